"""Taking documents into a library."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.storage import articles, intake

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from reader.library.store import Store
    from reader.values import Imported, ImportedArticle


class Importing:
    """Imports into a library; what came in together is one step of the history."""

    def __init__(self, store: Store) -> None:
        """Use `Library.importing`."""
        self._store = store

    def files(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[Imported]:
        """Import files and folders; yield what became of each document, once it is on the disk.

        A document that can't be read is reported and the others still come in. ``stopped`` is
        asked now and then; where it says yes, the import ends, and all that came in was yielded.
        """
        from reader import importers

        self._store.refuse_read_only()
        files = importers.find_files(Path(path) for path in paths)
        return intake.take_in(
            self._store.db,
            ((file.name, partial(importers.read_file, file)) for file in files),
            self._store.author,
            stopped,
        )

    def documents(self, documents: Iterable[tuple[str, bytes]]) -> Iterator[Imported]:
        """Import documents from memory, each with its file name, as `files` does."""
        from reader import importers

        self._store.refuse_read_only()
        return intake.take_in(
            self._store.db,
            ((name, partial(importers.read_document, data, name)) for name, data in documents),
            self._store.author,
        )

    def document(self, data: bytes, name: str = "") -> Imported:
        """Import one document from memory; ``name`` is its file name, if it has one."""
        return next(self.documents([(name, data)]))

    def article(self, article: ImportedArticle) -> Imported:
        """Store an article that a script made.

        Raises:
            UserError: its text isn't normalised, or a block doesn't lie in it.
        """
        self._store.refuse_read_only()
        articles.refuse_malformed(article)
        made = [(article.file, lambda: article)]
        return next(intake.take_in(self._store.db, made, self._store.author))
