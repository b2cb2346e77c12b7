"""What is right beside the blocks that were taken for an article, and is made as they are.

The ways of finding an article go by its sentences; it has headings, lines and lists as well.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.importers.html.pointers import is_furniture_piece
from reader.importers.html.scored import length
from reader.importers.html.standfirst import home_of, is_title
from reader.importers.scraped.furniture import is_closing_furniture, points_elsewhere
from reader.importers.times.dates import HAS_YEAR
from reader.values import BlockKind, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from reader.importers.html.blocks import Piece
    from reader.importers.html.scored import ScoredPage

_TELLING = 40
"""Letters of a block that tells how the text of an article is made."""
_HEAD = 15
"""Blocks above a heading in which the title is looked for."""
_GAP = 4
"""Blocks from one of an article to the next; what parts them more is something else."""
_LABEL = 2
"""Blocks from the last one of the text to a list below it, which has a line above it or none."""
_LONGEST_LINE = 160
_LABELLED = ":："
_INTRODUCING = 24
"""Letters of a line that says what is in a list below it, and not only what kind of links."""
_LINKED, _UNLINKED, _MOST = 0.5, 0.2, 2 / 3
_LISTS = ("ul", "ol")
_ANSWERS = frozenset(("acceptedAnswer", "suggestedAnswer"))
_FILES = (".pdf", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".csv", ".ods", ".ppt", ".pptx", ".zip")


def adjoining(
    pieces: Sequence[Piece],
    scored: ScoredPage,
    by_score: AbstractSet[int],
    article: AbstractSet[int],
) -> set[int]:
    """Return the indices of what belongs to an ``article`` by where it stands, with those of it.

    ``by_score`` are the blocks with the best score.
    """
    telling = [pieces[index] for index in article if scored.lengths[index] >= _TELLING]
    homes = {home_of(piece) for piece in telling}
    made = {_made(piece) for piece in telling}
    found = set(article)
    found |= _first_headings(pieces, scored, min(found))
    found |= _between(pieces, scored, found, made)
    found |= _last_lines(pieces, by_score, max(found), made, homes)
    found |= _lists_of_sources(pieces, scored, found, homes)
    return found | _answers(pieces, scored, max(found))


def _made(piece: Piece) -> tuple[HtmlElement | None, str, str]:
    return home_of(piece), piece.element.tag, piece.element.get("class") or ""


def _first_headings(pieces: Sequence[Piece], scored: ScoredPage, first: int) -> set[int]:
    """Return the headings and captions right above the ``first`` block, below the title."""

    def is_one(index: int) -> bool:
        above = (pieces[each] for each in range(index - 1, max(-1, index - _HEAD), -1))
        return (
            _is_heading(pieces[index], scored) or _is_caption_above(pieces[index], pieces[first])
        ) and any(is_title(each) and each.linked < _UNLINKED for each in above)

    return set(takewhile(is_one, range(first - 1, 0, -1)))


def _is_caption_above(piece: Piece, first: Piece) -> bool:
    """Return whether a block is the caption of a figure that stands beside the text."""
    figure = next(piece.element.iterancestors("figure"), None)
    return (
        piece.kind is BlockKind.CAPTION
        and piece.linked < _UNLINKED
        and figure is not None
        and _is_around(figure.getparent(), first)
    )


def _between(
    pieces: Sequence[Piece],
    scored: ScoredPage,
    article: AbstractSet[int],
    made: AbstractSet[tuple[HtmlElement | None, str, str]],
) -> set[int]:
    """Return the headings and lines that a few blocks of an ``article`` have between them."""
    order = sorted(article)
    gaps = (range(one + 1, other) for one, other in pairwise(order) if 1 < other - one <= _GAP)
    missing = [(index, pieces[gap.stop]) for gap in gaps for index in gap]
    if not missing:
        return set()
    said = {pieces[index].text for index in article}
    return {
        index
        for index, below in missing
        if pieces[index].text not in said
        and (
            (_is_heading(pieces[index], scored) and _heads(pieces, scored, index, below))
            or (_made(pieces[index]) in made and _is_text(pieces[index], scored))
        )
    }


def _heads(pieces: Sequence[Piece], scored: ScoredPage, index: int, below: Piece) -> bool:
    """Return whether a heading is in an element with what is ``below``, or is the first in it."""
    heading = pieces[index]
    if _is_around(home_of(heading), below):
        return True
    home = scored.wider_home(heading)
    return _is_around(home, below) and not _is_around(home, pieces[index - 1])


def _is_around(home: HtmlElement | None, piece: Piece) -> bool:
    return home in piece.element.iterancestors()


def _is_text(piece: Piece, scored: ScoredPage) -> bool:
    return (
        piece.kind is BlockKind.PARAGRAPH
        and piece.linked < _LINKED
        and any(map(str.isalpha, piece.text))
        and scored.is_likely(piece)
        and not is_furniture_piece(piece)
    )


def _is_heading(piece: Piece, scored: ScoredPage) -> bool:
    """Return whether a block is a heading that can be one in an article."""
    return (
        piece.kind is BlockKind.HEADING
        and piece.linked < _UNLINKED
        and scored.is_likely(piece)
        and not is_furniture_piece(piece)
    )


def _last_lines(
    pieces: Sequence[Piece],
    by_score: AbstractSet[int],
    last: int,
    made: AbstractSet[tuple[HtmlElement | None, str, str]],
    homes: AbstractSet[HtmlElement | None],
) -> set[int]:
    """Return the lines right below the ``last`` block that are made as the text is."""

    def is_alike(index: int) -> bool:
        piece = pieces[index]
        if index not in by_score or piece.linked or not _is_line(piece):
            return False
        if piece.kind is BlockKind.LIST_ITEM:
            return any(home_of_list in homes for home_of_list in _homes_of_lists(piece))
        return piece.kind is BlockKind.PARAGRAPH and _made(piece) in made

    return set(takewhile(is_alike, range(last + 1, len(pieces))))


def _is_line(piece: Piece) -> bool:
    """Return whether a block is a line that is no label, and says nothing of the page."""
    text = piece.text
    return not (
        len(text) > _LONGEST_LINE
        or any(sign in text for sign in _LABELLED)
        or HAS_YEAR.search(text)
        or is_furniture_piece(piece)
        or is_closing_furniture(text)
    )


def _homes_of_lists(piece: Piece) -> Iterator[HtmlElement | None]:
    for around in piece.element.iterancestors(*_LISTS):
        yield around.getparent()


def _answers(pieces: Sequence[Piece], scored: ScoredPage, last: int) -> set[int]:
    """Return the answers to a question, where the page marks what is which (schema.org)."""
    home = home_of(pieces[last])
    if home is None or home.get("itemprop") != "text":
        return set()
    return {
        index
        for index in range(last + 1, len(pieces))
        if _is_of_answer(pieces[index]) and scored.is_likely(pieces[index])
    }


def _is_of_answer(piece: Piece) -> bool:
    marks = [each.get("itemprop") for each in piece.element.iterancestors() if each.get("itemprop")]
    return marks[:1] == ["text"] and not _ANSWERS.isdisjoint(marks[1:2])


def _lists_of_sources(
    pieces: Sequence[Piece],
    scored: ScoredPage,
    article: AbstractSet[int],
    homes: AbstractSet[HtmlElement | None],
) -> set[int]:
    """Return the lists of links in the midst of the text that a line of it introduces.

    Under a heading, or without anything, they are those that lead to files and to other sites.
    """
    found: set[int] = set()
    for items in _lists_of_links(pieces, article, homes):
        above = min(items) - 1
        label = pieces[above]
        if not ({above, above - 1} & (article | found)) or is_furniture_piece(label):
            continue
        if points_elsewhere(label.text) or not all(scored.is_likely(pieces[i]) for i in items):
            continue
        if any(is_furniture_piece(pieces[index]) for index in items):
            continue
        if _introduces(label) or _lead_away(pieces, items):
            found |= {above, *items}
    return found


def _lists_of_links(
    pieces: Sequence[Piece],
    article: AbstractSet[int],
    homes: AbstractSet[HtmlElement | None],
) -> Iterable[list[int]]:
    """Return the items of each list that is no part of an ``article``, and right in its text."""
    lists: dict[HtmlElement, list[int]] = {}
    first, end = min(article), max(article) + _LABEL
    for index in range(first + 1, len(pieces)):
        piece = pieces[index]
        if index in article or piece.linked < _LINKED or piece.kind is not BlockKind.LIST_ITEM:
            continue
        if index > end and pieces[index - 1].kind is not BlockKind.LIST_ITEM:
            break
        for around in piece.element.iterancestors(*_LISTS):
            if around in lists or around.getparent() in homes:
                lists.setdefault(around, []).append(index)
                break
        else:
            if index > end:
                break
    return lists.values()


def _introduces(label: Piece) -> bool:
    is_line = label.kind is BlockKind.PARAGRAPH and not label.linked
    return is_line and label.text.endswith(tuple(_LABELLED)) and length(label) >= _INTRODUCING


def _lead_away(pieces: Sequence[Piece], items: Sequence[int]) -> bool:
    """Return whether most links of a list lead to files, or to other sites than the page's do."""
    links = [link for index in items for link in _links(pieces[index])]
    sites = Counter(_site(link) for piece in pieces for link in _links(piece))
    sites.subtract(map(_site, links))
    own = sites.most_common(1)[0][0] if sites.total() else ""
    away = [link for link in links if _is_file(link) or _site(link) not in {"", own}]
    return len(away) > _MOST * len(links)


def _links(piece: Piece) -> Iterator[str]:
    return (each.href for each in piece.inlines if each.kind is InlineKind.LINK)


def _site(link: str) -> str:
    try:
        return urlsplit(link).netloc
    except ValueError:  # brackets where an address of IPv6 would be
        return ""


def _is_file(link: str) -> bool:
    return link.partition("?")[0].lower().endswith(_FILES)
