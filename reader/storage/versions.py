"""Whether a file is a library of today's version; else it is made, or brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import StorageError
from reader.storage.schema import APPLICATION_ID, JOURNALED, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.storage.database import Database


def prepare(db: Database, label_set: str | None, stopped: Callable[[], bool] | None = None) -> None:
    """Leave ``db`` a library of today's version, a new one with ``label_set``.

    Where ``label_set`` is None, no new one is made. Where ``stopped`` says yes, an earlier
    one stays as it is.

    Raises:
        StorageError: it is another kind of file, a newer library, or not there.
        CancelledError: ``stopped`` said yes.
    """
    if is_empty(db):
        if label_set is None or db.read_only:
            raise StorageError(f"There is no library in “{db.path.name}”; open another file.")
        from reader.storage import migrations  # seldom, and it takes long

        migrations.create(db, label_set)
    if db.value("PRAGMA application_id") != APPLICATION_ID:
        raise StorageError(f"“{db.path.name}” is not a Postil library; choose another file.")
    version = version_of(db)
    if version > VERSION:
        raise StorageError(
            f"The library “{db.path.name}” was made by a newer Postil; update Postil to open it."
        )
    if version < VERSION:
        from reader.storage import migrations

        migrations.migrate(db, stopped or (lambda: False))
    names = {row[0] for row in db.all("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if not names.issuperset(JOURNALED):
        raise db.damaged()
    if not db.read_only:
        db.use_log()


def is_empty(db: Database) -> bool:
    """Tell whether it is a file that nothing was written to, by us or by another program."""
    return not (db.value("SELECT count(*) FROM sqlite_schema") or db.value("PRAGMA application_id"))


def version_of(db: Database) -> int:
    """Return the version of the library."""
    version: int = db.value("PRAGMA user_version")
    return version
