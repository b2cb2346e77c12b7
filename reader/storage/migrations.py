"""Making a new library, and bringing an older one up to date."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader import label_sets
from reader.errors import CancelledError, ReadOnlyError, StorageError
from reader.storage import facets, label_changes, sort_keys
from reader.storage.database import Database
from reader.storage.identity import new_uid, now
from reader.storage.journal import Recording
from reader.storage.schema import (
    APPLICATION_ID,
    BOILERPLATE_LINES,
    COLLECTIONS,
    IDENTITY,
    IMPORTS,
    NEAR_DUPLICATES,
    SAVED_SEARCHES,
    SEARCH,
    STATEMENTS,
    VERSION,
)
from reader.storage.schema_counts import COUNTED, FACETS, LABELS_COUNTED
from reader.storage.schema_lists import BY_KEY, LISTED
from reader.storage.versions import is_empty, version_of
from reader.values import ActionKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _from_1(db: Database) -> None:
    """Labels under labels, drafts of notes; history of a row, search and list faster."""
    db.execute("ALTER TABLE label ADD COLUMN parent_id INTEGER REFERENCES label")
    for side in ("before", "after"):  # the journal holds whole rows of what came and went
        db.execute(
            f"UPDATE change SET {side} = json_insert({side}, '$.parent_id', NULL)"
            " WHERE row_table = 'label' AND (before IS NULL) <> (after IS NULL)"
            f" AND {side} IS NOT NULL"
        )
    db.execute("CREATE INDEX change_of_row ON change (row_table, row_id)")
    db.execute("INSERT INTO article_search (article_search, rank) VALUES ('automerge', 8)")
    db.execute(
        "CREATE TABLE draft (place TEXT PRIMARY KEY, text TEXT NOT NULL, modified TEXT NOT NULL)"
        " STRICT, WITHOUT ROWID"
    )
    for statement in LABELS_COUNTED:
        db.execute(statement)
    db.execute(
        "INSERT INTO article_label"
        " SELECT article_id, label_id, count(*) FROM annotation GROUP BY article_id, label_id"
    )


def _from_2(db: Database) -> None:
    """Add collections, searches, near-duplicates, what the list shows; index more scripts."""
    from reader.storage import index

    db.execute("DROP TABLE article_search")
    for statement in (*COLLECTIONS, *SAVED_SEARCHES, *NEAR_DUPLICATES, *SEARCH):
        db.execute(statement)
    index.rebuild(db)
    _measure_articles(db)
    _tell_when_touched(db)
    db.execute("ALTER TABLE article ADD COLUMN fields TEXT NOT NULL DEFAULT '{}'")
    _count_articles(db)
    db.execute("DROP INDEX article_listed")
    for statement in LISTED:
        if statement not in BY_KEY:
            db.execute(statement)


def _from_3(db: Database) -> None:
    """Find articles by address and document; boilerplate of sources; folders that are watched."""
    for statement in (*IDENTITY, *BOILERPLATE_LINES, *IMPORTS):
        db.execute(statement)


def _from_4(db: Database) -> None:
    """Sort titles and sources as readers expect."""
    for index in ("article_sourced", "article_titled"):
        db.execute(f"DROP INDEX IF EXISTS {index}")
    for column in ("title_key", "source_key"):
        db.execute(f"ALTER TABLE article ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    sort_keys.make_anew(db)
    for statement in BY_KEY:
        db.execute(statement)


def _from_5(db: Database) -> None:
    """Find kana with their voicing marks as letters of their own."""
    from reader.storage import index

    if db.value(_HAS_KANA, {"kana": "*[\u3041-\u30ff\uff66-\uff9f]*"}):
        index.rebuild(db)


_HAS_KANA = """
    SELECT EXISTS (SELECT 1 FROM article_text WHERE text GLOB :kana)
      OR EXISTS (SELECT 1 FROM article WHERE title || source || byline GLOB :kana)
      OR EXISTS (SELECT 1 FROM annotation WHERE note GLOB :kana)
      OR EXISTS (SELECT 1 FROM note WHERE text GLOB :kana)
"""


def _count_articles(db: Database) -> None:
    db.execute("ALTER TABLE tag ADD COLUMN articles INTEGER NOT NULL DEFAULT 0")
    for statement in FACETS:
        db.execute(statement)
    facets.recount(db)


def _measure_articles(db: Database) -> None:
    for column in ("reached", "length"):
        db.execute(f"ALTER TABLE article ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "UPDATE article SET reached = position, length ="
        " (SELECT length(text) FROM article_text WHERE article_id = article.id)"
    )


def _tell_when_touched(db: Database) -> None:
    """Take from the history when somebody did something to an article."""
    db.execute("ALTER TABLE article ADD COLUMN touched TEXT")
    db.execute(
        "UPDATE article SET touched = (SELECT max(created) FROM change JOIN action"
        " ON action.id = action_id WHERE article_id = article.id AND kind <> 'import')"
    )


STEPS: dict[int, Callable[[Database], None]] = {
    1: _from_1,
    2: _from_2,
    3: _from_3,
    4: _from_4,
    5: _from_5,
}
"""From a version to the next: what each step does to the file."""


def create(db: Database, label_set: str) -> None:
    """Make a library with the labels of ``label_set``."""
    rows = label_sets.preset(label_set)
    with db.transaction():
        if not is_empty(db):  # another Postil was faster
            return
        for statement in (*STATEMENTS, *LISTED, *COUNTED):
            db.execute(statement)
        db.executemany(
            "INSERT INTO property (name, value) VALUES (?, ?)",
            [("uid", new_uid()), ("created", now())],
        )
        label_changes.take_in(db, Recording(db, ActionKind.LABELS), rows)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")


def migrate(db: Database, stopped: Callable[[], bool]) -> None:
    """Go up step by step in one transaction, after a copy of the file beside it.

    Raises:
        ReadOnlyError: the file can't be written.
        StorageError: it can't be brought up to date.
        CancelledError: ``stopped`` said yes; nothing was changed.
    """
    if db.read_only:
        raise ReadOnlyError(
            f"The library “{db.path.name}” was made by an older Postil and can only be read; "
            "change its permissions, so that it can be brought up to date."
        )
    db.execute("PRAGMA foreign_keys = OFF")  # a step may have to build a table anew
    try:
        with db.transaction():
            version = version_of(db)
            if version < VERSION:  # else another Postil was faster
                _go_up(db, version, stopped)
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def _go_up(db: Database, version: int, stopped: Callable[[], bool]) -> None:
    copy = db.path.with_name(f"{db.path.name}.version-{version}")
    _copy_to(db, copy, stopped)
    try:
        with db.stoppable(stopped):
            _take_steps(db, version)
    except CancelledError:
        copy.unlink(missing_ok=True)
        raise


def _copy_to(db: Database, copy: Path, stopped: Callable[[], bool]) -> None:
    from reader.storage import integrity

    def go_on(_share: float) -> None:
        if stopped():
            raise CancelledError("Stopped.")

    with suppress(OSError):
        integrity.remove_parts(copy)  # whoever made them is gone: only one can go up at a time
    reader = Database(db.path, read_only=True)  # a connection that writes can't be copied from
    try:
        integrity.backup(reader, copy, go_on)
    finally:
        reader.close()


def _take_steps(db: Database, version: int) -> None:
    for step in range(version, VERSION):
        if step not in STEPS:
            raise db.damaged()
        STEPS[step](db)
        broken = db.first("PRAGMA foreign_key_check")
        if broken:
            raise StorageError(
                f"The library “{db.path.name}” can't be brought up to date: "
                f"a row of “{broken[0]}” points nowhere; restore a backup."
            )
    db.execute(f"PRAGMA user_version = {VERSION}")
