"""The journal: every change as data, so that it can be undone, redone and told.

An action is a list of row changes. Undoing it gives each row back what it was before, if
the row still is what the action left; redoing is the same with the sides exchanged. New
work after an undo drops what could have been redone.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader.errors import ConflictError, NotFoundError
from reader.storage.identity import new_uid, now
from reader.storage.schema import JOURNALED
from reader.values import Action, ActionId, ActionKind, ActionState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.storage.database import Database
    from reader.values import Change

    Row = dict[str, Any]

_AT_ONCE = 500
"""How many rows are read at a time."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None where there was no row."""

    table: str
    row_id: int
    before: Row | None
    after: Row | None

    @property
    def article(self) -> int | None:
        """The id of the article that the row belongs to, if any."""
        if self.table in ("article", "article_text"):
            return self.row_id
        row = self.after or self.before or {}
        article: int | None = row.get("article_id")
        return article


class Recording:
    """Writes rows of the journaled tables and keeps what they were, under the action's name."""

    def __init__(self, db: Database, kind: ActionKind) -> None:
        """Record writes to ``db``."""
        self._db = db
        self.kind = kind
        self.subject = ""
        """What it is done to, for people; to be set before the action ends."""
        self.changes: list[RowChange] = []

    def row(self, table: str, row_id: int) -> Row:
        """Return the journaled columns of a row, as it is now.

        Raises:
            NotFoundError: there is no such row.
        """
        row = read_row(self._db, table, row_id)
        if row is None:
            noun = table.removesuffix("_text")
            raise NotFoundError(f"This {noun} is no longer there; it was removed in the meantime.")
        return row

    def insert(self, table: str, row: Row) -> int:
        """Add ``row`` and return its id."""
        row_id = _insert(self._db, table, row)
        self.changes.append(RowChange(table, row_id, None, row))
        return row_id

    def insert_many(self, table: str, rows: Iterable[Row]) -> None:
        """Add ``rows``, several times as fast as one by one."""
        last: int = self._db.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0
        added = [RowChange(table, row_id, None, row) for row_id, row in enumerate(rows, last + 1)]
        columns = JOURNALED[table][1]
        self._db.executemany(
            _insertion(table),
            ((c.row_id, *(c.after[name] for name in columns)) for c in added if c.after),
        )
        self.changes += added

    def update(self, table: str, row_id: int, **values: object) -> None:
        """Give the row ``values``; nothing happens where it has them already.

        Raises:
            NotFoundError: there is no such row.
        """
        before = self.row(table, row_id)
        if all(before[name] == value for name, value in values.items()):
            return
        after = before | values
        _write(self._db, table, row_id, after, values)
        self.changes.append(RowChange(table, row_id, before, after))

    def update_many(self, table: str, row_ids: Sequence[int], **values: object) -> None:
        """Give the rows ``values``, several times as fast as one by one."""
        changed = [
            RowChange(table, row_id, before, before | values)
            for row_id, before in _read_rows(self._db, table, row_ids)
        ]
        self._db.executemany(
            _updating(table, tuple(values)), ((*values.values(), c.row_id) for c in changed)
        )
        self.changes += changed

    def delete_many(self, table: str, row_ids: Sequence[int]) -> None:
        """Remove the rows, several times as fast as one by one."""
        gone = [
            RowChange(table, row_id, before, None)
            for row_id, before in _read_rows(self._db, table, row_ids)
        ]
        key = JOURNALED[table][0]
        self._db.executemany(f'DELETE FROM "{table}" WHERE {key} = ?', ((c.row_id,) for c in gone))
        self.changes += gone

    def delete(self, table: str, row_id: int) -> None:
        """Remove the row; nothing happens where there is none."""
        before = read_row(self._db, table, row_id)
        if before is not None:
            _delete(self._db, table, row_id)
            self.changes.append(RowChange(table, row_id, before, None))

    def change(self) -> Change:
        """Return what was written as the values that the views understand."""
        from reader.storage.changes import change_of

        return change_of(self.kind, self.subject, self.changes)

    def appeared(self, article_id: int) -> None:
        """Record that a new article came: undone, it lies in the trash."""
        shown = dict.fromkeys(("status", "read", "starred", "trashed"))
        self.changes.append(
            RowChange("article", article_id, shown | {"trashed": now()}, shown),
        )


@contextmanager
def recording(db: Database, kind: ActionKind, author: str) -> Iterator[Recording]:
    """Journal the writes inside as one action, in one transaction; nothing changed, no action."""
    with db.transaction():
        written = Recording(db, kind)
        yield written
        if written.changes:
            action = begin(db, kind, written.subject, author)
            append(db, action, written.changes)
            _touch(db, action)


def begin(db: Database, kind: ActionKind, subject: str, author: str) -> ActionId:
    """Start a new action; what was undone before it can't be redone any more."""
    db.execute("UPDATE action SET state = 'dropped' WHERE state = 'undone'")
    cursor = db.execute(
        "INSERT INTO action (uid, kind, subject, author, created) VALUES (?, ?, ?, ?, ?)",
        (new_uid(), kind, subject, author, now()),
    )
    return ActionId(cursor.lastrowid or 0)


def _touch(db: Database, action: ActionId) -> None:
    """Write down that somebody did something to the articles of ``action`` just now."""
    db.execute(
        "UPDATE article SET touched = ?"
        " WHERE id IN (SELECT article_id FROM change WHERE action_id = ?)",
        (now(), action),
    )


def may_go_on(db: Database, action: ActionId) -> bool:
    """Tell whether ``action`` holds and is the newest: only then can more become a part of it.

    Otherwise undoing would take the changes back in another order than they were made in.
    """
    newest: tuple[int, str] | None = db.first(
        "SELECT id, state FROM action ORDER BY id DESC LIMIT 1"
    )
    return newest == (action, ActionState.DONE)


def append(db: Database, action: ActionId, changes: list[RowChange]) -> None:
    """Store ``changes`` as a part of ``action``."""
    db.executemany(
        "INSERT INTO change (action_id, article_id, row_table, row_id, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        ((action, c.article, c.table, c.row_id, *_differences(c)) for c in changes),
    )


def _differences(change: RowChange) -> tuple[str | None, str | None]:
    before, after = change.before, change.after
    if before is not None and after is not None:
        names = [name for name in after if before.get(name) != after[name]]
        before = {name: before[name] for name in names}
        after = {name: after[name] for name in names}
    return _dumped(before), _dumped(after)


def _dumped(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def undo(db: Database) -> tuple[Action, list[RowChange]] | None:
    """Undo the newest action that holds; None where there is nothing to undo.

    Raises:
        ConflictError: a row is no longer what the action left; nothing is changed.
    """
    with db.transaction():
        action = _newest_done(db)
        if action is None:
            return None
        rows = [
            replace(db, action, table, row_id, expected=after, wanted=before)
            for table, row_id, before, after in reversed(changes_of(db, action.id))
        ]
        db.execute("UPDATE action SET state = 'undone' WHERE id = ?", (action.id,))
        _touch(db, action.id)
    return action, rows


def redo(db: Database) -> tuple[Action, list[RowChange]] | None:
    """Do again what was undone last; None where there is nothing to redo.

    Raises:
        ConflictError: a row is no longer what it was before the action; nothing is changed.
    """
    with db.transaction():
        action = _oldest_undone(db)
        if action is None:
            return None
        rows = [
            replace(db, action, table, row_id, expected=before, wanted=after)
            for table, row_id, before, after in changes_of(db, action.id)
        ]
        db.execute("UPDATE action SET state = 'done' WHERE id = ?", (action.id,))
        _touch(db, action.id)
    return action, rows


def next_steps(db: Database) -> tuple[Action | None, Action | None]:
    """Return what undo and what redo would do."""
    return _newest_done(db), _oldest_undone(db)


_ACTION = (
    "SELECT id, uid, kind, subject, author, created, state,"
    " (SELECT count(*) FROM change WHERE action_id = action.id) FROM action"
)


def _action(row: tuple[Any, ...]) -> Action:
    id_, uid, kind, subject, author, created, state, changes = row
    return Action(
        ActionId(id_),
        uid,
        ActionKind(kind),
        subject,
        author,
        created,
        ActionState(state),
        changes,
    )


def _newest_done(db: Database) -> Action | None:
    row = db.first(f"{_ACTION} WHERE state = 'done' ORDER BY id DESC LIMIT 1")
    with db.decoding():
        return None if row is None else _action(row)


def _oldest_undone(db: Database) -> Action | None:
    row = db.first(f"{_ACTION} WHERE state = 'undone' ORDER BY id LIMIT 1")
    with db.decoding():
        return None if row is None else _action(row)


def get(db: Database, action: ActionId) -> Action:
    """Return one action.

    Raises:
        NotFoundError: the history doesn't know it, or no longer.
    """
    row = db.first(f"{_ACTION} WHERE id = ?", (action,))
    if row is None:
        raise NotFoundError("This step is no longer in the history.")
    with db.decoding():
        return _action(row)


def history(
    db: Database,
    article: int | None,
    limit: int,
    *,
    before: int | None = None,
    matching: Callable[[Action], bool] = lambda _action: True,
) -> list[Action]:
    """Return the newest actions first, of one article or of all.

    Only those older than the action ``before`` count, and of them the ones that ``matching``
    takes: the next page begins where the last one ended, however far back that is.
    """
    where = f"{_ACTION} WHERE (:before IS NULL OR id < :before)"
    of_article = "" if article is None else _OF_ARTICLE
    rows = db.rows(f"{where} {of_article} ORDER BY id DESC", {"article": article, "before": before})
    with db.decoding():
        return list(islice(filter(matching, map(_action, rows)), limit))


_OF_ARTICLE = "AND id IN (SELECT action_id FROM change WHERE article_id = :article)"


def version_of(db: Database, article: int) -> tuple[int | None, int | None]:
    """Return an article's newest change, and how many of its changes hold."""
    version: tuple[int | None, int | None] = db.first(
        "SELECT max(change.id), sum(state = 'done') FROM change JOIN action"
        " ON action.id = action_id WHERE article_id = ?",
        (article,),
    )
    return version


def forget_article(db: Database, article: int) -> None:
    """Drop what the journal knows of an article that is deleted for good."""
    db.execute("DELETE FROM change WHERE article_id = ?", (article,))


def forget_empty_actions(db: Database) -> None:
    """Drop actions of which nothing is left, and with them what is left of undoing them."""
    while db.execute("DELETE FROM action WHERE id NOT IN (SELECT action_id FROM change)").rowcount:
        db.execute(
            "DELETE FROM change WHERE row_table = 'action' AND row_id NOT IN"
            " (SELECT id FROM action)"
        )


def changes_of(
    db: Database, action: int, limit: int = -1
) -> list[tuple[str, int, Row | None, Row | None]]:
    """Return table, id, before and after of each row that an action changed, in its order.

    Of a row that was there before and after, these are the columns that changed.
    """
    rows = db.all(
        "SELECT row_table, row_id, before, after FROM change WHERE action_id = ? ORDER BY id"
        " LIMIT ?",
        (action, limit),
    )
    with db.decoding():
        return [
            (table, row_id, loaded(before), loaded(after)) for table, row_id, before, after in rows
        ]


def last_row(db: Database, table: str, row_id: int) -> Row | None:
    """Return a row as it last came or went, where only the journal knows it any more."""
    with db.decoding():
        return loaded(
            db.value(
                "SELECT ifnull(before, after) FROM change WHERE row_table = ? AND row_id = ?"
                " AND (before IS NULL OR after IS NULL) ORDER BY id DESC",
                (table, row_id),
            )
        )


def loaded(side: str | None) -> Row | None:
    """Return one side of a change as the row that it is in the file."""
    row: Row | None = None if side is None else json.loads(side)
    return row


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
        _delete(db, table, row_id)
        return RowChange(table, row_id, current, None)
    if current is None:
        _insert(db, table, wanted, row_id)
        return RowChange(table, row_id, None, wanted)
    _write(db, table, row_id, wanted, wanted)
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


def read_row(db: Database, table: str, row_id: int) -> Row | None:
    """Return the journaled columns of a row, or None."""
    key, columns = JOURNALED[table]
    names = ", ".join(f'"{name}"' for name in columns)
    row = db.first(f'SELECT {names} FROM "{table}" WHERE {key} = ?', (row_id,))
    return None if row is None else dict(zip(columns, row, strict=True))


def _read_rows(db: Database, table: str, row_ids: Sequence[int]) -> Iterator[tuple[int, Row]]:
    """Yield id and journaled columns of those of the rows that are there."""
    key, columns = JOURNALED[table]
    names = ", ".join(f'"{name}"' for name in (key, *columns))
    for start in range(0, len(row_ids), _AT_ONCE):
        page = row_ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(page))
        for row in db.all(f'SELECT {names} FROM "{table}" WHERE {key} IN ({marks})', page):
            yield row[0], dict(zip(columns, row[1:], strict=True))


def _insert(db: Database, table: str, row: Row, row_id: int | None = None) -> int:
    values = (row_id, *(row[name] for name in JOURNALED[table][1]))
    return db.execute(_insertion(table), values).lastrowid or 0


@cache
def _insertion(table: str) -> str:
    """Return the statement that adds a row with all its columns, the key first."""
    key, columns = JOURNALED[table]
    names = ", ".join(f'"{name}"' for name in (key, *columns))
    marks = ", ".join("?" * (len(columns) + 1))
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})'


def _write(db: Database, table: str, row_id: int, row: Row, names: Row) -> None:
    changed = tuple(name for name in JOURNALED[table][1] if name in names)
    db.execute(_updating(table, changed), (*(row[name] for name in changed), row_id))


@cache
def _updating(table: str, names: tuple[str, ...]) -> str:
    """Return the statement that writes the columns ``names`` of a row."""
    assignments = ", ".join(f'"{name}" = ?' for name in names)
    return f'UPDATE "{table}" SET {assignments} WHERE {JOURNALED[table][0]} = ?'


def _delete(db: Database, table: str, row_id: int) -> None:
    db.execute(f'DELETE FROM "{table}" WHERE {JOURNALED[table][0]} = ?', (row_id,))
