"""The actions themselves, as Qt has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.actions.article_words import OF_ARTICLES
from ui.actions.do import Scope
from ui.actions.list_words import OF_LISTS
from ui.actions.menus import by_menu
from ui.actions.reading_words import OF_READING
from ui.actions.text_words import OF_THE_TEXT
from ui.actions.window_words import OF_THE_WINDOW
from ui.theme import icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.actions.do import Do, Words
    from ui.theme import Theme

WORDS: dict[Do, Words] = {
    **OF_THE_WINDOW,
    **OF_ARTICLES,
    **OF_LISTS,
    **OF_READING,
    **OF_THE_TEXT,
}


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
