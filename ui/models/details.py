"""The model of what one step of the history changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from ui.detail_words import aspect_name, value
from ui.tips import tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from reader.values import ArticleId, Detail

    Index = QModelIndex | QPersistentModelIndex

DETAIL_ROLE = Qt.ItemDataRole.UserRole
"""The row's `Detail`."""

_NO_PARENT = QModelIndex()
_LONGEST = 300


class DetailsModel(QAbstractTableModel):
    """What each value was and became, and the article that it is in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = (
            *(self.tr("Of"), self.tr("Value"), self.tr("Before"), self.tr("After")),
            self.tr("In the article"),
        )
        self._details: Sequence[Detail] = ()
        self._titles: Mapping[ArticleId, str] = {}

    def show(self, details: Sequence[Detail], titles: Mapping[ArticleId, str]) -> None:
        """Show ``details``, which lie in the articles of ``titles``."""
        self.beginResetModel()
        self._details, self._titles = details, titles
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the details."""
        return 0 if parent.isValid() else len(self._details)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's contract)
        """Return the text of a cell."""
        if not index.isValid():
            return None
        detail = self._details[index.row()]
        if role == DETAIL_ROLE:
            return detail
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self._text(detail, index.column())[:_LONGEST].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._text(detail, index.column()))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the heading of a column."""
        horizontal = orientation == Qt.Orientation.Horizontal
        if horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def _text(self, detail: Detail, column: int) -> str:
        title = self._titles.get(detail.article, "") if detail.article else ""
        before, after = value(detail, detail.before), value(detail, detail.after)
        return (detail.subject, aspect_name(detail), before, after, title)[column]
