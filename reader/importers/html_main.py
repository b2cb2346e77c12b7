"""Which blocks of a page are the article: found by trafilatura, shown as the page has them.

Trafilatura tells the text of an article well, but not to the letter: it drops joiners and
structure. So its text only tells which blocks of the page are meant, and what lies between
those, in the same place of the page and without links, is taken too.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from reader.importers.html_names import letters
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from reader.importers.html_blocks import Piece

_SHORT = 24
"""Letters; a block of fewer is only taken where it stands among others that are."""
_MOST_LINKED = 0.5
_FEWEST = 200
"""Letters; what is shorter is no article, where there is something longer."""


def main_pieces(page: HtmlElement, pieces: Sequence[Piece], told: str = "") -> list[Piece]:
    """Return those of ``pieces`` that are the article; ``told`` is its text by the page itself."""
    marks = [letters(piece.text) for piece in pieces]
    for article in _readings(page, told):
        chosen = _matched(marks, article)
        if sum(len(marks[index]) for index in chosen) >= min(_FEWEST, len(article)):
            return _with_gaps(pieces, marks, chosen)
    return [piece for piece in pieces if piece.linked <= _MOST_LINKED] or list(pieces)


def _readings(page: HtmlElement, told: str) -> Iterator[str]:
    """Yield the letters of the article as each way of finding it says, the best one first."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        deepcopy(page), include_comments=False, include_tables=True, with_metadata=False
    )
    if found is not None and not isinstance(found, dict):
        yield letters(found.text or "")
    if told:
        yield letters(told)


def _matched(marks: Sequence[str], article: str) -> list[int]:
    """Return the indices of the blocks that are in ``article``, which go through it in order."""
    chosen: list[int] = []
    place = 0
    for index, mark in enumerate(marks):
        if not mark:
            continue
        found = article.find(mark, place)
        if found >= 0 and (len(mark) >= _SHORT or found - place < _SHORT):
            chosen.append(index)
            place = found + len(mark)
    return chosen


def _with_gaps(pieces: Sequence[Piece], marks: Sequence[str], chosen: Sequence[int]) -> list[Piece]:
    """Return the chosen pieces, and those between them that belong there."""
    if not chosen:
        return []
    sure = set(chosen)
    homes = {_home(pieces[index]) for index in chosen if len(marks[index]) >= _SHORT}
    return [
        pieces[index]
        for index in range(chosen[0], chosen[-1] + 1)
        if index in sure or (_belongs(pieces[index]) and _home(pieces[index]) in homes)
    ]


def _home(piece: Piece) -> HtmlElement | None:
    """Return the element that has the block, and others beside it; a caption's is the figure's."""
    home = piece.element.getparent()
    return home.getparent() if home is not None and piece.kind is BlockKind.CAPTION else home


def _belongs(piece: Piece) -> bool:
    return piece.linked <= _MOST_LINKED and piece.kind is not BlockKind.LIST_ITEM
