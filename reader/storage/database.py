"""One SQLite connection: opening, transactions, errors. Knows nothing of articles."""

from __future__ import annotations

import os
import sqlite3
import zlib
from contextlib import contextmanager, nullcontext, suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from reader.errors import BusyError, StorageError
from reader.storage import blame, presence
from reader.storage.turns import turns_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.errors import DamagedError

    Parameters = Sequence[Any] | Mapping[str, Any]

BUSY_SECONDS = 5.0
"""How long a write waits for another one before it gives up, where nothing else is said."""

_LOG_SECONDS = 1.0
"""For how long a log is asked for that others keep from being used by reading."""

_ASKED_AGAIN, _LEFT_OPEN, _OPENED_EVERY = 0.001, 0.002, 0.04
"""Seconds after which a write asks anew whether another program still writes; for how long those
that go on and on let others in, each of whom is sure to ask meanwhile; and how often they do."""

_PAGES_AT_ONCE = 1000
"""To move so many takes about 30 ms."""

_STEPS_BETWEEN = 100_000
"""Of SQLite's virtual machine; so many take about 10 ms."""

_ERRORS = (sqlite3.Error, UnicodeDecodeError)
_PRAGMAS = (
    "foreign_keys = ON",
    "trusted_schema = OFF",  # a library may come from anybody: its schema runs nothing of ours
    "synchronous = FULL",  # a commit survives a power cut; 0.15 ms at the median
    "cache_size = -32000",
    "temp_store = MEMORY",
)


class Database:
    """A connection that stays in its thread, with explicit transactions and our own errors."""

    def __init__(self, path: Path, *, read_only: bool = False, wanders: bool = False) -> None:
        """Connect to ``path``, made if it isn't there and ``read_only`` is false.

        One that ``wanders`` is used by one thread after the other, never by two at once.

        Raises:
            StorageError: the file can't be opened.
        """
        self.path = path
        self.read_only = read_only
        self._wanders = wanders
        self._depth = 0
        self._place: str | None = None
        self._file: tuple[int, int] | None = None
        self._turns = turns_of(path)
        self._patience = BUSY_SECONDS
        self._open_next = 0.0
        self.has_waited = False
        """Whether another program was writing when the last transaction was to begin."""
        try:
            self.connection = self._connect()
        except _ERRORS as error:
            raise self.translated(error) from error

    def _connect(self) -> sqlite3.Connection:
        mode = "ro" if self.read_only else "rwc"
        is_new = not self.read_only and not (self.path.exists() and self.path.stat().st_size)
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}{self._immutable()}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_SECONDS,
            check_same_thread=not self._wanders,
        )
        try:
            if is_new:
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # see `give_back`
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except _ERRORS:
            connection.close()
            raise
        return connection

    def _immutable(self) -> str:
        """Let SQLite read a library in a folder where it can't put its -shm file."""
        place = self.path.resolve()  # SQLite follows links before it names its files
        if not self.read_only or os.access(place.parent, os.W_OK):
            return ""
        log = place.with_name(place.name + "-wal")
        return "" if log.exists() and log.stat().st_size else "&immutable=1"

    def use_log(self) -> None:
        """Let readers and a writer not wait for each other, where the place allows it.

        A backup, and a library that was on a medium without shared memory, come without. It is
        asked for and not waited for: nobody could read in the meantime.
        """
        with suppress(StorageError):  # another program reads it: next time
            self._ask_for("PRAGMA journal_mode = WAL", _LOG_SECONDS)

    def stay(self) -> None:
        """Let other programs know that the file is in use, whatever else here opens it."""
        if self.read_only or self._place is not None:
            return
        self._file = _identity(self.path)
        if self.value("PRAGMA journal_mode") == "wal":  # else nobody could write any more
            self.first("SELECT 1 FROM sqlite_schema")  # SQLite makes its log when it reads
            self._place = presence.enter(self.path)

    def close(self) -> None:
        """Close the connection; a second call does nothing."""
        place, self._place = self._place, None
        with presence.leaving(place) if place else nullcontext():
            self.connection.close()

    def interrupt(self) -> None:
        """Stop the query that runs, if one does; any thread may call this."""
        with suppress(sqlite3.ProgrammingError):  # it was closed a moment ago
            self.connection.interrupt()

    def wait_at_most(self, seconds: float) -> None:
        """Give up so many seconds after others began to be waited for."""
        self._patience = seconds
        self.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")

    def execute(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Run one statement."""
        try:
            return self.connection.execute(sql, parameters)
        except _ERRORS as error:
            raise self.translated(error) from error

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Run one statement for each of ``rows``."""
        try:
            self.connection.executemany(sql, rows)
        except _ERRORS as error:
            raise self.translated(error) from error

    def give_back(self) -> None:
        """Give the room in the file that nothing takes any more back to the disk.

        It is a little at a time, for others to write in between. A file that was made before
        this was known keeps the room for what comes.
        """
        free, left = self._free_pages(), -1
        while free and free != left:
            left = free
            with self.turn(patient=True):
                self._run_whole(f"PRAGMA incremental_vacuum({_PAGES_AT_ONCE})")
            free = self._free_pages()

    def _free_pages(self) -> int:
        pages: int = self.value("PRAGMA freelist_count")
        return pages

    def _run_whole(self, statement: str) -> None:
        """Run a statement to its end; `execute` takes one step of it."""
        try:
            self.connection.executescript(statement)
        except _ERRORS as error:
            raise self.translated(error) from error

    def all(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        """Return all rows, each a tuple."""
        try:
            return self.connection.execute(sql, parameters).fetchall()
        except _ERRORS as error:
            raise self.translated(error) from error

    def rows(self, sql: str, parameters: Parameters = ()) -> Iterator[Any]:
        """Yield the rows as they are found, each a tuple."""
        try:
            yield from self.connection.execute(sql, parameters)
        except _ERRORS as error:
            raise self.translated(error) from error

    def first(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 (a row is any tuple)
        """Return the first row as a tuple, or None."""
        try:
            return self.connection.execute(sql, parameters).fetchone()
        except _ERRORS as error:
            raise self.translated(error) from error

    def value(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 (a cell is anything)
        """Return the first column of the first row, or None."""
        row = self.first(sql, parameters)
        return None if row is None else row[0]

    @contextmanager
    def transaction(self, *, patient: bool = False) -> Iterator[None]:
        """Make the writes inside one: all of them are on the disk at the end, or none.

        Inside another transaction it is a savepoint. The lock is taken at the beginning
        (``BEGIN IMMEDIATE``): an upgrade from reading to writing can't wait for its turn. One
        that is ``patient`` is one of many after each other, and lets all others go first.
        """
        if self._depth:
            self.execute(f"SAVEPOINT level_{self._depth}")
            with self._whole(f"RELEASE level_{self._depth}"):
                yield
            return
        with self.turn(patient=patient):
            self._refuse_moved()
            self._begin()
            with self._whole("COMMIT"):
                yield

    @contextmanager
    def turn(self, *, patient: bool = False) -> Iterator[None]:
        """Let nobody else in this program write inside; see `reader.storage.turns`."""
        with self._turns.taken(self._patience, patient=patient) as has_come:
            if not has_come:
                raise blame.busy(self.path)
            yield
        if patient and monotonic() > self._open_next:
            sleep(_LEFT_OPEN)
            self._open_next = monotonic() + _OPENED_EVERY

    def is_awaited(self) -> bool:
        """Tell whether somebody else in this program waits for the transaction to end."""
        return self._turns.is_awaited()

    def _begin(self) -> None:
        """Begin to write as soon as no other program does.

        SQLite would ask more and more seldom, and hardly ever between two writes of an import.
        """
        self.has_waited = self._ask_for("BEGIN IMMEDIATE", self._patience)

    def _ask_for(self, statement: str, seconds: float) -> bool:
        """Run a statement as soon as others let it; return whether that had to be waited for."""
        end = monotonic() + seconds
        has_waited = False
        self.execute("PRAGMA busy_timeout = 0")
        try:
            while not self._is_let(statement, last=monotonic() > end):
                has_waited = True
                sleep(_ASKED_AGAIN)
        finally:
            self.wait_at_most(self._patience)
        return has_waited

    def _is_let(self, statement: str, *, last: bool) -> bool:
        try:
            self.execute(statement)
        except BusyError:
            if last:
                raise
            return False
        return True

    @contextmanager
    def _whole(self, end: str) -> Iterator[None]:
        """Make what was begun one with what is written inside: all of it stays, or nothing."""
        level = self._depth
        self._depth += 1
        try:
            yield
            self.execute(end)
        except BaseException:
            self._roll_back(level)
            raise
        finally:
            self._depth -= 1

    def _refuse_moved(self) -> None:
        """Refuse to write into a file that has lost its name: nobody would find it again."""
        if self._file is not None and self._file != _identity(self.path):
            raise StorageError(
                f"“{self.path.name}” was moved, deleted or replaced by another program: nothing "
                "was changed in it; close Postil and open the library again."
            )

    def _roll_back(self, level: int) -> None:
        if not self.connection.in_transaction:  # SQLite did it itself: disk full, I/O error
            return
        if level:
            self.connection.execute(f"ROLLBACK TO level_{level}")
            self.connection.execute(f"RELEASE level_{level}")
        else:
            self.connection.execute("ROLLBACK")

    @contextmanager
    def stoppable(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """Ask ``stopped`` now and then inside; where it says yes, `CancelledError` is raised."""
        self.connection.set_progress_handler(stopped, _STEPS_BETWEEN)
        try:
            yield
        finally:
            self.connection.set_progress_handler(None, 0)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let the reads inside see one state of the file, whatever others write meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        self.execute("BEGIN")
        try:
            self.first("SELECT 1 FROM sqlite_schema")  # the state is that of the first read
            yield
        finally:
            self._roll_back(0)

    def translated(self, error: Exception) -> Exception:
        """Return ``error`` as one for people where the surroundings are to blame, else as it is."""
        return blame.translated(error, self.path)

    @contextmanager
    def decoding(self) -> Iterator[None]:
        """Call it damage where values from the file are none that the program knows."""
        try:
            yield
        except (ValueError, TypeError, zlib.error) as error:
            raise self.damaged() from error

    def damaged(self) -> DamagedError:
        """Return the error that says that what stands in the file can't be right."""
        return blame.damaged(self.path)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at ``path`` from one that comes in its place; None: no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
