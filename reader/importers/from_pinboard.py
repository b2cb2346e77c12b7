"""Pinboard's export in JSON: an article for each link, what was written about it its text.

What Pinboard calls a description is the title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.composed import Told, blocks_of, compose
from reader.importers.tables import json_values as values
from reader.importers.tables.json_exports import read_objects
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document, Failure
    from reader.importers.tables.json_values import Json
    from reader.values import ImportedArticle

_BEGINNING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[\s*\{\s*"href"\s*:')
_KEYS = b'"description"', b'"extended"', b'"toread"'


def recognises(document: Document) -> bool:
    """Return whether it is an array of what has the marks of Pinboard's links."""
    head = document.head
    return bool(_BEGINNING.match(head)) and all(key in head for key in _KEYS)


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each link.

    Raises:
        UnreadableFileError: there is none.
    """
    return read_objects(document, _article)


def _article(link: Json, written: bytes, part: str) -> ImportedArticle | None:
    url = values.text(link, "href")
    told = Told(
        title=values.text(link, "description") or url,
        url=url,
        tags=tuple(values.text(link, "tags").split()),
        fields=(
            ("saved", instant(values.text(link, "time"))),
            ("toread", values.text(link, "toread")),
        ),
    )
    blocks = blocks_of(values.text(link, "extended"), url)
    return compose(told, blocks, written, "application/json", part) if told.title else None
