"""Pale text, by a wash of the paper's colour over the letters: the document stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ui.views.page.mark_metrics import above, below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QPainter

    from ui.views.page.line_geometry import BlockLines, Stretch

WASH = 0.62
"""How much of the paper lies over the letters."""
_OVERHANG = 4
"""Pixels by which letters may reach over the ends of a line, above and below."""


def paint_wash(
    painter: QPainter, lines: BlockLines, kept: Iterable[Stretch], size: int, paper: QColor
) -> None:
    """Wash the lines of a block but for ``kept``; the painter's origin is the block's corner."""
    veil = QColor(paper)
    veil.setAlphaF(WASH)
    free: dict[int, list[tuple[float, float]]] = {}
    for stretch in kept:
        free.setdefault(stretch.line, []).append((stretch.left, stretch.right))
    for number, baseline in enumerate(lines.baselines):
        left, right = lines.extent(number)
        top = round(baseline) - above(size) - _OVERHANG
        height = above(size) + below(size) + 2 * _OVERHANG
        for low, high in _gaps(left - _OVERHANG, right + _OVERHANG, free.get(number, [])):
            painter.fillRect(QRectF(low, top, high - low, height), veil)


def _gaps(
    left: float, right: float, taken: list[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """Yield what ``taken`` leaves of a line, from left to right."""
    for low, high in sorted(taken):
        if low > left:
            yield left, low
        left = max(left, high)
    if right > left:
        yield left, right
