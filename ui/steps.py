"""Undo, redo and history: naming the steps, taking them, and showing where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.action_names import describe
from ui.actions import Do

if TYPE_CHECKING:
    from reader.values import Annotation, Change, Note
    from ui.actions import Actions
    from ui.reading import Reading
    from ui.session import Session
    from ui.views.reading_view import ReadingView


class Steps(QObject):
    """Takes back what was done last, wherever it was, and does it again."""

    told = Signal(str)
    about_to_step = Signal()
    """What is being typed has to be kept first: it would be the newest step."""

    def __init__(
        self, session: Session, reading: Reading, view: ReadingView, actions: Actions
    ) -> None:
        super().__init__(view)
        self._session, self._reading, self._view, self._actions = session, reading, view, actions
        actions[Do.UNDO].triggered.connect(self._undo)
        actions[Do.REDO].triggered.connect(self._redo)
        session.changed.connect(self.name)
        session.outdated.connect(self.name)
        self.name()

    @Slot()
    def name(self) -> None:
        """Say in the menu what undo and redo would do."""
        undo, redo = self._session.library.next_steps()
        for do, word, step in (
            (Do.UNDO, self.tr("Undo"), undo),
            (Do.REDO, self.tr("Redo"), redo),
        ):
            action = self._actions[do]
            text = f"{word}: {describe(step.kind, step.subject)}" if step else word
            action.setText(text.replace("&", "&&"))
            action.setToolTip(text)
            action.setEnabled(step is not None)

    @Slot()
    def _undo(self) -> None:
        self.about_to_step.emit()
        change = self._session.perform(self._session.library.undo)
        self._show(change, self.tr("Undone: {what}"))

    @Slot()
    def _redo(self) -> None:
        self.about_to_step.emit()
        change = self._session.perform(self._session.library.redo)
        self._show(change, self.tr("Done again: {what}"))

    def _show(self, change: Change | None, sentence: str) -> None:
        """Go to where something was undone or redone, and say what."""
        if change is None:
            return
        places = {value.article for value in _values(change)} | change.blocks
        if places and self._reading.article not in places:
            self._reading.open(min(places))
        for edit in change.annotations[:1]:
            self._view.select_annotation(edit.after.id if edit.after else None)
        self.told.emit(sentence.format(what=describe(change.kind, change.subject)))


def _values(change: Change) -> list[Annotation | Note]:
    """Return the marks and notes that a change is about."""
    marks = (edit.after or edit.before for edit in change.annotations)
    notes = (edit.after or edit.before for edit in change.notes)
    return [value for value in (*marks, *notes) if value is not None]
