"""Entries that readers of feeds export in JSON: Google Reader's format, which others took over.

Inoreader, FreshRSS, The Old Reader and BazQux write it, too: an article for each entry, with its
text, its tags, and what was noted on it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.composed import Told, absolute, compose_object, html_blocks_of, plain
from reader.importers.tables import json_values as values
from reader.importers.tables.json_exports import read_objects
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document, Failure
    from reader.importers.tables.json_values import Json
    from reader.values import ImportedArticle

_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_ITEMS = re.compile(rb'"items"\s*:\s*\[')
_SIGN = re.compile(rb"com\.google\\?/|tag:google\.com,2005:reader")
_CATEGORY = re.compile(r"user/[^/]*/(?P<kind>label|state/com\.google)/(?P<name>.+)")
_OF_READER = "user/"
"""What its own categories begin with; others are those of the feed."""


def recognises(document: Document) -> bool:
    """Return whether it is an object of items with the names that Google Reader gave."""
    head = document.head
    return bool(_BEGINNING.match(head) and _ITEMS.search(head) and _SIGN.search(head))


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each entry.

    Raises:
        UnreadableFileError: there is none.
    """
    return read_objects(document, _article)


def _article(entry: Json, written: bytes, part: str) -> ImportedArticle | None:
    told = _told(entry)
    blocks = html_blocks_of(_text(entry), told.url)
    return compose_object(told, blocks, written, part)


def _told(entry: Json) -> Told:
    origin = values.as_object(entry.get("origin"))
    categories = values.texts(entry.get("categories"))
    found = [match for match in map(_CATEGORY.fullmatch, categories) if match]
    states = {match["name"] for match in found if match["kind"] != "label"}
    labels = (match["name"] for match in found if match["kind"] == "label")
    return Told(
        title=plain(values.text(entry, "title")),
        bylines=(values.text(entry, "author"),),
        source=plain(values.text(origin, "title")),
        published=instant(values.text(entry, "published")),
        url=absolute(values.text(origin, "htmlUrl"), _address(entry)),
        tags=(*labels, *(each for each in categories if not each.startswith(_OF_READER))),
        notes=tuple(_notes(entry)),
        done="read" in states,
        starred="starred" in states,
    )


def _address(entry: Json) -> str:
    links = [*values.as_list(entry.get("canonical")), *values.as_list(entry.get("alternate"))]
    addresses = (values.text(values.as_object(link), "href") for link in links)
    return next(filter(None, addresses), "")


def _text(entry: Json) -> str:
    """Return the whole text, or the summary if there is no more."""
    said = (values.as_object(entry.get(name)) for name in ("content", "summary"))
    return next(filter(None, (values.text(each, "content") for each in said)), "")


def _notes(entry: Json) -> Iterator[str]:
    """Yield what was marked, and what was written about it."""
    for each in values.as_list(entry.get("annotations")):
        annotation = values.as_object(each)
        quote, text = values.text(annotation, "text"), values.text(annotation, "note", "content")
        yield "\n\n".join(filter(None, (f"“{quote}”" if quote else "", text)))
