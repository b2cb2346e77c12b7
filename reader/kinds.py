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
