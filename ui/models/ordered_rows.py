"""A model of values in one column, in the order of their keys."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

T = TypeVar("T")
Key = tuple[int, ...]

_ROOT = QModelIndex()


class OrderedRows(QAbstractTableModel, Generic[T]):
    """Keeps values sorted; a change of one value touches its own row and no other.

    Keys are unique. What a subclass shows of a value is its ``data``.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: list[Key] = []
        self._values: list[T] = []

    @property
    def values(self) -> Sequence[T]:
        """The values of all rows."""
        return self._values

    def key(self, value: T) -> Key:
        """Return what ``value`` is sorted by."""
        raise NotImplementedError

    def find_again(self, value: T) -> int:
        """Return the row of what ``value`` was a state of, or -1 where it isn't shown any more."""
        raise NotImplementedError

    def row_of(self, value: T) -> int:
        """Return the row in which ``value`` stands, or -1."""
        key = self.key(value)
        row = bisect_left(self._keys, key)
        return row if row < len(self._keys) and self._keys[row] == key else -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return that there is one column."""
        return 0 if parent.isValid() else 1

    def _fill(self, values: Iterable[T]) -> None:
        """Show ``values`` instead of what there was."""
        self.beginResetModel()
        values = list(values)
        keys = [self.key(value) for value in values]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        self._keys = [keys[index] for index in order]
        self._values = [values[index] for index in order]
        self.endResetModel()

    def _change(self, before: T | None, after: T | None) -> None:
        """Show ``after`` instead of ``before``; None stands for a value that isn't shown."""
        if before is not None and after is not None and self._replace(before, after):
            return
        if before is not None:
            self._remove(before)
        if after is not None:
            self._insert(after)

    def _replace(self, before: T, after: T) -> bool:
        """Put ``after`` in the row of ``before`` if it belongs there; return whether it does."""
        row, key = self.row_of(before), self.key(after)
        if bisect_left(self._keys, key) not in (row, row + 1):
            return False
        self._keys[row], self._values[row] = key, after
        index = self.index(row, 0)
        self.dataChanged.emit(index, index)
        return True

    def _insert(self, value: T) -> None:
        key = self.key(value)
        row = bisect_left(self._keys, key)
        self.beginInsertRows(_ROOT, row, row)
        self._keys.insert(row, key)
        self._values.insert(row, value)
        self.endInsertRows()

    def _remove(self, value: T) -> None:
        row = self.row_of(value)
        self.beginRemoveRows(_ROOT, row, row)
        del self._keys[row], self._values[row]
        self.endRemoveRows()
