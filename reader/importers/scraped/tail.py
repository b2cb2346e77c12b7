"""What stands below the body of a scraped news text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.scraped import agencies
from reader.importers.scraped.facts import facts_in
from reader.importers.scraped.furniture import (
    heads_other_articles,
    heads_tags,
    is_button,
    is_caption,
    is_closing_furniture,
    is_inner_furniture,
)
from reader.importers.scraped.titles import looks_like_title
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.scraped.recognised import Recognised

_TAIL = 16
_MOST_REPEATED_WORDS = 4
_SAID = re.compile('["“”„«»「」]')
_BRACKETS = "()[]（）【】"
_COLONS = (":", "：")
_OTHERS_TO_KNOWN = 4
"""How many lines that are not known at most stand to one that is."""
_UNSAID = BlockKind.PARAGRAPH, BlockKind.BOILERPLATE


def mark_tail(lines: Sequence[str], found: Recognised) -> None:
    """Mark what stands below the text, and keep what it tells."""
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
    """Return from which line on there is no text any more; that after the last where there is.

    That is the heading of other articles or of tags, or furniture below which only more of it
    stands and what could be titles.
    """
    end, below = len(lines), list[bool]()
    for index in range(len(lines) - 1, max(0, len(lines) - 1 - _TAIL), -1):
        line = lines[index]
        is_known = is_closing_furniture(line)
        if found.kinds[index] in _UNSAID and _closes(line, below, is_known=is_known):
            end = index
        if not (is_known or _may_be_linked(line)):
            break
        below.append(is_known)
    return end


def _closes(line: str, below: Sequence[bool], *, is_known: bool) -> bool:
    """Return whether a text ends above ``line``; of this and those ``below`` it says what's known.

    Those can be titles, but for what is furniture.
    """
    if heads_other_articles(line) or heads_tags(line):
        return True
    if not is_known or is_inner_furniture(line):
        return False
    return sum(below) >= len(below) // _OTHERS_TO_KNOWN + is_button(line)


def _may_be_linked(line: str) -> bool:
    """Return whether ``line`` may be the title of another article: what somebody said is text."""
    return looks_like_title(line) and not _SAID.search(line)


def _tail_kind(lines: Sequence[str], index: int, found: Recognised) -> BlockKind:
    """Return the kind of a line below the body, and keep what it tells."""
    line = lines[index]
    neighbours = lines[index - 1 : index + 2 : 2] if index else lines[1:2]
    repeated = len(line.split()) <= _MOST_REPEATED_WORDS and line in neighbours
    is_label = line.endswith(_COLONS) and len(line.split()) <= _MOST_REPEATED_WORDS
    if repeated or is_label or is_closing_furniture(line):
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
