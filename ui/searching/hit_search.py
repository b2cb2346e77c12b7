"""Searching a library for hits in their context, in a task that hands over what it finds."""

from __future__ import annotations

from functools import partial
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.library import Library
    from reader.values import Occurrence
    from ui.tasks import Task, Tasks

    Portion = list[Occurrence]
    Find = Callable[[Library, Callable[[float], None]], Iterator[Occurrence]]
    """Yields hits in a library, and tells now and then which share of the articles is done."""

MOST_HITS = 100_000
"""Where a search ends: nobody looks through more."""
_PORTION = 1000
_PAUSE = 0.15
"""Seconds between two portions at most, so that the first hits show at once."""


class HitSearch(QObject):
    """One search at a time; a new one ends the one before."""

    found = Signal(list)
    """A portion of the `Occurrence` values."""
    progressed = Signal(float)
    """The share of the articles that are searched."""
    finished = Signal()
    failed = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None

    @property
    def running(self) -> bool:
        """Whether more may be found."""
        return self._task is not None

    def start(self, find: Find, title: str) -> None:
        """Begin to search with ``find``; ``title`` says so in the status line."""
        self.stop()
        self._task = self._tasks.start(partial(_search, find), title)
        self._task.progressed.connect(self._take)
        self._task.succeeded.connect(self._finish)
        self._task.failed.connect(self._fail)

    def stop(self) -> None:
        """End the search under way; nothing more comes of it."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @Slot(object)
    def _take(self, progress: tuple[float, Portion]) -> None:
        if self.sender() is not self._task:  # it was on its way when its search was stopped
            return
        share, portion = progress
        if portion:
            self.found.emit(portion)
        self.progressed.emit(share)

    @Slot(object)
    def _finish(self, portion: Portion) -> None:
        if self.sender() is not self._task:
            return
        self._task = None
        self.found.emit(portion)
        self.finished.emit()

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        if self.sender() is self._task:
            self._task = None
            self.failed.emit(sentence)


def _search(find: Find, library: Library, task: Task) -> Portion:
    """Report portions of what is found, with the share that is done; return the last one."""
    share, told = 0.0, monotonic()
    portion: Portion = []

    def hand_over() -> None:
        nonlocal portion, told
        task.report((share, portion))
        portion, told = [], monotonic()

    def tell(done: float) -> None:
        nonlocal share
        share = done
        if monotonic() - told > _PAUSE:
            hand_over()

    for hit in islice(find(library, tell), MOST_HITS):
        portion.append(hit)
        if len(portion) == _PORTION:
            hand_over()
    return portion
