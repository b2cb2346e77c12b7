"""Shows in the text what notes without a label are on: dots under a span, a rule at a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen

from ui.views.page.mark_metrics import below

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor, QPainter

    from ui.views.page.line_geometry import Stretch

DOT = 1.6
ASIDE = 14
"""From a paragraph to its rule, in pixels."""
_BELOW = 3


def paint_noted_span(
    painter: QPainter, stretches: Iterable[Stretch], size: int, colour: QColor
) -> None:
    """Paint dots under letters of ``size``; the painter's origin is the block's corner."""
    pen = QPen(colour, DOT, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 2.4])
    painter.setPen(pen)
    for stretch in stretches:
        y = round(stretch.baseline) + below(size) - _BELOW
        painter.drawLine(QPointF(stretch.left + 1, y), QPointF(stretch.right - 1, y))


def paint_noted_block(
    painter: QPainter, top: float, bottom: float, x: float, colour: QColor
) -> None:
    """Paint a dotted rule beside a paragraph."""
    pen = QPen(colour, DOT, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 3])
    painter.setPen(pen)
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
