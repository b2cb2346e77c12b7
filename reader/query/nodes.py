"""The tree that a query is: frozen values, alike for queries that mean the same by their form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from reader.query.fields import Field, State, Thing


@dataclass(frozen=True, slots=True)
class Term:
    """Words side by side, most often one; ``beginning``: the last of them may go on."""

    text: str
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Terms in any order with at most ``distance`` other words between them."""

    terms: tuple[Term, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Within:
    """What has to be found in one title, in one marked text or in one note.

    ``query`` is made of `Term`, `Near`, `Not`, `And` and `Or` alone.
    """

    field: Field
    query: Node


@dataclass(frozen=True, slots=True)
class Named:
    """A name that the article has: of a source, an author, a language, a tag ...

    An empty ``name`` stands for none at all, and with ``beginning`` for any.
    """

    field: Field
    name: str
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class Is:
    """A state of the article."""

    state: State


@dataclass(frozen=True, slots=True)
class Has:
    """Something that was added to the article."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class Dated:
    """When the article was published; for ``first`` and ``last`` see `reader.query.dates`."""

    field: Field
    first: str
    last: str = ""
    """The other end of a range, else empty."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are of something, both bounds included; None is no bound."""

    field: Field
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Not:
    """The articles that ``query`` leaves out."""

    query: Node


@dataclass(frozen=True, slots=True)
class And:
    """What all of them find; none of them: everything."""

    queries: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any of them finds."""

    queries: tuple[Node, ...]


Node: TypeAlias = Term | Near | Within | Named | Is | Has | Dated | Counted | Not | And | Or

EVERYTHING = And(())
"""The empty query."""


def all_of(queries: list[Node]) -> Node:
    """Return what all ``queries`` find, one level deep where they are joined so themselves."""
    flat = [each for query in queries for each in _members(query, And)]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(queries: list[Node]) -> Node:
    """Return what any of ``queries`` finds, one level deep where they are joined so themselves."""
    flat = [each for query in queries for each in _members(query, Or)]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def without(query: Node) -> Node:
    """Return what ``query`` does not find."""
    return query.query if isinstance(query, Not) else Not(query)


def asks_for(query: Node, state: State) -> bool:
    """Tell whether ``query`` says somewhere whether an article shall be in that state."""
    match query:
        case Is(asked):
            return asked is state
        case Not(inner):
            return asks_for(inner, state)
        case And(queries) | Or(queries):
            return any(asks_for(each, state) for each in queries)
    return False


def _members(query: Node, kind: type[And | Or]) -> tuple[Node, ...]:
    return query.queries if isinstance(query, And | Or) and type(query) is kind else (query,)
