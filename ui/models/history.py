"""The model of the history: what was done, newest first, read as far as it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from reader.values import Action, ActionState
from ui.action_names import describe
from ui.models.headed_table import HeadedTable
from ui.wording import date_and_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QBrush

    from reader.values import ActionId

    Read = Callable[[ActionId | None, int], Sequence[Action]]
    """Reads actions older than one, or from the newest on; at most so many."""

PAGE = 200
"""How many actions are read at a time."""


class HistoryModel(HeadedTable[Action]):
    """Time, deed, state and author of each action."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_headings(self.tr("When"), self.tr("What"), self.tr("State"), self.tr("Who"))
        self._read = read
        self._complete = False
        self.show(read)

    def show(self, read: Read, least: int = PAGE) -> None:
        """Show what ``read`` reads, at once as much as ``least``."""
        self._read = read
        actions = read(None, least)
        self._complete = len(actions) < least
        self.set_values(actions)

    def row_of(self, action: ActionId) -> int:
        """Return the row of an action that has been read, or -1."""
        return next((row for row, each in enumerate(self.values) if each.id == action), -1)

    @property
    def complete(self) -> bool:
        """Whether there is no more to be read."""
        return self._complete

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Return whether there may be older actions."""
        return not (parent.isValid() or self._complete)

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Read the next page."""
        page = self._read(self.values[-1].id if self.values else None, PAGE)
        self._complete = len(page) < PAGE
        self.append(page)

    def text(self, value: Action, column: int) -> str:
        """Return when it was done, what, whether it was undone, or who did it."""
        texts = (
            date_and_time(value.created),
            describe(value.kind, value.subject),
            state(value),
            value.author,
        )
        return texts[column]

    def colour(self, value: Action, column: int) -> QBrush | None:
        """Dim what was undone."""
        done = value.state is ActionState.DONE
        return None if done else QGuiApplication.palette().placeholderText()


def has_words(action: Action, words: Sequence[str]) -> bool:
    """Return whether all of ``words`` stand in what is shown of an action, its time aside."""
    shown = f"{describe(action.kind, action.subject)} {state(action)} {action.author}".casefold()
    return all(word in shown for word in words)


def state(action: Action) -> str:
    """Return whether an action was undone, in words."""
    undone = QCoreApplication.translate("HistoryModel", "undone")
    return "" if action.state is ActionState.DONE else undone
