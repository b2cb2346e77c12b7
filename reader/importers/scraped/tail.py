"""What stands below the body of a scraped news text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.scraped import agencies
from reader.importers.scraped.captions import is_caption
from reader.importers.scraped.facts import facts_in
from reader.importers.scraped.furniture import (
    has_word_of_pages,
    heads_a_list,
    is_button,
    is_closing_furniture,
    is_inner_furniture,
    names_section,
)
from reader.importers.scraped.prompts import speaks_to_readers
from reader.importers.scraped.shapes import (
    BULLETS,
    is_brief,
    is_sentence,
    looks_like_title,
    word_count,
)
from reader.importers.scraped.vocabulary import fold
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.scraped.recognised import Recognised

_TAIL, _LONGEST_TAIL = 16, 160
"""Lines; the second where what is known goes on."""
_MOST_REPEATED_WORDS = 4
_SAID = re.compile('["“”„«»「」]')
_BRACKETS = "()[]（）【】"
_COLONS = (":", "：")
_GOING_ON = (*_COLONS, ",", "،", "、", ";", "?", "؟", "？")
"""Ends of lines behind which a list can stand, a signature or an answer."""
_OTHERS_TO_KNOWN, _OTHERS_ON_PAGE = 4, 8
"""How many lines that are not known at most stand to one that is."""
_MOST_TAGS, _LONGEST_TAG, _STEM = 12, 2, 5
"""Lines, words; and how many letters of a word tell that it is of the text."""
_MOST_BETWEEN = 3
"""Brief lines between what is known."""
_LONGEST_BIOGRAPHY = 400
"""Code points."""
_UNSAID = BlockKind.PARAGRAPH, BlockKind.BOILERPLATE


def mark_tail(lines: Sequence[str], found: Recognised) -> None:
    """Mark what stands below the text, and keep what it tells."""
    end = _others(lines, found)
    for index in range(end, len(lines)):
        found.kinds[index] = BlockKind.BOILERPLATE
    for index in range(_above_others(lines, found, end), end):
        found.kinds[index] = BlockKind.BOILERPLATE
        end = min(end, index)
    for index in range(end - 1, max(-1, end - 1 - _TAIL), -1):
        if found.kinds[index] is not BlockKind.PARAGRAPH:
            return
        found.kinds[index] = _tail_kind(lines, index, found)
        if found.kinds[index] is BlockKind.PARAGRAPH:
            return


def _others(lines: Sequence[str], found: Recognised) -> int:
    """Return from which line on there is no text any more; that after the last where there is.

    That is the heading of other articles or of tags, or furniture below which only more of it
    stands and what could be titles.
    """
    end, below, known = len(lines), 0, 0
    for index in range(len(lines) - 1, max(0, len(lines) - 1 - _LONGEST_TAIL), -1):
        line = lines[index]
        is_known = index in found.linked or _is_known(lines, index)
        if found.kinds[index] is BlockKind.TITLE or (
            below >= _TAIL and known < below // _OTHERS_TO_KNOWN
        ):
            break
        is_of_writer = _is_of_writer(line, found.byline)
        if found.kinds[index] in _UNSAID and (
            is_of_writer or _closes(lines, index, known, found, is_known=is_known)
        ):
            end = index
        if not (is_known or is_of_writer or _may_be_linked(line) or has_word_of_pages(line)):
            break
        below, known = below + 1, known + is_known
    return end


def _closes(
    lines: Sequence[str], index: int, known: int, found: Recognised, *, is_known: bool
) -> bool:
    """Return whether a text ends above a line; of so many lines below it says what's known.

    Those can be titles, but for what is furniture. A word alone can be one of verse as well.
    """
    line, below = lines[index], len(lines) - index - 1
    if heads_a_list(line):
        return True
    if not is_known or is_inner_furniture(line):
        return False
    if word_count(line) == 1 and line.isalpha():
        return known * _OTHERS_TO_KNOWN >= below
    others = _OTHERS_ON_PAGE if found.is_page else _OTHERS_TO_KNOWN
    return known >= below // others + is_button(line)


def _is_known(lines: Sequence[str], index: int) -> bool:
    """Return whether a line is known from pages, and not rather of verse or of a table."""
    line = lines[index]
    if line.isdecimal():
        return not _is_cell(lines, index)
    if not is_closing_furniture(line):
        return speaks_to_readers(line)
    is_word = line.isalpha() or names_section(line)
    return not (is_word and _is_in_verse(lines, index))


def _is_in_verse(lines: Sequence[str], index: int) -> bool:
    """Return whether a word stands among brief lines of which hardly any is known."""
    start = end = index
    while start > max(0, index - _MOST_TAGS) and is_brief(lines[start - 1]):
        start -= 1
    while end + 1 < min(len(lines), index + _MOST_TAGS) and is_brief(lines[end + 1]):
        end += 1
    run = [line for line in lines[start : end + 1] if not names_section(line)]
    known = [line for line in run if is_closing_furniture(line)]
    return start < end and all(map(str.isalpha, known)) and len(known) * 2 <= end + 1 - start


def _is_cell(lines: Sequence[str], index: int) -> bool:
    """Return whether a number is one of a column, and not the rank of what stands below it."""
    others = [lines[at] for at in (index - 2, index + 2) if 0 <= at < len(lines)]
    numbers = [int(other) for other in others if other.isdecimal()]
    return bool(numbers) and all(abs(int(lines[index]) - number) != 1 for number in numbers)


def _is_aside(line: str) -> bool:
    is_known = is_closing_furniture(line) and not is_inner_furniture(line)
    return is_known or speaks_to_readers(line)


def _may_be_linked(line: str) -> bool:
    """Return whether ``line`` may be the title of another article: what somebody said is text."""
    return looks_like_title(line.lstrip(BULLETS)) and not _SAID.search(line)


def _above_others(lines: Sequence[str], found: Recognised, end: int) -> int:
    """Return from which line on tags, prompts and what is said of the writer stand above ``end``.

    Tags are brief lines below a whole sentence, and most of them are words of the text.
    """
    start = _asides(lines, found, end)
    while start < end:
        end, start = start, _asides(lines, found, start)
    return start


def _asides(lines: Sequence[str], found: Recognised, end: int) -> int:
    """Return where the lines right above ``end`` begin that are none of the text."""
    above = end - 1
    if above <= 0 or found.kinds[above] is not BlockKind.PARAGRAPH:
        return end
    if speaks_to_readers(lines[above]) or _is_of_writer(lines[above], found.byline):
        return above
    return _tags(lines, found, end) if end < len(lines) else end


def _is_of_writer(line: str, byline: str) -> bool:
    """Return whether ``line`` says who the writer is, whose name it begins with."""
    if not byline or not line.startswith(byline) or len(line) > _LONGEST_BIOGRAPHY:
        return False
    rest = line[len(byline) :]
    is_name = " " in byline or not (byline.isascii() or agencies.is_agency(byline))
    return is_name and (not rest or (rest[0] in " ,'’，、" and not _SAID.search(rest)))


def _tags(lines: Sequence[str], found: Recognised, end: int) -> int:
    start = end
    while (
        start > max(0, end - _MOST_TAGS)
        and found.kinds[start - 1] is BlockKind.PARAGRAPH
        and is_brief(lines[start - 1])
    ):
        start -= 1
    if start in (0, end):
        return end
    before, tags = lines[start - 1], lines[start:end]
    is_between = len(tags) <= _MOST_BETWEEN and word_count(before) > 1 and _is_aside(before)
    is_heading = len(tags) == 1 and found.linked.issuperset(range(end, end + 2)[: len(lines) - end])
    if is_between or is_heading:
        return start
    may_be_tags = is_sentence(before) and not before.endswith(_GOING_ON)
    return start if may_be_tags and _are_said(tags, found.title, lines[:start]) else end


def _are_said(tags: Sequence[str], title: str, text: Sequence[str]) -> bool:
    """Return whether most of the ``tags`` are of words of the text; one alone is of the title."""
    said = fold(title if len(tags) == 1 else " ".join((title, *text)))
    known = sum(_is_said(tag, said) for tag in tags)
    return known * 3 >= len(tags) * 2 and all(word_count(tag) <= _LONGEST_TAG for tag in tags)


def _is_said(tag: str, said: str) -> bool:
    folded = fold(tag).strip("#")
    return (not tag.isascii() and folded in said) or any(
        word[:_STEM] in said for word in folded.split() if word[3:]
    )


def _tail_kind(lines: Sequence[str], index: int, found: Recognised) -> BlockKind:
    """Return the kind of a line below the body, and keep what it tells."""
    line = lines[index]
    neighbours = lines[index - 1 : index + 2 : 2] if index else lines[1:2]
    repeated = len(line.split()) <= _MOST_REPEATED_WORDS and line in neighbours
    is_label = line.endswith(_COLONS) and len(line.split()) <= _MOST_REPEATED_WORDS
    if repeated or is_label or _is_known(lines, index):
        return BlockKind.BOILERPLATE
    facts = facts_in(line.strip(_BRACKETS), first=False)
    found.learn(facts)
    if any(fact.field == "byline" for fact in facts):
        return BlockKind.BYLINE
    agency = agencies.dateline(line)
    found.source = found.source or agency
    if facts or agency:
        return BlockKind.DATELINE
    return BlockKind.CAPTION if is_caption(line) else BlockKind.PARAGRAPH
