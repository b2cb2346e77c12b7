"""What the screen is given to: the window, or the article alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ui.actions import Do

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMainWindow, QWidget

    from ui.actions import Actions
    from ui.panes import Panes


class Screen(QObject):
    """Fills the screen with the window, and hides all of the window but the article.

    What needs a part that is hidden brings everything back first.
    """

    told = Signal(str)
    """Something to tell in one sentence."""
    ended = Signal(str)
    """What was told holds no more."""

    def __init__(
        self,
        window: QMainWindow,
        panes: Panes,
        bars: Sequence[QWidget],
        actions: Actions,
    ) -> None:
        """Hide ``panes`` but the reader, and ``bars``, where the article is to be alone."""
        super().__init__(window)
        self._window, self._panes, self._bars = window, panes, bars
        self._full, self._alone = actions[Do.FULL_SCREEN], actions[Do.ONLY_ARTICLE]
        self.note_full_screen()
        self._full.triggered.connect(self._fill)
        self._alone.triggered.connect(self._show_alone)
        for do in (Do.SEARCH, Do.SIDEBAR, Do.INSPECTOR):
            actions[do].triggered.connect(self.show_all)

    @property
    def alone(self) -> bool:
        """Whether only the article is seen."""
        return self._alone.isChecked()

    def note_full_screen(self) -> None:
        """Say in the menu whether the window fills the screen, whoever made it do so."""
        self._full.setChecked(self._window.isFullScreen())

    @Slot()
    def show_all(self) -> None:
        """Bring back what was hidden, as it was."""
        self.ended.emit(self._way_back())
        self._alone.setChecked(False)
        self._panes.show_only(None)
        for bar in self._bars:
            bar.show()

    def step_back(self) -> bool:
        """Bring back what is hidden, or else leave full screen; return whether that was one."""
        if self.alone:
            self.show_all()
        elif self._window.isFullScreen():
            self._fill(full=False)
        else:
            return False
        return True

    @Slot(bool)
    def _fill(self, full: bool) -> None:  # noqa: FBT001  (Qt's signal)
        # Not showNormal(), which would forget that the window was as large as the screen.
        state, wanted = self._window.windowState(), Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | wanted if full else state & ~wanted)

    @Slot(bool)
    def _show_alone(self, alone: bool) -> None:  # noqa: FBT001  (Qt's signal)
        if not alone:
            self.show_all()
            return
        self._panes.show_only("reader")
        self._panes.go_to("reader")
        for bar in self._bars:
            bar.hide()
        self.told.emit(self._way_back())

    def _way_back(self) -> str:
        return self.tr("Only the article is shown; Esc brings the rest back.")
