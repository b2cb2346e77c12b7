"""Making a new library, and bringing an older one up to date."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from reader.errors import StorageError
from reader.storage import labels
from reader.storage.identity import new_uid, now
from reader.storage.journal import Recording
from reader.storage.schema import APPLICATION_ID, STATEMENTS, VERSION
from reader.values import ActionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.storage.database import Database

STEPS: dict[int, Callable[[Database], None]] = {}
"""From a version to the next: what each step does to the file."""


def prepare(db: Database, label_set: str | None) -> None:
    """Leave ``db`` a library of today's version, a new one with ``label_set``.

    Where ``label_set`` is None, no new one is made.

    Raises:
        StorageError: it is another kind of file, a newer library, or not there.
    """
    if _is_empty(db):
        if label_set is None or db.read_only:
            raise StorageError(f"There is no library in “{db.path.name}”; open another file.")
        _create(db, label_set)
    if db.value("PRAGMA application_id") != APPLICATION_ID:
        raise StorageError(f"“{db.path.name}” is not a Postil library; choose another file.")
    version = db.value("PRAGMA user_version")
    if version > VERSION:
        raise StorageError(
            f"The library “{db.path.name}” was made by a newer Postil; update Postil to open it."
        )
    if version < VERSION:
        _migrate(db, version)


def _is_empty(db: Database) -> bool:
    return not db.value("SELECT count(*) FROM sqlite_schema")


def _create(db: Database, label_set: str) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    with db.transaction():
        if not _is_empty(db):  # another Postil was faster
            return
        for statement in STATEMENTS:
            db.execute(statement)
        db.executemany(
            "INSERT INTO property (name, value) VALUES (?, ?)",
            [("uid", new_uid()), ("created", now())],
        )
        labels.add_preset(db, Recording(db, ActionKind.LABELS, label_set), label_set)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")


def _migrate(db: Database, version: int) -> None:
    """Go up step by step in one transaction, after a copy of the file beside it."""
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy2(db.path, db.path.with_name(f"{db.path.name}.version-{version}"))
    with db.transaction():
        for step in range(version, VERSION):
            STEPS[step](db)
            broken = db.first("PRAGMA foreign_key_check")
            if broken:
                raise StorageError(
                    f"The library “{db.path.name}” can't be brought up to date: "
                    f"a row of “{broken[0]}” points nowhere; restore a backup."
                )
        db.execute(f"PRAGMA user_version = {VERSION}")
