"""A line of text with what was found in it, cut on both sides so that it stays in sight."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from reader.values import Span
from ui.reading.text_positions import TextPositions
from ui.views.inspector.row_delegate import is_rtl
from ui.views.parts.ruler import ELLIPSIS, ruler

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QFont, QPainter

    from ui.views.parts.ruler import Ruler

_BEFORE = 0.35
"""The share of a line that stands before the first hit, about."""
_FARTHEST = 0.7
"""The share at which the first hit has to begin."""
_SURE = 0.96
"""The share that the end of a text fills surely, with an ellipsis before it."""


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
    letters = ruler(ink.face)
    shown, moved = fitted(text, hits[0].start if hits else 0, place.width(), letters)
    seen = list(_seen(hits, moved, len(shown.removesuffix(ELLIPSIS))))
    painter.setPen(ink.text)
    if letters.tells(shown):
        _draw_letters(painter, place, shown, seen, ink)
    else:
        _draw_layout(painter, place, shown, seen, ink, rtl=is_rtl(text))


def _draw_letters(
    painter: QPainter, place: QRect, shown: str, hits: Iterable[Span], ink: HitInk
) -> None:
    letters = ruler(ink.face)
    top = letters.baseline(place) - letters.ascent
    for start, end in hits:
        left, width = letters.width(shown[:start]), letters.width(shown[start:end])
        painter.fillRect(QRectF(place.left() + left, top, width, letters.height), ink.hit)
    painter.setFont(ink.face)
    letters.draw(painter, place, shown)


def _draw_layout(
    painter: QPainter, place: QRect, shown: str, hits: Iterable[Span], ink: HitInk, *, rtl: bool
) -> None:
    """Draw a line whose letters depend on each other, or don't stand in their order."""
    layout = QTextLayout(shown, ink.face)
    layout.setTextOption(_option(rtl=rtl))
    layout.setFormats(list(_formats(shown, hits, ink.hit)))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(place.width())
    layout.endLayout()
    layout.draw(painter, QPointF(place.left(), place.center().y() - line.height() / 2 + 1))


def fitted(text: str, hit: int, width: int, ruler: Ruler) -> tuple[str, int]:
    """Return what of ``text`` fits, and by how much offsets in it differ from those in ``text``.

    What begins at ``hit`` is to be seen; what is left out before it ends at a word.
    """
    ends = ruler.ends(text)
    cut = _cut(text, hit, width, ends)
    if not cut:
        return ruler.elided(text, width), 0
    if ruler.width(text[cut:hit]) > _FARTHEST * width:  # letters of many widths
        cut = hit
    return ruler.elided(f"{ELLIPSIS}{text[cut:]}", width), len(ELLIPSIS) - cut


def _cut(text: str, hit: int, width: int, ends: Sequence[float]) -> int:
    """Return how many letters are left out at the beginning."""
    whole = ends[-1] if ends else 0
    if whole <= width:
        return 0
    out = min((ends[hit - 1] if hit else 0) - width * _BEFORE, whole - width * _SURE)
    cut = bisect_left(ends, out) + 1
    return text.find(" ", cut - 1, hit) + 1 or hit if out > 0 else 0


@cache
def _option(*, rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    way, side = Qt.LayoutDirection, Qt.AlignmentFlag
    option.setTextDirection(way.RightToLeft if rtl else way.LeftToRight)
    option.setAlignment((side.AlignRight if rtl else side.AlignLeft) | side.AlignAbsolute)
    return option


def _seen(hits: Iterable[Span], moved: int, end: int) -> Iterable[Span]:
    """Yield where the hits stand in what is shown, which ends at ``end``."""
    for hit in hits:
        start, stop = min(hit.start + moved, end), min(hit.end + moved, end)
        if start < stop:
            yield Span(max(start, 0), stop)


def _formats(shown: str, hits: Iterable[Span], ground: QColor) -> Iterable[QTextLayout.FormatRange]:
    positions = TextPositions(shown, ())
    format_ = QTextCharFormat()
    format_.setBackground(ground)
    for start, end in hits:
        made = QTextLayout.FormatRange()
        made.start = positions.to_qt(start)
        made.length = positions.to_qt(end) - made.start
        made.format = format_
        yield made
