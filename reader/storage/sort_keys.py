"""The keys of `reader.sort_keys`, which the articles keep beside their titles and sources.

The order of a list is that of an index, and an index has no functions of ours: other programs
can read and write the file. What those leave behind is found by `disagreements`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.sort_keys import name_key, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.storage.articles import Condition
    from reader.storage.database import Database
    from reader.storage.journal import RowChange

_SORTED = ("title", "source")
_TITLE, _SOURCE = (f"sort_key(CAST({name} AS BLOB))" for name in _SORTED)
"""Bytes: a title that can't be read has a key too."""


def keys_of(title: str, source: str) -> tuple[str, str]:
    """Return the keys of an article."""
    return sort_key(title), name_key(source)


def of_source(source: str) -> Condition:
    """Return the condition that an article is of ``source``, as an index has them."""
    sql = "source_key = :source_key AND source = :source"
    return sql, {"source": source, "source_key": name_key(source)}


def follow(db: Database, changes: Iterable[RowChange]) -> None:
    """Bring the keys up to date with rows of the journaled tables that were changed."""
    changed = {
        each.row_id: each.after
        for each in changes
        if each.table == "article" and each.before and each.after
        if any(each.before.get(name) != each.after.get(name) for name in _SORTED)
    }
    if changed:
        db.executemany(
            "UPDATE article SET title_key = ?, source_key = ? WHERE id = ?",
            ((*keys_of(row["title"], row["source"]), id_) for id_, row in changed.items()),
        )


def make_anew(db: Database) -> None:
    """Give all articles their keys."""
    _teach(db)
    db.execute(f"UPDATE article SET title_key = {_TITLE}, source_key = {_SOURCE}")


def disagreements(db: Database) -> Iterator[str]:
    """Yield the uids of the articles whose keys are not those of their titles and sources."""
    _teach(db)
    sql = f"SELECT uid FROM article WHERE title_key <> {_TITLE} OR source_key <> {_SOURCE}"
    return (uid for (uid,) in db.rows(sql))


def _teach(db: Database) -> None:
    """Let statements of this connection, and none of the file's schema, make keys."""
    db.connection.create_function("sort_key", 1, _of_bytes, deterministic=True)


def _of_bytes(stored: bytes) -> str:
    return name_key(stored.decode(errors="replace"))
