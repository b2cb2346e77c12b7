"""Annotations in the shape that tables want, streamed article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import DamagedError
from reader.storage import texts
from reader.text import Sentences
from reader.values import AnnotationRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.storage.database import Database
    from reader.values import ArticleId

_ARTICLE = "SELECT uid, title, source, published, url FROM article WHERE id = ? AND annotations > 0"
_TEXT = "SELECT text, blocks FROM article_text WHERE article_id = ?"
_MARKS = (
    'SELECT a.uid, a.start, a."end", l.name, a.quote, a.note, a.author, a.origin, a.created,'
    " a.modified FROM annotation a JOIN label l ON l.id = a.label_id"
    ' WHERE a.article_id = ? ORDER BY a.start, a."end" DESC, a.label_id'
)

_row = tuple.__new__
"""What a row's ``_make`` does, but for counting columns, which takes a twentieth of an export."""


def annotation_rows(
    db: Database,
    wanted: Iterable[ArticleId],
    leave_out: Callable[[ArticleId], object] | None = None,
) -> Iterator[AnnotationRow]:
    """Yield the annotations of articles in the order of ``wanted`` and of place.

    ``leave_out`` is told of those that can't be read, as the file is damaged; where only the
    text is, the annotations come without their sentences. Without it, damage is an error.
    """
    for article in wanted:
        try:
            yield from _rows_of(db, article, whole=leave_out is None)
        except DamagedError:
            if leave_out is None:
                raise
            leave_out(article)


def _rows_of(db: Database, article: ArticleId, *, whole: bool) -> list[AnnotationRow]:
    said = db.first(_ARTICLE, (article,))
    if said is None:
        return []
    marks, rows = db.all(_MARKS, (article,)), []
    text, sentences = _text(db, article, whole=whole)
    for uid, start, end, label, quote, *rest in marks:
        first, last = sentences.around(start, end) if sentences else (0, 0)
        row = (uid, *said, start, end, label, quote, text[first:last], "", *rest)
        rows.append(_row(AnnotationRow, row))
    return rows


def _text(db: Database, article: ArticleId, *, whole: bool) -> tuple[str, Sentences | None]:
    """Return an article's text and its sentences; none where the file is damaged there."""
    try:
        text, blocks = db.first(_TEXT, (article,)) or ("", "[]")
        with db.decoding():
            return text, Sentences(text, texts.load_blocks(blocks))
    except DamagedError:
        if whole:
            raise
        return "", None
