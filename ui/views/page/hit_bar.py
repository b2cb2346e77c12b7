"""A scroll bar with the places of the hits of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QScrollBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

_TICK = QSize(5, 2)
"""Along the far side of the bar: the handle is seen beside them."""


class HitBar(QScrollBar):
    """Asks where the hits stand whenever they may have moved."""

    def __init__(self, heights: Callable[[], Sequence[float]]) -> None:
        """Show hits at what ``heights`` returns: pixels from the top of all that is scrolled."""
        super().__init__()
        self._ask = heights
        self._ticks: list[QRect] | None = None
        self._colour = QColor()
        self.rangeChanged.connect(self.look_again)

    def set_colour(self, colour: QColor) -> None:
        """Paint the places in ``colour``."""
        self._colour = colour

    def look_again(self) -> None:
        """Ask for the places when they are painted next."""
        self._ticks = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them anew."""
        super().resizeEvent(event)
        self.look_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the places over the bar."""
        super().paintEvent(event)
        if self._ticks is None:
            self._ticks = self._make_ticks()
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRects(self._ticks)

    def _make_ticks(self) -> list[QRect]:
        left = self.width() - _TICK.width()
        lowest = self.height() - _TICK.height()
        scale = self.height() / (self.maximum() + self.pageStep())
        tops = {min(round(height * scale), lowest) for height in self._ask()}
        return [QRect(QPoint(left, top), _TICK) for top in tops]
