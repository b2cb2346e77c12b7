"""The journal: every change as data, so that it can be undone, redone and told.

An action is a list of row changes. Undoing it gives each row back what it was before, if
the row still is what the action left; redoing is the same with the sides exchanged. New
work after an undo drops what could have been redone.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.errors import NotFoundError
from reader.storage import rows, sort_keys
from reader.storage.identity import new_uid, now
from reader.storage.schema import JOURNALED
from reader.values import ActionId, ActionState, ArticleId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.storage.database import Database
    from reader.storage.rows import Row
    from reader.values import ActionKind, Change


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

    def __init__(self, db: Database, kind: ActionKind, author: str = "") -> None:
        """Record writes to ``db``."""
        self.db = db
        self.kind = kind
        self.author = author
        self.subject = ""
        """What it is done to, for people; to be set before the action ends."""
        self.changes: list[RowChange] = []
        """The rows that were written one by one."""
        self._action: ActionId | None = None
        self._stored = 0
        self._in_bulk = False

    def action(self, *, in_bulk: bool = False) -> ActionId:
        """Return the action, with all changes so far in the journal; ``in_bulk`` others follow."""
        if self._action is None:
            self._action = begin(self.db, self.kind, self.subject, self.author)
        append(self.db, self._action, self.changes[self._stored :])
        self._stored = len(self.changes)
        self._in_bulk = self._in_bulk or in_bulk
        return self._action

    def end(self) -> None:
        """Finish the action; nothing changed, no action."""
        if self._action is None and not self.changes:
            return
        action = self.action()
        self.db.execute("UPDATE action SET subject = ? WHERE id = ?", (self.subject, action))
        touch(self.db, action)
        keep_indexed(self.db, self.changes)

    def row(self, table: str, row_id: int) -> Row:
        """Return the journaled columns of a row, as it is now.

        Raises:
            NotFoundError: there is no such row.
        """
        row = rows.read_row(self.db, table, row_id)
        if row is None:
            noun = table.removesuffix("_text")
            raise NotFoundError(f"This {noun} is no longer there; it was removed in the meantime.")
        return row

    def insert(self, table: str, row: Row) -> int:
        """Add ``row`` and return its id."""
        row_id = rows.insert(self.db, table, row)
        self.changes.append(RowChange(table, row_id, None, row))
        return row_id

    def insert_many(self, table: str, new: Iterable[Row]) -> None:
        """Add rows, several times as fast as one by one."""
        last: int = self.db.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0
        added = [RowChange(table, row_id, None, row) for row_id, row in enumerate(new, last + 1)]
        columns = JOURNALED[table][1]
        self.db.executemany(
            rows.insertion(table),
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
        rows.write(self.db, table, row_id, after, values)
        self.changes.append(RowChange(table, row_id, before, after))

    def update_many(self, table: str, row_ids: Sequence[int], **values: object) -> None:
        """Give the rows ``values``, several times as fast as one by one."""
        changed = [
            RowChange(table, row_id, before, before | values)
            for row_id, before in rows.read_rows(self.db, table, row_ids)
        ]
        self.db.executemany(
            rows.updating(table, tuple(values)), ((*values.values(), c.row_id) for c in changed)
        )
        self.changes += changed

    def delete_many(self, table: str, row_ids: Sequence[int]) -> None:
        """Remove the rows, several times as fast as one by one."""
        gone = [
            RowChange(table, row_id, before, None)
            for row_id, before in rows.read_rows(self.db, table, row_ids)
        ]
        key = JOURNALED[table][0]
        self.db.executemany(f'DELETE FROM "{table}" WHERE {key} = ?', ((c.row_id,) for c in gone))
        self.changes += gone

    def delete(self, table: str, row_id: int) -> None:
        """Remove the row; nothing happens where there is none."""
        before = rows.read_row(self.db, table, row_id)
        if before is not None:
            rows.delete(self.db, table, row_id)
            self.changes.append(RowChange(table, row_id, before, None))

    def change(self) -> Change:
        """Return what was written as the values that the views understand."""
        from reader.storage.changes import change_of

        bulk = articles_of(self.db, self._action) if self._action and self._in_bulk else ()
        return change_of(self.kind, self.subject, self.changes, bulk)

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
        written = Recording(db, kind, author)
        yield written
        written.end()


def begin(db: Database, kind: ActionKind, subject: str, author: str) -> ActionId:
    """Start a new action; what was undone before it can't be redone any more."""
    db.execute("UPDATE action SET state = 'dropped' WHERE state = 'undone'")
    cursor = db.execute(
        "INSERT INTO action (uid, kind, subject, author, created) VALUES (?, ?, ?, ?, ?)",
        (new_uid(), kind, subject, author, now()),
    )
    return ActionId(cursor.lastrowid or 0)


def articles_of(db: Database, action: ActionId) -> Iterator[ArticleId]:
    """Yield the articles that an action concerns."""
    sql = "SELECT DISTINCT article_id FROM change WHERE action_id = ? AND article_id IS NOT NULL"
    return (ArticleId(row[0]) for row in db.rows(sql, (action,)))


def touch(db: Database, action: ActionId) -> None:
    """Write down that somebody did something to the articles of ``action`` just now."""
    db.execute(
        "UPDATE article SET touched = ?"
        " WHERE id IN (SELECT article_id FROM change WHERE action_id = ?)",
        (now(), action),
    )


def keep_indexed(db: Database, changes: Sequence[RowChange]) -> None:
    """Bring the full-text indexes and the keys of orders up to date with what was changed."""
    from reader.storage import index  # the first window writes nothing

    sort_keys.follow(db, changes)
    index.follow(db, changes)


def holds(db: Database, action: ActionId) -> bool:
    """Tell whether nobody has undone ``action``, in this program or another."""
    state = db.value("SELECT state FROM action WHERE id = ?", (action,))
    return bool(state == ActionState.DONE)


def may_take(db: Database, action: ActionId, changes: Sequence[RowChange]) -> bool:
    """Tell whether ``changes`` can become a part of an action that holds.

    They can if it is the newest. If not, undoing takes back what was done since before them:
    so none of that may have touched their rows, nor made what they refer to.
    """
    if _is_newest(db, action):
        return True
    places = {(change.table, change.row_id) for change in changes}
    return all(
        table in _REFERRING_TO_NOTHING_NEW
        and db.value(f"{_SINCE} AND row_table = ? AND row_id = ?", (action, table, row_id)) is None
        for table, row_id in places
    )


def is_apart(db: Database, action: ActionId, tables: Iterable[str]) -> bool:
    """Tell whether nothing that was done since an action began touched one of the ``tables``."""
    return _is_newest(db, action) or all(
        db.value(f"{_SINCE} AND +row_table = ?", (action, table)) is None for table in tables
    )


def _is_newest(db: Database, action: ActionId) -> bool:
    newest: int | None = db.value("SELECT max(id) FROM action")
    return newest == action


_SINCE = "SELECT 1 FROM change WHERE action_id > ?"
_REFERRING_TO_NOTHING_NEW = frozenset(
    ("article", "article_text", "article_collection", "article_tag", "note", "boilerplate_line")
)
"""Rows that come in with an article, or are learned; a tag stays when no article has it."""


def append(db: Database, action: ActionId, changes: list[RowChange]) -> None:
    """Store ``changes`` as a part of ``action``."""
    db.executemany(
        "INSERT INTO change (action_id, article_id, row_table, row_id, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        ((action, c.article, c.table, c.row_id, *said) for c, said in _with_differences(changes)),
    )


def _with_differences(
    changes: Iterable[RowChange],
) -> Iterator[tuple[RowChange, tuple[str | None, str | None]]]:
    """Yield each change with what it says; of articles that come in, all say the same."""
    for said, same in groupby(changes, key=attrgetter("before", "after")):
        differences = _differences(*said)
        for change in same:
            yield change, differences


def _differences(before: Row | None, after: Row | None) -> tuple[str | None, str | None]:
    if before is not None and after is not None:
        names = [name for name in after if before.get(name) != after[name]]
        before = {name: before[name] for name in names}
        after = {name: after[name] for name in names}
    return _dumped(before), _dumped(after)


def _dumped(row: Row | None) -> str | None:
    return None if row is None else _encode(row)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
