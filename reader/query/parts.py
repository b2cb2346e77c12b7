"""A query taken apart by what it asks of: texts, titles, marks, notes, or the article as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.query.nodes import And, Near, Not, Or, Term, Within, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.query.fields import Field
    from reader.query.nodes import Node


def is_text(query: Node) -> bool:
    """Tell whether ``query`` asks for words alone."""
    match query:
        case Term() | Near():
            return True
        case Not(inner):
            return is_text(inner)
        case And(queries) | Or(queries):
            return all(map(is_text, queries))
    return False


def members(query: Node) -> tuple[Node, ...]:
    """Return what must all hold for ``query`` to hold."""
    return query.queries if isinstance(query, And) else (query,)


def words_and_others(query: Node) -> tuple[list[Node], list[Node]]:
    """Return those of the `members` of ``query`` that ask for words alone, and the others."""
    known = members(query)
    words = [each for each in known if is_text(each)]
    return words, [each for each in known if not is_text(each)]


def asked_of(query: Node, field: Field) -> tuple[Node | None, Node]:
    """Return what titles, marks or notes have to say for ``query``, and what else must hold.

    What is asked of texts is asked of them too. None: there is nothing to look for in them.
    """
    words, others = words_and_others(query)
    own = [each for each in others if isinstance(each, Within) and each.field is field]
    asked = [*words, *(each.query for each in own)]
    rest = all_of([each for each in others if each not in own])
    return (all_of(asked) if asked else None), rest


def asked_words(
    query: Node, part: Field | None = None, *, inside: bool | None = None
) -> Iterator[Term | Near]:
    """Yield the words that ``query`` asks of texts, or of that ``part`` of articles.

    What it leaves out is not among them.
    """
    here = part is None if inside is None else inside
    match query:
        case Term() | Near():
            if here:
                yield query
        case Within(field, inner):
            yield from asked_words(inner, part, inside=field is part)
        case And(queries) | Or(queries):
            for each in queries:
                yield from asked_words(each, part, inside=here)


def with_a_word(query: Node, *parts: Field) -> Node:
    """Return ``query``, for articles that have one of its words in the text or in ``parts``.

    No others have hits: ``is:unread OR boats`` finds what no word of it stands in.
    """
    if _is_by_words(query, parts):
        return query
    words: list[Node] = [*asked_words(query)]
    words += (Within(part, word) for part in parts for word in asked_words(query, part))
    return all_of([query, any_of(words)]) if words else query


def _is_by_words(query: Node, parts: Sequence[Field]) -> bool:
    """Tell whether all that it finds has one of its words there."""
    match query:
        case Term() | Near():
            return True
        case Within(field, inner):
            return field in parts and _is_by_words(inner, parts)
        case And(queries):
            return any(_is_by_words(each, parts) for each in queries)
        case Or(queries):
            return bool(queries) and all(_is_by_words(each, parts) for each in queries)
    return False
