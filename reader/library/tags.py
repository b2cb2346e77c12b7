"""The tags of the articles of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ConflictError, NotFoundError, UserError
from reader.library.subjects import short
from reader.storage import membership, tags
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
            membership.add(written, "tag", tags.made(self._store.db, name), wanted)
        return written.change()

    def take_off(self, wanted: Sequence[ArticleId], name: str) -> Change:
        """Take a tag off articles; a tag that nothing has any more is shown no longer."""
        name = _clean_name(name)
        with self._store.recording_of(ActionKind.UNTAG, wanted) as written:
            written.subject = f"#{name}"
            membership.remove(written, "tag", tags.made(self._store.db, name), wanted)
        return written.change()

    def rename(self, name: str, new: str) -> Change:
        """Give a tag another name, on all articles that have it.

        Raises:
            UserError: the new name is empty.
            NotFoundError: no article has the tag.
            ConflictError: there is a tag of the new name; see `merge`.
        """
        name, new = _clean_name(name), _clean_name(new)
        if tags.in_use(self._store.db, new):
            raise ConflictError(f"There is a tag “#{new}” already; merge the two.")
        return self._move(ActionKind.RENAME_TAG, [name], new)

    def merge(self, merged: Sequence[str], into: str) -> Change:
        """Give the articles of several tags one tag instead.

        Raises:
            UserError: a name is empty.
            NotFoundError: no article has one of the tags.
        """
        into = _clean_name(into)
        names = [name for name in dict.fromkeys(map(_clean_name, merged)) if name != into]
        return self._move(ActionKind.MERGE_TAGS, names, into)

    def delete(self, name: str) -> Change:
        """Take a tag off all articles.

        Raises:
            NotFoundError: no article has it.
        """
        name = _clean_name(name)
        with self._store.recording(ActionKind.DELETE_TAG) as written:
            written.subject = f"#{name}"
            membership.clear(written, "tag", [self._used(name)])
        return written.change()

    def _move(self, kind: ActionKind, names: Sequence[str], into: str) -> Change:
        with self._store.recording(kind) as written:
            written.subject = short(f"{', '.join(f'#{name}' for name in names)} → #{into}")
            gone = [self._used(name) for name in names]
            membership.move(written, "tag", gone, tags.made(self._store.db, into))
        return written.change()

    def _used(self, name: str) -> int:
        if not tags.in_use(self._store.db, name):
            raise NotFoundError(f"No article has the tag “#{name}”.")
        return tags.made(self._store.db, name)


def _clean_name(name: str) -> str:
    name = tags.clean_name(name)
    if not name:
        raise UserError("A tag needs a name.")
    return name
