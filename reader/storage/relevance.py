"""Articles by how much of them is about what a query asks: BM25 over texts and titles.

After Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
as FTS5 has it. Words in a title weigh more. What has none of the words (a note has them, or
the query asks for none) comes last, the newest first.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from reader.query import parse
from reader.query.nodes import all_of, any_of
from reader.query.parts import asked_words, words_and_others
from reader.storage import articles, matching
from reader.storage.index import ARTICLE_OF_KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.lists import ArticleFilter
    from reader.query.nodes import Node
    from reader.storage.articles import Condition
    from reader.storage.database import Database

_TITLE_WEIGHT = 4.0
_SCORED = f"""
    SELECT hit, sum(score) FROM (
      SELECT {ARTICLE_OF_KEY} AS hit, rank AS score FROM article_search
      WHERE article_search MATCH :in_texts
      UNION ALL
      SELECT {ARTICLE_OF_KEY}, {_TITLE_WEIGHT} * rank FROM heading_search
      WHERE heading_search MATCH :in_titles
    ) GROUP BY hit
"""


def ids(
    db: Database,
    wanted: ArticleFilter,
    limit: int,
    more: Sequence[Condition],
    *,
    backwards: bool,
) -> array[int]:
    """Return the ids of the articles of a list, the most relevant first."""
    found = articles.ids(db, wanted, backwards=backwards, more=more)
    scores = _scores(db, parse(wanted.query))  # the lower, the more relevant
    sign = -1 if backwards else 1
    ordered = sorted(found, key=lambda article: sign * scores.get(article, 0.0))
    return array("q", ordered if limit < 0 else ordered[:limit])


def _scores(db: Database, query: Node) -> dict[int, float]:
    """Return the scores of articles with the words of ``query`` that are known in full.

    Texts count where they have all of them; a title, where it has one.
    """
    words, _ = words_and_others(query)
    known = [each for each in words if not matching.has_beginning(each)]
    asked = list(asked_words(query))
    leaves = [leaf for leaf in asked if not matching.is_beginning(leaf)] or asked
    if not leaves:
        return {}
    both, any_ = all_of(known), any_of([*leaves])
    in_texts = both if known and matching.is_expressible(both) else any_
    in_titles = matching.in_column("title", matching.expression(any_))
    values = {"in_texts": matching.expression(in_texts), "in_titles": in_titles}
    return dict(db.rows(_SCORED, values))
