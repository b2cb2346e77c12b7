"""Dates in figures of which the language tells what is the day: ``03/06/2019``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d|[/-]\d)")
_BRIEF = re.compile(
    r"(?<![\d/.:-])(\d{1,2})([/.])(\d{1,2})\2(\d\d)"
    r"(?=$|[,|/\s–—-]{1,3}(?:à |um |at )?\d{1,2}[:h]\d\d)"
)
"""A year in two figures, before a clock or at the end: it could be a version or a result."""
_YEAR = re.compile(r"[/-]\d{4}")
"""In all of them; what is looked for first, as hardly a line has it."""
_SHORT = re.compile(
    r"(?:^|(?<=[,|·•(–-])\s?|(?<=\bam\s)|(?<=\bvom\s))(\d{1,2}\.\d{1,2}\.)(\d\d)(?=$|[\s,|·•)])",
    re.MULTILINE,
)
"""A date with two figures of its year, at a place where no other number stands."""
_FIRST_SHORT = 90
"""Of the last century: the web is no older."""
_MONTHS, _DAYS = 12, 31
_AROUND = 16
_LONGEST = 160
"""Code points of a line that says when a text was published."""
_OPEN = frozenset("en zh ja ko fil tl".split())  # noqa: SIM905
"""Languages in which it depends on the country, or nobody writes so."""


def is_open(text: str) -> bool:
    """Return whether there is such a date in ``text`` that could be two days."""
    if not _YEAR.search(text):
        return False
    pairs = ((int(match[1]), int(match[3])) for match in _FIGURES.finditer(text))
    return any(max(pair) <= _MONTHS and pair[0] != pair[1] for pair in pairs)


def is_day_first(code: str, texts: Iterable[str] = ()) -> bool:
    """Return whether the day comes first in the language ``code``; without one, in the ``texts``.

    Of these the longest is looked at.
    """
    code = code.strip() or language.detect(max(texts, key=len, default=""))
    known = re.split("[-_]", code.lower(), maxsplit=1)[0]
    return known != "" and known not in _OPEN


def told_apart(lines: Sequence[str]) -> list[str]:
    """Return ``lines`` as `dotted` makes them, if one could be two days and they say which.

    Only those at the beginning and at the end are looked at, and no long ones.
    """
    told = list(lines)
    places = {*range(len(told))[:_AROUND], *range(len(told))[-_AROUND:]}
    places = {place for place in places if len(told[place]) <= _LONGEST and _asks(told[place])}
    if places and is_day_first("", lines):
        for place in places:
            told[place] = dotted(_BRIEF.sub(_in_full, told[place]))
    return told


def _asks(line: str) -> bool:
    may_be = "/" in line or "." in line or "-" in line
    return may_be and (is_open(line) or _BRIEF.search(line) is not None)


def _in_full(match: re.Match[str]) -> str:
    """Return a date with its century, if it can be one with the day first."""
    day, month = int(match[1]), int(match[3])
    return (
        f"{day}.{month}.{_century(match[4])}{match[4]}"
        if day <= _DAYS and month <= _MONTHS
        else match[0]
    )


def dotted(text: str) -> str:
    """Return ``text`` with full stops in such dates, in which the day always comes first."""
    return _FIGURES.sub(r"\1.\3.\4", text)


def with_whole_years(text: str) -> str:
    """Return ``text`` with four figures in the years of such dates: ``Jane Doe, 8.5.12``."""
    return _SHORT.sub(_whole, text) if "." in text else text


def _whole(match: re.Match[str]) -> str:
    return f"{match[0][: -len(match[2])]}{_century(match[2])}{match[2]}"


def _century(year: str) -> str:
    return "19" if int(year) >= _FIRST_SHORT else "20"
