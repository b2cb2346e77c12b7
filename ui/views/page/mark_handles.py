"""The two ends of the selected mark: where their handles stand, and what they look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPen

from reader.snapping import next_grapheme, previous_grapheme
from reader.values import Span
from ui.views.page.mark_metrics import UNDERLINE, above, below

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader.values import Annotation
    from ui.theme import Theme
    from ui.views.page.article_page import ArticlePage
    from ui.views.page.typography import Typography

_RADIUS, _ACTIVE_RADIUS = 3.0, 4.5
_REACH = 7.0
"""How far from its centre a handle can be taken hold of."""
_STEM = 1.6


class Handle(NamedTuple):
    """One end of a mark in the document, in pixels."""

    is_end: bool
    """Whether it is the end of the mark, not its start."""
    top: QPointF
    foot: QPointF
    """The centre of its knob, below the underlines: letters and tags stay free."""

    def is_at(self, point: QPointF) -> bool:
        """Return whether the handle can be taken hold of at ``point``."""
        return QLineF(point, self.foot).length() <= _REACH


def handles(page: ArticlePage, typography: Typography, mark: Annotation) -> list[Handle]:
    """Return the handles of ``mark``, the start first; those in hidden blocks are left out."""
    ends = (
        _handle(page, typography, mark.start, is_end=False),
        _handle(page, typography, mark.end, is_end=True),
    )
    return [handle for handle in ends if handle]


def _handle(
    page: ArticlePage, typography: Typography, offset: int, *, is_end: bool
) -> Handle | None:
    """Return the handle beside the first or the last letter of a mark."""
    letter = Span(offset, next_grapheme(page.text, offset))
    if is_end:
        letter = Span(previous_grapheme(page.text, offset), offset)
    number = page.marks.block_at(letter.start)
    block = page.block(number)
    if not block.isVisible() or block.layout().lineCount() == 0:
        return None
    origin, lines = page.origin(block), page.lines(block)
    first, last = page.positions_in(number, *letter)
    leftwards = lines.runs_leftwards(first)
    line = lines.line_at(first)
    left, right = lines.extent(line)  # the space that a line was broken at has no place
    for stretch in lines.stretches(first, last):
        left, right = stretch.left, stretch.right
    size = typography.look(*page.kinds[number]).size
    baseline = round(origin.y() + lines.baselines[line])
    x = origin.x() + (right if is_end != leftwards else left)
    foot = baseline + below(size) + UNDERLINE + _RADIUS + 1
    return Handle(is_end, QPointF(x, baseline - above(size)), QPointF(x, foot))


def paint_handle(painter: QPainter, handle: Handle, colours: Theme, *, active: bool) -> None:
    """Paint a handle; the one that the keys move, ``active``, is filled."""
    radius = _ACTIVE_RADIUS if active else _RADIUS
    painter.setPen(QPen(colours.accent, _STEM))
    if active:
        painter.drawLine(handle.top, handle.foot)
    painter.setBrush(colours.accent if active else colours.paper)
    painter.drawEllipse(handle.foot, radius, radius)
