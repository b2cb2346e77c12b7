"""What in an article is likely to need a label next: names, acronyms, numbers, dates. Pure.

Candidates are guesses in the order of reading; none overlaps another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from reader.names import begins_sentence, names_in, run_pattern
from reader.values import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reader.values import Block

_MARGIN = 400
"""Code points before a place in which what reaches over it must begin."""
_WINDOW = 4000
"""Code points that are looked through at a time when going backwards."""
_APART = frozenset((BlockKind.BOILERPLATE, BlockKind.DATELINE, BlockKind.BYLINE))
"""Kinds of blocks in which nothing is offered."""

_NEAR = 50_000
"""How far a word is looked for."""

_WORD = re.compile(r"[^\W\d_]+|\d+|[$¢-¥؋฿₠-⃏﷼]")
_STARTS = frozenset(
    re.findall(
        r"\w+",
        """today yesterday tomorrow tonight almost nearly about around over more less a an one last
    next this past recent coming previous two three four five six seven eight nine ten eleven
    twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
    sixty seventy eighty ninety hundreds thousands millions dozens al el ar as ad ash az at ul d
    l""",
    )
)
"""Words without a capital that a candidate may begin with."""

_MONTHS = r"""(?:January|February|March|April|May|June|July|August|September|October|November|
    December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"""
_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_COUNT = r"""(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|
    fifteen|sixteen|seventeen|eighteen|nineteen)|(?:twen|thir|for|fif|six|seven|eigh|nine)ty
    (?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"""
_PERIOD = "(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|centur(?:y|ie))s?"


@cache
def _pattern() -> regex.Pattern[str]:
    import regex  # 15 ms, and the first window needs none

    day, year = r"\p{N}{1,2}(?:st|nd|rd|th)?+", r"(?:,?\ \p{N}{4}(?!\p{N}))"
    digits = r"\p{N}++(?:(?:[.,:/'’٫٬]|[\u00a0\u202f](?=\p{N}{3}(?!\p{N})))\p{N}++)*+"
    number = rf"(?:\p{{L}}{{0,3}}\p{{Sc}}\ ?)?{digits}(?:[%‰٪°]|(?:st|nd|rd|th)\b)?"
    unit = r"""(?:[ \u00a0]?(?:thousand|million|billion|trillion|m|bn|percent|per\ cent|dollars|
        euros|pounds|dinars|rials|yen|km|kilometres|kilometers|miles|metres|meters|tonnes|tons|
        barrels|hectares|acres|\p{Sc})(?!\p{L}))*+"""
    return regex.compile(
        rf"""(?<![\p{{L}}\p{{M}}\p{{N}}_])(?:
        (?P<date>
            (?:{day}\ )?{_MONTHS}(?:\ {day}(?![\p{{N}}]))?{year}?(?![\p{{L}}\p{{N}}])
            |{_DAYS}(?!\p{{L}})
            |\p{{N}}{{4}}-\p{{N}}{{2}}-\p{{N}}{{2}}(?!\p{{N}})
            |(?i:today|yesterday|tomorrow|tonight)(?!\p{{L}})
            |(?i:(?:almost|nearly|about|around|over|more\ than|less\ than)\ )?
                (?:an?|one|{_COUNT}|{digits})\ {_PERIOD}(?:\ ago)?(?!\p{{L}})
            |(?i:last|next|this|past|recent|coming|previous)\ (?:few\ )?
                (?:{_PERIOD}|spring|summer|autumn|winter)(?!\p{{L}})
        )
        |(?P<number>{number}{unit}|(?:{_COUNT}|hundreds|thousands|millions|dozens){unit}(?!\p{{L}}))
        |(?P<name>{run_pattern()}))""",
        regex.VERBOSE,
    )


def next_candidates(text: str, blocks: Sequence[Block], offset: int = 0) -> Iterator[Span]:
    """Yield the candidates that begin at ``offset`` or behind it, in order, lazily."""
    first = max(0, bisect_right(blocks, offset, key=lambda block: block.start) - 1)
    for block in blocks[first:]:
        if block.kind not in _APART:
            start = max(block.start, offset - _MARGIN)
            yield from (each for each in _in(text, start, block.end) if each.start >= offset)


def previous_candidates(text: str, blocks: Sequence[Block], offset: int) -> Iterator[Span]:
    """Yield the candidates that begin before ``offset``, the last one first, lazily."""
    first = bisect_right(blocks, offset, key=lambda block: block.start)
    for block in reversed(blocks[:first]):
        if block.kind in _APART:
            continue
        end = min(block.end, offset)
        while end > block.start:
            start = max(block.start, end - _WINDOW)
            found = _in(text, max(block.start, start - _MARGIN), min(block.end, end + _MARGIN))
            yield from reversed([each for each in found if start <= each.start < end])
            end = start


def _in(text: str, start: int, end: int) -> Iterator[Span]:
    match = _pattern().match
    for begin in _beginnings(text, start, end):
        found = match(text, begin, end) if begin >= start else None
        if found is None:
            continue
        start = found.end()
        if found.lastgroup == "name":
            names = names_in(text, Span(*found.span()))
            yield from (name for name in names if not _is_ordinary(text, name))
        else:
            yield Span(*found.span())


def _beginnings(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a candidate may begin: far faster than to try the whole pattern everywhere."""
    for word in _WORD.finditer(text, start, end):
        found = word[0]
        if not found.islower() or found in _STARTS:
            yield word.start()


def _is_ordinary(text: str, name: Span) -> bool:
    """Return whether a lone word has its capital from its sentence: it stands small near by."""
    word = text[name.start : name.end]
    if not word.isalpha() or word.isupper() or not begins_sentence(text, name.start):
        return False
    small, end = word.lower(), name.end + _NEAR
    found = text.find(small, max(0, name.start - _NEAR), end)
    while found >= 0:
        around = text[found - 1 : found], text[found + len(small) : found + len(small) + 1]
        if not any(each.isalnum() for each in around):
            return True
        found = text.find(small, found + 1, end)
    return False
