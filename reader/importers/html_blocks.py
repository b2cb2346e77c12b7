"""The blocks of an HTML page as a browser would show them: text, structure, links, places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from reader.text import normalise
from reader.values import BlockKind, Inline, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_SPACE = re.compile("[ \t\n\r\f]+")
"""What HTML collapses; other spaces and joiners are the text's own."""
_UNSEEN = frozenset(
    """script style noscript template head title object embed iframe svg canvas audio video map
    select option input textarea datalist button dialog applet frameset noframes rp rt rtc
    """.split()  # noqa: SIM905  (a list of them is 30 lines)
)
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter
    nobr output picture progress q rb ruby s samp small source span strike strong sub sup time tt
    u var wbr br
    """.split()  # noqa: SIM905
)
_HEADING = re.compile("h([1-6])")
_RANGES = {
    "a": InlineKind.LINK,
    "em": InlineKind.EMPHASIS,
    "i": InlineKind.EMPHASIS,
    "strong": InlineKind.STRONG,
    "b": InlineKind.STRONG,
    "code": InlineKind.CODE,
    "kbd": InlineKind.CODE,
    "samp": InlineKind.CODE,
}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWN_SCHEMES = ("http:", "https:", "mailto:")


class Piece(NamedTuple):
    """One block of a page, with the element that it is the text of."""

    text: str
    kind: BlockKind
    level: int
    inlines: tuple[Inline, ...]
    element: HtmlElement

    @property
    def linked(self) -> float:
        """The share of the text that is links."""
        links = sum(end - start for start, end, kind, _ in self.inlines if kind is InlineKind.LINK)
        return links / len(self.text)


def pieces(page: HtmlElement, address: str = "") -> list[Piece]:
    """Return the blocks of ``page`` that show some text, in order.

    White space is collapsed as a browser does; every other character stays. Addresses of
    links are completed by the ``address`` of the page.
    """
    return list(_Walk(address).walk(page))


class _Walk:
    """Goes through a page once, gathering the text of one block after the other."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._text: list[str] = []
        self._length = 0
        self._inlines: list[Inline] = []
        self._opened: list[tuple[HtmlElement, int]] = []
        self._cells: set[HtmlElement] = set()
        """Those of tables of data, which are shown a row a line."""
        self._preformatted = 0

    def walk(self, page: HtmlElement) -> Iterator[Piece]:
        """Yield the pieces under ``page``; without recursion, as pages are nested deep."""
        pending: list[tuple[HtmlElement, bool]] = [(page, False)]
        while pending:
            element, is_end = pending.pop()
            if is_end:
                yield from self._leave(element)
            elif isinstance(element.tag, str) and not _is_unseen(element):
                yield from self._enter(element)
                pending.append((element, True))
                pending.extend((child, False) for child in reversed(element))
            else:
                self._add(element.tail)

    def _enter(self, element: HtmlElement) -> Iterator[Piece]:
        tag = element.tag
        if tag == "br":
            yield from self._break(element)
        elif element in self._cells:
            self._begin_cell()
        elif tag in _RANGES:
            self._opened.append((element, self._length))
        elif tag not in _INLINE:
            yield from self._flush(element.getparent())
            self._preformatted += tag == "pre"
            if tag == "table":
                self._cells.update(_data_cells(element))
        self._add(element.text)

    def _leave(self, element: HtmlElement) -> Iterator[Piece]:
        if self._opened and self._opened[-1][0] is element:
            _, start = self._opened.pop()
            self._note(element, start)
        elif element.tag not in _INLINE and element not in self._cells:
            yield from self._flush(element)
            self._preformatted -= element.tag == "pre"
        self._add(element.tail)

    def _add(self, text: str | None, *, verbatim: bool = False) -> None:
        if not text:
            return
        if self._preformatted or verbatim:
            text = text.replace("\r\n", "\n")
        else:
            text = _SPACE.sub(" ", text)
            if not self._text or self._text[-1][-1] in " \n\t":
                text = text.lstrip(" ")
        if text:
            self._text.append(text)
            self._length += len(text)

    def _begin_cell(self) -> None:
        """Put a tab, and not the white space of the source, between two cells."""
        if self._text:
            shown = self._text.pop()
            self._length -= len(shown)
            self._add(shown.rstrip(" ") + "\t", verbatim=True)

    def _break(self, element: HtmlElement) -> Iterator[Piece]:
        """Begin a new line; a second break in a row begins a new block."""
        if "".join(self._text[-2:]).rstrip(" ").endswith("\n"):
            yield from self._flush(element.getparent())
        else:
            self._add("\n", verbatim=True)

    def _note(self, element: HtmlElement, start: int) -> None:
        """Keep the range of ``element``, which ends here."""
        kind, href = _RANGES[element.tag], ""
        if kind is InlineKind.LINK:
            href = _link(self._address, element.get("href") or "")
        if start < self._length and (href or kind is not InlineKind.LINK):
            self._inlines.append(Inline(start, self._length, kind, href))

    def _flush(self, element: HtmlElement | None) -> Iterator[Piece]:
        """Yield the block that ends here, if it shows anything; open ranges go on in the next."""
        for opened, start in self._opened:
            self._note(opened, start)
        self._opened = [(opened, 0) for opened, _ in self._opened]
        whole = "".join(self._text)
        text, inlines = whole.strip(" \t\n\ufeff"), self._inlines
        self._text, self._length, self._inlines = [], 0, []
        if element is not None and text:
            gone = whole.index(text)
            kind, level = _kind(element)
            yield Piece(
                normalise(text), kind, level, tuple(_moved(inlines, -gone, len(text))), element
            )


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in _UNSEEN and not _is_shadow(element):
        return True
    return (
        "hidden" in element.attrib
        or "sf-hidden" in (element.get("class") or "")  # what SingleFile took out
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )


def _is_shadow(element: HtmlElement) -> bool:
    """Return whether a template is not one to be filled, but shown where it stands."""
    return element.tag == "template" and any(
        name in element.attrib for name in ("shadowrootmode", "shadowroot")
    )


def _data_cells(table: HtmlElement) -> list[HtmlElement]:
    """Return the cells of a table that shows data; none where it only places parts of a page."""
    cells: list[HtmlElement] = []
    for row in table.iter("tr"):
        cells += [cell for cell in row if cell.tag in {"td", "th"}]
    rows = sum(1 for _ in table.iter("tr"))
    blocks = (
        inner
        for cell in cells
        for inner in cell.iterdescendants()
        if isinstance(inner.tag, str) and inner.tag not in _INLINE and inner.tag not in _UNSEEN
    )
    return cells if rows > 1 and len(cells) > rows and next(blocks, None) is None else []


def _kind(element: HtmlElement) -> tuple[BlockKind, int]:
    """Return what the text of a block element is, by the elements that it lies in."""
    chain = [element, *element.iterancestors()]
    for each in chain:
        heading = _HEADING.fullmatch(each.tag)
        if heading:
            return BlockKind.HEADING, int(heading[1])
        if each.tag == "pre":
            return BlockKind.PREFORMATTED, 0
        if each.tag in {"figcaption", "caption"}:
            return BlockKind.CAPTION, 0
        if each.tag == "li":
            return BlockKind.LIST_ITEM, max(1, sum(up.tag in {"ul", "ol"} for up in chain))
        if each.tag == "blockquote":
            return BlockKind.QUOTE, sum(up.tag == "blockquote" for up in chain)
    return BlockKind.PARAGRAPH, 0


def _link(address: str, href: str) -> str:
    try:
        link = urljoin(address, href.strip())
    except ValueError:  # brackets where an address of IPv6 would be
        return ""
    return normalise(link) if link.lower().startswith(_SHOWN_SCHEMES) else ""


def _moved(inlines: list[Inline], by: int, length: int) -> Iterator[Inline]:
    for start, end, kind, href in sorted(inlines):
        first, last = max(0, start + by), min(length, end + by)
        if first < last:
            yield Inline(first, last, kind, href)
