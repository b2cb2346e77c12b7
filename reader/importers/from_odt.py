"""ODT: the text of a document of LibreOffice and its like, with its notes and comments.

Read with lxml, also where it is one file of XML (.fodt); odfpy, the library for it, has had no
release since 2020.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UnreadableFileError
from reader.importers import tolerant_xml as xml
from reader.importers.composed import Told, one_line
from reader.importers.formats import ODT
from reader.importers.office.document import OfficeText, article_of
from reader.importers.office.odt_lists import Lists
from reader.importers.office.odt_styles import Styles
from reader.importers.office.odt_text import OdtText
from reader.importers.office.package import opened_package, tells_media_type
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reader.importers.document import Document
    from reader.importers.office.package import Package
    from reader.values import ImportedArticle

_FLAT = b'office:mimetype="application/vnd.oasis.opendocument.text'
_BODY = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"
_MANIFEST = "META-INF/manifest.xml"


class _Parts(NamedTuple):
    """The roots of the parts of a document."""

    content: Element
    styles: tuple[Element, ...]
    meta: Element | None


def recognises(document: Document) -> bool:
    """Return whether it says that it is an ODT, in a package or flat."""
    is_flat = xml.root_name(document) == "office:document" and _FLAT in document.head
    return is_flat or tells_media_type(document, ODT.encode())


def read(document: Document) -> Iterator[ImportedArticle]:
    """Yield the article of a document.

    Raises:
        UnreadableFileError: it needs a password, is damaged, or there is no text in it.
    """
    if document.head.startswith(b"PK"):
        with opened_package(document) as package:
            parts = _in_package(package)
    else:
        root = xml.parse_xml(document.data)
        parts = _Parts(root, (root,), root)
    text = OdtText(Styles(parts.styles), Lists(parts.styles))
    body = next(parts.content.iter(_BODY), None)
    blocks = [] if body is None else list(text.blocks(body))
    told = Told() if parts.meta is None else _told(parts.meta)
    office = OfficeText(blocks, text.notes, text.comments)
    yield article_of(office, told, document.data, ODT)


def _in_package(package: Package) -> _Parts:
    if b"encryption-data" in package.read(_MANIFEST):
        raise UnreadableFileError(
            "The document is protected by a password; save it without one and import that."
        )
    if "content.xml" not in package:
        raise UnreadableFileError("The document has no text (content.xml); save it again.")
    content = xml.parse_xml(package.read("content.xml"))
    styles, meta = _part(package, "styles.xml"), _part(package, "meta.xml")
    return _Parts(content, (content,) if styles is None else (content, styles), meta)


def _part(package: Package, name: str) -> Element | None:
    """Return the root of a part; None where there is none that can be read."""
    with suppress(UnreadableFileError):
        return xml.parse_xml(package.read(name))
    return None


def _told(root: Element) -> Told:
    meta = next(root.iter("{*}meta"), root)
    told = {xml.local(each): one_line(xml.text_in(each)) for each in meta}
    author = told.get("initial-creator") or told.get("creator", "")
    return Told(
        title=told.get("title", ""),
        bylines=(author.replace(";", ","),),
        published=instant(told.get("creation-date", "") or told.get("date", "")),
        tags=tuple(xml.text_in(each) for each in meta.iter("{*}keyword")),
    )
