"""Whose fault an error of SQLite is, and how that is said to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import BusyError, CancelledError, DamagedError, ReadOnlyError, StorageError

if TYPE_CHECKING:
    from pathlib import Path


def translated(error: Exception, path: Path) -> Exception:
    """Return ``error`` as one for people where the surroundings are to blame, else as it is."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, kind, sentence in _BLAME:
        if name.startswith(prefix):
            return kind(sentence.format(file=f"“{path.name}”"))
    undecodable = isinstance(error, UnicodeDecodeError)  # the driver read SQLite's own sentence
    if undecodable or any(sign in str(error) for sign in _SIGNS_OF_DAMAGE):
        return damaged(path)
    return error


def busy(path: Path) -> BusyError:
    """Return the error that says that others are writing."""
    return BusyError(_BUSY.format(file=f"“{path.name}”"))


def damaged(path: Path) -> DamagedError:
    """Return the error that says that what stands in the file can't be right."""
    return DamagedError(_DAMAGED.format(file=f"“{path.name}”"))


# The last four: every statement of ours has run on a whole library, in the tests.
_SIGNS_OF_DAMAGE = (
    "Could not decode to UTF-8",
    "malformed",
    "no such table",
    "no such column",
    "has no column named",
    "invalid fts5 file format",
)
_DAMAGED = (
    "The library {file} is damaged; restore a backup, or copy what can still be read "
    "with “postil export”."
)
_BUSY = "Another program is writing to {file}; try again when it has finished."
_BLAME: tuple[tuple[str, type[StorageError | CancelledError], str], ...] = (
    (
        "SQLITE_BUSY",
        BusyError,
        _BUSY,
    ),
    ("SQLITE_PROTOCOL", StorageError, "Another program is using {file}; try again in a moment."),
    ("SQLITE_LOCKED", StorageError, "Another program is using {file}; try again in a moment."),
    ("SQLITE_FULL", StorageError, "The disk is full: nothing more was kept in {file}; make room."),
    (
        "SQLITE_READONLY",
        ReadOnlyError,
        "The library {file} can only be read; change its permissions or copy it elsewhere.",
    ),
    (
        "SQLITE_CANTOPEN",
        StorageError,
        "The library {file} can't be opened; check that its folder may be read and written.",
    ),
    (
        "SQLITE_NOTADB",
        StorageError,
        "{file} is not a Postil library; choose another file.",
    ),
    ("SQLITE_CORRUPT", DamagedError, _DAMAGED),
    (
        "SQLITE_IOERR",
        StorageError,
        "The disk refused to read or write {file}; check the disk and its connection.",
    ),
    (
        "SQLITE_PERM",
        StorageError,
        "You have no permission to open {file}; change its permissions.",
    ),
    ("SQLITE_AUTH", StorageError, "The library {file} may not be opened."),
    ("SQLITE_INTERRUPT", CancelledError, "Stopped."),
)
