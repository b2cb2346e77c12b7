"""The title of a scraped news text, among what stands above and beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.scraped import agencies
from reader.importers.scraped.menus import title_below_entries, title_below_menu
from reader.importers.scraped.shapes import (
    BULLETS,
    LONGEST_TITLE,
    is_path,
    looks_like_title,
    word_count,
)
from reader.importers.scraped.vocabulary import fold
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.scraped.recognised import Recognised

_REPEATED_WITHIN = 4
"""How many lines below a title it can stand again."""
_SHORTEST_REPEATED = 12
_SHORTEST_IN_IDEOGRAPHS = 5
_STOPS = tuple(".:,;،؛۔。")
_SITE_AFTER = re.compile(r"\s*[-–—|｜_:：]\s*(?P<site>\S.*)")
_SITE_BEFORE = re.compile(r"(?P<site>.*\S)\s*[-–—|｜:：]\s*")
_TITLED = re.compile(
    r"(?:title|headline|titre|titel|başlık|sernav|заголовок|عنوان|العنوان|سەردێڕ|כותרת|标题|標題|タイトル)"
    r"\s?[:：]\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_UNMARKED = re.compile(r"[\W_]+")
_LONGEST_KICKER, _FEWEST_WORDS = 2, 4
"""Words in what stands above a title, and in the title then."""
_MOST_WORDS, _MOST_WORDS_ABOVE = 24, 10
_FACTS = BlockKind.DATELINE, BlockKind.BYLINE
_LOOKED_AT = 4
"""How many lines above a title are none of it."""
_BETWEEN_PARTS = re.compile(r"\s[-–—|｜]\s")
"""Between the section and the site."""
_DATED = re.compile(r",\s[\d./-]+$")
"""The date behind a site's name."""
_BESIDE_BAR = re.compile(r"(?P<title>.*\S)\s[|｜]\s(?P<site>[^|｜]*\S)")
_BESIDE_DASH = re.compile(r"(?P<title>.*\S)(?:\s[-–—]\s|\s?[：]\s?|:\s)(?P<site>[^-–—:：|]*\S)")


def mark_title(head: Sequence[str], found: Recognised) -> None:
    """Mark the title, where there is one, and what stands above it."""
    candidates = [
        index
        for index in found.paragraphs()
        if index < len(head) and any(map(str.isalnum, head[index]))
    ]
    title = _repeated_title(head, candidates, found)
    if title is None and found.heading in candidates:
        title = found.heading
    if title is None:
        below = title_below_menu if found.is_page else title_below_entries
        title = below(head, found)
    is_sure = title is not None
    found.is_page = found.is_page and title is not None and title > _LONGEST_KICKER
    if title is None:
        title = _first_title(head, candidates, found)
    if title is not None and any(index > title for index in found.paragraphs()):
        found.title = head[title]
        found.kinds[title] = BlockKind.TITLE
        for above in candidates:
            line = head[above].lstrip(BULLETS) if found.is_page else head[above]
            is_brief = above < title and (found.is_page or word_count(line) <= _MOST_WORDS_ABOVE)
            if is_brief and looks_like_title(line) and (is_sure or _is_above_title(line)):
                found.kinds[above] = BlockKind.BOILERPLATE


def _first_title(lines: Sequence[str], candidates: Sequence[int], found: Recognised) -> int | None:
    """Return the first line that looks like a title, below a path or the name of a section."""
    is_scraped = found.published or found.byline or found.source or found.updated
    if is_scraped and candidates and _is_kicker(lines[candidates[0]]):
        found.kinds[candidates[0]] = BlockKind.BOILERPLATE
        candidates = candidates[1:]
    first = next(iter(candidates), None)
    if first is None or not looks_like_title(lines[first]):
        return None
    is_above_facts = any(kind in _FACTS for kind in found.kinds[first + 1 : first + 2])
    if (is_above_facts or first == 0) and not _is_above_title(lines[first]):
        return first
    for index in candidates[:_LOOKED_AT] if is_scraped else ():
        if not looks_like_title(lines[index]) or word_count(lines[index]) > _MOST_WORDS:
            break
        if not _is_above_title(lines[index]) and word_count(lines[index]) >= _FEWEST_WORDS:
            return index
    return first


def _is_above_title(line: str) -> bool:
    """Return whether ``line`` is rather a path to the page, or names a section, than a title."""
    return is_path(line) or word_count(line) <= _LONGEST_KICKER


def _is_kicker(line: str) -> bool:
    """Return whether ``line`` only says what the title below is about: ``Bees:``."""
    return line.endswith((":", "：")) and word_count(line.rstrip(" :：")) <= _LONGEST_KICKER


def read_title(found: Recognised) -> None:
    """Take the title without its label, where other lines of the head have theirs, too.

    And without the site's name behind a bar, or behind a dash where that is one for sure.
    """
    match = _TITLED.fullmatch(found.title)
    if match and (found.byline or found.published or found.url or found.source):
        found.title = match["title"]
    bar, dash = _BESIDE_BAR.fullmatch(found.title), _BESIDE_DASH.fullmatch(found.title)
    for beside, is_site in ((bar, agencies.is_source), (dash, agencies.is_site)):
        if beside and word_count(beside["title"]) >= _FEWEST_WORDS and is_site(beside["site"]):
            found.title = beside["title"]
            found.source = found.source or beside["site"]
            return


def _repeated_title(
    lines: Sequence[str], candidates: Sequence[int], found: Recognised
) -> int | None:
    """Return the line that stands again below, perhaps with the site's name; mark the other."""
    for place, index in enumerate(candidates):
        within = _REPEATED_WITHIN if place else len(candidates)
        for below in candidates[place + 1 : place + 1 + within]:
            short, long = sorted((index, below), key=lambda at: len(lines[at]))
            if not _can_repeat(lines[short]) or (place and lines[short].endswith(_STOPS)):
                continue  # a standfirst is repeated as well
            if _letters(lines[index]) == _letters(lines[below]):
                found.kinds[below] = BlockKind.BOILERPLATE
                return index
            site = _site(lines[long], lines[short])
            if site:
                found.kinds[long] = BlockKind.BOILERPLATE
                found.source = site
                return short
    return None


def _can_repeat(line: str) -> bool:
    in_ideographs = "\u3040" <= line[0] <= "\u9fff"
    shortest = _SHORTEST_IN_IDEOGRAPHS if in_ideographs else _SHORTEST_REPEATED
    return shortest <= len(line) <= LONGEST_TITLE


def _letters(line: str) -> str:
    return _UNMARKED.sub("", line).casefold()


def _site(long: str, short: str) -> str:
    """Return the name of the site that stands beside a title in ``long``; empty if none does."""
    match = None
    if fold(long[: len(short)]) == fold(short):
        match = _SITE_AFTER.fullmatch(long[len(short) :])
    elif fold(long[-len(short) :]) == fold(short):
        match = _SITE_BEFORE.fullmatch(long[: -len(short)])
    site = _DATED.sub("", match["site"]) if match else ""
    *others, site = _BETWEEN_PARTS.split(site)
    site = next(filter(agencies.is_agency, others), site)
    return site if agencies.is_source(site) or agencies.is_site(site) else ""
