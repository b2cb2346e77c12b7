"""News in the XML of agencies and newspapers: NITF, NewsML-G2 and the newsitem of Reuters' corpora.

NITF 3 to 3.6 and NewsML-G2 are standards of the IPTC; the Annotated Corpus of the New York Times
is NITF, and RCV1 is made of items of its own.
"""

from __future__ import annotations

from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers import tolerant_xml as xml
from reader.importers.composed import Told, compose, html_blocks_of
from reader.importers.tables.cells import time_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reader.importers.document import Document, Failure
    from reader.importers.rendered import Rendered
    from reader.values import ImportedArticle

_ITEMS = frozenset(("nitf", "newsItem", "newsitem"))
_AROUND = frozenset(("newsMessage", "NewsML"))
_TITLES = ("headline", "hl1", "HeadLine", "title")
_BYLINES = ("by", "byline", "ByLine")
_SOURCES = ("provider/name", "copyrightHolder/name", "creditline", "ProviderId", "CreditLine")
_SAID_SOURCES = (("pubdata", "name"), ("doc.copyright", "holder"), ("series", "series.name"))
_TIMES = ("contentCreated", "firstCreated", "versionCreated", "FirstCreated", "DateAndTime")
_SAID_TIMES = (("pubdata", "date.publication"), ("date.issue", "norm"), ("date.release", "norm"))
_SAID_NUMBERS = (("doc-id", "id-string"), ("newsItem", "guid"), ("newsitem", "itemid"))
_DATELINES = ("dateline",)
_CONTENT = ("body.content", "inlineXML", "inlineData", "DataContent", "text")
_WHOLE = "full_text"
"""The class of a block that has all the text, also what stands in others."""
_LEFT_OUT = frozenset(("script", "style", "head", "media-metadata", "media-reference"))
_NAMES = {"hl1": "h2", "hl2": "h2", "bq": "blockquote", "block": "div", "media": "figure"}
"""What HTML calls some elements of NITF; others are called alike."""
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def recognises(document: Document) -> bool:
    """Return whether its root element is an item of news, or has such."""
    return xml.root_name(document).rpartition(":")[2] in _ITEMS | _AROUND


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of each item that has a text.

    Raises:
        UnreadableFileError: there is none.
    """
    root = xml.parse_xml(document.data)
    items = [each for each in root.iter("*") if xml.local(each) in _ITEMS]
    known = {id(each) for each in items}  # which stay theirs while they are held
    inner = {id(each) for item in items for each in item.iterdescendants("*")} & known
    number = 0
    for item in (each for each in items or [root] if id(each) not in inner):
        blocks = _blocks(item)
        if blocks:
            number += 1
            part = f"#{number}" if len(items) > 1 else ""
            written = xml.source_of(item) if part else b""
            yield compose(_told(item), blocks, written, "", part)
    if not number:
        raise UnreadableFileError("There is no text in this news; save it as .txt or .html.")
    yield from xml.told_if_cut(document)


def _told(item: Element) -> Told:
    times = chain(_said(item, *_SAID_TIMES), [item.get("date", "")], _all(item, *_TIMES))
    return Told(
        title=next(_all(item, *_TITLES), ""),
        bylines=tuple(_all(item, *_BYLINES))[:1],
        source=next(
            chain(_said(item, *_SAID_SOURCES), _all(item, *_SOURCES), _publishers(item)), ""
        ),
        published=next(filter(None, map(time_of, times)), ""),
        url=next(_said(item, ("pubdata", "ex-ref")), ""),
        language=item.get(_LANGUAGE, ""),
        tags=(*_all(item, "subject/name"), *_descriptors(item)),
        fields=tuple(("document", number) for number in _said(item, *_SAID_NUMBERS))[:1],
    )


def _descriptors(item: Element) -> Iterator[str]:
    kinds = (each for each in item.iter("{*}classifier") if each.get("type") == "descriptor")
    return filter(None, map(xml.text_in, kinds))


def _publishers(item: Element) -> Iterator[str]:
    said = (each for each in item.iter("{*}dc") if each.get("element") == "dc.publisher")
    return (each.get("value", "") for each in said)


def _blocks(item: Element) -> list[Rendered]:
    content = next((found for name in _CONTENT if (found := list(item.iter(f"{{*}}{name}")))), [])
    whole = [
        block for each in content for block in each.iter("{*}block") if block.get("class") == _WHOLE
    ]
    dateline = (f"<p>{escape(each)}</p>" for each in _all(item, *_DATELINES))
    markup = "".join(map(_markup, whole or content))
    return html_blocks_of(next(dateline, "") + markup) if markup else []


def _markup(content: Element) -> str:
    """Return what is in ``content`` as HTML, to whose elements those of NITF are alike."""
    body = next(content.iter("{*}body"), content)
    if not len(body):
        lines = filter(None, map(str.strip, xml.text_in(body).splitlines()))
        return "".join(f"<p>{escape(line)}</p>" for line in lines)
    return "".join(map(_written, body))


def _written(element: Element) -> str:
    """Return an element by the name that HTML has for it; of attributes, where a link leads."""
    tail = escape(element.tail or "")
    name = xml.local(element)
    if not name or name in _LEFT_OUT:
        return tail
    name = _NAMES.get(name, name)
    link = f' href="{escape(element.get("href", ""))}"' if name == "a" else ""
    inner = escape(element.text or "") + "".join(map(_written, element))
    return f"<{name}{link}>{inner}</{name}>{tail}"


def _said(item: Element, *places: tuple[str, str]) -> Iterator[str]:
    """Yield the attributes of elements, by the names of both, that say something."""
    found = (
        element.get(attribute, "").strip()
        for name, attribute in places
        for element in item.iter(f"{{*}}{name}")
    )
    return filter(None, found)


def _all(item: Element, *paths: str) -> Iterator[str]:
    """Yield the texts of elements by their paths in the item, if they have any."""
    anywhere = (".//{*}" + path.replace("/", "/{*}") for path in paths)
    found = (element for path in anywhere for element in item.iterfind(path))
    return filter(None, (" ".join(xml.text_in(element).split()) for element in found))
