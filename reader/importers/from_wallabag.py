"""Wallabag's export in JSON: an article for each entry, its annotations as notes.

The first version called archived what was read, and starred a favourite.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.composed import Told, compose_object, html_blocks_of
from reader.importers.tables import json_values as values
from reader.importers.tables.json_exports import read_objects
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document, Failure
    from reader.importers.tables.json_values import Json
    from reader.values import ImportedArticle

_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_KEYS = (b'"is_archived"', b'"is_starred"'), (b'"is_read"', b'"is_fav"')


def recognises(document: Document) -> bool:
    """Return whether it is an array of what has the marks of wallabag's entries."""
    head = document.head
    is_list = _BEGINNING.match(head) is not None
    return is_list and any(all(key in head for key in keys) for keys in _KEYS)


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each entry, with its whole text.

    Raises:
        UnreadableFileError: there is none.
    """
    return read_objects(document, _article)


def _article(entry: Json, written: bytes, part: str) -> ImportedArticle | None:
    told = _told(entry)
    blocks = html_blocks_of(values.text(entry, "content"), told.url)
    return compose_object(told, blocks, written, part)


def _told(entry: Json) -> Told:
    writers = entry.get("published_by")
    return Told(
        title=values.text(entry, "title"),
        bylines=(", ".join(values.texts(writers)),),
        source=values.text(entry, "domain_name").removeprefix("www."),
        published=instant(values.text(entry, "published_at")),
        url=values.text(entry, "url", "given_url"),
        language=values.text(entry, "language").replace("_", "-"),
        tags=tuple(_tags(entry)),
        fields=(("saved", instant(values.text(entry, "created_at"))),),
        notes=tuple(_notes(entry)),
        done=_is_set(entry, "is_archived", "is_read"),
        starred=_is_set(entry, "is_starred", "is_fav"),
    )


def _is_set(entry: Json, *names: str) -> bool:
    return any(entry.get(name) in (1, "1") for name in names)


def _tags(entry: Json) -> Iterator[str]:
    yield from values.text(entry, "tags").split(",")  # as the first version has them
    for tag in values.as_list(entry.get("tags")):
        yield tag if isinstance(tag, str) else values.text(values.as_object(tag), "label")


def _notes(entry: Json) -> Iterator[str]:
    """Yield the annotations: what was marked, and what was written about it."""
    for each in values.as_list(entry.get("annotations")):
        annotation = values.as_object(each)
        quote, text = values.text(annotation, "quote"), values.text(annotation, "text")
        yield "\n\n".join(filter(None, (f"“{quote}”" if quote else "", text)))
