"""Lists of feeds (OPML 2.0, https://opml.org/spec2.opml): an article that lists the sources.

It also tells the library what the sources are called: nothing is fetched, but articles that came
in by other ways, and have but a host for their source, get its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers import tolerant_xml as xml
from reader.importers.composed import Told, compose, one_line, web_address
from reader.importers.html.names import host_of
from reader.importers.rendered import Rendered
from reader.values import BlockKind, Inline, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from reader.importers.document import Document, Failure
    from reader.values import ImportedArticle

_DEEPEST_HEADING = 6


def recognises(document: Document) -> bool:
    """Return whether its root says so."""
    return xml.root_name(document) == "opml"


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the list, folders as headings, each source as a link.

    Raises:
        UnreadableFileError: there is no source in it.
    """
    root = xml.parse_xml(document.data)
    feeds = [each for each in root.iter("outline") if _is_feed(each)]
    if not feeds:
        raise UnreadableFileError("There is no source in this list; export it again.")
    title = next(map(xml.text_in, root.iterfind("head/title")), "")
    blocks = [_block(each) for each in root.iter("outline") if _name(each)]
    article = compose(Told(title=title or document.name), blocks, b"", "text/x-opml")
    yield article._replace(source_names=tuple(_names(feeds)))
    yield from xml.told_if_cut(document)


def _is_feed(outline: Element) -> bool:
    return bool(web_address(outline.get("xmlUrl", "")))


def _name(outline: Element) -> str:
    names = (outline.get(key, "") for key in ("title", "text", "xmlUrl"))
    return next(filter(None, map(one_line, names)), "")


def _address(outline: Element) -> str:
    addresses = (web_address(outline.get(key, "")) for key in ("htmlUrl", "xmlUrl", "url"))
    return next(filter(None, addresses), "")


def _block(outline: Element) -> Rendered:
    """Return a source as a link, and what others lie in as a heading."""
    name, address = _name(outline), _address(outline)
    if outline.find("outline") is not None and not _is_feed(outline):
        depth = sum(1 for _ in outline.iterancestors("outline"))
        return Rendered(name, BlockKind.HEADING, min(depth + 2, _DEEPEST_HEADING))
    links = (Inline(0, len(name), InlineKind.LINK, address),) if address else ()
    return Rendered(name, BlockKind.LIST_ITEM, 1, links)


def _names(feeds: Iterable[Element]) -> Iterator[tuple[str, str]]:
    """Yield hosts with the name of their source, unless there are several on the same host."""
    named: dict[str, set[str]] = {}
    for feed in feeds:
        for host in {host_of(_address(feed)), host_of(feed.get("xmlUrl", ""))}:
            named.setdefault(host, set()).add(_name(feed))
    for host, names in named.items():
        if host and len(names) == 1:
            yield host, names.pop()
