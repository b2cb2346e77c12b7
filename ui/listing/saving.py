"""Keeping what is listed as a saved search, and changing what that looks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QLineEdit

from reader.errors import QueryError
from reader.query import parse
from reader.values import ArticleFilter, SavedSearch
from ui.actions import Do
from ui.wording.dates import isolated

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.listing.browsing import Browsing
    from ui.session import Session
    from ui.views.lists.sidebar import Sidebar


_LONGEST = 60
"""So many letters of a query the question for its name has room for."""


class Saving(QObject):
    """Asks for a name and keeps the list, with all that narrows it, as one query."""

    told = Signal(str)
    list_wanted = Signal(object)
    """The `ArticleFilter` to show: the search that was shown looks for this now."""

    def __init__(
        self, session: Session, browsing: Browsing, sidebar: Sidebar, actions: Actions
    ) -> None:
        super().__init__(browsing)
        self._session, self._browsing, self._sidebar = session, browsing, sidebar
        actions[Do.SAVE_SEARCH].triggered.connect(self._ask_for_name)
        actions[Do.CHANGE_SEARCH].triggered.connect(self._change)

    @Slot()
    def _ask_for_name(self) -> None:
        try:
            query = self._query()
        except QueryError as error:
            self.told.emit(str(error))
            return
        if not query:
            self.told.emit(self.tr("Search for something, or choose a list in the sidebar first."))
            return
        self.keep(query, self._browsing.typed() or self._browsing.list_name())

    def keep(self, query: str, name: str) -> None:
        """Ask for the name of a query, beginning with ``name``, and keep it."""
        name, accepted = QInputDialog.getText(
            self._browsing.window(),
            self.tr("Save Search"),
            self.tr("Name for “{query}”:").format(query=_shortened(query)),
            QLineEdit.EchoMode.Normal,
            name,
        )
        if accepted:
            self._session.perform(self._session.library.searches.add, name, query)

    @Slot()
    def _change(self) -> None:
        """Let another query be typed for the saved search that is current in the sidebar."""
        line = self._sidebar.current_line()
        if line is None or not isinstance(line.item, SavedSearch):
            self.told.emit(self.tr("Choose a saved search in the sidebar first."))
            return
        search, is_shown = line.item, self._sidebar.is_chosen(line)
        query = self._asked_for(search)
        if query == search.query:
            return
        change = self._session.library.searches.change
        if self._session.perform(change, replace(search, query=query)) and is_shown:
            self.list_wanted.emit(ArticleFilter(query=query))

    def _asked_for(self, search: SavedSearch) -> str:
        """Return the query that is typed, once it can be read; the present one for none."""
        wanted = self.tr("What “{name}” looks for:").format(name=_shortened(search.name))
        query, problem = search.query, ""
        while True:
            query, accepted = QInputDialog.getText(
                self._browsing.window(),
                self.tr("Change Search"),
                f"{problem}\n\n{wanted}" if problem else wanted,
                QLineEdit.EchoMode.Normal,
                query,
            )
            if not accepted:
                return search.query
            try:
                parse(query)
            except QueryError as error:
                problem = str(error)
            else:
                return query.strip()

    def _query(self) -> str:
        """Return what is listed as a query; empty for all articles."""
        from reader.query.of_list import query_of

        base, typed = self._browsing.base(), self._browsing.typed()
        in_collection = base.collection is not None
        return query_of(base, self._browsing.list_name() if in_collection else "", typed)


def _shortened(query: str) -> str:
    return isolated(query if len(query) <= _LONGEST else f"{query[: _LONGEST - 1]}…")
