"""ZIP archives of whatever can be imported; those that are cut off as far as they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.archives.members import read_members
from reader.importers.archives.zip_members import BEGINNINGS, members_of, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document, Failure
    from reader.values import ImportedArticle

_OFFICE = frozenset(
    (
        *(".epub", ".docx", ".docm", ".odt", ".xlsx", ".xlsm", ".ods", ".pptx", ".odp", ".odg"),
        *(".jar", ".apk", ".pages", ".numbers", ".key", ".kmz", ".xpi"),
    )
)
"""What is a ZIP archive but nobody takes for one: if it is damaged, its own format says so."""


def recognises(document: Document) -> bool:
    """Return whether it begins as an archive, and isn't named as a document in one file."""
    return document.head.startswith(BEGINNINGS) and document.suffix not in _OFFICE


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield what is in the files of the archive.

    Raises:
        UnreadableFileError: nothing in it can be imported, or it is more than allowed.
    """
    yield from read_members(document, members_of(document), names_in(document))
