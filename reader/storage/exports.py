"""Annotations in the shape that tables want, streamed article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage import texts
from reader.text import Sentences
from reader.values import AnnotationRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.storage.database import Database
    from reader.values import ArticleId

_ARTICLE = (
    "SELECT uid, title, source, published, url, text"
    " FROM article JOIN article_text ON article_id = id WHERE id = ? AND annotations > 0"
)
_MARKS = (
    'SELECT a.uid, a.start, a."end", l.name, a.quote, a.note, a.author, a.origin, a.created,'
    " a.modified FROM annotation a JOIN label l ON l.id = a.label_id"
    ' WHERE a.article_id = ? ORDER BY a.start, a."end" DESC, a.label_id'
)


def annotation_rows(db: Database, wanted: Iterable[ArticleId]) -> Iterator[AnnotationRow]:
    """Yield the annotations of articles in the order of ``wanted`` and of place."""
    for article in wanted:
        found = db.first(_ARTICLE, (article,))
        if found is None:
            continue
        *said, text = found
        sentences = Sentences(text, texts.blocks(db, article))
        for uid, start, end, label, quote, *rest in db.all(_MARKS, (article,)):
            first, last = sentences.around(start, end)
            sentence = text[first:last]
            row = (uid, *said, start, end, label, quote, sentence, "", *rest)
            yield AnnotationRow._make(row)
