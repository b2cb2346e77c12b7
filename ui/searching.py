"""Searching: in the open article, and in the library as a concordance; the parts, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.query.completion import as_value
from ui.actions import Do
from ui.concordances import Concordances
from ui.finding import Finding

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.concordances import Parts
    from ui.theme import Theme
    from ui.views.reader_pane import ReaderPane
    from ui.window import Window


class Searching(QObject):
    """The find bar and the concordance."""

    told = Signal(str)
    """Something to tell in one sentence."""

    def __init__(self, parts: Parts, pane: ReaderPane, actions: Actions, window: Window) -> None:
        super().__init__(window)
        self._view = pane.view
        self.finding = Finding(parts.tasks, pane, parts.reading, actions, parts.theme())
        self.concordances = Concordances(parts, pane.view, actions, window)
        for part in (self.finding, self.concordances):
            part.told.connect(self.told)
        actions[Do.CONCORDANCE].triggered.connect(self._show_concordance)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.finding.set_theme(theme)
        self.concordances.set_theme(theme)

    def finish(self) -> None:
        """Close what is open beside the window."""
        self.concordances.close()

    @Slot()
    def _show_concordance(self) -> None:
        self.concordances.show(self._phrase())

    def _phrase(self) -> str:
        """Return a query for what is selected in the article, if anything is."""
        article, span = self._view.article(), self._view.selection()
        text = article.text[slice(*span)] if article and span else ""
        return as_value(" ".join(text.split())) if text.strip() else ""
