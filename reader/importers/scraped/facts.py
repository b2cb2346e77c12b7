"""Lines that say something of an article: when it was published, by whom, where it is from."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.importers.scraped.agencies import is_agency, is_source
from reader.importers.scraped.bare_names import (
    bare_name,
    is_name,
    is_of_name,
    without_address,
    without_place,
)
from reader.importers.scraped.furniture import is_furniture
from reader.importers.scraped.vocabulary import any_of, fold
from reader.importers.times.dates import HAS_YEAR, parse_date
from reader.importers.times.day_first import dotted, is_open

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 120
"""Code points; a line of dates and names is no longer."""

_URL = re.compile(
    r"(?:(?:source |original )?(?:url|link|address)\s?:\s?)?(?P<url>https?://\S+)", re.IGNORECASE
)
_BYLINE = re.compile(r"(?:[Bb]y|BY|[Pp]ar|PAR|[Vv]on|VON|[Dd]i|[Dd]oor|[Aa]v)\s+(?P<name>\S.*)")
_REPORTING = re.compile(
    r"[(（]?(?:Reporting|Additional reporting|Writing) [Bb]y (?P<name>[^;()]+?)"
    r"(?:;[^()]*)?[.)）]*"
)
_IN_PLACE = re.compile(r" in (?:the )?[A-Z][\w.’'-]*(?:,? (?!and\b)[A-Z][\w.’'-]*)*")
_WITH_AGENCY = re.compile(r"\s(?:avec|mit|with|con|con informazioni)\s(?P<agency>\S+)$")
_HAN = r"(?:[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff])"
"""A name; one of two characters is set as wide as those of three."""
_OF_CHINA = re.compile(
    r"[〔［\[【(（]?(?:[\u4e00-\u9fff]{0,6}(?:记者|記者|通讯员)\s?[/／|｜:：]?|撰?文\s?[/／|｜:：＝=・])\s?"
    rf"(?P<name>{_HAN}(?:[\s、]{_HAN}){{0,3}})"
    r"(?:\s?[/／]\s?[\u4e00-\u9fff]{2,8}[报報][导導道])?[〕］\]】)）]?"
)
_OF_JAPAN = re.compile(
    r"【[^【】=＝]{2,12}[=＝](?P<name>[\u4e00-\u9fff\u3040-\u30ff]{2,8}(?:、[\u4e00-\u9fff]{2,8})*)】"
)
"""Where somebody wrote, and who that is, at the end."""
_NAMES_OF_CHINA = re.compile(rf"{_HAN}(?:[\s、]{_HAN}){{1,3}}")
_LABELS_OF_CHINA = frozenset("作者 记者 記者 本报记者 撰文 撰稿 通讯员".split())  # noqa: SIM905
"""Before names that have no space in them; in Japanese there can be one."""
_LEARNING = re.compile(r"[\s、](?:实习生|实习记者|見習記者)")
_SET_WIDE = re.compile(r"(?<!\S)(\S)\s(\S)(?!\S)")
_LONGEST_NAME, _LONGEST_UNSURE = 10, 6
"""Words; the second where no capitals and no colon tell them from a sentence."""
_LONGEST_LABEL = 5
"""Words before a date or a name."""
_PREPOSITION = rf"(?:\s(?:on|at|le|am|в|{fold('في')}|در|لە|li|ב))?"
_GAP = re.compile(r"[\s,،;；|•·/–—-]*\s[\s,،;；|•·/–—-]*|[|•·丨｜]")
_COLON = re.compile("[:：]")
_MARK = re.compile("[:：|•·]")
_STOPS = tuple(".:,;،؛۔。")
_MOST_GAPS = 24
_BY = re.compile(r"^(?:[Bb]y|BY|[Pp]ar|PAR|[Vv]on|VON)\s+")
_AFTER_NAME = re.compile(r"\s*[|•·丨｜–—,]\s+|\s+(?=[(@\d]|[^\W\d_]{3,9}\.?\s\d)")
"""A sign between a name and a date, or nothing before what begins with figures or a month."""
_STOPPED = re.compile(r"(?<=\d)\.$")
"""A full stop behind a date, as behind a sentence."""
_BRACKETED_END = re.compile(r"(?P<before>.*\S)\s*[(（](?P<inside>[^()（）]{4,60})[)）]")
_DATED = re.compile(r"\d.*\d")
_PLACED = re.compile(
    r"(?P<place>[^\W\d_][^\d,|/]{1,30}?)\s?(?:\s[-–—]|,|\s?[|/])\s(?P<date>.*\d.*)"
)
_CLOCK = re.compile(r"\d{1,2}\s?[:h.]\s?\d\d(?:\s?(?:uhr|[ap]\.?m\.?))?$", re.IGNORECASE)
DOMAIN = re.compile(r"(?:[\w-]{2,30}\.){1,3}[A-Za-z]{2,12}", re.ASCII)


UNSURE = "unsure"
"""The field of a date that could be two days, ``03/02/2023``; it has no value."""


class Fact(NamedTuple):
    """What a line says of its article, or a part of the line."""

    field: str
    """Of an `ImportedArticle`, ``updated`` or `UNSURE`; empty where the library has no place."""
    value: str


def facts_in(line: str, *, first: bool) -> list[Fact]:
    """Return the facts that ``line`` consists of; none where anything else is in it.

    The ``first`` line of a text is rather a title, such as "By Popular Demand".
    """
    if len(line) > LONGEST:
        return []
    line, revised = _without_revision(_STOPPED.sub("", line).rstrip(" |·•"))
    # Most lines have no part that could be one of several facts.
    facts = _facts(line, first) if _may_be_several(line) else (_fact(line, first=first),)
    if any(fact and fact.field for fact in facts):
        return [*filter(None, facts), *revised]
    facts = _beside_name(line) or _below_place(line) if not first and HAS_YEAR.search(line) else ()
    return [*facts, *revised] if facts else []


def _without_revision(line: str) -> tuple[str, list[Fact]]:
    """Return ``line`` without what stands in brackets at its end of an update, and that."""
    match = _BRACKETED_END.fullmatch(line) if line.endswith((")", "）")) else None
    label = match and _DATED.sub("", match["inside"]).strip(" :：,")
    if not match or not label or _date_label(fold(label)) != "updated":
        return line, []
    found = _DATED.search(match["inside"])
    return match["before"], [Fact("updated", (found and parse_date(found[0].strip())) or "")]


def _beside_name(line: str) -> tuple[Fact, ...]:
    """Return the facts of a line that begins with who wrote, and goes on with a date."""
    for gap, _ in zip(_AFTER_NAME.finditer(line), range(_MOST_GAPS), strict=False):
        name = bare_name(_BY.sub("", line[: gap.start()]))
        rest = _facts(line[gap.end() :], False) if name else ()  # noqa: FBT003  (a cache's key)
        if any(fact.field in {"published", "updated", UNSURE} for fact in rest):
            return Fact("byline", name), *rest
    return ()


def _below_place(line: str) -> tuple[Fact, ...]:
    """Return the date of a line that begins with a place: ``Port Anneth - 3 June 2019``."""
    match = _PLACED.fullmatch(line)
    is_placed = match is not None and all(map(is_of_name, match["place"].split()))
    published = parse_date(match["date"]) if match and is_placed else None
    return (Fact("published", published),) if published else ()


def _may_be_several(line: str) -> bool:
    return bool(_MARK.search(line) or HAS_YEAR.search(line))


@lru_cache(maxsize=256)  # what is behind one gap is so behind each way to it
def _facts(line: str, first: bool) -> tuple[Fact, ...]:  # noqa: FBT001  (a key of the cache)
    whole = _fact(line, first=first) or _other(line) or _label_alone(line)
    if whole or not _may_be_several(line):
        return (whole,) if whole else ()
    for gap, _ in zip(_GAP.finditer(line), range(_MOST_GAPS), strict=False):
        left = _fact(line[: gap.start()], first=first) or _other(line[: gap.start()])
        rest = _facts(line[gap.end() :], first) if left and gap.end() < len(line) else ()
        if left and rest:
            return left, *rest
    return ()


def _fact(part: str, *, first: bool) -> Fact | None:
    """Return what a part of a line says, or None."""
    url = _URL.fullmatch(part)
    if url:
        return Fact("url", url["url"])
    if HAS_YEAR.search(part):
        published = parse_date(part)
        if published:
            return Fact("published", published)
        if _is_unsure(part):
            return Fact(UNSURE, "")
    if is_agency(part):
        return Fact("source", part)
    return next(filter(None, map(_told, _labelled(part))), None) or _named(part, first=first)


def _other(part: str) -> Fact | None:
    """Return a fact that is none of ours, where ``part`` belongs in no sentence."""
    is_aside = is_furniture(part) or DOMAIN.fullmatch(part) or _is_later_clock(part)
    return Fact("", part) if is_aside else None


def _is_later_clock(part: str) -> bool:
    """Return whether ``part`` says when on the day of a date the text was changed."""
    clock = _CLOCK.search(part)
    label = fold(part[: clock.start()]).strip() if clock else ""
    return label != "" and _pattern("updated").fullmatch(label.removesuffix(" à")) is not None


def _label_alone(part: str) -> Fact | None:
    """Return the label of a date that isn't there; such pages have it at the end."""
    return Fact("", part) if _date_label(fold(part.rstrip(" :："))) else None


def _is_unsure(part: str) -> bool:
    return is_open(part) and parse_date(dotted(part)) is not None


def _labelled(part: str) -> Iterator[tuple[str, str, bool]]:
    """Yield how ``part`` can be a label and its value, and whether a colon is between them."""
    label, colon, value = _COLON.sub("\n", part, count=1).partition("\n")
    if colon and value.strip():
        yield fold(label.strip()), value.strip(), True
    if not _label_without_colon().match(fold(part)):
        return
    words = part.split(" ")
    for count in range(1, min(_LONGEST_LABEL, len(words) - 1) + 1):
        yield fold(" ".join(words[:count])), " ".join(words[count:]).strip(" -–—ـ"), False


@cache
def _label_without_colon() -> re.Pattern[str]:
    return re.compile("|".join(map(any_of, ("published", "updated", "by", "source"))))


def _told(labelled: tuple[str, str, bool]) -> Fact | None:
    label, value, has_colon = labelled
    if HAS_YEAR.search(value) and (field := _date_label(label)):
        value = value.lstrip(" :：")
        published = parse_date(value)
        unsure = Fact(UNSURE, "") if _is_unsure(value) else None
        return Fact(field, published) if published else unsure
    if _pattern("writer" if has_colon else "by").fullmatch(label) and _may_be_name(
        value, has_colon
    ):
        is_of_china = label in _LABELS_OF_CHINA and _NAMES_OF_CHINA.fullmatch(value)
        return Fact("byline", _parted(value) if is_of_china else without_place(value))
    is_named = is_source(value) if has_colon else is_agency(value)
    if is_named and _pattern("source").fullmatch(label):
        return Fact("source", value.strip('"«»“”„'))
    return None


def _date_label(label: str) -> str:
    return next(
        (field for field in ("published", "updated") if _pattern(field).fullmatch(label)), ""
    )


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(any_of(kind) + _PREPOSITION)


def _may_be_name(text: str, has_colon: bool) -> bool:  # noqa: FBT001  (it tells how sure it is)
    if text == text.upper() == text.lower():  # a script without capitals
        return (
            any(map(str.isalpha, text))
            and len(text.split()) <= (_LONGEST_NAME if has_colon else _LONGEST_UNSURE)
            and not text.endswith(_STOPS)
        )
    return is_name(text) or (has_colon and text[0].isupper() and is_name(f"{text} X"))


def _named(part: str, *, first: bool) -> Fact | None:
    """Read the bylines that have no label, or a label only where a name follows."""
    for pattern in (_REPORTING, _OF_CHINA, _OF_JAPAN):
        match = pattern.fullmatch(part)
        if match:
            name = _IN_PLACE.sub("", match["name"])
            return Fact("byline", _parted(name) if pattern is _OF_CHINA else name)
    match = None if first else _BYLINE.fullmatch(part)
    name = without_place(_without_agency(without_address(match["name"]))) if match else ""
    return Fact("byline", name) if name and is_name(name) else None


def _without_agency(names: str) -> str:
    """Return names without the agency that a paper wrote with: ``Jane Doe with AFP``."""
    match = _WITH_AGENCY.search(names)
    return names[: match.start()] if match and is_agency(match["agency"]) else names


def _parted(names: str) -> str:
    """Return names of China with commas between them, without those of who is learning."""
    names = _LEARNING.split(names, maxsplit=1)[0]
    return ", ".join(re.split(r"[\s、]+", _SET_WIDE.sub(r"\1\2", names)))
