"""What an EPUB says of itself: its pages in their order, who wrote it, whether it is locked.

EPUB 2 (OPF 2.0.1, OCF 2.0.1) and EPUB 3.3, https://www.w3.org/TR/epub-33/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UnreadableFileError
from reader.importers import tolerant_xml as xml
from reader.importers.composed import one_line
from reader.importers.html.names import letters
from reader.importers.office.package import resolved
from reader.importers.times.instants import instant
from reader.language_names import code_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reader.importers.office.package import Package

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_OF_FONTS = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"))
"""Algorithms that only hinder fonts from being taken out."""
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
_ROLE = "{http://www.idpf.org/2007/opf}role"
_EVENT = "{http://www.idpf.org/2007/opf}event"
_ISBN = re.compile(r"(?:urn:isbn:|isbn:?\s*)?((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])", re.IGNORECASE)
_PUBLICATION = frozenset(("", "publication", "original-publication"))


class Item(NamedTuple):
    """A member that the book lists."""

    name: str
    media_type: str
    properties: frozenset[str]


class Book(NamedTuple):
    """What the package says of a book."""

    title: str
    creators: tuple[str, ...]
    published: str
    language: str
    subjects: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    pages: tuple[str, ...]
    """The names of its pages, in the order they are read."""
    nav: str
    """The name of the page that is its table of contents (EPUB 3); empty without one."""
    ncx: str
    """The same of EPUB 2."""
    guide: dict[str, str]
    """What some of its pages are, such as ``cover``, by their names (EPUB 2)."""
    said: frozenset[str]
    """The letters of all that is said of it, as a page with nothing else is a title page."""


def read_book(package: Package) -> Book:
    """Return what the package of a book says.

    Raises:
        UnreadableFileError: it is protected, or has no package or no pages.
    """
    _refuse_locked(package)
    name = _package_name(package)
    root = xml.parse_xml(package.read(name))
    items = {each.get("id", ""): _item(package, name, each) for each in root.iter("{*}item")}
    spine = next(root.iter("{*}spine"), None)
    listed = [items.get(each.get("idref", "")) for each in root.iter("{*}itemref")]
    pages = [item.name for item in listed if item and item.media_type in _PAGES | {""}]
    pages = pages or [item.name for item in items.values() if item.media_type in _PAGES]
    if not pages:
        raise UnreadableFileError("There are no pages in this book; get it once more.")
    ncx = items.get(spine.get("toc", "") if spine is not None else "")
    metadata = next(root.iter("{*}metadata"), root)
    return Book(
        title=next(_texts(metadata, "title"), ""),
        creators=tuple(_creators(metadata)),
        published=next(filter(None, map(instant, _dates(metadata))), ""),
        language=code_said(next(_texts(metadata, "language"), "")),
        subjects=tuple(_texts(metadata, "subject")),
        fields=tuple(_fields(metadata)),
        pages=tuple(dict.fromkeys(pages)),
        nav=next((item.name for item in items.values() if "nav" in item.properties), ""),
        ncx=ncx.name if ncx else next(iter(package.named(".ncx")), ""),
        guide={
            resolved(name, each.get("href", "")): each.get("type", "").lower()
            for each in root.iter("{*}reference")
            if "#" not in each.get("href", "#")
        },
        said=frozenset(letters(xml.text_in(each)) for each in metadata),
    )


def _refuse_locked(package: Package) -> None:
    if _ENCRYPTION not in package:
        return
    root = xml.parse_xml(package.read(_ENCRYPTION))
    used = {each.get("Algorithm", "") for each in root.iter("{*}EncryptionMethod")}
    if used - _OF_FONTS:
        raise UnreadableFileError(
            "The book is protected against copying (DRM); import a copy without protection."
        )


def _package_name(package: Package) -> str:
    named: list[str] = []
    if _CONTAINER in package:
        root = xml.parse_xml(package.read(_CONTAINER))
        named = [resolved("", each.get("full-path", "")) for each in root.iter("{*}rootfile")]
    found = next((name for name in (*named, *package.named(".opf")) if name in package), "")
    if not found:
        raise UnreadableFileError("The book has no table of its parts (OPF); get it once more.")
    return found


def _item(package: Package, base: str, element: Element) -> Item:
    return Item(
        package.called(resolved(base, element.get("href", ""))),
        element.get("media-type", "").lower(),
        frozenset(element.get("properties", "").split()),
    )


def _texts(metadata: Element, name: str) -> Iterator[str]:
    for element in metadata.iter(f"{{*}}{name}"):
        text = one_line(xml.text_in(element))
        if text:
            yield text


def _creators(metadata: Element) -> Iterator[str]:
    """Yield who wrote it; whoever has another role, such as an illustrator, did not."""
    roles = {
        each.get("refines", "").removeprefix("#"): xml.text_in(each)
        for each in metadata.iter("{*}meta")
        if each.get("property") == "role"
    }
    for element in metadata.iter("{*}creator"):
        role = element.get(_ROLE) or roles.get(element.get("id", ""), "")
        name = one_line(xml.text_in(element))
        if name and role in {"", "aut"}:
            yield name


def _dates(metadata: Element) -> Iterator[str]:
    """Yield when it was published; not the moment in which the file was made."""
    made = {
        xml.text_in(each)
        for each in metadata.iter("{*}meta")
        if each.get("property") == "dcterms:modified"
    }
    for element in metadata.iter("{*}date"):
        date = xml.text_in(element)
        if element.get(_EVENT, "").lower() in _PUBLICATION and not (date in made and "T" in date):
            yield date


def _fields(metadata: Element) -> Iterator[tuple[str, str]]:
    """Yield what has no place of its own in an article."""
    publisher = next(_texts(metadata, "publisher"), "")
    if publisher:
        yield "publisher", publisher
    isbn = next(filter(None, map(_ISBN.fullmatch, _texts(metadata, "identifier"))), None)
    if isbn:
        yield "isbn", isbn[1]
    date = next(map(one_line, _dates(metadata)), "")
    if date and not instant(date):
        yield "date", date
