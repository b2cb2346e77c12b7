"""Paints what an article's document doesn't hold: header, ornaments, hits, marks, tags, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication

from reader.values import Direction, Span
from ui.colours import mixed
from ui.views.page.article_header import header_line
from ui.views.page.block_ornaments import BlockOrnaments, has_own_bullet
from ui.views.page.column import GUTTER
from ui.views.page.hit_painter import HitPainter
from ui.views.page.margin_notes import MarginNote, MarginNotes
from ui.views.page.mark_handles import handles, paint_handle
from ui.views.page.mark_metrics import above, below
from ui.views.page.mark_painter import MarkPainter
from ui.views.page.mark_shapes import mark_shapes, tag_shapes
from ui.views.page.noted_text import ASIDE, paint_noted_block, paint_noted_span
from ui.views.page.tag_slots import Room
from ui.views.page.wash import paint_wash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor, QTextBlock

    from reader.values import Annotation, AnnotationId, ArticleSummary, Draft, Label, Note, NoteId
    from ui.theme import Theme
    from ui.views.page.article_page import ArticlePage
    from ui.views.page.column import Column
    from ui.views.page.line_geometry import Stretch
    from ui.views.page.mark_handles import Handle
    from ui.views.page.mark_shapes import MarkShape, TagShape
    from ui.views.page.shown_marks import ShownMarks
    from ui.views.page.typography import Typography

OFF_EDGE = 6
"""Between a tag and the notes, or the edge of the view."""
HEADER_TOP = 24
HEADER_SIZE = 13
HEADER_ROOM = 56
"""From the top of the document to its first block."""
SELECTION_ACCENT = 0.2
"""How much of the accent a selection has, so that it is no pale blue fill of a mark."""
DRAWN = 0.45
"""How much of the selection's colour has what is selected but not what a label would go to."""


class _BlockShapes(NamedTuple):
    marks: tuple[MarkShape, ...]
    tags: tuple[TagShape, ...]


class PagePainter:
    """Paints a page; keeps the shapes of blocks it has painted until they are forgotten."""

    def __init__(
        self,
        page: ArticlePage,
        typography: Typography,
        colours: Theme,
        labels: Iterable[Label],
    ) -> None:
        self.selected: AnnotationId | None = None
        self.tagged: frozenset[AnnotationId] = frozenset()
        """The marks with a tag where not all have one."""
        self.found = HitPainter(page, colours)
        """What a search found."""
        self.selection: Span | None = None
        """What a label would go to."""
        self.drawn: Span | None = None
        """What is selected, where it was drawn roughly."""
        self.moved_end: bool | None = None
        """Which end of the selected mark the keys move: True for its end, None for neither."""
        self._page = page
        self._typography = typography
        self._colours = colours
        self._selection_colour, self._drawn_colour = selection_colours(colours)
        self._marks = MarkPainter(colours, labels, typography.style.size)
        self._ornaments = BlockOrnaments(typography, colours)
        self.tell(page.article.summary)
        self._column: Column | None = None
        self._shapes: dict[int, _BlockShapes] = {}
        self._notes: tuple[Note, ...] = ()
        self._drafts: tuple[Draft, ...] = ()
        self._noted: dict[int, list[Span]] = {}
        self.note: NoteId | None = None
        """The note at the caret."""
        self.notes = MarginNotes(
            lambda offset: page.line_box(offset, typography), page.is_laid_out, colours
        )

    def show_same(self, other: PagePainter) -> None:
        """Select, tag and find what ``other`` does."""
        self.selected, self.tagged = other.selected, other.tagged
        self.found.hits = other.found.hits
        self.moved_end, self.note = other.moved_end, other.note

    def tell(self, summary: ArticleSummary) -> None:
        """Say above the title what is known of the article."""
        self._header = header_line(summary, self._page.article.blocks)

    @property
    def shown(self) -> ShownMarks:
        """Which marks are shown."""
        return self._marks.shown

    def show_marks(self, shown: ShownMarks) -> None:
        """Show marks and text otherwise."""
        self._marks.shown = shown
        self._shapes.clear()
        self._place_notes()

    def set_column(self, column: Column) -> None:
        """Take notice of a new layout, with the text and the notes in ``column``."""
        self._column = column
        self._shapes.clear()
        self.notes.set_column(column.notes)

    def set_notes(self, notes: Iterable[Note], drafts: Iterable[Draft] = ()) -> None:
        """Show the notes of the marks, ``notes``, and of ``drafts`` what was typed so far."""
        self._notes, self._drafts = tuple(notes), tuple(drafts)
        self._noted = _by_block(self._page, self._notes)
        self._place_notes()

    def _place_notes(self) -> None:
        noted = [] if self.shown.hidden else self._page.marks.noted()
        on_marks = (
            MarginNote(each, each.start, each.note, self._marks.ink(each.label).strong)
            for each in noted
        )
        others = (MarginNote(each, each.start or 0, each.text, None) for each in self._notes)
        drafts = (self._draft_note(each) for each in self._drafts)
        self.notes.set_notes([*on_marks, *others, *drafts])

    def _draft_note(self, draft: Draft) -> MarginNote:
        place = draft.place
        mark = self._page.marks.get(place.annotation)
        note = next((each for each in self._notes if each.id == place.note), None)
        start = mark.start if mark else note.start if note else place.start
        text = QCoreApplication.translate("PagePainter", "Not kept yet: {text}")
        return MarginNote(draft, start or 0, text.format(text=draft.text), self._colours.warning)

    def forget(self, blocks: Iterable[int]) -> None:
        """Take notice of other marks in ``blocks``."""
        for number in blocks:
            self._shapes.pop(number, None)

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint what lies between two heights; the painter's origin is the document's."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if top < HEADER_ROOM and self._column:
            self._paint_header(painter, self._column)
        for block in self._page.visible_blocks(top, bottom):
            origin = self._page.origin(block)
            painter.translate(origin)
            self._paint_block(painter, block, top - origin.y(), bottom - origin.y())
            painter.translate(-origin)
        self._paint_handles(painter)
        self.notes.selected = self._note_in_hand()
        self.notes.paint(painter, top, bottom)

    def _note_in_hand(self) -> Annotation | Note | None:
        mark = self._page.marks.get(self.selected)
        if mark is not None and mark.note:
            return mark
        return next((note for note in self._notes if note.id == self.note), None)

    def handles(self) -> list[Handle]:
        """Return the handles of the selected mark, if it is shown."""
        mark = None if self.shown.hidden else self._page.marks.get(self.selected)
        return handles(self._page, self._typography, mark) if mark else []

    def _paint_handles(self, painter: QPainter) -> None:
        for handle in self.handles():
            active = handle.is_end == self.moved_end
            paint_handle(painter, handle, self._colours, active=active)

    def paint_over(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint what lies over the letters: where text is dimmed, all but marks and hits."""
        if not self.shown.dimmed:
            return
        for block in self._page.visible_blocks(top, bottom):
            origin = self._page.origin(block)
            kept = [each for shape in self._block_shapes(block).marks for each in shape.stretches]
            if self.selection:
                kept += self._stretches(block, self.selection)
            hits = self.found.shapes(block, top - origin.y(), bottom - origin.y())
            kept += [each for hit in hits for each in hit.stretches]
            painter.translate(origin)
            size = self._typography.look(*self._page.kinds[block.blockNumber()]).size
            paint_wash(painter, self._page.lines(block), kept, size, self._colours.paper)
            painter.translate(-origin)

    def _paint_header(self, painter: QPainter, column: Column) -> None:
        painter.save()  # its direction is not that of tags and notes
        font = QFont(QApplication.font())
        font.setPixelSize(HEADER_SIZE)
        painter.setFont(font)
        painter.setPen(self._colours.dim)
        rtl = self._page.article.summary.direction is Direction.RTL
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        room = QRectF(column.left, HEADER_TOP, column.right - column.left, 20)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(self._header, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeading, shown)
        painter.restore()

    def _paint_block(self, painter: QPainter, block: QTextBlock, top: float, bottom: float) -> None:
        number = block.blockNumber()
        look = self._page.kinds[number]
        size = self._typography.look(*look).size
        shapes = self._block_shapes(block)
        self._paint_ornaments(painter, block, size)
        top, bottom = top - 3 * size, bottom + 3 * size
        hits = self.found.shapes(block, top, bottom)
        marks = [shape for shape in shapes.marks if _is_between(shape, top, bottom)]
        tags = [tag for tag in shapes.tags if top <= tag.baseline <= bottom]
        painter.save()
        if any(mark.lane for mark in marks):
            self._marks.keep_clear(painter, tags, size)
        self._marks.paint_fills(painter, marks, size)
        self.found.paint_grounds(painter, hits, size)
        if self.drawn and self.drawn != self.selection:
            self._paint_ground(painter, block, self.drawn, self._drawn_colour)
        if self.selection:
            self._paint_ground(painter, block, self.selection, self._selection_colour)
        for span in self._noted.get(number, ()):
            self._paint_noted(painter, block, span)
        self.found.paint_edges(painter, hits, size, self.drawn)
        self._marks.paint_underlines(painter, marks, size, self.selected)
        painter.restore()
        self._marks.paint_tags(painter, tags, size)

    def _paint_noted(self, painter: QPainter, block: QTextBlock, span: Span) -> None:
        """Show what of a block a note without a label is on."""
        number = block.blockNumber()
        piece, size = (
            self._page.pieces[number],
            self._typography.look(*self._page.kinds[number]).size,
        )
        colour = self._colours.dim
        if not span.start <= piece.start < piece.end <= span.end:
            paint_noted_span(painter, self._stretches(block, span), size, colour)
        elif self._column is not None:
            lines = self._page.lines(block).baselines
            rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
            x = self._column.right - self._column.left + ASIDE if rtl else -ASIDE
            top, bottom = lines[0] - above(size), lines[-1] + below(size)
            paint_noted_block(painter, top, bottom, x, colour)

    def _block_shapes(self, block: QTextBlock) -> _BlockShapes:
        number = block.blockNumber()
        if number not in self._shapes:
            self._shapes[number] = self._make_shapes(block)
        return self._shapes[number]

    def _make_shapes(self, block: QTextBlock) -> _BlockShapes:
        page, number = self._page, block.blockNumber()
        if self.shown.hidden or not page.marks.in_block(number):
            return _BlockShapes((), ())
        lines = page.lines(block)
        marks = mark_shapes(page, number, lines)
        display = self._typography.style.tags
        tagged = [
            mark
            for mark in marks
            if (display == "always" and not self.shown.fades(mark.annotation.label))
            or mark.annotation.id in self.tagged
        ]
        shown = tagged if display != "never" else []
        tags = tag_shapes(page, number, lines, shown, self._marks.tag_measures(self._tag_room()))
        return _BlockShapes(marks, tags)

    def _tag_room(self) -> Room:
        """Return from where to where tags may reach, from the left of the text."""
        if self._column is None:
            return Room()
        left, right, notes = self._column
        beside = GUTTER if notes else left
        return Room(OFF_EDGE - left, right - left + beside - OFF_EDGE)

    def _paint_ornaments(self, painter: QPainter, block: QTextBlock, size: int) -> None:
        if self._column is None or block.layout().lineCount() == 0:
            return
        number = block.blockNumber()
        piece = self._page.pieces[number]
        first, last = (block.layout().lineAt(at) for at in (0, block.layout().lineCount() - 1))
        top = first.y() + first.ascent() - above(size)
        bottom = last.y() + last.ascent() + below(size)
        room = QRectF(0, top, self._column.right - self._column.left, bottom - top)
        rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
        text = self._page.text[piece.start : piece.end]
        bullet = "" if has_own_bullet(text) else piece.bullet
        self._ornaments.paint(painter, self._page.kinds[number], bullet, room, rtl=rtl)

    def _paint_ground(
        self, painter: QPainter, block: QTextBlock, span: Span, colour: QColor
    ) -> None:
        """Colour what a block has of ``span``."""
        size = self._typography.look(*self._page.kinds[block.blockNumber()]).size
        for stretch in self._stretches(block, span):
            baseline = round(stretch.baseline)
            corner = QPointF(stretch.left, baseline - above(size))
            opposite = QPointF(stretch.right, baseline + below(size))
            painter.fillRect(QRectF(corner, opposite), colour)

    def _stretches(self, block: QTextBlock, span: Span) -> list[Stretch]:
        start, end = self._page.positions_in(block.blockNumber(), *span)
        return list(self._page.lines(block).stretches(start, end)) if start < end else []


def selection_colours(colours: Theme) -> tuple[QColor, QColor]:
    """Return the grounds of what a label would go to, and of what only is selected."""
    target = mixed(colours.accent, colours.selection, SELECTION_ACCENT)
    return target, mixed(target, colours.paper, DRAWN)


def _by_block(page: ArticlePage, notes: Iterable[Note]) -> dict[int, list[Span]]:
    """Return the spans that notes are on, by the blocks they touch."""
    found: dict[int, list[Span]] = {}
    for note in notes:
        if note.start is not None and note.end is not None:
            for number in page.marks.blocks_of(note.start, note.end):
                found.setdefault(number, []).append(Span(note.start, note.end))
    return found


def _is_between(shape: MarkShape, top: float, bottom: float) -> bool:
    stretches = shape.stretches
    return bool(stretches) and stretches[0].baseline <= bottom and stretches[-1].baseline >= top
