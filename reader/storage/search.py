"""The full-text index: what a person types, as FTS5 understands it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage.index import ARTICLE_OF_KEY
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.storage.articles import Condition
    from reader.storage.database import Database


def ids(db: Database, match: str) -> Iterator[int]:
    """Yield the ids of the articles that an FTS5 expression finds."""
    sql = f"SELECT {ARTICLE_OF_KEY} FROM article_search WHERE article_search MATCH ?"
    return (row[0] for row in db.rows(sql, (match,)))


def condition(name: str, expression: str) -> Condition:
    """Return the condition that the index finds an article; ``name`` tells it from others."""
    found = f"SELECT {ARTICLE_OF_KEY} FROM article_search WHERE article_search MATCH :{name}"
    return f"id IN ({found})", {name: expression}


def match_expression(words: str) -> str:
    """Return the FTS5 expression for plain ``words``; empty where there is no word in them.

    All of them must be there; the last one may be the beginning of a word. Nothing typed is
    syntax.
    """
    from reader.index_text import words_of

    found = [" ".join(words_of(word)) for word in normalise(words).split()]
    return " ".join(f'"{word}"' for word in found if word) + "*" if any(found) else ""


def phrase_expression(text: str, *, beginnings: bool) -> str | None:
    """Return the FTS5 expression for articles where ``text`` may occur in whole words.

    With ``beginnings`` its last word may go on. None where there is no word in it.
    """
    from reader.index_text import words_of

    words = " ".join(words_of(text))
    return f'"{words}"{"*" if beginnings else ""}' if words else None
