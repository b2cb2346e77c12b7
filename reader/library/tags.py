"""The tags of the articles of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UserError
from reader.storage import tags
from reader.values import ActionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.store import Store
    from reader.values import ArticleId, Change


class Tags:
    """The tags of articles."""

    def __init__(self, store: Store) -> None:
        """Use `Library.tags`."""
        self._store = store

    def put_on(self, wanted: Sequence[ArticleId], name: str) -> Change:
        """Tag articles.

        Raises:
            UserError: the name is empty.
        """
        name = _clean_name(name)
        with self._store.recording_of(ActionKind.TAG, wanted) as written:
            written.subject = f"#{name}"
            tags.add(self._store.db, written, wanted, name)
        return written.change()

    def take_off(self, wanted: Sequence[ArticleId], name: str) -> Change:
        """Take a tag off articles; a tag that nothing has any more is shown no longer."""
        name = _clean_name(name)
        with self._store.recording_of(ActionKind.UNTAG, wanted) as written:
            written.subject = f"#{name}"
            tags.remove(self._store.db, written, wanted, name)
        return written.change()


def _clean_name(name: str) -> str:
    name = tags.clean_name(name)
    if not name:
        raise UserError("A tag needs a name.")
    return name
