"""What stands around the body of a scraped news text: title, dates, names, page furniture.

Every rule is for a whole line, or for the opening of a first paragraph, and only for what
is sure: what isn't recognised stays text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.scraped import agencies
from reader.importers.scraped.bare_names import arabic_name, bare_name
from reader.importers.scraped.captions import LONGEST_CAPTION, is_caption
from reader.importers.scraped.facts import DOMAIN, LONGEST, facts_in
from reader.importers.scraped.furniture import (
    is_button,
    is_furniture,
    is_inner_furniture,
    names_section,
)
from reader.importers.scraped.lists import spare_lists
from reader.importers.scraped.menus import menu_end
from reader.importers.scraped.recognised import Recognised
from reader.importers.scraped.shapes import is_brief, is_sentence, looks_like_title, word_count
from reader.importers.scraped.tail import mark_tail
from reader.importers.scraped.titles import mark_title, read_title
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.scraped.marks import Marks

_HEAD = 14
"""How many lines at most are looked at for a title, dates and a byline."""
_OPENINGS = 4
"""How many lines can be the first of the text, below a standfirst or what isn't known."""
_STANDFIRSTS = 2
"""How many long lines can stand among them."""
_CREDITED = re.compile(
    r".{5,}[^.!?؟。]\s?[(（\[](?:[^()\[\]]{2,50}/\s?)?(?P<agency>[^()/\[\]]+)[)）\]]"
)
_BRACKETS = tuple(")]）】")
_FACTS = BlockKind.DATELINE, BlockKind.BYLINE
_ASIDE = frozenset((*_FACTS, BlockKind.BOILERPLATE, BlockKind.CAPTION))
"""What stands around a text; a title doesn't tell that what is below it is none of the text."""
_TEXT_OR_NOTHING: tuple[list[BlockKind], ...] = ([BlockKind.PARAGRAPH], [])
_MOST_BETWEEN = 3
_FEWEST_WORDS = 3
"""Of a title: a briefer one may be the name of a section, and the title what could be a name."""
_MOST_WORDS_OF_ENTRY = 2
"""Of a menu: a title that is a link, too, has more."""
_IN_PLACE = re.compile(r"\s(?:in|à|en|aus)\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?$")


def recognise(marks: Marks) -> Recognised:
    """Return what each line is; none is blank nor has white space at its ends."""
    lines = marks.lines
    found = Recognised([BlockKind.PARAGRAPH] * len(lines), marks.linked, marks.heading)
    menu = menu_end(lines, found)
    found.is_page = menu > 0
    head = _head(lines, menu)
    for index, line in enumerate(head):
        found.kinds[index] = _fact(line, found, index)
    mark_title(head, found)
    read_title(found)
    _learn_below_title(head, found)
    _mark_name(head, found)
    _mark_buttons(head, found)
    _spare_words(head, found)
    _mark_between(head, found)
    mark_tail(lines, found)
    for index in found.paragraphs():
        found.kinds[index] = _inner(lines[index])
    spare_lists(lines, found)
    if BlockKind.PARAGRAPH not in found.kinds:
        return Recognised([BlockKind.PARAGRAPH] * len(lines))
    _read_source(lines, found)
    return found


def recognise_body(marks: Marks) -> Recognised:
    """Return what each line is, where title and dates are known and stand elsewhere."""
    lines = marks.lines
    found = Recognised([BlockKind.PARAGRAPH] * len(lines), marks.linked)
    mark_tail(lines, found)
    for index in found.paragraphs():
        found.kinds[index] = _inner(lines[index])
    spare_lists(lines, found)
    if BlockKind.PARAGRAPH not in found.kinds:
        return Recognised([BlockKind.PARAGRAPH] * len(lines))
    return found


def _head(lines: Sequence[str], menu: int) -> Sequence[str]:
    end = menu + _HEAD
    long = [index for index, line in enumerate(lines[:end]) if len(line) > LONGEST]
    return lines[: long[_STANDFIRSTS] if len(long) > _STANDFIRSTS else end]


def _fact(line: str, found: Recognised, index: int) -> BlockKind:
    """Return the kind of a line of the head, and keep what it tells."""
    first = index == 0
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
    if not first and (is_caption(line) or _is_credited(line)):
        return BlockKind.CAPTION
    is_entry = index in found.linked and word_count(line) <= _MOST_WORDS_OF_ENTRY
    is_linked = is_entry and index != found.heading
    is_aside = is_linked or is_furniture(line) or DOMAIN.fullmatch(line)
    return BlockKind.BOILERPLATE if is_aside else BlockKind.PARAGRAPH


def _learn_below_title(head: Sequence[str], found: Recognised) -> None:
    """Take the date below the title rather than one above it, which may be today's."""
    title = found.kinds.index(BlockKind.TITLE) if found.title else 0
    if BlockKind.DATELINE not in found.kinds[:title]:
        return
    told = Recognised([])
    for index in range(title + 1, len(head)):
        if found.kinds[index] in _FACTS:
            told.learn(facts_in(head[index], first=False))
    found.published = told.published or found.published


def _is_credited(line: str) -> bool:
    """Return whether ``line`` ends with the agency of a picture: ``[Jane Doe/Reuters]``."""
    may_be = len(line) <= LONGEST_CAPTION and line.endswith(_BRACKETS)
    match = _CREDITED.fullmatch(line) if may_be else None
    return match is not None and agencies.is_agency(match["agency"])


def _inner(line: str) -> BlockKind:
    """Return the kind of a line of the body."""
    if is_inner_furniture(line):
        return BlockKind.BOILERPLATE
    return BlockKind.CAPTION if is_caption(line) else BlockKind.PARAGRAPH


def _is_beside_date(kinds: Sequence[BlockKind], index: int) -> bool:
    """Return whether a date is next to a line, but for the buttons between them."""
    after = (kind for kind in kinds[index + 1 :] if kind is not BlockKind.BOILERPLATE)
    before = (kind for kind in kinds[index - 1 :: -1] if kind is not BlockKind.BOILERPLATE)
    return BlockKind.DATELINE in (next(after, None), next(before, None))


def _mark_buttons(head: Sequence[str], found: Recognised) -> None:
    """Mark what stands between the title and the text, and has a word of pages in it."""
    title = found.kinds.index(BlockKind.TITLE) if found.title else len(head)
    for index in range(title + 1, len(head)):
        if found.kinds[index] is BlockKind.PARAGRAPH:
            if not looks_like_title(head[index]):
                return
            if is_button(head[index]) or index in found.linked:
                found.kinds[index] = BlockKind.BOILERPLATE


def _mark_name(head: Sequence[str], found: Recognised) -> None:
    """Take a name without a label that stands below the title and right beside the date."""
    if found.byline or not found.title:
        return
    title = found.kinds.index(BlockKind.TITLE)
    for index in found.paragraphs():
        is_brief = index < len(head) and len(head[index]) <= LONGEST
        if title < index and is_brief and _is_beside_date(found.kinds, index):
            name = bare_name(_IN_PLACE.sub("", head[index]))
            is_above = (
                found.kinds[index + 1 : index + 2] == [BlockKind.DATELINE]
                and word_count(found.title) >= _FEWEST_WORDS
            )
            found.byline = name or (arabic_name(head[index]) if is_above else "")
            if found.byline:
                found.kinds[index] = BlockKind.BYLINE
                return


def _spare_words(head: Sequence[str], found: Recognised) -> None:
    """Take words alone in the midst of a text for text, though pages have them in their menus.

    That is so below a sentence, and where most of the brief lines are of none that is known.
    """
    title = found.kinds.index(BlockKind.TITLE) if found.title else 0
    asides = [at for at in range(title + 1, len(head)) if _is_word_aside(head[at], found.kinds[at])]
    is_of_text = bool(asides) and _is_mostly_unknown(head, found, title + 1)
    for index in asides:
        if is_of_text or (index > title + 1 and _is_within_text(head, found, index)):
            found.kinds[index] = BlockKind.PARAGRAPH


def _is_word_aside(line: str, kind: BlockKind) -> bool:
    return (
        kind is BlockKind.BOILERPLATE
        and (word_count(line) == 1 or names_section(line))
        and not is_inner_furniture(line)
    )


def _is_mostly_unknown(head: Sequence[str], found: Recognised, start: int) -> bool:
    """Return whether most of the lines from ``start`` to the first sentence are unknown."""
    unknown = known = 0
    for index in range(start, len(head)):
        kind, line = found.kinds[index], head[index]
        if kind is BlockKind.PARAGRAPH:
            if is_sentence(line) or len(line) > LONGEST:
                break
            unknown += is_brief(line) or index > start  # the first may be a standfirst
        elif kind is BlockKind.BOILERPLATE:
            is_section = names_section(line)
            known, unknown = known + (not is_section), unknown + is_section
    return unknown > known


def _is_within_text(head: Sequence[str], found: Recognised, index: int) -> bool:
    """Return whether a line stands between text, of which that above is a sentence."""
    return (
        found.kinds[index - 1] is BlockKind.PARAGRAPH
        and is_sentence(head[index - 1])
        and found.kinds[index + 1 : index + 2] in _TEXT_OR_NOTHING
    )


def _mark_between(head: Sequence[str], found: Recognised) -> None:
    """Mark a few brief lines below the title that stand between a page's furniture."""
    start = found.kinds.index(BlockKind.TITLE) + 1 if found.title else len(head)
    if BlockKind.BOILERPLATE not in found.kinds[start : len(head)] or _is_mostly_unknown(
        head, found, start
    ):
        return
    for index in range(start, len(head)):
        if found.kinds[index] is BlockKind.PARAGRAPH and is_brief(head[index]):
            continue
        around = found.kinds[start - 1], found.kinds[index]
        is_few = 0 < index - start <= _MOST_BETWEEN
        if is_few and BlockKind.BOILERPLATE in around and _ASIDE.issuperset(around):
            found.kinds[start:index] = [BlockKind.BOILERPLATE] * (index - start)
        start = index + 1


def _read_source(lines: Sequence[str], found: Recognised) -> None:
    """Take the agency that the first paragraph, or the one after a standfirst, opens with."""
    for index, _ in zip(found.paragraphs(), range(_OPENINGS), strict=False):
        told = agencies.opening(lines[index])
        if told:
            found.source = told.agency or found.source
            found.published = found.published or told.published
            found.byline = found.byline or told.byline
            return
