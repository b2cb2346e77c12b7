"""The values that travel between the library, the window and the command line.

All of them are frozen. Offsets are code points into an article's text, half-open
``[start, end)``. Times are UTC, ISO 8601, to the second, with ``+00:00``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, NewType, TypeVar

ArticleId = NewType("ArticleId", int)
AnnotationId = NewType("AnnotationId", int)
LabelId = NewType("LabelId", int)
NoteId = NewType("NoteId", int)
ActionId = NewType("ActionId", int)

T = TypeVar("T")


class Span(NamedTuple):
    """A stretch of text: code points, half-open."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a stretch of an article's text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list item"
    PREFORMATTED = "preformatted"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    BOILERPLATE = "boilerplate"
    CONTINUED = "continued"
    """The next piece of a paragraph that was too long to lay out in one."""


class Block(NamedTuple):
    """One block of an article; what lies between two blocks is white space.

    ``level`` is 1 to 6 for a heading, the depth (from 1) for a list item or a quote, else 0.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0


class InlineKind(StrEnum):
    """What a stretch inside a block is."""

    LINK = "link"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"


class Inline(NamedTuple):
    """A stretch inside a block; ``href`` is the address of a link, else empty."""

    start: int
    end: int
    kind: InlineKind
    href: str = ""


class Direction(StrEnum):
    """The direction an article is written in."""

    LTR = "ltr"
    RTL = "rtl"


class Status(StrEnum):
    """How far the work on an article is."""

    NEW = "new"
    READING = "reading"
    DONE = "done"


class Origin(StrEnum):
    """How an annotation came about."""

    HAND = "hand"
    OCCURRENCES = "all occurrences"
    SUGGESTION = "suggestion"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """What an importer makes of a document, before the library has it."""

    text: str
    """Normalised (see `reader.text.normalise`); it never changes after this."""
    blocks: tuple[Block, ...]
    title: str
    inlines: tuple[Inline, ...] = ()
    byline: str = ""
    source: str = ""
    published: str | None = None
    """UTC ISO 8601 (``2021-02-18T16:56:50+00:00``), or a date alone (``2021-02-18``)."""
    url: str = ""
    language: str = ""
    """ISO 639 code (``en``, ``ar``, ``ckb``), or empty where it isn't sure."""
    direction: Direction = Direction.LTR
    tags: tuple[str, ...] = ()
    """Those that the document itself names."""
    file: str = ""
    """The name of the file it came from, without its folder."""
    media_type: str = ""
    """Of the original; empty: the usual one of its format."""
    original: bytes = b""
    """The document as it was found, to the byte."""


@dataclass(frozen=True, slots=True)
class ArticleSummary:
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
class Annotation:
    """A mark: a span of an article with a label and perhaps a note."""

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


CONTEXT = 40
"""How much of the text stands on each side of an occurrence, in code points."""


class Standing(StrEnum):
    """What stands at an occurrence, for somebody who wants to label it."""

    FREE = "free"
    LABELLED = "labelled"
    """It has the label already."""
    CONFLICT = "conflict"
    """A mark with another label is there, or one that overlaps it."""


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


class ActionKind(StrEnum):
    """What was done; the names that the journal stores."""

    IMPORT = "import"
    ANNOTATE = "annotate"
    RELABEL = "relabel"
    MOVE = "move"
    REMOVE = "remove"
    NOTE = "note"
    READ = "read"
    UNREAD = "unread"
    STAR = "star"
    UNSTAR = "unstar"
    STATUS = "status"
    TRASH = "trash"
    RESTORE = "restore"
    TAG = "tag"
    UNTAG = "untag"
    BOILERPLATE = "boilerplate"
    LABELS = "labels"
    """A set of labels came."""
    ADD_LABEL = "add label"
    CHANGE_LABEL = "change label"
    MERGE_LABELS = "merge labels"
    DELETE_LABEL = "delete label"
    LINK = "link copies"
    """Two articles were said to be copies of each other."""
    DISMISS = "not copies"
    CARRY = "carry over"
    """Marks and notes came to a copy."""
    KEEP = "keep copy"
    """One of two copies went to the trash."""
    UNDO = "undo"
    """Undoing a step that need not be the newest; its subject is kind and subject of that one."""


class ActionState(StrEnum):
    """Whether an action holds, is undone, or was undone and then passed over by a newer one."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


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


class Aspect(StrEnum):
    """What a `Detail` is about."""

    MARK = "mark"
    """Whether it is there; the values are its label."""
    LABEL = "label"
    """Of a mark."""
    PLACE = "place"
    """The values are quotes."""
    NOTE = "note"
    TAG = "tag"
    STATUS = "status"
    """The values are those of `Status`."""
    READ = "read"
    """The values of this and the next two are ``yes`` and ``no``."""
    STARRED = "starred"
    TRASHED = "trashed"
    BLOCK = "block"
    """The values are those of `BlockKind`."""
    COPY = "copy"
    """Whether it is a copy of another article; the values are those of `Verdict`."""
    LABEL_NAME = "label name"
    """None is a label that isn't there."""
    LABEL_LOOK = "label look"
    """Anything else about a label; the values name it."""


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
    blocks: frozenset[ArticleId] = frozenset()
    """Articles whose blocks changed."""
    listed: bool = False
    """Whether articles came into or went out of a list (imported, trashed, status, tags …)."""


class View(StrEnum):
    """The fixed lists of the sidebar."""

    ALL = "all"
    UNREAD = "unread"
    READING = "reading"
    DONE = "done"
    STARRED = "starred"
    TRASH = "trash"


class Sort(StrEnum):
    """The orders of a list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    IMPORTED = "imported"
    TITLE = "title"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles a list shows: all conditions together."""

    view: View = View.ALL
    source: str | None = None
    tag: str | None = None
    words: str = ""
    """Plain words, all of which the text must have; the last may be the beginning of one."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles each line of the sidebar holds."""

    views: dict[View, int]
    sources: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, int], ...]


class Outcome(StrEnum):
    """What became of one document of an import."""

    NEW = "new"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Imported:
    """The report of one document of an import."""

    outcome: Outcome
    uid: str
    """The article's (of a duplicate: the one that was there before); empty where it failed."""
    message: str
    """The title, or why it failed, in one sentence."""
    file: str


class AnnotationRow(NamedTuple):
    """One annotation with what a table says of its article; the columns of the CSV export."""

    annotation_uid: str
    article_uid: str
    title: str
    source: str
    published: str | None
    url: str
    start: int
    end: int
    label: str
    quote: str
    sentence: str
    entity: str
    note: str
    author: str
    origin: str
    created: str
    modified: str
