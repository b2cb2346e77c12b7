"""Undo and redo: giving the rows that an action changed back what they were before, or after."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ConflictError
from reader.storage import history, undo_bulk
from reader.storage.journal import RowChange, keep_indexed, touch
from reader.storage.rows import delete, insert, read_row, write
from reader.values import ActionState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.storage.database import Database
    from reader.storage.rows import Row
    from reader.storage.undo_bulk import Run
    from reader.values import Action, ActionId, ArticleId


class Turned(NamedTuple):
    """What undo or redo did."""

    action: Action
    rows: list[RowChange]
    filed: list[ArticleId]
    """Articles of which more rows were written, in bulk."""


def undo(db: Database, only: ActionId | None = None) -> Turned | None:
    """Undo the newest action that holds; None where there is none, or another than ``only``.

    Raises:
        ConflictError: a row is no longer what the action left; nothing is changed.
    """
    with db.transaction():
        action = history.newest_done(db)
        if action is None or (only is not None and action.id != only):
            return None
        return _turn(db, action, ActionState.UNDONE, "after", "before")


def redo(db: Database) -> Turned | None:
    """Do again what was undone last; None where there is nothing to redo.

    Raises:
        ConflictError: a row is no longer what it was before the action; nothing is changed.
    """
    with db.transaction():
        action = history.oldest_undone(db)
        return None if action is None else _turn(db, action, ActionState.DONE, "before", "after")


def _turn(db: Database, action: Action, state: ActionState, expected: str, wanted: str) -> Turned:
    """Give the rows that an action changed the ``wanted`` side of their changes."""
    rows: list[RowChange] = []
    filed: list[ArticleId] = []
    runs = undo_bulk.runs(db, action)
    for run in reversed(runs) if wanted == "before" else runs:
        if undo_bulk.is_for_bulk(db, run):
            try:
                filed += undo_bulk.turn(db, run, expected, wanted)
            except (sqlite3.IntegrityError, undo_bulk.DisagreementError) as error:
                raise _conflict(action) from error
        else:
            rows += _turn_one_by_one(db, action, run, expected, wanted)
    db.execute("UPDATE action SET state = ? WHERE id = ?", (state.value, action.id))
    touch(db, action.id)
    keep_indexed(db, rows)
    return Turned(action, rows, filed)


def _turn_one_by_one(
    db: Database, action: Action, run: Run, expected: str, wanted: str
) -> Iterator[RowChange]:
    changes = history.changes_of(db, action.id, first=run.first, last=run.last)
    for table, row_id, before, after in reversed(changes) if wanted == "before" else changes:
        sides = {"before": before, "after": after}
        yield replace(db, action, table, row_id, expected=sides[expected], wanted=sides[wanted])


def replace(
    db: Database,
    action: Action,
    table: str,
    row_id: int,
    *,
    expected: Row | None,
    wanted: Row | None,
) -> RowChange:
    """Make the row ``wanted`` where it is ``expected``.

    Raises:
        ConflictError: it is not, or other rows leave it no place; it is as it was.
    """
    current = read_row(db, table, row_id)
    if not _agrees(current, expected, wanted):
        raise _conflict(action)
    try:
        return _put(db, table, row_id, current, wanted)
    except sqlite3.IntegrityError as error:  # its place is taken, or what it refers to is gone
        raise _conflict(action) from error


def _conflict(action: Action) -> ConflictError:
    return ConflictError(
        f"“{action.subject}” can't be undone or redone: another program has changed it since. "
        "Nothing was changed."
    )


def _put(
    db: Database, table: str, row_id: int, current: Row | None, wanted: Row | None
) -> RowChange:
    if wanted is None:
        delete(db, table, row_id)
        return RowChange(table, row_id, current, None)
    if current is None:
        insert(db, table, wanted, row_id)
        return RowChange(table, row_id, None, wanted)
    write(db, table, row_id, wanted, wanted)
    return RowChange(table, row_id, current, current | wanted)


def _agrees(current: Row | None, expected: Row | None, wanted: Row | None) -> bool:
    """Tell whether each column is as it was left, or already as it shall be."""
    if current is None or expected is None:
        return current is expected
    target = wanted or {}
    return all(
        current[name] == value or (name in target and current[name] == target[name])
        for name, value in expected.items()
    )
