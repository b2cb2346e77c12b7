"""What can be done in the window, by name, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, cast

from PySide6 import QtCore

if TYPE_CHECKING:
    from collections.abc import Callable

# Its stub says that it returns an object.
QT_TRANSLATE_NOOP = cast("Callable[[str, str], str]", QtCore.QT_TRANSLATE_NOOP)
"""Marks a text for translation."""


class Do(Enum):
    """What can be done in the window."""

    NEW_LIBRARY = auto()
    OPEN_LIBRARY = auto()
    IMPORT = auto()
    IMPORT_FOLDER = auto()
    PASTE_ARTICLE = auto()
    WATCHED = auto()
    IMPORT_REPORT = auto()
    ADD_SAMPLES = auto()
    EXPORT = auto()
    BACK_UP = auto()
    CHECK = auto()
    QUIT = auto()

    UNDO = auto()
    REDO = auto()
    COPY = auto()
    SELECT_ALL = auto()
    HISTORY = auto()
    SETTINGS = auto()

    NEXT_ARTICLE = auto()
    PREVIOUS_ARTICLE = auto()
    READ_ON = auto()
    READ_BACK = auto()
    NEXT_UNREAD = auto()
    BACK = auto()
    FORWARD = auto()
    TOGGLE_READ = auto()
    READ_ABOVE = auto()
    READ_BELOW = auto()
    TOGGLE_STAR = auto()
    DONE_AND_NEXT = auto()
    IN_PROGRESS = auto()
    TAG = auto()
    DETAILS = auto()
    COLLECT = auto()
    UNCOLLECT = auto()
    VERSIONS = auto()
    FIND_VERSIONS = auto()
    TRASH = auto()
    RESTORE = auto()
    EMPTY_TRASH = auto()

    NEW_COLLECTION = auto()
    SAVE_SEARCH = auto()
    RENAME_LIST = auto()
    CHANGE_SEARCH = auto()
    MERGE_LIST = auto()
    DELETE_LIST = auto()
    LIST_UP = auto()
    LIST_DOWN = auto()

    LAST_LABEL = auto()
    PICK_LABEL = auto()
    LABELS = auto()
    NOTE = auto()
    PARAGRAPH_NOTE = auto()
    ARTICLE_NOTE = auto()
    REMOVE = auto()
    NEXT_MARK = auto()
    PREVIOUS_MARK = auto()
    REPEAT = auto()
    BOUNDARIES = auto()
    BOILERPLATE = auto()
    BOILERPLATE_LINE = auto()
    BOILERPLATE_LINES = auto()

    NEXT_CANDIDATE = auto()
    PREVIOUS_CANDIDATE = auto()
    NEXT_HERE = auto()
    GROW = auto()
    SHRINK = auto()
    NEXT_SENTENCE = auto()
    PREVIOUS_SENTENCE = auto()
    NEXT_PARAGRAPH = auto()
    PREVIOUS_PARAGRAPH = auto()
    SELECT_SENTENCE = auto()
    SELECT_SENTENCE_BACK = auto()
    SELECT_PARAGRAPH = auto()
    SELECT_PARAGRAPH_BACK = auto()
    OUTLINE = auto()
    FOLLOW = auto()
    COPY_LINK = auto()
    NEXT_LINK = auto()
    PREVIOUS_LINK = auto()

    SEARCH = auto()
    FIND = auto()
    FIND_NEXT = auto()
    FIND_PREVIOUS = auto()
    LOOK_UP = auto()
    CONCORDANCE = auto()
    SIDEBAR = auto()
    INSPECTOR = auto()
    HIDE_MARKS = auto()
    ALL_LABELS = auto()
    DIM_TEXT = auto()
    READING = auto()
    NEXT_PANE = auto()
    PREVIOUS_PANE = auto()
    LARGER = auto()
    SMALLER = auto()
    FULL_SCREEN = auto()
    ONLY_ARTICLE = auto()

    SEARCH_HELP = auto()
    KEYS = auto()
    ABOUT = auto()


class Scope(Enum):
    """Where the keys of an action act."""

    WINDOW = auto()
    """Everywhere but where text is typed."""
    TEXT = auto()
    """In the article alone: these keys mean something else in lists and fields."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts and keys of an action."""

    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    short: str = ""
    """The word on a button, where the menu says more."""
    checkable: bool = False
    scope: Scope = Scope.WINDOW
    tip: str = ""
    """What the text doesn't say, in a sentence."""
