"""Substack's export: a ZIP of posts (HTML), a table that says of each what it is, and readers.

A post becomes an article; who reads it, and who opened it when, is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers import from_csv
from reader.importers.archives.members import Member, content_of, refuse_deep
from reader.importers.archives.unpacking import Allowance
from reader.importers.archives.zip_members import BEGINNINGS, members_of, names_in
from reader.importers.composed import Told, compose, html_blocks_of, text_blocks_of
from reader.importers.document import Failure
from reader.importers.mail.headers import text_of
from reader.importers.tables.cells import shown, time_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document
    from reader.values import ImportedArticle

    Cells = dict[str, str]

_TABLE = re.compile(r"(?:.*/)?posts\.csv")
_POST = re.compile(r"(?:.*/)?posts/(\d+(?:\.([^/]*))?)\.html")
_DRAFT = "false"


def recognises(document: Document) -> bool:
    """Return whether it is an archive with such a table and such posts."""
    if document.suffix not in {"", ".zip"} or not document.head.startswith(BEGINNINGS):
        return False
    names = names_in(document)
    return any(map(_TABLE.fullmatch, names)) and any(map(_POST.fullmatch, names))


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield an article for each post.

    Raises:
        UnreadableFileError: it is no archive, or more than allowed.
    """
    refuse_deep(document)
    document = replace(document, allowance=Allowance.of(document))
    said = dict(_said(document))
    for member in members_of(document):
        match = _POST.fullmatch(member.name) if isinstance(member, Member) else None
        if isinstance(member, Failure):
            yield member
        elif match:
            cells = said.get(match[1], {})
            yield _told_of(document, member, cells, (match[2] or "").replace("-", " "))


def _said(document: Document) -> Iterator[tuple[str, Cells]]:
    """Yield what the table says of each post, by the name of its file."""
    for member in members_of(document):
        if isinstance(member, Member) and _TABLE.fullmatch(member.name):
            file = BytesIO(content_of(document, member))
            table = replace(document, file=file, name=member.name, inside=document.inside + 1)
            for row in from_csv.rows(table):
                if not isinstance(row, Failure):
                    cells = {name: shown(cell) for name, cell in row.values.items()}
                    yield cells.get("post_id", ""), cells


def _told_of(
    document: Document, member: Member, cells: Cells, name: str
) -> ImportedArticle | Failure:
    part = f"/{member.name}"
    try:
        page = content_of(document, member)
        blocks = html_blocks_of(text_of(page, "utf-8"))
    except UnreadableFileError as error:
        return Failure(part, str(error))
    blocks = [*text_blocks_of(cells.get("subtitle", "")), *blocks]
    return compose(_told(cells, name), blocks, page, "text/html", part)


def _told(cells: Cells, name: str) -> Told:
    return Told(
        title=cells.get("title", "") or name,
        published=time_of(cells.get("post_date")),
        fields=(
            ("type", cells.get("type", "")),
            ("audience", cells.get("audience", "")),
            ("draft", "yes" if cells.get("is_published", "").casefold() == _DRAFT else ""),
        ),
    )
