"""A table to read: whole rows, chosen by mouse or arrows, copied as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from reader.text import direction
from reader.values import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

ROW_HEIGHT = 30
_IN_THE_MIDDLE = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value


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
        self._when_empty = ""
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

    def say_when_empty(self, words: str) -> None:
        """Say in the place of rows why there is none, also to those who listen."""
        self._when_empty = words
        for changed in (
            self.model().modelReset,
            self.model().rowsInserted,
            self.model().rowsRemoved,
        ):
            changed.connect(self._describe)
        self._describe()

    @Slot()
    def _describe(self) -> None:
        empty = self.model().rowCount() == 0
        self.setAccessibleDescription(self._when_empty if empty else "")
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or the words for none."""
        super().paintEvent(event)
        if self._when_empty and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.viewport().rect(), _IN_THE_MIDDLE, self._when_empty)
            painter.end()

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
