"""Tags on articles.

A name stays in the file when no article has it any more, and is shown nowhere: what gives a
tag or takes it off can then be undone in any state of the other articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage.identity import new_uid
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.values import ArticleId


def clean_name(name: str) -> str:
    """Return the name of a tag as it is kept: one line, without the ``#`` before it."""
    return " ".join(normalise(name).split()).lstrip("# ")


def add(db: Database, written: Recording, articles: Iterable[ArticleId], name: str) -> None:
    """Tag articles; those that have the tag keep it.

    Raises:
        NotFoundError: one of them is no longer there.
    """
    db.execute(
        "INSERT INTO tag (uid, name) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        (new_uid(), name),
    )
    tag = db.value(_NAMED, (name,))
    for article in articles:
        written.row("article", article)
        if not db.value(_LINK, (article, tag)):
            written.insert("article_tag", {"article_id": article, "tag_id": tag})


def remove(db: Database, written: Recording, articles: Iterable[ArticleId], name: str) -> None:
    """Take a tag off articles; those that don't have it stay as they are."""
    tag = db.value(_NAMED, (name,))
    for article in articles:
        link = db.value(_LINK, (article, tag))
        if link:
            written.delete("article_tag", link)


_NAMED = "SELECT id FROM tag WHERE name = ?"
_LINK = "SELECT id FROM article_tag WHERE article_id = ? AND tag_id = ?"
