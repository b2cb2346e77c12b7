"""The fields of the query language: their names, and what stands behind the colon."""

from __future__ import annotations

from enum import Enum, StrEnum


class Field(StrEnum):
    """What is asked of an article besides the words in it, as it is typed before the colon."""

    TITLE = "title"
    SOURCE = "source"
    BY = "by"
    LANG = "lang"
    TAG = "tag"
    IN = "in"
    LABEL = "label"
    MARK = "mark"
    NOTE = "note"
    IS = "is"
    HAS = "has"
    AFTER = "after"
    BEFORE = "before"
    ON = "on"
    WORDS = "words"
    MARKS = "marks"


class State(StrEnum):
    """What an article can be."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    NEW = "new"
    READING = "reading"
    DONE = "done"
    TRASHED = "trashed"
    DUPLICATE = "duplicate"


class Thing(StrEnum):
    """What an article can have."""

    MARKS = "marks"
    NOTES = "notes"
    NONE = "none"


class Value(Enum):
    """The kinds of what stands behind a colon."""

    TEXT = "text"
    """Words, phrases and near(): what is found in a text."""
    NAME = "name"
    CHOICE = "choice"
    DATE = "date"
    NUMBER = "number"


CHOICES: dict[Field, type[State | Thing]] = {Field.IS: State, Field.HAS: Thing}
_OTHERS = {
    Value.TEXT: (Field.TITLE, Field.MARK, Field.NOTE),
    Value.CHOICE: tuple(CHOICES),
    Value.DATE: (Field.AFTER, Field.BEFORE, Field.ON),
    Value.NUMBER: (Field.WORDS, Field.MARKS),
}
VALUES: dict[Field, Value] = dict.fromkeys(Field, Value.NAME) | {
    field: value for value, fields in _OTHERS.items() for field in fields
}
"""What each field takes."""
