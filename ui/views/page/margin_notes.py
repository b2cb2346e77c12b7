"""Notes in the margin, each beside its line; folded to markers where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPen
from PySide6.QtWidgets import QApplication

from reader.text import direction
from reader.values import Direction
from ui.views.page.margin_text import LINE, margin_layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QColor, QPainter, QTextLayout

    from reader.values import Annotation, Draft, Note
    from ui.theme import Theme
    from ui.views.page.article_page import LineBox

TEXT_SIZE = 13
MOST_LINES = 4
MOST_RAISED = 24
"""Lines of the note that is taken hold of."""
GAP = 10
"""Between two notes."""
DRIFT = 3 * LINE
"""How far below its line a note may stand; one that would be further down joins the one above."""
COUNT_GAP = 6
"""From the text of a note to the number of those behind it."""
RULE = 2
INDENT = 10
"""From the left of the rule to the text."""
MARKER = 11
MARKER_GAP = 9
"""From the end of the line to its marker."""

SHEET = 2
"""How much of a marker is seen behind the next one of its line."""
MOST_SHEETS = 2
"""How many are seen so."""


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
    layout: QTextLayout | None
    """None where it is folded."""
    natural: float
    """Where it would stand if there were no others, at the top."""

    @property
    def lines(self) -> int:
        """How many lines of it are shown."""
        return self.layout.lineCount() if self.layout else 0


class MarginNotes:
    """The notes of an article, placed from the top as far down as they have been asked for."""

    def __init__(
        self,
        line_of: Callable[[int], LineBox | None],
        is_laid_out: Callable[[int], bool],
        colours: Theme,
    ) -> None:
        """Ask ``line_of`` for the line of an offset, once that is laid out."""
        self._line_of, self._is_laid_out = line_of, is_laid_out
        self._colours = colours
        self._font = QFont(QApplication.font())
        self._font.setPixelSize(TEXT_SIZE)
        self._notes: list[MarginNote] = []
        self._placed: list[PlacedNote] = []
        self._joined: dict[int, list[MarginNote]] = {}
        """The notes that had no room, by the number of the placed note they joined."""
        self._taken = 0
        self._column: tuple[float, float] | None = None
        self.selected: Annotation | Note | None = None
        """What the note is on, or is, that the user took hold of: it is shown in full."""

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
        self._joined.clear()
        self._taken = 0

    def between(self, top: float, bottom: float) -> Iterator[PlacedNote]:
        """Yield the notes between two heights of the document, from top to bottom."""
        while self._taken < len(self._notes):
            if self._placed and self._placed[-1].room.top() > bottom:
                break
            if not self._is_laid_out(self._notes[self._taken].offset):
                break  # it is below all that is seen
            self._place(self._taken)
            self._taken += 1
        for placed in self._placed:
            if placed.room.bottom() >= top and placed.room.top() <= bottom:
                yield placed

    def at(self, point: QPointF) -> list[MarginNote]:
        """Return the notes at a point of the document: several where there is room for one."""
        near = list(self.between(point.y() - 1, point.y() + 1))
        return [
            note
            for number, placed in enumerate(self._placed)
            if placed in near and placed.room.contains(point)
            for note in (placed.note, *self._joined.get(number, ()))
        ]

    def _place(self, number: int) -> None:
        note = self._notes[number]
        line = self._line_of(note.offset)
        if line is None:
            return
        if self._column is None:
            top = line.baseline - MARKER
            before = sum(placed.natural == top for placed in self._placed[-MOST_SHEETS:])
            left = line.right + MARKER_GAP + SHEET * min(before, MOST_SHEETS)
            room = QRectF(left, top, MARKER, MARKER)
            self._placed.append(PlacedNote(note, room, None, top))
            return
        natural = self._top_of(line)
        top = max(natural, self._placed[-1].room.bottom() + GAP) if self._placed else natural
        if top - natural > DRIFT:
            self._join(note)
        else:
            layout = self._layout(note, self._lines_for(number, top))
            left, right = self._column
            room = QRectF(left, round(top), right - left, LINE * layout.lineCount())
            self._placed.append(PlacedNote(note, room, layout, natural))

    def _join(self, note: MarginNote) -> None:
        """Let ``note`` stand behind the last one that has a place, which tells how many do."""
        number = len(self._placed) - 1
        behind = self._joined.setdefault(number, [])
        behind.append(note)
        last = self._placed[number]
        count = self._count_width(len(behind))
        layout = self._layout(last.note, last.lines, beside=count + COUNT_GAP)
        self._placed[number] = last._replace(layout=layout)

    def _count_width(self, others: int) -> float:
        return QFontMetricsF(self._font).horizontalAdvance(_count(others)) + 8

    def _top_of(self, line: LineBox) -> float:
        return line.baseline - QFontMetricsF(self._font).ascent() - (LINE - TEXT_SIZE) / 2

    def _lines_for(self, number: int, top: float) -> int:
        """Return how many lines there are until the next note, at least one."""
        following = self._notes[number + 1 : number + 2]
        near = following and self._is_laid_out(following[0].offset)
        line = self._line_of(following[0].offset) if near else None
        if line is None:
            return MOST_LINES
        return max(1, min(MOST_LINES, int((self._top_of(line) - GAP - top) // LINE)))

    def _layout(self, note: MarginNote, most: int, *, beside: float = 0) -> QTextLayout:
        left, right = self._column or (0, 0)
        width = right - left - INDENT - beside
        return margin_layout(note.text, self._font, width, most, self._colours.accent)

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the notes between two heights; the painter's origin is the document's."""
        painter.setFont(self._font)
        taken = None
        for placed in self.between(top, bottom):
            if self.selected is not None and placed.note.source == self.selected:
                taken = placed
            else:
                self._paint_placed(painter, placed)
        for number, notes in self._joined.items():
            self._paint_count(painter, self._placed[number], len(notes))
        if taken is not None:  # over those that share its line
            self._paint_taken(painter, taken)

    def _paint_placed(self, painter: QPainter, placed: PlacedNote) -> None:
        if placed.layout is None:
            self._paint_marker(painter, placed, taken=False)
        else:
            self._paint_note(painter, placed, self._colours.dim)

    def _paint_taken(self, painter: QPainter, placed: PlacedNote) -> None:
        if placed.layout is None:
            self._paint_marker(painter, placed, taken=True)
        else:
            self._paint_raised(painter, placed)

    def _paint_note(self, painter: QPainter, placed: PlacedNote, ink: QColor) -> None:
        room = placed.room
        strong = placed.note.strong or self._colours.dim
        leftwards = _runs_leftwards(placed.note)
        rule_left = room.right() - RULE if leftwards else room.left()
        painter.fillRect(QRectF(rule_left, room.top(), RULE, room.height()), strong)
        painter.setPen(ink)
        if placed.layout is not None:
            width = placed.layout.lineAt(0).width()
            left = room.right() - INDENT - width if leftwards else room.left() + INDENT
            placed.layout.draw(painter, QPointF(left, room.top()))

    def _paint_count(self, painter: QPainter, placed: PlacedNote, others: int) -> None:
        """Say how many notes stand behind this one, for which there is no room."""
        room, width = placed.room, self._count_width(others)
        left = room.left() if _runs_leftwards(placed.note) else room.right() - width
        badge = QRectF(left, room.bottom() - LINE + 1, width, LINE - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.hover)
        painter.drawRoundedRect(badge, 4, 4)
        painter.setPen(self._colours.ink)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, _count(others))

    def _paint_raised(self, painter: QPainter, placed: PlacedNote) -> None:
        """Paint a note in full over the others."""
        whole = self._layout(placed.note, MOST_RAISED)
        room = QRectF(placed.room)
        room.setHeight(LINE * whole.lineCount())
        painter.setPen(QPen(self._colours.accent, 1))
        painter.setBrush(self._colours.card)
        painter.drawRoundedRect(room.adjusted(-6, -4, 6, 4), 5, 5)
        self._paint_note(painter, placed._replace(room=room, layout=whole), self._colours.ink)

    def _paint_marker(self, painter: QPainter, placed: PlacedNote, *, taken: bool) -> None:
        """Paint a small sheet with two lines of writing; it is filled where it is taken hold of.

        The note itself would cover the text there; its marker, and the inspector, lead to it.
        """
        strong = placed.note.strong or self._colours.dim
        painter.setPen(QPen(strong, 1.4))
        painter.setBrush(strong if taken else self._colours.paper)
        sheet = placed.room.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(sheet, 2, 2)
        painter.setPen(QPen(self._colours.paper if taken else strong, 1.4))
        for row in (3, 6):
            painter.drawLine(
                QPointF(sheet.left() + 2.5, sheet.top() + row),
                QPointF(sheet.right() - 2.5, sheet.top() + row),
            )


def _runs_leftwards(note: MarginNote) -> bool:
    return direction(note.text) is Direction.RTL


def _count(others: int) -> str:
    return f"+{others}"
