"""DOCX: the text of a document of Word and its like, with its notes and comments.

Read with lxml: python-docx knows neither notes nor changes, and mammoth loses the styles of
titles, quotes and programs.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers import tolerant_xml as xml
from reader.importers.archives.zip_members import names_in
from reader.importers.composed import Told, one_line
from reader.importers.formats import DOCX
from reader.importers.office.document import OfficeText, article_of, sign_of
from reader.importers.office.docx_elements import attribute
from reader.importers.office.docx_numbering import Numbering
from reader.importers.office.docx_styles import Styles
from reader.importers.office.docx_text import DocxText
from reader.importers.office.package import opened_package, resolved
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reader.importers.document import Document
    from reader.importers.office.package import Package
    from reader.importers.rendered import Rendered
    from reader.values import ImportedArticle

_BEGINNING = b"PK\x03\x04"
_PARTS = b"[Content_Types].xml", b"_rels/.rels"
_MAIN = "word/document.xml"
_TEMPLATE = "2013-12-23T23:15:00Z"
"""When the template was made that all documents of python-docx begin as, with its date."""


def recognises(document: Document) -> bool:
    """Return whether it is an archive with the parts of a DOCX."""
    head = document.head
    if not head.startswith(_BEGINNING) or not any(part in head for part in _PARTS):
        return False
    return _MAIN in names_in(document)


def read(document: Document) -> Iterator[ImportedArticle]:
    """Yield the article of a document.

    Raises:
        UnreadableFileError: it is damaged, or there is no text in it.
    """
    with opened_package(document) as package:
        main = _main(package)
        root = xml.parse_xml(package.read(main))
        numbering = Numbering(_part(package, main, "numbering.xml"))
        styles = Styles(_part(package, main, "styles.xml"), numbering)
        text = DocxText(styles, _links(package, main))
        body = next(root.iter("{*}body"), root)
        blocks = list(text.blocks(body))
        notes = list(_notes(package, main, text))
        comments = list(_comments(package, main, text))
        told = _told(package)
    yield article_of(OfficeText(blocks, notes, comments), told, document.data, DOCX)


def _main(package: Package) -> str:
    """Return the name of the part that has the text."""
    with suppress(UnreadableFileError):
        root = xml.parse_xml(package.read("_rels/.rels"))
        for each in root.iter("{*}Relationship"):
            name = resolved("", attribute(each, "Target"))
            if attribute(each, "Type").endswith("/officeDocument") and name in package:
                return name
    if _MAIN not in package:
        raise UnreadableFileError("This is no document of Word; give it the right name.")
    return _MAIN


def _part(package: Package, main: str, name: str) -> Element | None:
    """Return the root of a part beside the main one; None where there is none that can be read."""
    with suppress(UnreadableFileError):
        return xml.parse_xml(package.read(resolved(main, name)))
    return None


def _links(package: Package, main: str) -> dict[str, str]:
    folder, _, name = main.rpartition("/")
    links: dict[str, str] = {}
    with suppress(UnreadableFileError):
        root = xml.parse_xml(package.read(f"{folder}/_rels/{name}.rels".lstrip("/")))
        for each in root.iter("{*}Relationship"):
            if attribute(each, "TargetMode") == "External":
                links[attribute(each, "Id")] = attribute(each, "Target")
    return links


def _notes(package: Package, main: str, text: DocxText) -> Iterator[Rendered]:
    """Yield the notes that the text refers to, in its order."""
    elements = {
        (kind, attribute(each, "id")): each
        for kind in ("footnote", "endnote")
        for root in [_part(package, main, f"{kind}s.xml")]
        if root is not None
        for each in root.iter(f"{{*}}{kind}")
    }
    for number, key in enumerate(list(text.notes), 1):
        if key in elements:
            yield text.note(elements[key], sign_of(number))


def _comments(package: Package, main: str, text: DocxText) -> Iterator[str]:
    """Yield what was written at the margin, and by whom."""
    root = _part(package, main, "comments.xml")
    for each in () if root is None else root.iter("{*}comment"):
        author, words = one_line(attribute(each, "author")), text.words(each)
        if words:
            yield f"{author}: {words}" if author else words


def _told(package: Package) -> Told:
    root = None
    with suppress(UnreadableFileError):
        root = xml.parse_xml(package.read("docProps/core.xml"))
    if root is None:
        return Told()
    told = {xml.local(each): one_line(xml.text_in(each)) for each in root}
    keywords = told.get("keywords", "").replace(";", ",").split(",")
    return Told(
        title=told.get("title", ""),
        bylines=(told.get("creator", "").replace(";", ","),),
        published=instant(told.get("created", "").replace(_TEMPLATE, "")),
        tags=tuple(word.strip() for word in keywords),
    )
