"""Which texts have some words: the index to ask, and what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage import matching
from reader.storage.index import ARTICLE_OF_KEY, BEGINNINGS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.query.nodes import Node
    from reader.storage.articles import Condition
    from reader.storage.database import Database
    from reader.storage.index import Index


def source(query: Node) -> tuple[Index, str]:
    """Return the index that finds a query of words, and the expression that it is asked.

    The query is a beginning or any of several, or has none and `matching.is_expressible`.
    """
    letters = matching.letters(query)
    if letters:
        return BEGINNINGS, " OR ".join(f'"{each}"' for each in letters)
    return TEXTS, matching.expression(query)


def found_by(index: Index, match: str) -> str:
    """Return the statement for the articles that an index finds; ``match`` names the value."""
    return f"SELECT {ARTICLE_OF_KEY} FROM {index.table} WHERE {index.table} MATCH {match}"


def condition(query: Node) -> Condition:
    """Return the condition that a text has some words."""
    index, match = source(query)
    return f"id IN ({found_by(index, ':match')})", {"match": match}


def articles(db: Database, query: Node) -> Iterator[int]:
    """Yield the ids of the articles whose texts have some words."""
    index, match = source(query)
    return (row[0] for row in db.rows(found_by(index, ":match"), {"match": match}))
