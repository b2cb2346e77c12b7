"""Where the letters of a laid-out block stand: from positions to rectangles, line by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
_SEAM = 0.75
"""Rectangles nearer than this, in pixels, are one: runs are cut where the face changes."""


class Stretch(NamedTuple):
    """A piece of a span on one line; it may have several where directions mix."""

    left: float
    right: float
    line: int
    """The number of the line in its block."""
    baseline: float
    """Below the top of the block."""


class BlockLines:
    """The lines of a block; not to be kept, since the next layout makes other lines.

    Positions are relative to the block, coordinates to its top left corner.
    """

    def __init__(self, block: QTextBlock, text: str) -> None:
        """Measure ``block``; ``text`` is what it shows."""
        layout = block.layout()
        self._lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        self._starts = [line.textStart() for line in self._lines]
        self.baselines = [line.y() + line.ascent() for line in self._lines]
        self.rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
        """Whether the block is written from right to left."""
        self.mixed = self.rtl or (not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None)
        """Whether some of it may be."""

    def line_at(self, position: int) -> int:
        """Return the number of the line that shows ``position``."""
        return max(0, bisect_right(self._starts, position) - 1)

    def start_of(self, line: int) -> int:
        """Return the first position of a line."""
        return self._starts[line]

    def extent(self, line: int) -> tuple[float, float]:
        """Return the left and right end of what a line shows."""
        shown = self._lines[line].naturalTextRect()
        return shown.left(), shown.right()

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield where the letters of a span stand, from the first line to the last."""
        for number in range(self.line_at(start), self.line_at(max(start, end - 1)) + 1):
            line = self._lines[number]
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            for left, right in self._ranges(line, first, last):
                yield Stretch(left, right, number, self.baselines[number])

    def runs_leftwards(self, position: int) -> bool:
        """Return whether the letter at ``position`` belongs to a run from right to left."""
        if not self.mixed or not self._lines:
            return False
        runs = self._lines[self.line_at(position)].glyphRuns(position, 1)
        return runs[0].isRightToLeft() if runs else self.rtl

    def _ranges(self, line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
        """Return what a span covers of a line; the space a line was broken at isn't shown."""
        if self.mixed:
            ranges = _glyph_ranges(line, start, end)
        else:
            ranges = [(_x(line, start), _x(line, end))]
        shown = line.naturalTextRect()
        clipped = [(max(low, shown.left()), min(high, shown.right())) for low, high in ranges]
        return [(low, high) for low, high in clipped if high > low]


def straighten(layout: QTextLayout) -> None:
    """Bring justified lines from right to left to their right edge.

    Qt leaves them short by the space that they were broken at, on the side they begin.
    """
    for number in range(layout.lineCount() - 1):
        line = layout.lineAt(number)
        if line.x() == 0 and (runs := line.glyphRuns()):
            missing = line.width() - max(run.boundingRect().right() for run in runs)
            line.setPosition(QPointF(max(0.0, missing), line.y()))


def _glyph_ranges(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Return the ranges of the glyphs of a span: in mixed directions its ends don't tell them."""
    merged: list[tuple[float, float]] = []
    rects = (run.boundingRect() for run in line.glyphRuns(start, end - start))
    for low, high in sorted((rect.left(), rect.right()) for rect in rects):
        if merged and low - merged[-1][1] < _SEAM:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _x(line: QTextLine, position: int) -> float:
    # The binding gives the position it settled on as well, as the C++ reference does.
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x
