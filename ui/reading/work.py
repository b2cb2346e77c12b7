"""What makes reading comfortable: the parts, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.actions import Do
from ui.reading.contents import Contents
from ui.reading.following import Following
from ui.reading.progress import Progress
from ui.reading.style import ReadingSettings
from ui.screen import Screen

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.keys.keymap import Keymap
    from ui.panes import Panes
    from ui.reading.current import Reading
    from ui.settings import Settings
    from ui.theme import Appearance, Theme
    from ui.views.reader_pane import ReaderPane
    from ui.views.status_line import StatusLine
    from ui.views.top_bar import TopBar
    from ui.window import Window


class ReadingWork(QObject):
    """How the text is set, what the screen shows, outline and links, how far one has read."""

    told = Signal(str)
    """Something to tell in one sentence."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        window: Window,
        settings: Settings,
        appearance: Appearance,
        panes: Panes,
        pane: ReaderPane,
        reading: Reading,
        top: TopBar,
        status: StatusLine,
        keymap: Keymap,
        actions: Actions,
    ) -> None:
        super().__init__(window)
        view = pane.view
        self.text_settings = ReadingSettings(settings, appearance, view, actions, top.reading)
        bars = [window.menuBar(), top, pane.bar, status]
        self.screen = Screen(window, panes, bars, actions)
        self.contents = Contents(view, actions, appearance.theme)
        self.following = Following(view, reading, keymap, actions)
        self.progress = Progress(view, reading, status)
        for part in (self.screen, self.contents, self.following):
            part.told.connect(self.told)
        actions[Do.READ_BACK].triggered.connect(view.read_back)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.text_settings.set_theme(theme)
        self.contents.set_theme(theme)
