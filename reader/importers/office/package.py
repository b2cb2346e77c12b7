"""Documents in one file that are ZIP archives: e-books and those of word processors.

The names in such a file lead nowhere but to its own members: nothing is ever unpacked.
"""

from __future__ import annotations

import posixpath
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import unquote

from reader.errors import UnreadableFileError
from reader.importers.archives.unpacking import Allowance, counted
from reader.importers.encoding import refuse_other_kinds
from reader.importers.limits import megabytes
from reader.importers.refusals import damage_told

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator
    from zipfile import ZipFile, ZipInfo

    from reader.importers.document import Document

_BEGINNING = b"PK\x03\x04"
_TOLD_WITHIN = 200
"""Bytes in which the media type stands, as the first member and not packed."""


def tells_media_type(document: Document, *kinds: bytes) -> bool:
    """Return whether the file says at its beginning that it is one of ``kinds``."""
    start = document.head[:_TOLD_WITHIN]
    return start.startswith(_BEGINNING) and any(b"mimetype" + kind in start for kind in kinds)


class Package:
    """The members of a document in one file, read within its limits."""

    def __init__(self, archive: ZipFile, document: Document) -> None:
        self._archive = archive
        self._limits = document.limits
        self._allowance = Allowance.of(document)
        self._members: dict[str, ZipInfo] = {}
        for info in archive.infolist():
            self._allowance.count_member()
            self._members.setdefault(resolved("", info.filename), info)
        self._names = {name.casefold(): name for name in reversed(self._members)}

    def called(self, name: str) -> str:
        """Return a name as the member has it whose name differs in small and capital letters."""
        return name if name in self._members else self._names.get(name.casefold(), name)

    def __contains__(self, name: str) -> bool:
        """Return whether there is a member of that name."""
        return name in self._members

    def named(self, suffix: str) -> list[str]:
        """Return the names of members that end so."""
        return [name for name in self._members if name.lower().endswith(suffix)]

    def read(self, name: str) -> bytes:
        """Return the bytes of a member; nothing where there is none.

        Raises:
            UnreadableFileError: it is damaged, encrypted, or larger than allowed.
        """
        info = self._members.get(name)
        if info is None:
            return b""
        with damage_told():
            opened: IO[bytes] = self._archive.open(info)
        with opened:
            packed = info.compress_size
            file = counted(cast("io.BufferedIOBase", opened), self._allowance, lambda: packed)
            data = file.read(self._limits.size + 1)
        if len(data) > self._limits.size:
            raise UnreadableFileError(
                f"A part of it is larger than {megabytes(self._limits.size)}; "
                "cut the document into smaller ones and import those."
            )
        return data


@contextmanager
def opened_package(document: Document) -> Iterator[Package]:
    """Open a document that is a ZIP archive.

    Raises:
        UnreadableFileError: it is damaged, or no such archive.
    """
    from zipfile import ZipFile

    if not document.head.startswith(b"PK"):
        refuse_other_kinds(document.head)
        raise UnreadableFileError(
            "This is not the kind of document that its name says; "
            "give it the right name and import it again."
        )
    document.file.seek(0)
    with damage_told():
        archive = ZipFile(document.file)
    with archive:
        yield Package(archive, document)


def resolved(base: str, link: str) -> str:
    """Return the name of the member that a link in ``base`` leads to, without its fragment."""
    path = unquote(link.partition("#")[0])
    name = posixpath.normpath(posixpath.join("/", posixpath.dirname(base), path))
    return name.lstrip("/") if path else base
