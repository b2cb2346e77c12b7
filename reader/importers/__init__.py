"""The importers: one module a format; files in, `ImportedArticle` out; no storage, no Qt.

A file's format is found (`formats`), its importer makes one or many articles of it, and what
an importer can't tell is added (`completing`). All of it happens in processes of their own
(`reading`, `worker`), within `limits`: no file can harm the library or hold the program up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers import files
from reader.importers.completing import complete, in_its_language
from reader.importers.document import Document, Failure
from reader.importers.formats import FORMATS, format_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.values import ImportedArticle


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the articles of a document, and what of it can't be read.

    Raises:
        UnreadableFileError: nothing more of it can be read; the sentence says what to do.
    """
    for found in read_as_said(document):
        yield found if isinstance(found, Failure) else in_its_language(found)


def read_as_said(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield what `read` does, but in the languages that the document says its articles are in.

    Raises:
        UnreadableFileError: nothing more of it can be read; the sentence says what to do.
    """
    if not document.head:
        raise UnreadableFileError("The file is empty; there is nothing in it to import.")
    found = format_of(document)
    article = None
    for article in found.importer().read(document):
        if isinstance(article, Failure):
            yield article
        else:
            yield complete(article, document, found.media_type)
    if article is None:
        raise UnreadableFileError("There is nothing in this file that could be imported.")


def read_document(data: bytes, name: str = "") -> ImportedArticle:
    """Return the first article in ``data``; ``name`` is its file's, without the folder.

    Raises:
        UnreadableFileError: there is none; the sentence says what to do.
    """
    for article in read(Document.of(data, name)):
        if isinstance(article, Failure):
            raise UnreadableFileError(article.sentence)
        return article
    raise UnreadableFileError("There is no article in this file.")


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files to import of ``paths``: files as named, folders walked in sorted order.

    In folders the suffixes of `FORMATS` count; what has another one, or none, begins as something
    that is imported (`unnamed`). Hidden files are passed over and symbolic links not followed.
    What doesn't exist is yielded, so that reading it fails.
    """
    return files.walk(paths, {suffix for each in FORMATS for suffix in each.suffixes})
