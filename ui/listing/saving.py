"""Keeping what is listed as a saved search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QLineEdit

from reader.errors import QueryError
from ui.actions import Do
from ui.wording.dates import isolated

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.listing.browsing import Browsing
    from ui.session import Session


_LONGEST = 60
"""So many letters of a query the question for its name has room for."""


class Saving(QObject):
    """Asks for a name and keeps the list, with all that narrows it, as one query."""

    told = Signal(str)

    def __init__(self, session: Session, browsing: Browsing, actions: Actions) -> None:
        super().__init__(browsing)
        self._session, self._browsing = session, browsing
        actions[Do.SAVE_SEARCH].triggered.connect(self._ask_for_name)

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

    def _query(self) -> str:
        """Return what is listed as a query; empty for all articles."""
        from reader.query.of_list import query_of

        base, typed = self._browsing.base(), self._browsing.typed()
        in_collection = base.collection is not None
        return query_of(base, self._browsing.list_name() if in_collection else "", typed)


def _shortened(query: str) -> str:
    return isolated(query if len(query) <= _LONGEST else f"{query[: _LONGEST - 1]}…")
