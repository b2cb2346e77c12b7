"""What words find as lists of keys that SQLite joins without reading them to their ends.

The full-text indexes yield the keys of what they find in order, the last one first; so do
UNION, INTERSECT and EXCEPT with lists in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.query.nodes import Not, Or, all_of, any_of, without
from reader.storage import matching
from reader.storage.in_texts import source
from reader.storage.index import HEADINGS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.query.nodes import Node

_EITHER, _BOTH, _NOT = " UNION ", " INTERSECT ", " EXCEPT "
_MOST = 400
"""SQLite joins 500 lists."""


class Stream(NamedTuple):
    """One list of keys."""

    operator: str
    """How it is joined with those before it."""
    table: str
    match: str
    """What the index is asked; empty for all keys that it has."""


def streams(words: Iterable[Node], headings: Iterable[Node]) -> list[Stream]:
    """Return the lists of keys of what has all ``words`` and ``headings``.

    None at all where it takes more than that to find it, or nothing is asked for.
    """
    wanted = _wanted(words)
    either = [each for each in wanted if isinstance(each, Or) and not _is_listed(each)]
    both = [each for each in wanted if each not in either and not isinstance(each, Not)]
    left_out = [each.query for each in wanted if isinstance(each, Not)]
    alternatives = _alternatives(either[0]) if either else []
    listed = all(map(_is_listed, (*alternatives, *both, *left_out)))
    found = [
        *(_stream(_EITHER, each) for each in alternatives if listed),
        *(Stream(_BOTH, HEADINGS.table, matching.heading(each)) for each in headings),
        *(_stream(_BOTH, each) for each in both if listed),
        *(_stream(_NOT, each) for each in left_out if listed),
    ]
    if found and found[0].operator == _NOT:
        found.insert(0, Stream(_BOTH, TEXTS.table, ""))
    return found if listed and len(either) <= 1 and len(found) <= _MOST else []


def statement(wanted: Sequence[Stream]) -> tuple[str, dict[str, object]]:
    """Return the statement for the keys from ``:first`` to before ``:end``, the last one first."""
    terms, values = "", dict[str, object]()
    for number, (operator, table, match) in enumerate(wanted):
        asked = f"{table} MATCH :match{number} AND " if match else ""
        terms += operator if number else ""
        terms += f"SELECT rowid AS key FROM {table} WHERE {asked}rowid >= :first AND rowid < :end"
        if match:
            values[f"match{number}"] = match
    return f"{terms} ORDER BY key DESC", values


def _stream(operator: str, query: Node) -> Stream:
    index, match = source(query)
    return Stream(operator, index.table, match)


def _wanted(words: Iterable[Node]) -> list[Node]:
    """Return the words with those in one that one expression can say."""
    known = [each for query in words for each in _apart(query)]
    others = [each for each in known if matching.has_beginning(each)]
    plain = [each for each in known if each not in others]
    return [*others, all_of(plain)] if plain and _is_listed(all_of(plain)) else [*others, *plain]


def _apart(query: Node) -> Sequence[Node]:
    """Return what leaves out any of several as what leaves out each of them, where need be."""
    match query:
        case Not(Or(queries) as inner) if not _is_listed(inner):
            return [without(each) for each in queries]
    return (query,)


def _alternatives(query: Or) -> list[Node]:
    """Return what any of has to be found, with those in one that one expression can say."""
    plain = [each for each in query.queries if not matching.has_beginning(each)]
    begun = [each for each in query.queries if matching.is_beginning(each)]
    others = [each for each in query.queries if each not in (*plain, *begun)]
    return [*others, *(any_of([*each]) for each in (begun, plain) if each)]


def _is_listed(query: Node) -> bool:
    """Tell whether one index finds it."""
    plain = matching.is_expressible(query) and not matching.has_beginning(query)
    return plain or bool(matching.letters(query))
