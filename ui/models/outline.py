"""The outline of the open article as rows, narrowed by what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from reader.folding import fold
from reader.outline import entry_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from reader.outline import Entry

    Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole
"""The row's `reader.outline.Entry`."""

_ROOT = QModelIndex()


class OutlineModel(QAbstractListModel):
    """The entries in the order of the text."""

    def __init__(self, entries: Sequence[Entry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = self._shown = entries

    def narrow(self, typed: str) -> None:
        """Show the entries that have all words of ``typed``, whatever case and accents."""
        wanted = fold(typed).split()
        self.beginResetModel()
        self._shown = [each for each in self._all if _has(fold(each.text), wanted)]
        self.endResetModel()

    def row_at(self, offset: int) -> int:
        """Return the row that ``offset`` stands under, or -1."""
        return entry_at(self._shown, offset)

    def start_of(self, row: int) -> int:
        """Return where the entry of a row stands in the text."""
        return self._shown[row].start

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a row, or its entry."""
        if not index.isValid():
            return None
        entry = self._shown[index.row()]
        if role == ENTRY_ROLE:
            return entry
        return entry.text if role == Qt.ItemDataRole.DisplayRole else None


def _has(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)
