"""Articles by how much of them is about what a query asks: BM25 over texts and titles.

After Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
as FTS5 has it. Words in a title weigh more. What has none of the words (a note has them, or
the query asks for none) comes last, the newest first.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from reader.kinds import Sort
from reader.query import parse
from reader.query.nodes import any_of
from reader.query.parts import asked_words
from reader.storage import articles, matching
from reader.storage.index import ARTICLE_OF_KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.lists import ArticleFilter
    from reader.storage.articles import Condition
    from reader.storage.database import Database

_TITLE_WEIGHT = 4.0
_SCORED = f"""
    SELECT {ARTICLE_OF_KEY} AS hit, rank AS score FROM article_search
    WHERE article_search MATCH :in_texts
    UNION ALL
    SELECT {ARTICLE_OF_KEY}, {_TITLE_WEIGHT} * rank FROM heading_search
    WHERE heading_search MATCH :in_titles
"""
_IDS = f"""
    SELECT id FROM article
    LEFT JOIN (SELECT hit, sum(score) AS score FROM ({_SCORED}) GROUP BY hit) ON hit = id
    WHERE {{where}} ORDER BY score IS NULL {{direction}}, score {{direction}}, {{newest}}
    LIMIT :limit
"""


def ids(
    db: Database,
    wanted: ArticleFilter,
    limit: int,
    more: Sequence[Condition],
    *,
    backwards: bool,
) -> array[int]:
    """Return the ids of the articles of a list, the most relevant first (``score`` is negative)."""
    words = list(asked_words(parse(wanted.query)))
    known = [leaf for leaf in words if not matching.is_beginning(leaf)] or words
    match = matching.expression(any_of([*known])) if known else matching.NOTHING
    where, values = articles.conditions(db, wanted, more)
    sql = _IDS.format(
        where=where,
        direction="DESC" if backwards else "",
        newest=articles.order_of(Sort.NEWEST, backwards=backwards),
    )
    asked = {"in_texts": match, "in_titles": matching.in_column("title", match), "limit": limit}
    return array("q", (row[0] for row in db.rows(sql, {**values, **asked})))
