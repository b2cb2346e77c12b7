"""The values that travel between the library, the window and the command line.

All of them are frozen. Offsets are code points into an article's text, half-open
``[start, end)``. Times are ISO 8601, to the second, with their offset: that of UTC for what was
done here, and for what was published that of its place, if it was told.

The kinds and the values of a list can be imported from here, too; they have modules of their
own because the window's first frame can't wait for all the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, NamedTuple, NewType, TypeVar

from reader.journal_kinds import ActionKind, ActionState, Aspect
from reader.kinds import (
    BlockKind,
    Direction,
    InlineKind,
    Origin,
    Outcome,
    Sort,
    Standing,
    Status,
    View,
)
from reader.lists import (
    ArticleFilter,
    ArticleId,
    ArticleSummary,
    CollectionId,
    Counts,
    LabelColours,
    LabelId,
)
from reader.table_rows import AnnotationRow, HitRow

__all__ = [  # what is passed on, beside what is defined here
    "ActionKind",
    "ActionState",
    "AnnotationRow",
    "ArticleFilter",
    "ArticleId",
    "ArticleSummary",
    "Aspect",
    "BlockKind",
    "CollectionId",
    "Counts",
    "Direction",
    "HitRow",
    "InlineKind",
    "LabelColours",
    "LabelId",
    "Origin",
    "Outcome",
    "Sort",
    "Standing",
    "Status",
    "View",
]

AnnotationId = NewType("AnnotationId", int)
NoteId = NewType("NoteId", int)
ActionId = NewType("ActionId", int)
SearchId = NewType("SearchId", int)

T = TypeVar("T")


class Span(NamedTuple):
    """A stretch of text: code points, half-open."""

    start: int
    end: int


BULLET = "•"
"""What stands before an item of a list that is not numbered."""


class Block(NamedTuple):
    """One block of an article; what lies between two blocks is white space.

    ``level`` is 1 to 6 for a heading, the depth (from 1) for a list item or a quote, else 0.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    bullet: str = BULLET
    """What stands before a list item, and not in the text: `BULLET`, or a number as ``3.``.

    Nothing stands before a paragraph that goes on the item above it.
    """


class Inline(NamedTuple):
    """A stretch inside a block; ``href`` is the address of a link, else empty."""

    start: int
    end: int
    kind: InlineKind
    href: str = ""


class ImportedArticle(NamedTuple):
    """What an importer makes of a document, before the library has it."""

    text: str
    """Normalised (see `reader.text.normalise`); it never changes after this."""
    blocks: tuple[Block, ...]
    title: str
    inlines: tuple[Inline, ...] = ()
    byline: str = ""
    source: str = ""
    published: str | None = None
    """ISO 8601, as its place has it (``2021-02-18T19:56:50+03:00``), or a date (``2021-02-18``)."""
    url: str = ""
    language: str = ""
    """ISO 639 code (``en``, ``ar``, ``ckb``), or empty where it isn't sure."""
    direction: Direction = Direction.LTR
    tags: tuple[str, ...] = ()
    """Those that the document itself names."""
    fields: tuple[tuple[str, str], ...] = ()
    """Other metadata, by name."""
    notes: tuple[str, ...] = ()
    """What somebody has noted on the article where it comes from."""
    done: bool = False
    """Whether somebody is through with it where it comes from."""
    starred: bool = False
    source_names: tuple[tuple[str, str], ...] = ()
    """What it tells of other articles: hosts, each with the name of the source that is there."""
    file: str = ""
    """The name of the file it came from, without its folder."""
    media_type: str = ""
    """Of the original; empty: the usual one of its format."""
    original: bytes = b""
    """The document as it was found, to the byte."""


@dataclass(frozen=True, slots=True)
class Article:
    """A whole article."""

    summary: ArticleSummary
    text: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...]
    annotations: tuple[Annotation, ...]
    """In order of place: start, then the longer one first."""
    notes: tuple[Note, ...]
    position: int
    """The offset that stood at the top of the window when it was last read."""


@dataclass(frozen=True, slots=True)
class Label:
    """A kind of entity."""

    id: LabelId
    uid: str
    name: str
    colour: str
    """``#rrggbb``: on paper; its contrast there is at least 4.5."""
    tint: str
    """``#rrggbb``: on a dark ground, and thinned out as the fill of a mark."""
    key: str
    """The key that applies it (a digit), or empty."""
    description: str
    position: int
    """What sorts it among the labels with the same parent."""
    parent: LabelId | None = None
    """The label that it is a kind of; hierarchies have one level."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of articles; an article can be in several."""

    id: CollectionId
    uid: str
    name: str
    position: int
    """What sorts it among the collections."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that is kept under a name."""

    id: SearchId
    uid: str
    name: str
    query: str
    """As it was typed."""
    position: int
    """What sorts it among the saved searches."""


class Annotation(NamedTuple):
    """A mark: a span of an article with a label and perhaps a note.

    A tuple, since thousands of them are made whenever an article is opened.
    """

    id: AnnotationId
    uid: str
    article: ArticleId
    start: int
    end: int
    quote: str
    """Always the article's ``text[start:end]``."""
    label: LabelId
    note: str
    author: str
    origin: Origin
    created: str
    modified: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note on an article as a whole, or on a span of it that has no label."""

    id: NoteId
    uid: str
    article: ArticleId
    start: int | None
    end: int | None
    quote: str
    text: str
    author: str
    created: str
    modified: str


@dataclass(frozen=True, slots=True)
class NotePlace:
    """What a note is on, or shall be on: a mark, a note that is there, a span, or an article."""

    article: ArticleId
    annotation: AnnotationId | None = None
    """The mark whose note it is."""
    note: NoteId | None = None
    """The note that is written anew."""
    start: int | None = None
    """Of a span without a label that has no note yet; None for the article as a whole."""
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed in a note and is not a note yet."""

    place: NotePlace
    text: str
    modified: str


@dataclass(frozen=True, slots=True)
class Edit(Generic[T]):
    """One value before and after an action; None where it did not exist."""

    before: T | None
    after: T | None


CONTEXT = 80
"""How much of the text stands on each side of an occurrence, in code points."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a text occurs in an article, with what stands about it."""

    article: ArticleId
    start: int
    end: int
    quote: str
    left: str
    """What stands before it in its block, with white space as spaces."""
    right: str
    part: bool = False
    """Whether it is a part of a longer word."""
    labels: tuple[LabelId, ...] = ()
    """Those of the marks on exactly this span."""
    overlapping: tuple[LabelId, ...] = ()
    """Those of other marks that share some of it."""
    source: str = ""
    """The article's, as its date is."""
    published: str | None = None

    def standing(self, label: LabelId) -> Standing:
        """Return what is there already, for somebody who wants to give it ``label``."""
        if label in self.labels:
            return Standing.LABELLED
        return Standing.CONFLICT if self.labels or self.overlapping else Standing.FREE


@dataclass(frozen=True, slots=True)
class Action:
    """One step of the history."""

    id: ActionId
    uid: str
    kind: ActionKind
    subject: str
    """What it was done to, for people: a quote with its label, a title, a number of articles."""
    author: str
    created: str
    state: ActionState
    changes: int
    """How many rows it changed."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that an action changed: what it was, and what it became."""

    aspect: Aspect
    subject: str
    """What it is of: the quote of a mark or a note, the title of an article, a label."""
    before: str | None
    """None where there was nothing."""
    after: str | None
    article: ArticleId | None = None
    start: int | None = None
    """Where in the article it is, or was; None for the article as a whole."""
    annotation: AnnotationId | None = None
    note: NoteId | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """An action with what it changed, or with a part of that."""

    action: Action
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What an action, an undo or a redo changed; the window's views refresh from it."""

    kind: ActionKind
    subject: str
    articles: frozenset[ArticleId] = frozenset()
    """Every article whose summary, tags, annotations or notes are not what they were."""
    annotations: tuple[Edit[Annotation], ...] = ()
    notes: tuple[Edit[Note], ...] = ()
    labels: tuple[Edit[Label], ...] = ()
    collections: tuple[Edit[Collection], ...] = ()
    searches: tuple[Edit[SavedSearch], ...] = ()
    blocks: frozenset[ArticleId] = frozenset()
    """Articles whose blocks changed."""
    listed: bool = False
    """Whether articles came into or went out of a list (imported, trashed, status, tags …)."""

    @property
    def is_step(self) -> bool:
        """Whether it can be undone: that an article was opened, and so read, is no step."""
        return self.kind is not ActionKind.READ or bool(self.subject)


class Group(NamedTuple):
    """Articles that stand together in a list, under a heading."""

    key: str
    """A day where the user is (``2021-02-18``), or a source; empty where that isn't known."""
    start: int
    """How many articles stand above the group."""


@dataclass(frozen=True, slots=True)
class Succession:
    """What a new article is a new version of, and what of that came along."""

    uid: str
    """Of the earlier version, which stays as it is."""
    title: str
    carried: int
    """How many marks and notes have a place in the new one, and are there now."""
    lost: tuple[str, ...] = ()
    """The quotes of those that have none."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The report of one document of an import."""

    outcome: Outcome
    uid: str
    """The article's (of a duplicate: the one that was there before); empty where it failed."""
    message: str
    """The title, or why it failed, in one sentence."""
    file: str
    """Its name, after the folders that it lies in below the one that was imported."""
    succeeds: Succession | None = None
    """Where it is a new version of an article that was there before."""
