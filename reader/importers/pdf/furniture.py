"""What stands on the pages of a PDF and isn't their text: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from reader.importers.pdf.lines import usual_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.pdf.lines import Line

_EDGE = 3
"""How many lines from the top and from the bottom are looked at."""
_REPEATED = 3
"""On how many pages the same line is a running head."""
_HEADS = 4
"""On how many pages, and half of all, what stands at the same place is a head, whatever it says."""
_HALF = 0.5
_LONGEST = 100
"""Characters of a running head, at most."""
_LARGER = 1.12
"""Of the size of the text."""
_LEVEL = 4.0
"""Points, between which the place of a running head may vary."""
_APART = 1.4
"""Of the size: how far a page number is from the text, at least."""
_FIGURES = re.compile(r"\d+|\b[ivxlc]+$")
_ROMAN = "[ivxlc]{1,7}"
_NUMBER = re.compile(
    rf"[-–—|•\s]*(?:(?:page|p\.|seite|página|pagina|стр\.?|sayfa|صفحة|صفحه|עמוד|第)\s*)?"
    rf"(?:\d{{1,5}}|{_ROMAN})(?:\s*(?:/|of|von|de|di|sur|из|من|از|מתוך)\s*\d{{1,5}})?"
    r"[-–—|•\s]*(?:页|頁|ページ)?",
    re.IGNORECASE,
)


_TOTAL = re.compile(r"\d\D+\d")
"""How many pages there are, behind the number of one."""
_ADDRESS = re.compile(r"(?:^|\s)((?:https?|file)://\S+)(?=\s|$)")
_STAMP = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}[:.]\d{2}")
"""When a browser printed a page, as it writes at its edge."""


class _Place(NamedTuple):
    """What a line says, figures left open, and about where it is."""

    text: str
    level: int


class _Told(NamedTuple):
    """What all pages together tell of their heads and feet."""

    repeated: Counter[_Place]
    enough: int
    heads: set[int]
    """Levels at which most pages begin or end, with a gap to the text."""
    largest: float
    """Of sizes: what is larger is a heading, though it be the first line of many pages.

    It isn't where it says the same on all of them, or their number.
    """
    everywhere: set[str]
    """What stands on all pages, or all but one, at the edge."""
    is_printed: bool
    """Whether a browser wrote the address at the edge."""

    def is_furniture(self, line: Line, inner: Line | None) -> bool:
        """Whether a line is; ``inner`` is the next one from the edge."""
        text, level = _place(line)
        if line.size > self.largest:
            is_counted = bool(_NUMBER.fullmatch(line.text) and _TOTAL.search(line.text))
            return is_counted or line.text in self.everywhere
        if sum(self.repeated[_Place(text, level + by)] for by in (-1, 0, 1)) >= self.enough:
            return True
        if not _is_apart(line, inner):
            return False
        if self.is_printed and (_ADDRESS.search(line.text) or _STAMP.search(line.text)):
            return True
        is_head = level in self.heads and "#" in text and len(text) <= _LONGEST
        return is_head or bool(_NUMBER.fullmatch(line.text))


def printed_address(pages: Sequence[Sequence[Line]]) -> str | None:
    """Return the address of a web page that a browser has printed; None where it is none.

    It is empty where it was too long for the edge of the paper.
    """
    edges = [edge[0].text for page in pages[:1] for edge in _edges(page) if edge]
    address = next(filter(None, map(_ADDRESS.search, edges)), None)
    if address is None or not any(map(_STAMP.search, edges)):
        return None
    is_whole = address[1].startswith("http") and not address[1].endswith(("…", "..."))
    return address[1] if is_whole else ""


def without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the lines of each page without running heads, feet and page numbers.

    They interrupt what goes on from one page to the next; the pages as they are remain in
    the original.
    """
    enough = max(2, min(_REPEATED, round(len(pages) * _HALF)))
    repeated = Counter(place for page in pages for place in _places(page))
    levels = Counter(level for page in pages for level in _levels(page))
    heads = {level for level in levels if _around(levels, level) >= max(_HEADS, len(pages) * _HALF)}
    size = usual_size(line for page in pages for line in page)
    is_printed = printed_address(pages) is not None
    told = _Told(repeated, enough, heads, _LARGER * size, _everywhere(pages), is_printed)
    text = [_without(page, _furniture(page, told)) for page in pages]
    return text if any(text) else list(pages)


def _everywhere(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Return the lines at the edges of all pages, but one that may be a title page."""
    counts = Counter(
        text for page in pages for text in {line.text for edge in _edges(page) for line in edge}
    )
    return {text for text, count in counts.items() if count >= max(2, len(pages) - 1)}


def _without(page: Sequence[Line], furniture: Sequence[Line]) -> list[Line]:
    return [line for line in page if line not in furniture]


def _furniture(page: Sequence[Line], told: _Told) -> list[Line]:
    """Return those lines at the edges that are repeated, or number the page."""
    found: list[Line] = []
    for edge in _edges(page):
        pairs = list(zip_longest(edge, edge[1:]))[:_EDGE]
        count = len(list(takewhile(lambda pair: told.is_furniture(*pair), pairs)))
        while count and not _is_apart(*pairs[count - 1]):  # as where all pages are alike
            count -= 1
        found += edge[:count]
    return found


def _edges(page: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the first lines and the last ones, from the edge inwards."""
    downwards = sorted(page, key=lambda line: line.base)
    return downwards[: _EDGE + 1], downwards[: -_EDGE - 2 : -1]


def _places(page: Sequence[Line]) -> Iterator[_Place]:
    yield from {_place(line) for edge in _edges(page) for line in edge}


def _place(line: Line) -> _Place:
    return _Place(_FIGURES.sub("#", line.text.casefold()), round(line.base / _LEVEL))


def _levels(page: Sequence[Line]) -> Iterator[int]:
    """Yield the levels of the outermost lines, if they stand apart from the text."""
    for edge in _edges(page):
        if len(edge) > 1 and _is_apart(edge[0], edge[1]):
            yield _place(edge[0]).level


def _around(levels: Counter[int], level: int) -> int:
    return levels[level - 1] + levels[level] + levels[level + 1]


def _is_apart(line: Line, inner: Line | None) -> bool:
    """Return whether there is a gap between a line and the next one from the edge."""
    return inner is None or abs(line.base - inner.base) > _APART * line.size
