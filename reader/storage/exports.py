"""Annotations in the shape that tables want, streamed article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.storage import articles
from reader.text import Sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.storage.database import Database
    from reader.values import ArticleId


class AnnotationRow(NamedTuple):
    """One annotation with what a table says of its article; the columns of the CSV export."""

    annotation_uid: str
    article_uid: str
    title: str
    source: str
    published: str | None
    url: str
    start: int
    end: int
    label: str
    quote: str
    sentence: str
    entity: str
    note: str
    author: str
    origin: str
    created: str
    modified: str


_ROWS = (
    'SELECT a.uid, r.uid, r.title, r.source, r.published, r.url, a.start, a."end", l.name,'
    " a.quote, '', '', a.note, a.author, a.origin, a.created, a.modified"
    " FROM annotation a JOIN article r ON r.id = a.article_id JOIN label l ON l.id = a.label_id"
    ' WHERE a.article_id = ? ORDER BY a.start, a."end" DESC, a.label_id'
)


def annotation_rows(db: Database, wanted: Iterable[ArticleId]) -> Iterator[AnnotationRow]:
    """Yield the annotations of articles in the order of ``wanted`` and of place."""
    for article in wanted:
        rows = db.all(_ROWS, (article,))
        if rows:
            text, blocks, _, _ = articles.text(db, article)
            sentences = Sentences(text, blocks)
            for row in rows:
                start, end = sentences.around(row[6], row[7])
                yield AnnotationRow._make((*row[:10], text[start:end], *row[11:]))
