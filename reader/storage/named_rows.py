"""Rows that have a name, unlike all others of their table, and a place among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ConflictError, UserError
from reader.text import normalise

if TYPE_CHECKING:
    from reader.storage.database import Database
    from reader.storage.journal import Recording


def clean_name(db: Database, table: str, name: str, row_id: int | None = None) -> str:
    """Return ``name`` as it is kept, for a new row or for ``row_id``: one line.

    Raises:
        UserError: it is empty.
        ConflictError: another row has it, case aside.
    """
    noun = table.replace("_", " ")
    name = " ".join(normalise(name).split())
    if not name:
        raise UserError(f"A {noun} needs a name.")
    for other, taken in db.all(f"SELECT id, name FROM {table}"):
        if other != row_id and taken.casefold() == name.casefold():
            raise ConflictError(f"There is a {noun} “{taken}” already.")
    return name


def last_place(db: Database, table: str) -> int:
    """Return the place behind all rows."""
    place: int = db.value(f"SELECT coalesce(max(position) + 1, 0) FROM {table}")
    return place


def move(db: Database, written: Recording, table: str, row_id: int, place: int) -> None:
    """Put a row at a place, from 0.

    Raises:
        NotFoundError: it is no longer there.
    """
    written.row(table, row_id)
    rows = [id_ for (id_,) in db.all(f"SELECT id FROM {table} ORDER BY position, id")]
    rows.remove(row_id)
    rows.insert(max(place, 0), row_id)
    for position, id_ in enumerate(rows):
        written.update(table, id_, position=position)
