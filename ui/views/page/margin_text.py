"""The text of a note in the margin: flowing, with its emphasis, broken into a few lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from reader.markup import parse
from reader.text import direction
from reader.values import Direction
from ui.reading.text_positions import TextPositions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QColor

    from reader.markup import Run

LINE = 18
"""From one line of a note to the next, in pixels."""
_LONGEST = 1500
"""Code points; no margin holds more."""
_SHORTER = 2
"""Pixels that a line is cut shorter by, as long as its ellipsis has no room in it."""

_LINE_BREAK = re.compile(r"\r\n|[\n\v\f\r\x85\u2028\u2029]")

_Stretch = tuple[str, QTextCharFormat]


def margin_layout(text: str, font: QFont, width: float, most: int, accent: QColor) -> QTextLayout:
    """Return ``text`` in at most ``most`` lines of ``width`` pixels, the last one cut short."""
    stretches = list(_stretches(text, accent))
    flowing = "".join(piece for piece, _ in stretches)
    layout = _laid_out(flowing, stretches, font, width, most)
    last = layout.lineAt(max(0, layout.lineCount() - 1)).textStart()
    start, room = TextPositions(flowing, ()).to_offset(last), width
    while room > 0 and not _shows_all(layout):
        # Where a word is cut its letters may take another shape, and more room than they had.
        cut = QFontMetricsF(font).elidedText(flowing[start:], Qt.TextElideMode.ElideRight, room)
        layout = _laid_out(flowing[:start] + cut, stretches, font, width, most)
        room -= _SHORTER
    return layout


def _shows_all(layout: QTextLayout) -> bool:
    text, count = layout.text(), layout.lineCount()
    end = layout.lineAt(count - 1).textStart() + layout.lineAt(count - 1).textLength()
    return end >= TextPositions(text, ()).to_qt(len(text))


def _laid_out(
    flowing: str, stretches: list[_Stretch], font: QFont, width: float, most: int
) -> QTextLayout:
    rtl = direction(flowing) is Direction.RTL
    # A layout, unlike a document, never mirrors: leading is left in it.
    option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(way)
    layout = QTextLayout(flowing, font)
    layout.setTextOption(option)
    layout.setFormats(_ranges(flowing, stretches))
    layout.beginLayout()
    while layout.lineCount() < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        top = (layout.lineCount() - 1) * LINE
        line.setPosition(QPointF(0, top + (LINE - line.height()) / 2))
    layout.endLayout()
    return layout


def _ranges(flowing: str, stretches: list[_Stretch]) -> list[QTextLayout.FormatRange]:
    positions, ranges, start = TextPositions(flowing, ()), [], 0
    for piece, letters in stretches:
        end = min(start + len(piece), len(flowing))
        if not letters.isEmpty() and end > start:
            range_ = QTextLayout.FormatRange()
            range_.start = positions.to_qt(start)
            range_.length = positions.to_qt(end) - range_.start
            range_.format = letters
            ranges.append(range_)
        start = end
    return ranges


def _stretches(text: str, accent: QColor) -> Iterator[_Stretch]:
    """Yield the beginning of a note as one line, its looks beside it."""
    length = 0
    for number, paragraph in enumerate(parse(text)):
        lead = f"{paragraph.bullet} " if paragraph.bullet else ""
        yield (" " if number else "") + lead, QTextCharFormat()
        for run in paragraph.runs:
            piece = _LINE_BREAK.sub(" ", run.text[:_LONGEST])
            length += len(piece)
            yield piece, _letters(run, accent)
        if length > _LONGEST:
            return


def _letters(run: Run, accent: QColor) -> QTextCharFormat:
    letters = QTextCharFormat()
    if run.strong:
        letters.setFontWeight(QFont.Weight.DemiBold)
    if run.emphasis:
        letters.setFontItalic(True)
    if run.code:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setFontFamilies(fixed.families())
    if run.href or run.tag:
        letters.setForeground(accent)
    return letters
