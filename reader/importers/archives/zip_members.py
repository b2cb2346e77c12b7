"""The files in a ZIP archive; of one that is cut off, as far as it goes."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.archives.members import ONLY_LINKS, Member, refuse_other
from reader.importers.archives.zip_salvage import whole_members
from reader.importers.document import Failure
from reader.importers.encoding import decode
from reader.importers.refusals import damage_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zipfile import ZipFile, ZipInfo

    from reader.importers.document import Document

BEGINNINGS = b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04", b"PK00PK\x03\x04"
"""How archives begin, the second way if nothing is in them, the others if one was to be split."""
_ENCRYPTED = 0x1
_TELLING = 5
"""Bytes beyond ASCII from which on an encoding can be guessed."""
_IN_UTF8 = 0x800
_REFUSED = (
    "Files in the archive are encrypted ({:,} of them); "
    "unpack it with its password and import what comes out."
)


def members_of(document: Document) -> Iterator[Member | Failure]:
    """Yield the regular files in an archive.

    Raises:
        UnreadableFileError: it is none.
    """
    from zipfile import ZipFile

    refuse_other(is_archive=document.head.startswith(BEGINNINGS))
    try:
        with damage_told():
            document.file.seek(0)
            archive = ZipFile(document.file)
    except UnreadableFileError:
        yield from whole_members(document)
        return
    with archive:
        yield from _members(archive)


def names_in(document: Document) -> list[str]:
    """Return the names of the files in an archive; none where its directory is lost."""
    from zipfile import ZipFile

    try:
        document.file.seek(0)
        with damage_told(), ZipFile(document.file) as archive:
            return archive.namelist()
    except UnreadableFileError:
        return []


def _members(archive: ZipFile) -> Iterator[Member | Failure]:
    infos = [info for info in archive.infolist() if _is_regular(info)]
    if not infos and any(stat.S_ISLNK(_mode(info)) for info in archive.infolist()):
        raise UnreadableFileError(ONLY_LINKS)
    encrypted = 0
    for info, name in zip(infos, _names(infos), strict=True):
        if info.flag_bits & _ENCRYPTED:
            encrypted += 1
        else:
            yield _member(archive, info, name)
    if encrypted:
        yield Failure("", _REFUSED.format(encrypted))


def _member(archive: ZipFile, info: ZipInfo, name: str) -> Member:
    return Member(name, info.file_size, info.compress_size, lambda: archive.open(info))


def _is_regular(info: ZipInfo) -> bool:
    """Return whether it is no folder, link or device, and has a name."""
    kind = stat.S_IFMT(_mode(info))
    return bool(info.filename) and not info.is_dir() and kind in {0, stat.S_IFREG}


def _mode(info: ZipInfo) -> int:
    return info.external_attr >> 16


def _names(infos: Iterable[ZipInfo]) -> list[str]:
    """Return the names of files; what isn't said to be UTF-8 may be in any encoding.

    They are decoded together, as one name is too short to tell its encoding. `zipfile` took
    them for code page 437, which every byte is a character of.
    """
    names = [info.orig_filename.partition("\0")[0] for info in infos]
    old = [
        index for index, info in enumerate(infos)
        if not info.flag_bits & _IN_UTF8 and not names[index].isascii()
    ]  # fmt: skip
    if old:
        written = b"\n".join(names[index].encode("cp437", "replace") for index in old)
        decoded = _decoded(written)
        if len(decoded) == len(old):
            for index, name in zip(old, decoded, strict=True):
                names[index] = name
    return names


def _decoded(names: bytes) -> list[str]:
    """Return names decoded, as code page 437 if too little of them tells that they are others."""
    telling = len(names) - len(names.decode("ascii", "ignore"))
    try:
        text = names.decode() if telling < _TELLING else decode(names)
    except (UnicodeDecodeError, UnreadableFileError):
        return []
    return text.split("\n")
