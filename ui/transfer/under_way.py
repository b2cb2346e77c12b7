"""The import that goes on, if one does, as a step that can be undone already."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.values import ActionId, ActionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.values import Action
    from ui.session import Session
    from ui.tasks import Task


class UnderWay(QObject):
    """Tells whether a step of the history is the import that goes on, and stops it then."""

    began = Signal()
    ended = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._step_before = ActionId(0)
        """The newest step of the history when it began."""
        self._is_undone = False

    @property
    def is_undone(self) -> bool:
        """Whether it was stopped to be undone."""
        return self._is_undone

    def newest(self) -> ActionId:
        """Return the newest step of the history, which `begin` is told of."""
        steps = self._session.library.history.actions(limit=1)
        return max((each.id for each in steps), default=ActionId(0))

    def begin(self, task: Task, step_before: ActionId) -> None:
        """Take notice that an import goes on."""
        self._task, self._step_before, self._is_undone = task, step_before, False
        task.ended.connect(self._end)
        self.began.emit()

    @Slot()
    def _end(self) -> None:
        self._task = None
        self.ended.emit()

    def stops_for(self, step: Action, undo: Callable[[], object]) -> bool:
        """Tell whether ``step`` is what goes on; it is stopped then, and ``undo`` follows."""
        return self._task is not None and self._is_own(step) and self._stop(undo)

    def stops_after(self, step: Action | None, undo: Callable[[], object]) -> bool:
        """Tell whether what goes on is newer than ``step``, or is it, and stop it then.

        If any of it came in, ``undo`` follows.
        """
        return self.is_newer_than(step) and self._stop(partial(self._undo_what_came, undo))

    def is_newer_than(self, step: Action | None) -> bool:
        """Tell whether an import goes on that is what was begun last, as far as it came."""
        began_after = step is None or step.id <= self._step_before
        return self._task is not None and (began_after or self._is_own(step))

    def _is_own(self, step: Action | None) -> bool:
        return step is not None and step.kind is ActionKind.IMPORT and step.id > self._step_before

    def _stop(self, then: Callable[[], object]) -> bool:
        task = self._task
        if task is not None and not task.cancelled:
            self._is_undone = True
            task.ended.connect(then)
            task.cancel()
        return True

    def _undo_what_came(self, undo: Callable[[], object]) -> None:
        step, _ = self._session.library.history.next_steps()
        if self._is_own(step):
            undo()
