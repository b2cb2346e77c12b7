"""The values of a list of articles: which it holds, in which order, and what it shows of each.

Apart from the other values and lighter, as the window's first frame waits for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NewType

from reader.kinds import View

if TYPE_CHECKING:
    from reader.kinds import Direction, Status

ArticleId = NewType("ArticleId", int)
LabelId = NewType("LabelId", int)
CollectionId = NewType("CollectionId", int)


class ArticleSummary(NamedTuple):
    """What the list shows of an article."""

    id: ArticleId
    uid: str
    title: str
    byline: str
    source: str
    published: str | None
    url: str
    language: str
    direction: Direction
    file: str
    status: Status
    read: bool
    starred: bool
    trashed: str | None
    """When it was put into the trash, or None."""
    imported: str
    words: int
    annotations: int
    notes: int
    tags: tuple[str, ...] = ()
    labels: tuple[tuple[LabelId, int], ...] = ()
    """How many annotations it has of each label, in the labels' order."""
    versions: int = 0
    """How many other articles have nearly the same text, see `reader.library.duplicates`."""
    length: int = 0
    """Of the text, in code points."""
    reached: int = 0
    """The farthest offset that was on the screen."""


class LabelColours(NamedTuple):
    """The colours of a label, each ``#rrggbb``, see `reader.values.Label`."""

    colour: str
    tint: str


class ArticleFilter(NamedTuple):
    """Which articles a list shows: all conditions together."""

    view: View = View.ALL
    source: str | None = None
    tag: str | None = None
    collection: CollectionId | None = None
    language: str | None = None
    published: str | None = None
    """A year, a month or a day: ``2021``, ``2021-02``, ``2021-02-18``."""
    query: str = ""
    """What the articles are searched for, in the language of `reader.query`."""


class Counts(NamedTuple):
    """How many articles each line of the sidebar holds."""

    views: dict[View, int]
    sources: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...] = ()
    collections: tuple[tuple[CollectionId, str, int], ...] = ()
    """With their names; all of them in their order, the empty ones too."""
    months: tuple[tuple[str, int], ...] = ()
    """``2021-02``, the last one first."""
