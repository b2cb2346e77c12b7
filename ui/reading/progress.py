"""How far the open article is read, and how long the rest of it takes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from ui.wording.dates import WORDS_A_MINUTE

if TYPE_CHECKING:
    from ui.reading.current import Reading
    from ui.views.page.reading_view import ReadingView
    from ui.views.status_line import StatusLine

OFTEN_MS = 50
"""How often it is said anew while the text is scrolled."""


class Progress(QObject):
    """Says it in the status line."""

    def __init__(self, view: ReadingView, reading: Reading, status: StatusLine) -> None:
        super().__init__(view)
        self._view, self._status = view, status
        self._timer = QTimer(self, singleShot=True, interval=OFTEN_MS)
        self._timer.timeout.connect(self._tell)
        reading.opened.connect(self._tell_soon)
        view.scrolled.connect(self._tell_soon)
        view.verticalScrollBar().rangeChanged.connect(self._tell_soon)

    @Slot()
    def _tell_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _tell(self) -> None:
        article = self._view.article()
        if article is None or not article.text:
            self._status.set_progress("")
            return
        share = self._view.bottom_offset() / len(article.text)
        self._status.set_progress(self._words(share, article.summary.words))

    def _words(self, share: float, words: int) -> str:
        if share >= 1:
            return self.tr("read to the end")
        percent = self.tr("{0} %").format(int(100 * share))
        left = self.tr("{0} min left").format(ceil(words * (1 - share) / WORDS_A_MINUTE))
        return f"{percent} · {left}" if words else percent
