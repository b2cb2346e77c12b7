"""How wide words are, told by the widths of their letters: sooner than by shaping the words."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from math import isnan, nan
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

ELLIPSIS = "…"
# Put together once: Python takes long to do so for every line.
_BESIDE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = _BESIDE | Qt.AlignmentFlag.AlignLeft, _BESIDE | Qt.AlignmentFlag.AlignRight
_CLOSE = 1.05
"""So much less may letters take side by side than each by itself."""
_BY_THEMSELVES = (
    range(0x0300),  # Latin
    range(0x0370, 0x0483),  # Greek, Cyrillic
    range(0x048A, 0x0530),
    range(0x2010, 0x2028),  # punctuation
    range(0x2066, 0x206A),  # isolates
    range(0x20A0, 0x20C0),  # currencies
    range(0x3001, 0x302A),  # Chinese, Japanese, Korean
    range(0x3041, 0x3097),
    range(0x30A0, 0xA000),
    range(0xAC00, 0xD7A4),
)
"""Letters that look the same beside all others; those of Arabic or Hindi don't, for example."""


class Ruler:
    """Measures in one font."""

    def __init__(self, face: QFont) -> None:
        self._metrics = QFontMetricsF(face)
        self._widths = _Widths(self._metrics)
        self._ellipsis = self._widths[ELLIPSIS]
        self.ascent = self._metrics.ascent()
        self.height = self.ascent + self._metrics.descent()

    def tells(self, text: str) -> bool:
        """Tell whether the letters of ``text``, from left to right, look as each by itself."""
        return not isnan(sum(map(self._widths.__getitem__, text)))

    def width(self, text: str) -> float:
        """Return about how wide ``text`` is: a sentence is hardly wider, and never less."""
        known = sum(map(self._widths.__getitem__, text))
        return self._metrics.horizontalAdvance(text) if isnan(known) else known

    def draw(self, painter: QPainter, place: QRect, text: str, *, rtl: bool = False) -> None:
        """Draw a line that fits, in the painter's font and ink, at the side where it begins."""
        way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(way)
        if rtl or not self.tells(text):
            painter.drawText(place, _RIGHT if rtl else _LEFT, text)
        else:  # in a rectangle it takes a quarter longer
            painter.drawText(place.left(), self.baseline(place), text)

    def baseline(self, place: QRect) -> int:
        """Return where the letters of a line stand that is in the middle of ``place``."""
        return round(place.center().y() + 1 + self.ascent - self.height / 2)

    def ends(self, text: str) -> Sequence[float]:
        """Return where each letter of ``text`` ends, about; the last one as `width` says."""
        known = list(accumulate(map(self._widths.__getitem__, text)))
        if not known or not isnan(known[-1]):
            return known
        each = self._metrics.horizontalAdvance(text) / len(text)
        return [each * count for count in range(1, len(text) + 1)]

    def elided(self, text: str, room: float) -> str:
        """Return ``text``, or as much of its beginning as fits, and an ellipsis."""
        known = sum(map(self._widths.__getitem__, text))
        if known <= room:
            return text
        if isnan(known) or known <= room * _CLOSE:
            return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        ends = list(accumulate(map(self._widths.__getitem__, text)))
        return text[: bisect_left(ends, room - self._ellipsis)] + ELLIPSIS


class _Widths(dict[str, float]):
    """The widths of letters, measured once; nan where one alone doesn't tell it."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, letter: str) -> float:
        told = any(ord(letter) in each for each in _BY_THEMSELVES)
        width = self[letter] = self._metrics.horizontalAdvance(letter) if told else nan
        return width


def ruler(face: QFont) -> Ruler:
    """Return what measures in ``face``."""
    known = _rulers.get(face)
    if known is None:
        known = _rulers[QFont(face)] = Ruler(face)  # the font that is kept must not change
    return known


_rulers: dict[QFont, Ruler] = {}
