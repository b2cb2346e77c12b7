"""What stands around the body of a scraped news text: title, dates, names, page furniture.

Every rule is for a whole line, or for the opening of a first paragraph, and only for what
is sure: what isn't recognised stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.importers.dates import HAS_YEAR, parse_date
from reader.importers.furniture import is_closing_furniture, is_furniture, is_read_also
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD = 12
"""How many lines at most are looked at for a title, dates and a byline."""
_STANDFIRSTS = 2
"""How many long lines can stand among them."""
_TAIL = 12
_REPEATED_WITHIN = 4
"""How many lines below a title it can stand again."""
_LONGEST_TITLE = 160
_MOST_REPEATED_WORDS = 4
_SHORTEST_REPEATED = 12
_LONGEST_FACT = 120
"""Code points; a line of dates and names is no longer."""
_LONGEST_SOURCE, _MOST_SOURCE_WORDS = 40, 4
_MOST_PLACE_WORDS = 4
_SHORTEST_OPENED = 30
"""Code points; what follows the name of an agency, or else it opens no paragraph."""

_DATE_LABEL = re.compile(
    r"(?:(?P<updated>(?:last )?(?:updated|modified)|mis à jour|aktualisiert|güncelleme(?: tarihi)?|"
    r"آخر تحديث|به‌روزرسانی)|(?:first )?published|posted|date|publiée?|veröffentlicht|"
    r"yayın(?:lanma)?(?: tarihi)?|تاريخ النشر|نشرت?|تاریخ انتشار|تاریخ|بڵاوکرایەوە|بەروار|dîrok)"
    r"(?:\s(?:on|at|le|am|في|در|لە))?\s*[:：]?\s+(?=\S)",
    re.IGNORECASE,
)
_NAMED_BYLINE = re.compile(
    r"(?:author|by|written by|reported by|reporter|auteur|par|autor|von|yazan|haber|muhabir|"
    r"nivîskar|amadekar|بقلم|كتبت?|كتابة|[اإ]عداد|نویسنده|خبرنگار|گزارشگر|نووسەر|نووسینی|ئامادەکردنی)"
    r"(?:\s*[:：]\s*|(?<=بقلم)\s+|(?<=نووسینی)\s+)(?P<name>\S.*)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:[Bb]y|BY|[Pp]ar|PAR|[Vv]on|VON)\s+(?P<name>\S.*)")
_PARTICLES = frozenset(
    (
        "and",
        "et",
        "und",
        "ve",
        "û",
        "&",
        "de",
        "di",
        "da",
        "du",
        "von",
        "van",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "ibn",
        "la",
        "le",
    )
)
_LONGEST_NAME = 10
_PARTS = re.compile(r"\s+[|•·]\s+")
_URL = re.compile(r"https?://\S+")
_STOPS = tuple(".:,;،؛۔。")
_BULLETS = tuple("-–—*•·#|>")
_SITE = re.compile(r"\s+[-–—|]\s+(?P<site>\S.*)")

_WORD = r"[^\W\d_][\w&.’'-]*"
_WORDS = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_SLASHED = re.compile(
    rf"(?P<first>{_WORDS})(?:\s/\s*|/\s+)(?:(?P<second>{_WORDS})(?:\s/\s*|/\s+))?(?=\S)"
)
_BRACKETED = re.compile(
    rf"(?:(?P<place>{_WORDS}(?:,\s{_WORDS})?)(?:[,،]?\s(?P<date>{_WORD}\s\d{{1,2}}(?:,?\s\d{{4}})?|"
    rf"\d{{1,2}}\.?\s{_WORD}(?:\s\d{{4}})?))?[,،]?\s?)?"
    rf"\((?P<agency>{_WORDS})\)\s?(?:--?|[–—])\s?(?=\S)"
)
_AGENCY = re.compile(
    r"\b(?:news|press|agency|agence|agentur|ajans[ıi]|haber|media|tv|نيوز|نیوز|وكالة|خبرگزاری|ئاژانسی)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Recognised:
    """What the lines of a text are, and what they tell about it."""

    kinds: list[BlockKind]
    title: str = ""
    byline: str = ""
    source: str = ""
    published: str = ""
    updated: str = ""
    url: str = ""


def recognise(lines: Sequence[str]) -> Recognised:
    """Return what each of ``lines`` is; they aren't blank nor have white space at the ends."""
    found = Recognised([BlockKind.PARAGRAPH] * len(lines))
    head = _head(lines)
    for index, line in enumerate(head):
        found.kinds[index] = _fact(line, found, first=index == 0)
    _mark_title(head, found)
    _mark_tail(lines, found)
    for index in _paragraphs(found):
        if is_read_also(lines[index]):
            found.kinds[index] = BlockKind.BOILERPLATE
    if BlockKind.PARAGRAPH not in found.kinds:
        return Recognised([BlockKind.PARAGRAPH] * len(lines))
    _read_source(lines, found)
    return found


def _paragraphs(found: Recognised) -> Iterator[int]:
    return (index for index, kind in enumerate(found.kinds) if kind is BlockKind.PARAGRAPH)


def _head(lines: Sequence[str]) -> Sequence[str]:
    long = [index for index, line in enumerate(lines[:_HEAD]) if len(line) > _LONGEST_FACT]
    return lines[: long[_STANDFIRSTS] if len(long) > _STANDFIRSTS else _HEAD]


def _fact(line: str, found: Recognised, *, first: bool) -> BlockKind:
    """Return the kind of a line of the head, and keep what it tells."""
    if is_furniture(line):
        return BlockKind.BOILERPLATE
    if len(line) > _LONGEST_FACT:
        return BlockKind.PARAGRAPH
    if _URL.fullmatch(line):
        found.url = found.url or line
        return BlockKind.BOILERPLATE
    whole = _told(line, first=first)
    facts = [whole] if whole else [_told(part, first=first) for part in _PARTS.split(line)]
    if not all(facts):
        return BlockKind.PARAGRAPH
    for name, value in filter(None, facts):
        if not getattr(found, name):
            setattr(found, name, value)
    named = any(fact and fact[0] == "byline" for fact in facts)
    return BlockKind.BYLINE if named else BlockKind.DATELINE


def _told(part: str, *, first: bool) -> tuple[str, str] | None:
    """Return the name of a field of `Recognised` and its value, or None."""
    if HAS_YEAR.search(part):
        label = _DATE_LABEL.match(part)
        published = parse_date(part[label.end() :] if label else part)
        if published:
            return "updated" if label and label["updated"] else "published", published
    match = _NAMED_BYLINE.fullmatch(part)
    if match and len(match["name"].split()) <= _LONGEST_NAME and not match["name"].endswith(_STOPS):
        return "byline", match["name"]
    # The first line is rather a title, such as "By Popular Demand".
    match = None if first else _BYLINE.fullmatch(part)
    return ("byline", match["name"]) if match and _is_name(match["name"]) else None


def _is_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    return (
        (1 < len(words) <= _LONGEST_NAME or text.isupper())
        and not text.endswith(_STOPS)
        and all(word[0].isupper() or word in _PARTICLES for word in words)
    )


def _mark_title(head: Sequence[str], found: Recognised) -> None:
    candidates = [index for index in _paragraphs(found) if index < len(head)]
    title = _repeated_title(head, candidates, found)
    if title is None and candidates and _looks_like_title(head[candidates[0]]):
        title = candidates[0]
    if title is not None and any(index > title for index in _paragraphs(found)):
        found.title = head[title]
        found.kinds[title] = BlockKind.TITLE


def _repeated_title(
    lines: Sequence[str], candidates: Sequence[int], found: Recognised
) -> int | None:
    """Return the line that stands again below, perhaps with the site's name; mark the other."""
    for place, index in enumerate(candidates):
        for below in candidates[place + 1 : place + 1 + _REPEATED_WITHIN]:
            short, long = sorted((index, below), key=lambda at: len(lines[at]))
            if not _SHORTEST_REPEATED <= len(lines[short]) <= _LONGEST_TITLE:
                continue
            if " ".join(lines[index].split()) == " ".join(lines[below].split()):
                found.kinds[below] = BlockKind.BOILERPLATE
                return index
            site = _SITE.fullmatch(lines[long].removeprefix(lines[short]))
            if site and _is_source(site["site"]):
                found.kinds[long] = BlockKind.BOILERPLATE
                found.source = site["site"]
                return short
    return None


def _looks_like_title(line: str) -> bool:
    return (
        len(line) <= _LONGEST_TITLE
        and not line.endswith(_STOPS)
        and not line.startswith(_BULLETS)
        and not _agency(line)
    )


def _mark_tail(lines: Sequence[str], found: Recognised) -> None:
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _TAIL), -1):
        if found.kinds[index] is not BlockKind.PARAGRAPH:
            return
        neighbours = lines[index - 1 : index + 2 : 2] if index else lines[1:2]
        repeated = len(lines[index].split()) <= _MOST_REPEATED_WORDS and lines[index] in neighbours
        if not repeated and not is_closing_furniture(lines[index]):
            return
        found.kinds[index] = BlockKind.BOILERPLATE


def _read_source(lines: Sequence[str], found: Recognised) -> None:
    """Take the agency that the first paragraph, or the one after a standfirst, opens with."""
    for index, _ in zip(_paragraphs(found), range(2), strict=False):
        agency = _agency(lines[index])
        if agency:
            found.source, published = agency
            found.published = found.published or published
            return


def _agency(line: str) -> tuple[str, str] | None:
    """Return the agency that ``line`` opens with, and the full date beside it or nothing.

    ``Agency / …``, ``Agency/ City/ …``, ``CITY (Agency) — …``, ``CITY, Feb 18 (Agency) - …``.
    """
    match = _SLASHED.match(line)
    if match and _opens(line, match):
        second = match["second"] or ""
        name = second if _AGENCY.search(second) else match["first"]
        return (name, "") if _is_source(name) else None
    match = _BRACKETED.match(line)
    if match and _opens(line, match) and _is_source(match["agency"]):
        place = match["place"] or ""
        if _is_place(place) and not _is_abbreviation(match["agency"], place):
            return match["agency"], parse_date(match["date"] or "") or ""
    return None


def _opens(line: str, match: re.Match[str]) -> bool:
    return len(line) - match.end() >= _SHORTEST_OPENED and not line[match.end()].islower()


def _is_source(name: str) -> bool:
    words = name.split()
    return (
        len(name) <= _LONGEST_SOURCE
        and len(words) <= _MOST_SOURCE_WORDS
        and not any(word[0].islower() and word not in _PARTICLES for word in words)
    )


def _is_place(place: str) -> bool:
    """Return whether ``place`` may be a city; a script without capitals needs to be brief."""
    words = place.split()
    cased = place.upper() != place.lower()
    return len(words) <= (_MOST_PLACE_WORDS if cased else 2) and not any(
        word[0].islower() for word in words
    )


def _is_abbreviation(agency: str, words: str) -> bool:
    """Return whether ``agency`` shortens ``words``: World Health Organization (WHO)."""
    initials = "".join(word[0] for word in words.split()).upper()
    short = agency.upper()
    return len(initials) > 1 and (short.startswith(initials) or initials.endswith(short))
