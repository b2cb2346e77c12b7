"""Reading documents under test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers import read
from reader.importers.document import Document, Failure

if TYPE_CHECKING:
    from reader.importers.limits import Limits
    from reader.values import ImportedArticle


def read_all(
    data: bytes, name: str = "", limits: Limits | None = None
) -> list[ImportedArticle | Failure]:
    """Return what is in ``data``; that a bug is told like damage is no excuse for it."""
    try:
        found = list(read(Document.of(data, name, limits)))
    except UnreadableFileError as error:
        if "Reading it failed" in str(error):
            raise AssertionError(error) from error
        raise
    sentences = [each.sentence for each in found if isinstance(each, Failure)]
    assert not [sentence for sentence in sentences if "Reading it failed" in sentence]
    return found
