"""The full-text index: what a person types, as FTS5 understands it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text import normalise

if TYPE_CHECKING:
    from reader.storage.database import Database


def index_after(db: Database, article: int) -> None:
    """Put the texts of all articles newer than ``article`` into the index.

    To be done in the transaction that stores them: the index and the texts never differ.
    """
    db.execute(
        "INSERT INTO article_search (rowid, text)"
        " SELECT article_id, text FROM article_text WHERE article_id > ?",
        (article,),
    )


def forget(db: Database, article: int) -> None:
    """Take an article's text out of the index, before it is deleted."""
    db.execute(
        "INSERT INTO article_search (article_search, rowid, text)"
        " SELECT 'delete', article_id, text FROM article_text WHERE article_id = ?",
        (article,),
    )


def match_expression(words: str) -> str:
    """Return the FTS5 expression for plain ``words``; empty where there is no word in them.

    All of them must be there; the last one may be the beginning of a word. What stands
    between spaces is quoted and cut by FTS5's own tokenizer, as the texts were: nothing
    typed is syntax, and marks inside a word (NFD, Arabic, Devanagari) don't split it.
    """
    found = [word.replace('"', " ") for word in normalise(words).split() if re.search(r"\w", word)]
    return " ".join(f'"{word}"' for word in found) + "*" if found else ""
