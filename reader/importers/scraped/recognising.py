"""What stands around the body of a scraped news text: title, dates, names, page furniture.

Every rule is for a whole line, or for the opening of a first paragraph, and only for what
is sure: what isn't recognised stays text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.scraped import agencies
from reader.importers.scraped.bare_names import bare_name
from reader.importers.scraped.facts import LONGEST, facts_in
from reader.importers.scraped.furniture import (
    LONGEST_CAPTION,
    is_button,
    is_caption,
    is_furniture,
    is_inner_furniture,
)
from reader.importers.scraped.recognised import Recognised
from reader.importers.scraped.tail import mark_tail
from reader.importers.scraped.titles import looks_like_title, mark_title, read_title
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_IN_PLACE = re.compile(r"\s(?:in|à|en|aus)\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?$")


def recognise(lines: Sequence[str]) -> Recognised:
    """Return what each of ``lines`` is; they aren't blank nor have white space at the ends."""
    found = Recognised([BlockKind.PARAGRAPH] * len(lines))
    head = _head(lines)
    for index, line in enumerate(head):
        found.kinds[index] = _fact(line, found, first=index == 0)
    mark_title(head, found)
    read_title(found)
    _mark_name(head, found)
    _mark_buttons(head, found)
    mark_tail(lines, found)
    for index in found.paragraphs():
        found.kinds[index] = _inner(lines[index])
    if BlockKind.PARAGRAPH not in found.kinds:
        return Recognised([BlockKind.PARAGRAPH] * len(lines))
    _read_source(lines, found)
    return found


def recognise_body(lines: Sequence[str]) -> Recognised:
    """Return what each of ``lines`` is, where title and dates are known and stand elsewhere."""
    found = Recognised([BlockKind.PARAGRAPH] * len(lines))
    mark_tail(lines, found)
    for index in found.paragraphs():
        found.kinds[index] = _inner(lines[index])
    if BlockKind.PARAGRAPH not in found.kinds:
        return Recognised([BlockKind.PARAGRAPH] * len(lines))
    return found


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
    if not first and (is_caption(line) or _is_credited(line)):
        return BlockKind.CAPTION
    return BlockKind.BOILERPLATE if is_furniture(line) else BlockKind.PARAGRAPH


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
            if is_button(head[index]):
                found.kinds[index] = BlockKind.BOILERPLATE


def _mark_name(head: Sequence[str], found: Recognised) -> None:
    """Take a name without a label that stands below the title and right beside the date."""
    if found.byline or not found.title:
        return
    title = found.kinds.index(BlockKind.TITLE)
    for index in found.paragraphs():
        is_brief = index < len(head) and len(head[index]) <= LONGEST
        if title < index and is_brief and _is_beside_date(found.kinds, index):
            found.byline = bare_name(_IN_PLACE.sub("", head[index]))
            if found.byline:
                found.kinds[index] = BlockKind.BYLINE
                return


def _read_source(lines: Sequence[str], found: Recognised) -> None:
    """Take the agency that the first paragraph, or the one after a standfirst, opens with."""
    for index, _ in zip(found.paragraphs(), range(_OPENINGS), strict=False):
        told = agencies.opening(lines[index])
        if told:
            found.source = told.agency or found.source
            found.published = found.published or told.published
            found.byline = found.byline or told.byline
            return
