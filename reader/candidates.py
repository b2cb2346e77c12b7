"""What in an article is likely to need a label next: names, acronyms, numbers, dates. Pure.

Candidates are guesses in the order of reading; none overlaps another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from reader.language_words import any_of, beginning, beginnings, words_of
from reader.names import begins_sentence, names_in, run_pattern
from reader.values import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from reader.language_words import LanguageWords
    from reader.values import Block

_MARGIN = 400
"""Code points before a place in which what reaches over it must begin."""
_WINDOW = 4000
"""Code points that are looked through at a time when going backwards."""
_APART = frozenset((BlockKind.BOILERPLATE, BlockKind.DATELINE, BlockKind.BYLINE))
"""Kinds of blocks in which nothing is offered."""

_BEGINNING = (
    r"(?:(?<![\p{L}\p{M}\p{N}_])|(?<=[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}])(?=\p{N}))"
    r"(?<!\p{N}[.,:/'’٫٬])"
)
"""Where a word begins, and no later part of a number; some scripts have no space before one."""

_NEAR = 50_000
"""How far a word is looked for."""

_WORD = re.compile(r"[^\W\d_]+|\d+|[$¢-¥؋฿₠-⃏﷼]")
_ARTICLES = ("al", "el", "ar", "as", "ad", "ash", "an", "az", "at", "ul", "d", "l")
"""Words without a capital that a name may begin with."""


@cache
def _starts(language: str) -> frozenset[str]:
    """Return the words without a capital that a candidate may begin with."""
    known = words_of(language)
    kinds = (
        *(known.months, known.weekdays, known.today, known.about, known.single, known.counts),
        *(known.many, known.before, known.periods if known.after else ()),
    )
    return beginnings([*_ARTICLES, *(word for kind in kinds for word in kind)])


@cache
def _pattern(language: str) -> regex.Pattern[str]:
    import regex  # 15 ms, and the first window needs none

    known = words_of(language)
    ends = rf"(?=(?:{any_of(known.endings)})?(?![\p{{L}}\p{{M}}]))"
    digits = r"\p{N}++(?:(?:[.,:/'’٫٬]|[\u00a0\u202f](?=\p{N}{3}(?!\p{N})))\p{N}++)*+"
    number = rf"(?:\p{{L}}{{0,3}}\p{{Sc}}\ ?)?{digits}(?:[%‰٪°]|{any_of(known.ordinals)}\b)?"
    unit = rf"(?:[ \u00a0]?(?:{any_of(known.units)}\p{{M}}*+|\p{{Sc}})(?!\p{{L}}))*+"
    count = rf"(?:{any_of(known.counts)}(?:-{any_of(known.counts)})?)"
    return regex.compile(
        rf"""{_BEGINNING}(?:
        (?P<date>{_date(known, ends)}
            |{any_of(known.weekdays, any_case=True)}(?:\ {any_of(known.after)})?{ends}
            |\p{{N}}{{4}}-\p{{N}}{{2}}-\p{{N}}{{2}}(?!\p{{N}})
            |{any_of(known.today, any_case=True)}{ends}
            |{_period(known, rf"{any_of(known.single)}|{count}|{digits}", ends)}
        )
        |(?P<number>{number}{unit}|(?:{count}|{any_of(known.many)}){unit}(?!\p{{L}}))
        |(?P<name>{run_pattern()}))""",
        regex.VERBOSE,
    )


def _date(known: LanguageWords, ends: str) -> str:
    """Return an expression for a day of a month, a month of a year, or a month alone."""
    day = rf"\p{{N}}{{1,2}}{any_of((*known.ordinals, *known.day_endings))}?+"
    year = r"(?:,?\ \p{N}{4}(?!\p{N}))"
    name = any_of(known.months, any_case=True)
    month = rf"{name}(?:/{name})?"
    before = rf"(?:{any_of(known.weekdays, any_case=True)}[,،]?\ )?{day}\ "
    behind = rf"\ {day}(?!\p{{N}}){year}?|{year}"
    alone = rf"{name}/{name}" if known.day_or_year else month
    return rf"(?:{before}{month}(?:{behind})?|{month}(?:{behind})|{alone}){ends}(?!\p{{N}})"


def _period(known: LanguageWords, number: str, ends: str) -> str:
    """Return an expression for a number of days, weeks or years, or for the last or next one."""
    about = rf"(?:{any_of(known.about, any_case=True)}\ )?"
    period, before = rf"{any_of(known.periods)}\p{{M}}*+", any_of(known.before, any_case=True)
    season = any_of((*known.periods, *known.seasons))
    return rf"""(?:{about}(?:{number})\ {period}(?:\ {any_of(known.ago)})?{ends}
        |{before}\ {season}(?:\ {any_of(known.after)})?{ends}
        |{period}\ {any_of(known.after)}{ends})"""


def next_candidates(
    text: str, blocks: Sequence[Block], offset: int = 0, language: str = ""
) -> Iterator[Span]:
    """Yield the candidates that begin at ``offset`` or behind it, in order, lazily.

    ``language`` is an ISO 639 code; a language without words of ours is taken as English.
    """
    first = max(0, bisect_right(blocks, offset, key=lambda block: block.start) - 1)
    for block in blocks[first:]:
        if block.kind not in _APART:
            start = max(block.start, offset - _MARGIN)
            found = _in(text, start, block.end, language)
            yield from (each for each in found if each.start >= offset)


def previous_candidates(
    text: str, blocks: Sequence[Block], offset: int, language: str = ""
) -> Iterator[Span]:
    """Yield the candidates that begin before ``offset``, the last one first, lazily."""
    first = bisect_right(blocks, offset, key=lambda block: block.start)
    for block in reversed(blocks[:first]):
        if block.kind in _APART:
            continue
        end = min(block.end, offset)
        while end > block.start:
            start = max(block.start, end - _WINDOW)
            near = max(block.start, start - _MARGIN), min(block.end, end + _MARGIN)
            found = _in(text, *near, language)
            yield from reversed([each for each in found if start <= each.start < end])
            end = start


def _in(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    match = _pattern(language).match
    for begin in _beginnings(text, start, end, _starts(language)):
        found = match(text, begin, end) if begin >= start else None
        if found is None:
            continue
        names = [Span(*found.span())]
        if found.lastgroup == "name":
            names = names_in(text, names[0], language)
            yield from (name for name in names if not _is_ordinary(text, name))
        else:
            yield names[0]
        start = found.end() if names else start


def _beginnings(text: str, start: int, end: int, starts: frozenset[str]) -> Iterator[int]:
    """Yield where a candidate may begin: far faster than to try the whole pattern everywhere."""
    for word in _WORD.finditer(text, start, end):
        found = word[0]
        has_no_case = found.isalpha() and found.upper() == found.lower()
        if not (found.islower() or has_no_case) or beginning(found) in starts:
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
