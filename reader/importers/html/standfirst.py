"""What stands between the title of an article and its text, and is a part of it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.importers.html.pointers import ends_sentence
from reader.importers.html.scored import length
from reader.importers.times.dates import HAS_YEAR
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from reader.importers.html.blocks import Piece
    from reader.importers.html.scored import ScoredPage

_SHORTEST = 40
_SHORTEST_NAMED = 24
"""Of one that is called a standfirst."""
_HEAD = 15
"""How many blocks above the body are looked at for a standfirst."""
_FARTHEST = 60
"""And for a title, where there are boxes below that."""
_LEAD = re.compile(
    r"(?:^|[ _-])(?:lead|lede|standfirst|summary|dek|deck|sub-?title|sub-?headline|intro|chapo|"
    r"sapo|teaser|excerpt|spot|vorspann|abstract|sub-?head(?:er|ing)?s?|second-?title)"
    r"(?:[ _-]|$)",
    re.IGNORECASE,
)
_NAMES = ("class", "id", "data-gu-name", "data-testid", "data-qa", "data-component")
"""The last are those of sites whose classes say nothing."""
_BELOW_TITLE = frozenset(("p", "h2", "h3", "h4"))
_UNLINKED = 0.2


def standfirst(pieces: Sequence[Piece], scored: ScoredPage, first: int) -> AbstractSet[int]:
    """Return what stands between the title and the first sure block, and is called a standfirst."""
    found: set[int] = set()
    for index in range(first - 1, max(-1, first - _HEAD), -1):
        piece = pieces[index]
        if is_title(piece):
            return found
        is_named = length(piece) >= _SHORTEST_NAMED and _LEAD.search(_names_around(piece))
        is_below = _is_below_title(piece, pieces[index - 1])
        if (is_named or is_below or _is_in_header(piece)) and not scored.is_beside(piece):
            found.add(index)
    found = found if all(map(_is_in_header, (pieces[index] for index in found))) else set()
    return found or _below_far_title(pieces, first)


def _below_far_title(pieces: Sequence[Piece], first: int) -> set[int]:
    """Return what stands right below a title with boxes between it and the text beside it."""
    above = range(first - _HEAD, max(-1, first - _FARTHEST), -1)
    title = next((index for index in above if is_title(pieces[index])), first)
    around = pieces[first].element.iterancestors()
    is_own = title < first and home_of(pieces[title]) in around
    return {title + 1} if is_own and _is_below_title(pieces[title + 1], pieces[title]) else set()


def _is_below_title(piece: Piece, above: Piece) -> bool:
    """Return whether a block stands right below the title, and says enough for a standfirst."""
    return (
        is_title(above)
        and home_of(piece) is home_of(above)
        and piece.element.tag in _BELOW_TITLE
        and length(piece) >= _SHORTEST
        and not piece.linked
        and not HAS_YEAR.search(piece.text)
    )


def _is_in_header(piece: Piece) -> bool:
    """Return whether a sentence stands in the header of an article, beside its title."""
    home = home_of(piece)
    return (
        home is not None
        and home.tag == "header"
        and length(piece) >= _SHORTEST
        and piece.linked < _UNLINKED
        and ends_sentence(piece.text)
    )


def _names_around(piece: Piece) -> str:
    """Return what a block is called, and the elements around it: the third if it has no more."""
    around = [piece.element, *islice(piece.element.iterancestors(), 2)]
    if len(around[-1].text_content().strip()) > len(piece.text):
        del around[2:]
    return " ".join(each.get(name) or "" for each in around for name in _NAMES)


def is_title(piece: Piece) -> bool:
    """Return whether a block is a heading of the first level."""
    return piece.kind is BlockKind.HEADING and piece.level == 1


def home_of(piece: Piece) -> HtmlElement | None:
    """Return the element that has the block, and others beside it."""
    return piece.element.getparent()
