"""Whether a library is whole, and copies of it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.storage.database import Database


def problems(db: Database) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong with the file; none when it is whole."""
    for (finding,) in db.all("PRAGMA integrity_check"):
        if finding != "ok":
            yield f"The file is damaged: {finding}."
    for table, *_ in db.all("PRAGMA foreign_key_check"):
        yield f"A row of “{table}” belongs to something that is gone."
    yield from _changed_texts(db)
    yield from _shifted_quotes(db)
    yield from _index(db)


def _changed_texts(db: Database) -> Iterator[str]:
    for uid, text, digest in db.execute(
        "SELECT uid, CAST(text AS BLOB), text_sha256 FROM article_text JOIN article"
        " ON id = article_id"
    ):
        if sha256(text).digest() != digest:
            yield f"The text of article {uid} is not what was imported."


def _shifted_quotes(db: Database) -> Iterator[str]:
    for uid, article in db.execute(
        "SELECT a.uid, r.uid FROM annotation a JOIN article r ON r.id = a.article_id"
        " JOIN article_text t ON t.article_id = r.id"
        ' WHERE substr(t.text, a.start + 1, a."end" - a.start) <> a.quote'
    ):
        yield f"Annotation {uid} of article {article} does not stand where its quote is."


def _index(db: Database) -> Iterator[str]:
    if db.read_only:
        return
    try:
        db.connection.execute(
            "INSERT INTO article_search (article_search, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError:
        yield "The search index does not agree with the texts; “postil check --repair” rebuilds it."


def rebuild_index(db: Database) -> None:
    """Make the search index anew from the texts."""
    with db.transaction():
        db.execute("INSERT INTO article_search (article_search) VALUES ('rebuild')")


def backup(db: Database, target: Path, progress: Callable[[float], None]) -> None:
    """Write a whole copy of the library to ``target``, in one step at the end.

    ``progress`` gets the share that is done, 0 to 1; what it raises stops the copy and
    leaves nothing behind.

    Raises:
        StorageError: the copy can't be written, or isn't whole.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".postil-", dir=target.parent)
        os.close(handle)
        part = Path(name)
        try:
            _copy(db, part, progress)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"The backup “{target.name}” can't be written: {error}; choose another place."
        ) from error


def _copy(db: Database, part: Path, progress: Callable[[float], None]) -> None:
    copy = sqlite3.connect(part)
    try:
        db.connection.backup(
            copy, pages=1000, progress=lambda _, left, total: progress(1 - left / max(total, 1))
        )
        copy.execute("PRAGMA journal_mode = DELETE")
        if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise StorageError("The copy isn't whole; the library may be damaged: check it.")
    finally:
        copy.close()
    with part.open("rb") as file:
        os.fsync(file.fileno())
