"""Whether the library has a document already: the very same, or an earlier version of it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from reader.errors import NotFoundError
from reader.near_duplicates import shingles, similarity
from reader.sort_keys import sort_key
from reader.storage import texts
from reader.text import normalise
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.storage.database import Database
    from reader.values import ArticleId, Block, ImportedArticle

ALIKE = 0.2
"""The least similarity of two versions that have no title in common.

A page that was written anew keeps that much; two articles behind one address have next to none.
"""
_SUMMED_UP = 3
"""So many times the words of an article that has the same address are no earlier version of it.

It sums them up, as a feed or a list of references does, and what was marked would be lost.
"""
_COMPARED = 3
"""How many articles with the same address are compared, the newest first."""
_LOOKED_AT = 100
"""Of how many articles with the same title it is looked where they came from, likewise."""

_AROUND = frozenset((BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.BOILERPLATE))


class Known(NamedTuple):
    """An article of the library."""

    id: ArticleId
    uid: str
    title: str
    trashed: str | None


_KNOWN = "SELECT id, uid, title, trashed FROM article_text JOIN article ON id = article_id"


def is_empty(db: Database) -> bool:
    """Tell whether the library has no article, so that none can be known."""
    return db.value("SELECT 1 FROM article LIMIT 1") is None


def with_text(db: Database, text: str) -> Known | None:
    """Return the article with exactly this text, if any."""
    return _first(db, f"{_KNOWN} WHERE text_sha256 = ?", text.encode())


def with_id(db: Database, article: ArticleId) -> Known | None:
    """Return an article by its id, if it is there."""
    row = db.first(f"{_KNOWN} WHERE id = ?", (article,))
    return None if row is None else Known(*row)


def made_of(db: Database, document: bytes) -> ArticleId | None:
    """Return the one article that was made of exactly this document, if there is just one.

    What lies in the trash is read again: it can come back as a new version.
    """
    digest = sha256(document).digest()
    rows = db.all(
        "SELECT id, trashed FROM article JOIN (SELECT article_id FROM article_text"
        " WHERE original_sha256 = :digest AND original_sha256 <> text_sha256 UNION ALL"
        " SELECT article_id FROM article_text WHERE text_sha256 = :digest"
        " AND original_sha256 = :digest LIMIT 2) ON id = article_id",
        {"digest": digest},
    )
    return rows[0][0] if len(rows) == 1 and rows[0][1] is None else None


def with_document(db: Database, article: ImportedArticle, last: int) -> Known | None:
    """Return the first article up to the ``last`` that was made of the same document, if any.

    Where its text is the document, that is told by `with_text`.
    """
    if article.original in {b"", article.text.encode()}:  # a script's article may have none
        return None
    return _first(
        db,
        f"{_KNOWN} WHERE original_sha256 = ? AND original_sha256 <> text_sha256"
        f" AND article_id <= {last} ORDER BY article_id LIMIT 1",
        article.original,
    )


def _first(db: Database, sql: str, digested: bytes) -> Known | None:
    row = db.first(sql, (sha256(digested).digest(),))
    return None if row is None else Known(*row)


def earlier_version(db: Database, article: ImportedArticle, last: int) -> tuple[Known, bool] | None:
    """Return the article that ``article`` says anew, and whether its words are the same.

    They have an address in common, or a file (of those up to the ``last``, since folders have
    files of one name) and a title; and a title of their own, or enough words. Of several it is
    the one that came last; those in the trash are none.
    """
    candidates = (*_at_address(db, article), *_of_file(db, article, last))
    if not candidates:
        return None
    own, words = None, _words(article.text, article.blocks)
    for known in candidates:
        try:
            text, blocks, _, _ = texts.text(db, known.id)
        except NotFoundError:  # another program has just deleted it
            continue
        earlier = _words(text, blocks)
        if earlier == words:
            return known, True
        if len(earlier) >= _SUMMED_UP * len(words):
            continue
        own = own or shingles(article.text, article.blocks)
        if _is_titled_so(known, article) or similarity(own, shingles(text, blocks)) >= ALIKE:
            return known, False
    return None


def _at_address(db: Database, article: ImportedArticle) -> Iterator[Known]:
    """Yield the articles with the same address, unless it is that of a whole site."""
    url = normalise(article.url)
    if url and _is_of_page(url):
        yield from _newest(
            db,
            "SELECT id FROM article WHERE url = :url AND url <> ''"  # as the index says
            f" ORDER BY id DESC LIMIT {_COMPARED}",
            {"url": url},
        )


def _is_of_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _of_file(db: Database, article: ImportedArticle, last: int) -> Iterator[Known]:
    """Yield the articles with the same title that came from a file of the same name."""
    if article.file:
        title = normalise(article.title)
        yield from _newest(
            db,
            "SELECT id FROM article"
            " WHERE trashed IS NULL AND title_key = :key"  # as an index has them
            f" ORDER BY id DESC LIMIT {_LOOKED_AT}",
            {"key": sort_key(title), "title": title, "file": normalise(article.file)},
            f"title = :title AND file = :file AND id <= {last}",
        )


def _newest(
    db: Database, candidates: str, values: dict[str, str], more: str = "1"
) -> Iterator[Known]:
    rows = db.all(
        "SELECT id, uid, title, trashed FROM article WHERE id IN"
        f" ({candidates}) AND trashed IS NULL AND {more} ORDER BY id DESC LIMIT {_COMPARED}",
        values,
    )
    return (Known(*row) for row in rows)


def _is_titled_so(known: Known, article: ImportedArticle) -> bool:
    """Tell whether both have one title, and not for want of one that of the file."""
    return known.title == article.title != PurePath(article.file).stem


def _words(text: str, blocks: Sequence[Block]) -> list[str]:
    """Return the words of an article without what stands around it, which changes by itself."""
    told = (text[each.start : each.end] for each in blocks if each.kind not in _AROUND)
    return " ".join(told).split()
