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
    """Tag a few articles; those that have the tag keep it.

    Raises:
        NotFoundError: one of them is no longer there.
    """
    tag = made(db, name)
    for article in articles:
        written.row("article", article)
        if not db.value(_LINK, (article, tag)):
            written.insert("article_tag", {"article_id": article, "tag_id": tag})


def made(db: Database, name: str) -> int:
    """Return the id of the tag of that name, which is made where there is none."""
    db.execute(
        "INSERT INTO tag (uid, name) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        (new_uid(), name),
    )
    tag: int = db.value(_NAMED, (name,))
    return tag


def in_use(db: Database, name: str) -> bool:
    """Tell whether an article has the tag of that name, be it in the trash."""
    sql = "SELECT 1 FROM article_tag JOIN tag ON tag.id = tag_id WHERE name = ?"
    return db.first(sql, (name,)) is not None


_NAMED = "SELECT id FROM tag WHERE name = ?"
_LINK = "SELECT id FROM article_tag WHERE article_id = ? AND tag_id = ?"
