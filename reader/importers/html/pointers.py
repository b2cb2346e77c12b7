"""What stands among the blocks of an article and leads elsewhere: buttons, links to others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.scraped.furniture import (
    heads_comments,
    heads_other_articles,
    is_furniture,
    points_elsewhere,
)
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.importers.html.blocks import Piece

_HALF = 0.5
_LONGEST_BUTTON = 160
_LONG = 80
"""Code points of a block that begins an article."""
_POINTING = 0.6
_ALL_LINKED = 0.85
"""As there are marks between links that stand in one line."""
_POINTERS = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING))
_POINTER = re.compile(r"\W{0,2}[A-Z][A-Z0-9’'& ]{2,30}:\s|[•»›▸►]\s")
"""``STORY: …``, ``• …``"""
_SENTENCE = re.compile(
    r"(?:[.!?…。！？؟][\"”’»)]?|(?<=[^\W\d])[.!?][\"”’»)]?\d{1,3})"
    r"\s*(?:[(（\[][^()（）\[\]]{1,30}[)）\]]\s*)?$"
)
"""It can have the number of a note behind it: ``… back.12``"""


def without_pointers(found: Iterable[Piece]) -> list[Piece]:
    """Return an article without page furniture, and the links to others at its end.

    What only is a link is none of it either behind a line that says to read also.
    """
    kept: list[Piece] = []
    is_behind_label = False
    for piece in _before_comments(found):
        if is_furniture_piece(piece):
            is_behind_label = points_elsewhere(piece.text)
        elif not (is_behind_label and _is_pointer(piece)):
            kept.append(piece)
            is_behind_label = False
    end = len(kept)
    while end > 1 and (_is_pointer(kept[end - 1]) or is_furniture(kept[end - 1].text)):
        end -= 1
    return kept[:end]


def _before_comments(found: Iterable[Piece]) -> Iterator[Piece]:
    """Yield an article up to the heading of what readers wrote of it."""
    is_begun = False
    for piece in found:
        if is_begun and piece.kind is BlockKind.HEADING and heads_comments(piece.text):
            return
        yield piece
        is_begun = is_begun or len(piece.text) >= _LONG


def ends_sentence(text: str) -> bool:
    """Return whether ``text`` ends as a sentence does, or with who wrote it: ``… back. (dpa)``."""
    return _SENTENCE.search(text) is not None


def _is_pointer(piece: Piece) -> bool:
    return (
        piece.linked > _ALL_LINKED
        and piece.kind in _POINTERS
        and not ends_sentence(piece.text)
        and len(piece.text) <= _LONGEST_BUTTON
        and "://" not in piece.text
    )


def _points(text: str) -> bool:
    """Return whether each line is a link to another article, and looks like one in any language."""
    return text.isupper() or all(map(_POINTER.match, text.split("\n")))


def is_furniture_piece(piece: Piece) -> bool:
    """Return whether a block is none of an article: a button, or a link to another one."""
    if len(piece.text) > _LONGEST_BUTTON:
        return False
    if piece.kind is BlockKind.PARAGRAPH and (
        (piece.linked > _POINTING and _points(piece.text))
        or (piece.linked > _HALF and points_elsewhere(piece.text))
    ):
        return True
    if piece.kind is BlockKind.HEADING:
        return heads_other_articles(piece.text)
    return is_furniture(piece.text)
