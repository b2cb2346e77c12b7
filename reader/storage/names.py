"""Names that are like what is typed: of tags, collections, labels, sources, authors, languages."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.folding import fold
from reader.hits import FoundName
from reader.index_text import words_of
from reader.language_names import codes_of, name_of, names_of
from reader.query.fields import Field
from reader.query.nodes import Named
from reader.storage import matching
from reader.storage.index import ARTICLE_OF_KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.storage.database import Database

_FACET = (
    "SELECT value, articles FROM facet WHERE kind = '{}' AND articles > 0 AND value <> ''"
    " ORDER BY articles DESC, value"
)
_KNOWN = {
    Field.TAG: "SELECT name, articles FROM tag WHERE articles > 0 ORDER BY articles DESC, name",
    Field.IN: "SELECT name, articles FROM collection ORDER BY position, id",
    Field.LABEL: "SELECT name, NULL FROM label ORDER BY position, id",
    Field.SOURCE: _FACET.format("source"),
    Field.LANG: _FACET.format("language"),
}
_KEPT = 20_000
"""Names whose words needn't be found again: every key in the search box asks for all of them."""
_NEWEST = 1000
"""So many articles are looked through for the names of authors."""


def with_words(db: Database, words: Iterable[str]) -> Iterator[FoundName]:
    """Yield the names in which a word begins with each of ``words``."""
    wanted = [word for text in words for word in words_of(text)]
    if not wanted:
        return
    for field, sql in _KNOWN.items():
        for name, articles in db.all(sql):
            if _has(_words_of(_called(field, name)), wanted):
                yield FoundName(field, name, articles)


def _called(field: Field, name: str) -> str:
    """Return what may be typed for ``name``, which is a code where it is that of a language."""
    return " ".join((name, *names_of(name))) if field is Field.LANG else name


@lru_cache(maxsize=_KEPT)
def _words_of(name: str) -> list[str]:
    return words_of(name)


def _has(words: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in wanted)


def that_begin(db: Database, field: Field, typed: str) -> Iterator[str]:
    """Yield the names that a field can have: those that begin so first, then those with a word.

    A language is called as the window shows it, whether its code was typed or one of its names.
    """
    if field is Field.LANG:
        yield from _languages(db, typed)
        return
    names = [name for name, *_ in db.all(_KNOWN[field])] if field in _KNOWN else []
    if field is Field.BY:
        names = list(_authors(db, typed))
    first = [name for name in names if fold(name).startswith(fold(typed))]
    yield from first
    wanted = words_of(typed)
    yield from (name for name in names if name not in first and _has(_words_of(name), wanted))


def _languages(db: Database, typed: str) -> Iterator[str]:
    called = codes_of(typed, beginning=True)
    for code, _articles in db.all(_KNOWN[Field.LANG]):
        if code in called or code.startswith(typed.lower()):
            yield name_of(code)


def _authors(db: Database, typed: str) -> Iterator[str]:
    """Yield the authors of the newest articles whose names have a word that begins so."""
    match = matching.heading(Named(Field.BY, typed, beginning=True))
    sql = (
        f"SELECT DISTINCT byline FROM article WHERE id IN (SELECT {ARTICLE_OF_KEY}"
        " FROM heading_search WHERE heading_search MATCH ? ORDER BY rowid DESC LIMIT ?)"
    )
    return (row[0] for row in db.rows(sql, (match, _NEWEST))) if match else iter(())
