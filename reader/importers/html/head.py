"""The lines above a text that only say who wrote it, and when: most pages have them around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.html.bylines import is_role
from reader.importers.html.named_lines import is_told
from reader.importers.html.names import letters
from reader.importers.html.shown import date_in
from reader.importers.scraped.facts import UNSURE, facts_in
from reader.importers.times.dates import HAS_YEAR
from reader.importers.times.day_first import dotted
from reader.importers.times.months import is_weekday, month_of
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from reader.importers.rendered import Rendered

_FEWEST, _HEAD = 4, 8
"""How many blocks at its beginning can be such lines, at least and at most."""
_LONGEST_ROLE = 80
_LONG = 120
_MOST_LONG = 2
"""Long blocks, such as a standfirst, that such lines can stand below."""
_LONGEST = 120
_MOST_WORDS = 5
"""Beside a date: what it is that of, and in which zone, or a name."""
_MOST_BESIDE_NAMES = 8
"""Words beside the names of a byline: what they are, for whom, and where."""
_MOST_IDEOGRAPHS = 20
_IDEOGRAPH = re.compile("[\u3040-\u9fff]")
"""Where words have no space between them."""
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?…。！？؟][\"”’»)]?\s*$")


def without_head(
    blocks: Sequence[Rendered], title: str, byline: str, published: str
) -> list[Rendered]:
    """Return the blocks without those at the beginning that only say who wrote them, and when."""
    known = {"byline"} if byline else set()
    known |= {"published", "updated"} if published else set()
    end = _end_of_head(blocks)
    kept: list[Rendered] = []
    is_behind_name = False
    for block in blocks[:end]:
        if _only_tells(block, title, byline, known):
            is_behind_name = _is_one_of(block.text, byline)
        elif not (is_behind_name and _is_role(block)):
            kept.append(block)
            is_behind_name = False
    return [*kept, *blocks[end:]] if kept or len(blocks) > end else list(blocks)


def _is_role(block: Rendered) -> bool:
    """Return whether a block says what somebody is: ``Harbour correspondent, Tide News``."""
    is_brief = block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST_ROLE
    return is_brief and is_role(block.text) and not _SENTENCE.search(block.text)


def _is_one_of(text: str, byline: str) -> bool:
    """Return whether a line is the byline, or one of the names in it."""
    return letters(text) in set(map(letters, (byline, *byline.split(", ")))) - {""}


def _end_of_head(blocks: Sequence[Rendered]) -> int:
    """Return where the text begins for sure."""
    long = [index for index, block in enumerate(blocks[:_HEAD]) if len(block.text) >= _LONG]
    return max(_FEWEST, long[_MOST_LONG - 1]) if len(long) >= _MOST_LONG else _HEAD


def _only_tells(block: Rendered, title: str, byline: str, known: AbstractSet[str]) -> bool:
    """Return whether a block has nothing but the ``byline``, or ``known`` facts.

    One of several lines, as on pages of old, can have the title as well.
    """
    first, *others = block.text.split("\n")
    if others and letters(first) == letters(title) != "":
        return all(_tells(block._replace(text=line), byline, known) for line in others)
    return _tells(block, byline, known)


def _tells(block: Rendered, byline: str, known: AbstractSet[str]) -> bool:
    text = dotted(block.text)
    if block.kind is BlockKind.LIST_ITEM:
        if "published" in known and HAS_YEAR.search(text) is not None and _is_dated(text):
            return True
        return byline != "" and is_told(text)
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    fields = {fact.field for fact in facts_in(text, first=False)}
    if UNSURE in fields:
        fields = fields - {UNSURE} | {"published"}
    if (fields and fields <= known) or _is_one_of(text, byline):
        return True
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return False
    return ("published" in known and _is_dated(text)) or (byline != "" and _names(text, byline))


def _is_dated(text: str) -> bool:
    words = _WORD.findall(text)
    beside = [word for word in words if not (month_of(word) or is_weekday(word))]
    return len(beside) <= _MOST_WORDS and any(map(date_in, text.split("\n")))


def _names(text: str, byline: str) -> bool:
    """Return whether a line has each name of a byline, and few other words."""
    names = byline.split(", ")
    few = sum(len(name.split()) for name in names) + _MOST_BESIDE_NAMES
    is_short = len(text.split()) <= few and len(text) - len(byline) <= _most_beside(text)
    return is_short and all(letters(name) in letters(text) for name in names)


def _most_beside(text: str) -> int:
    """Return how many code points can be beside the names of a byline."""
    return _MOST_IDEOGRAPHS if _IDEOGRAPH.search(text) else _LONGEST
