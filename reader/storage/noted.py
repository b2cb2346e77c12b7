"""Words of a query in the notes of articles.

Notes have an index of their own, and there are few of them beside the texts. Where a word of
a query stands in a note, what the query says of that article is worked out word by word.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.query.nodes import And, Near, Not, Or, Term
from reader.storage import in_texts, matching
from reader.storage.index import article_of, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.query.nodes import Node
    from reader.storage.database import Database

    Leaf = Term | Near

_FEW = 200
"""So many articles are looked up one by one, more of them in the list of all that are found."""

MARKS_FOUND = "SELECT rowid / 2 FROM mark_search WHERE mark_search MATCH {0} AND rowid % 2 = {1}"
"""The marks (``{1}`` is 0) or notes (1) that an expression finds."""
_IN_NOTES = (
    f"SELECT article_id FROM annotation WHERE id IN ({MARKS_FOUND.format(':match', 0)})"
    f" UNION SELECT article_id FROM note WHERE id IN ({MARKS_FOUND.format(':match', 1)})"
)
"""The articles with a note, on a mark or not, that an expression finds."""


class Noted:
    """The articles that have a word of a query in a note."""

    def __init__(self, db: Database, query: Node) -> None:
        """Look for the words of ``query``, which are all that it asks for."""
        self._db = db
        leaves = dict.fromkeys(matching.leaves(query))
        in_notes = {leaf: frozenset(self._in_notes(leaf)) for leaf in leaves}
        self.articles = frozenset[int]().union(*in_notes.values())
        """Their ids."""
        self._with = {}
        if self.articles:
            self._with = {leaf: in_notes[leaf] | self._in_texts(leaf) for leaf in leaves}
        self.found = frozenset(each for each in self.articles if self._finds(query, each))
        """Those of them that the query finds."""

    def _in_notes(self, leaf: Leaf) -> Iterable[int]:
        match = matching.in_column("note", matching.expression(leaf))
        return (row[0] for row in self._db.rows(_IN_NOTES, {"match": match}))

    def _in_texts(self, leaf: Leaf) -> frozenset[int]:
        """Return those of the articles that have the word in their text."""
        if len(self.articles) > _FEW:
            return self.articles.intersection(in_texts.articles(self._db, leaf))
        index, match = in_texts.source(leaf)
        sql = f"SELECT 1 FROM {index.table} WHERE {index.table} MATCH ? AND rowid = ?"
        keys = self.keys(self.articles)
        return frozenset(article_of(key) for key in keys if self._db.first(sql, (match, key)))

    def keys(self, articles: Iterable[int]) -> list[int]:
        """Return the keys of articles in the indexes."""
        rows = self._db.rows(
            "SELECT id, published FROM article WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(articles)),),
        )
        return [key_of(*row) for row in rows]

    def _finds(self, query: Node, article: int) -> bool:
        match query:
            case Not(inner):
                return not self._finds(inner, article)
            case And(queries):
                return all(self._finds(each, article) for each in queries)
            case Or(queries):
                return any(self._finds(each, article) for each in queries)
            case Term() | Near():
                return article in self._with[query]
        raise TypeError(query)
