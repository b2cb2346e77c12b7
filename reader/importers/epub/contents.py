"""The table of contents of an EPUB, and which of its entries are chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from reader.errors import UnreadableFileError
from reader.importers import tolerant_xml as xml
from reader.importers.composed import one_line
from reader.importers.office.package import resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reader.importers.epub.package import Book
    from reader.importers.office.package import Package

_TYPE = "{http://www.idpf.org/2007/ops}type"
_DEPTH = 32


class Entry(NamedTuple):
    """A line of the table of contents."""

    title: str
    page: str
    """The name of the page it leads to; empty where it is a heading only."""
    fragment: str
    """The id of the element on the page; empty for the page's beginning."""
    inner: tuple[Entry, ...] = ()


class Contents(NamedTuple):
    """What a book says of its parts."""

    chapters: tuple[Entry, ...]
    """Those entries that begin a chapter, in the order of the table."""
    kinds: dict[str, str]
    """What some pages are, such as ``cover`` or ``toc``, by their names."""


def read_contents(package: Package, book: Book) -> Contents:
    """Return the chapters of a book; none where it has no table that can be read."""
    try:
        entries, kinds = _of_nav(package, book.nav) if book.nav in package else ((), {})
        entries = entries or (_of_ncx(package, book.ncx) if book.ncx in package else ())
    except UnreadableFileError:
        entries, kinds = (), {}
    return Contents(tuple(_chapters(entries)), {**book.guide, **kinds})


def _chapters(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield the entries that are chapters.

    Where an entry is a part, whose own entries lead to other pages, or the whole book, those
    are the chapters, and what stands before the first of them goes with it.
    """
    if len(entries) == 1 and entries[0].inner:
        yield from _chapters(entries[0].inner)
        return
    for entry in entries:
        if any(each.page != entry.page for each in entry.inner):
            inner = list(_chapters(entry.inner))
            if entry.page and entry.page != inner[0].page:
                yield entry
            yield from inner
        elif entry.page:
            yield entry


def _of_nav(package: Package, name: str) -> tuple[tuple[Entry, ...], dict[str, str]]:
    root = xml.parse_xml(package.read(name))
    entries: tuple[Entry, ...] = ()
    kinds: dict[str, str] = {name: "toc"}
    for nav in root.iter("{*}nav"):
        types = nav.get(_TYPE, "").split()
        if "toc" in types and not entries:
            entries = tuple(_listed(nav, name, 0))
        if "landmarks" in types:
            for link in nav.iter("{*}a"):
                if "#" not in link.get("href", "#"):
                    page = resolved(name, link.get("href", ""))
                    kinds.setdefault(page, link.get(_TYPE, "").lower())
    return entries, kinds


def _listed(parent: Element, base: str, depth: int) -> Iterator[Entry]:
    """Yield the entries of the first list in an element."""
    items = next((each for each in parent if xml.local(each) == "ol"), ())
    for item in items if depth < _DEPTH else ():
        label = next((each for each in item if xml.local(each) in {"a", "span"}), None)
        if label is not None:
            inner = tuple(_listed(item, base, depth + 1))
            yield _entry(xml.text_in(label), base, label.get("href", ""), inner)


def _of_ncx(package: Package, name: str) -> tuple[Entry, ...]:
    root = xml.parse_xml(package.read(name))
    nav = next(root.iter("{*}navMap"), None)
    return () if nav is None else tuple(_points(nav, name, 0))


def _points(parent: Element, base: str, depth: int) -> Iterator[Entry]:
    for point in parent if depth < _DEPTH else ():
        if xml.local(point) == "navPoint":
            label = next((each for each in point if xml.local(each) == "navLabel"), None)
            content = next((each for each in point if xml.local(each) == "content"), None)
            link = "" if content is None else content.get("src", "")
            yield _entry(xml.text_in(label), base, link, tuple(_points(point, base, depth + 1)))


def _entry(title: str, base: str, link: str, inner: tuple[Entry, ...]) -> Entry:
    page = resolved(base, link) if link else ""
    return Entry(one_line(title), page, unquote(link.partition("#")[2]), inner)
