"""The history: everything that was done in the library, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSortFilterProxyModel, Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from ui.models.history import HistoryModel
from ui.views.rows_table import RowsTable
from ui.views.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader.values import Action

_WIDTHS = (150, 300, 130, 120)
_EVERY_COLUMN = -1


class HistoryDialog(QDialog):
    """Shows actions, newest first, and finds among them."""

    def __init__(self, actions: Sequence[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History"))
        self.resize(860, 560)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setFilterKeyColumn(_EVERY_COLUMN)
        self._shown.setSourceModel(HistoryModel(actions, self))
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Find in the history"))
        self._field.setAccessibleName(self.tr("Find in the history"))
        self._field.setClearButtonEnabled(True)
        self._table = RowsTable(self._shown, _WIDTHS, stretched=1)
        self._table.setAccessibleName(self.tr("Actions, newest first"))
        self._message = TextLabel("", "caption")
        self._lay_out()
        self._field.textChanged.connect(self._find)
        self._field.returnPressed.connect(self._table.setFocus)
        self._find("")

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self._message, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(TextLabel(self.tr("What was done in this library"), "title"))
        column.addWidget(self._field)
        column.addWidget(self._table, 1)
        column.addLayout(foot)

    @Slot(str)
    def _find(self, words: str) -> None:
        self._shown.setFilterFixedString(words)
        self._message.setText(self._summary())

    def _summary(self) -> str:
        shown, total = self._shown.rowCount(), self._shown.sourceModel().rowCount()
        if not total:
            return self.tr("Nothing has been done yet.")
        if not shown:
            return self.tr("No action has these words.")
        if shown == total:
            return self.tr("Undo takes back the newest first.")
        numbers = map(self.locale().toString, (shown, total))
        return self.tr("{} of {} actions").format(*numbers)
