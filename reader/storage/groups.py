"""Where the groups of a list begin."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.kinds import Sort
from reader.storage import articles
from reader.values import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.lists import ArticleFilter
    from reader.storage.database import Database

_PUBLISHED = "substr(published, 1, 10)"
_DAY = "date({}, 'localtime')"
_KEYS = {
    Sort.NEWEST: _PUBLISHED,
    Sort.OLDEST: _PUBLISHED,
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
_THESE: articles.Condition = ("id IN (SELECT value FROM json_each(:ids))", {})


def groups(
    db: Database,
    wanted: ArticleFilter,
    sort: Sort,
    first: Sequence[int] | None = None,
    *,
    backwards: bool,
) -> list[Group]:
    """Return where the groups of a list begin; ``first`` are those that are listed of it.

    There are none where ``sort`` makes no groups.
    """
    if sort not in _KEYS:
        return []
    where, parameters = articles.conditions(db, wanted) if first is None else _THESE
    sql = _BEGINNINGS.format(
        key=_KEYS[sort],
        articles=f"article WHERE {where}",
        order=articles.order_of(sort, backwards=backwards),
    )
    rows = db.rows(sql, {**parameters, "ids": json.dumps(list(first or ()))})
    return [Group(key or "", start) for key, start in rows]
