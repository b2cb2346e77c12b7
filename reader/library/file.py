"""The file of a library: whether it is whole, and copies of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.storage import integrity

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    from reader.library.store import Store


class File:
    """The file itself."""

    def __init__(self, store: Store) -> None:
        """Use `Library.file`."""
        self._store = store

    def problems(self) -> Iterator[str]:
        """Check the whole file; yield a sentence for each thing that is wrong with it."""
        return integrity.problems(self._store.db)

    def rebuild_index(self) -> None:
        """Make the search index, counts and sort keys anew; near-duplicates are looked for anew."""
        self._store.refuse_read_only()
        integrity.rebuild_index(self._store.db)

    def backup(
        self,
        target: str | os.PathLike[str],
        progress: Callable[[float], None] = lambda _share: None,
    ) -> None:
        """Write a whole copy of the library to ``target``, which is replaced at the end.

        Raises:
            UserError: the copy can't be written there; ``target`` is as it was.
            DamagedError: the library can't be copied whole; ``target`` is as it was.
        """
        integrity.backup(self._store.db, Path(target), progress)
