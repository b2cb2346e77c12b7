"""When an open article counts as read: after some time, or once its end was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui import settings as stored

if TYPE_CHECKING:
    from ui.settings import Settings
    from ui.views.page.reading_view import ReadingView

MOMENT_MS = 700
"""How long the end must be seen, so that J, J, J may pass by short articles."""


class ReadAfter(QObject):
    """Watches an unread article, as the settings say."""

    read = Signal()

    def __init__(self, view: ReadingView, settings: Settings) -> None:
        super().__init__(view)
        self._view, self._settings = view, settings
        self._waits_for_end = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        view.scrolled.connect(self._look_later)

    def begin(self) -> None:
        """Watch the article that was opened just now."""
        after = self._settings.get(stored.READ_AFTER)
        self._waits_for_end = after == stored.AT_END
        if after != stored.NEVER:
            self._timer.start(MOMENT_MS if self._waits_for_end else int(after))

    def stop(self) -> None:
        """Watch none any more."""
        self._waits_for_end = False
        self._timer.stop()

    @Slot()
    def _look_later(self) -> None:
        if self._waits_for_end:
            self._timer.start(MOMENT_MS)

    @Slot()
    def _look(self) -> None:
        """Tell that the time is up, or that the end has been seen for a moment."""
        if not self._waits_for_end or self._view.at_end():
            self.stop()
            self.read.emit()
