"""The text settings: how an article is set, kept for all articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui import settings as stored
from ui.actions import Do
from ui.theme import paper_colours
from ui.views.page.typography import ReadingStyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions
    from ui.settings import Settings
    from ui.theme import Appearance, Theme
    from ui.views.page.reading_view import ReadingView


def kept_style(settings: Settings) -> ReadingStyle:
    """Return the style that was set last."""
    return ReadingStyle(
        family=settings.get(stored.FAMILY),
        size=settings.get(stored.SIZE),
        width=settings.get(stored.WIDTH),
        line_height=settings.get(stored.LINE_HEIGHT),
        justified=settings.get(stored.JUSTIFIED) == "yes",
        tags=settings.get(stored.TAGS),
        boilerplate=settings.get(stored.BOILERPLATE),
    )


class ReadingSettings(QObject):
    """Opens the panel, and gives the article the style and the paper that are chosen."""

    def __init__(
        self,
        settings: Settings,
        appearance: Appearance,
        view: ReadingView,
        actions: Actions,
        button: QWidget,
    ) -> None:
        super().__init__(view)
        self._settings, self._appearance = settings, appearance
        self._view, self._button = view, button
        self._style = kept_style(settings)
        actions[Do.READING].triggered.connect(self._open)
        actions[Do.LARGER].triggered.connect(self._enlarge)
        actions[Do.SMALLER].triggered.connect(self._reduce)

    def set_theme(self, theme: Theme) -> None:
        """Take the window's new theme for the paper, unless another one is chosen."""
        self._view.set_colours(paper_colours(theme, self._settings.get(stored.PAPER)))

    @Slot()
    def _open(self) -> None:
        from ui.views.settings.reading_panel import ReadingPanel

        paper = self._settings.get(stored.PAPER)
        window = self._button.window()
        panel = ReadingPanel(self._style, paper, self._appearance.theme, window)
        panel.style_changed.connect(self.set_style)
        panel.paper_changed.connect(self._set_paper)
        panel.open_below(self._button)

    @Slot()
    def _enlarge(self) -> None:
        self._resize(1)

    @Slot()
    def _reduce(self) -> None:
        self._resize(-1)

    def _resize(self, by: int) -> None:
        size = min(max(self._style.size + by, stored.SMALLEST), stored.LARGEST)
        self.set_style(replace(self._style, size=size))

    @Slot(object)
    def set_style(self, style: ReadingStyle) -> None:
        """Set the article in ``style``, and keep it."""
        self._style = style
        self._view.set_style(style)
        self._settings.set(stored.FAMILY, style.family)
        self._settings.set(stored.SIZE, style.size)
        self._settings.set(stored.WIDTH, style.width)
        self._settings.set(stored.LINE_HEIGHT, style.line_height)
        self._settings.set(stored.JUSTIFIED, "yes" if style.justified else "no")
        self._settings.set(stored.TAGS, style.tags)
        self._settings.set(stored.BOILERPLATE, style.boilerplate)

    @Slot(str)
    def _set_paper(self, paper: str) -> None:
        self._settings.set(stored.PAPER, paper)
        self.set_theme(self._appearance.theme)
