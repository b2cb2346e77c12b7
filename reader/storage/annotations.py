"""Annotations: spans of an article with a label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import ConflictError, NotFoundError, UserError
from reader.storage.identity import new_uid, now
from reader.values import Annotation, AnnotationId, Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.storage.rows import Row
    from reader.values import ArticleId, LabelId

_COLUMNS = (
    'id, uid, article_id, start, "end", quote, label_id, note, author, origin, created, modified'
)


_ORIGINS = {origin.value: origin for origin in Origin}
"""An `Origin` is made of each row of an article: a look-up takes a tenth of the time."""


def of_article(db: Database, article: ArticleId) -> tuple[Annotation, ...]:
    """Return an article's annotations: by start, then the longer one first."""
    rows = db.all(
        f"SELECT {_COLUMNS} FROM annotation WHERE article_id = ?"
        ' ORDER BY start, "end" DESC, label_id',  # as the index has them; the rest is for us
        (article,),
    )
    rows.sort(key=_place)
    with db.decoding():
        return tuple([_annotation(row) for row in rows])


def _place(row: Sequence[Any]) -> tuple[int, int, int]:
    return row[3], -row[4], row[0]


def _annotation(row: Sequence[Any]) -> Annotation:
    """Return the annotation of a row, whose columns are in the order of its fields."""
    *known, origin, created, modified = row
    return _new(Annotation, (*known, _ORIGINS.get(origin) or Origin(origin), created, modified))


_new = tuple.__new__
"""As ``_make``, but that the columns aren't counted: a tenth of the time of all marks."""


def from_row(row_id: int, row: Row) -> Annotation:
    """Return the annotation that a journaled row is."""
    return _annotation((row_id, *row.values()))


def get(db: Database, annotation: AnnotationId) -> Annotation:
    """Return one annotation.

    Raises:
        NotFoundError: it is no longer there.
    """
    row = db.first(f"SELECT {_COLUMNS} FROM annotation WHERE id = ?", (annotation,))
    if row is None:
        raise NotFoundError("This mark is no longer there; it was removed in the meantime.")
    with db.decoding():
        return _annotation(row)


def quote_at(db: Database, article: ArticleId, start: int, end: int) -> str:
    """Return the text of a span.

    Raises:
        NotFoundError: there is no such article.
        UserError: the span is empty or not inside the text.
    """
    text: str | None = db.value("SELECT text FROM article_text WHERE article_id = ?", (article,))
    if text is None:
        raise NotFoundError("This article is no longer in the library.")
    if not 0 <= start < end <= len(text):
        raise UserError(
            f"{start}–{end} is not a span of this article: a span begins at 0 or later, "
            f"ends after it begins, and at {len(text)} at the latest."
        )
    return text[start:end]


def add(
    db: Database,
    written: Recording,
    article: ArticleId,
    span: tuple[int, int],
    quote: str,
    *,
    label: LabelId,
    note: str,
    author: str,
    origin: Origin,
) -> AnnotationId:
    """Mark a span whose text is ``quote``; see `refuse_twin` for what is refused."""
    refuse_twin(db, article, span, label)
    time = now()
    row = {
        "uid": new_uid(),
        "article_id": article,
        "start": span[0],
        "end": span[1],
        "quote": quote,
        "label_id": label,
        "note": note,
        "author": author,
        "origin": origin,
        "created": time,
        "modified": time,
    }
    return AnnotationId(written.insert("annotation", row))


def refuse_twin(db: Database, article: ArticleId, span: tuple[int, int], label: LabelId) -> None:
    """Refuse a second annotation of the same span with the same label.

    Raises:
        ConflictError: there is one.
    """
    twin = db.first(
        "SELECT a.quote, l.name FROM annotation a JOIN label l ON l.id = a.label_id"
        ' WHERE article_id = ? AND start = ? AND "end" = ? AND label_id = ?',
        (article, *span, label),
    )
    if twin is not None:
        raise ConflictError(f"“{twin[0]}” is already marked {twin[1]} here.")
