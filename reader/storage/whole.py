"""Whole articles: the text with all that is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage import annotations as marks
from reader.storage import articles, notes, texts
from reader.values import Article

if TYPE_CHECKING:
    from reader.storage.database import Database
    from reader.values import ArticleId


def whole(db: Database, article: ArticleId) -> Article:
    """Return a whole article.

    Raises:
        NotFoundError: it is no longer in the library.
    """
    text, blocks, inlines, position = texts.text(db, article)
    return Article(
        articles.summaries(db, [article])[0],
        text,
        blocks,
        inlines,
        marks.of_article(db, article),
        notes.of_article(db, article),
        position,
    )
