"""Blocks as formats with structure give them, put together to the text of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text import layout_pieces
from reader.values import BULLET, Block, Inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.values import BlockKind


class Rendered(NamedTuple):
    """A block and its inlines, which are counted from its own start."""

    text: str
    """Normalised."""
    kind: BlockKind
    level: int = 0
    inlines: Sequence[Inline] = ()
    bullet: str = BULLET
    """As in `Block`."""


class Laid(NamedTuple):
    """The text of all blocks, and where they and their inlines lie in it."""

    text: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...]


def lay(rendered: Sequence[Rendered]) -> Laid:
    """Return blocks as one text, joined by line ends."""
    text = "\n".join(block.text for block in rendered)
    blocks, inlines = _placed(rendered)
    return Laid(text, tuple(layout_pieces(text, blocks)), tuple(inlines))


def _placed(rendered: Iterable[Rendered]) -> tuple[list[Block], list[Inline]]:
    """Return the blocks and inlines as they stand in the text, without white space at the ends."""
    blocks: list[Block] = []
    inlines: list[Inline] = []
    place = 0
    for text, kind, level, own, bullet in rendered:
        start, end = place + len(text) - len(text.lstrip()), place + len(text)
        blocks.append(Block(start, end, kind, level, bullet))
        for inline in own:
            first, last = max(start, place + inline.start), min(end, place + inline.end)
            if first < last:
                inlines.append(Inline(first, last, inline.kind, inline.href))
        place = end + 1
    return blocks, inlines
