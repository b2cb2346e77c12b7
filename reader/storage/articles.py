"""Lists of articles: which articles, in what order, and what is shown of each."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from reader.errors import NotFoundError
from reader.kinds import Direction, Sort, Status, View
from reader.lists import ArticleFilter, ArticleId, ArticleSummary, LabelColours, LabelId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.storage.database import Database

    Condition = tuple[str, Mapping[str, object]]
    """What an article must meet: SQL over its columns, and values for named parameters."""

_SUMMARY = (
    "id, uid, title, byline, source, published, url, language, direction, file, status, read,"
    " starred, trashed, imported, words, annotations, notes, length, reached"
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
    Sort.NEWEST: ("published DESC, id DESC", "published NULLS LAST, id"),
    Sort.OLDEST: ("published NULLS LAST, id", "published DESC, id DESC"),
    Sort.IMPORTED: ("id DESC", "id"),
    Sort.TITLE: ("title_key, id", "title_key DESC, id DESC"),
    Sort.SOURCE: (
        "source_key, source, published DESC, id DESC",
        "source_key DESC, source DESC, published, id",
    ),
    Sort.LENGTH: ("length DESC, id DESC", "length, id"),
    Sort.MARKS: ("annotations DESC, id DESC", "annotations, id"),
    Sort.TOUCHED: ("touched DESC, id DESC", "touched NULLS LAST, id"),
    Sort.RELEVANCE: ("published DESC, id DESC", "published NULLS LAST, id"),
}
"""Each order and its reverse; both are those of an index."""

_NEWEST = _ORDERS[Sort.NEWEST][False]

_FILTERS = {
    "language": "language = :language",
    "published": "published >= :published AND published < :published || '~'",
}
"""What fields of an `ArticleFilter` mean."""

_MEMBERS = {
    "tag": ("article_tag", "tag_id", "SELECT id, articles FROM tag WHERE name = ?"),
    "collection": (
        "article_collection",
        "collection_id",
        "SELECT id, articles FROM collection WHERE id = ?",
    ),
}
"""What other fields mean: where articles are joined with what they belong to."""

_PARTIAL = (View.UNREAD, View.READING, View.DONE, View.STARRED)
"""Views that have indexes of their own."""

_FEW = 20_000
"""So many articles are sorted faster than a million in order are looked through."""


def ids(
    db: Database,
    wanted: ArticleFilter,
    sort: Sort = Sort.NEWEST,
    limit: int = -1,
    *,
    backwards: bool = False,
    more: Sequence[Condition] = (),
) -> array[int]:
    """Return the ids of the articles that ``wanted`` and ``more`` conditions let through.

    Raises:
        QueryError: its query can't be read.
    """
    if wanted.query and sort is Sort.RELEVANCE:
        from reader.storage import relevance

        return relevance.ids(db, wanted, limit, more, backwards=backwards)
    order = _ORDERS[sort][backwards]
    found = _found(db, wanted, order, limit, more) if wanted.query else None
    if found is not None:
        return found
    where, parameters = conditions(db, wanted, more)
    sql = f"SELECT id FROM {_few(db, wanted)} WHERE {where} ORDER BY {order} LIMIT :limit"
    return array("q", (row[0] for row in db.rows(sql, {**parameters, "limit": limit})))


def likely(db: Database, wanted: ArticleFilter, limit: int) -> array[int]:
    """Return the newest articles that a query finds; others among them, where it finds most.

    It is for those who read them, and see which have what is asked for: one word.
    """
    from reader.storage.found import Found

    found = Found(db, wanted, ())
    return found.likely(limit) if found.is_possible else ids(db, wanted, limit=limit)


def count(db: Database, wanted: ArticleFilter) -> int:
    """Return how many articles ``wanted`` lets through; see `ids` for what is refused."""
    if wanted.query:
        few = _found(db, wanted, "id", -1)
        if few is not None:
            return len(few)
    where, parameters = conditions(db, wanted)
    found: int = db.value(f"SELECT count(*) FROM article WHERE {where}", parameters)
    return found


def _found(
    db: Database, wanted: ArticleFilter, order: str, limit: int, more: Sequence[Condition] = ()
) -> array[int] | None:
    """Return what is found by way of the words of a query, where that is faster."""
    from reader.storage.found import Found  # the first list of a start is without a query

    found = Found(db, wanted, more)
    if not found.is_possible:
        return None
    return found.newest(limit) if order == _NEWEST and limit >= 0 else found.few(order, limit)


def _few(db: Database, wanted: ArticleFilter) -> str:
    """Return the table of articles, with the index to use where a view holds few of them."""
    view = wanted.view
    if view not in _PARTIAL or wanted != (view, *ArticleFilter()[1:]):
        return "article"
    sql = "SELECT articles FROM facet WHERE kind = 'view' AND value = ?"
    few = (db.value(sql, (view.value,)) or 0) < _FEW
    return f"article INDEXED BY article_{view.value}" if few else "article"


def order_of(sort: Sort, *, backwards: bool) -> str:
    """Return the terms that a list is sorted by."""
    return _ORDERS[sort][backwards]


def conditions(db: Database, wanted: ArticleFilter, more: Sequence[Condition] = ()) -> Condition:
    """Return what articles must meet, as one condition."""
    found: list[Condition] = []
    if wanted.query:  # the first list of a start is without any
        from reader.query import parse
        from reader.storage import querying

        found = [querying.condition(db, parse(wanted.query))]
    return joined([*filters(db, wanted), *found, *more])


def filters(db: Database, wanted: ArticleFilter) -> list[Condition]:
    """Return the conditions of a filter but for those of its query."""
    found: list[Condition] = [(_view(wanted), {})]
    if wanted.source is not None:
        from reader.storage import sort_keys

        found.append(sort_keys.of_source(wanted.source))
    for name, sql in _FILTERS.items():
        value = getattr(wanted, name)
        if value is not None:
            found.append((sql, {name: value}))
    return [*found, *_memberships(db, wanted)]


def _view(wanted: ArticleFilter) -> str:
    """Return the condition of a view; all articles are those in the trash where a query says so."""
    if wanted.view is View.ALL and wanted.query:
        from reader.query import parse
        from reader.query.fields import State
        from reader.query.nodes import asks_for

        if asks_for(parse(wanted.query), State.TRASHED):
            return "1"
    return _VIEWS[wanted.view]


def joined(found: Sequence[Condition]) -> Condition:
    """Return conditions that must all be met as one, whose names of values differ."""
    parameters: dict[str, object] = {}
    for _, values in found:
        parameters |= values
    return " AND ".join(f"({sql})" for sql, _ in found), parameters


def _memberships(db: Database, wanted: ArticleFilter) -> Iterator[Condition]:
    """Yield the conditions that articles belong to what is wanted.

    Where many do, the first of them are found by going through the list; where few do, by
    going through those.
    """
    for name, (table, column, known) in _MEMBERS.items():
        value = getattr(wanted, name)
        if value is not None:
            group, articles = db.first(known, (value,)) or (None, 0)
            member = f"SELECT article_id FROM {table} WHERE {column} = :{name}"
            many = f"EXISTS ({member} AND article_id = article.id)"
            yield many if articles > _FEW else f"id IN ({member})", {name: group}


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
    status, read, starred, trashed, imported, words, annotations, notes, length, reached = row[10:]
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
        length,
        reached,
    )


def _tags(db: Database, marks: str, wanted: Sequence[int]) -> defaultdict[int, list[str]]:
    tags: defaultdict[int, list[str]] = defaultdict(list)
    for article, name in db.rows(
        "SELECT article_id, name FROM article_tag JOIN tag ON tag.id = tag_id"
        f" WHERE article_id IN ({marks})",
        wanted,
    ):
        tags[article].append(name)
    if tags:
        from reader.sort_keys import in_order  # the first list may have none

        for names in tags.values():
            names.sort(key=in_order)
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
    # CROSS: else all articles that are not in the trash are gone through, for the few here.
    rows = db.all(
        "SELECT article_id, count(*) FROM version CROSS JOIN article ON article.id = other_id"
        f" WHERE article_id IN ({marks}) AND verdict <> 'dismissed' AND trashed IS NULL"
        " GROUP BY article_id",
        wanted,
    )
    return dict(rows)


def label_colours(db: Database) -> dict[LabelId, LabelColours]:
    """Return the colours of the labels."""
    rows = db.all("SELECT id, colour, tint FROM label")
    return {LabelId(label): LabelColours(colour, tint) for label, colour, tint in rows}


def keep_position(db: Database, article: ArticleId, offset: int, reached: int) -> None:
    """Remember where an article was left, and how far it was read; no action of the history."""
    with db.transaction():
        db.execute(
            "UPDATE article SET position = ?, reached = max(reached, ?) WHERE id = ?",
            (offset, reached, article),
        )


def mark_read(db: Database, article: ArticleId) -> bool:
    """Mark an article as read; return whether it was not. No action of the history."""
    with db.transaction():
        cursor = db.execute("UPDATE article SET read = 1 WHERE id = ? AND read = 0", (article,))
        return cursor.rowcount > 0
