"""What a single word or phrase means: a term to look for, or the value of a field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from reader.errors import QueryError
from reader.query import dates
from reader.query.fields import CHOICES, VALUES, Field, State, Value
from reader.query.nodes import Counted, Dated, Has, Is, Named, Term
from reader.query.tokens import Sign

if TYPE_CHECKING:
    from reader.query.nodes import Node
    from reader.query.tokens import Token

_SEARCHABLE = re.compile(r"[^\W_]")
_NUMBER = re.compile(r"(>=|<=|>|<|=)?(\d{1,12})", re.ASCII)
_RANGE = re.compile(r"(\d{0,12})\.\.(\d{0,12})", re.ASCII)
_NUMBER_BEGUN = re.compile(r"([<>]=?|=)?\d{0,12}|\d{0,12}\.\.?\d{0,12}", re.ASCII)
_LARGEST = 10**12 - 1
_DATES = "a date is written 2021-02-18, 2021-02 or 2021, or 7d for the last seven days"
_NUMBERS = "a number is written 500, >500, <=500 or 100..500"


def field_named(name: str) -> Field | None:
    """Return the field of that name, case aside."""
    name = name.lower()
    return Field(name) if name in Field.__members__.values() else None


def is_searchable(text: str) -> bool:
    """Tell whether there is a letter or a digit in ``text``."""
    return _SEARCHABLE.search(text) is not None


def term(token: Token) -> Term | None:
    """Return what is to be found in a text; None where ``token`` is only a sign.

    Raises:
        QueryError: a ``*`` stands in it.
    """
    if not is_searchable(token.text):
        return None
    if token.sign is Sign.WORD and "*" in token.text:
        _refuse("A “*” stands at the end of a word only, for all words that begin so.", token)
    return Term(token.text, token.starred)


def value(field: Field, token: Token) -> Node:
    """Return what a value of ``field``, which takes no text, asks for.

    Raises:
        QueryError: the field has no such value.
    """
    kind = VALUES[field]
    if kind is Value.NAME:
        return Named(field, token.text, token.starred)
    text = f"{token.text}*" if token.starred else token.text
    if kind is Value.CHOICE:
        return _choice(field, text, token)
    return _dated(field, text, token) if kind is Value.DATE else _counted(field, text, token)


def may_begin(field: Field, text: str) -> bool:
    """Tell whether a value of ``field``, which takes neither text nor names, may begin so."""
    if VALUES[field] is Value.CHOICE:
        return any(choice.startswith(text.lower()) for choice in CHOICES[field])
    if VALUES[field] is not Value.DATE:
        return _NUMBER_BEGUN.fullmatch(text) is not None
    first, dots, last = text.partition("..") if field is Field.ON else (text, "", "")
    if dots:
        begin = dates.canonical(first)
        return begin is not None and dates.may_begin(last) and not dates.is_reversed(begin, last)
    return dates.may_begin(first.removesuffix(".") if field is Field.ON else first)


def _choice(field: Field, text: str, token: Token) -> Is | Has:
    choices = CHOICES[field]
    try:
        choice = choices(text.lower())
    except ValueError:
        names = ", ".join(choices)
        _refuse(f"“{field}:” can’t be “{text}”; it takes one of {names}.", token)
    return Is(choice) if isinstance(choice, State) else Has(choice)


def _dated(field: Field, text: str, token: Token) -> Dated:
    first, dots, last = text.partition("..") if field is Field.ON else (text, "", "")
    known = dates.canonical(first), dates.canonical(last) if dots else ""
    if known[0] is None or known[1] is None:
        _refuse(f"“{text}” is no date; {_DATES}.", token)
    if dates.is_reversed(known[0], known[1]):
        _refuse(f"“{text}” ends before it begins; the earlier date comes first.", token)
    return Dated(field, known[0], known[1])


def _counted(field: Field, text: str, token: Token) -> Counted:
    if compared := _NUMBER.fullmatch(text):
        return Counted(field, *_bounds(compared[1] or "=", int(compared[2])))
    ends = _RANGE.fullmatch(text)
    if ends is None or text == "..":
        _refuse(f"“{text}” is no number; {_NUMBERS}.", token)
    least, most = (int(end) if end else None for end in ends.groups())
    if least is not None and most is not None and least > most:
        _refuse(f"“{text}” ends before it begins; the smaller number comes first.", token)
    return Counted(field, least, most)


def _bounds(sign: str, number: int) -> tuple[int | None, int | None]:
    """Return the least and the most number that a comparison lets through."""
    least = {"=": number, ">=": number, ">": min(number + 1, _LARGEST)}.get(sign)
    most = {"=": number, "<=": number, "<": number - 1}.get(sign)
    return least, most


def _refuse(problem: str, token: Token) -> NoReturn:
    raise QueryError(problem, token.start, token.end)
