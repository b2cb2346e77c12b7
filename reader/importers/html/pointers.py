"""What stands among the blocks of an article and leads elsewhere: buttons, links to others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.scraped.furniture import (
    heads_other_articles,
    is_furniture,
    points_elsewhere,
)
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.importers.html.blocks import Piece

_HALF = 0.5
_LONGEST_BUTTON = 160
_POINTING = 0.6
_ALL_LINKED = 0.95
_POINTERS = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING))
_POINTER = re.compile(r"\W{0,2}[A-Z][A-Z0-9’'& ]{2,30}:\s|[•»›▸►]\s")
"""``STORY: …``, ``• …``"""
_SENTENCE = re.compile(r"[.!?…。！？؟][\"”’»)]?\s*$")


def without_pointers(found: Iterable[Piece]) -> list[Piece]:
    """Return an article without page furniture, and the links to others at its end."""
    kept = [piece for piece in found if not _is_furniture(piece)]
    end = len(kept)
    while end > 1 and _is_pointer(kept[end - 1]):
        end -= 1
    return kept[:end]


def ends_sentence(text: str) -> bool:
    """Return whether ``text`` ends as a sentence does."""
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


def _is_furniture(piece: Piece) -> bool:
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
