"""Notes that stand on an article as a whole, or on a span of it that has no label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import NotFoundError
from reader.storage.annotations import quote_at
from reader.storage.identity import new_uid, now
from reader.values import ArticleId, Note, NoteId

if TYPE_CHECKING:
    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.storage.rows import Row

_COLUMNS = 'id, uid, article_id, start, "end", quote, text, author, created, modified'


def of_article(db: Database, article: ArticleId) -> tuple[Note, ...]:
    """Return an article's notes: those on the article first, then by place."""
    rows = db.all(
        f"SELECT {_COLUMNS} FROM note WHERE article_id = ? ORDER BY start, id", (article,)
    )
    return tuple(_note(*row) for row in rows)


def _note(id_: int, uid: str, article: int, *columns: Any) -> Note:  # noqa: ANN401 (the columns of a row)
    return Note(NoteId(id_), uid, ArticleId(article), *columns)


def from_row(row_id: int, row: Row) -> Note:
    """Return the note that a journaled row is."""
    return _note(row_id, *row.values())


def get(db: Database, note: NoteId) -> Note:
    """Return one note.

    Raises:
        NotFoundError: it is no longer there.
    """
    row = db.first(f"SELECT {_COLUMNS} FROM note WHERE id = ?", (note,))
    if row is None:
        raise NotFoundError("This note is no longer there; it was removed in the meantime.")
    return _note(*row)


def add(
    db: Database,
    written: Recording,
    article: ArticleId,
    span: tuple[int, int] | None,
    *,
    text: str,
    author: str,
) -> NoteId:
    """Put a note on an article, or on a span of it; see `quote_at` for what is refused.

    Raises:
        NotFoundError: there is no such article.
    """
    written.row("article", article)
    time = now()
    row = {
        "uid": new_uid(),
        "article_id": article,
        "start": span[0] if span else None,
        "end": span[1] if span else None,
        "quote": quote_at(db, article, *span) if span else "",
        "text": text,
        "author": author,
        "created": time,
        "modified": time,
    }
    return NoteId(written.insert("note", row))
