"""Pocket's export: a ZIP of lists (CSV) and of what was highlighted in articles (JSON).

What was highlighted becomes notes of its article, which is known by its address.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from reader.importers import from_reading_list
from reader.importers.archives.members import content_of, refuse_deep, within
from reader.importers.archives.unpacking import Allowance
from reader.importers.archives.zip_members import BEGINNINGS, members_of, names_in
from reader.importers.composed import Told, compose, web_address
from reader.importers.document import Failure
from reader.importers.tables import json_values as values
from reader.importers.tables.json_exports import read_objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document
    from reader.importers.tables.json_values import Json
    from reader.values import ImportedArticle

_LIST = re.compile(r"(?:.*/)?part_\d+\.csv")
_HIGHLIGHTS = re.compile(r"(?:.*/)?annotations/part_\d+\.json")
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*\[\s*\{\s*\"url\"\s*:[^{}\[\]]*\"highlights\"\s*:\s*\[\s*(?:\{\s*\"quote\"|\])"
)


def recognises(document: Document) -> bool:
    """Return whether it is the archive, or by itself the list of what was highlighted."""
    if _BEGINNING.match(document.head):
        return True
    is_zip = document.suffix in {"", ".zip"} and document.head.startswith(BEGINNINGS)
    return is_zip and any(map(_HIGHLIGHTS.fullmatch, names_in(document)))


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each that is listed, or that something was highlighted in.

    Raises:
        UnreadableFileError: it is no archive, or more than allowed.
    """
    if not document.head.startswith(BEGINNINGS):
        yield from read_objects(document, _article)
        return
    refuse_deep(document)
    document = replace(document, allowance=Allowance.of(document))
    highlighted = list(_in_members(document, _HIGHLIGHTS))
    quotes: dict[str, list[str]] = defaultdict(list)
    for article in highlighted:
        if not isinstance(article, Failure):
            quotes[article.url] += article.notes
    for article in _in_members(document, _LIST):
        if isinstance(article, Failure):
            yield article
        else:
            yield article._replace(notes=(*article.notes, *quotes.pop(article.url, ())))
    yield from (each for each in highlighted if isinstance(each, Failure) or each.url in quotes)


def _in_members(document: Document, names: re.Pattern[str]) -> Iterator[ImportedArticle | Failure]:
    for member in members_of(document):
        if isinstance(member, Failure):
            yield member
        elif names.fullmatch(member.name):
            file = BytesIO(content_of(document, member))
            inner = replace(document, file=file, name=member.name, inside=document.inside + 1)
            for found in _in_member(inner):
                yield within(found, f"/{member.name}")


def _in_member(document: Document) -> Iterator[ImportedArticle | Failure]:
    if document.suffix == ".json":
        return read_objects(document, _article)
    return from_reading_list.read(document)


def _article(said: Json, written: bytes, part: str) -> ImportedArticle | None:
    highlights = map(values.as_object, values.as_list(said.get("highlights")))
    quotes = filter(None, (values.text(each, "quote") for each in highlights))
    url = values.text(said, "url")
    told = Told(
        title=values.text(said, "title") or url,
        url=web_address(url),
        notes=tuple(f"“{quote}”" for quote in quotes),
    )
    return compose(told, (), written, "application/json", part) if told.title else None
