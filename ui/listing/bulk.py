"""Operations on any number of articles: at once where they are few, else in a task."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

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
            self.perform_in_task(operation, then)

    def perform_in_task(self, operation: Operation, then: Callable[[Change], None]) -> None:
        """Do ``operation`` in the background, and after it ``then``."""
        task = self._tasks.start(partial(_perform, operation), whole=True)
        self._session.wait_for(task)
        task.succeeded.connect(partial(self._finish, then))
        task.failed.connect(self._session.refused)
        self.told.emit(self.tr("This takes a while; you can go on working."))

    def _finish(self, then: Callable[[Change], None], change: Change | None) -> None:
        if change is not None:
            self._session.changed.emit(change)
            then(change)
        self._session.look_for_others()


def _perform(operation: Operation, library: Library, _task: Task) -> Change | None:
    return operation(library)
