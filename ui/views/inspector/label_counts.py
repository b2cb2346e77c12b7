"""How many marks an article has of each label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.views.parts.value_text import ValueText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent

_BAR_HEIGHT = 4


@dataclass(frozen=True, slots=True)
class LabelCount:
    """How many marks have one label."""

    name: str
    colour: QColor
    count: int


class ShareBar(QWidget):
    """A bar, each label's part of which is as long as its share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Sequence[LabelCount] = ()
        self.setFixedHeight(_BAR_HEIGHT)

    def set_counts(self, counts: Sequence[LabelCount]) -> None:
        """Show these shares."""
        self._counts = counts
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts in the order of reading."""
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        total = sum(each.count for each in self._counts)
        x = 0.0
        for each in self._counts:
            width = self.width() * each.count / total
            left = self.width() - x - width if rtl else x
            painter.fillRect(QRectF(left, 0, width, self.height()), each.colour)
            x += width


class CountsText(ValueText):
    """A line for each label: its name in its colour, its count at the end."""

    def show_counts(self, counts: Sequence[LabelCount]) -> None:
        """Show names and counts."""
        number = QLocale().toString
        self.show_text("\n".join(f"{each.name}\t{number(each.count)}" for each in counts))
        for line, each in enumerate(counts):
            cursor = QTextCursor(self.document().findBlockByNumber(line))
            move, mode = QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor
            cursor.movePosition(move, mode, len(each.name))
            coloured = QTextCharFormat()
            coloured.setForeground(each.colour)
            cursor.setCharFormat(coloured)
        self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the counts at the end of the lines."""
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        end = self.viewport().width() - 2 * self.document().documentMargin() - 1
        aligned = QTextBlockFormat()
        aligned.setTabPositions([QTextOption.Tab(end, QTextOption.TabType.RightTab)])
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(aligned)


class LabelCounts(QWidget):
    """The shares as a bar, and below it the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = ShareBar(self)
        self.text = CountsText(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._bar)
        column.addWidget(self.text)

    def show_counts(self, counts: Sequence[LabelCount]) -> None:
        """Show the labels in the order given."""
        self._bar.set_counts(counts)
        self.text.show_counts(counts)
