"""What the journal knows: the actions, in order, and the rows that each of them changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.errors import NotFoundError
from reader.storage.bulk import CHOSEN
from reader.values import Action, ActionId, ActionKind, ActionState

if TYPE_CHECKING:
    from reader.storage.database import Database
    from reader.storage.rows import Row


def next_steps(db: Database) -> tuple[Action | None, Action | None]:
    """Return what undo and what redo would do."""
    return newest_done(db), oldest_undone(db)


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


def newest_done(db: Database) -> Action | None:
    """Return the action that undo would take."""
    row = db.first(f"{_ACTION} WHERE state = 'done' ORDER BY id DESC LIMIT 1")
    with db.decoding():
        return None if row is None else _action(row)


def oldest_undone(db: Database) -> Action | None:
    """Return the action that redo would take."""
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
) -> list[Action]:
    """Return the newest actions first, of one article or of all.

    Only those older than the action ``before`` count: the next page begins where the last one
    ended, however far back that is.
    """
    where = f"{_ACTION} WHERE (:before IS NULL OR id < :before)"
    of_article = "" if article is None else _OF_ARTICLE
    rows = db.rows(
        f"{where} {of_article} ORDER BY id DESC LIMIT :limit",
        {"article": article, "before": before, "limit": limit},
    )
    with db.decoding():
        return [_action(row) for row in rows]


_OF_ARTICLE = "AND id IN (SELECT action_id FROM change WHERE article_id = :article)"


def version_of(db: Database, article: int) -> tuple[int | None, int | None]:
    """Return an article's newest change, and how many of its changes hold."""
    version: tuple[int | None, int | None] = db.first(
        "SELECT max(change.id), sum(state = 'done') FROM change JOIN action"
        " ON action.id = action_id WHERE article_id = ?",
        (article,),
    )
    return version


def forget_articles(db: Database, articles: str) -> None:
    """Drop what the journal knows of articles (see `bulk.chosen`) that are deleted for good."""
    db.execute(f"DELETE FROM change WHERE article_id IN {CHOSEN}", {"chosen": articles})


def forget_empty_actions(db: Database) -> None:
    """Drop actions of which nothing is left, and with them what is left of undoing them."""
    while db.execute("DELETE FROM action WHERE id NOT IN (SELECT action_id FROM change)").rowcount:
        db.execute(
            "DELETE FROM change WHERE row_table = 'action' AND row_id NOT IN"
            " (SELECT id FROM action)"
        )


def changes_of(
    db: Database, action: int, limit: int = -1, *, first: int = 0, last: int | None = None
) -> list[tuple[str, int, Row | None, Row | None]]:
    """Return table, id, before and after of each row that an action changed, in its order.

    Of a row that was there before and after, these are the columns that changed. ``first``
    and ``last`` are the ids of the changes that are wanted; all of them by default.
    """
    rows = db.all(
        "SELECT row_table, row_id, before, after FROM change WHERE action_id = ? AND id >= ?"
        " AND (?3 IS NULL OR id <= ?3) ORDER BY id LIMIT ?4",
        (action, first, last, limit),
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
