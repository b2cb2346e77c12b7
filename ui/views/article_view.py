"""An article and the place where it is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from reader.values import Span
from ui.views.article_cursor import cursor_offsets, cursor_over
from ui.views.article_page import ArticlePage
from ui.views.page_view import PageView
from ui.views.typography import Typography

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.values import Article, Block
    from ui.theme import Theme
    from ui.views.typography import ReadingStyle


class ArticleView(PageView):
    """Shows one article, and keeps its place when anything about the page changes."""

    scrolled = Signal()
    """The place of reading changed; see `top_offset`."""
    reached_end = Signal()
    """The last line came into view by scrolling."""

    def __init__(
        self, colours: Theme, style: ReadingStyle | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(colours, style, parent)
        self._place: int | None = None
        self.verticalScrollBar().valueChanged.connect(self._tell_scrolling)

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

    def _reset_type(self) -> None:
        place = self.top_offset()
        with self._settled():
            self._set_type()
            self.scroll_to(place)

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


def _line_reach(size: int) -> int:
    """Return how far above its base line a line is taken to begin: its tags included."""
    return size + 12
