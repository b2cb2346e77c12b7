"""The kinds, states and orders that values have."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A word of a list that doesn't grow by itself; it is pickled as just that.

    Python does so itself, but for 3.11.0 to 3.11.3: those look the name up in a way that a
    process which reads pickles with care has to refuse.
    """

    def __reduce_ex__(self, protocol: object) -> tuple[type[Kind], tuple[str]]:
        """Return how it is made again."""
        return type(self), (self.value,)


class BlockKind(Kind):
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


class InlineKind(Kind):
    """What a stretch inside a block is."""

    LINK = "link"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"


class Direction(Kind):
    """The direction an article is written in."""

    LTR = "ltr"
    RTL = "rtl"


class Status(Kind):
    """How far the work on an article is."""

    NEW = "new"
    READING = "reading"
    DONE = "done"


class Origin(Kind):
    """How an annotation came about."""

    HAND = "hand"
    OCCURRENCES = "all occurrences"
    SUGGESTION = "suggestion"
    IMPORT = "import"


class Standing(Kind):
    """What stands at an occurrence, for somebody who wants to label it."""

    FREE = "free"
    LABELLED = "labelled"
    """It has the label already."""
    CONFLICT = "conflict"
    """A mark with another label is there, or one that overlaps it."""


class ActionKind(Kind):
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
    RENAME_TAG = "rename tag"
    MERGE_TAGS = "merge tags"
    DELETE_TAG = "delete tag"
    COLLECT = "put in collection"
    UNCOLLECT = "take out of collection"
    ADD_COLLECTION = "add collection"
    CHANGE_COLLECTION = "change collection"
    MERGE_COLLECTIONS = "merge collections"
    DELETE_COLLECTION = "delete collection"
    ADD_SEARCH = "add search"
    CHANGE_SEARCH = "change search"
    DELETE_SEARCH = "delete search"
    METADATA = "metadata"
    BOILERPLATE = "boilerplate"
    BOILERPLATE_LINE = "boilerplate of source"
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


class ActionState(Kind):
    """Whether an action holds, is undone, or was undone and then passed over by a newer one."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class Aspect(Kind):
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
    BOILERPLATE_LINE = "boilerplate line"
    """Whether a line is boilerplate of a source; the values are those of `LineVerdict`."""
    COPY = "copy"
    """Whether it is a copy of another article; the values are those of `Verdict`."""
    TITLE = "title"
    BYLINE = "byline"
    SOURCE = "source"
    PUBLISHED = "published"
    URL = "url"
    LANGUAGE = "language"
    FIELD = "field"
    """One of the user's own; the values begin with its name and a colon."""
    COLLECTION = "collection"
    """Whether an article is in one."""
    COLLECTION_NAME = "collection name"
    """None is a collection that isn't there."""
    SEARCH_NAME = "search name"
    """None is a saved search that isn't there."""
    SEARCH_QUERY = "search query"
    ORDER = "order"
    """The values are places, from 1."""
    LABEL_NAME = "label name"
    """None is a label that isn't there."""
    LABEL_LOOK = "label look"
    """Anything else about a label; the values name it."""


class View(Kind):
    """The fixed lists of the sidebar."""

    ALL = "all"
    UNREAD = "unread"
    READING = "reading"
    DONE = "done"
    STARRED = "starred"
    TRASH = "trash"


class Sort(Kind):
    """The orders of a list; each can be turned round."""

    NEWEST = "newest"
    OLDEST = "oldest"
    IMPORTED = "imported"
    TITLE = "title"
    SOURCE = "source"
    """Within a source, the newest first."""
    LENGTH = "length"
    """The longest first."""
    MARKS = "marks"
    """Those with the most first."""
    TOUCHED = "touched"
    """What somebody last did something to first."""
    RELEVANCE = "relevance"
    """What is most about what is searched for first; without a search, the newest."""


class Outcome(Kind):
    """What became of one document of an import."""

    NEW = "new"
    DUPLICATE = "duplicate"
    FAILED = "failed"
