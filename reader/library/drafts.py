"""Drafts: what is being typed in a note, kept for the case that it can't be finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage import drafts
from reader.text import normalise

if TYPE_CHECKING:
    from reader.library.store import Store
    from reader.values import Draft, NotePlace


class Drafts:
    """What is being typed and is no note yet; no part of the history."""

    def __init__(self, store: Store) -> None:
        """Use `Library.drafts`."""
        self._store = store

    def keep(self, place: NotePlace, text: str) -> None:
        """Keep what is typed; it goes when the note is written, or is dropped.

        Raises:
            NotFoundError: what the note is on is gone.
        """
        self._store.refuse_read_only()
        drafts.keep(self._store.db, place, normalise(text))

    def drop(self, place: NotePlace) -> None:
        """Forget what was typed in a note and not kept."""
        self._store.refuse_read_only()
        drafts.drop(self._store.db, place)

    def all(self) -> list[Draft]:
        """Return what was being typed and is no note yet, the newest first.

        Drafts on what is gone are left out; they come back with it.
        """
        return drafts.all_drafts(self._store.db)
