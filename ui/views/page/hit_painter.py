"""Paints what a search found in an article, on the visible lines alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from ui.views.page.mark_metrics import above, below

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPainter, QTextBlock

    from reader.values import Span
    from ui.theme import Theme
    from ui.views.page.article_page import ArticlePage
    from ui.views.page.line_geometry import BlockLines, Stretch

_EDGE, _SELECTED_EDGE = 1.0, 2.0
_RADIUS = 2.0


class HitShape(NamedTuple):
    """A hit as a block shows it."""

    span: Span
    stretches: tuple[Stretch, ...]


class HitPainter:
    """Paints grounds under everything else, and outlines, which tell hits from marks, over it."""

    def __init__(self, page: ArticlePage, colours: Theme) -> None:
        self.hits: Sequence[Span] = ()
        """In order, none of which overlaps another."""
        self._page, self._colours = page, colours

    def shapes(self, block: QTextBlock, top: float, bottom: float) -> list[HitShape]:
        """Return the hits on the lines of a block between two heights of it."""
        number = block.blockNumber()
        piece = self._page.pieces[number]
        if not self._between(piece.start, piece.end):
            return []
        lines = self._page.lines(block)
        start, end = self._shown(block, lines, top, bottom)
        return [
            HitShape(hit, tuple(lines.stretches(*self._page.positions_in(number, *hit))))
            for hit in self._between(start, end)
        ]

    def _between(self, start: int, end: int) -> Sequence[Span]:
        """Return the hits that have a character of a stretch of the text."""
        first = bisect_right(self.hits, start, key=lambda hit: hit.end)
        last = bisect_left(self.hits, end, first, key=lambda hit: hit.start)
        return self.hits[first:last]

    def _shown(
        self, block: QTextBlock, lines: BlockLines, top: float, bottom: float
    ) -> tuple[int, int]:
        """Return what of the text stands on the lines between two heights."""
        first, last = bisect_left(lines.baselines, top), bisect_right(lines.baselines, bottom)
        if first >= last:
            return 0, 0
        end = (
            self._page.offset_in(block, lines.start_of(last))
            if last < len(lines.baselines)
            else self._page.pieces[block.blockNumber()].end
        )
        return self._page.offset_in(block, lines.start_of(first)), end

    def paint_grounds(self, painter: QPainter, shapes: Iterable[HitShape], size: int) -> None:
        """Colour hits at letters of ``size``; the painter's origin is the block's corner."""
        for shape in shapes:
            for stretch in shape.stretches:
                painter.fillRect(_around(stretch, size), self._colours.hit)

    def paint_edges(
        self, painter: QPainter, shapes: Iterable[HitShape], size: int, selected: Span | None
    ) -> None:
        """Outline hits; the one that is ``selected`` has a thicker line."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shape in shapes:
            width = _SELECTED_EDGE if shape.span == selected else _EDGE
            half = width / 2
            painter.setPen(QPen(self._colours.hit_edge, width))
            for stretch in shape.stretches:
                inner = _around(stretch, size).adjusted(half, half, -half, -half)
                painter.drawRoundedRect(inner, _RADIUS, _RADIUS)


def _around(stretch: Stretch, size: int) -> QRectF:
    baseline = round(stretch.baseline)
    left, right = floor(stretch.left), ceil(stretch.right)
    return QRectF(left, baseline - above(size), right - left, above(size) + below(size))
