"""Zotero's export as RDF, with notes: an article for each item, its notes beside it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.errors import UnreadableFileError
from reader.importers import tolerant_xml as xml
from reader.importers.composed import (
    Told,
    address_of_doi,
    blocks_of,
    compose,
    html_blocks_of,
    plain,
    web_address,
)
from reader.importers.document import Failure
from reader.importers.times.instants import instant
from reader.importers.zotero_files import with_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from reader.importers.document import Document
    from reader.values import ImportedArticle

_SIGNATURE = b"http://www.zotero.org/namespaces/export#"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ABOUT, _RESOURCE = f"{_RDF}about", f"{_RDF}resource"
_NO_ITEM = frozenset(("", "attachment", "annotation"))
"""Types of what stands beside items in the file, and belongs to them."""
_OWN = (
    *("volume", "number", "edition", "pages", "rights", "type", "archive", "coverage"),
    *("libraryCatalog", "itemType", "citationKey"),
)
_NUMBERS = ("DOI", "ISBN", "ISSN")
"""Of papers, books and journals; what they begin with among the identifiers."""
_NOTHING = "This item has no title and no text."
_CALL_NUMBER = "{*}LCC"


def recognises(document: Document) -> bool:
    """Return whether it is RDF that names Zotero's vocabulary."""
    return xml.root_name(document) == "rdf:RDF" and _SIGNATURE in document.head


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each item: the text of its snapshot or paper, else its abstract.

    Its files lie beside the export. They are imported from there like any other file, too, and
    then are duplicates, or what the item has besides.

    Raises:
        UnreadableFileError: there is none.
    """
    export = _Export(xml.parse_xml(document.data))
    number = 0
    for number, item in enumerate(export.items(), 1):
        article = with_text(export.article(item, f"#{number}"), export.files(item), document)
        yield article if article.text else Failure(article.file, _NOTHING)
    if not number:
        raise UnreadableFileError("There is no item in this export of Zotero; export it again.")
    yield from xml.told_if_cut(document)


class _Export:
    """The resources in an export, which refer to each other."""

    def __init__(self, root: Element) -> None:
        self._root = root
        abouts = ((each.get(_ABOUT), each) for each in root)
        self._known = {about: each for about, each in abouts if about}
        self._notes_of_others = set(_resources(root.iter("{*}isReferencedBy")))
        self._collections: dict[str, list[str]] = defaultdict(list)
        for collection in root.iterchildren("{*}Collection"):
            for about in _resources(_children(collection, "hasPart")):
                self._collections[about].append(_first(collection, "title"))

    def items(self) -> Iterator[Element]:
        """Yield what was collected, and the notes that stand alone."""
        return (
            each
            for each in self._root
            if _first(each, "itemType") not in _NO_ITEM
            and each.get(_ABOUT) not in self._notes_of_others
        )

    def article(self, item: Element, part: str) -> ImportedArticle:
        """Return the article of an item; of a note, what it says."""
        told = self._told(item)
        blocks = blocks_of(_first(item, "value") or _first(item, "abstract"), told.url)
        if blocks and not told.title:
            told = told._replace(title=blocks[0].text)
        return compose(told, blocks, xml.source_of(item), "application/rdf+xml", part)

    def files(self, item: Element) -> Iterator[str]:
        """Yield the names of its files, as seen from the export."""
        for link in _children(item, "link"):
            for attachment in self._referred(link):
                yield from map(unquote, _resources(_children(attachment, "resource")))

    def _told(self, item: Element) -> Told:
        written = _first(item, "date")
        published = instant(written)
        return Told(
            title=plain(_first(item, "title")),
            bylines=("; ".join(_writers(item)),),
            source=plain(next(self._sources(item), "")),
            published=published,
            url=self._address(item),
            language=_first(item, "language"),
            tags=tuple(_tags(item)),
            fields=(
                *self._fields(item),
                ("accessed", instant(_first(item, "dateSubmitted"))),
                ("issued", "" if published else written),
            ),
            notes=tuple(self._notes(item)),
        )

    def _address(self, item: Element) -> str:
        identifiers = [*_texts(item, "identifier"), item.get(_ABOUT, "")]
        address = next(filter(web_address, identifiers), "")
        return address or address_of_doi(self._number(item, "DOI"))

    def _number(self, item: Element, kind: str) -> str:
        """Return an identifier of an item or of what it is part of."""
        told = [*_texts(item, "identifier"), *self._from_wholes(item, "identifier")]
        numbers = (each.partition(" ") for each in told)
        return next((number for name, _, number in numbers if name == kind), "")

    def _sources(self, item: Element) -> Iterator[str]:
        """Yield in what it was published, or to whom it was told."""
        yield from self._from_wholes(item, "title")
        for child in _children(item, "presentedAt"):
            for conference in child:
                yield from _texts(conference, "title")

    def _fields(self, item: Element) -> Iterator[tuple[str, str]]:
        for name in _OWN:
            said = [_first(item, name), *self._from_wholes(item, name)]
            yield name.lower(), next(filter(None, said), "")
        for name in _NUMBERS:
            yield name.lower(), self._number(item, name)
        names = (each for child in _children(item, "publisher") for each in child.iter("{*}name"))
        yield "publisher", next(map(xml.text_in, names), "")
        yield "extra", _first(item, "description")
        yield "collection", ", ".join(self._collections.get(item.get(_ABOUT, ""), ()))

    def _from_wholes(self, item: Element, name: str) -> list[str]:
        """Return what is said of that in which an item was published, and not of its section."""
        texts = []
        for whole in self._parts(item):
            kind = xml.local(whole)
            outer = self._parts(whole) if kind == "Part" else iter([whole])
            texts += [text for each in outer for text in _texts(each, name)]
        return texts

    def _parts(self, item: Element) -> Iterator[Element]:
        for child in _children(item, "isPartOf"):
            for whole in [*child, *self._referred(child)]:
                if xml.local(whole) != "Series":
                    yield whole

    def _notes(self, item: Element) -> Iterator[str]:
        for child in _children(item, "isReferencedBy"):
            for memo in [*child, *self._referred(child)]:
                blocks = html_blocks_of(_first(memo, "value"))
                yield "\n".join(block.text for block in blocks)

    def _referred(self, element: Element) -> Iterator[Element]:
        known = self._known.get(element.get(_RESOURCE, ""))
        if known is not None:
            yield known


def _resources(elements: Iterable[Element]) -> Iterator[str]:
    return filter(None, (each.get(_RESOURCE, "") for each in elements))


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if xml.local(child) == name)


def _texts(element: Element, name: str) -> list[str]:
    """Return the texts in the members called ``name``; of a resource in them, its value."""
    texts = map(xml.text_in, _children(element, name))
    return list(filter(None, texts))


def _first(element: Element, name: str) -> str:
    return next(iter(_texts(element, name)), "")


def _tags(item: Element) -> Iterator[str]:
    """Yield its subjects, but not under what number a library has it."""
    for subject in _children(item, "subject"):
        if subject.find(_CALL_NUMBER) is None:
            yield xml.text_in(subject)


def _writers(item: Element) -> Iterator[str]:
    said = [xml.local(child) for child in item if child.find("{*}Seq") is not None]
    for kind in dict.fromkeys(("authors", "contributors", "editors", *said)):
        people = [each for child in _children(item, kind) for each in child.iter("{*}Person")]
        yield from _names(people)
        if people:
            return


def _names(people: Iterable[Element]) -> Iterator[str]:
    for person in people:
        parts = (_first(person, name) for name in ("givenName", "givenname", "surname"))
        yield " ".join(filter(None, parts))
