"""Words of a query as FTS5 expressions. Pure.

Every word goes through `reader.index_text`, as the texts did, and into quotes: what is typed
is never syntax of FTS5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from reader.index_text import has_entry, is_letter, words_of
from reader.query.fields import Field
from reader.query.nodes import And, Named, Near, Not, Or, Term, Within

if TYPE_CHECKING:
    from reader.query.nodes import Node

NOTHING = '"\ue000"'
"""Finds nothing: a character that no text is indexed with."""


COLUMNS = {Field.SOURCE: "source", Field.BY: "byline", Field.LANG: "language"}
"""What fields are called in the tables."""


def is_expressible(query: Node) -> bool:
    """Tell whether `expression` can say it: FTS5 leaves something out of what it finds alone."""
    match query:
        case And(queries):
            return any(map(is_expressible, queries)) and all(
                is_expressible(each.query if isinstance(each, Not) else each) for each in queries
            )
        case Or(queries):
            return all(map(is_expressible, queries))
    return not isinstance(query, Not)


def is_beginning(query: Node) -> TypeGuard[Term]:
    """Tell whether the index of beginnings finds it: a word of which few letters are known."""
    if not isinstance(query, Term) or not query.beginning:
        return False
    words = words_of(query.text)
    return len(words) == 1 and has_entry(words[0])


def letters(query: Node) -> list[str]:
    """Return the few letters any of which words have to begin with; none where that isn't all."""
    each = query.queries if isinstance(query, Or) else (query,)
    begun = [term for term in each if is_beginning(term)]
    return [words_of(term.text)[0] for term in begun] if len(begun) == len(each) else []


def has_beginning(query: Node) -> bool:
    """Tell whether there is a word in it of which few letters are known."""
    match query:
        case Not(inner):
            return has_beginning(inner)
        case And(queries) | Or(queries):
            return any(map(has_beginning, queries))
    return is_beginning(query)


def expression(query: Node) -> str:
    """Return the FTS5 expression for a query that `is_expressible`."""
    match query:
        case Term():
            return _phrase(query) or NOTHING
        case Near(terms, distance):
            return _near([_phrase(term) for term in terms], distance)
        case Or(queries):
            return f"({' OR '.join(map(expression, queries))})"
        case And(queries):
            return _all_of(queries)
    raise TypeError(query)


def heading(query: Node) -> str:
    """Return the expression for the index of headings, empty where that doesn't find ``query``."""
    match query:
        case Within(Field.TITLE, inner) if is_expressible(inner):
            return in_column("title", expression(inner))
        case Named(Field.SOURCE | Field.BY as field, name, beginning) if words_of(name):
            return in_column(COLUMNS[field], expression(Term(name, beginning)))
    return ""


def in_column(column: str, match: str) -> str:
    """Return the expression for a part of an index."""
    return f"{{{column}}} : ({match})"


def _phrase(term: Term) -> str:
    words = words_of(term.text)
    star = "*" if term.beginning and words and not is_letter(words[-1]) else ""
    return f'"{" ".join(words)}"{star}' if words else ""


def _near(phrases: list[str], distance: int) -> str:
    return f"NEAR({' '.join(phrases)}, {distance})" if all(phrases) else NOTHING


def _all_of(queries: tuple[Node, ...]) -> str:
    wanted = [expression(query) for query in queries if not isinstance(query, Not)]
    left_out = [expression(query.query) for query in queries if isinstance(query, Not)]
    found = f"({' AND '.join(wanted)})"
    return f"({found} NOT ({' OR '.join(left_out)}))" if left_out else found


def leaves(query: Node) -> list[Term | Near]:
    """Return the words of a query of words, those that are left out too."""
    match query:
        case Term() | Near():
            return [query]
        case Not(inner):
            return leaves(inner)
        case And(queries) | Or(queries):
            return [leaf for each in queries for leaf in leaves(each)]
    return []
