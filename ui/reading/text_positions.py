"""Code points and Qt's text positions: the only place that knows the difference.

Python, the library and every export count code points; a `QTextDocument` counts UTF-16
units, and between two blocks it has a separator that an article need not have.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.kinds import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.values import Block

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_BLOCK_SEPARATOR = "\n"
_LINE_SEPARATOR = "\u2028"
_SOFT_HYPHEN, _JOINER = "\u00ad", "\u2060"
"""At a soft hyphen Qt would hyphenate; a word joiner is as long, and nothing is seen of it."""
_NO_WIDTH = "\u200b"
"""Stands for white space before the first block, which must not indent it, and for a byte
order mark there, which Qt would drop."""


class TextPositions:
    """What a document shows of an article, and the way between the positions of both.

    ``blocks`` don't overlap, are in order and not empty. Each becomes exactly one text
    block, with the white space that follows it: `display` has the code points of the text
    save that line ends become spaces (U+2028 in preformatted blocks), no word is hyphenated,
    and the last character between two blocks becomes the separator. Where two blocks touch,
    one is put in.
    """

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        """Lay out ``text``, an article's normalised text."""
        self._text, self._blocks = text, blocks
        self._touching = {
            block.start for before, block in pairwise(blocks) if before.end == block.start
        }
        astral = [] if text.isascii() else [match.end() for match in _ASTRAL.finditer(text)]
        # At one offset the astral character comes before the separator.
        self._extras = sorted([*astral, *self._touching])
        """The offsets from which positions are one unit further on."""
        self._units = [offset + index for index, offset in enumerate(self._extras)]
        """The position inside each pair of surrogates, and before each inserted separator."""

    @cached_property
    def display(self) -> str:
        """The string for ``setPlainText``."""
        pieces = _display_pieces(self._text, self._blocks)
        return "".join(pieces).replace(_SOFT_HYPHEN, _JOINER)

    def to_qt(self, offset: int) -> int:
        """Return the position of a code point; where blocks touch, that in the later one."""
        return offset + bisect_right(self._extras, offset) if self._extras else offset

    def to_qt_end(self, offset: int) -> int:
        """Return the position of the end of a span; where blocks touch, that in the earlier one."""
        return self.to_qt(offset) - (offset in self._touching)

    def to_offset(self, position: int, *, round_up: bool = False) -> int:
        """Return the offset of a position; inside a pair of surrogates, that before or after it."""
        if not self._extras:
            return position
        index = bisect_left(self._units, position)
        if index == len(self._units) or self._units[index] != position:
            return position - index
        offset = self._extras[index]
        return offset if round_up or self._is_separator(index) else offset - 1

    def _is_separator(self, index: int) -> bool:
        last_of_its_offset = self._extras[index + 1 : index + 2] != [self._extras[index]]
        return last_of_its_offset and self._extras[index] in self._touching


def _display_pieces(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    if not blocks:
        yield text.replace("\n", " ")
        return
    yield _NO_WIDTH * blocks[0].start
    kind = BlockKind.PARAGRAPH
    for index, block in enumerate(blocks):
        kind = kind if block.kind is BlockKind.CONTINUED else block.kind
        line_end = _LINE_SEPARATOR if kind is BlockKind.PREFORMATTED else " "
        yield _without_mark(text[block.start : block.end].replace("\n", line_end), block.start)
        if index + 1 < len(blocks):
            yield " " * (blocks[index + 1].start - block.end - 1)
            yield _BLOCK_SEPARATOR
    yield " " * (len(text) - blocks[-1].end)


def _without_mark(piece: str, start: int) -> str:
    return _NO_WIDTH + piece[1:] if start == 0 and piece.startswith("\ufeff") else piece
