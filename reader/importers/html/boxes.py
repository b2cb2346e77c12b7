"""Articles that a site puts together from boxes of a kind, one below the other."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from reader.importers.html.pointers import ends_sentence, is_furniture_piece
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from reader.importers.html.blocks import Piece
    from reader.importers.html.scored import ScoredPage

_UNLINKED = 0.2


def boxes_below(
    pieces: Sequence[Piece], scored: ScoredPage, sure: AbstractSet[int], read: Container[int]
) -> set[int]:
    """Return what was ``read`` below what is ``sure``: under a heading, in boxes of its kind."""
    last = max(sure)
    if last + 1 == len(pieces) or pieces[last + 1].kind is not BlockKind.HEADING:
        return set()
    above = [pieces[last].element, *pieces[last].element.iterancestors()]
    places = {element: place for place, element in enumerate(above)}

    def is_text(index: int) -> bool:
        piece = pieces[index]
        is_heading = piece.kind is BlockKind.HEADING and not is_furniture_piece(piece)
        return (
            index in read
            and (is_heading or ends_sentence(piece.text))
            and piece.linked < _UNLINKED
            and scored.is_likely(piece)
            and _is_in_box_alike(piece.element, above, places)
        )

    return set(takewhile(is_text, range(last + 1, len(pieces))))


def _is_in_box_alike(
    element: HtmlElement, above: Sequence[HtmlElement], places: dict[HtmlElement, int]
) -> bool:
    """Return whether two blocks are in different boxes beside one another, of the same kind.

    Of the block above are given the elements around it, and what ``places`` they have there.
    """
    box = element
    for around in element.iterancestors():
        if around in places:
            place = places[around]
            return place > 0 and _are_alike(box, above[place - 1])
        box = around
    return False


def _are_alike(box: HtmlElement, other: HtmlElement) -> bool:
    return box.tag == other.tag and not _names(box).isdisjoint(_names(other))


def _names(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())
