"""Which blocks that were taken for an article are of other articles on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.html.names import letters, parts_of_title
from reader.importers.html.scored import length
from reader.importers.scraped.furniture import heads_other_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from reader.importers.html.blocks import Piece

_HALF, _LITTLE = 0.5, 0.25
_TELLING = 10
"""Letters; a heading of fewer can be a part of any title."""


def later_articles(
    pieces: Sequence[Piece], found: AbstractSet[int], titles: Iterable[str]
) -> AbstractSet[int]:
    """Return what of the article that one of the ``titles`` is of stands in ones below it.

    So do pages go on that show the next article where one has read the first.
    """
    homes = {index: _article_of(pieces[index]) for index in sorted(found)}
    own = next(iter(homes.values()), None)
    others = set(homes.values()) - {own, None}
    if own is None or not others or not _is_called(own, titles):
        return set()
    inside = {index for index in found if homes[index] is own}
    if said_in(pieces, inside) < _LITTLE * said_in(pieces, found):
        return set()
    later = {each for each in others if each is not None and _headings(each)}
    later = {each for each in later if own not in each.iterancestors()}
    return {index for index in found if homes[index] in later}


def _article_of(piece: Piece) -> HtmlElement | None:
    return next(piece.element.iterancestors("article"), None)


def _is_called(article: HtmlElement, titles: Iterable[str]) -> bool:
    """Return whether a heading of an article is one of the ``titles``, with more or less to it."""
    told = {letters(part) for title in titles for part in (title, *parts_of_title(title)[:1])}
    return any(
        heading in title or title in heading
        for heading in _headings(article)
        for title in told
        if min(len(heading), len(title)) > _TELLING
    )


def _headings(article: HtmlElement) -> list[str]:
    headings = (letters(each.text_content()) for each in article.iter("h1", "h2", "h3"))
    return [each for each in headings if each]


def said_in(pieces: Sequence[Piece], found: AbstractSet[int]) -> int:
    """Return how much some blocks say."""
    return sum(length(pieces[index]) for index in found)


def boxed_articles(pieces: Sequence[Piece], found: AbstractSet[int]) -> AbstractSet[int]:
    """Return what of the article stands in a box of other articles, under a heading that says so.

    Where much is below it, it is the heading of something else.
    """
    others: set[int] = set()
    for index in range(min(found, default=0), max(found, default=-1)):
        if heads_other_articles(pieces[index].text) and index not in others:
            inner = _boxed(pieces, index, found)
            if said_in(pieces, inner) < _HALF * said_in(pieces, found):
                others |= inner
    return others


def _boxed(pieces: Sequence[Piece], heading: int, found: AbstractSet[int]) -> AbstractSet[int]:
    """Return what is found below a heading in the largest element that has nothing above it."""
    above = {
        element
        for index in range(heading)
        if index in found
        for element in pieces[index].element.iterancestors()
    }
    box = pieces[heading].element
    while (parent := box.getparent()) is not None and parent not in above:
        box = parent
    return {
        index for index in found if index > heading and box in pieces[index].element.iterancestors()
    }
