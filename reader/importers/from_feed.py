"""Feeds: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0; an article for each entry.

RSS 2.0: https://www.rssboard.org/rss-specification; RSS 1.0: https://web.resource.org/rss/1.0/spec;
Atom: RFC 4287. Lxml reads them, and not feedparser: that one takes a hundred times as long, and
shows an entry only as it has cleaned it, while the library keeps what it said.
"""

from __future__ import annotations

import re
from copy import deepcopy
from html import escape
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers import tolerant_xml as xml
from reader.importers.composed import (
    Told,
    absolute,
    blocks_of,
    compose,
    html_blocks_of,
    plain,
    text_blocks_of,
    web_address,
)
from reader.importers.document import Failure
from reader.importers.times.instants import instant
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reader.importers.document import Document
    from reader.importers.rendered import Rendered
    from reader.values import ImportedArticle

_PLAIN = frozenset(
    (
        "http://www.w3.org/2005/Atom",
        "http://purl.org/atom/ns#",
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://channel.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
    )
)
"""Namespaces of the formats themselves; of other elements the prefix is part of their name."""
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss/": "media",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
_TITLES = "title", "dc:title", "media:title"
_TEXTS = (
    *("content:encoded", "content", "body", "xhtml:body", "description", "summary"),
    *("dc:description", "itunes:summary", "media:description"),
)
"""Where the text of an entry is, the whole before the summary."""
_DATES = (
    *("pubDate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "created"),
    *("updated", "modified", "dcterms:modified"),
)
_NO_ARTICLE = frozenset(
    (
        *("attachment", "nav_menu_item", "revision", "wp_block", "custom_css", "oembed_cache"),
        *("wp_navigation", "wp_global_styles", "wp_template", "wp_template_part"),
        *("wp_font_family", "wp_font_face", "customize_changeset"),
    )
)
"""What WordPress exports beside its articles."""
_OF_WORDPRESS = "wp:post_type"
_EMPTY_LINE = re.compile(r"(<pre\b.*?(?:</pre\s*>|\Z))|\n[ \t]*\n", re.DOTALL | re.IGNORECASE)
"""Ends a paragraph in a post of WordPress, unless all is kept as it is written."""
_WRITER = re.compile(r"\S+@\S+\s*\((.+)\)|(.+?)\s*<\S+@\S+>")
"""How RSS wants an author to be written, and how mails have it."""
_VOCABULARY = re.compile(rb"/(?:rss/1\.0|rdf/simple/0\.9)/[\"']")
_TRAILER = re.compile(
    r"The post .{1,300} (?:appeared first on|first appeared on) .{1,120}"
    r"|Cet article .{1,300} est apparu en premier sur .{1,120}"
    r"|Der Beitrag .{1,300} erschien zuerst auf .{1,120}"
    r"|(?:Read more|Continue reading|Weiterlesen|Lire la suite)\W{0,6}"
)
"""What WordPress and others put under the text of every entry."""
_ELEMENT = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_NO_ENTRY = "There is no entry in this feed; fetch it again later."
_NO_FEED = "This is XML, but no feed; save its text as .txt or .html and import that."

Parts = dict[str, list["Element"]]
"""The elements in an entry or a feed by their names, such as ``title`` or ``dc:creator``."""


def recognises(document: Document) -> bool:
    """Return whether it begins as a feed; of RDF, whether it names the vocabulary of RSS."""
    root = xml.root_name(document)
    if root == "rdf:RDF":
        return bool(_VOCABULARY.search(document.head))
    return root in {"rss", "feed", "atom:feed"}


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each entry, with its whole text, or the summary if there is no more.

    Raises:
        UnreadableFileError: there is no entry in it.
    """
    root = xml.parse_xml(document.data)
    feed = _Feed(root)
    number = 0
    for element in root.iter("{*}item", "{*}entry"):
        if _name(element) not in {"item", "entry"}:
            continue
        number += 1
        try:
            yield from feed.articles(element, f"#{number}")
        except UnreadableFileError as error:
            yield Failure(f"#{number}", str(error))
    if not number:
        raise UnreadableFileError(_NO_ENTRY if recognises(document) else _NO_FEED)
    yield from xml.told_if_cut(document)


class _Feed:
    """A feed: what it says of all its entries, which then are read one by one."""

    def __init__(self, root: Element) -> None:
        channel = next((each for each in root if _name(each) == "channel"), root)
        parts = _parts(channel)
        self._title = _title(parts)
        self._address = _link(parts)
        self._writers = _writers(parts)
        told = [*parts.get("language", ()), *parts.get("dc:language", ())]
        self._language = next(filter(None, map(xml.text_in, told)), "")
        self._shown_names = dict(map(_login, parts.get("wp:author", ())))

    def articles(self, entry: Element, part: str) -> Iterator[ImportedArticle]:
        """Yield the article of an entry, unless there is nothing in it."""
        parts = _parts(entry)
        kind = xml.text_in(next(iter(parts.get(_OF_WORDPRESS, ())), None))
        told = self._told(entry, parts)
        blocks = _blocks(parts, told.url or self._address)
        if kind not in _NO_ARTICLE and (blocks or told.title.strip()):
            yield compose(told, blocks, xml.source_of(entry), "application/xml", part)

    def _told(self, entry: Element, parts: Parts) -> Told:
        writers = _writers(parts) or self._writers
        written = (xml.text_in(each) for name in _DATES for each in parts.get(name, ()))
        return Told(
            title=_title(parts),
            bylines=(self._shown_names.get(writers) or writers,),
            source=_source(parts) or self._title,
            published=next(filter(None, map(instant, written)), ""),
            url=absolute(entry.base or self._address, _link(parts) or entry.get(_ABOUT, "")),
            language=next(filter(None, _languages(entry)), self._language),
            tags=tuple(_tags(parts)),
        )


def _name(element: Element) -> str:
    """Return the name of an element, with a prefix if it is none of the format itself."""
    if not xml.local(element):
        return ""
    space, _, name = element.tag.rpartition("}")
    space = space[1:]
    if not space or space in _PLAIN:
        return name
    return f"{_PREFIXES.get(space, element.prefix)}:{name}"


def _parts(element: Element) -> Parts:
    parts: Parts = {}
    for child in element:
        parts.setdefault(_name(child), []).append(child)
    return parts


def _title(parts: Parts) -> str:
    for element in (each for kind in _TITLES for each in parts.get(kind, ())):
        text = xml.text_in(element)
        if text:
            is_shown = len(element) or element.get("type") in {"text", "xhtml"}
            return text if is_shown else plain(text)
    return ""


def _link(parts: Parts) -> str:
    """Return where the page is that an entry or a feed is of."""
    for link in [*parts.get("feedburner:origLink", ()), *parts.get("link", ())]:
        address = (link.get("href") or xml.text_in(link)).strip()
        is_page = "xml" not in link.get("type", "") or "xhtml" in link.get("type", "")
        if address and link.get("rel", "alternate") == "alternate" and is_page:
            return address
    for name in ("guid", "id"):
        for element in parts.get(name, ()):
            if element.get("isPermaLink") != "false" and web_address(xml.text_in(element)):
                return xml.text_in(element)
    return ""


def _login(author: Element) -> tuple[str, str]:
    """Return by what WordPress names a writer in its articles, and what readers see there."""
    parts = _parts(author)
    names = (parts.get(name, [None])[0] for name in ("wp:author_login", "wp:author_display_name"))
    login, shown = map(xml.text_in, names)
    return login, shown


def _writers(parts: Parts) -> str:
    names: dict[str, None] = {}
    for kind in ("author", "dc:creator", "itunes:author"):
        for element in parts.get(kind, ()):
            named = [xml.text_in(each) for each in element if _name(each) == "name"]
            name = named[0] if named else xml.text_in(element)
            match = _WRITER.fullmatch(name)
            names.setdefault((match[1] or match[2]) if match else name)
    return ", ".join(filter(None, names))


def _source(parts: Parts) -> str:
    """Return from which other feed an entry was taken over."""
    for element in parts.get("source", ()):
        title = _title(_parts(element)) or (element.text or "").strip()
        if title:
            return title
    return ""


def _languages(entry: Element) -> Iterator[str]:
    for element in (entry, *entry.iterancestors()):
        yield element.get(_LANGUAGE, "")


def _tags(parts: Parts) -> Iterator[str]:
    for element in [*parts.get("category", ()), *parts.get("dc:subject", ())]:
        tag = element.get("label") or element.get("term") or xml.text_in(element)
        if not web_address(tag):  # Blogger's kinds of entries
            yield plain(tag)


def _blocks(parts: Parts, address: str) -> list[Rendered]:
    elements = [element for name in _TEXTS for element in parts.get(name, ())]
    for group in parts.get("media:group", ()):
        elements += _parts(group).get("media:description", ())
    breaks = _EMPTY_LINE if _OF_WORDPRESS in parts else None
    shown = (_shown(element, address, breaks) for element in elements)
    blocks = next(filter(None, shown), [])
    if len(blocks) > 1 and _TRAILER.fullmatch(blocks[-1].text):
        blocks[-1] = blocks[-1]._replace(kind=BlockKind.BOILERPLATE)
    return blocks


def _shown(element: Element, address: str, breaks: re.Pattern[str] | None) -> list[Rendered]:
    """Return the blocks of an element that holds text, HTML, or elements of XHTML.

    At ``breaks`` a paragraph ends that is not marked as one.
    """
    if any(isinstance(child.tag, str) for child in element):
        return html_blocks_of(_markup(element), element.base or address)
    text = xml.text_in(element)
    if element.get("type") in {"text", "text/plain"}:
        return text_blocks_of(text)
    markup = breaks.sub(_ended, text) if breaks else text
    return blocks_of(markup, element.base or address)


def _ended(line: re.Match[str]) -> str:
    return line[1] or "\n<p>"


def _markup(element: Element) -> str:
    """Return the elements in ``element`` as HTML, whatever the prefix of their names."""
    from lxml import etree

    own = deepcopy(element)
    for each in own.iter("{*}*"):
        name = xml.local(each)
        each.tag = name if _ELEMENT.fullmatch(name) else "span"
    etree.cleanup_namespaces(own)
    inner = (etree.tostring(child, encoding="unicode", method="html") for child in own)
    return "".join((escape(own.text or ""), *inner))
