"""JSON Feed (https://www.jsonfeed.org/version/1.1/): an article for each item."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.composed import Told, compose, html_blocks_of, text_blocks_of
from reader.importers.document import Failure
from reader.importers.tables import json_values as values
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document
    from reader.importers.rendered import Rendered
    from reader.importers.tables.json_values import Json
    from reader.values import ImportedArticle

_VERSION = re.compile(rb'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)version')


def recognises(document: Document) -> bool:
    """Return whether it says that it is a JSON Feed."""
    start = document.head.removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith(b"{") and bool(_VERSION.search(start))


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each item.

    Raises:
        UnreadableFileError: it is no JSON, or has no items.
    """
    feed = values.as_object(values.loaded(document.text))
    items = values.as_list(feed.get("items"))
    for number, item in enumerate(items, 1):
        try:
            yield from _articles(values.as_object(item), feed, f"#{number}")
        except UnreadableFileError as error:
            yield Failure(f"#{number}", str(error))
    if not items:
        raise UnreadableFileError("There is no entry in this feed; fetch it again later.")


def _articles(item: Json, feed: Json, part: str) -> Iterator[ImportedArticle]:
    told = _told(item, feed)
    blocks = _blocks(item, told.url)
    if blocks or told.title.strip():
        yield compose(told, blocks, values.dumped(item), "application/json", part)


def _told(item: Json, feed: Json) -> Told:
    return Told(
        title=values.text(item, "title"),
        bylines=(_writers(item) or _writers(feed),),
        source=values.text(feed, "title"),
        published=instant(values.text(item, "date_published", "date_modified")),
        url=values.text(item, "url", "external_url", "id"),
        language=values.text(item, "language") or values.text(feed, "language"),
        tags=values.texts(item.get("tags")),
    )


def _writers(said: Json) -> str:
    writers = values.as_list(said.get("authors")) or [said.get("author")]  # version 1.0 has one
    names = (values.text(values.as_object(writer), "name") for writer in writers)
    return ", ".join(filter(None, names))


def _blocks(item: Json, address: str) -> list[Rendered]:
    shown = html_blocks_of(values.text(item, "content_html"), address)
    return shown or text_blocks_of(values.text(item, "content_text", "summary"))
