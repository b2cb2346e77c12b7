"""Dates as news texts write them: ISO 8601, figures, and words in many languages.

Only a whole line that is one full and unambiguous date counts.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING

from reader.importers.times import jalali, thai
from reader.importers.times.months import FOLDED, is_weekday, month_of

if TYPE_CHECKING:
    from collections.abc import Callable


LONGEST = 60
"""Code points; no date with its weekday, time and zone is longer."""

_MONTHS = 12
_TWELVE_HOURS = range(1, 13)
_YEARS = range(1600, 2200)
# Only names with one meaning: the like of IST and CST have several.
_ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "cet": 1,
    "cest": 2,
    "eet": 2,
    "eest": 3,
    "jst": 9,
    "msk": 3,
    "trt": 3,
    "edt": -4,
    "est": -5,
    "pdt": -7,
    "pst": -8,
    "мск": 3,
    "بتوقيت غرينتش": 0,
    "بتوقيت مكة المكرمة": 3,
    "بتوقيت بغداد": 3,
}
_DIGITS = {zero + value: str(value) for zero in map(ord, "٠۰०০๐") for value in range(10)}
_APOSTROPHE = "['’]?"

HAS_YEAR = re.compile(r"[\d治正和成國国](?:(?<=\d)\d{3}|(?<=\D)\s?[\d元])")
"""Found in every line that can be or hold a date; the quick way out for all the others."""
_SPACED = re.compile(r"(?<![\d./-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_ISO_8601 = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_ARTICLE = re.compile(r"(?:^|\s)(?:den|d|dne|le|el|am|on|op)$", re.IGNORECASE)
"""What can stand before a day, with its weekday or without."""
_WEEKDAY = r"(?:(?P<weekday>[^\W\d_]+(?:[ -][^\W\d_]+)?)\.?[,،]?\s+(?:[/|–—-]\s+)?)?"
_DAY = (
    r"(?P<day>\d{1,2})"
    rf"(?P<behind>st|nd|rd|th|er|\.|ی|{_APOSTROPHE}(?:ê|an|emîn))?"
)
_MONTH = (
    r"(?:of |de |[^\W\d_]+\s?/\s?)?(?P<month>[^\W\d_]+(?: (?!de )[^\W\d_]+)?)\.?"
    r"(?:\s?\([^\W\d_]+\)| de(?= ))?"
)
_YEAR = (
    rf"(?P<year>\d{{4}})(?:{_APOSTROPHE}(?:an|ê)|\s?م(?!\w)|\s?[гр](?:\.|ода|оку)?(?!\w)|"
    r"\.?\sgod(?:ine|\.)?(?!\w)|\.(?!\d))?"
)
_AT = (
    r"(?:at|à|às|um|om|kl\.?|klo|v|ob|u|ora|alle|ore|(?:o )?godz\.|στις|pukul|saat|в|о|"
    r"בשעה|الساعة|ساعت|ساعەت|کاتژمێر)\s"
)
_AFTER = rf"(?:[,،]?\s+(?!{_AT})(?P<weekday_after>[^\W\d_]+(?: [^\W\d_]+)?))?"
_TIME = (
    rf"(?:[\s,،|/·•T@–—-]*(?:{_AT}+)?"
    r"(?P<hour>\d{1,2})(?:[:.]|\s?h\s?)(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?:\s?(?P<half>a\.?m\.?|p\.?m\.?|[صم]|[قب]\.?\s?ظ)(?!\w))?(?:\s?(?:uhr|uur|hod\.|h(?:r?s)?)(?!\w))?"
    r"(?:\s?\(?(?P<zone>z|[a-z]{2,5}|мск|بتوقيت [^\W\d_]+(?: [^\W\d_]+)?|"
    r"(?:utc|gmt)?\s?[+-]\d\d?(?::?\d\d)?)\)?)?)?"
)
_TIME_FIRST = re.compile(
    r"(\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?uhr|\s?[ap]\.?m\.?)?"
    r"(?:\s(?:[a-z]{2,4}(?=,)|(?:gmt|utc|msk|мск|ces?t|ees?t)(?=\s)|"
    r"(?:utc|gmt)\s?[+-]\d\d?(?=,)))?)[\s,،|/•·–—-]+(?=\S)",
    re.IGNORECASE,
)
_BOTH_CALENDARS = re.compile(r"\bالموافق(?:\sلـ?)?\s|\sبرابر با\s|\sمصادف با\s")
# The Islamic year, the Kurdish one and the Jewish one stand beside ours, which is the one read.
_OF_OTHER_CALENDAR = re.compile(
    r"(?<!\d)\d{1,2}\s?ی?\s(?:[^\d\s]+\s){1,3}(?:1[34]\d\d\s?(?:ه|للهجره|هجري)\S*|2[67]\d\dی?(?=\s|$))|"
    r"[א-ת]{1,2}[\"'״׳][א-ת]?\s[א-ת]+\sה?תש[א-ת]?[\"'״׳][א-ת]"
)
_HALF_AFTER = re.compile("(\\d{1,2}:\\d\\d)\\s?(午前|午後)$")
_BESIDE_CALENDAR = " \t,،|/–—-"
_IN_IDEOGRAPHS = re.compile(
    r"(?:(?P<era>明治|大正|昭和|平成|令和|(?:中[華华])?民[國国])\s?(?P<of_era>\d{1,3}|元)|(?P<year>\d{4}))\s?[年년]\s?"
    r"(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日号號일]\s?"
    r"(?:\s?\(?(?:星期|周|週)?[一二三四五六日天月火水木金土월화수목금토](?:曜日?|요일)?\)?)?"
    r"(?:[\s,・|-]*(?P<half>上午|下午|午前|午後|오전|오후)?\s?(?P<hour>\d{1,2})\s?[:时時시点]\s?"
    r"(?P<minute>\d\d)\s?[分분]?(?::?(?P<second>\d\d)[秒초]?)?"
    r"(?:\s?\(?(?P<zone>[Jj][Ss][Tt]|(?:GMT|UTC)\s?[+-]\d\d?)\)?)?)?"
)
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The years before those in which they began."""
_REPUBLIC = 1911
"""And that of Taiwan's."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], date | None]], ...]:
    year_first = r"(?P<year>\d{4})(?P<mark>[-/.]|\. )(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})\.?"
    year_last = r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second_>\d{1,2})(?P=mark)(?P<year>\d{4})"
    day_first = rf"{_DAY}(?:\s+|[-/.]){_MONTH}(?:[,،]?\s+|[-/.]){_YEAR}"
    month_first = rf"{_MONTH}\s+{_DAY}[,،]?\s+{_YEAR}"
    # Hungarian and Lithuanian: 2021. február 18., 2021 m. vasario 18 d.; then Latvian.
    year_before = rf"(?P<year>\d{{4}})(?:\.|\sm\.)?\s+{_MONTH}\s+{_DAY}(?:\sd\.)?"
    year_of_latvia = rf"(?P<year>\d{{4}})\.\sgada\s{_DAY}\s{_MONTH}"
    shapes = (
        (year_first, _year_first),
        (year_last, _in_figures),
        (day_first, _in_words),
        (month_first, _in_words),
        (year_before, _in_words),
        (year_of_latvia, _in_words),
    )
    compiled = (
        (re.compile(_WEEKDAY + shape + _AFTER + _TIME, re.IGNORECASE), read)
        for shape, read in shapes
    )
    return (re.compile(_IN_IDEOGRAPHS), _of_era), (thai.IN_WORDS, _in_thai), *compiled


def parse_date(line: str) -> str | None:
    """Return the date that ``line`` is, or None.

    With a time it is UTC (``2021-02-18T16:56:50+00:00``; a time without a zone is taken as
    UTC), else a date alone (``2021-02-18``). ``03/04/2021`` could be two days and is none.
    """
    if len(line) > LONGEST or not HAS_YEAR.search(line):
        return None
    if _ISO_8601.fullmatch(line):
        return _from_iso(line)
    line = _plain(line)
    for pattern, read in _patterns():
        match = pattern.fullmatch(line)
        if match and _are_weekdays(match):
            try:
                day = read(match)
                return None if day is None else _written(day, match)
            except ValueError:  # the 30th of February, 25 o'clock
                return None
    return None


def set_close(line: str) -> str:
    """Return ``line`` without the spaces in a date of figures: ``3. 6. 2019``, ``3 / 6 / 2019``."""
    return _SPACED.sub(r"\1\2\3\2\4", line)


def _plain(line: str) -> str:
    """Return ``line`` in the digits and letters, and the order, that the patterns are for."""
    line = unicodedata.normalize("NFKC", line).translate(_DIGITS).translate(FOLDED).strip()
    line = set_close(line)
    line = _in_one_calendar(_BOTH_CALENDARS.split(line)[-1])
    line = _HALF_AFTER.sub(r"\2\1", line)
    clock = _TIME_FIRST.match(line)
    return f"{line[clock.end() :]} {clock[1]}" if clock else line


def _in_one_calendar(line: str) -> str:
    """Return a date without the same day in another calendar, where both stand in ``line``."""
    rest, count = _OF_OTHER_CALENDAR.subn("", line, count=1)
    rest = rest.strip(_BESIDE_CALENDAR)
    return rest if count and HAS_YEAR.search(rest) else line


def _are_weekdays(match: re.Match[str]) -> bool:
    words = (match.groupdict().get(name) or "" for name in ("weekday", "weekday_after"))
    named = (_ARTICLE.sub("", word) for word in words)
    return all(word == "" or is_weekday(word) for word in named)


def _from_iso(line: str) -> str | None:
    try:
        stamp = datetime.fromisoformat(_in_our_calendar(line))
    except ValueError:
        return None
    if _sane(stamp.year, stamp.month, stamp.day) is None:
        return None
    if len(line) == len("2021-02-18"):
        return stamp.date().isoformat()
    stamp = stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)
    return stamp.isoformat(timespec="seconds")


def _in_our_calendar(line: str) -> str:
    """Return a time of ISO 8601 whose year some programs of Iran give as theirs.

    Raises:
        ValueError: there is no such day.
    """
    year, month, day = int(line[:4]), int(line[5:7]), int(line[8:10])
    return (
        line if year not in jalali.YEARS else f"{jalali.to_gregorian(year, month, day)}{line[10:]}"
    )


def _written(day: date, match: re.Match[str]) -> str | None:
    zone = _zone(match["zone"])
    if match["hour"] is None or zone is None:
        return day.isoformat()
    hour = int(match["hour"])
    if match["half"]:
        if hour not in _TWELVE_HOURS:
            return None
        hour = hour % 12 + (12 if _is_afternoon(match["half"]) else 0)
    at = time(hour, int(match["minute"]), int(match["second"] or 0), tzinfo=zone)
    return datetime.combine(day, at).isoformat()


def _is_afternoon(half: str) -> bool:
    return half.lower().startswith(("p", "م", "ب", "下午", "午後", "오후"))


def _zone(written: str | None) -> timezone | None:
    """Return the zone, UTC where there is none, None where it isn't clear."""
    if written is None:
        return UTC
    match = re.fullmatch(r"(?:utc|gmt)?\s?([+-])(\d\d?):?(\d\d)?", written, re.IGNORECASE)
    if match is None:
        hours = _ZONES.get(written.lower())
        return None if hours is None else timezone(timedelta(hours=hours))
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(-offset if match[1] == "-" else offset)


def _sane(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if year in _YEARS else None


def _year_first(match: re.Match[str]) -> date | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if year in jalali.YEARS:
        return jalali.to_gregorian(year, month, day)
    return _sane(thai.common_year(year), month, day)


def _of_era(match: re.Match[str]) -> date | None:
    """Read a date of China, Japan or Korea; Japan's and Taiwan's may count the years of an era."""
    if match["era"]:
        year = _ERAS.get(match["era"], _REPUBLIC) + (
            1 if match["of_era"] == "元" else int(match["of_era"])
        )
    else:
        year = int(match["year"])
    return _sane(year, int(match["month"]), int(match["day"]))


def _in_figures(match: re.Match[str]) -> date | None:
    first, second, year = int(match["first"]), int(match["second_"]), int(match["year"])
    if year in jalali.YEARS:
        return jalali.to_gregorian(year, second, first)
    if year in thai.YEARS:
        return _sane(thai.common_year(year), second, first)
    # With full stops the day is first wherever dates are written so.
    if second > _MONTHS:
        first, second = second, first
    elif first <= _MONTHS and first != second and match["mark"] != ".":
        return None
    return _sane(year, second, first)


def _in_thai(match: re.Match[str]) -> date | None:
    year = thai.common_year(int(match["year"]))
    return _sane(year, thai.MONTHS[match["month"]], int(match["day"]))


def _in_words(match: re.Match[str]) -> date | None:
    year, name, day = int(match["year"]), match["month"].lower(), int(match["day"])
    if year in jalali.YEARS:
        month = jalali.month_of(name)
        return None if month is None else jalali.to_gregorian(year, month, day)
    gregorian = _month_of(name, dotted=match["behind"] == ".")
    return None if gregorian is None else _sane(year, gregorian, day)


def _month_of(name: str, *, dotted: bool) -> int | None:
    """Return the number of a month; some papers give its two Arabic names side by side."""
    months = {month_of(part, dotted=dotted) for part in name.split()}
    return month_of(name, dotted=dotted) or (months.pop() if len(months) == 1 else None)
