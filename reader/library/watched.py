"""Watched folders: which they are, and taking in what is new in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ConflictError, UserError
from reader.library.importing import Importing
from reader.storage import watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader.importers.choices import Choices
    from reader.importers.limits import Limits
    from reader.library.store import Store
    from reader.values import CollectionId, Imported
    from reader.watching import FolderId, Stamp, Stamps, WatchedFolder


class Watched:
    """The folders whose new files come in; files stay where they are.

    That a folder is watched, and what was taken in of it, is no part of the history: to undo
    an import doesn't bring it in again.
    """

    def __init__(self, store: Store) -> None:
        """Use `Library.watched`."""
        self._store = store
        self._db = store.db

    def all(self) -> list[WatchedFolder]:
        """Return the watched folders in the order they came in."""
        return watched.all_folders(self._db)

    def add(self, path: str | os.PathLike[str]) -> FolderId:
        """Watch a folder; what is in it comes in as well.

        Raises:
            UserError: it is no folder, or is watched already.
        """
        self._store.refuse_read_only()
        folder = Path(os.path.abspath(path))  # noqa: PTH100  (without following links)
        if not folder.is_dir():
            raise UserError(f"There is no folder “{folder.name}”; check its name and place.")
        return watched.add(self._db, folder)

    def remove(self, folder: FolderId) -> None:
        """Watch a folder no more; what came from it stays."""
        self._store.refuse_read_only()
        watched.remove(self._db, folder)

    def put_into(self, folder: FolderId, collection: CollectionId | None) -> None:
        """Put what comes from a folder into ``collection`` from now on.

        Raises:
            NotFoundError: the collection is no longer there.
        """
        self._store.refuse_read_only()
        watched.put_into(self._db, folder, collection)

    def new(self, folder: FolderId, stamps: Mapping[str, Stamp]) -> Stamps:
        """Return those files of a folder that were not taken in yet as they are now."""
        return watched.new(self._db, folder, stamps)

    def pass_over(self, folder: FolderId, stamps: Mapping[str, Stamp]) -> None:
        """Take files of a folder for none that are new, as long as they stay as they are."""
        self._store.refuse_read_only()
        watched.take_note(self._db, folder, stamps)

    def take_in(
        self,
        folder: WatchedFolder,
        stamps: Mapping[str, Stamp],
        *,
        choices: Choices | None = None,
        limits: Limits | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[Imported]:
        """Import files of a folder, as `Importing.files` does; they are new no more then.

        What can't be read is none, either, until it changes.

        Raises:
            ConflictError: the import was undone while it went on; all of it is new no more.
        """
        self._store.refuse_read_only()
        files = [folder.path / name for name in stamps]
        try:
            yield from Importing(self._store).files(
                files,
                into=folder.collection,
                choices=choices,
                limits=limits,
                stopped=stopped,
                below=folder.path,
            )
        except ConflictError:
            watched.take_note(self._db, folder.id, stamps)
            raise
        if not stopped():
            watched.take_note(self._db, folder.id, stamps)
