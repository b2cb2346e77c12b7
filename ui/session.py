"""The window's way to the library: the only writer, and the one who tells what changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.errors import BusyError, PostilError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.values import Change
    from ui.tasks import Task

P = ParamSpec("P")
T = TypeVar("T")

OTHERS_SECONDS = 2.0
"""How long the window may stand still for another program that writes."""

PATIENCE_SECONDS = 0.5
"""How long it stands still for a task of its own that writes a little at a time."""

MOMENT_SECONDS = 0.01
"""How long it stands still for a step of its own on very many articles."""

_AGAIN_MS = 100
"""How often what had to wait is tried again."""

WATCH_MS = 1000
"""How often the file is looked at for changes by other programs."""


class Session(QObject):
    """Performs one operation after the other on the library, each saved when it returns."""

    changed = Signal(object)
    """An operation, an undo or a redo changed something, a `Change`; it is on the disk."""
    done = Signal(object)
    """What changed was something new, no step back or forth; comes after `changed`."""
    stepped = Signal(object)
    """What changed was a step back or forth; likewise."""
    refused = Signal(str)
    """An operation was refused; the sentence says why and what to do."""
    unsaved_changed = Signal()
    """What was done or typed last could not be written; or that is over."""
    put_off = Signal()
    """What is done from now on waits until a task that writes has ended."""
    caught_up = Signal()
    """What had to wait is done."""
    outdated = Signal()
    """Another program or a background task has written, or the trash was emptied."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        """For reading."""
        library.wait_at_most(OTHERS_SECONDS)
        self.is_unsaved = False
        """Whether what was done or typed last could not be written."""
        self._writing: set[Task] = set()
        self._waiting: list[tuple[Callable[[], Change | None], bool]] = []
        """What was put off, and whether it is something new."""
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        self._version = library.version()
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self.look_for_others)
        self._watch.start()

    def perform(
        self, operation: Callable[P, Change | None], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Do ``operation``, a method of the library, and tell what it changed.

        Returns None where it was refused, was put off, or changed nothing.
        """
        return self._do(partial(operation, *args, **kwargs), new=True)

    def step(
        self, operation: Callable[P, Change | None], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Undo or redo something by ``operation``; all else as in `perform`."""
        return self._do(partial(operation, *args, **kwargs), new=False)

    def _do(self, operation: Callable[[], Change | None], *, new: bool) -> Change | None:
        if self._waiting:  # in the order in which they came
            self._put_off(operation, new=new)
            return None
        try:
            change = self.attempt(operation)
        except PostilError as error:
            if self._writing and isinstance(error, BusyError):
                self._put_off(operation, new=new)
            else:
                self._refuse(error)
            return None
        if change is not None:
            (self.done if new else self.stepped).emit(change)
        return change

    def _refuse(self, error: PostilError) -> None:
        from ui.wording.refusals import sentence

        if isinstance(error, StorageError) and not self.library.read_only:
            self.set_unsaved(True)
        self.refused.emit(sentence(error))

    def set_unsaved(self, unsaved: bool) -> None:  # noqa: FBT001  (named by the method)
        """Tell whether something could not be written, which nobody may take for saved."""
        if unsaved != self.is_unsaved:
            self.is_unsaved = unsaved
            self.unsaved_changed.emit()

    # Waiting for what goes on in the background

    @property
    def is_waiting(self) -> bool:
        """Whether something was put off."""
        return bool(self._waiting)

    def wait_for(self, task: Task, seconds: float = MOMENT_SECONDS) -> None:
        """Put off what can't be written while ``task`` writes, and do it in its order.

        So many ``seconds`` the window stands still for it before that.
        """
        self._writing.add(task)
        self.library.wait_at_most(seconds)
        task.ended.connect(partial(self._go_on, task))

    def _put_off(self, operation: Callable[[], Change | None], *, new: bool) -> None:
        self._waiting.append((operation, new))
        if not self._again.isActive():
            self._again.start()
            self.put_off.emit()

    @Slot()
    def _try_again(self) -> None:
        """Do what was put off, as far as it can be written now."""
        waiting, self._waiting = self._waiting, []
        for operation, new in waiting:
            self._do(operation, new=new)
        if self._again.isActive() and not self._waiting:
            self._again.stop()
            self.caught_up.emit()

    def _go_on(self, task: Task) -> None:
        self._writing.discard(task)
        if not self._writing:
            self.library.wait_at_most(OTHERS_SECONDS)
            self._try_again()

    def attempt(
        self, operation: Callable[P, Change | None], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Do ``operation`` and tell what it changed; a refusal is for the caller to tell.

        Raises:
            PostilError: it was refused.
        """
        change = operation(*args, **kwargs)
        if change is not None:
            self.set_unsaved(False)
            self.changed.emit(change)
        return change

    def ask(self, question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Ask the library for what another program may have removed; None where it has."""
        try:
            return question(*args, **kwargs)
        except PostilError as error:
            self.refused.emit(str(error))
            return None

    @Slot()
    def look_for_others(self) -> None:
        """Tell if another connection has written since the last look."""
        try:
            version = self.library.version()
        except PostilError as error:
            self._watch.stop()
            self.refused.emit(str(error))
            return
        if version != self._version:
            self._version = version
            self.outdated.emit()

    def close(self) -> None:
        """Do what was put off, stop watching and close the library."""
        self._writing.clear()
        self.library.wait_at_most(OTHERS_SECONDS)
        self._try_again()
        self._watch.stop()
        self.library.close()
