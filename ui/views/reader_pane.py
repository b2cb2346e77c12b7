"""The reader's place in the window: the article over its label bar, or what to do without one."""

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
    from ui.views.page.typography import ReadingStyle
    from ui.views.welcome import Welcome


class ReaderPane(QStackedWidget):
    """Shows an article, a sentence, or the welcome."""

    def __init__(
        self, paper: Theme, style: ReadingStyle, way: Callable[[Do], str] = default_way
    ) -> None:
        super().__init__()
        self.setObjectName("readerPane")
        self.view = ReadingView(paper, style)
        self.bar = LabelBar()
        self._blank = Blank(way)
        self._welcome: Welcome | None = None
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        self._page, self._column = page, column
        self.addWidget(page)
        self.addWidget(self._blank)
        self.setCurrentWidget(self._blank)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def put_below_text(self, bar: QWidget) -> None:
        """Put ``bar`` between the article and its label bar: the text stays where it is."""
        self._column.insertWidget(1, bar)

    def show_article(self, article: Article) -> None:
        """Show an article."""
        self.view.show_article(article)
        self.setCurrentWidget(self._page)

    def show_nothing(self, wanted: ArticleFilter | None = None) -> None:
        """Show that no article is open; with ``wanted``, that this list is empty."""
        self.view.show_article(None)
        if wanted is None:
            self._blank.show_nothing_chosen()
        else:
            self._blank.show_empty_list(wanted)
        self.setCurrentWidget(self._blank)

    def show_welcome(self, welcome: Welcome) -> None:
        """Show how to get a first article; a welcome shown before goes."""
        self.view.show_article(None)
        self.addWidget(welcome)
        self.setCurrentWidget(welcome)
        if self._welcome is not None:
            self.removeWidget(self._welcome)
            self._welcome.deleteLater()
        self._welcome = welcome
