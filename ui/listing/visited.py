"""Back and forward through the articles that were open, as in a browser."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QMouseEvent

from ui.actions import Do

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.values import Article, ArticleId
    from ui.actions import Actions
    from ui.reading.current import Reading
    from ui.session import Session

MOST = 200
"""How many articles are remembered in each direction."""

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Visited(QObject):
    """Remembers which articles were open, and goes back to them, each where it was left."""

    def __init__(self, session: Session, reading: Reading, actions: Actions) -> None:
        super().__init__(reading)
        self._session, self._reading, self._actions = session, reading, actions
        self._behind: deque[ArticleId] = deque(maxlen=MOST)
        self._ahead: deque[ArticleId] = deque(maxlen=MOST)
        self._open: ArticleId | None = None
        reading.opened.connect(self._note)
        actions[Do.BACK].triggered.connect(self.go_back)
        actions[Do.FORWARD].triggered.connect(self.go_forward)
        self._offer()

    def listen_to(self, window: QWidget) -> None:
        """Obey the buttons at the side of the mouse, wherever in ``window`` it is."""
        window.winId()  # its surface, which gets the events first, is there from now on
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Go back and forward with the mouse."""
        if event.type() not in _PRESSES or not isinstance(event, QMouseEvent):
            return False
        if event.button() == Qt.MouseButton.BackButton:
            self.go_back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.go_forward()
        else:
            return False
        return True

    @Slot()
    def go_back(self) -> None:
        """Open the article that was open before this one."""
        self._go(self._behind, self._ahead)

    @Slot()
    def go_forward(self) -> None:
        """Open the article that was gone back from."""
        self._go(self._ahead, self._behind)

    def _go(self, way: deque[ArticleId], opposite: deque[ArticleId]) -> None:
        """Open the next article on the ``way`` that there still is."""
        while way:
            article = way.pop()
            if article != self._open and self._is_there(article):
                self._step_to(article, opposite)
                self._reading.open(article)
                break
        self._offer()

    def _is_there(self, article: ArticleId) -> bool:
        """Return whether an article was neither deleted nor put into the trash since."""
        found = self._session.library.articles.summaries([article])
        return any(each.trashed is None for each in found)

    def _step_to(self, article: ArticleId, left: deque[ArticleId]) -> None:
        if self._open is not None:
            left.append(self._open)
        self._open = article

    @Slot(object)
    def _note(self, article: Article | None) -> None:
        if article is not None and article.summary.id != self._open:
            self._step_to(article.summary.id, self._behind)
            self._ahead.clear()
            self._offer()

    def _offer(self) -> None:
        self._actions[Do.BACK].setEnabled(bool(self._behind))
        self._actions[Do.FORWARD].setEnabled(bool(self._ahead))
