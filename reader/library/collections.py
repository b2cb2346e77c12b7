"""The collections of a library: folders of articles, any of which may be in several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.subjects import short
from reader.storage import collections, membership, named_rows
from reader.values import ActionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.store import Store
    from reader.values import ArticleId, Change, Collection, CollectionId


class Collections:
    """The collections of a library."""

    def __init__(self, store: Store) -> None:
        """Use `Library.collections`."""
        self._store = store
        self._db = store.db

    def all(self) -> list[Collection]:
        """Return the collections in their order."""
        return collections.all_collections(self._db)

    def named(self, name: str) -> Collection:
        """Return the collection of that name, case aside.

        Raises:
            NotFoundError: there is none.
        """
        return collections.by_name(self._db, name)

    def of(self, article: ArticleId) -> list[Collection]:
        """Return the collections that an article is in."""
        return collections.of_article(self._db, article)

    def add(self, name: str) -> Change:
        """Add an empty collection behind the others.

        Raises:
            UserError: the name is empty.
            ConflictError: there is a collection of that name, case aside.
        """
        with self._store.recording(ActionKind.ADD_COLLECTION) as written:
            written.subject = short(collections.add(self._db, written, name).name)
        return written.change()

    def rename(self, collection: CollectionId, name: str) -> Change:
        """Give a collection another name; see `add` for what is refused."""
        with self._store.recording(ActionKind.CHANGE_COLLECTION) as written:
            old = collections.get(self._db, collection).name
            new = named_rows.clean_name(self._db, "collection", name, collection)
            written.subject = short(f"{old} → {new}")
            written.update("collection", collection, name=new)
        return written.change()

    def move(self, collection: CollectionId, position: int) -> Change:
        """Put a collection at a place, from 0."""
        with self._store.recording(ActionKind.CHANGE_COLLECTION) as written:
            written.subject = short(collections.get(self._db, collection).name)
            named_rows.move(self._db, written, "collection", collection, position)
        return written.change()

    def merge(self, merged: Sequence[CollectionId], into: CollectionId) -> Change:
        """Put the articles of collections into another one, and remove the collections.

        Raises:
            NotFoundError: one of the collections is no longer there.
        """
        gone = [each for each in dict.fromkeys(merged) if each != into]
        with self._store.recording(ActionKind.MERGE_COLLECTIONS) as written:
            names = ", ".join(collections.get(self._db, each).name for each in gone)
            written.subject = f"{short(names)} → {short(collections.get(self._db, into).name)}"
            membership.move(written, "collection", gone, into)
            for each in gone:
                written.delete("collection", each)
        return written.change()

    def delete(self, collection: CollectionId) -> Change:
        """Remove a collection; the articles stay in the library."""
        with self._store.recording(ActionKind.DELETE_COLLECTION) as written:
            written.subject = short(collections.get(self._db, collection).name)
            membership.clear(written, "collection", [collection])
            written.delete("collection", collection)
        return written.change()

    def put_in(
        self,
        wanted: Sequence[ArticleId],
        collection: CollectionId,
        *,
        out_of: CollectionId | None = None,
    ) -> Change:
        """Put articles into a collection; they stay in the others but ``out_of``."""
        with self._store.recording_of(ActionKind.COLLECT, wanted) as written:
            written.subject = short(collections.get(self._db, collection).name)
            membership.add(written, "collection", collection, wanted)
            if out_of is not None and out_of != collection:
                membership.remove(written, "collection", out_of, wanted)
        return written.change()

    def put_in_new(self, wanted: Sequence[ArticleId], name: str) -> Change:
        """Put articles into a collection of that name, which is made in the same step.

        Raises:
            UserError, ConflictError: see `add`.
        """
        with self._store.recording_of(ActionKind.COLLECT, wanted) as written:
            made = collections.add(self._db, written, name)
            written.subject = short(made.name)
            membership.add(written, "collection", made.id, wanted)
        return written.change()

    def take_out(self, wanted: Sequence[ArticleId], collection: CollectionId) -> Change:
        """Take articles out of a collection; they stay in the library."""
        with self._store.recording_of(ActionKind.UNCOLLECT, wanted) as written:
            written.subject = short(collections.get(self._db, collection).name)
            membership.remove(written, "collection", collection, wanted)
        return written.change()
