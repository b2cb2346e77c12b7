"""What a search finds besides whole articles: places in texts, titles, marks and notes; names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.query.writing import quoted

if TYPE_CHECKING:
    from reader.lists import ArticleId, LabelId
    from reader.query.fields import Field
    from reader.values import AnnotationId, NoteId, Span

_MOST_LEFT, _MOST_RIGHT = 100, 200
"""Code points of what stands about a hit."""
_WHITE_SPACE = re.compile(r"\s+")


class Place(StrEnum):
    """Where a hit stands."""

    TITLE = "title"
    TEXT = "text"
    MARK = "mark"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a search finds, with what stands about it."""

    place: Place
    article: ArticleId
    title: str
    """The article's, as its source and date are."""
    source: str
    published: str | None
    start: int | None
    """Where to open the article, code points: the hit, or what a note is on; None: the whole."""
    end: int | None
    left: str
    """What stands before it, with white space as single spaces."""
    text: str
    """The words that were found, as they stand there."""
    right: str
    label: LabelId | None = None
    """Of a mark."""
    annotation: AnnotationId | None = None
    """The mark that is the hit, or has the note."""
    note: NoteId | None = None
    """The note, where it is on no mark."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A tag, a collection, a label, a source or a language whose name is like what is typed."""

    field: Field
    name: str
    articles: int | None
    """How many articles have it; None where they aren't counted."""

    @property
    def query(self) -> str:
        """What finds its articles."""
        return f"{self.field}:{quoted(self.name)}"


def in_context(text: str, hit: Span, bounds: Span) -> tuple[str, str, str]:
    """Return what stands before a hit, the hit, and what stands behind it, within ``bounds``."""
    left = text[max(bounds.start, hit.start - _MOST_LEFT) : hit.start]
    right = text[hit.end : min(bounds.end, hit.end + _MOST_RIGHT)]
    found = text[hit.start : hit.end]
    return (_WHITE_SPACE.sub(" ", left), found, _WHITE_SPACE.sub(" ", right))
