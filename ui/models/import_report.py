"""The model of an import's report: what became of each document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from reader.values import Outcome
from ui.tips import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from reader.values import Imported

    Index = QModelIndex | QPersistentModelIndex

FILE, OUTCOME, MESSAGE = range(3)

_NO_PARENT = QModelIndex()
_ORDER = (Outcome.FAILED, Outcome.DUPLICATE, Outcome.NEW)
"""What needs a look comes first."""


class ImportReportModel(QAbstractTableModel):
    """File, outcome, and title or reason of each document; all, or those of one outcome."""

    def __init__(self, reports: Sequence[Imported], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = sorted(reports, key=lambda report: _ORDER.index(report.outcome))
        self._shown = self._all
        self._headings = (self.tr("File"), self.tr("Outcome"), self.tr("Title or reason"))
        self._words = {
            Outcome.FAILED: self.tr("failed"),
            Outcome.DUPLICATE: self.tr("already there"),
            Outcome.NEW: self.tr("new"),
        }

    def show_only(self, outcome: Outcome | None) -> None:
        """Show the documents of one outcome, or all of them."""
        self.beginResetModel()
        self._shown = [
            report for report in self._all if outcome is None or report.outcome is outcome
        ]
        self.endResetModel()

    def lines(self) -> list[tuple[str, ...]]:
        """Return the whole report, headings first, whatever is shown."""
        return [self._headings, *(self._texts(report) for report in self._all)]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the documents that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's contract)
        """Return the text of a cell, or how it looks."""
        if not index.isValid():
            return None
        report = self._shown[index.row()]
        text = self._texts(report)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(text)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(report, index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the heading of a column."""
        horizontal = orientation == Qt.Orientation.Horizontal
        if horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def _texts(self, report: Imported) -> tuple[str, str, str]:
        return report.file, self._words[report.outcome], report.message


def _colour(report: Imported, column: int) -> Any:  # noqa: ANN401  (a brush, or nothing)
    palette = QGuiApplication.palette()
    if column == OUTCOME and report.outcome is Outcome.FAILED:
        return palette.brightText()
    return palette.placeholderText() if column == OUTCOME else None
