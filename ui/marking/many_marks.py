"""What is done to several marks of the inspector at once, one step each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtWidgets import QInputDialog

from ui.wording import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.values import AnnotationId
    from ui.marking.picking import Picking
    from ui.session import Session


class ManyMarks(QObject):
    """Notes and relabels marks."""

    def __init__(self, session: Session, picking: Picking, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._picking, self._window = session, picking, window

    @Slot(list)
    def note(self, marks: list[AnnotationId]) -> None:
        """Ask for the note of all the ``marks``, beginning with the one they share."""
        notes = {self._session.library.marks.get(mark).note for mark in marks}
        text, agreed = QInputDialog.getMultiLineText(
            self._window,
            self.tr("Note"),
            self.tr("The note of {marks}, instead of those that they have:").format(
                marks=counted.marks(len(marks))
            ),
            notes.pop() if len(notes) == 1 else "",
        )
        if agreed:
            self._session.perform(self._session.library.notes.write_on_many, marks, text)

    @Slot(list, QRect)
    def relabel(self, marks: list[AnnotationId], place: QRect) -> None:
        """Ask for the label of all the ``marks``, beside a ``place`` on the screen."""
        self._picking.relabel(marks, place)
