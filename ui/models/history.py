"""The model of the history: what was done, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from reader.values import ActionState
from ui.action_names import describe
from ui.tips import tip
from ui.wording import date_and_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from reader.values import Action

    Index = QModelIndex | QPersistentModelIndex

_NO_PARENT = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Time, deed, state and author of each action."""

    def __init__(self, actions: Sequence[Action], parent: QObject | None = None) -> None:
        """Show ``actions``, which come newest first."""
        super().__init__(parent)
        self._actions = actions
        self._headings = (self.tr("When"), self.tr("What"), self.tr("State"), self.tr("Who"))
        self._states = {
            ActionState.DONE: "",
            ActionState.UNDONE: self.tr("undone"),
            ActionState.DROPPED: self.tr("undone for good"),
        }

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the actions."""
        return 0 if parent.isValid() else len(self._actions)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's contract)
        """Return the text of a cell, or how it looks."""
        if not index.isValid():
            return None
        action = self._actions[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(action, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._text(action, index.column()))
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

    def _text(self, action: Action, column: int) -> str:
        texts = (
            date_and_time(action.created),
            describe(action.kind, action.subject),
            self._states[action.state],
            action.author,
        )
        return texts[column]
