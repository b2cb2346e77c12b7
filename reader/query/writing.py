"""From tree to text, in the one form that every query has: reading it gives the tree again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.query.nodes import (
    And,
    Counted,
    Dated,
    Has,
    Is,
    Named,
    Near,
    Not,
    Or,
    Term,
    Within,
)
from reader.query.tokens import Sign, tokens

if TYPE_CHECKING:
    from reader.query.nodes import Node


def write(query: Node) -> str:
    """Return the text that `reader.query.parse` reads as ``query``."""
    match query:
        case And(queries):
            return " ".join(map(_joined, queries))
        case Or(queries):
            return " OR ".join(map(write, queries))
        case Not(left_out):
            return f"-{_grouped(left_out)}"
        case Within(field, inner):
            return f"{field}:{_grouped(inner)}"
        case Near(terms, distance):
            return f"near({' '.join(map(_term_of_near, terms))}, {distance})"
    return _leaf(query)


def _joined(query: Node) -> str:
    return _grouped(query) if isinstance(query, Or) else write(query)


def _grouped(query: Node) -> str:
    text = write(query)
    return f"({text})" if isinstance(query, And | Or | Not) else text


def _term_of_near(term: Term) -> str:
    """Return a term, in quotes where its comma would end the words."""
    return _in_quotes(term.text, beginning=term.beginning) if "," in term.text else write(term)


def _leaf(query: Term | Named | Is | Has | Dated | Counted) -> str:
    match query:
        case Term(text, beginning):
            return quoted(text, beginning=beginning)
        case Named(field, name, beginning):
            return f"{field}:{quoted(name, beginning=beginning)}"
        case Is(state):
            return f"is:{state}"
        case Has(thing):
            return f"has:{thing}"
        case Dated(field, first, last):
            return f"{field}:{first}..{last}" if last else f"{field}:{first}"
        case Counted(field, least, most):
            return f"{field}:{_numbers(least, most)}"


def _numbers(least: int | None, most: int | None) -> str:
    if least == most:
        return str(least)
    if least is None:
        return f"<={most}" if most != -1 else "<0"
    return f">={least}" if most is None else f"{least}..{most}"


def quoted(name: str, *, beginning: bool = False) -> str:
    """Return a word or a name as it stands in a query, in quotes where it needs them."""
    if not name:
        return "*" if beginning else '""'
    written = f"{name}*" if beginning else name
    word, *others = tokens(written)
    is_word = word.sign is Sign.WORD and (word.text, word.starred) == (name, beginning)
    # With a hyphen before it, as what is left out has, another one would mean something else.
    if is_word and len(others) == 1 and "*" not in name and not name.startswith("-"):
        return written
    return _in_quotes(name, beginning=beginning)


def _in_quotes(name: str, *, beginning: bool) -> str:
    return '"{}"{}'.format(name.replace('"', '""'), "*" if beginning else "")
