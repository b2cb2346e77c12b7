"""Drafts: what is being typed in a note, kept until it is one or is thrown away.

They are no part of the history. The key of a draft names what the note is on by uid:
``annotation:UID``, ``note:UID``, ``article:UID``, or ``article:UID:START-END`` for a span.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import NotFoundError
from reader.storage.identity import now
from reader.values import AnnotationId, ArticleId, Draft, NoteId, NotePlace

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.storage.database import Database


def keep(db: Database, place: NotePlace, text: str) -> None:
    """Keep what is typed at ``place``, instead of what was kept there before.

    Raises:
        NotFoundError: what the note is on is gone.
    """
    with db.transaction():
        db.execute(
            "INSERT INTO draft (place, text, modified) VALUES (?, ?, ?) ON CONFLICT (place)"
            " DO UPDATE SET text = excluded.text, modified = excluded.modified",
            (_key(db, place), text, now()),
        )


def drop(db: Database, place: NotePlace) -> None:
    """Forget what was typed at ``place``; nothing happens where that was nothing."""
    with suppress(NotFoundError), db.transaction():
        db.execute("DELETE FROM draft WHERE place = ?", (_key(db, place),))


def forget(db: Database, articles: Collection[ArticleId]) -> None:
    """Forget what was typed on articles that are deleted for good."""
    for draft in all_drafts(db):
        if draft.place.article in articles:
            drop(db, draft.place)


def all_drafts(db: Database) -> list[Draft]:
    """Return the drafts, the newest first; those on what is gone are left out."""
    rows = db.all("SELECT place, text, modified FROM draft ORDER BY modified DESC, place")
    with db.decoding():
        placed = ((_place(db, key), text, modified) for key, text, modified in rows)
        return [Draft(place, text, modified) for place, text, modified in placed if place]


def _key(db: Database, place: NotePlace) -> str:
    for table, row_id in (("annotation", place.annotation), ("note", place.note)):
        if row_id is not None:
            return f"{table}:{_uid(db, table, row_id)}"
    key = f"article:{_uid(db, 'article', place.article)}"
    return key if place.start is None else f"{key}:{place.start}-{place.end}"


def _uid(db: Database, table: str, row_id: int) -> str:
    uid: str | None = db.value(f"SELECT uid FROM {table} WHERE id = ?", (row_id,))
    if uid is None:
        raise NotFoundError(f"This {table} is no longer there; it was removed in the meantime.")
    return uid


def _place(db: Database, key: str) -> NotePlace | None:
    table, uid, *span = key.split(":")
    if table == "article":
        article = db.value("SELECT id FROM article WHERE uid = ?", (uid,))
        start, end = map(int, span[0].split("-")) if span else (None, None)
        return article and NotePlace(ArticleId(article), start=start, end=end)
    row = db.first(f"SELECT id, article_id FROM {_TABLES[table]} WHERE uid = ?", (uid,))
    if row is None:
        return None
    row_id, article = row
    if table == "note":
        return NotePlace(ArticleId(article), note=NoteId(row_id))
    return NotePlace(ArticleId(article), annotation=AnnotationId(row_id))


_TABLES = {"annotation": "annotation", "note": "note"}
