"""An article and the place where it is being read."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal, Slot

from reader.values import Span
from ui.views.page.article_cursor import cursor_offsets, cursor_over
from ui.views.page.article_page import ArticlePage
from ui.views.page.page_lines import lines_between, top_of
from ui.views.page.page_view import PageView
from ui.views.page.typography import Typography

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.values import Article, Block
    from ui.theme import Theme
    from ui.views.page.page_lines import PageLine
    from ui.views.page.typography import ReadingStyle


class ReadingPlace(NamedTuple):
    """A place of reading: the first whole line in view, and where it stands."""

    offset: int
    """Of the character it begins with, or another one in it."""
    lead: float | None = 0
    """Pixels from the upper edge of the view down to the line; None for the top of the page."""


TOP = ReadingPlace(0, None)
LOOK_MS = 50
"""How often it is looked whether a place far down is laid out by now."""


class ArticleView(PageView):
    """Shows one article, and keeps its place when anything about the page changes."""

    scrolled = Signal()
    """The place of reading changed; see `top_offset`."""
    laid_out = Signal()
    """The same article is shown in another way; other blocks of it may be hidden."""
    reached_end = Signal()
    """The last line came into view by scrolling."""

    def __init__(
        self, colours: Theme, style: ReadingStyle | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, style, parent)
        self._place: ReadingPlace | None = None
        self._arrival = QTimer(self, interval=LOOK_MS)
        self._arrival.timeout.connect(self._look_for_place)
        self.verticalScrollBar().valueChanged.connect(self._tell_scrolling)
        self.verticalScrollBar().rangeChanged.connect(self._keep_place)

    # The article

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

    def set_style(self, style: ReadingStyle) -> None:
        """Set the article in another style; the place of reading stays."""
        self._typography = Typography(style, self._colours)
        self._reset_type()
        self.laid_out.emit()

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
        place, (anchor, caret) = self.place(), cursor_offsets(self.textCursor(), positions)
        with self._settled():
            if self._page.replace_blocks(blocks):
                self.setPlainText(self._page.display)
                positions = self._page.positions
                self.setTextCursor(cursor_over(self.document(), positions, Span(anchor, caret)))
            self._set_type()
            self.go_to(place)
        self.laid_out.emit()

    def _reset_type(self) -> None:
        place = self.place()
        with self._settled():
            self._set_type()
            self.go_to(place)

    # The place of reading

    def place(self) -> ReadingPlace:
        """Return the place of reading."""
        if self._place is None:
            self._place = self._measure_place()
        return self._place

    def top_offset(self) -> int:
        """Return where the first line in view begins; 0 at the top."""
        return self.place().offset

    def scroll_to(self, offset: int) -> None:
        """Bring the line of ``offset``, or what is shown next, to the top; 0 is the page's top."""
        self.go_to(ReadingPlace(offset) if offset else TOP)

    def go_to(self, place: ReadingPlace) -> None:
        """Scroll until the line of a place, or what is shown next, stands where it stood.

        Where that is far down a page that isn't laid out yet, as soon as it is; until then the
        view stays where it is.
        """
        self._place = place
        page = self._page if place.lead is not None else None
        if page and (self.arriving or page.is_far(place.offset)) and not self._reaches(page, place):
            self._arrival.start()
            return
        self._arrival.stop()
        self.verticalScrollBar().setValue(self._scroll_at(page, place) if page else 0)
        self._place = place

    def _scroll_at(self, page: ArticlePage, place: ReadingPlace) -> int:
        """Return how far down the page a place is, laying it out to there."""
        line = page.line_box(page.shown_from(place.offset), self._typography)
        return round(top_of(line.baseline, line.size) - (place.lead or 0)) if line else 0

    def _reaches(self, page: ArticlePage, place: ReadingPlace) -> bool:
        """Return whether the page is laid out to a place, and the scroll bar lets one go there."""
        if not page.is_laid_out(place.offset):
            return False
        # Qt tells the bar how long the page is only some time after it has laid it out.
        reach = self.verticalScrollBar().maximum()
        if self._scroll_at(page, place) <= reach:
            return True
        height = self.document().documentLayout().documentSize().height()
        return page.is_laid_out(len(page.text)) and reach >= int(height) - self.viewport().height()

    @property
    def arriving(self) -> bool:
        """Whether the place of reading isn't on the screen yet."""
        return self._arrival.isActive()

    @Slot()
    def _look_for_place(self) -> None:
        """Go to a place far down when it is laid out, unless the page was scrolled meanwhile."""
        if self._page is None or self._place is None:
            self._arrival.stop()
        else:
            with self._settled():
                self.go_to(self._place)

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

    def _measure_place(self) -> ReadingPlace:
        scroll = self.verticalScrollBar().value()
        if self._page is None or scroll == 0:
            return TOP
        first = next(self._lines_in_view(), None)
        return (
            ReadingPlace(first.start, first.top - scroll)
            if first
            else ReadingPlace(len(self._page.text))
        )

    def _lines_in_view(self) -> Iterator[PageLine]:
        """Yield the lines that begin in view, from the first whole one."""
        if self._page is not None:
            top = self.verticalScrollBar().value()
            bottom = top + self.viewport().height()
            self._page.lay_out_to(bottom)
            yield from lines_between(self._page, self._typography, top, bottom)

    def _whole_lines(self) -> list[PageLine]:
        """Return the lines of which nothing is out of view."""
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        return [line for line in self._lines_in_view() if line.bottom <= bottom]

    # Page by page

    def read_on(self) -> None:
        """Scroll down until the last whole line in view is the first one."""
        bar, lines = self.verticalScrollBar(), self._whole_lines()
        page = bar.value() + self.viewport().height()
        bar.setValue(round(lines[-1].top) if lines[1:] else page)

    def read_back(self) -> None:
        """Scroll up until the first whole line in view is the last one."""
        bar, lines, height = self.verticalScrollBar(), self._whole_lines(), self.viewport().height()
        bottom = lines[0].bottom if lines[1:] else bar.value()
        bar.setValue(ceil(bottom) - height)

    def bottom_offset(self) -> int:
        """Return where the last whole line in view ends; the end of the text where that is seen."""
        if self._page is None:
            return 0
        if self.at_end():
            return len(self._page.text)
        lines = self._whole_lines()
        return lines[-1].end if lines else self.top_offset()

    @Slot()
    def _tell_scrolling(self) -> None:
        if self._settling:
            return
        self._place = None
        self.scrolled.emit()
        if self._page is not None and self.at_end():
            self.reached_end.emit()

    @Slot()
    def _keep_place(self) -> None:
        """Stay there when it turns out, as more of the page is laid out, how long the page is."""
        if self._place is not None and not self._settling:
            with self._settled():
                self.go_to(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew; the line at the top stays there."""
        # While the page is being filled, a bar that comes or goes has no place to keep yet.
        place = None if self._settling else self.place()
        with self._settled():
            # Qt first: it begins a lazy layout, in which new margins cost next to nothing. In a
            # finished one they lay out the whole article at once.
            super().resizeEvent(event)
            self._fit_column()
            if place is not None:
                self.go_to(place)
