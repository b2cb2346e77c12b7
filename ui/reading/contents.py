"""The contents of the open article: its outline, to go to a line of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal, Slot

from reader.outline import outline
from ui.actions import Do
from ui.models.outline import OutlineModel
from ui.views.outline_card import WIDTH, OutlineCard

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.theme import Theme
    from ui.views.page.reading_view import ReadingView

_BELOW_TOP = 12
"""Where the card stands below the upper edge of the text, in pixels."""


class Contents(QObject):
    """Opens the outline, and goes where it leads."""

    told = Signal(str)
    """Something to tell in one sentence."""

    def __init__(self, view: ReadingView, actions: Actions, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        actions[Do.OUTLINE].triggered.connect(self.open)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme

    @Slot()
    def open(self) -> None:
        """Show the outline over the text."""
        article = self._view.article()
        entries = outline(article.text, self._view.blocks()) if article else []
        entries = [entry for entry in entries if self._view.is_shown(entry.start)]
        if not entries:
            self.told.emit(self._why_none())
            return

        card = OutlineCard(
            OutlineModel(entries), self._view.top_offset(), self._theme, self._view.window()
        )
        card.chosen.connect(self._go_to)
        card.open_at(self._place())

    def _why_none(self) -> str:
        if self._view.article() is None:
            return self.tr("Open an article first.")
        return self.tr("This article has no headings, and few paragraphs.")

    def _place(self) -> QRect:
        """Return where the card hangs: in the middle of the text's upper edge."""
        viewport = self._view.viewport()
        left = QPoint((viewport.width() - WIDTH) // 2, 0)
        return QRect(viewport.mapTo(self._view.window(), left), QSize(1, _BELOW_TOP))

    @Slot(int)
    def _go_to(self, offset: int) -> None:
        self._view.set_caret(offset, reveal=False)
        self._view.scroll_to(offset)
