"""Tags on articles."""

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
    tag: int | None = db.value("SELECT id FROM tag WHERE name = ?", (name,))
    if tag is None:
        tag = written.insert("tag", {"uid": new_uid(), "name": name})
    for article in articles:
        written.row("article", article)
        if not db.value(_LINK, (article, tag)):
            written.insert("article_tag", {"article_id": article, "tag_id": tag})


def remove(db: Database, written: Recording, articles: Iterable[ArticleId], name: str) -> None:
    """Take a tag off articles; a tag that nothing has any more goes."""
    tag: int | None = db.value("SELECT id FROM tag WHERE name = ?", (name,))
    if tag is None:
        return
    for article in articles:
        link = db.value(_LINK, (article, tag))
        if link:
            written.delete("article_tag", link)
    if not db.value("SELECT count(*) FROM article_tag WHERE tag_id = ?", (tag,)):
        written.delete("tag", tag)


_LINK = "SELECT id FROM article_tag WHERE article_id = ? AND tag_id = ?"
