"""Collections of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import NotFoundError
from reader.storage import named_rows
from reader.storage.identity import new_uid
from reader.text import normalise
from reader.values import Collection, CollectionId

if TYPE_CHECKING:
    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.storage.rows import Row
    from reader.values import ArticleId

_COLUMNS = "collection.id, uid, name, position"


def all_collections(db: Database) -> list[Collection]:
    """Return the collections in their order."""
    return _collections(db, "")


def of_article(db: Database, article: ArticleId) -> list[Collection]:
    """Return the collections that an article is in."""
    joined = "JOIN article_collection ON collection_id = collection.id WHERE article_id = ?"
    return _collections(db, joined, article)


def _collections(db: Database, where: str, *parameters: object) -> list[Collection]:
    rows = db.all(f"SELECT {_COLUMNS} FROM collection {where} ORDER BY position, 1", parameters)
    return [Collection(CollectionId(id_), *columns) for id_, *columns in rows]


def from_row(row_id: int, row: Row) -> Collection:
    """Return the collection that a journaled row is."""
    return Collection(CollectionId(row_id), *row.values())


def get(db: Database, collection: CollectionId) -> Collection:
    """Return one collection.

    Raises:
        NotFoundError: it is no longer there.
    """
    found = _collections(db, "WHERE id = ?", collection)
    if not found:
        raise NotFoundError("This collection is no longer there.")
    return found[0]


def by_name(db: Database, name: str) -> Collection:
    """Return the collection of that name, case aside.

    Raises:
        NotFoundError: there is none.
    """
    wanted = " ".join(normalise(name).split()).casefold()
    for collection in all_collections(db):
        if collection.name.casefold() == wanted:
            return collection
    raise NotFoundError(f"There is no collection “{name}”.")


def exists(db: Database, collection: CollectionId) -> bool:
    """Tell whether a collection is there."""
    return db.first("SELECT 1 FROM collection WHERE id = ?", (collection,)) is not None


def holds(db: Database, collection: CollectionId, article: ArticleId) -> bool:
    """Tell whether an article is in a collection."""
    sql = "SELECT 1 FROM article_collection WHERE article_id = ? AND collection_id = ?"
    return db.first(sql, (article, collection)) is not None


def add(db: Database, written: Recording, name: str) -> Collection:
    """Add a collection behind the others; see `named_rows.clean_name` for what is refused."""
    row = {
        "uid": new_uid(),
        "name": named_rows.clean_name(db, "collection", name),
        "position": named_rows.last_place(db, "collection"),
    }
    return from_row(written.insert("collection", row), row)
