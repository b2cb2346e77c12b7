"""Every action of the window: its words, its key, its icon. Made once, shared by all menus."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, cast

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.theme import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme


class Do(Enum):
    """What can be done in the window."""

    NEW_LIBRARY = auto()
    OPEN_LIBRARY = auto()
    IMPORT = auto()
    IMPORT_FOLDER = auto()
    PASTE_ARTICLE = auto()
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
    TOGGLE_READ = auto()
    TOGGLE_STAR = auto()
    DONE_AND_NEXT = auto()
    IN_PROGRESS = auto()
    TAG = auto()
    TRASH = auto()
    RESTORE = auto()
    EMPTY_TRASH = auto()

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

    SEARCH = auto()
    SIDEBAR = auto()
    INSPECTOR = auto()
    HIDE_MARKS = auto()
    DIM_TEXT = auto()
    READING = auto()
    NEXT_PANE = auto()
    PREVIOUS_PANE = auto()
    LARGER = auto()
    SMALLER = auto()
    FULL_SCREEN = auto()

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


# Its stub says that it returns an object.
QT_TRANSLATE_NOOP = cast("Callable[[str, str], str]", QtCore.QT_TRANSLATE_NOOP)

WORDS: dict[Do, Words] = {
    Do.NEW_LIBRARY: Words(QT_TRANSLATE_NOOP("Actions", "New Library…"), ("Ctrl+N",)),
    Do.OPEN_LIBRARY: Words(QT_TRANSLATE_NOOP("Actions", "Open Library…"), ("Ctrl+O",)),
    Do.IMPORT: Words(
        QT_TRANSLATE_NOOP("Actions", "Import Files…"),
        ("Ctrl+I",),
        "import",
        QT_TRANSLATE_NOOP("Actions", "Import"),
    ),
    Do.IMPORT_FOLDER: Words(QT_TRANSLATE_NOOP("Actions", "Import Folder…"), ("Ctrl+Shift+I",)),
    Do.PASTE_ARTICLE: Words(
        QT_TRANSLATE_NOOP("Actions", "Paste as New Article"),
        ("Ctrl+Shift+V",),
        tip=QT_TRANSLATE_NOOP("Actions", "The text on the clipboard becomes an article."),
    ),
    Do.ADD_SAMPLES: Words(
        QT_TRANSLATE_NOOP("Actions", "Add the Sample Articles"),
        tip=QT_TRANSLATE_NOOP("Actions", "A few short articles to try things on."),
    ),
    Do.EXPORT: Words(
        QT_TRANSLATE_NOOP("Actions", "Export Annotations…"),
        ("Ctrl+E",),
        "export",
        QT_TRANSLATE_NOOP("Actions", "Export"),
    ),
    Do.BACK_UP: Words(
        QT_TRANSLATE_NOOP("Actions", "Back Up Library…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Writes a copy of the whole library into one file."),
    ),
    Do.CHECK: Words(
        QT_TRANSLATE_NOOP("Actions", "Check Library"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Looks for damage in the library’s file and says what it finds."
        ),
    ),
    Do.QUIT: Words(QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",)),
    Do.UNDO: Words(QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",), "undo"),
    Do.REDO: Words(QT_TRANSLATE_NOOP("Actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Do.COPY: Words(QT_TRANSLATE_NOOP("Actions", "Copy Text"), ("Ctrl+C",), scope=Scope.TEXT),
    Do.SELECT_ALL: Words(
        QT_TRANSLATE_NOOP("Actions", "Select All Text"), ("Ctrl+A",), scope=Scope.TEXT
    ),
    Do.HISTORY: Words(
        QT_TRANSLATE_NOOP("Actions", "History…"),
        ("Ctrl+H",),
        tip=QT_TRANSLATE_NOOP("Actions", "Everything that was done, step by step."),
    ),
    Do.SETTINGS: Words(
        QT_TRANSLATE_NOOP("Actions", "Settings…"),
        ("Ctrl+,",),
        tip=QT_TRANSLATE_NOOP("Actions", "Keys, theme, your name, and how Postil starts."),
    ),
    Do.NEXT_ARTICLE: Words(QT_TRANSLATE_NOOP("Actions", "Next Article"), ("J",)),
    Do.PREVIOUS_ARTICLE: Words(QT_TRANSLATE_NOOP("Actions", "Previous Article"), ("K",)),
    Do.READ_ON: Words(
        QT_TRANSLATE_NOOP("Actions", "Read On, Then Next Unread"),
        ("Space",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Scrolls by a page; at the end, the next unread article opens."
        ),
    ),
    Do.TOGGLE_READ: Words(
        QT_TRANSLATE_NOOP("Actions", "Read"),
        ("U",),
        "unread",
        checkable=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Whether the article counts as read."),
    ),
    Do.TOGGLE_STAR: Words(QT_TRANSLATE_NOOP("Actions", "Starred"), ("S",), "star", checkable=True),
    Do.DONE_AND_NEXT: Words(
        QT_TRANSLATE_NOOP("Actions", "Done, and Next"),
        ("D",),
        "done",
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Nothing is left to do in this article; the next one opens."
        ),
    ),
    Do.IN_PROGRESS: Words(
        QT_TRANSLATE_NOOP("Actions", "Back to In Progress"),
        ("Shift+D",),
        "reading",
        tip=QT_TRANSLATE_NOOP("Actions", "Takes back that the article is done."),
    ),
    Do.TAG: Words(QT_TRANSLATE_NOOP("Actions", "Tag…"), ("T",), "tag"),
    Do.TRASH: Words(QT_TRANSLATE_NOOP("Actions", "Move to Trash"), ("Ctrl+Del",), "trash"),
    Do.RESTORE: Words(QT_TRANSLATE_NOOP("Actions", "Restore from Trash"), (), "restore"),
    Do.EMPTY_TRASH: Words(
        QT_TRANSLATE_NOOP("Actions", "Empty Trash…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Deletes the articles in the trash for good. This can’t be undone."
        ),
    ),
    Do.LAST_LABEL: Words(
        QT_TRANSLATE_NOOP("Actions", "Label as Before"),
        ("Return", "Enter"),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "The label that was used last, on the selection or the word at the caret."
        ),
    ),
    Do.PICK_LABEL: Words(
        QT_TRANSLATE_NOOP("Actions", "Choose Label…"),
        ("L",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Finds a label by what you type, or makes one of it; for all its like, too."
        ),
    ),
    Do.LABELS: Words(
        QT_TRANSLATE_NOOP("Actions", "Labels…"),
        ("Ctrl+L",),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Names, colours, keys and order of the labels; merge, delete, exchange them."
        ),
    ),
    Do.NOTE: Words(
        QT_TRANSLATE_NOOP("Actions", "Note…"),
        ("N",),
        "note",
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP("Actions", "On the mark at the caret, or on the selected text."),
    ),
    Do.PARAGRAPH_NOTE: Words(
        QT_TRANSLATE_NOOP("Actions", "Note on the Paragraph…"), ("P",), scope=Scope.TEXT
    ),
    Do.ARTICLE_NOTE: Words(QT_TRANSLATE_NOOP("Actions", "Note on the Article…"), ("Shift+N",)),
    Do.REMOVE: Words(
        QT_TRANSLATE_NOOP("Actions", "Remove Mark"),
        ("X", "Del"),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP("Actions", "The text stays; the label goes, and the note on it."),
    ),
    Do.NEXT_MARK: Words(QT_TRANSLATE_NOOP("Actions", "Next Mark"), ("Tab",), scope=Scope.TEXT),
    Do.PREVIOUS_MARK: Words(
        QT_TRANSLATE_NOOP("Actions", "Previous Mark"), ("Shift+Tab",), scope=Scope.TEXT
    ),
    Do.REPEAT: Words(
        QT_TRANSLATE_NOOP("Actions", "Repeat"),
        (".",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "What was done last, on what is selected now: a label is given, or a mark removed.",
        ),
    ),
    Do.BOUNDARIES: Words(
        QT_TRANSLATE_NOOP("Actions", "Change Boundaries"),
        ("E",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Arrows move the end of the mark, Tab changes to its start, Enter keeps."
        ),
    ),
    Do.BOILERPLATE: Words(
        QT_TRANSLATE_NOOP("Actions", "Paragraph Is Boilerplate, or Not"),
        ("B",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Boilerplate isn’t the article’s own text: it is faded or hidden, and not counted.",
        ),
    ),
    Do.NEXT_CANDIDATE: Words(
        QT_TRANSLATE_NOOP("Actions", "Next Candidate"),
        ("F",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "The next name, number or date without a mark. Once labelled, the next follows.",
        ),
    ),
    Do.PREVIOUS_CANDIDATE: Words(
        QT_TRANSLATE_NOOP("Actions", "Previous Candidate"), ("Shift+F",), scope=Scope.TEXT
    ),
    Do.NEXT_HERE: Words(
        QT_TRANSLATE_NOOP("Actions", "Next Mark at the Caret"),
        ("O",),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Goes in turn through the marks that lie one upon the other."
        ),
    ),
    Do.GROW: Words(
        QT_TRANSLATE_NOOP("Actions", "Select More"),
        ("Ctrl+Alt+Right", "G"),
        scope=Scope.TEXT,
        tip=QT_TRANSLATE_NOOP("Actions", "Word, name, part of a sentence, sentence, paragraph."),
    ),
    Do.SHRINK: Words(
        QT_TRANSLATE_NOOP("Actions", "Select Less"), ("Ctrl+Alt+Left", "Shift+G"), scope=Scope.TEXT
    ),
    Do.NEXT_SENTENCE: Words(
        QT_TRANSLATE_NOOP("Actions", "Next Sentence"), ("Alt+Down",), scope=Scope.TEXT
    ),
    Do.PREVIOUS_SENTENCE: Words(
        QT_TRANSLATE_NOOP("Actions", "Previous Sentence"), ("Alt+Up",), scope=Scope.TEXT
    ),
    Do.NEXT_PARAGRAPH: Words(
        QT_TRANSLATE_NOOP("Actions", "Next Paragraph"), ("Ctrl+Down",), scope=Scope.TEXT
    ),
    Do.PREVIOUS_PARAGRAPH: Words(
        QT_TRANSLATE_NOOP("Actions", "Previous Paragraph"), ("Ctrl+Up",), scope=Scope.TEXT
    ),
    Do.SELECT_SENTENCE: Words(
        QT_TRANSLATE_NOOP("Actions", "Select to the Next Sentence"),
        ("Alt+Shift+Down",),
        scope=Scope.TEXT,
    ),
    Do.SELECT_SENTENCE_BACK: Words(
        QT_TRANSLATE_NOOP("Actions", "Select to the Previous Sentence"),
        ("Alt+Shift+Up",),
        scope=Scope.TEXT,
    ),
    Do.SELECT_PARAGRAPH: Words(
        QT_TRANSLATE_NOOP("Actions", "Select to the Next Paragraph"),
        ("Ctrl+Shift+Down",),
        scope=Scope.TEXT,
    ),
    Do.SELECT_PARAGRAPH_BACK: Words(
        QT_TRANSLATE_NOOP("Actions", "Select to the Previous Paragraph"),
        ("Ctrl+Shift+Up",),
        scope=Scope.TEXT,
    ),
    Do.SEARCH: Words(QT_TRANSLATE_NOOP("Actions", "Search"), ("Ctrl+K",), "search"),
    Do.SIDEBAR: Words(QT_TRANSLATE_NOOP("Actions", "Sidebar"), ("F9",), "menu", checkable=True),
    Do.INSPECTOR: Words(
        QT_TRANSLATE_NOOP("Actions", "Inspector"), ("F10",), "inspector", checkable=True
    ),
    Do.HIDE_MARKS: Words(
        QT_TRANSLATE_NOOP("Actions", "Hide Marks"),
        ("H",),
        checkable=True,
        tip=QT_TRANSLATE_NOOP("Actions", "For reading only: no mark is seen or made."),
    ),
    Do.DIM_TEXT: Words(
        QT_TRANSLATE_NOOP("Actions", "Dim Unlabelled Text"), ("Shift+H",), checkable=True
    ),
    Do.READING: Words(QT_TRANSLATE_NOOP("Actions", "Text Settings…"), ("Ctrl+T",), "text"),
    Do.NEXT_PANE: Words(QT_TRANSLATE_NOOP("Actions", "Next Pane"), ("F6",)),
    Do.PREVIOUS_PANE: Words(QT_TRANSLATE_NOOP("Actions", "Previous Pane"), ("Shift+F6",)),
    Do.LARGER: Words(QT_TRANSLATE_NOOP("Actions", "Larger Text"), ("Ctrl++", "Ctrl+=")),
    Do.SMALLER: Words(QT_TRANSLATE_NOOP("Actions", "Smaller Text"), ("Ctrl+-",)),
    Do.FULL_SCREEN: Words(QT_TRANSLATE_NOOP("Actions", "Full Screen"), ("F11",), checkable=True),
    Do.KEYS: Words(QT_TRANSLATE_NOOP("Actions", "Keys"), ("F1",)),
    Do.ABOUT: Words(QT_TRANSLATE_NOOP("Actions", "About Postil"), (), "info"),
}

MENUS: tuple[tuple[str, tuple[Do | None, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Menus", "&File"),
        (
            Do.NEW_LIBRARY,
            Do.OPEN_LIBRARY,
            None,
            Do.IMPORT,
            Do.IMPORT_FOLDER,
            Do.PASTE_ARTICLE,
            Do.ADD_SAMPLES,
            None,
            Do.EXPORT,
            None,
            Do.BACK_UP,
            Do.CHECK,
            None,
            Do.QUIT,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Edit"),
        (
            Do.UNDO,
            Do.REDO,
            Do.HISTORY,
            None,
            Do.COPY,
            Do.SELECT_ALL,
            None,
            Do.SEARCH,
            None,
            Do.SETTINGS,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Article"),
        (
            Do.NEXT_ARTICLE,
            Do.PREVIOUS_ARTICLE,
            Do.READ_ON,
            None,
            Do.TOGGLE_READ,
            Do.TOGGLE_STAR,
            Do.DONE_AND_NEXT,
            Do.IN_PROGRESS,
            Do.TAG,
            Do.ARTICLE_NOTE,
            None,
            Do.TRASH,
            Do.RESTORE,
            Do.EMPTY_TRASH,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Mark"),
        (
            Do.LAST_LABEL,
            Do.PICK_LABEL,
            Do.NOTE,
            Do.PARAGRAPH_NOTE,
            Do.BOUNDARIES,
            Do.REMOVE,
            Do.REPEAT,
            None,
            Do.BOILERPLATE,
            None,
            Do.LABELS,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Go"),
        (
            Do.NEXT_CANDIDATE,
            Do.PREVIOUS_CANDIDATE,
            None,
            Do.NEXT_MARK,
            Do.PREVIOUS_MARK,
            Do.NEXT_HERE,
            None,
            Do.GROW,
            Do.SHRINK,
            None,
            Do.NEXT_SENTENCE,
            Do.PREVIOUS_SENTENCE,
            Do.SELECT_SENTENCE,
            Do.SELECT_SENTENCE_BACK,
            None,
            Do.NEXT_PARAGRAPH,
            Do.PREVIOUS_PARAGRAPH,
            Do.SELECT_PARAGRAPH,
            Do.SELECT_PARAGRAPH_BACK,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&View"),
        (
            Do.SIDEBAR,
            Do.INSPECTOR,
            None,
            Do.HIDE_MARKS,
            Do.DIM_TEXT,
            None,
            Do.READING,
            Do.LARGER,
            Do.SMALLER,
            None,
            Do.NEXT_PANE,
            Do.PREVIOUS_PANE,
            Do.FULL_SCREEN,
        ),
    ),
    (QT_TRANSLATE_NOOP("Menus", "&Help"), (Do.KEYS, Do.ABOUT)),
)
"""The menu bar; None is a line between two groups."""


class Actions(QObject):
    """The window's actions, by name; the window connects each to what it does."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._made = {do: self._make(do, words) for do, words in WORDS.items()}
        self.set_theme(theme)
        window.addActions([self[do] for do in WORDS if WORDS[do].scope is Scope.WINDOW])

    def act_in(self, text: QWidget) -> None:
        """Let the keys of the text act in ``text``."""
        text.addActions([self[do] for do in WORDS if WORDS[do].scope is Scope.TEXT])

    def __getitem__(self, do: Do) -> QAction:
        return self._made[do]

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's ink."""
        for do, words in WORDS.items():
            if words.icon:
                self._made[do].setIcon(icon(words.icon, theme))

    def sheet(self) -> list[tuple[str, list[tuple[str, list[QKeySequence]]]]]:
        """Return the menus with the actions that have keys, for the sheet of keys."""
        return [
            (menu, [(title(do), self[do].shortcuts()) for do in entries if self[do].shortcuts()])
            for menu, entries in by_menu()
        ]

    def _make(self, do: Do, words: Words) -> QAction:
        text = QCoreApplication.translate("Actions", words.text)
        action = QAction(text, self)
        action.setObjectName(do.name.lower())
        action.setShortcuts([QKeySequence(key) for key in words.keys])
        action.setCheckable(words.checkable)
        action.setIconVisibleInMenu(False)
        if words.scope is Scope.TEXT:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        short = QCoreApplication.translate("Actions", words.short) if words.short else text
        action.setIconText(short.rstrip("…"))
        if words.tip:
            action.setToolTip(QCoreApplication.translate("Actions", words.tip))
        return action


def title(do: Do) -> str:
    """Return what an action is called in a sentence."""
    return QCoreApplication.translate("Actions", WORDS[do].text).rstrip("…")


def by_menu() -> list[tuple[str, list[Do]]]:
    """Return the menus' titles, each with the actions in the menu."""
    return [
        (
            QCoreApplication.translate("Menus", menu).replace("&", ""),
            [do for do in entries if do is not None],
        )
        for menu, entries in MENUS
    ]
