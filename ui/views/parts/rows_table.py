"""A table to read: whole rows, chosen by mouse or arrows, copied as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from reader.text import direction
from reader.values import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

ROW_HEIGHT = 30


class TextCell(QStyledItemDelegate):
    """A text that is aligned, and cut at its end, by the direction that it is written in."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Take the direction from the text instead of the window."""
        super().initStyleOption(option, index)
        if direction(option.text) is Direction.RTL:
            option.direction = Qt.LayoutDirection.RightToLeft


class RowsTable(QTableView):
    """Shows ``model``; Tab leaves it, Ctrl+C copies the selected rows."""

    def __init__(
        self,
        model: QAbstractItemModel,
        widths: Sequence[int],
        stretched: int,
        parent: QWidget | None = None,
    ) -> None:
        """Give the columns ``widths`` in pixels; ``stretched`` is the one that takes the rest."""
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(TextCell(self))
        self.setProperty("kind", "rows")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_headers(widths, stretched)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy rows, where Qt would copy a cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        else:
            super().keyPressEvent(event)

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard, or all of them where none is."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = selected or range(self.model().rowCount())
        QGuiApplication.clipboard().setText(tab_separated(map(self._texts, rows)))

    def _texts(self, row: int) -> list[str]:
        model = self.model()
        return [str(model.index(row, column).data()) for column in range(model.columnCount())]

    def _set_up_headers(self, widths: Sequence[int], stretched: int) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)


def tab_separated(rows: Iterable[Sequence[str]]) -> str:
    """Return ``rows`` as lines with a tab between fields; white space in a field is one space."""
    return "".join("\t".join(" ".join(text.split()) for text in row) + "\n" for row in rows)
