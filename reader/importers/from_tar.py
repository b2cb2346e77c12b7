"""TAR archives of whatever can be imported; those that are cut off as far as they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.archives.members import ONLY_LINKS, Member, read_members, refuse_other
from reader.importers.document import Failure
from reader.importers.encoding import decode
from reader.importers.refusals import damage_told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from tarfile import TarFile, TarInfo
    from typing import IO, BinaryIO

    from reader.importers.document import Document
    from reader.values import ImportedArticle

_BLOCK = 512
_CHECKSUM = slice(148, 156)
_CUT_OFF = "The archive is cut off or damaged here; what is before is imported, get it once more."


def recognises(document: Document) -> bool:
    """Return whether it begins with the header of a file, whose checksum is right."""
    head = document.head[:_BLOCK]
    if len(head) < _BLOCK or not head[0]:
        return False
    try:
        told = int(head[_CHECKSUM].strip(b" \0"), 8)
    except ValueError:
        return False
    return told == sum(head) - sum(head[_CHECKSUM]) + 8 * ord(" ")


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield what is in the files of the archive.

    Raises:
        UnreadableFileError: nothing in it can be imported, or it is more than allowed.
    """
    refuse_other(is_archive=recognises(document))
    yield from read_members(document, _members(document.file))


def _members(file: BinaryIO) -> Iterator[Member | Failure]:
    import tarfile

    files = links = 0
    try:
        with damage_told():
            file.seek(0)
            archive = tarfile.TarFile(fileobj=file, errors="surrogateescape")
        while (info := _next(archive)) is not None:
            links += info.issym()
            if info.isreg() and not info.issparse():
                files += 1
                yield _member(archive, info)
        with damage_told():
            file.seek(archive.offset)
            is_ended = file.read(_BLOCK) == bytes(_BLOCK)
    except UnreadableFileError:
        is_ended = False
    if not is_ended:  # tarfile takes a damaged header for the end
        yield Failure("", _CUT_OFF)
    if links and not files:
        raise UnreadableFileError(ONLY_LINKS)


def _next(archive: TarFile) -> TarInfo | None:
    """Return what is next in the archive, and forget what was before, as there may be much."""
    with damage_told():
        info = archive.next()
    archive.members.clear()  # type: ignore[attr-defined]  # a list, not documented
    return info


def _member(archive: TarFile, info: TarInfo) -> Member:
    def opened() -> IO[bytes]:
        file = archive.extractfile(info)
        if file is None:
            raise EOFError
        return file

    return Member(_name(info), info.size, info.size, opened)


def _name(info: TarInfo) -> str:
    """Return the name of a file; what isn't UTF-8 may be in any encoding."""
    try:
        return decode(info.name.encode("utf-8", "surrogateescape"))
    except (UnreadableFileError, UnicodeEncodeError):
        return info.name
