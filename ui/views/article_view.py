"""An article on its page: text, marks and notes, and the place where it is being read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QRegion, QTextFrameFormat
from PySide6.QtWidgets import QFrame, QTextEdit

from reader.values import Span
from ui.views.article_cursor import cursor_offsets, cursor_over, selected_span
from ui.views.article_page import ArticlePage
from ui.views.column import column
from ui.views.fallback_faces import fallback_faces
from ui.views.page_painter import HEADER_ROOM, PagePainter
from ui.views.shown_marks import ShownMarks
from ui.views.typography import ReadingStyle, Typography

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.values import Annotation, Article, Block, Draft, Edit, Label, Note, NoteId
    from ui.theme import Theme

FOOT = 96
"""Pixels below the last line."""


class ArticleView(QTextEdit):
    """Shows one article with its marks and notes.

    All offsets are code points of the article's text. The document holds the text and its
    formats alone; nothing is ever read back from it.
    """

    scrolled = Signal()
    """The place of reading changed; see `top_offset`."""
    reached_end = Signal()
    """The last line came into view by scrolling."""

    def __init__(
        self, colours: Theme, style: ReadingStyle | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        self._labels: tuple[Label, ...] = ()
        self._notes: dict[NoteId, Note] = {}
        self._drafts: tuple[Draft, ...] = ()
        self._page: ArticlePage | None = None
        self._painter: PagePainter | None = None
        self._typography = Typography(style or ReadingStyle(), colours)
        self._shown = ShownMarks()
        self._place: int | None = None
        self._settling = False
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_palette()
        self.verticalScrollBar().valueChanged.connect(self._tell_scrolling)

    # What is shown

    def article(self) -> Article | None:
        """Return the article as it was given, or None."""
        return self._page.article if self._page else None

    def show_article(self, article: Article | None) -> None:
        """Show ``article`` from where it was last read, or an empty page."""
        self._page = self._painter = self._place = None
        if article is None:
            self.clear()
            return
        self._notes = {note.id: note for note in article.notes}
        self._drafts = ()
        with self._settled():
            self._page = ArticlePage(article, self.document())
            self.setPlainText(self._page.display)
            self._set_type()
            self.scroll_to(article.position)

    def blocks(self) -> Sequence[Block]:
        """Return the blocks of the article as they are laid out: a very long one in pieces."""
        return self._page.pieces if self._page else ()

    def is_shown(self, offset: int) -> bool:
        """Return whether the block of ``offset`` isn't hidden."""
        return self._page is not None and self._page.is_visible(offset)

    def is_leftwards(self, offset: int) -> bool:
        """Return whether the block of ``offset`` is written from right to left."""
        if self._page is None:
            return False
        block = self._page.block(self._page.marks.block_at(offset))
        return block.textDirection() == Qt.LayoutDirection.RightToLeft

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Paint marks with the names and colours of ``labels``."""
        self._labels = tuple(labels)
        self._renew_painter()

    def set_style(self, style: ReadingStyle) -> None:
        """Set the article in another style; the place of reading stays."""
        self._typography = Typography(style, self._colours)
        self._reset_type()

    def set_colours(self, colours: Theme) -> None:
        """Show the article on other paper."""
        self._colours = colours
        self._typography = Typography(self._typography.style, colours)
        self._set_palette()
        self._reset_type()

    def set_blocks(self, blocks: Sequence[Block]) -> None:
        """Show the same text in other blocks; place, caret and selection stay."""
        if self._page is None:
            return
        positions = self._page.positions
        place, (anchor, caret) = self.top_offset(), cursor_offsets(self.textCursor(), positions)
        with self._settled():
            if self._page.replace_blocks(blocks):
                self.setPlainText(self._page.display)
                positions = self._page.positions
                self.setTextCursor(cursor_over(self.document(), positions, Span(anchor, caret)))
            self._set_type()
            self.scroll_to(place)

    @property
    def shown(self) -> ShownMarks:
        """Which marks are shown."""
        return self._shown

    def show_marks(self, shown: ShownMarks) -> None:
        """Fade or hide marks, or dim text that has none."""
        self._shown = shown
        if self._painter:
            self._painter.show_marks(shown)
        self.viewport().update()

    def set_hits(self, hits: Iterable[Span]) -> None:
        """Show what a search in the article found."""
        if self._painter:
            self._painter.hits = sorted(hits)
            self.viewport().update()

    def _reset_type(self) -> None:
        place = self.top_offset()
        with self._settled():
            self._set_type()
            self.scroll_to(place)

    def _set_type(self) -> None:
        font = self._typography.font
        if self._page and (faces := fallback_faces(self._page.text, font.family())):
            font = QFont(font)
            font.setFamilies([*font.families(), *faces])
        self.document().setDefaultFont(font)
        self.document().setIndentWidth(self._typography.indent)
        if self._page:
            self._page.set_formats(self._typography)
        self._renew_painter()

    def _renew_painter(self) -> None:
        if self._page is None:
            return
        before = self._painter
        self._painter = PagePainter(self._page, self._typography, self._colours, self._labels)
        if before:
            self._painter.show_same(before)
        self._painter.show_marks(self._shown)
        self._painter.set_notes(self._notes.values(), self._drafts)
        self._fit_column()

    def _set_palette(self) -> None:
        palette = self.palette()
        # The selection is painted with the marks: Qt's own would cover the tags of its line.
        for role, colour in {
            QPalette.ColorRole.Base: self._colours.paper,
            QPalette.ColorRole.Text: self._colours.ink,
            QPalette.ColorRole.Highlight: QColor(Qt.GlobalColor.transparent),
            QPalette.ColorRole.HighlightedText: self._colours.ink,
        }.items():
            palette.setColor(role, colour)
        self.setPalette(palette)

    def _fit_column(self) -> None:
        """Give the text its margins; the notes stand in the right one."""
        fitting = column(self.viewport().width(), self._typography.column())
        if self._painter:
            self._painter.set_column(fitting)
        frame = self.document().rootFrame()
        margins = frame.frameFormat()
        before = QTextFrameFormat(margins)
        margins.setLeftMargin(fitting.left)
        margins.setRightMargin(self.viewport().width() - fitting.right)
        margins.setTopMargin(HEADER_ROOM)
        margins.setBottomMargin(FOOT)
        if margins != before:
            # May show a scroll bar, and so come here again: nothing is to be done after it.
            frame.setFrameFormat(margins)
        self.viewport().update()

    # Marks and notes

    def apply_annotations(self, edits: Iterable[Edit[Annotation]]) -> None:
        """Add, change and remove marks of the article; edits of other articles are passed over."""
        page, painter = self._page, self._painter
        if page is None or painter is None:
            return
        noted = False
        for edit in edits:
            if not _concerns(edit, page.article):
                continue
            noted |= any(mark is not None and mark.note != "" for mark in (edit.before, edit.after))
            if edit.before is not None and page.marks.get(edit.before.id):
                self._repaint_blocks(page.marks.remove(edit.before.id))
            if edit.after is not None:
                self._repaint_blocks(page.marks.add(edit.after))
        if noted:
            painter.set_notes(self._notes.values(), self._drafts)
            self.viewport().update()

    def apply_notes(self, edits: Iterable[Edit[Note]]) -> None:
        """Add, change and remove notes of the article; edits of other articles are passed over."""
        if self._page is None or self._painter is None:
            return
        for edit in edits:
            if _concerns(edit, self._page.article):
                if edit.before is not None:
                    self._notes.pop(edit.before.id, None)
                if edit.after is not None:
                    self._notes[edit.after.id] = edit.after
        self._painter.set_notes(self._notes.values(), self._drafts)
        self.viewport().update()

    def set_drafts(self, drafts: Iterable[Draft]) -> None:
        """Show in the margin what was typed in notes of the article and not kept."""
        self._drafts = tuple(drafts)
        if self._painter is not None:
            self._painter.set_notes(self._notes.values(), self._drafts)
            self.viewport().update()

    def notes(self) -> list[Note]:
        """Return the notes on the article and on spans of it that have no label."""
        return list(self._notes.values())

    def notes_at(self, offset: int) -> list[Note]:
        """Return the notes on spans without a label at ``offset``, that on the shortest first."""
        here = [
            note
            for note in self._notes.values()
            if note.start is not None and note.end is not None and note.start <= offset <= note.end
        ]
        return sorted(here, key=lambda note: (note.end or 0) - (note.start or 0))

    def _repaint_blocks(self, numbers: range) -> None:
        if self._painter is None or self._page is None or not numbers:
            return
        self._painter.forget(numbers)
        layout = self.document().documentLayout()
        rect = layout.blockBoundingRect(self._page.block(numbers[0]))
        rect = rect.united(layout.blockBoundingRect(self._page.block(numbers[-1])))
        margin = 2 * self._typography.style.size
        top = int(rect.top()) - self.verticalScrollBar().value() - margin
        self.viewport().update(0, top, self.viewport().width(), int(rect.height()) + 2 * margin)

    def selection(self) -> Span | None:
        """Return what is selected, in whole graphemes, or None."""
        return selected_span(self.textCursor(), self._page.positions) if self._page else None

    def _label_target(self) -> Span | None:
        """Return what of the selection a label would go to."""
        return self.selection()

    # The place of reading

    def top_offset(self) -> int:
        """Return where the first line in view begins; 0 at the top."""
        if self._place is None:
            self._place = self._measure_top()
        return self._place

    def scroll_to(self, offset: int) -> None:
        """Bring the line of ``offset``, or what is shown next, to the top; 0 is the page's top."""
        page = self._page if offset else None
        line = page.line_box(page.shown_from(offset), self._typography) if page else None
        bar = self.verticalScrollBar()
        bar.setValue(int(line.baseline - _line_reach(line.size)) if line else 0)
        self._place = offset

    def reveal(self, offset: int) -> None:
        """Scroll, if need be, so that the line of ``offset`` is well in view."""
        line = self._page.line_box(offset, self._typography) if self._page else None
        if line is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = line.baseline - bar.value()
        if not 2 * line.size < top < height - 2 * line.size:
            bar.setValue(int(line.baseline - height / 3))

    def at_end(self) -> bool:
        """Return whether the end of the article is in view."""
        bar = self.verticalScrollBar()
        if bar.value() < bar.maximum():
            return False
        last = self.document().documentLayout().blockBoundingRect(self.document().lastBlock())
        return last.bottom() <= bar.value() + self.viewport().height()

    def _measure_top(self) -> int:
        scroll = self.verticalScrollBar().value()
        if self._page is None or scroll == 0:
            return 0
        for block in self._page.visible_blocks(scroll, scroll + self.viewport().height()):
            piece = self._page.pieces[block.blockNumber()]
            reach = _line_reach(self._typography.look(*self._page.kinds[block.blockNumber()]).size)
            lines, top = self._page.lines(block), self._page.origin(block).y()
            for number, baseline in enumerate(lines.baselines):
                if top + baseline - reach >= scroll - 1:
                    return piece.start + self._inside(block.position(), lines.start_of(number))
        return len(self._page.text)

    def _inside(self, block: int, position: int) -> int:
        """Return the code points from the position of a block to one further on in it."""
        if self._page is None:
            return 0
        positions = self._page.positions
        return positions.to_offset(block + position) - positions.to_offset(block)

    @Slot()
    def _tell_scrolling(self) -> None:
        if self._settling:
            return
        self._place = None
        self.scrolled.emit()
        if self._page is not None and self.at_end():
            self.reached_end.emit()

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Change the document without telling of carets and places that only pass."""
        before, self._settling = self._settling, True
        try:
            yield
        finally:
            self._settling = before

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint marks and notes, then the text over them."""
        if self._painter:
            scroll = self.verticalScrollBar().value()
            self._painter.drawn = self.selection()
            self._painter.selection = self._label_target()
            painter = QPainter(self.viewport())
            painter.translate(0, -scroll)
            area = event.rect()
            self._painter.paint(painter, area.top() + scroll, area.bottom() + 1 + scroll)
            painter.end()
        super().paintEvent(event)
        if self._painter and self._painter.shown.dimmed:
            painter = QPainter(self.viewport())
            painter.setClipRegion(QRegion(area) - QRegion(self.cursorRect()))
            painter.translate(0, -scroll)
            self._painter.paint_over(painter, area.top() + scroll, area.bottom() + 1 + scroll)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew; the line at the top stays there."""
        # While the page is being filled, a bar that comes or goes has no place to keep yet.
        place = None if self._settling else self.top_offset()
        with self._settled():
            # Qt first: it begins a lazy layout, in which new margins cost next to nothing. In a
            # finished one they lay out the whole article at once.
            super().resizeEvent(event)
            self._fit_column()
            if place is not None:
                self.scroll_to(place)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Refuse what is dropped or pasted: the window takes files."""
        return False

    def loadResource(self, kind: int, name: object) -> object:
        """Load nothing, whatever a document asks for."""
        return None


def _concerns(edit: Edit[Annotation] | Edit[Note], article: Article) -> bool:
    value = edit.after or edit.before
    return value is not None and value.article == article.summary.id


def _line_reach(size: int) -> int:
    """Return how far above its base line a line is taken to begin: its tags included."""
    return size + 12
