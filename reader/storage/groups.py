"""Where the groups of a list begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.kinds import Sort
from reader.storage import articles
from reader.values import Group

if TYPE_CHECKING:
    from reader.lists import ArticleFilter
    from reader.storage.database import Database

_DAY = "CASE length({0}) WHEN 10 THEN {0} ELSE date({0}, 'localtime') END"
_KEYS = {
    Sort.NEWEST: _DAY.format("published"),
    Sort.OLDEST: _DAY.format("published"),
    Sort.IMPORTED: _DAY.format("imported"),
    Sort.TOUCHED: _DAY.format("touched"),
    Sort.SOURCE: "source",
}
_BEGINNINGS = """
    SELECT key, start FROM (
      SELECT {key} AS key, row_number() OVER listed - 1 AS start, lag({key}) OVER listed AS above
      FROM {articles} WINDOW listed AS (ORDER BY {order})
    )
    WHERE start = 0 OR key IS NOT above
"""
_ALL = "article WHERE {where}"
_FIRST = "(SELECT * FROM article WHERE {where} ORDER BY {order} LIMIT :limit)"


def groups(
    db: Database, wanted: ArticleFilter, sort: Sort, limit: int = -1, *, backwards: bool
) -> list[Group]:
    """Return where the groups of a list, or of its first ``limit`` articles, begin.

    There are none where ``sort`` makes no groups.
    """
    if sort not in _KEYS:
        return []
    where, parameters = articles.conditions(db, wanted)
    order = articles.order_of(sort, backwards=backwards)
    listed = (_ALL if limit < 0 else _FIRST).format(where=where, order=order)
    sql = _BEGINNINGS.format(key=_KEYS[sort], articles=listed, order=order)
    rows = db.rows(sql, {**parameters, "limit": limit})
    return [Group(key or "", start) for key, start in rows]
