"""Bookmarks in JSON, as browsers keep them (Chromium) or back them up (Firefox).

Folders lie in folders; an article has the title, the address, the tags and the nearest folder.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.composed import Told, compose, one_line, told_address
from reader.importers.tables import json_values as values
from reader.importers.tables.cells import time_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document
    from reader.importers.tables.json_values import Json
    from reader.values import ImportedArticle

_OF_FIREFOX = re.compile(rb'"type"\s*:\s*"text/x-moz-place-container"')
_OF_CHROMIUM = re.compile(rb'"roots"\s*:\s*\{\s*"bookmark_bar"\s*:')
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_CHROMIUMS_ZERO = datetime(1601, 1, 1, tzinfo=UTC)
_MOST_DIGITS = 17
"""Of microseconds since then."""


def recognises(document: Document) -> bool:
    """Return whether it is an object with the folders of such a browser."""
    head = document.head
    return bool(_BEGINNING.match(head) and (_OF_FIREFOX.search(head) or _OF_CHROMIUM.search(head)))


def read(document: Document) -> Iterator[ImportedArticle]:
    """Yield an article for each link to the web.

    Raises:
        UnreadableFileError: there is none, or it is no JSON.
    """
    number = 0
    tree = values.as_object(values.loaded(document.text))
    for number, (link, folder) in enumerate(_links(tree), 1):
        yield _article(link, folder, f"#{number}")
    if not number:
        raise UnreadableFileError("There is no link to the web in these bookmarks.")


def _links(tree: Json) -> Iterator[tuple[Json, str]]:
    """Yield the links to the web in their order, each with the name of its folder."""
    roots = values.as_object(tree.get("roots"))
    waiting = [(each, "") for each in reversed(list(roots.values()) or [tree])]
    while waiting:
        node, folder = waiting.pop()
        said = values.as_object(node)
        if told_address(_address(said)):
            yield said, folder
        name = one_line(_title(said))
        waiting += [(each, name) for each in reversed(values.as_list(said.get("children")))]


def _address(node: Json) -> str:
    return values.text(node, "url", "uri")


def _title(node: Json) -> str:
    return values.text(node, "name", "title")


def _article(link: Json, folder: str, part: str) -> ImportedArticle:
    told = Told(
        title=_title(link) or _address(link),
        url=_address(link),
        tags=tuple(values.text(link, "tags").split(",")),
        fields=(("folder", folder), ("saved", _saved(link))),
    )
    return compose(told, (), values.dumped(link), "application/json", part)


def _saved(link: Json) -> str:
    """Return when it was added: since 1970 in Firefox, since 1601 in Chromium."""
    since = values.text(link, "date_added")
    if not since.isdecimal() or len(since) > _MOST_DIGITS:
        return time_of(values.text(link, "dateAdded"))
    time = _CHROMIUMS_ZERO + timedelta(microseconds=int(since))
    return time.isoformat(timespec="seconds")
