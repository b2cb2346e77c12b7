"""An article on its page: text, marks and notes in their colours."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from ui.views.page.article_cursor import selected_span
from ui.views.page.column import column
from ui.views.page.fallback_faces import fallback_faces
from ui.views.page.hit_bar import HitBar
from ui.views.page.page_painter import HEADER_ROOM, PagePainter
from ui.views.page.shown_marks import ShownMarks
from ui.views.page.typography import ReadingStyle, Typography

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from reader.values import (
        Annotation,
        Article,
        ArticleSummary,
        Block,
        Draft,
        Edit,
        Label,
        Note,
        NoteId,
        Span,
    )
    from ui.theme import Theme
    from ui.views.page.article_page import ArticlePage

FOOT = 96
"""Pixels below the last line."""
_TICKS = 400
"""More hits than these are no more to be told apart beside a page."""


class PageView(QTextEdit):
    """A page with marks and notes; a subclass fills it and keeps its place.

    All offsets are code points of the article's text. The document holds the text and its
    formats alone; nothing is ever read back from it.
    """

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
        self._settling = False
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._bar = HitBar(self._hit_heights)
        self.setVerticalScrollBar(self._bar)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_palette()

    # What is shown

    def article(self) -> Article | None:
        """Return the article as it was given, or None."""
        return self._page.article if self._page else None

    def blocks(self) -> Sequence[Block]:
        """Return the blocks of the article as they are laid out: a very long one in pieces."""
        return self._page.pieces if self._page else ()

    def paragraphs(self) -> Sequence[Span]:
        """Return where the blocks are that are shown, the pieces of a long one as one."""
        return self._page.paragraphs() if self._page else ()

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

    def set_summary(self, summary: ArticleSummary) -> None:
        """Say above the title what is known of the article now."""
        if self._page is not None and self._painter is not None:
            self._page.article = replace(self._page.article, summary=summary)
            self._painter.tell(summary)
            top = -self.verticalScrollBar().value()
            self.viewport().update(0, top, self.viewport().width(), HEADER_ROOM)

    def set_hits(self, hits: Sequence[Span]) -> None:
        """Show what a search in the article found, in order; another article has none."""
        if self._painter:
            self._painter.found.hits = hits
            self._bar.look_again()
            self.viewport().update()

    def _hit_heights(self) -> list[float]:
        """Return where in the document the hits stand, or some of them where there are many."""
        if self._painter is None or self._page is None:
            return []
        hits = self._painter.found.hits
        some = hits[:: max(1, len(hits) // _TICKS)]
        heights = (self._page.height_of(hit.start) for hit in some)
        return [height for height in heights if height is not None]

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
        self._bar.look_again()
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
        self.viewport().setPalette(palette)  # the style sheet has given it one of its own
        self._bar.set_colour(self._colours.hit_edge)

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
                self._repaint_marks(page.marks.remove(edit.before.id))
            if edit.after is not None:
                self._repaint_marks(page.marks.add(edit.after))
        if noted:
            painter.set_notes(self._notes.values(), self._drafts)
            self.viewport().update()

    def apply_notes(self, edits: Iterable[Edit[Note]]) -> None:
        """Add, change and remove notes of the article; edits of other articles are passed over."""
        if self._page is None or self._painter is None:
            return
        article = self._page.article
        own = [edit for edit in edits if _concerns(edit, article)]
        if not own:
            return
        for edit in own:
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

    def _repaint_marks(self, numbers: range) -> None:
        """Paint blocks again, in which there are other marks now."""
        if self._painter is not None:
            self._painter.forget(numbers)
            self._repaint_blocks(numbers)

    def _repaint_blocks(self, numbers: range) -> None:
        if self._page is None or not numbers:
            return
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

    # Painting

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Change the document without telling of carets and places that only pass."""
        before, self._settling = self._settling, True
        try:
            yield
        finally:
            self._settling = before

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has changed: not what lies between two lines that are far apart."""
        if self._painter:
            self._painter.drawn = self.selection()
            self._painter.selection = self._label_target()
        for band in _bands(event.region()):
            self._paint_band(band)

    def _paint_band(self, band: QRect) -> None:
        """Paint marks and notes, then the text over them."""
        if self._painter:
            with self._painting(QRegion(band)) as painter:
                self._painter.paint(painter, *self._heights(band))
        super().paintEvent(QPaintEvent(band))
        if self._painter and self._painter.shown.dimmed:
            with self._painting(QRegion(band) - QRegion(self.cursorRect())) as painter:
                self._painter.paint_over(painter, *self._heights(band))

    @contextmanager
    def _painting(self, region: QRegion) -> Iterator[QPainter]:
        """Paint in a region of the window, from the origin of the document."""
        painter = QPainter(self.viewport())
        painter.setClipRegion(region)
        painter.translate(0, -self.verticalScrollBar().value())
        try:
            yield painter
        finally:
            painter.end()

    def _heights(self, band: QRect) -> tuple[int, int]:
        scroll = self.verticalScrollBar().value()
        return band.top() + scroll, band.bottom() + 1 + scroll

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Refuse what is dropped or pasted: the window takes files."""
        return False

    def loadResource(self, kind: int, name: object) -> object:
        """Load nothing, whatever a document asks for."""
        return None


def _bands(region: QRegion) -> list[QRect]:
    """Return the parts of a region from top to bottom, none above another."""
    bands: list[QRect] = []
    for rect in region:  # type: ignore[attr-defined]  # the stubs don't know that it can
        if bands and rect.top() <= bands[-1].bottom() + 1:
            bands[-1] = bands[-1].united(rect)
        else:
            bands.append(QRect(rect))
    return bands


def _concerns(edit: Edit[Annotation] | Edit[Note], article: Article) -> bool:
    value = edit.after or edit.before
    return value is not None and value.article == article.summary.id
