"""Undo and redo: giving the rows that an action changed back what they were before, or after."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from reader.errors import ConflictError
from reader.storage import history
from reader.storage.journal import RowChange, keep_indexed, touch
from reader.storage.rows import delete, insert, read_row, write

if TYPE_CHECKING:
    from reader.storage.database import Database
    from reader.storage.rows import Row
    from reader.values import Action


def undo(db: Database) -> tuple[Action, list[RowChange]] | None:
    """Undo the newest action that holds; None where there is nothing to undo.

    Raises:
        ConflictError: a row is no longer what the action left; nothing is changed.
    """
    with db.transaction():
        action = history.newest_done(db)
        if action is None:
            return None
        rows = [
            replace(db, action, table, row_id, expected=after, wanted=before)
            for table, row_id, before, after in reversed(history.changes_of(db, action.id))
        ]
        db.execute("UPDATE action SET state = 'undone' WHERE id = ?", (action.id,))
        touch(db, action.id)
        keep_indexed(db, rows)
    return action, rows


def redo(db: Database) -> tuple[Action, list[RowChange]] | None:
    """Do again what was undone last; None where there is nothing to redo.

    Raises:
        ConflictError: a row is no longer what it was before the action; nothing is changed.
    """
    with db.transaction():
        action = history.oldest_undone(db)
        if action is None:
            return None
        rows = [
            replace(db, action, table, row_id, expected=before, wanted=after)
            for table, row_id, before, after in history.changes_of(db, action.id)
        ]
        db.execute("UPDATE action SET state = 'done' WHERE id = ?", (action.id,))
        touch(db, action.id)
        keep_indexed(db, rows)
    return action, rows


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
