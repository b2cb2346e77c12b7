"""Lists in the midst of a text, whose items may be words of menus and share bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.scraped.shapes import is_brief, is_sentence, word_count
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.scraped.recognised import Recognised

_COLONS = (":", "：")
_FEWEST_WORDS = 4
"""Of a line that announces a list; a briefer one may be a label: “Share on:”."""
_FEWEST_ITEMS = 2


def spare_lists(lines: Sequence[str], found: Recognised) -> None:
    """Take brief lines below one that announces them for text, where a sentence follows."""
    for index in found.paragraphs():
        line = lines[index]
        if line.endswith(_COLONS) and word_count(line) >= _FEWEST_WORDS:
            end = _end_of_list(lines, found, index + 1)
            if end - index > _FEWEST_ITEMS and _is_text(lines[end:], found.kinds[end:]):
                found.kinds[index + 1 : end] = [BlockKind.PARAGRAPH] * (end - index - 1)


def _end_of_list(lines: Sequence[str], found: Recognised, start: int) -> int:
    for index in range(start, len(lines)):
        if found.kinds[index] is not BlockKind.BOILERPLATE or not is_brief(lines[index]):
            return index
    return len(lines)


def _is_text(lines: Sequence[str], kinds: Sequence[BlockKind]) -> bool:
    return bool(lines) and kinds[0] is BlockKind.PARAGRAPH and is_sentence(lines[0])
