"""Repeating the last action on what is selected now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.values import ActionKind
from ui.actions import Do

if TYPE_CHECKING:
    from reader.values import Change, LabelId
    from ui.actions import Actions
    from ui.marking.annotating import Annotating
    from ui.session import Session

_LABELLING = frozenset((ActionKind.ANNOTATE, ActionKind.RELABEL))


class Repeating(QObject):
    """Remembers what was done last: a label was given, or a mark removed."""

    told = Signal(str)

    def __init__(self, session: Session, annotating: Annotating, actions: Actions) -> None:
        super().__init__(annotating)
        self._annotating = annotating
        self._label: LabelId | None = None
        self._removed = False
        session.changed.connect(self._remember)
        actions[Do.REPEAT].triggered.connect(self.repeat)

    @Slot(object)
    def _remember(self, change: Change) -> None:
        after = [edit.after for edit in change.annotations if edit.after]
        if change.kind in _LABELLING and after:
            self._label, self._removed = after[0].label, False
        elif change.kind is ActionKind.REMOVE and change.annotations and not after:
            self._removed = True

    @Slot()
    def repeat(self) -> None:
        """Do the same to the selection, or to the mark or word at the caret."""
        if self._removed:
            self._annotating.remove_selected()
        elif self._label is not None and self._label in self._annotating.labels:
            self._annotating.label(self._label)
        else:
            self.told.emit(self.tr("There is nothing to repeat: label or remove a mark first."))
