"""Searching a library: every hit in its context, or the first ones while a query is typed.

Queries are in the language of `reader.query`. What is being typed is made one by
``write(parse(typed, typing=True))``. All methods yield what they find as it is wanted:
take as much as can be shown, and ask for the rest when somebody looks at it.
`Library.interrupt` stops one that runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import QueryError
from reader.query import parse
from reader.query.fields import Field
from reader.query.nodes import Near
from reader.query.parts import asked_words
from reader.values import ArticleFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.hits import FoundName, Hit
    from reader.library.store import Store
    from reader.query.completion import Place
    from reader.values import ArticleId, Occurrence

_PARTS = (None, Field.TITLE, Field.MARK, Field.NOTE)
"""What words may be asked of: texts, and parts of articles."""


class Search:
    """What a library is searched for."""

    def __init__(self, store: Store) -> None:
        """Use `Library.search`."""
        self._db = store.db

    def hits(
        self,
        query: str,
        where: Sequence[ArticleId] | ArticleFilter | None = None,
        progress: Callable[[float], None] = lambda _share: None,
    ) -> Iterator[Occurrence]:
        """Yield where the words of ``query`` stand in the texts that it finds, in their context.

        ``progress`` is called now and then with the share of the articles that are done, and
        may raise to stop the search.

        Raises:
            QueryError: ``query`` can't be read, or asks for no words, so that nothing is a hit.
        """
        from reader.storage import concordance

        asked = parse(query)
        if not any(any(asked_words(asked, part)) for part in _PARTS):
            problem = "There are no words in it to look for; add a word or a phrase."
            raise QueryError(problem, 0, len(query))
        where = ArticleFilter() if where is None else where
        return concordance.find(self._db, asked, where, progress)

    def in_texts(self, query: str) -> Iterator[Hit]:
        """Yield a hit of each article, in a sentence with most of the words; the newest first.

        Raises:
            QueryError: ``query`` can't be read; so do the following.
        """
        from reader.storage import hits

        return hits.in_texts(self._db, parse(query))

    def in_titles(self, query: str) -> Iterator[Hit]:
        """Yield the articles whose titles have the words, the newest first."""
        from reader.storage import hits

        return hits.in_titles(self._db, parse(query))

    def in_marks(self, query: str) -> Iterator[Hit]:
        """Yield the marks whose texts have the words, each text with a label once."""
        from reader.storage import hits

        return hits.in_marks(self._db, parse(query))

    def in_notes(self, query: str) -> Iterator[Hit]:
        """Yield the notes that have the words, the last written first."""
        from reader.storage import hits

        return hits.in_notes(self._db, parse(query))

    def names(self, query: str) -> Iterator[FoundName]:
        """Yield tags, collections, labels, sources and languages with words that begin so."""
        from reader.storage import names

        words = asked_words(parse(query))
        return names.with_words(
            self._db, (leaf.text for leaf in words if not isinstance(leaf, Near))
        )

    def completions(self, place: Place) -> Iterator[str]:
        """Yield what can stand at a place of a query, as it is to stand there."""
        from reader.query.completion import as_value
        from reader.storage import names

        yield from place.choices
        if place.field is not None:
            yield from map(as_value, names.that_begin(self._db, place.field, place.typed))
