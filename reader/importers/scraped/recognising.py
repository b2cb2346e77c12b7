"""What stands around the body of a scraped news text: title, dates, names, page furniture.

Every rule is for a whole line, or for the opening of a first paragraph, and only for what
is sure: what isn't recognised stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.importers.scraped import agencies
from reader.importers.scraped.facts import LONGEST, facts_in
from reader.importers.scraped.furniture import (
    fold,
    heads_other_articles,
    heads_tags,
    is_caption,
    is_closing_furniture,
    is_furniture,
    is_inner_furniture,
)
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.importers.scraped.facts import Fact

_HEAD = 14
"""How many lines at most are looked at for a title, dates and a byline."""
_STANDFIRSTS = 2
"""How many long lines can stand among them."""
_TAIL = 16
_REPEATED_WITHIN = 4
"""How many lines below a title it can stand again."""
_LONGEST_TITLE = 160
_MOST_REPEATED_WORDS = 4
_SHORTEST_REPEATED = 12
_SHORTEST_IN_IDEOGRAPHS = 5
_UNSAID = BlockKind.PARAGRAPH, BlockKind.BOILERPLATE
_STOPS = tuple(".:,;،؛۔。")
_BULLETS = tuple("-–—*•·#|>")
_SITE_AFTER = re.compile(r"\s*[-–—|｜_]\s*(?P<site>\S.*)")
_SITE_BEFORE = re.compile(r"(?P<site>.*\S)\s*[-–—|｜:：]\s*")
_TITLED = re.compile(
    r"(?:title|headline|titre|titel|başlık|sernav|заголовок|عنوان|العنوان|سەردێڕ|כותרת|标题|標題|タイトル)"
    r"\s?[:：]\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_UNMARKED = re.compile(r"[\W_]+")


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

    def learn(self, facts: Iterable[Fact]) -> None:
        """Keep what a line says, where no line above it says it already."""
        for field, value in facts:
            if field and not getattr(self, field):
                setattr(self, field, value)


def recognise(lines: Sequence[str]) -> Recognised:
    """Return what each of ``lines`` is; they aren't blank nor have white space at the ends."""
    found = Recognised([BlockKind.PARAGRAPH] * len(lines))
    head = _head(lines)
    for index, line in enumerate(head):
        found.kinds[index] = _fact(line, found, first=index == 0)
    _mark_title(head, found)
    _read_title(found)
    _mark_tail(lines, found)
    for index in _paragraphs(found):
        found.kinds[index] = _inner(lines[index])
    if BlockKind.PARAGRAPH not in found.kinds:
        return Recognised([BlockKind.PARAGRAPH] * len(lines))
    _read_source(lines, found)
    return found


def recognise_body(lines: Sequence[str]) -> Recognised:
    """Return what each of ``lines`` is, where title and dates are known and stand elsewhere."""
    found = Recognised([BlockKind.PARAGRAPH] * len(lines))
    _mark_tail(lines, found)
    for index in _paragraphs(found):
        found.kinds[index] = _inner(lines[index])
    if BlockKind.PARAGRAPH not in found.kinds:
        return Recognised([BlockKind.PARAGRAPH] * len(lines))
    return found


def _paragraphs(found: Recognised) -> Iterator[int]:
    return (index for index, kind in enumerate(found.kinds) if kind is BlockKind.PARAGRAPH)


def _head(lines: Sequence[str]) -> Sequence[str]:
    long = [index for index, line in enumerate(lines[:_HEAD]) if len(line) > LONGEST]
    return lines[: long[_STANDFIRSTS] if len(long) > _STANDFIRSTS else _HEAD]


def _fact(line: str, found: Recognised, *, first: bool) -> BlockKind:
    """Return the kind of a line of the head, and keep what it tells."""
    facts = facts_in(line, first=first)
    found.learn(facts)
    fields = {fact.field for fact in facts}
    if "byline" in fields:
        return BlockKind.BYLINE
    if fields == {"url"}:
        return BlockKind.BOILERPLATE
    if facts:
        return BlockKind.DATELINE
    agency = agencies.dateline(line)
    if agency:
        found.source = found.source or agency
        return BlockKind.DATELINE
    if not first and is_caption(line):
        return BlockKind.CAPTION
    return BlockKind.BOILERPLATE if is_furniture(line) else BlockKind.PARAGRAPH


def _inner(line: str) -> BlockKind:
    """Return the kind of a line of the body."""
    if is_inner_furniture(line):
        return BlockKind.BOILERPLATE
    return BlockKind.CAPTION if is_caption(line) else BlockKind.PARAGRAPH


def _mark_title(head: Sequence[str], found: Recognised) -> None:
    candidates = [
        index
        for index in _paragraphs(found)
        if index < len(head) and any(map(str.isalnum, head[index]))
    ]
    title = _repeated_title(head, candidates, found)
    if title is None and candidates and _looks_like_title(head[candidates[0]]):
        title = candidates[0]
    if title is not None and any(index > title for index in _paragraphs(found)):
        found.title = head[title]
        found.kinds[title] = BlockKind.TITLE


def _read_title(found: Recognised) -> None:
    """Take the title without its label, where other lines of the head have theirs, too."""
    match = _TITLED.fullmatch(found.title)
    if match and (found.byline or found.published or found.url or found.source):
        found.title = match["title"]


def _repeated_title(
    lines: Sequence[str], candidates: Sequence[int], found: Recognised
) -> int | None:
    """Return the line that stands again below, perhaps with the site's name; mark the other."""
    for place, index in enumerate(candidates):
        for below in candidates[place + 1 : place + 1 + _REPEATED_WITHIN]:
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
    return shortest <= len(line) <= _LONGEST_TITLE


def _letters(line: str) -> str:
    return _UNMARKED.sub("", line).casefold()


def _site(long: str, short: str) -> str:
    """Return the name of the site that stands beside a title in ``long``; empty if none does."""
    match = None
    if fold(long[: len(short)]) == fold(short):
        match = _SITE_AFTER.fullmatch(long[len(short) :])
    elif fold(long[-len(short) :]) == fold(short):
        match = _SITE_BEFORE.fullmatch(long[: -len(short)])
    return match["site"] if match and agencies.is_source(match["site"]) else ""


def _looks_like_title(line: str) -> bool:
    return (
        len(line) <= _LONGEST_TITLE
        and not line.endswith(_STOPS)
        and not line.startswith(_BULLETS)
        and not agencies.opening(line)
    )


def _mark_tail(lines: Sequence[str], found: Recognised) -> None:
    end = _others(lines, found)
    for index in range(end, len(lines)):
        found.kinds[index] = BlockKind.BOILERPLATE
    for index in range(end - 1, max(-1, end - 1 - _TAIL), -1):
        if found.kinds[index] is not BlockKind.PARAGRAPH:
            return
        found.kinds[index] = _tail_kind(lines, index, found)
        if found.kinds[index] is BlockKind.PARAGRAPH:
            return


def _others(lines: Sequence[str], found: Recognised) -> int:
    """Return from which line on other articles are listed; that after the last where none are."""
    for index in range(max(1, len(lines) - _TAIL), len(lines)):
        if found.kinds[index] in _UNSAID and (
            heads_other_articles(lines[index]) or heads_tags(lines[index])
        ):
            below = lines[index + 1 :]
            if all(_looks_like_title(line) or is_closing_furniture(line) for line in below):
                return index
    return len(lines)


def _tail_kind(lines: Sequence[str], index: int, found: Recognised) -> BlockKind:
    """Return the kind of a line below the body, and keep what it tells."""
    line = lines[index]
    neighbours = lines[index - 1 : index + 2 : 2] if index else lines[1:2]
    repeated = len(line.split()) <= _MOST_REPEATED_WORDS and line in neighbours
    if repeated or is_closing_furniture(line):
        return BlockKind.BOILERPLATE
    facts = facts_in(line, first=False)
    found.learn(facts)
    if any(fact.field == "byline" for fact in facts):
        return BlockKind.BYLINE
    agency = agencies.dateline(line)
    found.source = found.source or agency
    if facts or agency:
        return BlockKind.DATELINE
    return BlockKind.CAPTION if is_caption(line) else BlockKind.PARAGRAPH


def _read_source(lines: Sequence[str], found: Recognised) -> None:
    """Take the agency that the first paragraph, or the one after a standfirst, opens with."""
    for index, _ in zip(_paragraphs(found), range(2), strict=False):
        told = agencies.opening(lines[index])
        if told:
            found.source = told.agency or found.source
            found.published = found.published or told.published
            found.byline = found.byline or told.byline
            return
