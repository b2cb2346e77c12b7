"""From text to tree; what is wrong with a query, and where.

``OR`` binds less than words side by side, which all have to be found: ``a b OR c`` is
``(a b) OR c``. ``AND`` and ``NOT`` may be written out. Signs without a letter or a digit are
passed over, as they are in the texts.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from reader.errors import QueryError
from reader.query.fields import VALUES, Field, Value
from reader.query.nodes import EVERYTHING, Near, Term, Within, all_of, any_of, without
from reader.query.periods import are_apart
from reader.query.tokens import Sign, tokens
from reader.query.unfinished import finished
from reader.query.values import field_named, term, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.query.nodes import Node
    from reader.query.tokens import Token

LONGEST = 10_000
"""Code points of a query."""
MOST_TERMS = 500
DEEPEST = 30
"""Parentheses inside each other."""
USUAL_DISTANCE = 10
"""Of near() where none is given, as in FTS5."""
FARTHEST = 1_000

_KEPT = 32
"""Queries that needn't be read again; one that is typed is asked of titles, texts, marks ..."""

_BOUNDS = (Sign.OR, Sign.AND, Sign.RIGHT, Sign.END)


@lru_cache(maxsize=_KEPT)
def parse(text: str, *, typing: bool = False) -> Node:
    """Return what ``text`` asks for; `EVERYTHING` where it is empty.

    ``typing`` says that its end may still be missing, see `reader.query.unfinished`.

    Raises:
        QueryError: it is no query, and where.
    """
    if len(text) > LONGEST:
        problem = f"A query has at most {LONGEST} characters; ask for less at a time."
        raise QueryError(problem, LONGEST, len(text))
    signs = list(tokens(text))
    query = _Parser(finished(signs) if typing else signs).whole()
    if query is None and text.strip() and not typing:
        _refuse_unsearchable(*signs[:-1])
    if query is None:
        return EVERYTHING
    if not (typing and text[-1:].isalnum()) and are_apart(query):
        problem = "No day is in all of these dates; “after:” takes the earlier one."
        raise QueryError(problem, 0, len(text))
    return query


class _Parser:
    """Reads the tokens of one query from left to right, by recursive descent.

    What it reads is None where only signs stand that no text is searched for.
    """

    def __init__(self, signs: Sequence[Token]) -> None:
        self._tokens = signs
        self._next = 0
        self._depth = 0
        self._terms = 0

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _at(self, *signs: Sign) -> bool:
        return self._token.sign in signs

    def _take(self) -> Token:
        token = self._token
        self._next += token.sign is not Sign.END
        return token

    def whole(self) -> Node | None:
        query = self._alternatives(None)
        if self._at(Sign.RIGHT):
            _refuse("This parenthesis closes none; take it away.", self._token)
        return query

    def _alternatives(self, field: Field | None) -> Node | None:
        """Read up to a closing parenthesis or the end; what stands there is of ``field``."""
        query = self._conjunction(field)
        if not self._at(Sign.OR):
            return query
        found = [query]
        while self._at(Sign.OR):
            operator = self._take()
            found.append(self._conjunction(field))
            if None in found:
                side = "before" if found[0] is None else "after"
                _refuse(f"OR needs something to look for {side} it; add a word.", operator)
        return any_of([query for query in found if query is not None])

    def _conjunction(self, field: Field | None) -> Node | None:
        found: list[Node] = []
        while not self._at(Sign.OR, Sign.RIGHT, Sign.END):
            if self._at(Sign.AND):
                self._and(follows=bool(found))
            query = self._negatable(field)
            if query is not None:
                found.append(query)
        return all_of(found) if found else None

    def _and(self, *, follows: bool) -> None:
        operator = self._take()
        if not follows or self._at(*_BOUNDS):
            side = "after" if follows else "before"
            _refuse(f"AND needs something to look for {side} it; add a word.", operator)

    def _negatable(self, field: Field | None) -> Node | None:
        negated = False
        while self._at(Sign.MINUS, Sign.NOT):
            operator = self._take()
            negated = not negated
            if self._at(*_BOUNDS):
                _refuse("There is nothing to leave out; add a word.", operator)
        query = self._primary(field)
        return without(query) if negated and query is not None else query

    def _primary(self, field: Field | None) -> Node | None:
        token = self._take()
        match token.sign:
            case Sign.LEFT:
                return self._group(token, field)
            case Sign.NEAR:
                return self._near(token, field)
            case Sign.FIELD:
                return self._field(token, field)
        return self._leaf(token, field)

    def _leaf(self, token: Token, field: Field | None) -> Node | None:
        self._terms += 1
        if self._terms > MOST_TERMS:
            _refuse(f"A query has at most {MOST_TERMS} words; ask for less at a time.", token)
        if not token.finished:
            _refuse('These quotes are not closed; put a “"” behind what they hold.', token)
        if field is None or VALUES[field] is Value.TEXT:
            return term(token)
        return value(field, token)

    def _group(self, opening: Token, field: Field | None) -> Node | None:
        self._depth += 1
        if self._depth > DEEPEST:
            _refuse("Too many parentheses stand inside each other; make it simpler.", opening)
        query = self._alternatives(field)
        if not self._at(Sign.RIGHT):
            _refuse("This parenthesis is not closed; put a “)” behind what it holds.", opening)
        closing = self._take()
        if query is None:
            _refuse("There is nothing to look for in these parentheses.", opening, closing)
        self._depth -= 1
        return query

    def _field(self, name: Token, outer: Field | None) -> Node | None:
        field = field_named(name.text)
        if field is None:
            _refuse(_unknown(name.text), name)
        if outer is not None:
            _refuse(f"“{field}:” can’t stand inside the parentheses of “{outer}:”.", name)
        if self._token.start > name.end or self._at(Sign.RIGHT, Sign.END):
            _refuse(f"“{field}:” needs a value right behind it.", name)
        first = self._token
        negated = first.sign is Sign.MINUS
        if negated:
            self._take()
        query = self._primary(field)
        if VALUES[field] is Value.TEXT:
            if query is None:
                _refuse_unsearchable(first)
            query = Within(field, query)
        return without(query) if negated and query is not None else query

    def _near(self, opening: Token, field: Field | None) -> Node:
        if field is not None and VALUES[field] is not Value.TEXT:
            _refuse(f"“{field}:” can’t be asked with near(); give a name.", opening)
        found: list[Term] = []
        while self._at(Sign.WORD, Sign.QUOTED):
            word = self._leaf(self._take(), Field.TITLE)
            if isinstance(word, Term):
                found.append(word)
        distance = self._distance() if self._at(Sign.COMMA) else USUAL_DISTANCE
        closing = self._take()
        if closing.sign is not Sign.RIGHT or len(found) < 2:  # noqa: PLR2004 (a pair)
            _refuse("near() takes two words or more: near(first second, 5).", opening, closing)
        return Near(tuple(found), distance)

    def _distance(self) -> int:
        comma, number = self._take(), self._take()
        if not number.text.isdecimal() or len(number.text) > 4 or int(number.text) > FARTHEST:  # noqa: PLR2004
            _refuse(
                f"Behind the comma stands how many words, up to {FARTHEST}.",
                number if number.text else comma,
            )
        return int(number.text)


def _unknown(name: str) -> str:
    close = get_close_matches(name.lower(), list(Field), n=1)
    advice = f"did you mean “{close[0]}:”?" if close else "put quotes about it to look for it."
    return f"There is no field “{name}:”; {advice}"


def _refuse_unsearchable(*place: Token) -> NoReturn:
    _refuse("There is no letter and no digit to look for; add a word.", *place)


def _refuse(problem: str, *place: Token) -> NoReturn:
    raise QueryError(problem, place[0].start, place[-1].end)
