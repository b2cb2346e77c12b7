"""What the tests of imported tables share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers import read
from reader.importers.choices import Choices
from reader.importers.document import Document, Failure
from reader.importers.limits import Limits

if TYPE_CHECKING:
    from reader.values import ImportedArticle

BODY = (
    "The harbour council voted on Wednesday to widen the pilot service in the strait, and to buy "
    "two more boats. “Every ship deserves a pilot,” its chairwoman said after the vote."
)


def found(
    data: bytes, name: str, choices: Choices | None = None, size: int = 1 << 20
) -> list[ImportedArticle | Failure]:
    """Return all that is in a table."""
    document = Document.of(data, name, Limits(size=size))
    return list(read(Document(document.file, name, document.limits, choices=choices or Choices())))


def articles(data: bytes, name: str, **columns: str) -> list[ImportedArticle]:
    """Return the articles in a table that has nothing else; ``columns`` are the fields of some."""
    everything = found(data, name, Choices(columns=tuple(columns.items())))
    assert not [each for each in everything if isinstance(each, Failure)]
    return [each for each in everything if not isinstance(each, Failure)]


def failures(data: bytes, name: str, size: int = 1 << 20) -> list[Failure]:
    """Return what of a table can't be read."""
    return [each for each in found(data, name, size=size) if isinstance(each, Failure)]


def texts(data: bytes, name: str) -> list[str]:
    """Return the texts of the articles in a table."""
    return [each.text for each in found(data, name) if not isinstance(each, Failure)]
