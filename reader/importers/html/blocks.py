"""The blocks of an HTML page as a browser would show them: text, structure, links, places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from reader.importers.html.bullets import Bullets
from reader.importers.html.tags import HEADINGS, INLINE, is_among_words
from reader.importers.rendered import Rendered
from reader.text import normalise
from reader.values import BULLET, BlockKind, Inline, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_PARAGRAPH, _HEADING, _QUOTE = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE
_LIST_ITEM, _LINK = BlockKind.LIST_ITEM, InlineKind.LINK
"""At hand: to look one up in its enumeration takes longer than much of what is done with it."""
_COLLAPSED = " \t\n\r\f"
"""What HTML collapses; other spaces and joiners are the text's own."""
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
"""What editors put into empty paragraphs, for a cursor to stand at."""
_RUN = re.compile(f"[{_COLLAPSED[1:]}][{_COLLAPSED}]*| [{_COLLAPSED}]+")
"""What becomes one space and isn't one, as most are."""
_UNSEEN = frozenset(
    """script style noscript template head title object embed iframe svg canvas audio video map
    select option input textarea datalist button dialog applet frameset noframes rp rt rtc
    """.split()  # noqa: SIM905  (a list of them is 30 lines)
)
_KINDS = {
    "pre": BlockKind.PREFORMATTED,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "li": BlockKind.LIST_ITEM,
}
_PLACES = HEADINGS | _KINDS.keys() | {"blockquote", "ul", "ol"}
"""What tells of what kind the text in it is."""
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
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sf-hidden|sr-only|visually-?hidden|screen-reader-text|mw-editsection|d-none\s+d-print-\w+)(?:\s|$)",
    re.IGNORECASE,
)
"""What SingleFile took out, is only read out, for who edits a wiki, or only printed."""
_CONSENT = re.compile(
    r"(?:^|\s)(?:(?:cookie|gdpr|privacy)[-_]?(?:consent|banner|notice|bar|box|law-info-bar)|"
    r"cmp-?box|qc-cmp\d|onetrust|didomi|usercentrics|fc-consent-root|cybotcookiebot\w*|cmplz|"
    r"cky-(?:consent|modal)|iubenda-cs|borlabscookie\w*|sp_message_container|cmpwrapper|"
    r"axeptio\w*|klaro|truste)(?![^\W_])",
    re.IGNORECASE,
)
"""What asks for consent is shown above a page, and says more than many an article."""
_NAMES_KEPT = 1000
"""What elements are called comes again, on a page and on the next one."""
_CELLS = frozenset(("td", "th"))
_LONGEST_VALUE = 100
"""Code points of a paragraph in a cell of data."""
_LONGEST_CELL, _LONGEST_PARTED_CELL = 1_500, 300
"""Code points of a cell of data, and of one that has paragraphs."""
_MARKS = frozenset(("¶", "#", "§", "⚓", "🔗", "↩", "↩\ufe0e", "↩\ufe0f", "↑", "⏎", "^"))
"""Signs that lead to the heading they stand at, or from a note back to the text."""
_PLAIN_LINK = re.compile(
    r"(?P<site>https?://[\w.-]+)?/(?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?", re.ASCII
)
_SHOWN_SCHEMES = ("http:", "https:", "mailto:")


class Piece(NamedTuple):
    """One block of a page, with the element that it is the text of."""

    text: str
    kind: BlockKind
    level: int
    inlines: tuple[Inline, ...]
    """Links as the page has them, not completed."""
    linked: float
    """The share of the text that is links."""
    element: HtmlElement

    def rendered(self, address: str, bullet: str) -> Rendered:
        """Return the block with its links completed by the ``address`` of the page."""
        links = (
            inline
            if inline.kind is not InlineKind.LINK
            else inline._replace(href=_link(address, inline.href))
            for inline in self.inlines
        )
        kept = [each for each in links if each.href or each.kind is not InlineKind.LINK]
        return Rendered(self.text, self.kind, self.level, kept, bullet)


def pieces(page: HtmlElement) -> list[Piece]:
    """Return the blocks of ``page`` that show some text, in order.

    White space is collapsed as a browser does; every other character stays.
    """
    return _Walk().walk(page)


def rendered(chosen: Iterable[Piece], address: str = "") -> list[Rendered]:
    """Return those blocks of a page that were ``chosen``; see `Piece.rendered`."""
    bullets = Bullets()
    return [
        piece.rendered(
            address, bullets.before(piece.element) if piece.kind is BlockKind.LIST_ITEM else BULLET
        )
        for piece in chosen
    ]


class _Walk:
    """Goes through a page once, gathering the text of one block after the other."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._text: list[str] = []
        self._length = 0
        self._inlines: list[Inline] = []
        self._opened: list[tuple[HtmlElement, InlineKind, int]] = []
        self._cells: set[HtmlElement] = set()
        """Those of tables of data, which are shown a row a line, and what is but around a value."""
        self._preformatted = 0
        self._places = [_Place()]
        """Of what the walk is in, from the outermost to the innermost."""

    def walk(self, page: HtmlElement) -> list[Piece]:
        """Return the pieces under ``page``; without recursion, as pages are nested deep."""
        from lxml import etree

        walker = etree.iterwalk(page, events=("start", "end", "comment", "pi"))
        unseen = None
        for event, element in walker:
            if event == "start":
                if _is_unseen(element):
                    unseen = element
                    walker.skip_subtree()
                else:
                    self._enter(element)
                continue
            if event == "end" and element is not unseen:
                self._leave(element)
            if tail := element.tail:
                self._add(tail)
        return self._pieces

    def _enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _RANGES:
            self._opened.append((element, _RANGES[tag], self._length))
        elif tag == "br":
            self._break(element)
        elif tag not in INLINE and not is_among_words(element):
            if element not in self._cells:
                self._begin(element, tag)
            elif tag in _CELLS:
                self._next_cell()
        if text := element.text:
            self._add(text)

    def _begin(self, element: HtmlElement, tag: str) -> None:
        """End what is above an element that is laid out apart."""
        if self._text:
            self._flush(element.getparent())
        if tag in _PLACES:
            self._places.append(self._places[-1].inside(tag))
            self._preformatted += tag == "pre"
        elif tag == "table":
            self._cells.update(_data_cells(element))

    def _leave(self, element: HtmlElement) -> None:
        if self._opened and self._opened[-1][0] is element:
            self._note(*self._opened.pop())
        elif (tag := element.tag) not in INLINE and element not in self._cells:
            if self._text and not is_among_words(element):
                self._flush(element)
            if tag in _PLACES:
                self._places.pop()
                self._preformatted -= tag == "pre"

    def _add(self, text: str, *, verbatim: bool = False) -> None:
        if self._preformatted or verbatim:
            text = text.replace("\r\n", "\n")
        else:
            if not self._text or self._text[-1][-1] in " \n\t":
                text = text.lstrip(_COLLAPSED)
            # To look for each takes a third of the time of a search for all of them.
            if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
                text = _RUN.sub(" ", text)
        if text:
            self._text.append(text)
            self._length += len(text)

    def _next_cell(self) -> None:
        if self._text:
            last = self._text.pop()
            self._length -= len(last)
            self._add(last.rstrip(" ") + "\t", verbatim=True)

    def _break(self, element: HtmlElement) -> None:
        """Begin a new line; a second break in a row begins a new block."""
        if "".join(self._text[-2:]).rstrip(" ").endswith("\n"):
            self._flush(_block_around(element))
        else:
            self._add("\n", verbatim=True)

    def _note(self, element: HtmlElement, kind: InlineKind, start: int) -> None:
        """Keep the range of ``element``, which ends here."""
        if start < self._length:
            href = (element.get("href") or "") if kind is _LINK else ""
            if "#" in href and self._text[-1].strip() in _MARKS and self._is_last(start):
                self._length -= len(self._text.pop())
                return
            if href or kind is not _LINK:
                self._inlines.append(Inline(start, self._length, kind, href))

    def _is_last(self, start: int) -> bool:
        """Return whether what was added last begins at ``start``."""
        return self._length - len(self._text[-1]) == start

    def _flush(self, element: HtmlElement | None) -> None:
        """End a block; open ranges go on in the next."""
        if self._opened:
            for opened in self._opened:
                self._note(*opened)
            self._opened = [(opened, kind, 0) for opened, kind, _ in self._opened]
        whole = "".join(self._text)
        text, inlines = whole.strip(" \t\n\ufeff"), sorted(self._inlines)
        self._text, self._length, self._inlines = [], 0, []
        if element is not None and text and not _is_none(text):
            if inlines and len(text) < len(whole):
                inlines = list(_moved(inlines, -whole.index(text), len(text)))
            place = self._places[-1]
            own = "#" if place.kind is _HEADING else None  # which it links to itself
            links = [each for each in inlines if each.kind is _LINK and each.href[:1] != own]
            linked = sum([end - start for start, end, _, _ in links]) / len(text)
            self._pieces.append(
                Piece(normalise(text), place.kind, place.level, tuple(inlines), linked, element)
            )


class _Place:
    """What the elements around a text make of it; the innermost one counts."""

    def __init__(
        self, kind: BlockKind = _PARAGRAPH, level: int = 0, lists: int = 0, quotes: int = 0
    ) -> None:
        self.kind, self.level = kind, level
        self._lists, self._quotes = lists, quotes
        self._inner: dict[str, _Place] = {}

    def inside(self, tag: str) -> _Place:
        """Return what an element in this place makes of its text."""
        place = self._inner.get(tag)
        if place is None:  # else it is one more entry of a list
            place = self._inner[tag] = self._made(tag)
        return place

    def _made(self, tag: str) -> _Place:
        lists, quotes = self._lists, self._quotes
        if tag in HEADINGS:
            return _Place(_HEADING, int(tag[1]), lists, quotes)
        if tag == "blockquote":
            return _Place(_QUOTE, quotes + 1, lists, quotes + 1)
        lists += tag in {"ul", "ol"}
        kind = _KINDS.get(tag, self.kind)
        if kind is _LIST_ITEM:
            return _Place(kind, max(1, lists), lists, quotes)
        return _Place(kind, self.level if kind is self.kind else 0, lists, quotes)


def _is_unseen(element: HtmlElement) -> bool:
    tag = element.tag
    if tag in _UNSEEN and not _is_shadow(element):
        return True
    for name, value in element.items():
        if name in {"class", "id"}:
            if name == "class" and _is_hidden(value):
                return True
            if _asks_for_consent(value):
                return tag not in {"html", "body"}
        elif name == "hidden" or (name == "style" and _HIDDEN_STYLE.search(value)):
            return True
    return False


@lru_cache(_NAMES_KEPT)
def _is_hidden(names: str) -> bool:
    return _HIDDEN_CLASS.search(names) is not None


@lru_cache(_NAMES_KEPT)
def _asks_for_consent(names: str) -> bool:
    return _CONSENT.search(names) is not None


def _is_none(text: str) -> bool:
    """Return whether a text is but space, or what a script left for itself to read."""
    text = text.strip(_ZERO_WIDTH) if text[0] in _ZERO_WIDTH else text
    return not text or text.isspace() or (text[0] == "{" and text[-1] == "}" and '":' in text)


def _is_shadow(element: HtmlElement) -> bool:
    """Return whether a template is not one to be filled, but shown where it stands."""
    return element.tag == "template" and any(
        name in element.attrib for name in ("shadowrootmode", "shadowroot")
    )


def _block_around(element: HtmlElement) -> HtmlElement | None:
    """Return the element that a text is laid out in, which a font or a link in it is not."""
    around = element.getparent()
    while around is not None and (around.tag in INLINE or is_among_words(around)):
        around = around.getparent()
    return around


def _data_cells(table: HtmlElement) -> list[HtmlElement]:
    """Return the cells of a table that shows data; none where it only places parts of a page.

    Those of word processors have their values in a paragraph each, which is returned, too.
    """
    rows = [[cell for cell in row if cell.tag in _CELLS] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    if len(rows) <= 1 or len(cells) <= len(rows) or any(map(_is_text, cells)):
        return []
    blocks = [
        inner
        for cell in cells
        for inner in cell.iterdescendants()
        if isinstance(inner.tag, str)
        and not (inner.tag in INLINE or inner.tag in _UNSEEN or is_among_words(inner))
    ]
    is_even = len({len(row) for row in rows}) == 1
    if blocks and not (is_even and all(map(_is_around_value, blocks))):
        return []
    return cells + blocks


def _is_around_value(block: HtmlElement) -> bool:
    """Return whether a paragraph is all that a cell of a table has, and short."""
    cell = block.getparent()
    return (
        block.tag == "p"
        and cell is not None
        and cell.tag in _CELLS
        and len(cell) == 1
        and len(block.text_content()) <= _LONGEST_VALUE
    )


def _is_text(cell: HtmlElement) -> bool:
    """Return whether a cell of a table has the text of an article, as on pages of old."""
    breaks = [each for each in cell.iter("br") if not (each.tail or "").strip()]
    parted = any(each.getnext() is not None and each.getnext().tag == "br" for each in breaks)
    length = len(cell.text_content())
    return length > _LONGEST_CELL or (parted and length > _LONGEST_PARTED_CELL)


def _link(address: str, href: str) -> str:
    try:
        link = _completed(address, href.strip())
    except ValueError:  # brackets where an address of IPv6 would be
        return ""
    return normalise(link) if link.lower().startswith(_SHOWN_SCHEMES) else ""


def _completed(address: str, href: str) -> str:
    """Return what `urljoin` does; of the usual links in a tenth of the time."""
    plain = _PLAIN_LINK.fullmatch(href)
    if plain is None:
        return urljoin(address, href)
    return href if plain["site"] else _site(address) + href


@lru_cache(_NAMES_KEPT)
def _site(address: str) -> str:
    """Return what stands before the path of an address."""
    return urljoin(address, "/").removesuffix("/")


def _moved(inlines: Iterable[Inline], by: int, length: int) -> Iterator[Inline]:
    for start, end, kind, href in inlines:
        first, last = max(0, start + by), min(length, end + by)
        if first < last:
            yield Inline(first, last, kind, href)
