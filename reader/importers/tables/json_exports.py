"""Exports of other programs in JSON: an array of objects, each the article that it describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.document import Failure
from reader.importers.from_json import items
from reader.importers.refusals import failure_told
from reader.importers.tables.json_values import as_object, loaded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.importers.document import Document
    from reader.importers.tables.json_values import Json
    from reader.values import ImportedArticle


def read_objects(
    document: Document, article_of: Callable[[Json, bytes, str], ImportedArticle | None]
) -> Iterator[ImportedArticle | Failure]:
    """Yield what ``article_of`` makes of each object, of how it is written, and of its part.

    Raises:
        UnreadableFileError: there is no object in it.
    """
    number = 0
    for part, written in items(document) or ():
        number += 1
        if isinstance(written, Failure):
            yield written
            continue
        try:
            with failure_told(document.limits):
                said = as_object(loaded(written.decode("utf-8", "replace")))
                article = article_of(said, written, part)
        except UnreadableFileError as error:
            yield Failure(part, str(error))
            continue
        if article is not None:
            yield article
    if not number:
        raise UnreadableFileError("There is nothing in this export; export it again.")
