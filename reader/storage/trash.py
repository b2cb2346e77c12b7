"""Emptying the trash: the one thing that can't be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage import drafts, history, index, near_duplicates
from reader.storage.bulk import CHOSEN, chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.storage.database import Database

_AT_ONCE = 500
"""How many articles one transaction deletes: it may hold up what others write."""


def empty(db: Database) -> int:
    """Delete the articles in the trash, with all that belongs to them; return their number.

    The history forgets them, and actions of which nothing is left; the file becomes smaller.
    """
    trashed = [row[0] for row in db.all("SELECT id FROM article WHERE trashed IS NOT NULL")]
    gone = 0
    for start in range(0, len(trashed), _AT_ONCE):
        with db.transaction():
            gone += _delete(db, trashed[start : start + _AT_ONCE])
    with db.transaction():
        history.forget_empty_actions(db)
    db.give_back()
    return gone


def _delete(db: Database, wanted: Sequence[int]) -> int:
    """Delete those of the articles that are still in the trash."""
    sql = f"SELECT id FROM article WHERE id IN {CHOSEN} AND trashed IS NOT NULL"
    gone = [row[0] for row in db.all(sql, {"chosen": chosen(wanted)})]
    if gone:
        articles = chosen(gone)
        drafts.forget(db, gone)
        index.forget(db, gone)  # all of it first: what follows would write it out every time
        near_duplicates.forget(db, articles)
        history.forget_articles(db, articles)
        db.execute(f"DELETE FROM article WHERE id IN {CHOSEN}", {"chosen": articles})
    return len(gone)
