"""A line of text with what was found in it, cut on both sides so that it stays in sight."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from reader.values import Span
from ui.reading.text_positions import TextPositions
from ui.views.inspector.row_delegate import is_rtl

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QFont, QPainter

_BEFORE = 0.35
"""The share of a line that stands before the first hit, about."""
_FARTHEST = 0.7
"""The share at which the first hit has to begin."""
_SURE = 0.92
"""So many of the letters that fit at an average fit where each has its own width."""
_ELLIPSIS = "…"


class HitInk(NamedTuple):
    """What a line is drawn with."""

    face: QFont
    text: QColor
    hit: QColor
    """The ground of what was found."""


def draw_hit_line(
    painter: QPainter, place: QRect, text: str, hits: Sequence[Span], ink: HitInk
) -> None:
    """Draw ``text``, one line, at the side where it begins, with its ``hits`` on their ground."""
    metrics = QFontMetrics(ink.face)
    shown, moved = fitted(text, hits[0].start if hits else 0, place.width(), metrics)
    layout = QTextLayout(shown, ink.face)
    layout.setTextOption(_option(rtl=is_rtl(text)))
    layout.setFormats(list(_formats(shown, [_moved(hit, moved) for hit in hits], ink.hit)))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(place.width())
    layout.endLayout()
    painter.setPen(ink.text)
    layout.draw(painter, QPointF(place.left(), place.center().y() - line.height() / 2 + 1))


def fitted(text: str, hit: int, width: int, metrics: QFontMetrics) -> tuple[str, int]:
    """Return what of ``text`` fits, and by how much offsets in it differ from those in ``text``.

    What begins at ``hit`` is to be seen; what is left out before it ends at a word.
    """
    whole = metrics.horizontalAdvance(text)
    if whole <= width:  # eliding may cut what just fits
        return text, 0
    cut = _cut(text, hit, int(len(text) * width / whole))
    if metrics.horizontalAdvance(text[cut:hit]) > _FARTHEST * width:  # letters of many widths
        cut = hit
    shown = f"{_ELLIPSIS}{text[cut:]}" if cut else text
    if metrics.horizontalAdvance(shown) > width:
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
    return shown, (len(_ELLIPSIS) - cut if cut else 0)


def _cut(text: str, hit: int, room: int) -> int:
    """Return how much is left out at the beginning where about ``room`` letters fit.

    To measure what it is exactly takes as long as to draw the line.
    """
    cut = min(hit - int(room * _BEFORE), len(text) - int(room * _SURE))
    return text.find(" ", cut - 1, hit) + 1 or hit if cut > 0 else 0


@cache
def _option(*, rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    way, side = Qt.LayoutDirection, Qt.AlignmentFlag
    option.setTextDirection(way.RightToLeft if rtl else way.LeftToRight)
    option.setAlignment((side.AlignRight if rtl else side.AlignLeft) | side.AlignAbsolute)
    return option


def _moved(hit: Span, by: int) -> Span:
    return Span(hit.start + by, hit.end + by)


def _formats(shown: str, hits: Iterable[Span], ground: QColor) -> Iterable[QTextLayout.FormatRange]:
    positions, end = TextPositions(shown, ()), len(shown.removesuffix(_ELLIPSIS))
    format_ = QTextCharFormat()
    format_.setBackground(ground)
    for hit in hits:
        start, stop = min(hit.start, end), min(hit.end, end)
        if start < stop:
            made = QTextLayout.FormatRange()
            made.start = positions.to_qt(start)
            made.length = positions.to_qt(stop) - made.start
            made.format = format_
            yield made
