"""Searching: the library as one types, as a concordance, and the open article; parts, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.hits import FoundName
from reader.query.completion import as_value
from ui.actions import Do
from ui.searching.concordances import Concordances
from ui.searching.finding import Finding
from ui.searching.quick_search import QuickSearch
from ui.searching.results import Deed

if TYPE_CHECKING:
    from reader.hits import Hit
    from reader.values import Span
    from ui.actions import Actions
    from ui.listing.work import ListWork
    from ui.searching.concordances import Parts
    from ui.theme import Theme
    from ui.views.reader_pane import ReaderPane
    from ui.views.search.search_box import SearchBox
    from ui.window import Window


class Searching(QObject):
    """The search box with what shows under it, the concordance and the find bar."""

    told = Signal(str)
    """Something to tell in one sentence."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        parts: Parts,
        list_work: ListWork,
        box: SearchBox,
        pane: ReaderPane,
        actions: Actions,
        window: Window,
    ) -> None:
        super().__init__(window)
        self._parts, self._box, self._window = parts, box, window
        self._browsing, self._saving = list_work.browsing, list_work.saving
        self._view = pane.view
        theme = parts.theme()
        self.quick = QuickSearch(parts.tasks, box, self._narrow, theme, window)
        self.finding = Finding(parts.tasks, pane, parts.reading, actions, theme)
        self.concordances = Concordances(parts, pane.view, actions, window)
        for part in (self.finding, self.concordances):
            part.told.connect(self.told)
        self.quick.chosen.connect(self._open)
        self.quick.done.connect(self._do)
        self.quick.left.connect(self._browsing.go_to_list)
        for do, act in (
            (Do.CONCORDANCE, self._show_concordance),
            (Do.LOOK_UP, self._look_up),
            (Do.SEARCH_HELP, self._show_help),
        ):
            actions[do].triggered.connect(act)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.quick.set_theme(theme)
        self.finding.set_theme(theme)
        self.concordances.set_theme(theme)

    def finish(self) -> None:
        """Close what is open beside the window."""
        self.concordances.close()

    def _narrow(self) -> str:
        return self._browsing.list_name() if self._browsing.is_narrow() else ""

    # What is chosen under the box

    @Slot(object)
    def _open(self, chosen: Hit | FoundName) -> None:
        """Open an article at a hit, or list the articles that have a name."""
        if isinstance(chosen, FoundName):
            self._do(Deed.LIST, chosen.query)
            return
        self._parts.reading.open(chosen.article)
        if self._parts.reading.article == chosen.article:
            self._show(chosen)
            self._view.setFocus()

    def _show(self, hit: Hit) -> None:
        if hit.annotation is not None:
            self._view.select_annotation(hit.annotation)
        elif hit.start is not None and hit.end is not None:
            self._view.select_span(hit.start, hit.end)

    @Slot(object, str)
    def _do(self, deed: Deed, query: str) -> None:
        if deed in (Deed.LIST, Deed.LIST_HERE):
            self._browsing.search_for(query, everywhere=deed is Deed.LIST)
            self._browsing.go_to_list()
        elif deed is Deed.CONCORDANCE:
            self.concordances.show(query)
        elif deed is Deed.SAVE:
            self._saving.keep(query, query)
        else:
            self._show_help()

    # Actions

    @Slot()
    def _show_concordance(self) -> None:
        """Show all hits of what is typed or selected, else of what the list is searched for."""
        typed = self._box.text().strip() if self._box.hasFocus() else ""
        self.concordances.show(typed or self._phrase(self._view.selection()) or self._box.kept)

    @Slot()
    def _look_up(self) -> None:
        """Look in the library for what is selected, or for the word at the caret."""
        phrase = self._phrase(self._view.target_span())
        if phrase:
            self.quick.ask(phrase)
        elif self._view.article() is None:
            self.told.emit(self.tr("Open an article first."))
        else:
            self.told.emit(self.tr("Select some text, or put the caret into a word."))

    def _phrase(self, span: Span | None) -> str:
        """Return a query for what stands in the article; empty where that is nothing."""
        article = self._view.article()
        text = " ".join(article.text[slice(*span)].split()) if article and span else ""
        return as_value(text) if text else ""

    @Slot()
    def _show_help(self) -> None:
        from ui.dialogs.search_help import SearchHelpDialog

        sheet = SearchHelpDialog(self._window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Not before the sheet has given the focus back.
        sheet.example_chosen.connect(self.quick.ask, Qt.ConnectionType.QueuedConnection)
        sheet.open()
