"""Lists of articles: which articles, what is shown of each, how many there are."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from reader.errors import NotFoundError
from reader.kinds import Direction, Sort, Status, View
from reader.lists import ArticleId, ArticleSummary, Counts, LabelId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.lists import ArticleFilter
    from reader.storage.database import Database

_SUMMARY = (
    "id, uid, title, byline, source, published, url, language, direction, file, status, read,"
    " starred, trashed, imported, words, annotations, notes"
)
_VIEWS = {
    View.ALL: "trashed IS NULL",
    View.UNREAD: "trashed IS NULL AND read = 0",
    View.READING: "trashed IS NULL AND status = 'reading'",
    View.DONE: "trashed IS NULL AND status = 'done'",
    View.STARRED: "trashed IS NULL AND starred = 1",
    View.TRASH: "trashed IS NOT NULL",
}
_ORDERS = {
    Sort.NEWEST: "published DESC, id DESC",
    Sort.OLDEST: "published IS NULL, published, id",
    Sort.IMPORTED: "id DESC",
    Sort.TITLE: "title COLLATE NOCASE, id",
    Sort.SOURCE: "source COLLATE NOCASE, published DESC, id DESC",
}


def newest(db: Database) -> int:
    """Return the highest id that an article has; new ones get higher ones."""
    highest: int = db.value("SELECT coalesce(max(id), 0) FROM article")
    return highest


def ids(
    db: Database,
    wanted: ArticleFilter,
    order: Sort = Sort.NEWEST,
    limit: int = -1,
    *,
    match: str | None = None,
) -> array[int]:
    """Return the ids of the articles that ``wanted`` lets through, in ``order``.

    ``match`` is one more condition, an expression for the full-text index.
    """
    conditions = [_VIEWS[wanted.view]]
    parameters: dict[str, object] = {"limit": limit}
    if wanted.source is not None:
        conditions.append("source = :source")
        parameters["source"] = wanted.source
    if wanted.tag is not None:
        conditions.append(_TAGGED)
        parameters["tag"] = wanted.tag
    for name, expression in (("words", _expression(wanted.words)), ("match", match)):
        if expression:
            conditions.append(_FOUND.format(name))
            parameters[name] = expression
    sql = (
        f"SELECT id FROM article WHERE {' AND '.join(conditions)}"
        f" ORDER BY {_ORDERS[order]} LIMIT :limit"
    )
    return array("q", (row[0] for row in db.rows(sql, parameters)))


def _expression(words: str) -> str:
    """Return what finds ``words`` in the index; the first list of a start is without any."""
    if not words:
        return ""
    from reader.storage import search

    return search.match_expression(words)


_TAGGED = "id IN (SELECT article_id FROM article_tag JOIN tag ON tag.id = tag_id WHERE name = :tag)"
_FOUND = "id IN (SELECT rowid FROM article_search WHERE article_search MATCH :{})"


def find(db: Database, uid: str) -> ArticleId:
    """Return the id of the article with that uid, or with the only uid that begins so.

    Raises:
        NotFoundError: there is none, or several begin so.
    """
    rows = db.all(
        "SELECT id FROM article WHERE uid >= :uid AND uid < :uid || 'g' LIMIT 2", {"uid": uid}
    )
    if len(rows) != 1 or not uid:
        problem = "Several articles begin" if rows and uid else "There is no article"
        raise NotFoundError(f"{problem} with the uid “{uid}”; “postil list” shows them all.")
    return ArticleId(rows[0][0])


def summaries(db: Database, wanted: Sequence[ArticleId]) -> list[ArticleSummary]:
    """Return the summaries of articles in the order asked for; those that are gone are left out."""
    marks = ", ".join("?" * len(wanted))
    rows = db.all(f"SELECT {_SUMMARY} FROM article WHERE id IN ({marks})", wanted)
    tags = _tags(db, marks, wanted)
    labels = _label_counts(db, marks, wanted)
    versions = _version_counts(db, marks, wanted)
    with db.decoding():
        found = {
            row[0]: _summary(row, tags[row[0]], labels[row[0]], versions.get(row[0], 0))
            for row in rows
        }
    return [found[id_] for id_ in wanted if id_ in found]


def _summary(
    row: tuple[Any, ...], tags: Sequence[str], labels: Sequence[tuple[LabelId, int]], versions: int
) -> ArticleSummary:
    id_, uid, title, byline, source, published, url, language, direction, file = row[:10]
    status, read, starred, trashed, imported, words, annotations, notes = row[10:]
    return ArticleSummary(
        id_,
        uid,
        title,
        byline,
        source,
        published,
        url,
        language,
        Direction(direction),
        file,
        Status(status),
        bool(read),
        bool(starred),
        trashed,
        imported,
        words,
        annotations,
        notes,
        tuple(tags),
        tuple(labels),
        versions,
    )


def _tags(db: Database, marks: str, wanted: Sequence[int]) -> defaultdict[int, list[str]]:
    tags: defaultdict[int, list[str]] = defaultdict(list)
    for article, name in db.rows(
        "SELECT article_id, name FROM article_tag JOIN tag ON tag.id = tag_id"
        f" WHERE article_id IN ({marks}) ORDER BY name",
        wanted,
    ):
        tags[article].append(name)
    return tags


def _label_counts(
    db: Database, marks: str, wanted: Sequence[int]
) -> defaultdict[int, list[tuple[LabelId, int]]]:
    counts: defaultdict[int, list[tuple[LabelId, int]]] = defaultdict(list)
    for article, label, count in db.rows(
        "SELECT article_id, label_id, annotations FROM article_label"
        f" JOIN label ON label.id = label_id WHERE article_id IN ({marks}) AND annotations > 0"
        " ORDER BY label.position",
        wanted,
    ):
        counts[article].append((LabelId(label), count))
    return counts


def _version_counts(db: Database, marks: str, wanted: Sequence[int]) -> dict[int, int]:
    """Return how many near-duplicates outside the trash articles have; none is left out."""
    rows = db.all(
        "SELECT article_id, count(*) FROM version JOIN article ON article.id = other_id"
        f" WHERE article_id IN ({marks}) AND verdict <> 'dismissed' AND trashed IS NULL"
        " GROUP BY article_id",
        wanted,
    )
    return dict(rows)


def keep_position(db: Database, article: ArticleId, offset: int) -> None:
    """Remember where an article was read to; no action of the history."""
    db.execute("UPDATE article SET position = ? WHERE id = ?", (offset, article))


def mark_read(db: Database, article: ArticleId) -> bool:
    """Mark an article as read; return whether it was not. No action of the history."""
    cursor = db.execute("UPDATE article SET read = 1 WHERE id = ? AND read = 0", (article,))
    return cursor.rowcount > 0


def counts(db: Database) -> Counts:
    """Return how many articles each line of the sidebar holds."""
    sums = ", ".join(f"coalesce(sum({_VIEWS[view]}), 0)" for view in View)
    row = db.first(f"SELECT {sums} FROM article INDEXED BY article_listed")
    sources = db.all(
        "SELECT source, count(*) AS articles FROM article INDEXED BY article_listed"
        " WHERE trashed IS NULL AND source <> '' GROUP BY source ORDER BY articles DESC, source"
    )
    tags = db.all(
        "SELECT name, count(*) FROM tag JOIN article_tag ON tag_id = tag.id"
        " JOIN article ON article.id = article_id WHERE trashed IS NULL"
        " GROUP BY tag.id ORDER BY name COLLATE NOCASE"
    )
    return Counts(dict(zip(View, row, strict=True)), tuple(sources), tuple(tags))


def trashed(db: Database) -> list[ArticleId]:
    """Return the ids of the articles in the trash."""
    return [row[0] for row in db.all("SELECT id FROM article WHERE trashed IS NOT NULL")]


def delete(db: Database, articles: Iterable[ArticleId]) -> None:
    """Delete articles for good, with all that belongs to them."""
    from reader.storage import search

    for article in articles:
        search.forget(db, article)
        db.execute("DELETE FROM article WHERE id = ?", (article,))
