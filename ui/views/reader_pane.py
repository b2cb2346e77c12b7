"""The reader's place in the window: the article over its bars, or what to do without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.keys.keymap import default_way
from ui.views.blank import Blank
from ui.views.labels.label_bar import LabelBar
from ui.views.page.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.values import Article, ArticleFilter
    from ui.actions import Do
    from ui.theme import Theme
    from ui.views.message_strip import MessageStrip
    from ui.views.page.typography import ReadingStyle
    from ui.views.welcome import Welcome


class ReaderPane(QWidget):
    """Shows an article, a sentence, or the welcome; below it messages and the label bar.

    All that comes and goes does so below the text, which stays where it is: what is clicked is
    not missed, and no line is covered.
    """

    def __init__(
        self,
        paper: Theme,
        style: ReadingStyle,
        strip: MessageStrip,
        way: Callable[[Do], str] = default_way,
    ) -> None:
        super().__init__()
        self.setObjectName("readerPane")
        self.view = ReadingView(paper, style)
        self.bar = LabelBar()
        self._blank = Blank(way)
        self._welcome: Welcome | None = None
        self._page, self._stack = QWidget(), QStackedWidget()
        self._page_column = _column(self._page)
        self._page_column.addWidget(self.view, 1)
        column = _column(self)
        column.addWidget(self._stack, 1)
        column.addWidget(strip)
        self._foot = QWidget()
        """Holds the label bar where there is an article; whoever hides the bar itself may."""
        _column(self._foot).addWidget(self.bar)
        column.addWidget(self._foot)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._blank)
        self._stack.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show(self._blank)

    def put_below_text(self, bar: QWidget) -> None:
        """Put ``bar`` below the article: it shows only where there is one."""
        self._page_column.addWidget(bar)

    def show_article(self, article: Article) -> None:
        """Show an article."""
        self.view.show_article(article)
        self._show(self._page)

    def show_nothing(self, wanted: ArticleFilter | None = None) -> None:
        """Show that no article is open; with ``wanted``, that this list is empty."""
        self.view.show_article(None)
        if wanted is None:
            self._blank.show_nothing_chosen()
        else:
            self._blank.show_empty_list(wanted)
        self._show(self._blank)

    def show_welcome(self, welcome: Welcome) -> None:
        """Show how to get a first article; a welcome shown before goes."""
        self.view.show_article(None)
        self._stack.addWidget(welcome)
        self._show(welcome)
        if self._welcome is not None:
            self._stack.removeWidget(self._welcome)
            self._welcome.deleteLater()
        self._welcome = welcome

    def _show(self, wanted: QWidget) -> None:
        self._stack.setCurrentWidget(wanted)
        self._foot.setVisible(wanted is self._page)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
