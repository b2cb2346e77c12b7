"""One file in another, packed by gzip, bzip2 or xz; a TAR archive as well as any that is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.importers.archives import members
from reader.importers.archives.unpacking import Allowance, counted

if TYPE_CHECKING:
    from bz2 import BZ2File
    from collections.abc import Iterator
    from gzip import GzipFile
    from lzma import LZMAFile

    from reader.importers.document import Document, Failure
    from reader.values import ImportedArticle

_GZIP, _BZIP2, _XZ = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00"
_NAMED = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".gz": "", ".bz2": "", ".xz": ""}
"""What the end of the name stands for when it is unpacked."""


def recognises(document: Document) -> bool:
    """Return whether it begins as one of them does."""
    return document.head.startswith((_GZIP, _BZIP2, _XZ))


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield what is in the file that is packed in it.

    Raises:
        UnreadableFileError: that can't be read, is damaged, or more than allowed.
    """
    from reader.importers import read_as_said

    members.refuse_other(is_archive=recognises(document))
    members.refuse_deep(document)
    allowance = Allowance.of(document)
    document.file.seek(0)
    with _unpacked(document) as unpacked:
        file = counted(unpacked, allowance, document.file.tell)
        inner = replace(
            document, file=file, name=_name(document), path=None, inside=document.inside + 1,
            allowance=allowance,
        )  # fmt: skip
        for found in read_as_said(inner):
            yield members.within(found, "", inner.name)


def _unpacked(document: Document) -> GzipFile | BZ2File | LZMAFile:
    """Return the file in it."""
    import bz2
    import gzip
    import lzma

    if document.head.startswith(_GZIP):
        return gzip.GzipFile(fileobj=document.file)
    if document.head.startswith(_BZIP2):
        return bz2.BZ2File(document.file)
    return lzma.LZMAFile(document.file)


def _name(document: Document) -> str:
    suffix = document.suffix
    if suffix not in _NAMED:
        return document.name
    return document.name[: -len(suffix)] + _NAMED[suffix]
