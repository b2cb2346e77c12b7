"""The articles that a query finds, put in the order of a list by way of what its words find.

The full-text indexes yield what they find by month, the last one first (see
`reader.storage.index`). So the newest of what a frequent word finds come without looking at
the rest, and what a rare word finds is sorted instead of looked for in a list of everything.
"""

from __future__ import annotations

import json
from array import array
from datetime import date, timedelta
from itertools import groupby, islice
from typing import TYPE_CHECKING

from reader.query import parse
from reader.query.fields import Field
from reader.query.nodes import Dated, all_of
from reader.query.parts import words_and_others
from reader.query.periods import days_asked
from reader.storage import articles, matching, querying
from reader.storage.index import (
    KEYS_OF_MONTH,
    TEXTS,
    article_of,
    beginning_of,
    key_of,
    month_of,
)
from reader.storage.noted import Noted
from reader.storage.streams import statement, streams

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.lists import ArticleFilter
    from reader.query.dates import Period
    from reader.query.nodes import Node
    from reader.storage.articles import Condition
    from reader.storage.database import Database

_END = 2**62
"""More than any key."""
_FEW = 20_000
"""So many articles are sorted faster than a million in order are looked through."""
_FEW_KEYS = 500
"""So many are kept sooner than they are asked for once more."""
_MANY = 8
"""Where so many are found for one that is wanted, or one in so many, time is gone back in."""
_MOST_MONTHS = 2
"""The newest articles are of the month that has begun, and of the one before."""
_GROWTH = 8
"""Where little of what is found is let through, more is tried at a time."""


class Found:
    """What the words of a query find, and which of that is let through."""

    def __init__(self, db: Database, wanted: ArticleFilter, more: Sequence[Condition]) -> None:
        """Prepare to find the articles of a list; ``more`` has to be met too."""
        self._db = db
        self._known: list[int] | None = None
        self._are_dense = False
        """Whether many of the articles with neighbouring keys are found."""
        query = parse(wanted.query)
        words, others = words_and_others(query)
        headings = [each for each in others if matching.heading(each)]
        self._streams = streams(words, headings)
        self._first, self._end = _keys_of(_days(query, wanted.published))
        rest = [each for each in others if each not in headings]
        self._asks_more = bool(rest or more)
        """Whether articles have to be more than what the words find."""
        if self.is_possible:
            conditions = [
                *articles.filters(db, wanted),
                querying.condition(db, all_of(rest)),
                *more,
            ]
            self._where = articles.joined(conditions)
            self._note(Noted(db, all_of(words)), querying.condition(db, all_of(headings)))

    @property
    def is_possible(self) -> bool:
        """Whether it takes no more than lists that articles have to be in, or not to be in."""
        return bool(self._streams)

    def _note(self, noted: Noted, where: Condition) -> None:
        """Keep what notes decide: which articles are found by them, and which are looked at."""
        self._decided = list(noted.articles)
        those = "id IN (SELECT value FROM json_each(:ids))"
        sql = f"SELECT id FROM article WHERE {those} AND ({where[0]})"
        values = {**where[1], "ids": json.dumps(list(noted.found))}
        found = [row[0] for row in self._db.rows(sql, values)] if noted.found else []
        self._by_notes = noted.keys(found)

    def newest(self, limit: int) -> array[int]:
        """Return the newest articles."""
        return self._newest(limit, self._last(max(limit, 1), self._end))

    def _newest(self, limit: int, last: int) -> array[int]:
        """Return the newest articles; ``last`` is so many keys before the end as are wanted."""
        found = array("q")
        size, end, dated = max(limit, 1), self._end, max(self._first, KEYS_OF_MONTH)
        while len(found) < limit and end > dated:
            first = max(month_of(last) * KEYS_OF_MONTH, dated)
            found.extend(self._newest_between(first, end, limit - len(found)))
            size, end = size * _GROWTH, first
            if len(found) < limit and end > dated:
                last = self._last(size, end)
        if len(found) < limit and not self._first:  # what has no date is in its order already
            found.extend(self._between(0, KEYS_OF_MONTH, "key DESC", limit - len(found)))
        return found

    def _newest_between(self, first: int, end: int, limit: int) -> Sequence[int]:
        """Return the newest articles of the months from ``first`` to before ``end``."""
        back = self._back_in_time(first, end)
        found = self._among_newest(*back, limit) if self._are_dense else ()
        if found:
            return found
        hits = self._hits(first, end)
        if len(hits) <= _MANY * limit:
            return self._sorted(hits, limit)
        rows = self._db.rows(*back)
        return list(islice((row[0] for row in rows if row[0] in hits), limit))

    def _back_in_time(self, first: int, end: int) -> tuple[str, dict[str, object]]:
        """Return the statement for all articles of some months, the newest first."""
        where, parameters = self._where
        sql = (
            f"SELECT id, published FROM article WHERE {where}"
            " AND published >= :since AND published < :until ORDER BY published DESC, id DESC"
        )
        months = {"since": beginning_of(month_of(first)), "until": beginning_of(month_of(end))}
        return sql, {**parameters, **months}

    def _among_newest(self, sql: str, values: dict[str, object], limit: int) -> Sequence[int]:
        """Return what is found among the newest articles; nothing where that isn't enough.

        What was published at about the same time most often came at the same time as well: then
        few keys lie between those of the newest articles, and all others need not be looked at.
        """
        rows = self._db.all(f"{sql} LIMIT {_MANY * limit}", values)
        bounds = [_bounds(keys) for _, keys in groupby((key_of(*row) for row in rows), month_of)]
        known = sum(end - first for first, end in bounds)
        if len(bounds) > _MOST_MONTHS or known > _MANY * len(rows):
            return ()
        hits = set().union(*(self._hits(first, end) for first, end in bounds))
        found = [row[0] for row in rows if row[0] in hits][:limit]
        return found if len(found) == limit else ()

    def _sorted(self, hits: Iterable[int], limit: int) -> Sequence[int]:
        """Return the newest of some articles."""
        where, parameters = self._where
        rows = self._db.all(
            "SELECT id FROM (SELECT value AS hit FROM json_each(:hits)) CROSS JOIN article"
            f" ON id = hit WHERE {where} ORDER BY published DESC, id DESC LIMIT :limit",
            {**parameters, "hits": json.dumps(list(hits)), "limit": limit},
        )
        return [row[0] for row in rows]

    def _hits(self, first: int, end: int) -> set[int]:
        """Return the articles with keys from ``first`` to before ``end``, as notes decide too."""
        sql, values = self._keys(first, end)
        hits = {article_of(row[0]) for row in self._db.all(sql, values)}
        hits.difference_update(self._decided)
        hits.update(article_of(key) for key in self._by_notes if first <= key < end)
        return hits

    def likely(self, limit: int) -> array[int]:
        """Return the newest articles, or, where most are found, the newest of those and others.

        To sort what a single letter finds in a month takes longer than to read the newest.
        """
        is_simple = len(self._streams) == 1 and not self._asks_more and not self._decided
        last = self._last(limit, self._end) if is_simple else 0
        if not last or not self._are_most(last, limit):
            return self._newest(limit, last) if is_simple else self.newest(limit)
        where, parameters = self._where
        sql = f"SELECT id FROM article WHERE {where} ORDER BY published DESC, id DESC LIMIT :limit"
        rows = self._db.all(sql, {**parameters, "limit": limit})
        return array("q", (row[0] for row in rows))

    def _are_most(self, last: int, count: int) -> bool:
        """Tell whether ``count`` articles are most of those down to the ``last`` key of theirs."""
        sql = f"SELECT rowid FROM {TEXTS.table} WHERE rowid >= ? AND rowid < ? ORDER BY rowid DESC"
        others = self._db.value(f"{sql} LIMIT 1 OFFSET {2 * count}", (last, self._end))
        return others is None

    def _last(self, size: int, end: int) -> int:
        """Return the key that is ``size`` keys before ``end``; 0 where there are fewer."""
        few = self._known is None and size <= _FEW_KEYS
        return self._look_for_few(end, size) if few else self._key_at(size - 1, end) or 0

    def few(self, order: str, limit: int) -> array[int] | None:
        """Return the articles in an order; None where they are too many for that."""
        self._look_for_few(self._end, _FEW_KEYS)
        if self._key_at(_FEW, self._end) is not None:
            return None
        return self._between(self._first, self._end, order, limit)

    def _look_for_few(self, end: int, most: int) -> int:
        """Find out whether fewer keys stand before ``end``, which then aren't asked for again.

        Return the key at that place; 0 where there are fewer.
        """
        sql, values = self._keys(self._first, end)
        keys: list[int] = [row[0] for row in self._db.all(f"{sql} LIMIT {most}", values)]
        if len(keys) == most:
            first, end = _bounds(key for key in keys if month_of(key) == month_of(keys[-1]))
            self._are_dense = end - first <= _MANY * most
            return keys[-1]
        self._known = keys
        return 0

    def _key_at(self, place: int, end: int) -> int | None:
        """Return the key that is ``place`` behind the last one before ``end``."""
        sql, values = self._keys(self._first, end)
        key: int | None = self._db.value(f"{sql} LIMIT 1 OFFSET {place}", values)
        return key

    def _between(self, first: int, end: int, order: str, limit: int) -> array[int]:
        """Return the articles with keys from ``first`` to before ``end``, in an order."""
        sql, values = self._keys(first, end)
        hits = f"SELECT key, key & {KEYS_OF_MONTH - 1} AS hit FROM ({sql})"
        if self._decided:
            values["decided"] = json.dumps(self._decided)
            values["also"] = json.dumps([key for key in self._by_notes if first <= key < end])
            hits = (
                f"SELECT * FROM ({hits}) WHERE hit NOT IN (SELECT value FROM json_each(:decided))"
                f" UNION ALL SELECT value, value & {KEYS_OF_MONTH - 1} FROM json_each(:also)"
            )
        where, parameters = self._where
        rows = self._db.rows(
            f"SELECT id FROM ({hits}) CROSS JOIN article ON id = hit WHERE {where}"
            f" ORDER BY {order} LIMIT :limit",
            {**values, **parameters, "limit": limit},
        )
        return array("q", (row[0] for row in rows))

    def _keys(self, first: int, end: int) -> tuple[str, dict[str, object]]:
        """Return the statement for the keys of what is found, the last one first."""
        if self._known is not None:
            keys = [key for key in self._known if first <= key < end]
            return "SELECT value AS key FROM json_each(:keys)", {"keys": json.dumps(keys)}
        sql, values = statement(self._streams)
        return sql, {**values, "first": first, "end": end}


def _bounds(keys: Iterable[int]) -> tuple[int, int]:
    """Return the first of ``keys``, and one behind the last one."""
    some = list(keys)
    return min(some), max(some) + 1


def _days(query: Node, published: str | None) -> Period | None:
    """Return the days that what is listed was published on; None for any or none."""
    month = [Dated(Field.ON, published)] if published else []
    return days_asked(all_of([query, *month]))


def _keys_of(days: Period | None) -> tuple[int, int]:
    """Return the first key of what was published on some days, and one behind the last one."""
    if days is None:
        return 0, _END
    first = key_of(0, days.first.isoformat())
    if days.end is None:
        return first, _END
    last = key_of(0, (max(days.end, date(1, 1, 2)) - timedelta(1)).isoformat())
    return first, last + KEYS_OF_MONTH
