"""What can stand at a place of a query, for whoever offers it while it is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.query.fields import CHOICES, VALUES, Field, Value
from reader.query.tokens import CLOSING, Sign, tokens
from reader.query.unfinished import fields_of
from reader.query.writing import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.query.tokens import Token

_DATES = ("today", "yesterday", "7d", "4w", "6m", "1y")
_REST_OF_WORD = re.compile(r'[^\s"()]*')


@dataclass(frozen=True, slots=True)
class Place:
    """What is being typed: ``text[start:end]`` is to be replaced by what is chosen."""

    start: int
    end: int
    typed: str
    """What stands before the caret of the word or the name, without quotes."""
    field: Field | None
    """The field that it is a value of; None: a word, or the name of a field."""
    choices: tuple[str, ...]
    """What the language itself offers, as it is to stand there.

    The names that the articles have (where the field takes a `Value.NAME`) are for the caller
    to add, in the form that `as_value` gives them.
    """


def place_at(text: str, caret: int) -> Place:
    """Return what can stand at ``caret``, in code points."""
    signs = list(tokens(text[:caret]))
    field = fields_of(signs)[-1]
    touching = signs[-2] if len(signs) > 1 and _goes_on(signs[-2], caret) else None
    if touching is None:
        end = _end_of_word(text, caret)
        return Place(caret, end, "", field, _choices(signs, field, ""))
    field = fields_of(signs)[-2]
    if touching.sign is Sign.QUOTED:
        end = _end_of_quoted(text, touching.start, caret)
        return Place(touching.start, end, touching.text, field, ())
    typed = text[touching.start : caret]
    choices = _choices(signs, field, typed)
    return Place(touching.start, _end_of_word(text, caret), typed, field, choices)


def as_value(name: str) -> str:
    """Return a name as it stands behind the colon of a field."""
    return quoted(name)


def _goes_on(token: Token, caret: int) -> bool:
    """Tell whether what is typed at ``caret`` belongs to the token before it."""
    if token.sign is Sign.QUOTED:
        return not token.finished
    apart = (Sign.FIELD, Sign.NEAR, Sign.LEFT, Sign.RIGHT, Sign.COMMA, Sign.MINUS)
    return token.end == caret and token.sign not in apart


def _end_of_word(text: str, caret: int) -> int:
    rest = _REST_OF_WORD.match(text, caret)
    return rest.end() if rest else caret


def _end_of_quoted(text: str, start: int, caret: int) -> int:
    closing = (text.find(quote, caret) for quote in CLOSING[text[start]])
    return min((place + 1 for place in closing if place >= 0), default=caret)


def _choices(signs: Sequence[Token], field: Field | None, typed: str) -> tuple[str, ...]:
    if field is None:
        offered: Sequence[str] = [f"{name}:" for name in Field]
        if _is_in_near(signs) or _follows_field(signs):
            offered = ()
    elif VALUES[field] is Value.CHOICE:
        offered = list(CHOICES[field])
    else:
        offered = _DATES if VALUES[field] is Value.DATE else ()
    return tuple(each for each in offered if each.startswith(typed.lower()))


def _is_in_near(signs: Sequence[Token]) -> bool:
    opened = [token.sign for token in signs if token.sign in (Sign.NEAR, Sign.LEFT, Sign.RIGHT)]
    return bool(opened) and opened[-1] is Sign.NEAR


def _follows_field(signs: Sequence[Token]) -> bool:
    """Tell whether the caret touches the colon of a name that is no field."""
    return len(signs) > 1 and signs[-2].sign is Sign.FIELD and signs[-2].end == signs[-1].start
