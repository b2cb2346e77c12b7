"""Background work: its own `Library` in its own thread, progress, cancel, failure by signal."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from reader.errors import CancelledError, PostilError
from reader.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    Work = Callable[[Library, "Task"], Any]
    Opened = Callable[[], AbstractContextManager[Library]]

THREADS = 4
"""So that what is asked meanwhile needn't wait for an import and an export."""

_NEVER = -1
_AGAIN_MS = 20
"""How soon work that was cancelled is interrupted once more."""


class Task(QObject):
    """One piece of work under way; its signals are sent in the window's thread."""

    progressed = Signal(object)
    succeeded = Signal(object)
    """What the work returned."""
    failed = Signal(str)
    """The sentence that says why."""
    ended = Signal()
    """After any of the others, and after a cancel."""
    _happened = Signal(object)
    """From the work's thread: how to tell of it in the window's."""

    def __init__(self, parent: QObject, title: str, *, whole: bool = False) -> None:
        super().__init__(parent)
        self.title = title
        """What is being done, for the status line."""
        self.whole = whole
        """Whether it is done to its end, also where the window is closed meanwhile."""
        self._cancelled = self._abandoned = False
        self._library: Library | None = None
        self._lock = Lock()  # a closed library can't be interrupted
        self.at_work = Lock()
        """Held by the work's thread while it uses this object."""
        self._happened.connect(self._tell)

    def cancel(self) -> None:
        """Ask the work to stop, and stop the queries that it waits for, now and until it ends."""
        self._cancelled = True
        self._interrupt()

    @Slot()
    def _interrupt(self) -> None:
        # Between two queries it goes unheard, and the next one may take seconds.
        with self._lock:
            if self._library is not None:
                self._library.interrupt()
                QTimer.singleShot(_AGAIN_MS, self, self._interrupt)

    def abandon(self) -> None:
        """Tell nothing any more, as nobody is left to hear it."""
        self._abandoned = True

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._cancelled

    def report(self, progress: object) -> None:
        """Tell how far the work is; called by the work, which stops here if it shall.

        Raises:
            CancelledError: it shall stop.
        """
        if self._cancelled:
            raise CancelledError("Stopped.")
        self._happened.emit(partial(self.progressed.emit, progress))

    def run(self, opened: Opened, work: Work) -> None:
        """Do the work on the library that ``opened`` gives; called in its own thread."""
        with self.at_work:
            try:
                with opened() as library:
                    result = self._work_on(library, work)
            except CancelledError:
                pass
            except PostilError as error:
                self._happened.emit(partial(self.failed.emit, str(error)))
            except Exception:  # noqa: BLE001 (a bug: it goes where those of the window go)
                if not self._cancelled:  # what is interrupted may fail in any way
                    sys.excepthook(*sys.exc_info())
            else:
                self._happened.emit(partial(self.succeeded.emit, result))
            finally:
                self._happened.emit(self.ended.emit)

    def _work_on(self, library: Library, work: Work) -> object:
        self._library = library
        try:
            if self._cancelled:  # before there was a library to interrupt
                raise CancelledError("Stopped.")
            return work(library, self)
        finally:
            with self._lock:
                self._library = None

    @Slot(object)
    def _tell(self, tell: Callable[[], None]) -> None:
        if not self._abandoned:
            tell()


class _Job(QRunnable):
    def __init__(self, job: Callable[[], None]) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job()


class _KeptLibrary:
    """A library that stays open between pieces of work, in the one thread that does them.

    What it has read of the file stays in memory, so that the next question is answered sooner.
    """

    def __init__(self, library: Library) -> None:
        self._of = library
        self._kept: Library | None = None

    def opened(self) -> AbstractContextManager[Library]:
        """Return the library, opened where it isn't yet; it is not closed after the work."""
        if self._kept is None:
            self._kept = _another(self._of)
        return nullcontext(self._kept)

    def close(self) -> None:
        """Close it; called in the same thread."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None


class Tasks(QObject):
    """Starts tasks on one library, and ends them all."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        self._quick = QThreadPool(self)
        self._quick.setMaxThreadCount(1)
        self._quick.setExpiryTimeout(_NEVER)
        self._kept = _KeptLibrary(library)
        self._running: list[Task] = []
        self._finished = False

    def start(
        self, work: Work, title: str = "", *, quick: bool = False, whole: bool = False
    ) -> Task:
        """Run ``work(library, task)`` in the background; connect to the task's signals at once.

        ``quick`` work is what is asked anew with each key press: it has a thread in which it is
        done one after the other, on a library that stays open. ``whole`` work is a step that the
        user has made: `finish` waits for it.
        """
        task = Task(self, title, whole=whole)
        self._running.append(task)
        task.ended.connect(self._forget)
        # Not before the caller has connected: work may be done sooner than that.
        QTimer.singleShot(0, task, partial(self._launch, task, work, quick=quick))
        return task

    def _launch(self, task: Task, work: Work, *, quick: bool) -> None:
        if self._finished:
            return
        if task.cancelled:
            task.ended.emit()
        elif quick:
            self._quick.start(_Job(partial(task.run, self._kept.opened, work)))
        else:
            self._pool.start(_Job(partial(task.run, partial(_another, self._library), work)))

    def finish(self) -> None:
        """Cancel what is under way and wait until it has stopped; nothing is told after this."""
        self._finished = True
        self._cancel_all()
        self._quick.start(_Job(self._kept.close))
        for pool in (self._pool, self._quick):
            while not pool.waitForDone(_AGAIN_MS):
                self._cancel_all()
        for task in self._running:
            task.abandon()

    def _cancel_all(self) -> None:
        for task in self._running:
            if not task.whole:
                task.cancel()

    @Slot()
    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._running.remove(task)
            with task.at_work:  # else it is deleted while its thread is still telling of the end
                task.deleteLater()


def _another(library: Library) -> Library:
    return Library.open(library.path, create=False, author=library.author)
