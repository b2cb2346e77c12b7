"""Searches that are kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import NotFoundError, UserError
from reader.storage import named_rows
from reader.storage.identity import new_uid
from reader.text import normalise
from reader.values import SavedSearch, SearchId

if TYPE_CHECKING:
    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.storage.rows import Row

_COLUMNS = "id, uid, name, query, position"


def all_searches(db: Database) -> list[SavedSearch]:
    """Return the saved searches in their order."""
    rows = db.all(f"SELECT {_COLUMNS} FROM saved_search ORDER BY position, id")
    return [SavedSearch(SearchId(id_), *columns) for id_, *columns in rows]


def from_row(row_id: int, row: Row) -> SavedSearch:
    """Return the saved search that a journaled row is."""
    return SavedSearch(SearchId(row_id), *row.values())


def get(db: Database, search: SearchId) -> SavedSearch:
    """Return one saved search.

    Raises:
        NotFoundError: it is no longer there.
    """
    row = db.first(f"SELECT {_COLUMNS} FROM saved_search WHERE id = ?", (search,))
    if row is None:
        raise NotFoundError("This saved search is no longer there.")
    return SavedSearch(SearchId(row[0]), *row[1:])


def add(db: Database, written: Recording, name: str, query: str) -> SavedSearch:
    """Keep a search behind the others; see `change` for what is refused."""
    row = {
        "uid": new_uid(),
        "name": named_rows.clean_name(db, "saved_search", name),
        "query": _clean_query(query),
        "position": named_rows.last_place(db, "saved_search"),
    }
    return from_row(written.insert("saved_search", row), row)


def change(db: Database, written: Recording, search: SavedSearch) -> None:
    """Give a saved search another name and query.

    Raises:
        UserError: one of them is empty.
        ConflictError: another saved search has the name.
        NotFoundError: it is no longer there.
    """
    written.update(
        "saved_search",
        search.id,
        name=named_rows.clean_name(db, "saved_search", search.name, search.id),
        query=_clean_query(search.query),
    )


def _clean_query(query: str) -> str:
    query = normalise(query).strip()
    if not query:
        raise UserError("A saved search needs something to search for.")
    return query
