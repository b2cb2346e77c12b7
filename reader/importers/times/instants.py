"""Times as programs write them into pages, feeds and mails, not always as they should."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING

from reader.importers.times.dates import HAS_YEAR, LONGEST, parse_date, set_close
from reader.importers.times.day_first import is_open

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

_JOINED = re.compile(r"(?<=^\d{4}-\d\d-\d\d)-(?=\d\d:\d\d)", re.ASCII)
"""Between a day and its time, as some sites of China join them."""
_MIDNIGHT = re.compile(
    r"(?<=^\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?(?:Z| ?[+-]\d\d:?\d\d)?$", re.ASCII
)
_ZONE_NAMED = re.compile(r"(?<=[+-]\d{4}) \([^()]*\)$|(?<=[\d:Z])\[[\w/+-]+\]$", re.ASCII)
"""What JavaScript and Java call the zone of which they give the hours before."""
_YEAR_LAST = re.compile(r"(\d\d:\d\d:\d\d) ([A-Z]{2,5}) (\d{4})$", re.ASCII)
"""``Mon Jun 03 09:15:00 CEST 2019``, as Java and Unix write it."""
_SHORT_YEAR = re.compile(
    r"^((?:[^\W\d_]{2,9}\.?,? )?\d{1,2}([ -])[^\W\d_]{3,9}\.?\2)(\d\d)(?=$| \d{1,2}:\d\d)"
)
"""``Mon, 12 Jan 98 10:00:00 GMT``, as mails and feeds of old have it, and ``12-Jan-98``."""
_TURN = 50
"""The first year of two figures that is of the last century (RFC 5322)."""
_EPOCH = re.compile(r"([1-9]\d{8,9})(?:\d{3})?", re.ASCII)
_DOTTED = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}")
"""Where dates are written so, the day is first."""
_YEARS = range(1600, 2200)
_NEVER = re.compile(r"[a-z]{3}\.? -?000\d\b", re.IGNORECASE)
"""The first year there is, or the one before it: what programs make of no date."""
_SENTINELS = datetime(1600, 1, 1), datetime(1604, 2, 29)  # noqa: DTZ001  (they stand for "not said")

_SOMEWHERE = timezone(timedelta(0), "somewhere")


def instant(written: str) -> str:
    """Return a time as the library keeps it; empty where it is none, or has no day.

    A time without a zone is taken as UTC; a day alone stays one.
    """
    written = _as_usual(" ".join(written.split()))
    if (
        not written
        or len(written) > LONGEST
        or not HAS_YEAR.search(written)
        or _NEVER.search(written)
    ):
        return ""
    return parse_date(written) or _of_epoch(written) or _of_mail(written) or _of_some_shape(written)


def _as_usual(written: str) -> str:
    """Return a time in the shape that others have it in."""
    written = _ZONE_NAMED.sub("", _JOINED.sub(" ", written))
    written = _SHORT_YEAR.sub(_with_century, set_close(written))
    return _YEAR_LAST.sub(r"\3 \1 \2", written)


def _with_century(match: re.Match[str]) -> str:
    return f"{match[1]}{19 if int(match[3]) >= _TURN else 20}{match[3]}"


def published_at(written: str) -> str:
    """Return when a page says that it was published, as `instant` does.

    What begins a day in some zone is that day alone, of which a program made a time.
    """
    return instant(_MIDNIGHT.sub("", written.strip()))


def _of_epoch(written: str) -> str:
    """Read the seconds, or thousandths of them, since the beginning of 1970."""
    match = _EPOCH.fullmatch(written)
    return _kept(datetime.fromtimestamp(int(match[1]), UTC)) if match else ""


def _of_mail(written: str) -> str:
    """Read ``Thu, 18 Feb 2021 16:56:50 +0000`` (RFC 5322)."""
    try:
        return _kept(parsedate_to_datetime(written))
    except (ValueError, IndexError, TypeError):
        return ""


def _of_some_shape(written: str) -> str:
    """Read what `dateutil` can, if it says the same day whatever is taken for what isn't said."""
    if is_open(written):
        return ""
    parse = _parser()
    try:
        day_first = bool(_DOTTED.search(written))
        one, other = (
            parse(written, default=default, dayfirst=day_first, tzinfos=_zone)
            for default in _SENTINELS
        )
    except (ValueError, OverflowError):
        return ""
    if one.date() != other.date() or one.year not in _YEARS:
        return ""
    has_time = ":" in written and one.tzinfo is not _SOMEWHERE
    return _kept(one) if has_time else one.date().isoformat()


def _zone(_name: str | None, seconds: int | None) -> tzinfo:
    """Return the zone of a time; of one that is told by a name that nobody knows, only the day."""
    return _SOMEWHERE if seconds is None else timezone(timedelta(seconds=seconds))


@cache
def _parser() -> Callable[..., datetime]:
    from dateutil import parser

    return parser.parse


def _kept(time: datetime) -> str:
    if time.year not in _YEARS:
        return ""
    time = time if time.tzinfo else time.replace(tzinfo=UTC)
    return time.isoformat(timespec="seconds")
