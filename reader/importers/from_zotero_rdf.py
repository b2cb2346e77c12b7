"""Zotero's export as RDF, with notes: an article for each item, its notes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers import tolerant_xml as xml
from reader.importers.composed import Told, blocks_of, compose, html_blocks_of, plain, web_address
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from reader.importers.document import Document
    from reader.values import ImportedArticle

_SIGNATURE = b"http://www.zotero.org/namespaces/export#"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NO_ITEM = frozenset(("", "attachment", "note", "annotation"))
"""Types of what stands beside items in the file, and belongs to them."""
_OWN = ("publisher", "volume", "number", "pages", "rights", "type", "libraryCatalog", "itemType")


def recognises(document: Document) -> bool:
    """Return whether it is RDF that names Zotero's vocabulary."""
    return xml.root_name(document) == "rdf:RDF" and _SIGNATURE in document.head


def read(document: Document) -> Iterator[ImportedArticle]:
    """Yield an article for each item: its title and abstract.

    Attachments lie beside the file, and are imported from there like any other file.

    Raises:
        UnreadableFileError: there is none.
    """
    export = _Export(xml.parse_xml(document.data))
    number = 0
    for number, item in enumerate(export.items(), 1):
        yield export.article(item, f"#{number}")
    if not number:
        raise UnreadableFileError("There is no item in this export of Zotero; export it again.")


class _Export:
    """The resources in an export, which refer to each other."""

    def __init__(self, root: Element) -> None:
        self._root = root
        abouts = ((each.get(f"{_RDF}about"), each) for each in root)
        self._known = {about: each for about, each in abouts if about}

    def items(self) -> Iterator[Element]:
        """Yield what was collected."""
        return (each for each in self._root if _first(each, "itemType") not in _NO_ITEM)

    def article(self, item: Element, part: str) -> ImportedArticle:
        """Return the article of an item."""
        told = self._told(item)
        blocks = blocks_of(_first(item, "abstract"), told.url)
        return compose(told, blocks, xml.source_of(item), "application/rdf+xml", part)

    def _told(self, item: Element) -> Told:
        own = ((name.lower(), _first(item, name)) for name in _OWN)
        addresses = [*_texts(item, "identifier"), item.get(f"{_RDF}about", "")]
        return Told(
            title=plain(_first(item, "title")),
            bylines=(", ".join(_writers(item)),),
            source=plain(self._source(item)),
            published=instant(_first(item, "date")),
            url=next(filter(web_address, addresses), ""),
            language=_first(item, "language"),
            tags=tuple(_texts(item, "subject")),
            fields=(*own, ("accessed", instant(_first(item, "dateSubmitted")))),
            notes=tuple(self._notes(item)),
        )

    def _source(self, item: Element) -> str:
        """Return in what an item was published."""
        for child in _children(item, "isPartOf"):
            for whole in [*child, *self._referred(child)]:
                title = _first(whole, "title")
                if title:
                    return title
        return ""

    def _notes(self, item: Element) -> Iterator[str]:
        for child in _children(item, "isReferencedBy"):
            for memo in [*child, *self._referred(child)]:
                blocks = html_blocks_of(_first(memo, "value"))
                yield "\n".join(block.text for block in blocks)

    def _referred(self, element: Element) -> Iterator[Element]:
        known = self._known.get(element.get(f"{_RDF}resource", ""))
        if known is not None:
            yield known


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if xml.local(child) == name)


def _texts(element: Element, name: str) -> list[str]:
    """Return the texts in the members called ``name``; of a resource in them, its value."""
    texts = map(xml.text_in, _children(element, name))
    return list(filter(None, texts))


def _first(element: Element, name: str) -> str:
    return next(iter(_texts(element, name)), "")


def _writers(item: Element) -> Iterator[str]:
    for kind in ("authors", "contributors", "editors"):
        people = [each for child in _children(item, kind) for each in child.iter("{*}Person")]
        yield from _names(people)
        if people:
            return


def _names(people: Iterable[Element]) -> Iterator[str]:
    for person in people:
        parts = (_first(person, name) for name in ("givenName", "givenname", "surname"))
        yield " ".join(filter(None, parts))
