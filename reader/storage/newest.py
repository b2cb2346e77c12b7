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
from reader.query.nodes import And, Not, all_of
from reader.storage import articles, matching, querying
from reader.storage.in_texts import source
from reader.storage.index import article_of, month_of
from reader.storage.noted import Noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.lists import ArticleFilter
    from reader.query.nodes import Node
    from reader.storage.articles import Condition
    from reader.storage.database import Database
    from reader.storage.index import Index

_MOST_AT_ONCE = 20_000
_GROWTH = 4
"""Where little of what is found is let through, more is tried at a time."""


def ids(
    db: Database, wanted: ArticleFilter, limit: int, more: Sequence[Condition]
) -> array[int] | None:
    """Return the ids of the newest articles of a list; None where that is no faster so."""
    query = parse(wanted.query)
    words, others = querying.parts(query.queries if isinstance(query, And) else [query])
    stream = _stream(all_of(words)) if words else None
    if stream is None:
        return None
    noted = Noted(db, all_of(words))
    rest = [querying.condition(db, all_of(others))] if others else []
    where = articles.joined([*articles.filters(db, wanted), *rest, *more])
    found = array("q")
    for keys in _with_noted(_by_months(_keys(db, *stream), max(limit, 1)), noted):
        if len(found) >= limit:
            break
        found.extend(_let_through(db, keys, where))
    return found[:limit]


def _stream(query: Node) -> tuple[str, dict[str, object]] | None:
    """Return a statement that yields the keys of what the texts have, in falling order."""
    queries = query.queries if isinstance(query, And) else (query,)
    begun = [each for each in queries if matching.is_beginning(each)]
    not_begun = [
        each.query
        for each in queries
        if isinstance(each, Not) and matching.is_beginning(each.query)
    ]
    plain = [each for each in queries if not matching.has_beginning(each)]
    if len(begun) + len(not_begun) + len(plain) < len(queries):
        return None
    if plain and not matching.is_expressible(all_of(plain)):
        return None
    terms = [(" INTERSECT ", *source(all_of(plain)))] if plain else []
    terms += [(" INTERSECT ", *source(each)) for each in begun]
    terms += [(" EXCEPT ", *source(each)) for each in not_begun]
    return _compound(terms) if plain or begun else None


def _compound(terms: Sequence[tuple[str, Index, str]]) -> tuple[str, dict[str, object]]:
    """Return the statement that joins sorted lists without reading them to their ends."""
    sql, values = "", dict[str, object]()
    for number, (operator, index, match) in enumerate(terms):
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


def _with_noted(batches: Iterable[list[int]], noted: Noted) -> Iterator[list[int]]:
    """Yield the batches with the articles whose notes decide, each in its months."""
    waiting = sorted(noted.keys(noted.found), reverse=True)
    decided = set(noted.keys(noted.articles))
    for batch in batches:
        month = month_of(batch[-1])
        count = sum(month_of(key) >= month for key in waiting)
        yield [key for key in batch if key not in decided] + waiting[:count]
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
