"""Reading and changing what is said about articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.metadata import NAMES, Metadata
from reader.sort_keys import in_order, name_key
from reader.storage import membership, tags
from reader.storage.bulk import CHOSEN, chosen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.values import ArticleId


def shared(db: Database, articles: Sequence[ArticleId]) -> Metadata:
    """Return the metadata that articles have in common."""
    wanted = {"chosen": chosen(articles)}
    edges = ", ".join(f"min(ifnull({name}, '')), max(ifnull({name}, ''))" for name in NAMES)
    count, *found = db.first(f"SELECT count(*), {edges} FROM article WHERE id IN {CHOSEN}", wanted)
    title, byline, source, published, url, language = (
        least if least == most else None
        for least, most in zip(found[::2], found[1::2], strict=True)
    )
    tagged = db.all(f"{_TAGS} WHERE article_id IN {CHOSEN} GROUP BY name", wanted)
    tagged.sort(key=lambda each: in_order(each[0]))
    with db.decoding():
        fields = db.all(f"{_FIELDS} WHERE article.id IN {CHOSEN} GROUP BY key ORDER BY key", wanted)
    return Metadata(
        title,
        byline,
        source,
        published,
        url,
        language,
        tags=tuple(name for name, having in tagged if having == count),
        other_tags=tuple(name for name, having in tagged if having < count),
        fields={
            name: least if least == most and having == count else None
            for name, least, most, having in fields
        },
    )


_TAGS = "SELECT name, count(*) FROM article_tag JOIN tag ON tag.id = tag_id"
_FIELDS = """
    SELECT key, min(value), max(value), count(*)
    FROM article, json_each(article.fields)
"""


def change(
    written: Recording,
    articles: Iterable[ArticleId],
    values: Mapping[str, str],
    fields: Mapping[str, str],
) -> None:
    """Give articles values, and fields of the user's own; empty ones go.

    Raises:
        NotFoundError: an article is no longer there.
    """
    columns: dict[str, object] = {
        name: value or None if name == "published" else value for name, value in values.items()
    }
    for article in articles:
        if fields:
            columns["fields"] = _with_fields(written.row("article", article)["fields"], fields)
        written.update("article", article, **columns)


def name_source(written: Recording, host: str, name: str) -> None:
    """Name the source of the articles that have but its host for it."""
    rows = written.db.rows(
        "SELECT id FROM article WHERE trashed IS NULL"
        " AND source_key = :key AND source = :host COLLATE NOCASE",
        {"host": host, "key": name_key(host)},
    )
    written.update_many("article", [row[0] for row in rows], source=name)


def _with_fields(dumped: str, fields: Mapping[str, str]) -> str:
    """Return the fields of an article with others, as the file keeps them."""
    return dump_fields({**load_fields(dumped), **fields})


def dump_fields(fields: Mapping[str, str]) -> str:
    """Return fields of the user's own as the file keeps them: those that have a value."""
    kept = {name: value for name, value in fields.items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else "{}"


def load_fields(dumped: str) -> dict[str, str]:
    """Return the fields of the user's own that the file keeps for an article."""
    fields: dict[str, str] = json.loads(dumped)
    return fields


def tag(
    db: Database,
    written: Recording,
    articles: Sequence[ArticleId],
    added: Iterable[str],
    removed: Iterable[str],
) -> None:
    """Put tags on articles and take others off."""
    for name in added:
        membership.add(written, "tag", tags.made(db, name), articles)
    for name in removed:
        membership.remove(written, "tag", tags.made(db, name), articles)
