"""Watched folders, and what of them was taken in; no part of the history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import NotFoundError, UserError
from reader.values import CollectionId
from reader.watching import FolderId, Stamp, WatchedFolder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.storage.database import Database
    from reader.watching import Stamps


def all_folders(db: Database) -> list[WatchedFolder]:
    """Return the watched folders in the order they came in."""
    rows = db.rows("SELECT id, path, collection_id FROM watched_folder ORDER BY id")
    return [
        WatchedFolder(FolderId(id_), Path(path), collection and CollectionId(collection))
        for id_, path, collection in rows
    ]


def add(db: Database, path: Path) -> FolderId:
    """Watch a folder.

    Raises:
        UserError: it is watched already.
    """
    with db.transaction():
        if db.value("SELECT 1 FROM watched_folder WHERE path = ?", (str(path),)):
            raise UserError(f"“{path.name}” is watched already.")
        row = db.execute("INSERT INTO watched_folder (path) VALUES (?)", (str(path),))
        return FolderId(row.lastrowid or 0)


def remove(db: Database, folder: FolderId) -> None:
    """Watch a folder no more."""
    with db.transaction():
        db.execute("DELETE FROM watched_folder WHERE id = ?", (folder,))


def put_into(db: Database, folder: FolderId, collection: CollectionId | None) -> None:
    """Put what comes from a folder into ``collection`` from now on.

    Raises:
        NotFoundError: the collection is no longer there.
    """
    with db.transaction():
        known = "SELECT 1 FROM collection WHERE id = ?"
        if collection is not None and not db.value(known, (collection,)):
            raise NotFoundError("This collection is no longer there.")
        db.execute("UPDATE watched_folder SET collection_id = ? WHERE id = ?", (collection, folder))


def new(db: Database, folder: FolderId, stamps: Mapping[str, Stamp]) -> Stamps:
    """Return the files that were not taken in yet as they are now."""
    known = {
        name: Stamp(size, modified)
        for name, size, modified in db.rows(
            "SELECT name, size, modified FROM watched_file WHERE folder_id = ?", (folder,)
        )
    }
    return {name: stamp for name, stamp in stamps.items() if known.get(name) != stamp}


def take_note(db: Database, folder: FolderId, stamps: Mapping[str, Stamp]) -> None:
    """Remember that files were taken in, or could not be read, as they are."""
    with db.transaction():
        if db.value("SELECT 1 FROM watched_folder WHERE id = ?", (folder,)):
            db.executemany(
                "INSERT INTO watched_file VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
                " SET size = excluded.size, modified = excluded.modified",
                ((folder, name, *stamp) for name, stamp in stamps.items()),
            )
