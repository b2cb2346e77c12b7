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
      FROM article WHERE {where} WINDOW listed AS (ORDER BY {order})
    )
    WHERE start = 0 OR key IS NOT above
"""


def groups(db: Database, wanted: ArticleFilter, sort: Sort, *, backwards: bool) -> list[Group]:
    """Return where the groups of a list begin; none where ``sort`` makes no groups."""
    if sort not in _KEYS:
        return []
    where, parameters = articles.conditions(wanted)
    order = articles.order_of(sort, backwards=backwards)
    sql = _BEGINNINGS.format(key=_KEYS[sort], where=where, order=order)
    return [Group(key or "", start) for key, start in db.rows(sql, parameters)]
