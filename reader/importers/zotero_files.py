"""The files that Zotero puts beside an export, and no other file: snapshots of pages, papers."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers import files
from reader.importers.refusals import failure_told
from reader.values import ImportedArticle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.importers.document import Document


def with_text(item: ImportedArticle, names: Iterable[str], export: Document) -> ImportedArticle:
    """Return ``item`` with the text of the first of the files with these ``names`` that is one.

    Zotero knows better than the page who wrote it, where and when; a file of many articles, or
    one that says less than the item's abstract, is no text of it. What can't be read is told
    where the file itself is imported.
    """
    for name in names:
        with suppress(UnreadableFileError), failure_told(export.limits):
            whole = _only_article(name, export)
            if whole is not None and len(whole.text) > len(item.text):
                return _told_by(item, whole)
    return item


def _only_article(name: str, export: Document) -> ImportedArticle | None:
    """Return the article in a file beside the export, if it is there and has just one."""
    from reader.importers import read_as_said  # it needs the formats, of which this is one

    path = _beside(export.path, name)
    if path is None:
        return None
    with files.opened(path) as file:
        document = replace(export, file=file, name=path.name, path=path)
        found = list(islice(read_as_said(document), 2))
    match found:
        case [ImportedArticle() as article]:
            return article
    return None


def _beside(export: Path | None, name: str) -> Path | None:
    """Return where a file is, unless it lies outside of the export's folder of files."""
    folder, *steps = name.split("/")
    if export is None or folder != files.OF_ZOTERO or not steps:
        return None
    beside = Path(os.path.realpath(export.parent)) / folder
    path = beside.joinpath(*steps)
    return path if ".." not in steps and path.resolve() == path else None


def _told_by(item: ImportedArticle, whole: ImportedArticle) -> ImportedArticle:
    """Return the ``whole`` text with what is said of the ``item``."""
    return whole._replace(
        byline=item.byline or whole.byline,
        source=item.source or whole.source,
        published=item.published or whole.published,
        url=item.url or whole.url,
        tags=tuple(dict.fromkeys((*item.tags, *whole.tags))),
        fields=(*item.fields, *whole.fields, *_abstract(item)),
        notes=item.notes,
        file=item.file,
    )


def _abstract(item: ImportedArticle) -> Iterator[tuple[str, str]]:
    text = item.text.removeprefix(item.title).strip()
    if text and text != item.url:
        yield "abstract", text
