"""Cutting a query into its signs, with their places in code points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator


class Sign(Enum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted"
    FIELD = "field"
    """A name and its colon; the value is the next token, if it touches."""
    NEAR = "near"
    """``near`` and its parenthesis."""
    LEFT = "("
    RIGHT = ")"
    COMMA = ","
    """Inside near() alone."""
    MINUS = "-"
    OR = "OR"
    AND = "AND"
    NOT = "NOT"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One sign of a query."""

    sign: Sign
    start: int
    end: int
    text: str = ""
    """A word as typed, what stands between quotes, the name of a field."""
    starred: bool = False
    """Whether a ``*`` follows the word or the quotes."""
    finished: bool = True
    """Whether the closing quote is there."""


CLOSING = {'"': '"', "“": "”“", "„": "“”", "«": "»"}
"""What closes each opening quote; a ``""`` inside straight ones is one of them."""

OPERATORS = {"OR": Sign.OR, "AND": Sign.AND, "NOT": Sign.NOT}
"""What stands between words, in capitals."""

_WORD = re.compile(r'[^\s"()]+')
_WORD_OF_NEAR = re.compile(r'[^\s"(),]+')
_MINUS = re.compile(r"-(?![\s)-]|\Z)")
_FIELD = re.compile(r"([A-Za-z]{2,}):(?!//)")
_NEAR = re.compile(r"near\(", re.IGNORECASE)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of ``text``; the last one is the end."""
    place, in_near, value = 0, False, False
    while place < len(text):
        if text[place].isspace():
            place, value = place + 1, False
            continue
        token = _token(text, place, in_near=in_near, value=value)
        yield token
        place = token.end
        value = token.sign is Sign.FIELD or (value and token.sign is Sign.MINUS)
        in_near = token.sign is Sign.NEAR or (in_near and token.sign is not Sign.RIGHT)
    yield Token(Sign.END, len(text), len(text))


def _token(text: str, start: int, *, in_near: bool, value: bool) -> Token:
    """Return the token at ``start``; as the ``value`` of a field a word is nothing but a word."""
    character = text[start]
    if character in CLOSING:
        return _quoted(text, start)
    if character in "()" or (in_near and character == ",") or _MINUS.match(text, start):
        return Token(Sign(character), start, start + 1)
    if near := _NEAR.match(text, start):
        return Token(Sign.NEAR, start, near.end())
    field = None if value else _FIELD.match(text, start)
    if field:
        return Token(Sign.FIELD, start, field.end(), field[1])
    return _word(text, start, _WORD_OF_NEAR if in_near else _WORD, value=value)


def _word(text: str, start: int, pattern: re.Pattern[str], *, value: bool) -> Token:
    match = pattern.match(text, start)
    end = match.end() if match else start + 1
    word = text[start:end]
    if word in OPERATORS and not value:
        return Token(OPERATORS[word], start, end)
    starred = word.endswith("*")
    return Token(Sign.WORD, start, end, _line(word[:-1] if starred else word), starred)


def _quoted(text: str, start: int) -> Token:
    closing = CLOSING[text[start]]
    place, inside = start + 1, ""
    while place < len(text):
        if text[place] in closing:
            if text[place : place + 2] != '""':
                break
            place += 1
        inside += text[place]
        place += 1
    finished = place < len(text)
    end = min(place + 1, len(text))
    starred = text[end : end + 1] == "*"
    return Token(Sign.QUOTED, start, end + starred, _line(inside), starred, finished)


def _line(text: str) -> str:
    """Return ``text`` as the library keeps texts, in one line."""
    return " ".join(normalise(text.replace("\ufeff", "")).split())
