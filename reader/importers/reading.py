"""Reading many files in processes of their own: in order, within limits, whatever is in them."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from contextlib import suppress
from functools import partial
from itertools import cycle
from math import inf
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from reader.counting import counted
from reader.errors import UnreadableFileError
from reader.importers.formats import TRUSTED, format_of
from reader.importers.limits import Limits
from reader.importers.previews.values import Glance, Look
from reader.importers.worker import DONE, Item, items
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from reader.importers.source import Source
    from reader.importers.worker import Found, Told

_AHEAD = 8
"""How many handfuls a process knows of; the ones after that which it reads."""
_HANDFUL = 32
"""How many small files are read together: to tell of each takes as long as to read some."""
_SMALL = 16 * 1024
"""Bytes of a small file."""
_FIRST = 16
"""So many files come one by one, for all the processes to have something to do."""
_WAITING = 16
"""How many lists of items of a process may wait for their turn."""
_PATIENCE = 0.05
"""Seconds after which somebody who waits asks whether to go on."""
_KNOWN = (
    "reader.values",
    "reader.kinds",
    "reader.errors",
    "reader.index_text",
    "reader.importers.worker",
    "reader.importers.previews.values",
)


def read_documents(
    sources: Iterable[Source],
    limits: Limits | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Item]:
    """Yield what is in ``sources`` in memory: plain texts, as a person types, are read at once."""
    for source in sources:
        if _is_trusted(source, limits or Limits()):
            yield from items(source, limits or Limits())
        else:
            yield from read_apart([source], limits, stopped)


def _is_trusted(source: Source, limits: Limits) -> bool:
    """Tell whether nothing but our own code would read a source, or nothing at all."""
    try:
        with source.opened(limits) as document:
            return format_of(document).trusted
    except UnreadableFileError:  # as is told where it is read
        return True


def read_apart(
    sources: Iterable[Source],
    limits: Limits | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Generator[Item]:
    """Yield what is in ``sources``, in their order, read in as many processes as are useful.

    What takes longer than it may, or brings its process down, is an item that says so, and
    the others are read all the same. Where ``stopped`` says yes, nothing more is yielded.
    """
    pool = _Pool(limits or Limits(), stopped)
    try:
        yield from pool.items(iter(sources))
    finally:
        pool.close()


def look_apart(
    sources: Iterable[Source],
    limits: Limits | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Look | None]:
    """Yield what the tables among ``sources`` are like, None for what is no table.

    They are read in a process of its own, which reads no more of each than tells it.
    """
    asked = (source._replace(only_columns=True) for source in sources)
    for told in _one_by_one(asked, limits, stopped):
        yield next((each for each in told if isinstance(each, Look)), None)


def glance_apart(
    sources: Iterable[Source],
    limits: Limits | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Glance]:
    """Yield what ``sources`` are taken for, as `look_apart` does."""
    asked = (source._replace(only_glance=True) for source in sources)
    for told in _one_by_one(asked, limits, stopped):
        yield from (each if isinstance(each, Glance) else _unseen(each) for each in told)


def _unseen(item: Item | Look) -> Glance:
    """Return what is told of a file that brings its process down."""
    file, problem = (item.file, str(item.article)) if isinstance(item, Item) else ("", "")
    return Glance(file, "", problem=problem)


def _one_by_one(
    sources: Iterable[Source], limits: Limits | None, stopped: Callable[[], bool]
) -> Iterator[list[Found]]:
    """Yield what one process tells of each of the ``sources``."""
    reader = _Reader(limits or Limits())
    try:
        for source in sources:
            reader.ask((source,))
            told = list(_until_done(reader, stopped))
            if stopped():
                return
            yield told
    finally:
        reader.close()


def _until_done(reader: _Reader, stopped: Callable[[], bool]) -> Iterator[Found]:
    """Yield what is told of the sources that a reader was asked for first."""
    while not stopped():
        try:
            told = reader.next_item()
        except Empty:
            continue
        if told is DONE:
            return
        yield told


class _Pool:
    """A few processes that read sources in turn; what they read comes out in order."""

    def __init__(self, limits: Limits, stopped: Callable[[], bool]) -> None:
        self._readers = [_Reader(limits) for _ in range(min(os.cpu_count() or 1, 4))]
        self._stopped = stopped

    def items(self, sources: Iterator[Source]) -> Iterator[Item]:
        turns = cycle(self._readers)
        order: deque[_Reader | Item] = deque()
        handfuls = _handfuls(sources)
        while not self._stopped():
            for handful in handfuls:
                order.append(self._begin(handful, turns))
                if len(order) >= _AHEAD * len(self._readers):
                    break
            if not order:
                return
            first = order.popleft()
            yield from [first] if isinstance(first, Item) else self._of_one(first)

    def _begin(self, sources: tuple[Source, ...], turns: Iterator[_Reader]) -> _Reader | Item:
        """Ask the next reader to read sources; of a known one return all there is to say."""
        first = sources[0]
        if first.known is not None:
            return Item(first.told(normalise(first.name)), first.known)
        reader = next(turns)
        reader.ask(sources)
        return reader

    def _of_one(self, reader: _Reader) -> Iterator[Item]:
        """Yield the items of the handful that a reader was asked for first."""
        for told in _until_done(reader, self._stopped):
            if isinstance(told, Item):
                yield told

    def close(self) -> None:
        for reader in self._readers:
            reader.close()


def _handfuls(sources: Iterable[Source]) -> Iterator[tuple[Source, ...]]:
    """Yield sources in their order, small files of plain text several at a time."""
    handful: list[Source] = []
    for number, source in enumerate(sources):
        alone = number < _FIRST or source.known is not None or not _is_small(source)
        if handful and (alone or len(handful) == _HANDFUL):
            yield tuple(handful)
            handful = []
        if alone:
            yield (source,)
        else:
            handful.append(source)
    if handful:
        yield tuple(handful)


def _is_small(source: Source) -> bool:
    """Tell whether a source is a small file that is called plain text."""
    if not source.name.endswith(TRUSTED):
        return False
    try:
        size = len(source.data) if source.path is None else source.path.stat().st_size
    except (OSError, ValueError):  # reading it says why
        return False
    return size <= _SMALL


class _Reader:
    """One process that reads, started when it is needed, and anew after it was brought down."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._asked: deque[tuple[Source, ...]] = deque()
        self._more = 0
        """How many of those asked for belong to the handful of the first one, beside it."""
        self._ready: deque[Found | None] = deque()
        """What was told together, and is still to be taken."""
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: Thread | None = None
        self._told: Queue[Told | Exception] = Queue(_WAITING)
        self._since = inf
        self._gave_up = False
        """Whether the source in turn ended with a refusal, and not with what it held."""

    def ask(self, sources: tuple[Source, ...]) -> None:
        is_idle = not self._asked
        self._asked.append(sources)
        if self._process is None:
            self._start()
            return
        if is_idle:
            self._since = monotonic()
        self._send(sources)

    def next_item(self) -> Found | None:
        """Return the next item of the first sources asked for, or `DONE`.

        Raises:
            Empty: there is none yet.
        """
        if self._ready:
            return self._passed_on(self._ready.popleft())
        if self._gave_up:
            self._gave_up = False
            self._go_on()
            return DONE
        try:
            told = self._told.get(timeout=_PATIENCE)
        except Empty:
            if monotonic() - self._since > self._limits.seconds:
                return self._give_up(
                    f"To read it takes longer than {counted(self._limits.seconds, 'second')}; "
                    "raise that limit, or cut it into smaller files."
                )
            raise
        return self._heard(told)

    def _heard(self, told: Told | Exception) -> Found | None:
        self._since = monotonic()
        if isinstance(told, Exception):
            return self._give_up("Something in it makes reading fail; save its text as .txt.")
        if not isinstance(told, list):  # it says that it is ready
            raise Empty
        self._ready.extend(told)
        return self.next_item()

    def _passed_on(self, told: Found | None) -> Found | None:
        if told is DONE:
            self._go_on()
        return told

    def _go_on(self) -> None:
        """Go on to what was asked for next.

        Raises:
            Empty: that is of the same handful.
        """
        self._asked.popleft()
        if self._more:
            self._more -= 1
            raise Empty

    def close(self) -> None:
        """End the process, wherever it is."""
        if self._process is None or self._thread is None:
            return
        self._process.kill()
        while self._thread.is_alive():  # it may be waiting for room
            with suppress(Empty):
                self._told.get(timeout=_PATIENCE)
        self._thread.join()
        self._process.communicate()
        self._process = None

    def _start(self) -> None:
        self._told = Queue(_WAITING)
        self._since = inf  # until it has started, no document takes time
        self._process = _started()
        self._send(self._limits)
        for sources in self._asked:
            self._send(sources)
        listen = partial(_listen, self._process, self._told)
        self._thread = Thread(target=listen, name="importer", daemon=True)
        self._thread.start()

    def _send(self, asked: Limits | tuple[Source, ...]) -> None:
        pipe = self._process.stdin if self._process else None
        if pipe is not None:
            with suppress(BrokenPipeError):  # it is down, as is told in its turn
                pickle.dump(asked, pipe)
                pipe.flush()

    def _give_up(self, sentence: str) -> Item:
        """Say of the source in turn that it can't be read, and go on with the next in its place.

        Raises:
            Empty: it is one of a handful; they are read one by one now.
        """
        self.close()
        failed, *others = self._asked.popleft()
        if others:
            self._asked.extendleft((each,) for each in reversed((failed, *others)))
            self._more = len(others)
            self._start()
            raise Empty
        self._start()
        self._asked.appendleft((failed,))
        self._gave_up = True
        told = failed.told(normalise(failed.name))
        return Item(told, UnreadableFileError(sentence))


def _started() -> subprocess.Popen[bytes]:
    """Start a process that imports what this one would, but nothing from the current folder."""
    places = [place for place in sys.path if place]
    code = f"import sys; sys.path[:] = {places!r}; from reader.importers.worker import main; main()"
    return subprocess.Popen(  # noqa: S603  (this program itself)
        [sys.executable, "-P", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _listen(process: subprocess.Popen[bytes], told: Queue[Told | Exception]) -> None:
    """Take what a process tells, as it comes; the end of it is an exception as well."""
    if process.stdout is None:
        return
    try:
        while True:
            told.put(_Unpickler(process.stdout).load())
    except Exception as error:  # noqa: BLE001  (whatever it is, the process is of no use any more)
        told.put(error)


class _Unpickler(pickle.Unpickler):
    """Reads items, and nothing that a document might have put in their place."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  (as in the base class)
        if module not in _KNOWN:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of an item.")
        return super().find_class(module, name)
