"""Web archives in a ZIP (WACZ, https://specs.webrecorder.net/wacz/1.1.1/): the pages in them."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from reader.errors import UnreadableFileError
from reader.importers.archives.members import Member, content_of, read_members
from reader.importers.archives.unpacking import Allowance
from reader.importers.archives.zip_members import members_of
from reader.importers.document import Failure
from reader.importers.tables.json_values import as_object, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document
    from reader.values import ImportedArticle


def recognises(document: Document) -> bool:
    """Return whether it is an archive that calls itself one of the web."""
    return document.suffix == ".wacz" and document.head.startswith(b"PK\x03\x04")


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of each page that the archive lists; of all pages, if it lists none.

    Raises:
        UnreadableFileError: there is none, or it is more than allowed.
    """
    document = replace(document, allowance=Allowance.of(document))
    pages = frozenset(filter(None, _pages(document)))
    records = (
        each
        for each in members_of(document)
        if isinstance(each, Failure) or each.name.startswith("archive/")
    )
    yield from read_members(replace(document, pages=pages), records)


def _pages(document: Document) -> Iterator[str]:
    """Yield the addresses of the pages that somebody meant to keep."""
    for member in members_of(document):
        if isinstance(member, Member) and member.name.startswith("pages/"):
            with suppress(UnreadableFileError):
                for line in content_of(document, member).splitlines():
                    with suppress(ValueError, RecursionError):
                        yield urldefrag(text(as_object(json.loads(line)), "url")).url
