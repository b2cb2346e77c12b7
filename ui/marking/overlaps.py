"""Reaching each of several marks that lie at one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot

from ui.actions import Do
from ui.views.labels.mark_choice import Choice, MarkChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.values import Annotation, AnnotationId
    from ui.actions import Actions
    from ui.marking.annotating import Annotating
    from ui.theme import Theme
    from ui.views.page.reading_view import ReadingView


class Overlaps(QObject):
    """Shows the marks at the caret in a row, and walks through them."""

    told = Signal(str)

    def __init__(
        self, view: ReadingView, annotating: Annotating, actions: Actions, theme: Theme
    ) -> None:
        super().__init__(view)
        self._view, self._annotating = view, annotating
        self._choice = MarkChoice(theme, view.viewport())
        self._choice.chosen.connect(self._choose)
        actions[Do.NEXT_HERE].triggered.connect(self.go_to_next)
        view.marks_clicked.connect(self._offer)
        view.annotation_selected.connect(self._choice.set_current)
        for signal in (view.scrolled, view.selection_changed, view.caret_moved):
            signal.connect(self._choice.hide)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._choice.set_theme(theme)

    @Slot()
    def close(self) -> None:
        """Take the row away."""
        self._choice.hide()

    def leave(self) -> bool:
        """Take the row away if it is there; return whether it was."""
        was_open = self._choice.isVisible()
        self.close()
        return was_open

    @Slot()
    def go_to_next(self) -> None:
        """Select the next of the marks at the caret."""
        here = self._view.marks_here()
        if self._view.select_next_here() is None:
            self.told.emit(self.tr("There is no mark at the caret."))
        elif len(here) > 1:
            self._offer(self._view.cursorRect().bottomLeft(), here)

    @Slot(QPoint, list)
    def _offer(self, place: QPoint, marks: Sequence[Annotation]) -> None:
        labels = self._annotating.labels
        choices = [
            Choice(
                mark.id, labels[mark.label].name, mark.quote, self._annotating.colour(mark.label)
            )
            for mark in marks
            if mark.label in labels
        ]
        self._choice.offer(place, choices, self._view.selected_annotation())

    @Slot(object)
    def _choose(self, mark: AnnotationId) -> None:
        self._view.select_annotation(mark, reveal=False)
