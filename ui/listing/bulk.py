"""Operations on any number of articles: at once where they are few, else in a task."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from reader.library import Library
    from reader.values import Change
    from ui.session import Session
    from ui.tasks import Task, Tasks

    Operation = Callable[[Library], Change | None]

MANY = 2000
"""From so many changes on an operation takes longer than a blink."""


class Bulk(QObject):
    """Performs operations so that the window never waits for them."""

    told = Signal(str)
    ended = Signal(str)
    """What was told holds no more."""

    def __init__(self, session: Session, tasks: Tasks) -> None:
        super().__init__(session)
        self._session, self._tasks = session, tasks

    def perform(
        self, operation: Operation, size: int, then: Callable[[Change], None] = lambda _change: None
    ) -> None:
        """Do ``operation``, which changes about ``size`` articles, and after it ``then``."""
        if size < MANY:
            change = self._session.perform(operation, self._session.library)
            if change is not None:
                then(change)
        else:
            self._start(operation, then, self._session.done)

    def step(self, operation: Operation, then: Callable[[Change], None]) -> None:
        """Undo or redo very much by ``operation``, and after it ``then``."""
        self._start(operation, then, self._session.stepped)

    def _start(
        self, operation: Operation, then: Callable[[Change], None], happened: SignalInstance
    ) -> None:
        task = self._tasks.start(partial(_perform, operation), whole=True)
        self._session.wait_for(task)
        going_on = self.tr("This takes a while; you can go on working.")
        task.ended.connect(partial(self.ended.emit, going_on))
        task.succeeded.connect(partial(self._finish, then, happened))
        task.failed.connect(self._session.refused)
        self.told.emit(going_on)

    def _finish(
        self, then: Callable[[Change], None], happened: SignalInstance, change: Change | None
    ) -> None:
        if change is not None:
            self._session.changed.emit(change)
            happened.emit(change)
            then(change)
        self._session.look_for_others()


def _perform(operation: Operation, library: Library, _task: Task) -> Change | None:
    return operation(library)
