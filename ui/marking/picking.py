"""Choosing a label from the picker: for the selection, the mark at the caret, or many marks."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot

from reader.errors import PostilError
from ui.actions import Do
from ui.models.label_choices import LabelChoices, Pick
from ui.views.labels.label_picker import LabelPicker
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.values import AnnotationId
    from ui.actions import Actions
    from ui.marking.annotating import Annotating
    from ui.models.label_choices import Choice
    from ui.session import Session
    from ui.theme import Theme
    from ui.views.page.reading_view import ReadingView


class Picking(QObject):
    """Opens the picker, and does what is chosen in it."""

    told = Signal(str)
    """Something to tell in one sentence."""
    in_article_wanted = Signal(object)
    """A `LabelId` for all occurrences of what is selected."""
    in_library_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        view: ReadingView,
        annotating: Annotating,
        actions: Actions,
        theme: Theme,
    ) -> None:
        super().__init__(view)
        self._session, self._view, self._annotating = session, view, annotating
        self._actions, self._theme = actions, theme
        self._marks: list[AnnotationId] = []
        self._picker: LabelPicker | None = None
        actions[Do.PICK_LABEL].triggered.connect(self.pick)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme

    @Slot()
    def pick(self) -> None:
        """Ask for a label for the selection, the mark at the caret, or the word there."""
        quote = self._quote()
        if quote:
            self._marks = []
            others = (Pick.IN_ARTICLE, Pick.IN_LIBRARY, Pick.NOTE)
            picker = self._open(self.tr("“{}”").format(quote), self._caret(), others)
            QTimer.singleShot(0, picker, partial(self._count, picker, quote))

    def relabel(self, marks: list[AnnotationId], beside: QRect) -> None:
        """Ask for another label for marks; ``beside`` is a place on the screen."""
        found = self._session.ask(self._session.library.marks.get, marks[0])
        if found is not None:
            self._marks = marks
            alone = self.tr("“{}”").format(found.quote)
            what = alone if len(marks) == 1 else counted.marks(len(marks))
            place = QRect(self._view.window().mapFromGlobal(beside.topLeft()), beside.size())
            self._open(what, place, ())

    @Slot()
    def close(self) -> None:
        """Close the picker without a choice."""
        if self._picker is not None:
            self._picker.close()

    def _quote(self) -> str:
        """Return the text that a label would be for; where there is none, say so."""
        article, mark = self._view.article(), self._view.selected_annotation()
        if article is None:
            self.told.emit(self.tr("Open an article first."))
            return ""
        if self._view.shown.hidden:
            self.told.emit(self._annotating.how_to_show())
            return ""
        if self._view.selection() is None and mark is not None:
            found = self._session.ask(self._session.library.marks.get, mark)
            return found.quote if found else ""
        span = self._view.target_span()
        if span is None:
            self.told.emit(self.tr("Select some text, or put the caret into a word."))
            return ""
        return article.text[span.start : span.end]

    def _caret(self) -> QRect:
        place = self._view.cursorRect()
        corner = self._view.viewport().mapTo(self._view.window(), place.topLeft())
        return QRect(corner, place.size())

    def _open(self, what: str, place: QRect, others: Sequence[Pick]) -> LabelPicker:
        self.close()
        annotating = self._annotating
        model = LabelChoices(list(annotating.labels.values()), annotating.recent, others)
        picker = LabelPicker(model, what, self._theme, self._view.window())
        picker.chosen.connect(self._do)
        picker.create_requested.connect(self._create)
        picker.closed.connect(self._forget)
        self._picker = picker
        picker.open_at(place)
        return picker

    def _count(self, picker: LabelPicker, quote: str) -> None:
        """Say in the picker how often the text occurs in the article."""
        article = self._view.article()
        if article is not None:
            found = self._session.library.occurrences.find(quote, [article.summary.id])
            with suppress(PostilError):  # nothing of it can be found
                picker.set_occurrences(sum(1 for _ in found))

    @Slot()
    def _forget(self) -> None:
        self._picker = None

    @Slot(object)
    def _do(self, choice: Choice) -> None:
        if choice.pick is Pick.NOTE:
            self._actions[Do.NOTE].trigger()
        elif choice.label is None:
            return
        elif choice.pick is Pick.IN_ARTICLE:
            self.in_article_wanted.emit(choice.label.id)
        elif choice.pick is Pick.IN_LIBRARY:
            self.in_library_wanted.emit(choice.label.id)
        elif self._marks:
            self._annotating.relabel(self._marks, choice.label.id)
        else:
            self._annotating.label(choice.label.id)

    @Slot(str)
    def _create(self, name: str) -> None:
        library, article = self._session.library, self._view.article()
        mark, span = self._view.selected_annotation(), self._view.target_span()
        marks = self._marks or ([mark] if mark and self._view.selection() is None else [])
        if marks:
            change = self._session.perform(library.marks.relabel_as_new, marks, name)
        elif article is not None and span is not None:
            change = self._session.perform(
                library.marks.add_as_new, article.summary.id, *span, name
            )
        else:
            return
        if change is not None:
            self._annotating.take_up(change)
