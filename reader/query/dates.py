"""Dates in queries: a day, a month, a year, or so long ago.

``2021-02-18``, ``2021-02``, ``2021``, ``today``, ``yesterday``; ``7d``, ``2w``, ``6m`` and
``1y`` stand for the last seven days, two weeks, six months and the last year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?", re.ASCII)
_AGO = re.compile(r"(\d{1,6})([dwmy])", re.ASCII)
_NAMED = {"today": 0, "yesterday": 1}
_MONTHS = {"m": 1, "y": 12}
_DAYS = {"d": 1, "w": 7}


class Period(NamedTuple):
    """Some days; None where they have no end that the calendar knows."""

    first: date
    end: date | None
    """The day after the last one."""


def canonical(text: str) -> str | None:
    """Return a date as queries keep it; None where ``text`` is none."""
    text = text.casefold()
    if text in _NAMED or _AGO.fullmatch(text):
        return text
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, *others = (int(part) for part in match.groups() if part)
    try:
        date(year, *(*others, 1, 1)[:2])
    except ValueError:
        return None
    return "-".join((f"{year:04}", *(f"{part:02}" for part in others)))


def is_reversed(first: str, last: str) -> bool:
    """Tell whether ``last`` lies before ``first`` by the calendar alone, whatever may follow it."""
    return all(map(_DATE.fullmatch, (first, last))) and last < first[: len(last)]


def may_begin(text: str) -> bool:
    """Tell whether a date may begin so."""
    named = any(name.startswith(text.casefold()) for name in _NAMED)
    return named or any(canonical(text + more) is not None for more in ("", "1", "d"))


def period(when: str, today: date) -> Period:
    """Return the days that a `canonical` date stands for; what is so long ago ends with today."""
    if when in _NAMED:
        return _days(today - timedelta(_NAMED[when]), 1)
    ago = _AGO.fullmatch(when)
    if ago:
        return Period(_ago(today, int(ago[1]), ago[2]), _days(today, 1).end)
    parts = [int(part) for part in when.split("-")]
    if len(parts) == 3:  # noqa: PLR2004 (year, month, day)
        return _days(date(*parts), 1)
    year, month, months = parts[0], (*parts, 1)[1], 12 if len(parts) == 1 else 1
    return Period(date(year, month, 1), _month(year * 12 + month - 1 + months))


def _ago(today: date, count: int, unit: str) -> date:
    if unit in _DAYS:
        return date.fromordinal(max(1, today.toordinal() - count * _DAYS[unit]))
    months = today.year * 12 + today.month - 1 - count * _MONTHS[unit]
    first = _month(months)
    if first is None:
        return date.min
    following = _month(months + 1) or date.max
    return first + timedelta(min(today.day, (following - first).days) - 1)


def _month(number: int) -> date | None:
    """Return the first day of a month counted from year 0; None where there is no such year."""
    year, month = divmod(number, 12)
    return date(year, month + 1, 1) if date.min.year <= year <= date.max.year else None


def _days(first: date, count: int) -> Period:
    last = first.toordinal() + count
    return Period(first, date.fromordinal(last) if last <= date.max.toordinal() else None)
