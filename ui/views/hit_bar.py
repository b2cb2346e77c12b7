"""A scroll bar with the places of the hits of a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QScrollBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

_TICK = 3
"""Pixels from top to bottom."""
_MARGIN = 2


class HitBar(QScrollBar):
    """Asks where the hits stand whenever they may have moved."""

    def __init__(self, heights: Callable[[], Sequence[float]]) -> None:
        """Show hits at what ``heights`` returns: pixels from the top of all that is scrolled."""
        super().__init__()
        self._ask = heights
        self._heights: Sequence[float] | None = None
        self._colour = QColor()
        self.rangeChanged.connect(self.look_again)

    def set_colour(self, colour: QColor) -> None:
        """Paint the places in ``colour``."""
        self._colour = colour

    def look_again(self) -> None:
        """Ask for the places when they are painted next."""
        self._heights = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the places over the bar."""
        super().paintEvent(event)
        if self._heights is None:
            self._heights = self._ask()
        painter = QPainter(self)
        scale = self.height() / (self.maximum() + self.pageStep())
        for height in self._heights:
            top = min(round(height * scale), self.height() - _TICK)
            painter.fillRect(_MARGIN, top, self.width() - 2 * _MARGIN, _TICK, self._colour)
