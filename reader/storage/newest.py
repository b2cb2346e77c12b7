"""The newest articles that a query finds, without finding all of them.

The index yields what it finds by month, the last one first (see `reader.storage.index`), so
that a frequent word costs no more than a rare one. What is found in whole months is filtered
and put in order, until there is enough.
"""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from reader.kinds import Sort
from reader.query import parse
from reader.query.nodes import Not, all_of
from reader.query.parts import words_and_others
from reader.storage import articles, matching, querying
from reader.storage.in_texts import source
from reader.storage.index import HEADINGS, article_of, month_of
from reader.storage.noted import Noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.lists import ArticleFilter
    from reader.query.nodes import Node
    from reader.storage.articles import Condition
    from reader.storage.database import Database
    from reader.storage.index import Index

    Stream = tuple[str, Index, str]
    """How it is joined with those before it, the index, and what that is asked."""

_BOTH, _NOT = " INTERSECT ", " EXCEPT "
_MOST_AT_ONCE = 20_000
_GROWTH = 4
"""Where little of what is found is let through, more is tried at a time."""


def ids(
    db: Database, wanted: ArticleFilter, limit: int, more: Sequence[Condition]
) -> array[int] | None:
    """Return the ids of the newest articles of a list; None where that is no faster so."""
    query = parse(wanted.query)
    words, others = words_and_others(query)
    streams = _streams(words)
    if streams is None:
        return None
    headings = [each for each in others if matching.heading(each)]
    streams += ((_BOTH, HEADINGS, matching.heading(each)) for each in headings)
    if all(operator == _NOT for operator, *_ in streams):
        return None
    stream = _compound(sorted(streams, key=lambda stream: stream[0] == _NOT))
    rest = querying.condition(db, all_of([each for each in others if each not in headings]))
    where = articles.joined([*articles.filters(db, wanted), rest, *more])
    noted = Noted(db, all_of(words))
    also = _let_through(db, noted.keys(noted.found), querying.condition(db, all_of(headings)))
    found = array("q")
    batches = _by_months(_keys(db, *stream), max(limit, 1))
    for keys in _with_noted(batches, noted.keys(noted.articles), noted.keys(also)):
        if len(found) >= limit:
            break
        found.extend(_let_through(db, keys, where))
    return found[:limit]


def _streams(words: Sequence[Node]) -> list[Stream] | None:
    """Return the lists of keys of texts that those with all ``words`` are in, or not in.

    None where it takes more than that to find them.
    """
    plain = [each for each in words if not matching.has_beginning(each)]
    others = [each for each in words if each not in plain]
    if plain and matching.is_expressible(all_of(plain)):
        others.append(all_of(plain))
    else:
        others += plain
    streams = []
    for each in others:
        operator, listed = (_NOT, each.query) if isinstance(each, Not) else (_BOTH, each)
        if not (matching.is_beginning(listed) or _is_plain(listed)):
            return None
        streams.append((operator, *source(listed)))
    return streams


def _is_plain(query: Node) -> bool:
    return matching.is_expressible(query) and not matching.has_beginning(query)


def _compound(streams: Sequence[Stream]) -> tuple[str, dict[str, object]]:
    """Return the statement that joins sorted lists without reading them to their ends."""
    sql, values = "", dict[str, object]()
    for number, (operator, index, match) in enumerate(streams):
        table = index.table
        sql += (
            f"{operator if number else ''}SELECT rowid FROM {table} WHERE {table} MATCH :{number}"
        )
        values[str(number)] = match
    return f"{sql} ORDER BY 1 DESC", values


def _keys(db: Database, sql: str, values: dict[str, object]) -> Iterator[int]:
    return (row[0] for row in db.rows(sql, values))


def _by_months(keys: Iterable[int], size: int) -> Iterator[list[int]]:
    """Yield ``keys`` some whole months at a time, at least ``size`` of them, then more."""
    batch: list[int] = []
    for key in keys:
        if len(batch) >= size and month_of(key) != month_of(batch[-1]):
            yield batch
            batch, size = [], min(size * _GROWTH, _MOST_AT_ONCE)
        batch.append(key)
    if batch:
        yield batch


def _with_noted(
    batches: Iterable[list[int]], decided: Iterable[int], found: Iterable[int]
) -> Iterator[list[int]]:
    """Yield the batches with the articles that notes decide on: those ``found``, each in time."""
    notes_say, waiting = set(decided), sorted(found, reverse=True)
    for batch in batches:
        month = month_of(batch[-1])
        count = sum(month_of(key) >= month for key in waiting)
        yield [key for key in batch if key not in notes_say] + waiting[:count]
        waiting = waiting[count:]
    yield waiting


def _let_through(db: Database, keys: Iterable[int], where: Condition) -> Iterator[int]:
    """Yield the articles of ``keys`` that meet a condition, the newest first."""
    sql = (
        f"SELECT id FROM article WHERE id IN (SELECT value FROM json_each(:ids)) AND {where[0]}"
        f" ORDER BY {articles.order_of(Sort.NEWEST, backwards=False)}"
    )
    ids_ = json.dumps([article_of(key) for key in keys])
    return (row[0] for row in db.rows(sql, {**where[1], "ids": ids_}))
