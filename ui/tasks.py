"""Background work: its own `Library` in its own thread, progress, cancel, failure by signal."""

from __future__ import annotations

import sys
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from reader.errors import CancelledError, PostilError
from reader.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Work = Callable[[Library, "Task"], Any]

THREADS = 2


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

    def __init__(self, parent: QObject, title: str) -> None:
        super().__init__(parent)
        self.title = title
        """What is being done, for the status line."""
        self._cancelled = self._abandoned = False
        self._library: Library | None = None
        self._lock = Lock()  # a closed library can't be interrupted
        self.at_work = Lock()
        """Held by the work's thread while it uses this object."""
        self._happened.connect(self._tell)

    def cancel(self) -> None:
        """Ask the work to stop, and stop the query that it waits for."""
        self._cancelled = True
        with self._lock:
            if self._library is not None:
                self._library.interrupt()

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

    def run(self, path: Path, author: str, work: Work) -> None:
        """Do the work; called in its own thread."""
        with self.at_work:
            try:
                with Library.open(path, create=False, author=author) as library:
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
    def __init__(self, task: Task, path: Path, author: str, work: Work) -> None:
        super().__init__()
        self._task, self._path, self._author, self._work = task, path, author, work

    def run(self) -> None:
        self._task.run(self._path, self._author, self._work)


class Tasks(QObject):
    """Starts tasks on one library, and ends them all."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        self._running: list[Task] = []
        self._finished = False

    def start(self, work: Work, title: str = "") -> Task:
        """Run ``work(library, task)`` in the background; connect to the task's signals at once."""
        task = Task(self, title)
        self._running.append(task)
        task.ended.connect(self._forget)
        # Not before the caller has connected: work may be done sooner than that.
        QTimer.singleShot(0, task, partial(self._launch, task, work))
        return task

    def _launch(self, task: Task, work: Work) -> None:
        if self._finished:
            return
        if task.cancelled:
            task.ended.emit()
        else:
            library = self._library
            self._pool.start(_Job(task, library.path, library.author, work))

    def finish(self) -> None:
        """Cancel what is under way and wait until it has stopped; nothing is told after this."""
        self._finished = True
        for task in self._running:
            task.cancel()
        self._pool.waitForDone()
        for task in self._running:
            task.abandon()

    @Slot()
    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._running.remove(task)
            with task.at_work:  # else it is deleted while its thread is still telling of the end
                task.deleteLater()
