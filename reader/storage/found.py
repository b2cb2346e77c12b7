"""The articles that a query finds, put in the order of a list by way of what its words find.

The full-text indexes yield what they find by month, the last one first (see
`reader.storage.index`). So the newest of what a frequent word finds come without looking at
the rest, and what a rare word finds is sorted instead of looked for in a list of everything.
"""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from reader.query import parse
from reader.query.nodes import Not, all_of
from reader.query.parts import words_and_others
from reader.storage import articles, matching, querying
from reader.storage.in_texts import source
from reader.storage.index import HEADINGS, KEYS_OF_MONTH, month_of
from reader.storage.noted import Noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.lists import ArticleFilter
    from reader.query.nodes import Node
    from reader.storage.articles import Condition
    from reader.storage.database import Database
    from reader.storage.index import Index

    Stream = tuple[str, Index, str]
    """How it is joined with those before it, the index, and what that is asked."""

_BOTH, _NOT = " INTERSECT ", " EXCEPT "
_END = 2**62
"""More than any key."""
_FEW = 20_000
"""So many articles are sorted faster than a million in order are looked through."""
_GROWTH = 8
"""Where little of what is found is let through, more is tried at a time."""


class Found:
    """What the words of a query find, and which of that is let through."""

    def __init__(self, db: Database, wanted: ArticleFilter, more: Sequence[Condition]) -> None:
        """Prepare to find the articles of a list; ``more`` has to be met too."""
        self._db = db
        words, others = words_and_others(parse(wanted.query))
        headings = [each for each in others if matching.heading(each)]
        self._streams = _streams(words, headings)
        if self.is_possible:
            rest = all_of([each for each in others if each not in headings])
            conditions = [*articles.filters(db, wanted), querying.condition(db, rest), *more]
            self._where = articles.joined(conditions)
            self._note(Noted(db, all_of(words)), querying.condition(db, all_of(headings)))

    @property
    def is_possible(self) -> bool:
        """Whether it takes no more than lists that articles have to be in, or not to be in."""
        return any(operator == _BOTH for operator, *_ in self._streams)

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
        found = array("q")
        size, end = max(limit, 1), _END
        while len(found) < limit and end > KEYS_OF_MONTH:
            last = self._key_at(size - 1, end) or 0
            first = max(month_of(last), 1) * KEYS_OF_MONTH
            found.extend(self._between(first, end, "published DESC, id DESC", limit - len(found)))
            size, end = size * _GROWTH, first
        if len(found) < limit:  # what has no date is in its order already
            found.extend(self._between(0, KEYS_OF_MONTH, "key DESC", limit - len(found)))
        return found

    def few(self, order: str, limit: int) -> array[int] | None:
        """Return the articles in an order; None where they are too many for that."""
        if self._key_at(_FEW, _END) is not None:
            return None
        return self._between(0, _END, order, limit)

    def _key_at(self, place: int, end: int) -> int | None:
        """Return the key that is ``place`` behind the last one before ``end``."""
        sql, values = self._keys(0, end)
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
        """Return the statement for the keys of what is found, the last one first.

        SQLite joins sorted lists without reading them to their ends.
        """
        terms, values = "", {"first": first, "end": end} | dict[str, object]()
        for number, (operator, index, match) in enumerate(self._streams):
            table = index.table
            terms += operator if number else ""
            terms += (
                f"SELECT rowid AS key FROM {table} WHERE {table} MATCH :match{number}"
                " AND rowid >= :first AND rowid < :end"
            )
            values[f"match{number}"] = match
        return f"{terms} ORDER BY key DESC", values


def _streams(words: Sequence[Node], headings: Iterable[Node]) -> list[Stream]:
    """Return the lists of keys of what has all ``words`` and ``headings``, those left out last.

    None at all where it takes more than that to find it.
    """
    plain = [each for each in words if not matching.has_beginning(each)]
    others = [each for each in words if each not in plain]
    if plain and matching.is_expressible(all_of(plain)):
        others.append(all_of(plain))
    else:
        others += plain
    streams: list[Stream] = [(_BOTH, HEADINGS, matching.heading(each)) for each in headings]
    for each in others:
        operator, listed = (_NOT, each.query) if isinstance(each, Not) else (_BOTH, each)
        if not (matching.is_beginning(listed) or _is_plain(listed)):
            return []
        streams.append((operator, *source(listed)))
    return sorted(streams, key=lambda stream: stream[0] == _NOT)


def _is_plain(query: Node) -> bool:
    return matching.is_expressible(query) and not matching.has_beginning(query)
