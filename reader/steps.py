"""Where a caret goes when it moves by sentences and paragraphs. Pure functions."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.text import Sentences
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.values import Block


def next_paragraph(text: str, blocks: Sequence[Block], offset: int) -> int:
    """Return where the next paragraph begins, or the end of the text."""
    starts = (block.start for block in blocks[_index(blocks, offset) + 1 :] if _begins(block))
    return next((start for start in starts if start > offset), len(text))


def previous_paragraph(blocks: Sequence[Block], offset: int) -> int:
    """Return where the paragraph of ``offset`` begins, or, from there, the one before; or 0."""
    before = reversed(blocks[: _index(blocks, offset) + 1])
    return next((each.start for each in before if each.start < offset and _begins(each)), 0)


def next_sentence(text: str, blocks: Sequence[Block], offset: int) -> int:
    """Return where the next sentence begins, or the end of the text."""
    index = _index(blocks, offset)
    end = blocks[index].end if blocks and offset >= blocks[index].start else offset
    if offset < end:
        after = Sentences(text, blocks).around(offset, offset + 1).end
        rest = text[after:end]
        following = after + len(rest) - len(rest.lstrip())
        if offset < following < end:
            return following
    return next((block.start for block in blocks[index:] if block.start > offset), len(text))


def previous_sentence(text: str, blocks: Sequence[Block], offset: int) -> int:
    """Return where the sentence of ``offset`` begins, or, from there, the one before; or 0."""
    before = offset
    while before > 0 and text[before - 1].isspace():
        before -= 1
    if before == 0:
        return 0
    return min(Sentences(text, blocks).around(before - 1, before).start, offset - 1)


def _index(blocks: Sequence[Block], offset: int) -> int:
    return max(0, bisect_right(blocks, offset, key=lambda block: block.start) - 1)


def _begins(block: Block) -> bool:
    return block.kind is not BlockKind.CONTINUED
