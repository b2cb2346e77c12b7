"""Which blocks of a page are the article: by two ways of finding it, and what they agree on.

Trafilatura tells the text of an article well, but not to the letter: it drops joiners and
structure. So its text only tells which blocks of the page are meant. `html_scored` looks at
the blocks themselves. Each takes things for the article that the other one doesn't: what both
take is it, with what lies between and what clearly belongs there.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING

from reader.importers.html.adjoining import adjoining
from reader.importers.html.boxes import boxes_below
from reader.importers.html.edges import without_edges, without_far
from reader.importers.html.footnotes import footnotes
from reader.importers.html.names import letters
from reader.importers.html.other_articles import boxed_articles, later_articles
from reader.importers.html.pointers import ends_sentence, without_pointers
from reader.importers.html.scored import ScoredPage, length
from reader.importers.html.standfirst import home_of, is_title, standfirst
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from reader.importers.html.blocks import Piece

_HEADING = BlockKind.HEADING
"""At hand: it is looked for among all blocks of a page, again and again."""
_SHORT = 24
"""Letters; a block of fewer is only taken where it stands among others that are."""
_AHEAD = 40
"""Blocks; so far are they looked at where one leaves out much of the article."""
_MOST_LINKED = 0.5
_FEWEST = 200
"""Letters; what is shorter is no article, where there is something longer."""
_LONG = 80
"""Of the blocks that tell how much of the text each way has found."""
_VERY_LONG = 140
"""Of the blocks that nobody takes for anything but text."""
_STANDFIRST = 100
_UNLINKED = 0.2
_BRIEF = 1000
"""An article of less is easily mistaken for another part of its page."""
_LITTLE, _HALF, _NEARLY_ALL = 0.25, 0.5, 0.9
_SEVERAL = 3
_BETWEEN = 25
"""How many blocks can be between two halves of an article."""
_LITTLE_ELSE = 0.05
_DOUBTFUL = 0.05
_LEFT_OUT = "data-left-out"
_NUMBER = re.compile(r"\d+")
"""In names of boxes that are counted: ``part-3``."""


def main_pieces(
    page: HtmlElement, pieces: Sequence[Piece], told: str = "", titles: Iterable[str] = ()
) -> list[Piece]:
    """Return those of ``pieces`` that are the article.

    ``told`` is its text by the page itself, and ``titles`` are what it may be called.
    """
    scored = ScoredPage(pieces)
    by_score = scored.article()
    is_list = _is_list(pieces, by_score)
    found = set() if is_list else _plain(pieces, scored, by_score)
    if not found:
        read = set(_matched(pieces, _read(page, scored.lists_of_links())))
        found = (
            read
            if is_list and _said(pieces, read) >= _FEWEST
            else _agreed(pieces, scored, read, by_score)
        )
    if told and _said(pieces, found) < _FEWEST:
        matched = set(_matched(pieces, letters(told)))
        found = max(found, matched, key=lambda each: _said(pieces, each))
    found -= boxed_articles(pieces, found) | later_articles(pieces, found, titles)
    found = without_far(pieces, found)
    kept = without_pointers([pieces[index] for index in sorted(found)])
    if kept:
        return _whole(pieces, scored, by_score, without_edges(kept))
    return [piece for piece in pieces if piece.linked <= _MOST_LINKED] or list(pieces)


def _whole(
    pieces: Sequence[Piece],
    scored: ScoredPage,
    by_score: AbstractSet[int],
    kept: Sequence[Piece],
) -> list[Piece]:
    """Return an article with what belongs to it: what adjoins it, and the notes it refers to."""
    own = set(map(id, kept))
    article = {index for index, piece in enumerate(pieces) if id(piece) in own}
    article = adjoining(pieces, scored, by_score, article)
    return [pieces[index] for index in sorted(article | footnotes(pieces, article))]


def _is_list(pieces: Sequence[Piece], found: Iterable[int]) -> bool:
    """Return whether what was ``found`` is a list of articles, under headings that are links."""
    headings = [pieces[index] for index in found if pieces[index].kind is _HEADING]
    linked = [piece for piece in headings if piece.linked > _MOST_LINKED]
    if len(linked) < _SEVERAL or len(linked) <= _HALF * len(headings):
        return False
    return not _is_in_one(pieces, found, {home_of(piece) for piece in linked})


def _is_in_one(
    pieces: Sequence[Piece], found: Iterable[int], others: AbstractSet[HtmlElement | None]
) -> bool:
    """Return whether most of what was ``found`` stands in one element, which is none of ``others``.

    Such is an article that has a box of other ones in its midst.
    """
    said: Counter[HtmlElement | None] = Counter()
    for index in found:
        said[home_of(pieces[index])] += length(pieces[index])
    home, most = max(said.items(), key=lambda each: each[1], default=(None, 0))
    return home not in others and most > _HALF * said.total()


def _all_long(pieces: Sequence[Piece], scored: ScoredPage, found: AbstractSet[int]) -> set[int]:
    """Return what can be of an article at first sight, as what is between it and its title."""
    first = min(found)
    title = next((index for index in range(first, -1, -1) if is_title(pieces[index])), first)
    return {
        index
        for index, piece in enumerate(pieces)
        if scored.lengths[index] >= _VERY_LONG
        and piece.linked < _MOST_LINKED
        and piece.kind is not _HEADING
        and (title < index < first or scored.is_likely(piece))
    }


def _plain(
    pieces: Sequence[Piece], scored: ScoredPage, found: AbstractSet[int]
) -> AbstractSet[int]:
    """Return the article where nothing on a page but what was ``found`` can be it, else nothing."""
    amount = _amount(pieces, found)
    if amount < _BRIEF:
        return set()
    long = _all_long(pieces, scored, found)
    if _amount(pieces, long - found) > _LITTLE_ELSE * amount:
        return set()
    agreed = _agreed(pieces, scored, long, found)
    said = (sum(scored.lengths[index] for index in each) for each in (agreed & found, found))
    is_most = next(said) > (1 - _DOUBTFUL) * next(said)
    if not is_most or len(_left(pieces, agreed, found)) > _SEVERAL:
        return set()
    return agreed | boxes_below(pieces, scored, agreed, range(len(pieces)))


def _left(
    pieces: Sequence[Piece], agreed: AbstractSet[int], found: AbstractSet[int]
) -> AbstractSet[int]:
    """Return what was ``found`` right beside what is sure, and isn't, as verses and lists."""
    homes = {home_of(pieces[index]) for index in agreed}
    return {
        index
        for index in found - agreed
        if pieces[index].linked < _UNLINKED
        and not homes.isdisjoint(islice(pieces[index].element.iterancestors(), 2))
    }


def _said(pieces: Sequence[Piece], found: Iterable[int]) -> int:
    return sum(len(letters(pieces[index].text)) for index in found)


def _read(page: HtmlElement, others: Iterable[HtmlElement]) -> str:
    """Return the letters of the article as trafilatura finds it, without looking at ``others``."""
    from trafilatura import bare_extraction

    for element in others:
        element.set(_LEFT_OUT, "")
    own = deepcopy(page)
    for element in own.xpath(f"//*[@{_LEFT_OUT}]"):
        element.drop_tree()
    found = bare_extraction(
        own, fast=True, include_comments=False, include_tables=True, with_metadata=False
    )
    return "" if found is None or isinstance(found, dict) else letters(found.text or "")


def _matched(pieces: Sequence[Piece], article: str) -> list[int]:
    """Return the indices of the blocks that are in ``article``, which go through it in order."""
    marks = [letters(piece.text) for piece in pieces]
    chosen: list[int] = []
    place = 0
    for index, mark in enumerate(marks):
        is_of_menu = not place and len(mark) < _SHORT and pieces[index].linked > _MOST_LINKED
        if not mark or is_of_menu:  # which can have the name that an article begins with
            continue
        found = article.find(mark, place)
        is_near = 0 <= found < place + _SHORT
        if is_near or (found >= 0 and len(mark) >= _SHORT):
            later = () if is_near else marks[index + 1 : index + 1 + _AHEAD]
            if _passed_over(later, article[place:found]) <= len(mark):
                chosen.append(index)
                place = found + len(mark)
    return chosen


def _passed_over(later: Iterable[str], article: str) -> int:
    """Return how much of the ``later`` blocks stands in what is before a block in the article.

    Where that is more, the block is a standfirst that says what a later one says again.
    """
    return sum(len(mark) for mark in later if len(mark) >= _SHORT and mark in article)


def _agreed(
    pieces: Sequence[Piece],
    scored: ScoredPage,
    read: AbstractSet[int],
    by_score: AbstractSet[int],
) -> AbstractSet[int]:
    """Return what is the article, by what trafilatura has ``read`` and what has the best score."""
    if not read or not by_score:
        return read or by_score
    core = _core(pieces, read, by_score)
    first, last = min(core), max(core)
    inner = {index for index in by_score if first < index < last}
    headings = {
        index
        for index in read
        if first < index < last
        and pieces[index].kind is _HEADING
        and pieces[index].linked < _UNLINKED
        and not scored.is_of_links(pieces[index])
    }
    found = core | inner | headings | standfirst(pieces, scored, first)
    doubtful = {
        index
        for index in (read | by_score) - found
        if index > first or not scored.is_beside(pieces[index])
    }
    found |= _outer(pieces, core, doubtful, by_score)
    return found | boxes_below(pieces, scored, found, read)


def _core(
    pieces: Sequence[Piece], read: AbstractSet[int], by_score: AbstractSet[int]
) -> AbstractSet[int]:
    """Return what is sure: what both take, or what one takes where the other missed too much."""
    both = read & by_score
    amounts = [_amount(pieces, each) for each in (read, by_score, both)]
    if not amounts[2]:
        if _said(pieces, both) > _HALF * _said(pieces, by_score):
            return both  # of short paragraphs
        is_continued = amounts[1] and 0 < min(by_score) - max(read) <= _BETWEEN
        if is_continued:
            return read | by_score
        return by_score if amounts[1] > amounts[0] else read
    if amounts[2] < _LITTLE * amounts[1]:
        return by_score
    before = _amount(pieces, (index for index in read if index < min(both)))
    is_part = amounts[2] > _NEARLY_ALL * amounts[1] and before > _LITTLE * amounts[2]
    if amounts[2] < _HALF * amounts[0] and (amounts[2] < _BRIEF or is_part):
        return read
    return both


def _amount(pieces: Sequence[Piece], found: Iterable[int]) -> int:
    """Return how much text there is in the long blocks of ``found``."""
    lengths = (length(pieces[index]) for index in found if pieces[index].linked < _MOST_LINKED)
    return sum(each for each in lengths if each >= _LONG)


def _outer(
    pieces: Sequence[Piece],
    core: AbstractSet[int],
    doubtful: Iterable[int],
    by_score: Collection[int],
) -> AbstractSet[int]:
    """Return which of the ``doubtful`` blocks, above and below the sure ones, are the article."""
    first = min(core)
    long = [pieces[index] for index in core if length(pieces[index]) >= _LONG]
    homes = {home for piece in long for home in _homes(piece)}
    beside = {
        index
        for index in doubtful
        if index in by_score and not homes.isdisjoint(_homes(pieces[index]))
    }
    there = {index for index in beside if ends_sentence(pieces[index].text)}
    found = {
        index
        for index in doubtful
        if pieces[index].linked < _UNLINKED
        and (index in there or (index < first and _can_stand_first(pieces[index])))
    }
    found -= _above_title(pieces, first, found)
    above, below = min(found | core), max(found | core)
    return found | {
        index for index in beside if above < index < below and pieces[index].linked < _MOST_LINKED
    }


def _can_stand_first(piece: Piece) -> bool:
    return length(piece) >= _STANDFIRST and piece.kind is not BlockKind.LIST_ITEM


def _above_title(pieces: Sequence[Piece], first: int, found: Iterable[int]) -> AbstractSet[int]:
    """Return what is ``found`` above the title that the ``first`` sure block stands under."""
    title = next((index for index in range(first, -1, -1) if is_title(pieces[index])), 0)
    return {index for index in found if index < title}


def _homes(piece: Piece) -> Iterator[tuple[HtmlElement | None, str, str]]:
    """Yield where a block is: in its home, or in one of several boxes of a kind, for one each."""
    home = home_of(piece)
    yield home, "", ""
    if home is not None:
        yield home.getparent(), home.tag, _NUMBER.sub("", home.get("class") or "")
