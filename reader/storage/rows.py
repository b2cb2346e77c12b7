"""Rows of the journaled tables, as dictionaries of their journaled columns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reader.storage.schema import JOURNALED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.storage.database import Database

    Row = dict[str, Any]

_AT_ONCE = 500
"""How many rows are read at a time."""


def read_row(db: Database, table: str, row_id: int) -> Row | None:
    """Return the journaled columns of a row, or None."""
    key, columns = JOURNALED[table]
    names = ", ".join(f'"{name}"' for name in columns)
    row = db.first(f'SELECT {names} FROM "{table}" WHERE {key} = ?', (row_id,))
    return None if row is None else dict(zip(columns, row, strict=True))


def read_rows(db: Database, table: str, row_ids: Sequence[int]) -> Iterator[tuple[int, Row]]:
    """Yield id and journaled columns of those of the rows that are there."""
    key, columns = JOURNALED[table]
    names = ", ".join(f'"{name}"' for name in (key, *columns))
    for start in range(0, len(row_ids), _AT_ONCE):
        page = row_ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(page))
        for row in db.all(f'SELECT {names} FROM "{table}" WHERE {key} IN ({marks})', page):
            yield row[0], dict(zip(columns, row[1:], strict=True))


def insert(db: Database, table: str, row: Row, row_id: int | None = None) -> int:
    """Add a row, with that id or a new one, and return its id."""
    values = (row_id, *(row[name] for name in JOURNALED[table][1]))
    return db.execute(insertion(table), values).lastrowid or 0


@cache
def insertion(table: str) -> str:
    """Return the statement that adds a row with all its columns, the key first."""
    key, columns = JOURNALED[table]
    names = ", ".join(f'"{name}"' for name in (key, *columns))
    marks = ", ".join("?" * (len(columns) + 1))
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})'


def write(db: Database, table: str, row_id: int, row: Row, names: Row) -> None:
    """Write those columns of ``row`` that ``names`` has."""
    changed = tuple(name for name in JOURNALED[table][1] if name in names)
    db.execute(updating(table, changed), (*(row[name] for name in changed), row_id))


@cache
def updating(table: str, names: tuple[str, ...]) -> str:
    """Return the statement that writes the columns ``names`` of a row."""
    assignments = ", ".join(f'"{name}" = ?' for name in names)
    return f'UPDATE "{table}" SET {assignments} WHERE {JOURNALED[table][0]} = ?'


def delete(db: Database, table: str, row_id: int) -> None:
    """Remove a row."""
    db.execute(f'DELETE FROM "{table}" WHERE {JOURNALED[table][0]} = ?', (row_id,))
