"""A query that is being typed, taken as far as it goes.

The last word, if nothing follows it, is the beginning of one; beside other words, in a phrase or
in near(), and where it is left out, from its third letter on. What is open at the end is closed
(quotes, parentheses) or left out (an operator, a field without its value, a value that is none
yet). What is wrong before the end stays wrong.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from reader.errors import QueryError
from reader.index_text import is_letter, words_of
from reader.query.fields import VALUES, Value
from reader.query.tokens import Sign, Token
from reader.query.values import field_named, is_searchable, may_begin, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.query.fields import Field

_OPEN = (Sign.OR, Sign.AND, Sign.NOT, Sign.MINUS, Sign.FIELD, Sign.LEFT, Sign.NEAR, Sign.COMMA)
"""What means nothing without something behind it."""

_WORDS = (Sign.WORD, Sign.QUOTED)

_FEWEST_LETTERS = 3
"""Of a word beside others: where all words that begin with fewer stand takes seconds to tell.

Of one that is left out as well: few articles are without any word that begins so.
"""


def finished(signs: Sequence[Token]) -> list[Token]:
    """Return the tokens of what has been typed so far as those of a whole query."""
    *known, end = signs
    if known and known[-1].end == end.end:
        known = _with_last_word(known)
    while known and known[-1].sign in _OPEN:
        known.pop()
    return [*_closed(known, end), end]


def fields_of(signs: Iterable[Token]) -> list[Field | None]:
    """Return for each token which field it is a value of."""
    found: list[Field | None] = []
    outer: list[Field | None] = [None]
    field: Field | None = None
    before = 0
    for token in signs:
        of = field if token.start == before and field else outer[-1]
        found.append(of)
        if token.sign in (Sign.LEFT, Sign.NEAR):
            outer.append(of)
        elif token.sign is Sign.RIGHT and len(outer) > 1:
            outer.pop()
        if token.sign is not Sign.MINUS:
            field = field_named(token.text) if token.sign is Sign.FIELD else None
        before = token.end
    return found


def _with_last_word(known: list[Token]) -> list[Token]:
    """Return the tokens with the last one, which touches the end, as far as it says something."""
    *before, last = known
    field = fields_of(known)[-1]
    if last.sign is Sign.QUOTED and not last.finished:
        return [*before, _phrase_begun(last, field)] if is_searchable(last.text) else before
    if last.sign is Sign.FIELD and field_named(last.text) is None:
        return [*before, replace(last, sign=Sign.WORD)]
    if last.sign is not Sign.WORD:
        return known
    if before and _is_no_field(before[-1], last):
        return [*before[:-1], replace(before[-1], sign=Sign.WORD), replace(last, starred=True)]
    if _is_too_short(words_of(last.text)) and (_is_left_out(before) or _is_beside_others(before)):
        return before
    return [*before, *_begun(last, field)]


def _phrase_begun(quoted: Token, field: Field | None) -> Token:
    """Return an open phrase closed: without its last word, if it isn't one by far yet."""
    words = words_of(quoted.text)
    of_text = field is None or VALUES[field] is Value.TEXT
    if of_text and len(words) > 1 and _is_too_short(words):
        return replace(quoted, text=" ".join(words[:-1]), finished=True)
    return replace(quoted, starred=True, finished=True)


def _is_too_short(words: Sequence[str]) -> bool:
    return bool(words) and len(words[-1]) < _FEWEST_LETTERS and not is_letter(words[-1])


def _is_left_out(before: Sequence[Token]) -> bool:
    return bool(before) and before[-1].sign in (Sign.MINUS, Sign.NOT)


def _is_beside_others(before: Sequence[Token]) -> bool:
    """Tell whether what follows is a word of near(), but not the first."""
    words = list(takewhile(lambda token: token.sign in _WORDS, reversed(before)))
    opening = before[: len(before) - len(words)][-1:]
    return bool(words and opening) and opening[0].sign is Sign.NEAR


def _is_no_field(name: Token, following: Token) -> bool:
    touches = name.end == following.start
    return name.sign is Sign.FIELD and touches and field_named(name.text) is None


def _begun(word: Token, field: Field | None) -> list[Token]:
    """Return the last word as the beginning of one; none where nothing can be found by it."""
    if field is None or VALUES[field] is Value.TEXT:
        words = words_of(word.text)
        begun = len(words) == 1 or not _is_too_short(words)  # it may be all of “don’t”
        return [replace(word, starred=begun)] if is_searchable(word.text) else []
    if VALUES[field] is Value.NAME:
        return [replace(word, starred=True)]
    try:
        value(field, word)
    except QueryError:
        if word.starred or not may_begin(field, word.text):
            raise
        return []
    return [word]


def _closed(known: list[Token], end: Token) -> list[Token]:
    """Return the tokens with the parentheses closed that are open."""
    opened = [index for index, token in enumerate(known) if token.sign in (Sign.LEFT, Sign.NEAR)]
    left_open = len(opened) - sum(token.sign is Sign.RIGHT for token in known)
    if left_open > 0 and known[opened[-1]].sign is Sign.NEAR:
        known = _near_two(known, opened[-1])
    return known + [Token(Sign.RIGHT, end.start, end.end)] * max(0, left_open)


def _near_two(known: list[Token], place: int) -> list[Token]:
    """Return the tokens with near() as mere parentheses where there is nothing to be near to."""
    words = sum(token.sign in _WORDS for token in known[place:])
    if words > 1:
        return known
    return [*known[:place], replace(known[place], sign=Sign.LEFT), *known[place + 1 :]]
