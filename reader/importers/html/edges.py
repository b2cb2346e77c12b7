"""What was taken for the beginning, or the end, of an article and is none of it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.importers.html.names import letters
from reader.importers.html.other_articles import said_in
from reader.importers.html.pointers import ends_sentence
from reader.importers.html.scored import length
from reader.importers.scraped.furniture import points_elsewhere
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from reader.importers.html.blocks import Piece

_LONG = 80
"""Letters of a block that nobody repeats by chance."""
_SHORTEST_STANDFIRST = 40
_FEW = 4
"""Blocks whose beginning a standfirst can repeat."""
_COUNT = re.compile(r"\d[\d.,]*\s?[kKmM]?")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
_LONGEST_BUTTON = 24
_SEVERAL = 5
_FAR = 25
"""Blocks of other things."""
_MOST, _HALF, _LITTLE = 2 / 3, 0.5, 0.25


def without_edges(found: Sequence[Piece]) -> list[Piece]:
    """Return an article without what is said twice, counters above it, and what is left below."""
    kept = _without_counters(_without_repeated(found))
    kept = kept[: _end(kept)]
    home = _main_home(kept)
    while len(kept) > 1 and (_is_bare_heading(kept[-1]) or _is_teaser(kept[-1], home)):
        del kept[-1]
    return kept[1:] if _is_repeated(kept) else kept


def _without_repeated(found: Sequence[Piece]) -> list[Piece]:
    """Return the blocks without those that say at length what one elsewhere has said before.

    Beside one another, as those of a song are, they are meant to.
    """
    homes: dict[str, HtmlElement | None] = {}
    kept: list[Piece] = []
    for piece in found:
        home = piece.element.getparent()
        if len(piece.text) < _LONG or homes.setdefault(piece.text, home) is home:
            kept.append(piece)
    return kept


def _without_counters(found: Sequence[Piece]) -> list[Piece]:
    """Return the blocks without numbers above the first long one, as of who has shared it."""
    first = next((index for index, each in enumerate(found) if _is_text(each)), 0)
    counters = [each for each in found[:first] if _is_counter(each)]
    return [each for each in found if each not in counters] if counters else list(found)


def _is_text(piece: Piece) -> bool:
    is_long = piece.kind is not BlockKind.HEADING and len(piece.text) >= _LONG
    return is_long and ends_sentence(piece.text)


def _is_counter(piece: Piece) -> bool:
    return piece.kind is BlockKind.PARAGRAPH and _COUNT.fullmatch(piece.text) is not None


def _is_bare_heading(piece: Piece) -> bool:
    """Return whether a heading, which is the last block, is that of something left out."""
    is_heading = piece.kind is BlockKind.HEADING and piece.level > 1
    return is_heading and not ends_sentence(piece.text)


def _is_teaser(piece: Piece, home: HtmlElement | None) -> bool:
    """Return whether a block ends by asking to read on, outside of where the article is."""
    *before, last = _BETWEEN_SENTENCES.split(piece.text.strip())
    is_asking = before != [] and len(last) <= _LONGEST_BUTTON and points_elsewhere(last)
    return is_asking and piece.element.getparent() is not home


def _end(found: Sequence[Piece]) -> int:
    """Return where an article ends: at its last block, or at the last that is in most of it.

    Several labels and titles below are of other things.
    """
    home = _main_home(found)
    inner = (index for index, each in enumerate(found) if home in _around(each))
    end = max(inner, default=len(found) - 1) + 1
    tail = found[end:]
    labels = sum(_is_label(each) for each in tail)
    is_little = sum(map(length, tail)) < _LITTLE * sum(map(length, found))
    is_left = len(tail) >= _SEVERAL and is_little and labels >= _MOST * len(tail)
    return end if is_left else len(found)


def without_far(pieces: Sequence[Piece], found: AbstractSet[int]) -> AbstractSet[int]:
    """Return what was found without the little that is far below it, and in another box."""
    order = sorted(found)
    home = _main_home([pieces[index] for index in order])
    parted = [one for one, other in pairwise(order) if other - one > _FAR]
    if home is None or not parted:
        return found
    tail = {index for index in order if index > parted[-1]}
    is_little = said_in(pieces, tail) < _LITTLE * said_in(pieces, found)
    is_inside = any(home in _around(pieces[index]) for index in tail)
    return found - tail if is_little and not is_inside else found


def _main_home(found: Sequence[Piece]) -> HtmlElement | None:
    """Return the element that more than half of an article is right in, if there is one."""
    said: Counter[HtmlElement | None] = Counter()
    for piece in found:
        said[piece.element.getparent()] += length(piece)
    home, most = max(said.items(), key=lambda each: each[1], default=(None, 0))
    return home if most > _HALF * said.total() else None


def _around(piece: Piece) -> tuple[HtmlElement, ...]:
    return piece.element, *piece.element.iterancestors()


def _is_label(piece: Piece) -> bool:
    is_short = piece.kind is BlockKind.PARAGRAPH and len(piece.text) < _LONG
    return is_short and not ends_sentence(piece.text)


def _is_repeated(kept: Sequence[Piece]) -> bool:
    """Return whether a page shows how its article begins as a standfirst as well."""
    if len(kept) < len(("standfirst", "beginning")):
        return False
    first, *others = kept
    if first.element.getparent() is others[0].element.getparent():
        return False
    begins = "".join(letters(piece.text) for piece in others[:_FEW])
    return (
        first.text == others[0].text or length(first) >= _SHORTEST_STANDFIRST
    ) and begins.startswith(letters(first.text))
