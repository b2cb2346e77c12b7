"""Notes in the margin, each beside its line; folded to markers where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from reader.text import direction
from reader.values import Direction
from ui.text_positions import TextPositions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QColor, QPainter

    from reader.values import Annotation, Draft, Note
    from ui.theme import Theme
    from ui.views.article_page import LineBox

TEXT_SIZE = 13
LINE = 18
"""From one line of a note to the next, in pixels."""
MOST_LINES = 4
GAP = 12
"""Between two notes."""
RULE = 2
INDENT = 10
"""From the left of the rule to the text."""
MARKER = 11
MARKER_GAP = 9
"""From the end of the line to its marker."""


class MarginNote(NamedTuple):
    """A note and where it belongs."""

    source: Annotation | Note | Draft
    offset: int
    text: str
    strong: QColor | None
    """The colour of its label; None for a note without one."""


class PlacedNote(NamedTuple):
    """A note where it stands in the document, in pixels."""

    note: MarginNote
    room: QRectF
    lines: tuple[str, ...]
    """Empty where it is folded."""


class MarginNotes:
    """The notes of an article, placed from the top as far down as they have been asked for."""

    def __init__(self, line_of: Callable[[int], LineBox | None], colours: Theme) -> None:
        """Ask ``line_of`` for the line of an offset, which lays out the document so far."""
        self._line_of = line_of
        self._colours = colours
        self._font = QFont(QApplication.font())
        self._font.setPixelSize(TEXT_SIZE)
        self._notes: list[MarginNote] = []
        self._placed: list[PlacedNote] = []
        self._taken = 0
        self._column: tuple[float, float] | None = None

    def set_notes(self, notes: Iterable[MarginNote]) -> None:
        """Show ``notes``, and no others."""
        self._notes = sorted(notes, key=lambda note: note.offset)
        self.forget_places()

    def set_column(self, column: tuple[float, float] | None) -> None:
        """Stand between two x of the document, or fold to markers if there is None."""
        self._column = column
        self.forget_places()

    def forget_places(self) -> None:
        """Take notice of a new layout."""
        self._placed.clear()
        self._taken = 0

    def between(self, top: float, bottom: float) -> Iterator[PlacedNote]:
        """Yield the notes between two heights of the document, from top to bottom."""
        while self._taken < len(self._notes):
            if self._placed and self._placed[-1].room.top() > bottom:
                break
            self._place(self._notes[self._taken])
            self._taken += 1
        for placed in self._placed:
            if placed.room.bottom() >= top and placed.room.top() <= bottom:
                yield placed

    def at(self, point: QPointF) -> list[MarginNote]:
        """Return the notes at a point of the document: several where they fold to one marker."""
        near = self.between(point.y() - 1, point.y() + 1)
        return [placed.note for placed in near if placed.room.contains(point)]

    def _place(self, note: MarginNote) -> None:
        line = self._line_of(note.offset)
        if line is None:
            return
        if self._column is None:
            top = line.baseline - MARKER
            room = QRectF(line.right + MARKER_GAP, top, MARKER, MARKER)
            self._placed.append(PlacedNote(note, room, ()))
            return
        left, right = self._column
        lines = _broken(note.text, self._font, right - left - INDENT)
        top = line.baseline - QFontMetricsF(self._font).ascent() - (LINE - TEXT_SIZE) / 2
        if self._placed:
            top = max(top, self._placed[-1].room.bottom() + GAP)
        room = QRectF(left, round(top), right - left, LINE * len(lines))
        self._placed.append(PlacedNote(note, room, lines))

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the notes between two heights; the painter's origin is the document's."""
        painter.setFont(self._font)
        for placed in self.between(top, bottom):
            if placed.lines:
                self._paint_note(painter, placed)
            else:
                self._paint_marker(painter, placed)

    def _paint_note(self, painter: QPainter, placed: PlacedNote) -> None:
        room = placed.room
        strong = placed.note.strong or self._colours.dim
        leftwards = direction(placed.note.text) is Direction.RTL
        rule_left = room.right() - RULE if leftwards else room.left()
        painter.fillRect(QRectF(rule_left, room.top(), RULE, room.height()), strong)
        painter.setPen(self._colours.dim)
        sides = (0, -INDENT) if leftwards else (INDENT, 0)
        inner = room.adjusted(sides[0], 0, sides[1], 0)
        align = Qt.AlignmentFlag.AlignRight if leftwards else Qt.AlignmentFlag.AlignLeft
        for number, line in enumerate(placed.lines):
            row = QRectF(inner.left(), inner.top() + number * LINE, inner.width(), LINE)
            painter.drawText(row, align | Qt.AlignmentFlag.AlignVCenter, line)

    def _paint_marker(self, painter: QPainter, placed: PlacedNote) -> None:
        """Paint a small sheet with two lines of writing."""
        strong = placed.note.strong or self._colours.dim
        painter.setPen(QPen(strong, 1.4))
        painter.setBrush(self._colours.paper)
        sheet = placed.room.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(sheet, 2, 2)
        for row in (3, 6):
            painter.drawLine(
                QPointF(sheet.left() + 2.5, sheet.top() + row),
                QPointF(sheet.right() - 2.5, sheet.top() + row),
            )


def _broken(text: str, font: QFont, width: float) -> tuple[str, ...]:
    """Return ``text`` in lines of at most ``width``; the last of MOST_LINES is cut short."""
    flowing = " ".join(text.split())
    positions = TextPositions(flowing, ())
    starts = [positions.to_offset(start) for start in _line_starts(flowing, font, width)]
    lines = [
        flowing[start:end].strip()
        for start, end in zip(starts, [*starts[1:], len(flowing)], strict=True)
    ]
    if len(lines) > MOST_LINES:
        rest = flowing[starts[MOST_LINES - 1] :]
        cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines[MOST_LINES - 1 :] = [cut]
    return tuple(lines)


def _line_starts(text: str, font: QFont, width: float) -> list[int]:
    """Return the positions at which lines begin, of MOST_LINES and what follows them."""
    wrapped = QTextOption()
    wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(wrapped)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= MOST_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts
