"""The saved searches of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.subjects import short
from reader.storage import named_rows, saved_searches
from reader.values import ActionKind

if TYPE_CHECKING:
    from reader.library.store import Store
    from reader.values import Change, SavedSearch, SearchId


class Searches:
    """Searches that are kept under a name."""

    def __init__(self, store: Store) -> None:
        """Use `Library.searches`."""
        self._store = store
        self._db = store.db

    def all(self) -> list[SavedSearch]:
        """Return the saved searches in their order."""
        return saved_searches.all_searches(self._db)

    def add(self, name: str, query: str) -> Change:
        """Keep a search behind the others; ``query`` is what was typed.

        Raises:
            UserError: the name or the query is empty.
            ConflictError: there is a saved search of that name, case aside.
        """
        with self._store.recording(ActionKind.ADD_SEARCH) as written:
            written.subject = short(saved_searches.add(self._db, written, name, query).name)
        return written.change()

    def change(self, search: SavedSearch) -> Change:
        """Give the search with that id the name and the query of ``search``.

        Raises:
            UserError, ConflictError: see `add`.
            NotFoundError: it is no longer there.
        """
        with self._store.recording(ActionKind.CHANGE_SEARCH) as written:
            old = saved_searches.get(self._db, search.id).name
            saved_searches.change(self._db, written, search)
            new = saved_searches.get(self._db, search.id).name
            written.subject = short(old if old == new else f"{old} → {new}")
        return written.change()

    def move(self, search: SearchId, position: int) -> Change:
        """Put a saved search at a place, from 0."""
        with self._store.recording(ActionKind.CHANGE_SEARCH) as written:
            written.subject = short(saved_searches.get(self._db, search).name)
            named_rows.move(self._db, written, "saved_search", search, position)
        return written.change()

    def delete(self, search: SearchId) -> Change:
        """Forget a saved search."""
        with self._store.recording(ActionKind.DELETE_SEARCH) as written:
            written.subject = short(saved_searches.get(self._db, search).name)
            written.delete("saved_search", search)
        return written.change()
