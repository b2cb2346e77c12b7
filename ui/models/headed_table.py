"""A model of values, a row each, told in texts under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from ui.wording.tips import tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex
    from PySide6.QtGui import QBrush

    Index = QModelIndex | QPersistentModelIndex

T = TypeVar("T")

VALUE_ROLE = Qt.ItemDataRole.UserRole
"""The row's value."""
LONGEST = 300
"""Code points of a text that a cell shows; its tip shows all."""

_NO_PARENT = QModelIndex()


class HeadedTable(QAbstractTableModel, Generic[T]):
    """Rows of values; `text` says what a subclass shows of one in each column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._values: list[T] = []

    @property
    def values(self) -> Sequence[T]:
        """The values of all rows."""
        return self._values

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings from left to right."""
        return self._headings

    def set_headings(self, *headings: str) -> None:
        """Take the headings, from left to right."""
        self._headings = headings

    def set_values(self, values: Iterable[T]) -> None:
        """Show ``values`` instead of what is shown."""
        self.beginResetModel()
        self._values = list(values)
        self.endResetModel()

    def append(self, values: Sequence[T]) -> None:
        """Show ``values`` below what is shown."""
        if values:
            first = len(self._values)
            self.beginInsertRows(_NO_PARENT, first, first + len(values) - 1)
            self._values += values
            self.endInsertRows()

    def text(self, value: T, column: int) -> str:
        """Return what stands in ``column`` of the row of ``value``."""
        raise NotImplementedError

    def colour(self, value: T, column: int) -> QBrush | None:
        """Return the colour of that text where it isn't the usual one."""
        return None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the values."""
        return 0 if parent.isValid() else len(self._values)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's contract)
        """Return the text of a cell, how it looks, or the value of its row."""
        if not index.isValid():
            return None
        value = self._values[index.row()]
        if role == VALUE_ROLE:
            return value
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self.text(value, index.column())[:LONGEST].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.text(value, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole:
            return self.colour(value, index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the heading of a column."""
        horizontal = orientation == Qt.Orientation.Horizontal
        if horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None
