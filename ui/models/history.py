"""The model of the history: what was done, newest first, read as far as it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reader.values import Action, ActionState
from ui.models.headed_table import HeadedTable
from ui.wording.action_names import describe
from ui.wording.dates import time_here

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QBrush

    from reader.values import ActionId

    Read = Callable[[ActionId | None, int], Sequence[Action]]
    """Reads actions older than one, or from the newest on; at most so many."""

PAGE = 200
"""How many actions are shown more at a time."""
PORTION = 2000
"""How many are looked at for words at a time: for 15 ms, and the window goes on between."""


class HistoryModel(HeadedTable[Action]):
    """Time, deed, state and author of each action; all, or those that have some words."""

    looked_on = Signal()
    """More was looked at than could be at once; there may be more rows, or all are there."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_headings(self.tr("When"), self.tr("What"), self.tr("State"), self.tr("Who"))
        self._read = read
        self._words: Sequence[str] = ()
        self._last: ActionId | None = None
        self._wanted = 0
        self._complete = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._look_on)
        self.show(read)

    def show(self, read: Read, words: Sequence[str] = (), least: int = PAGE) -> None:
        """Show what ``read`` reads and has all of ``words``, small letters.

        Without words there are ``least`` at once.
        """
        self._read, self._words, self._wanted = read, words, least
        self._last, self._complete = None, False
        self.set_values(self._next(max(least, PORTION) if words else least))
        self._go_on()

    def stop(self) -> None:
        """Look no further back."""
        self._timer.stop()

    def _next(self, count: int) -> list[Action]:
        """Look at ``count`` more actions; return those that fit."""
        portion = self._read(self._last, count)
        self._complete = len(portion) < count
        self._last = portion[-1].id if portion else self._last
        return [action for action in portion if has_words(action, self._words)]

    @Slot()
    def _look_on(self) -> None:
        self.append(self._next(PORTION))
        self._go_on()
        self.looked_on.emit()

    def _go_on(self) -> None:
        if not self._complete and len(self.values) < self._wanted:
            self._timer.start()

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
        self._wanted = len(self.values) + PAGE
        if not self._timer.isActive():
            self.append(self._next(PORTION if self._words else PAGE))
            self._go_on()

    def text(self, value: Action, column: int) -> str:
        """Return when it was done, what, whether it was undone, or who did it."""
        texts = (
            time_here(value.created),
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
    if not words:
        return True
    shown = f"{describe(action.kind, action.subject)} {state(action)} {action.author}".casefold()
    return all(word in shown for word in words)


def state(action: Action) -> str:
    """Return whether an action was undone, in words."""
    undone = QCoreApplication.translate("HistoryModel", "undone")
    return "" if action.state is ActionState.DONE else undone
