"""Lists of links in HTML: bookmarks of browsers and of Raindrop, Pocket's and Instapaper's exports.

What they list isn't in them: an article has the title, the description if there is one, the
address and the tags. Netscape's format: https://learn.microsoft.com/previous-versions/windows/
internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.composed import Told, compose, one_line, text_blocks_of, told_address
from reader.importers.from_html import parsed
from reader.importers.html.charset import decode_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from reader.importers.document import Document
    from reader.values import ImportedArticle

_OF_BROWSER = re.compile(rb"<!doctype\s+netscape-bookmark-file-1", re.IGNORECASE)
_OF_LIST = re.compile(rb"<title>\s*(?:pocket export|instapaper: export)\s*</title>", re.IGNORECASE)
_START = 4096
"""Bytes in which a list says what it is."""
# Browsers don't close what a bookmark is in: it would be nested deeper and deeper.
_FRAME = re.compile(r"<(/?dl|dd)\b[^<>]*>|</?(?:dt|p|hr)\b[^<>]*>", re.IGNORECASE)
_MARKS = {"dl": "<area>", "/dl": "<hr>", "dd": "<br>"}
"""What stands for the beginning of a folder, its end, and a description: nothing is inside it."""
_HEADINGS = frozenset(("h1", "h2", "h3"))
_ARCHIVES = frozenset(("Read Archive", "Archive"))
"""Headings of Pocket and of Instapaper over what was read."""
_STARRED = "Starred"
_MOST_DIGITS = 10
"""Of seconds since 1970; some browsers write microseconds."""


def recognises(document: Document) -> bool:
    """Return whether it says near its beginning that it is such a list."""
    start = document.head[:_START]
    return b"<" in start and bool(_OF_BROWSER.search(start) or _OF_LIST.search(start))


def read(document: Document) -> Iterator[ImportedArticle]:
    """Yield an article for each link to the web.

    Raises:
        UnreadableFileError: there is none.
    """
    page = parsed(_FRAME.sub(_mark, decode_html(document.data)))
    # A browser's folder may have any name.
    is_list = not _OF_BROWSER.search(document.head[:_START])
    number = 0
    for link, folder in _links(page):
        number += 1
        article = _article(link, folder, f"#{number}")
        if is_list:
            article = article._replace(done=folder in _ARCHIVES, starred=folder == _STARRED)
        yield article
    if not number:
        raise UnreadableFileError("There is no link to the web in this list.")


def _mark(tag: re.Match[str]) -> str:
    return _MARKS[tag[1].lower()] if tag[1] else ""


def _links(page: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the links to the web, each with the name of the folder that it is in."""
    folder, outer = "", [""]
    for element in page.iter("a", "area", "hr", *_HEADINGS):
        if element.tag in _HEADINGS:
            folder = one_line(element.text_content())
        elif element.tag == "area":
            outer.append(folder)
        elif element.tag == "hr":
            del outer[max(1, len(outer) - 1) :]
            folder = outer[-1]
        elif told_address(element.get("href", "")):
            yield element, folder


def _article(link: HtmlElement, folder: str, part: str) -> ImportedArticle:
    from lxml import etree

    added = link.get("time_added") or link.get("add_date") or ""
    told = Told(
        title=one_line(link.text_content()) or link.get("href", ""),
        url=link.get("href", ""),
        tags=tuple((link.get("tags") or "").split(",")),
        fields=(("folder", folder), ("saved", _time(added))),
        starred=link.get("data-important") == "true",
    )
    original = etree.tostring(link, encoding="utf-8", with_tail=False)
    return compose(told, text_blocks_of(_description(link)), original, "text/html", part)


def _description(link: HtmlElement) -> str:
    """Return what stands under a bookmark, where a ``<dd>`` was."""
    following = link.getnext()
    return (following.tail or "") if following is not None and following.tag == "br" else ""


def _time(seconds: str) -> str:
    if not seconds.isdecimal():
        return ""
    time = datetime.fromtimestamp(int(seconds[:_MOST_DIGITS]), UTC)
    return time.isoformat(timespec="seconds")
