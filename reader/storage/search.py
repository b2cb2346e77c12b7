"""The full-text index: what a person types, as FTS5 understands it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.storage.articles import Condition
    from reader.storage.database import Database

_UNFOLDED = re.compile(r"[^\W\u0000-\u024f\u1e00-\u1eff]")
_LIGATURES = {
    "ss": "ß",
    "ffi": "ﬃ",
    "ffl": "ﬄ",
    "ff": "ﬀ",
    "fi": "ﬁ",
    "fl": "ﬂ",
    "st": "ﬆ",
}
_MOST_SPELLINGS = 64
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


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


def ids(db: Database, match: str) -> Iterator[int]:
    """Yield the ids of the articles that an FTS5 expression finds."""
    sql = "SELECT rowid FROM article_search WHERE article_search MATCH ?"
    return (row[0] for row in db.rows(sql, (match,)))


def condition(name: str, expression: str) -> Condition:
    """Return the condition that the index finds an article; ``name`` tells it from others."""
    sql = f"id IN (SELECT rowid FROM article_search WHERE article_search MATCH :{name})"
    return sql, {name: expression}


def match_expression(words: str) -> str:
    """Return the FTS5 expression for plain ``words``; empty where there is no word in them.

    All of them must be there; the last one may be the beginning of a word. What stands
    between spaces is quoted and cut by FTS5's own tokenizer, as the texts were: nothing
    typed is syntax, and marks inside a word (NFD, Arabic, Devanagari) don't split it.
    """
    found = [word.replace('"', " ") for word in normalise(words).split() if re.search(r"\w", word)]
    return " ".join(f'"{word}"' for word in found) + "*" if found else ""


def phrase_expression(text: str, *, beginnings: bool) -> str | None:
    """Return the FTS5 expression for articles where ``text`` may occur in whole words.

    With ``beginnings`` its last word may go on. None where the index can't tell: it folds
    Latin letters alone as `reader.folding` does. A word with a soft hyphen in it is two words
    there, and is not found.
    """
    from reader.folding import fold  # 30 ms at its first use

    folded = fold(text).replace('"', " ")
    if not re.search(r"\w", folded) or _UNFOLDED.search(folded):
        return None
    spellings = _spellings(folded)
    star = "*" if beginnings else ""
    return " OR ".join(f'"{spelling}"{star}' for spelling in sorted(spellings))


def _spellings(folded: str) -> set[str]:
    """Return ``folded`` as the index may have it: it keeps ligatures and full-width letters."""
    spellings, fresh = {folded}, [folded]
    while fresh and len(spellings) < _MOST_SPELLINGS:
        word = fresh.pop()
        for letters, ligature in _LIGATURES.items():
            place = word.find(letters)
            while place >= 0:
                spelling = word[:place] + ligature + word[place + len(letters) :]
                if spelling not in spellings:
                    spellings.add(spelling)
                    fresh.append(spelling)
                place = word.find(letters, place + 1)
    return spellings | {folded.translate(_FULL_WIDTH)}
