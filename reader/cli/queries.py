"""Words of the command line that begin with a minus, and what is said of wrong queries."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from reader.cli import output
from reader.errors import QueryError
from reader.query import parse
from reader.query.fields import Field, State
from reader.query.help import sheet
from reader.query.nodes import asks_for
from reader.values import ArticleFilter, ArticleId, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.library import Library

WRONG_USAGE = 2

_BEFORE_QUERY = {"list": 0, "show": 0, "search": 0, "export": 0, "label-all": 2}
"""The commands with a query, and how many other words stand before it."""
_TAKING_VALUES = ("-l", "--library", "-o", "--output", "--for", "--format", "--sort")
_TAKING_TEXT = ("--note", "--in", "--columns", "-l", "--library", "-o", "--output")
_NO_OPTION = re.compile(r"-(?!-|[hlo]\Z).", re.DOTALL)
_LIKE_OPTIONS = "|".join(field for field in Field if field[0] in "lo")
_LEFT_OUT = re.compile(rf"-(?:[^-hlo]|h.|(?:{_LIKE_OPTIONS}):)", re.DOTALL)


def spelt_out(words: Sequence[str]) -> list[str]:
    """Return the words of a command with ``-word`` in its query as ``NOT word``.

    For the parser of options a minus begins one. What begins as ``-l`` or ``-o`` does is one,
    unless it is a field; everything can be said in one word: ``"boats -lamps"``.
    """
    if not words or words[0] not in _BEFORE_QUERY:
        return list(words)
    spelt, others = [words[0]], _BEFORE_QUERY[words[0]]
    for before, word in pairwise(words):
        in_query = others <= 0 and before not in _TAKING_VALUES and "--" not in spelt
        left_out = in_query and _LEFT_OUT.match(word)
        spelt.append(f"NOT {word[1:]}" if left_out else word)
        others -= before not in _TAKING_VALUES and not word.startswith("-")
    return spelt


def joined(words: Sequence[str]) -> list[str]:
    """Return the words of a command with texts that begin with a minus as ``--note=-text``.

    For the parser of options a minus begins one. What stands there as an option of one letter, or
    begins with two, is one: a text was forgotten.
    """
    found: list[str] = []
    for word in words:
        option = found[-1] if found and "--" not in found else ""
        if option in _TAKING_TEXT and _NO_OPTION.match(word):
            found[-1] = f"{option}={word}" if option.startswith("--") else f"{option}{word}"
        else:
            found.append(word)
    return found


def checked(query: str | Iterable[str]) -> str:
    """Return a query, if it is one; else say what is wrong with it, and where.

    Raises:
        SystemExit: it is none; that is wrong usage.
    """
    text = query if isinstance(query, str) else " ".join(query)
    with pointed_at(text):
        parse(text)
    return text


@contextmanager
def pointed_at(text: str) -> Iterator[None]:
    """Say what is wrong with a query that is refused inside, see `checked`."""
    try:
        yield
    except QueryError as error:
        output.print_error(error)
        _point(text, error.start, error.end)
        raise SystemExit(WRONG_USAGE) from error


def _point(text: str, start: int, end: int) -> None:
    """Print a query with a line under it that points at a place."""
    line = "".join(each if each.isprintable() else " " for each in text)
    marks = "^" * max(_width(line[start:end]), 1)
    print(f"  {line}\n  {' ' * _width(line[:start])}{marks}", file=sys.stderr)


def _width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes."""
    return sum(
        0 if category(each) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(each) in "WF")
        for each in text
    )


def compare_for(library: Library, query: str) -> None:
    """Compare the articles that were not yet, where a checked query asks for duplicates."""
    duplicates = library.duplicates
    if library.read_only or not asks_for(parse(query), State.DUPLICATE) or not duplicates.backlog():
        return
    with output.progress() as say:
        for _ in duplicates.find(lambda share: say(f"{share:.0%} of the articles compared")):
            pass


def found(library: Library, query: str, sort: Sort = Sort.NEWEST) -> list[ArticleId]:
    """Return the articles that a checked query finds, in an order."""
    compare_for(library, query)
    return [ArticleId(each) for each in library.articles.ids(ArticleFilter(query=query), sort)]


def language() -> str:
    """Return the sheet of the query language as lines for the help of a command."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "A QUERY; without one it is everything that is not in the trash:"
    for section in sheet():
        for entry in section.entries:
            yield f"  {entry.example:<26}{entry.meaning}"
