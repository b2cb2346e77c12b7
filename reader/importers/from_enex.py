"""Evernote's export (ENEX): an article for each note, which may be a page that was clipped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers import tolerant_xml as xml
from reader.importers.composed import Told, compose, html_blocks_of
from reader.importers.document import Failure
from reader.importers.tables.cells import time_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reader.importers.document import Document
    from reader.importers.rendered import Rendered
    from reader.values import ImportedArticle

_FILES = re.compile(rb"<data\b[^<>]*>[^<]*</data>")
"""Pictures and other files, which are in no article."""
_PROLOGUE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>)?")
_TO_DO = re.compile(r"<en-todo\b([^<>]*)>(?:\s*</en-todo>)?")
_DONE = re.compile(r"checked\s*=\s*[\"']true")
_CLIPPED = "web.clip"
"""Where a note is from that was a page; not always with its address."""
_UNSEEN = re.compile(r"<en-crypt\b[^<>]*>[^<]*</en-crypt>|</?en-[a-z]+\b[^<>]*>")
"""What is encrypted, and Evernote's own elements: a browser would find no end of some."""


def recognises(document: Document) -> bool:
    """Return whether its root says so."""
    return xml.root_name(document) == "en-export"


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each note.

    Raises:
        UnreadableFileError: there is none.
    """
    root = xml.parse_xml(_FILES.sub(b"", document.data))
    number = 0
    for number, note in enumerate(root.iter("note"), 1):
        try:
            yield from _articles(note, f"#{number}")
        except UnreadableFileError as error:
            yield Failure(f"#{number}", str(error))
    if not number:
        raise UnreadableFileError("There is no note in this export of Evernote; export it again.")
    yield from xml.told_if_cut(document)


def _articles(note: Element, part: str) -> Iterator[ImportedArticle]:
    told = _told(note)
    blocks = _blocks(note, told.url)
    if blocks or told.title:
        yield compose(told, blocks, xml.source_of(note), "application/enex+xml", part)


def _told(note: Element) -> Told:
    """Return what is said of a note: written by whoever has it, unless it is from a page."""
    url = _first(note, "note-attributes/source-url")
    created = time_of(_first(note, "created"))
    is_clip = _first(note, "note-attributes/source").startswith(_CLIPPED)
    return Told(
        title=_first(note, "title"),
        bylines=(_first(note, "note-attributes/author"),),
        published="" if url or is_clip else created,
        url=url,
        tags=tuple(map(xml.text_in, note.iterfind("tag"))),
        fields=(("saved", created),),
    )


def _first(note: Element, path: str) -> str:
    return xml.text_in(note.find(path))


def _blocks(note: Element, address: str) -> list[Rendered]:
    written = _PROLOGUE.sub("", _first(note, "content"), count=1)
    return html_blocks_of(_UNSEEN.sub("", _TO_DO.sub(_box, written)), address)


def _box(to_do: re.Match[str]) -> str:
    return "☑ " if _DONE.search(to_do[1]) else "☐ "
