"""What stands in the cells of a table: as text, as a time, as names, as an address."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from math import isnan
from typing import TYPE_CHECKING, Any

from reader.importers.times.dates import set_close
from reader.importers.times.instants import published_at
from reader.language_names import code_said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_NOTHING = frozenset(("", "nan", "nat", "none", "null", "n/a", "na", "<na>", "#n/a", "-", "--"))
"""What programs write where there is no value."""
_URL = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
_LITERAL = re.compile(r"""['"]((?:[^'"\\]|\\.|(?<=\w)['"](?=\w))*)['"]\s*(?:,|\]|$)""")
_NUMBER = re.compile(r"\d{1,19}(?:\.\d+)?", re.ASCII)
_COMPACT = re.compile(
    r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?:T?(\d\d)(\d\d)(\d\d)?Z?)?", re.ASCII
)
_FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)(.*)", re.ASCII)
_SHORT_YEAR = 70
"""From here on, two figures are a year of the last century."""
_MONTHS = 12
_SERIALS = (20_000, 80_000)
"""Days as spreadsheets count them, from 1954 to 2119."""
_SERIAL_ZERO = datetime(1899, 12, 30, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNITS = ((10**8, 1), (10**11, 10**3), (10**14, 10**6), (10**17, 10**9))
"""From which number on it counts what part of a second since 1970."""
_LAST = 10**19
_LONGEST_TAG = 100
_LONGEST_ID = 32


class Order(Enum):
    """Which of two small numbers of a date is the day."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"


def shown(value: object) -> str:
    """Return a value as text; empty where there is none."""
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    written = next((write for kind, write in _WRITTEN.items() if isinstance(value, kind)), str)
    return written(value)


def _part(value: object) -> str:
    """Return one of a list; of an object its name, if it has one."""
    if isinstance(value, dict):
        named = (value.get(key) for key in ("name", "title", "text", "value"))
        return next((each for each in named if isinstance(each, str)), shown(value))
    return shown(value)


def _shown_time(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is None and value.time() == datetime.min.time():
        return value.date().isoformat()  # a spreadsheet's day
    value = value if value.tzinfo else value.replace(tzinfo=UTC)
    return value.isoformat(timespec="seconds")


def _shown_bytes(value: bytes) -> str:
    """Return them as text; a few that are none, as those of a UUID, as they are counted."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.hex() if len(value) <= _LONGEST_ID else value.decode(errors="replace")


_WRITTEN: dict[type, Callable[[Any], str]] = {
    bool: lambda value: "true" if value else "false",
    float: lambda value: f"{value:.15g}",
    bytes: _shown_bytes,
    date: _shown_time,
    list: lambda value: "\n".join(filter(None, map(_part, value))),
    tuple: lambda value: ": ".join(map(shown, value)),
    dict: lambda value: json.dumps(value, ensure_ascii=False, default=str),
}


def known(value: object) -> str:
    """Return a value in one line; empty for what programs write where there is none."""
    line = " ".join(shown(value).split())
    return "" if line.casefold() in _NOTHING else line


def time_of(value: object, order: Order | None = None) -> str:
    """Return a time as the library keeps it; empty where it is none.

    Numbers are seconds, milliseconds, microseconds or nanoseconds since 1970, or the days of a
    spreadsheet. The beginning of a day is that day alone. ``03/04/2021`` is one only where
    the ``order`` is known.
    """
    written = set_close(known(value))
    if isinstance(value, bool) or not written:
        return ""
    compact = _COMPACT.fullmatch(written)
    if compact:
        day, clock = "-".join(compact.groups()[:3]), compact.groups("00")[3:]
        return published_at(f"{day}T{':'.join(clock)}Z" if compact[4] else day)
    if _NUMBER.fullmatch(written):
        return _counted(float(written))
    figures = _FIGURES.fullmatch(written)
    return published_at(written) if figures is None else _in_figures(figures, order)


def _counted(number: float) -> str:
    if _SERIALS[0] <= number < _SERIALS[1]:
        time = _SERIAL_ZERO + timedelta(days=number)
        return time.date().isoformat() if number.is_integer() else _seconds(time)
    for least, unit in reversed(_UNITS):
        if least <= number < _LAST:
            return _seconds(_EPOCH + timedelta(seconds=number / unit))
    return ""


def _seconds(time: datetime) -> str:
    return (time + timedelta(milliseconds=500)).isoformat(timespec="seconds")


def _in_figures(match: re.Match[str], order: Order | None) -> str:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    own = order_of([match[0]])
    if match[2] == ".":
        own = own or Order.DAY_FIRST  # wherever dates are written so
    order = own or order
    if order is None and first != second:
        return ""
    if order is Order.MONTH_FIRST:
        first, second = second, first
    if year < 100:  # noqa: PLR2004  (two figures)
        year += 1900 if year >= _SHORT_YEAR else 2000
    return published_at(f"{year:04}-{second:02}-{first:02}{match[5]}")


def order_of(dates: Iterable[str]) -> Order | None:
    """Return which number is the day in ``dates`` such as ``25/12/2021``, if one of them tells."""
    for written in dates:
        match = _FIGURES.fullmatch(set_close(written))
        if match and int(match[1]) > _MONTHS:
            return Order.DAY_FIRST
        if match and int(match[3]) > _MONTHS:
            return Order.MONTH_FIRST
    return None


def address_of(value: object) -> str:
    """Return an address of the web; empty where it is none."""
    written = known(value)
    return written if _URL.fullmatch(written) else ""


def language_of(value: object) -> str:
    """Return the code of a language that a cell names by code or by name; empty for none."""
    return code_said(known(value))


def names_of(value: object) -> tuple[str, ...]:
    """Return the names in a cell: a list, or a text that separates them somehow."""
    if isinstance(value, list):
        parts: Sequence[str] = [_part(part) for part in value]
    else:
        parts = _separated(known(value))
    lines = (known(part).strip("#") for part in parts)
    return tuple(dict.fromkeys(line for line in lines if 0 < len(line) <= _LONGEST_TAG))


def _separated(written: str) -> Sequence[str]:
    if written.startswith("[") and written.endswith("]"):  # as JSON or Python writes a list
        return [match[1] for match in _LITERAL.finditer(written)] or written[1:-1].split(",")
    separator = next((each for each in ("|", ";", "،", "、", ",") if each in written), None)
    return written.split(separator) if separator else [written]
