"""The pages of an EPUB: their blocks, and where on them chapters begin."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.importers import tolerant_xml as xml
from reader.importers.epub.notes import number_notes
from reader.importers.from_html import parsed
from reader.importers.html.blocks import pieces, rendered
from reader.importers.html.charset import decode_html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from reader.importers.rendered import Rendered


_OPEN = re.compile(r"<(br|hr|img|link|meta)\b[^<>]*(?<!/)>(?!\s*</\1\b)", re.IGNORECASE)
"""An element that has nothing in it and isn't closed: in XML all that follows would be in it."""
_CLOSED = re.compile(r"<(?!(?:br|hr|img|link|meta|col|area|base|input|wbr)\b)([\w:-]+)([^<>]*)/>")
"""An element that is closed where it begins, as only XML has it."""


class Page(NamedTuple):
    """What is on a page."""

    blocks: tuple[Rendered, ...]
    starts: dict[str, int]
    """The number of the block that begins at an element, by the element's id."""
    kind: str
    """What the page says it is: ``cover``, ``toc`` …; empty where it says nothing."""


def read_page(data: bytes, wanted: frozenset[str]) -> Page:
    """Return the blocks of a page, and where the elements with the ``wanted`` ids begin.

    Raises:
        UnreadableFileError: there is no page in ``data``, or one that is nested too deep.
    """
    page = _parsed(data)
    number_notes(page)
    shown = pieces(page)
    order = {element: number for number, element in enumerate(page.iter())}
    places = [order[piece.element] for piece in shown]
    blocks = {place: number for number, place in reversed(list(enumerate(places)))}
    starts: dict[str, int] = {}
    for element in page.iter():
        name = element.get("id") or element.get("name") if isinstance(element.tag, str) else None
        if name in wanted and name not in starts:
            starts[name] = _block_at(element, order, blocks, places)
    body = next(page.iter("body"), page)
    return Page(
        tuple(rendered(shown)),
        starts,
        body.get("data-type") or next((each.get("data-type", "") for each in body), ""),
    )


def _parsed(data: bytes) -> HtmlElement:
    """Return a page of XHTML, in which an empty element is no open one, as one of HTML."""
    from lxml import etree

    text = decode_html(data)
    if _OPEN.search(text):
        return _of_html(text)
    root = xml.parse_xml(data)
    if xml.local(root) != "html":
        return parsed(text)
    for element in root.iter("*"):
        with suppress(ValueError):  # a broken name stays as it is
            element.tag = xml.local(element)
        for name in map(str, element.keys()):
            if "}" in name:
                value = element.attrib.pop(name)
                element.set(f"data-{name.rpartition('}')[2]}", value)
    etree.cleanup_namespaces(root)
    return parsed(etree.tostring(root, method="html", encoding="unicode"))


def _of_html(text: str) -> HtmlElement:
    """Return a page that only says that it is XHTML."""
    page = parsed(_CLOSED.sub(r"<\1\2></\1>", text))
    for element in page.iter("*"):
        for name in map(str, element.keys()):
            if ":" in name:
                element.set(f"data-{name.rpartition(':')[2]}", element.attrib.pop(name))
    return page


def _block_at(
    element: HtmlElement,
    order: dict[HtmlElement, int],
    blocks: dict[int, int],
    places: list[int],
) -> int:
    """Return the number of the block that begins at an element, or has it in itself."""
    for each in (element, *element.iterancestors()):
        if order[each] in blocks and each.tag not in {"body", "div", "section", "html"}:
            return blocks[order[each]]
    later = (number for number, place in enumerate(places) if place >= order[element])
    return next(later, len(places))
