"""The model of the history: what was done, newest first, read as far as it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from reader.values import ActionState
from ui.action_names import describe
from ui.tips import tip
from ui.wording import date_and_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from reader.values import Action, ActionId

    Index = QModelIndex | QPersistentModelIndex
    Read = Callable[[ActionId | None, int], Sequence[Action]]
    """Reads actions older than one, or from the newest on; at most so many."""

ACTION_ROLE = Qt.ItemDataRole.UserRole
"""The row's `Action`."""
PAGE = 200
"""How many actions are read at a time."""

_NO_PARENT = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Time, deed, state and author of each action."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = (self.tr("When"), self.tr("What"), self.tr("State"), self.tr("Who"))
        self._read = read
        self._actions: list[Action] = []
        self._complete = False
        self.show(read)

    def show(self, read: Read, least: int = PAGE) -> None:
        """Show what ``read`` reads, at once as much as ``least``."""
        self.beginResetModel()
        self._read = read
        self._actions = list(read(None, least))
        self._complete = len(self._actions) < least
        self.endResetModel()

    def row_of(self, action: ActionId) -> int:
        """Return the row of an action that has been read, or -1."""
        return next((row for row, each in enumerate(self._actions) if each.id == action), -1)

    @property
    def complete(self) -> bool:
        """Whether there is no more to be read."""
        return self._complete

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there may be older actions."""
        return not (parent.isValid() or self._complete)

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        last = self._actions[-1].id if self._actions else None
        page = self._read(last, PAGE)
        self._complete = len(page) < PAGE
        if page:
            first = len(self._actions)
            self.beginInsertRows(_NO_PARENT, first, first + len(page) - 1)
            self._actions += page
            self.endInsertRows()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the actions that have been read."""
        return 0 if parent.isValid() else len(self._actions)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's contract)
        """Return the text of a cell, or how it looks."""
        if not index.isValid():
            return None
        action = self._actions[index.row()]
        if role == ACTION_ROLE:
            return action
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(action, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_text(action, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and action.state is not ActionState.DONE:
            return QGuiApplication.palette().placeholderText()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the heading of a column."""
        horizontal = orientation == Qt.Orientation.Horizontal
        if horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None


def has_words(action: Action, words: Sequence[str]) -> bool:
    """Return whether all of ``words`` stand in what is shown of an action, its time aside."""
    shown = f"{describe(action.kind, action.subject)} {state(action)} {action.author}".casefold()
    return all(word in shown for word in words)


def state(action: Action) -> str:
    """Return whether an action was undone, in words."""
    undone = QCoreApplication.translate("HistoryModel", "undone")
    return "" if action.state is ActionState.DONE else undone


def _text(action: Action, column: int) -> str:
    texts = (
        date_and_time(action.created),
        describe(action.kind, action.subject),
        state(action),
        action.author,
    )
    return texts[column]
