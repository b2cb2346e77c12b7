"""All hits of a query in texts, each in its context, article by article."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from reader.query import parse, write
from reader.query.fields import Field
from reader.query.finder import QueryFinder
from reader.query.nodes import all_of
from reader.query.parts import with_a_word
from reader.storage import articles, occurrences, querying, texts
from reader.values import ArticleFilter, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.query.nodes import Node
    from reader.storage.database import Database
    from reader.storage.occurrences import Source
    from reader.values import ArticleId, Occurrence

_PAGE = 250
"""How many articles are read at a time."""


def find(
    db: Database,
    query: Node,
    where: Sequence[ArticleId] | ArticleFilter,
    progress: Callable[[float], None],
) -> Iterator[Occurrence]:
    """Yield where the words of ``query`` stand in articles that it finds, in order of place.

    What it asks of marks is found where the marks are.
    """
    finder, in_marks = QueryFinder(query), QueryFinder(query, Field.MARK)
    candidates = _candidates(db, with_a_word(query, Field.TITLE, Field.MARK), where)
    for start in range(0, len(candidates), _PAGE):
        progress(start / len(candidates))
        page = candidates[start : start + _PAGE]
        marks = occurrences.marks_of(db, page)
        sources: dict[int, Source] = {
            source.article: source for source in occurrences.sources_of(db, page)
        }
        for source in (sources[article] for article in page if article in sources):
            there = marks.get(source.article, ())
            with db.decoding():
                blocks = texts.load_blocks(source.blocks)
            marked = (Span(*mark[:2]) for mark in there)
            asked = (span for span in marked if in_marks.spans(source.text[slice(*span)]))
            found = finder.find(source.text, blocks, asked)
            yield from occurrences.with_marks(source, found, there)


def _candidates(
    db: Database, query: Node, where: Sequence[ArticleId] | ArticleFilter
) -> Sequence[int]:
    """Return the articles of ``where`` that ``query`` finds."""
    if isinstance(where, ArticleFilter):
        both = write(all_of([parse(where.query), query]))
        return articles.ids(db, where._replace(query=both))
    sql, values = querying.condition(db, query)
    of_these = f"id IN (SELECT value FROM json_each(:chosen)) AND ({sql})"
    chosen = {**values, "chosen": json.dumps(list(where))}
    rows = db.rows(f"SELECT id FROM article WHERE {of_these}", chosen)
    found = {row[0] for row in rows}
    return array("q", (article for article in where if article in found))
