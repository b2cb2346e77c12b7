"""Which blocks of a page are the article, by what its elements hold and what they are called.

After Readability (Arc90, then Mozilla; https://github.com/mozilla/readability): sentences give
points to the elements around them, names and links add and take some, and the best element is
the article, with those beside it that are nearly as good.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reader.importers.html.part_names import (
    is_beside,
    is_called,
    is_made_of_heading,
    is_unlikely,
    names_of,
)
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from reader.importers.html.blocks import Piece

_GOOD = re.compile(
    r"article|body|content|entry|hentry|h-entry|main|page|text|blog|story|detail|post",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"-ad-|hidden|\bhid\b|banner|combx|comment|com-|contact|foot|gdpr|masthead|media|meta|outbrain|"
    r"promo|related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|tool|widget",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"photo|image|picture|img|foto", re.IGNORECASE)
_LONGEST_CAPTION = 500
_FIGURES = frozenset(("figure", "figcaption"))
_UNLIKELY_ROLES = re.compile(
    "menu|menubar|complementary|navigation|alert|alertdialog|dialog|contentinfo|banner|search"
)
_UNLIKELY_TAGS = frozenset(("nav", "aside", "footer"))
_NEVER_UNLIKELY = frozenset(
    ("html", "body", "article", "main", "a", "h1", "h2", "h3", "h4", "h5", "h6")
)
_NAMED_POINTS = 25
_POINTS = {
    **dict.fromkeys(("div", "article", "main", "section"), 5),
    **dict.fromkeys(("pre", "td", "blockquote"), 3),
    **dict.fromkeys(("address", "ol", "ul", "dl", "dd", "dt", "li", "form"), -3),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "th"), -5),
}
_LOOSE = frozenset(("div", "ul", "ol", "table", "section", "form", "aside", "fieldset", "dl"))
"""What can hold something else in the midst of an article."""
_LISTS = frozenset(("ul", "ol", "nav", "footer", "aside", "header"))
_NEARLY_ALL, _MOSTLY = 0.8, 0.6
_COMMAS = re.compile("[,،，、;؛]")
_IDEOGRAPH = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u3040-\u9fff\uac00-\ud7af]")
"""Of the scripts that write more with fewer characters, or without spaces."""
_FIRST = 12
"""Where one of them is looked for, as a text can begin with a number or a quotation mark."""
_SENTENCE = 25
_PARAGRAPH = BlockKind.PARAGRAPH
_NO_SENTENCES = frozenset((BlockKind.HEADING, BlockKind.CAPTION))
_LEVELS = 5
"""How many elements around a sentence get points for it."""
_FEWEST = 500
_CANDIDATES = 5
_RIVAL = 0.75
_SIBLING = 0.2


def length(piece: Piece) -> int:
    """Return how much a block says, in letters of an alphabet."""
    text = piece.text
    is_dense = not text.isascii() and _IDEOGRAPH.search(text, 0, _FIRST)
    return 2 * len(text) if is_dense else len(text)


class ScoredPage:
    """The elements of a page, with what they hold."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self.lengths = [length(piece) for piece in pieces]
        self._shared = Counter(piece.element for piece in pieces)
        self._said: dict[HtmlElement, int] = defaultdict(int)
        self._linked: dict[HtmlElement, float] = defaultdict(float)
        self._unlikely: dict[HtmlElement, bool] = {}
        self._points: dict[HtmlElement, float] = {}
        self._above: dict[HtmlElement, tuple[HtmlElement, ...]] = {}
        self._all = sum(self.lengths)
        for piece, said in zip(pieces, self.lengths, strict=True):
            self._said[piece.element] += said
            self._linked[piece.element] += said * piece.linked
        self._sum_up()

    def _sum_up(self) -> None:
        """Add what the blocks say to the elements around them, those of one home together."""
        homes: dict[HtmlElement, list[HtmlElement]] = defaultdict(list)
        for element in self._said:
            homes[element.getparent()].append(element)
        said = {home: sum(self._said[each] for each in inner) for home, inner in homes.items()}
        linked = {home: sum(self._linked[each] for each in inner) for home, inner in homes.items()}
        for home in homes:
            for element in self._around(home):
                self._said[element] += said[home]
                self._linked[element] += linked[home]

    def article(self) -> set[int]:
        """Return the indices of the blocks that are the article; none where there is no sentence.

        What its name makes unlikely is only looked at where there is too little else.
        """
        chosen = self._chosen(strict=True)
        said = sum(self.lengths[index] for index in chosen)
        if said < _FEWEST:
            wider = self._chosen(strict=False)
            if sum(self.lengths[index] for index in wider) > 2 * said:
                return wider
        return chosen

    def lists_of_links(self) -> Iterator[HtmlElement]:
        """Yield the elements that hold links to other pages and hardly anything else."""
        for element, said in self._said.items():
            if element.tag in _LISTS and self._linked[element] > _NEARLY_ALL * said:
                yield element

    def is_of_links(self, heading: Piece) -> bool:
        """Return whether a heading stands in one element with links, and hardly anything else."""
        home = heading.element.getparent()
        return home is not None and self._link_share(home) > _MOSTLY

    def wider_home(self, piece: Piece) -> HtmlElement | None:
        """Return the nearest element around a block that says more than the block does."""
        around = self._chain(piece)[1:]
        return next((each for each in around if self._said[each] > length(piece)), None)

    def is_likely(self, piece: Piece) -> bool:
        """Return whether no name of an element around a block tells that it is something else."""
        is_row = piece.element.tag == "tr" and "\t" in piece.text  # named for its table: "header"
        named = piece.element.getparent() if is_row else piece.element
        return not self._is_unlikely(named) and not self._is_of_picture(piece)

    def is_beside(self, piece: Piece) -> bool:
        """Return whether a block stands in what is never the beginning of an article."""
        return self._is_of_picture(piece) or any(map(self._is_beside, self._chain(piece)[:_LEVELS]))

    def _is_of_picture(self, piece: Piece) -> bool:
        """Return whether a block is all that stands in what is called a picture, and no figure."""
        return piece.kind is _PARAGRAPH and any(
            element.tag not in _FIGURES
            and self._said[element] <= _LONGEST_CAPTION
            and _PICTURE.search(names_of(element))
            for element in self._chain(piece)[:2]
        )

    def _chosen(self, *, strict: bool) -> set[int]:
        likely = [
            index for index, piece in enumerate(self._pieces) if not strict or self.is_likely(piece)
        ]
        points = self._all_points(likely)
        if not points:
            return set()
        kept = self._with_siblings(self._best(points), points)
        return {index for index in likely if self._is_in(self._pieces[index], kept)}

    def _chain(self, piece: Piece) -> tuple[HtmlElement, ...]:
        """Return the element of a block and those around it, the nearest first."""
        return piece.element, *self._around(piece.element.getparent())

    def _around(self, home: HtmlElement | None) -> tuple[HtmlElement, ...]:
        """Return an element and those around it, the nearest first."""
        chain = self._above.get(home)
        if chain is None:
            chain = self._above[home] = () if home is None else (home, *home.iterancestors())
        return chain

    def _all_points(self, likely: Sequence[int]) -> dict[HtmlElement, float]:
        points: dict[HtmlElement, float] = {}
        for index in likely:
            piece = self._pieces[index]
            said = self.lengths[index]
            if said < _SENTENCE or piece.kind in _NO_SENTENCES:
                continue
            own = 1 + len(_COMMAS.findall(piece.text)) + min(said // 100, 3)
            for level, home in enumerate(self._homes(piece)):
                if home not in points:
                    points[home] = self._own_points(home)
                points[home] += own / (level * 3 if level > 1 else level + 1)
        return {element: each * (1 - self._link_share(element)) for element, each in points.items()}

    def _homes(self, piece: Piece) -> Iterator[HtmlElement]:
        """Yield the elements that get points for a block, the nearest first."""
        # Where line breaks part it from others, they have one element.
        first = 1 if self._shared[piece.element] == 1 else 0
        for element in self._chain(piece)[first : first + _LEVELS]:
            if element.tag == "html":
                return
            yield element

    def _own_points(self, element: HtmlElement) -> float:
        return _POINTS.get(element.tag, 0) + self._named_points(element)

    def _named_points(self, element: HtmlElement) -> float:
        points = self._points.get(element)
        if points is None:
            keys = ("class",) if is_made_of_heading(element) else ("class", "id")
            names = [name for key in keys if (name := element.get(key))]
            good = sum(_GOOD.search(name) is not None for name in names)
            bad = sum(_BAD.search(name) is not None for name in names)
            points = self._points[element] = (good - bad) * _NAMED_POINTS
        return points

    def _link_share(self, element: HtmlElement) -> float:
        said = self._said[element]
        return self._linked[element] / said if said else 0

    def _is_unlikely(self, element: HtmlElement | None) -> bool:
        if element is None:
            return False
        known = self._unlikely.get(element)
        if known is None:
            known = self._is_unlikely(element.getparent()) or self._is_named_unlikely(element)
            self._unlikely[element] = known
        return known

    def _is_named_unlikely(self, element: HtmlElement) -> bool:
        if element.tag in _NEVER_UNLIKELY:
            return False
        role = element.get("role")
        if element.tag in _UNLIKELY_TAGS or (role and _UNLIKELY_ROLES.fullmatch(role)):
            return True
        return names_of(element) != "" and (
            self._is_beside(element) or is_called(element, is_unlikely)
        )

    def _is_beside(self, element: HtmlElement) -> bool:
        """Return whether an element is called what stands beside an article, or in its midst."""
        share = self._said[element] / self._all if self._all else 0
        around = self._around(element)[:_LEVELS]
        is_of_figure = any(each.tag in _FIGURES for each in around)
        return is_called(element, lambda names: is_beside(names, share, is_caption=is_of_figure))

    def _best(self, points: dict[HtmlElement, float]) -> HtmlElement:
        """Return the element with most points, or one around it that has more in other parts."""
        ranked = sorted(points, key=lambda element: points[element], reverse=True)
        best = _around_several(ranked[:_CANDIDATES], points)
        last = points.get(best, 0)
        least = last / 3
        for above in best.iterancestors():
            if above.tag in {"body", "html"} or points.get(above, last) < least:
                break
            if points.get(above, 0) > last:
                best = above
                break
            last = points.get(above, last)
        for above in best.iterancestors():  # one that holds nothing else may have siblings
            if above.tag in {"body", "html"} or self._said[above] > self._said[best]:
                break
            best = above
        return best

    def _with_siblings(
        self, best: HtmlElement, points: dict[HtmlElement, float]
    ) -> set[HtmlElement]:
        own = points.get(best, 0)
        least = max(10, own * _SIBLING)
        kept = {best}
        for sibling in [*best.itersiblings(), *best.itersiblings(preceding=True)]:
            alike = sibling.get("class") and sibling.get("class") == best.get("class")
            if points.get(sibling, 0) + (own * _SIBLING if alike else 0) >= least or (
                sibling.tag == "p" and self._is_text(sibling)
            ):
                kept.add(sibling)
        return kept

    def _is_text(self, element: HtmlElement) -> bool:
        said, linked = self._said[element], self._link_share(element)
        return (said > 80 and linked < 0.25) or (said > _SENTENCE and linked == 0)  # noqa: PLR2004

    def _is_in(self, piece: Piece, kept: set[HtmlElement]) -> bool:
        """Return whether a block is in one of the elements, and not in something else in it."""
        for element in self._chain(piece):
            if element in kept:
                return True
            if element.tag in _LOOSE and self._is_foreign(element):
                return False
        return False

    def _is_foreign(self, element: HtmlElement) -> bool:
        """Return whether a part of an article is none: a list of links, a form, a box."""
        said, linked = self._said[element], self._link_share(element)
        if self._named_points(element) < 0 and (said < 200 or (said < 2000 and linked > 0.2)):  # noqa: PLR2004
            return True
        if element.tag == "form":
            return said < _FEWEST
        return linked > 0.6 or (linked > 0.5 and said < 1500)  # noqa: PLR2004


def _around_several(ranked: Sequence[HtmlElement], points: dict[HtmlElement, float]) -> HtmlElement:
    """Return the element around several that are nearly as good as the first, else the first."""
    first, *others = ranked
    rivals = [
        set(element.iterancestors())
        for element in others
        if points[element] >= _RIVAL * points[first]
    ]
    for above in first.iterancestors():
        if above.tag in {"body", "html"}:
            break
        if sum(above in rival for rival in rivals) > 2:  # noqa: PLR2004
            return above
    return first
