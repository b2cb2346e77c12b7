"""References in CSL-JSON, as Zotero and others export them: an article for each item.

Format: https://github.com/citation-style-language/schema (csl-data.json).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.composed import Told, address_of_doi, blocks_of, compose_object, plain
from reader.importers.tables import json_values as values
from reader.importers.tables.json_exports import read_objects
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document, Failure
    from reader.importers.tables.json_values import Json
    from reader.values import ImportedArticle

_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"items\"\s*:\s*)?\[\s*\{")
_TYPE = re.compile(
    rb'"type"\s*:\s*"(?:article(?:-\w+)?|bill|book|broadcast|chapter|dataset|document|entry(?:-\w+)?'
    rb"|figure|graphic|hearing|interview|legal_case|legislation|manuscript|map|motion_picture"
    rb"|paper-conference|patent|performance|periodical|personal_communication|post(?:-weblog)?"
    rb'|regulation|report|review(?:-book)?|software|song|speech|standard|thesis|treaty|webpage)"'
)
_VARIABLE = re.compile(
    rb'"(?:date-parts|container-title|citation-key|citation-label)"\s*:'
    rb'|"(?:issued|accessed)"\s*:\s*\{|"family"\s*:'
)
_OWN = "publisher", "DOI", "ISBN", "ISSN", "volume", "issue", "page", "genre", "citation-key"
"""What becomes fields of the article, as do ``type``, the day of access, and a date with no day."""


def recognises(document: Document) -> bool:
    """Return whether it is an array of items with types and variables of CSL."""
    head = document.head
    return bool(_BEGINNING.match(head) and _TYPE.search(head) and _VARIABLE.search(head))


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each item: its title and abstract.

    Raises:
        UnreadableFileError: there is none.
    """
    return read_objects(document, _article)


def _article(item: Json, written: bytes, part: str) -> ImportedArticle | None:
    told = _told(item)
    blocks = blocks_of(values.text(item, "abstract"), told.url)
    return compose_object(told, blocks, written, part)


def _told(item: Json) -> Told:
    names = item.get("author") or item.get("editor")
    keywords = values.text(item, "keyword").split("," if "," in str(item.get("keyword")) else ";")
    own = ((name.lower().replace("-", ""), values.text(item, name)) for name in ("type", *_OWN))
    issued = _written(item.get("issued"))
    published = instant(issued)
    return Told(
        title=plain(values.text(item, "title", "title-short")),
        bylines=("; ".join(map(_name, values.as_list(names))),),
        source=plain(values.text(item, "container-title", "event-title", "publisher")),
        published=published,
        url=values.text(item, "URL") or address_of_doi(values.text(item, "DOI")),
        language=values.text(item, "language"),
        tags=tuple(keyword.strip() for keyword in keywords),
        fields=(
            *own,
            ("accessed", instant(_written(item.get("accessed")))),
            ("issued", "" if published else issued),
        ),
        notes=tuple(filter(None, (values.text(item, "note"), values.text(item, "annote")))),
    )


def _name(name: object) -> str:
    said = values.as_object(name)
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    whole = " ".join(filter(None, (values.text(said, part) for part in parts)))
    return whole or values.text(said, "literal")


def _written(value: object) -> str:
    """Return a date as far as it is said: ``2019-06`` where that has no day."""
    said = values.as_object(value)
    for parts in values.as_list(said.get("date-parts")):
        numbers = [str(part).zfill(2) for part in values.as_list(parts)]
        if numbers:
            return "-".join(numbers[:3])
    return values.text(said, "raw", "literal")
