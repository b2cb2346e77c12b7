"""The menus, clocks and tickers that a page begins with, and the title that stands below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.scraped.furniture import heads_other_articles, is_button, is_furniture
from reader.importers.scraped.shapes import (
    BULLETS,
    is_brief,
    is_path,
    is_sentence,
    looks_like_title,
    word_count,
)
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.scraped.recognised import Recognised

_LONGEST = 80
"""How many lines a menu at most has, with what stands among them."""
_FEWEST = 3
"""How many brief lines it has, and how many of those are known where it has no title near."""
_FEWEST_KNOWN = 2
_MOST_BETWEEN = 3
"""How many lines in a row that are not brief can stand in it, as a ticker's."""
_WORDS_OF_BRIEF_TITLE = 3
_FACTS = BlockKind.DATELINE, BlockKind.BYLINE
_MEASURED = re.compile(r"\d\s?(?:°|℃)|^[^\W\d]+\W(?:100 )?\d{1,3}(?:[.,]\d{2,4})+$|^\+?\d+\s?°")
_PATH = re.compile(r"[^>»]{2,40}(?:\s?[>»]\s?[^>»]{2,40}){1,4}")


def menu_end(lines: Sequence[str], found: Recognised) -> int:
    """Return below which line a text with a menu at its top may begin; 0 without a menu.

    Verse and lists are brief, too: some of the lines must be known to be of a page.
    """
    end = brief = between = 0
    for index, line in enumerate(lines[:_LONGEST]):
        if is_sentence(line) or between > _MOST_BETWEEN:
            break
        between += 1
        if is_brief(line):
            brief, end, between = brief + 1, index + 1, 0
        elif _is_path(line):
            end = index + 1
    if brief < _FEWEST:
        return 0
    known = 0
    for index, line in enumerate(lines[:end]):
        known += index in found.linked or _is_of_page(line.lstrip(BULLETS))
        if known >= _FEWEST_KNOWN:
            return end
    return 0


def _is_of_page(line: str) -> bool:
    """Return whether ``line`` is known from pages, or tells of the weather, a course or a path."""
    return (
        is_furniture(line)
        or is_button(line)
        or _MEASURED.search(line) is not None
        or _is_path(line)
    )


def _is_path(line: str) -> bool:
    return (">" in line or "»" in line) and _PATH.fullmatch(line) is not None


def title_below_menu(head: Sequence[str], found: Recognised) -> int | None:
    """Return the line of the title: the first of several right above names or dates.

    Or the first of those right above the text, where names and dates are above the title.
    """
    groups = list(_groups(head, found))
    free = [group for group in groups if not found.linked.issuperset(group)] or groups
    beside = [group for group in free if _is_above_facts(found.kinds, group[-1])]
    brief = None if beside else _brief_title(head, found)
    if not free or (brief is not None and brief < free[0][0]):
        return brief
    first, *others = (beside or free[-1:])[0]
    if others and first and heads_other_articles(head[first - 1]):
        return others[0]  # the first is a ticker's
    return first - 1 if not others and first and _is_brief_title(head, first - 1, found) else first


def title_below_entries(head: Sequence[str], found: Recognised) -> int | None:
    """Return the line of a title below brief lines of which nobody knows what they are.

    They are no verse where names or dates stand right below the title, and sentences there.
    """
    index = 0
    while index < len(head) and is_brief(head[index]) and found.kinds[index] not in _FACTS:
        index += 1
    below = index + 2
    if (
        index < _FEWEST
        or below >= len(head)
        or found.kinds[index] is not BlockKind.PARAGRAPH
        or found.kinds[index + 1] not in _FACTS
    ):
        return None
    is_above_text = _may_be_title(head[index]) and any(map(is_sentence, head[below:]))
    return index if is_above_text else None


def _brief_title(head: Sequence[str], found: Recognised) -> int | None:
    """Return the line right above a date, if it is rather a title than an entry of the menu."""
    for index in range(1, len(head)):
        if found.kinds[index] is BlockKind.DATELINE and _is_brief_title(head, index - 1, found):
            return index - 1
    return None


def _is_brief_title(head: Sequence[str], index: int, found: Recognised) -> bool:
    """Return whether a line is rather a title in three words than an entry of the menu."""
    return (
        found.kinds[index] is BlockKind.PARAGRAPH
        and index not in found.linked
        and len(head[index].split()) == _WORDS_OF_BRIEF_TITLE
        and is_brief(head[index])
        and not _is_of_page(head[index])
    )


def _groups(head: Sequence[str], found: Recognised) -> Iterator[list[int]]:
    """Yield the lines above the text that are long enough for titles, those together that are."""
    group: list[int] = []
    for index, line in enumerate(head):
        is_free = found.kinds[index] is BlockKind.PARAGRAPH
        is_text = is_free and is_sentence(line)
        if is_free and not is_text and _may_be_title(line):
            group.append(index)
            continue
        if group:
            yield group
            group = []
        if is_text:
            return
    if group:
        yield group


def _may_be_title(line: str) -> bool:
    return (
        not is_brief(line)
        and looks_like_title(line)
        and not is_path(line)
        and not is_button(line)
        and not (word_count(line) <= _MOST_BETWEEN + 1 and _MEASURED.search(line))
    )


def _is_above_facts(kinds: Sequence[BlockKind], index: int) -> bool:
    """Return whether names or dates stand below a line, but for one line between them."""
    return any(kind in _FACTS for kind in kinds[index + 1 : index + 3])
