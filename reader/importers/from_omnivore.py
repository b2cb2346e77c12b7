"""Omnivore's export: a ZIP of metadata, pages and highlights; an article for each page.

The list of metadata (JSON) may also come by itself: then an article is what is said of its page.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.archives.members import Member, content_of, refuse_deep
from reader.importers.archives.unpacking import Allowance
from reader.importers.archives.zip_members import BEGINNINGS, members_of, names_in
from reader.importers.composed import Told, compose, html_blocks_of, text_blocks_of
from reader.importers.document import Failure
from reader.importers.mail.headers import text_of
from reader.importers.tables import json_values as values
from reader.importers.tables.json_exports import read_objects
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document
    from reader.importers.tables.json_values import Json
    from reader.values import ImportedArticle

_METADATA = re.compile(r"(?:.*/)?metadata_\d+_to_\d+\.json")
_CONTENT = re.compile(r"(?:.*/)?content/([^/]+)\.html?")
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_KEYS = b'"slug"', b'"savedAt"', b'"readingProgress"'
_HIGHLIGHTS = re.compile(r"(?:.*/)?highlights/([^/]+)\.md")


def recognises(document: Document) -> bool:
    """Return whether it is an archive with Omnivore's lists of metadata in it, or such a list."""
    if _BEGINNING.match(document.head):
        return all(key in document.head for key in _KEYS)
    is_zip = document.suffix in {"", ".zip"} and document.head.startswith(BEGINNINGS)
    return is_zip and any(map(_METADATA.fullmatch, names_in(document)))


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each page; of those without content, for what is said of them.

    Raises:
        UnreadableFileError: it is no archive, or more than allowed.
    """
    if not document.head.startswith(BEGINNINGS):
        yield from read_objects(document, _listed)
        return
    refuse_deep(document)
    document = replace(document, allowance=Allowance.of(document))
    export = _Export(document)
    for member in members_of(document):
        match = _CONTENT.fullmatch(member.name) if isinstance(member, Member) else None
        if isinstance(member, Failure):
            yield member
        elif match:
            yield _told_of(f"/{member.name}", export, match[1], member)
    for slug in export.rest():
        yield _told_of(f"#{slug}", export, slug, None)


def _told_of(
    part: str, export: _Export, slug: str, member: Member | None
) -> ImportedArticle | Failure:
    try:
        return export.article(part, slug, member)
    except UnreadableFileError as error:
        return Failure(part, str(error))


class _Export:
    """What the archive says of the pages in it, by the short names of these."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._said: dict[str, Json] = {}
        self._highlights: dict[str, str] = {}
        for member in members_of(document):
            if isinstance(member, Member):
                self._take(member)

    def _take(self, member: Member) -> None:
        match = _HIGHLIGHTS.fullmatch(member.name)
        if match:
            self._highlights[match[1]] = text_of(content_of(self._document, member), "utf-8")
        if _METADATA.fullmatch(member.name):
            listed = values.loaded(text_of(content_of(self._document, member), "utf-8"))
            said = map(values.as_object, values.as_list(listed))
            self._said.update((values.text(each, "slug", "id"), each) for each in said)

    def rest(self) -> list[str]:
        """Return the short names of what no page was asked for of."""
        return list(self._said)

    def article(self, part: str, slug: str, member: Member | None) -> ImportedArticle:
        """Return the article of a page.

        Raises:
            UnreadableFileError: it is damaged, too large, or nested too deep.
        """
        said = self._said.pop(slug, {})
        told = _told(said, slug)._replace(notes=(self._highlights.pop(slug, ""),))
        if member is None:
            return _described(told, said, values.dumped(said), part)
        page = content_of(self._document, member)
        return compose(
            told, html_blocks_of(text_of(page, "utf-8"), told.url), page, "text/html", part
        )


def _listed(said: Json, written: bytes, part: str) -> ImportedArticle | None:
    told = _told(said, values.text(said, "slug"))
    return _described(told, said, written, part) if told.title else None


def _described(told: Told, said: Json, written: bytes, part: str) -> ImportedArticle:
    blocks = text_blocks_of(values.text(said, "description"))
    return compose(told, blocks, written, "application/json", part)


def _told(said: Json, slug: str) -> Told:
    return Told(
        title=values.text(said, "title") or slug,
        bylines=(values.text(said, "author"),),
        source=values.text(said, "siteName"),
        published=instant(values.text(said, "publishedAt")),
        url=values.text(said, "url", "originalArticleUrl"),
        tags=values.texts(said.get("labels")),
        fields=(("saved", instant(values.text(said, "savedAt"))),),
        done=values.text(said, "state") == "Archived",
    )
