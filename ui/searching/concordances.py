"""The concordance: opening its window, and doing what is asked for in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Signal, Slot
from PySide6.QtWidgets import QInputDialog

from reader.query import parse
from ui.actions import Do
from ui.marking.occurrences import MANY
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.library import Library
    from reader.values import Change, Label, Occurrence
    from ui.actions import Actions
    from ui.dialogs.concordance import ConcordanceWindow
    from ui.dialogs.occurrences import Place
    from ui.marking.annotating import Annotating
    from ui.marking.occurrences import AllOccurrences
    from ui.models.label_choices import Choice
    from ui.reading.current import Reading
    from ui.searching.hit_search import Find
    from ui.session import Session
    from ui.tasks import Task, Tasks
    from ui.theme import Theme
    from ui.transfer.transfers import Transfers
    from ui.views.page.reading_view import ReadingView


@dataclass(frozen=True, slots=True)
class Parts:
    """What a concordance works with."""

    session: Session
    tasks: Tasks
    reading: Reading
    annotating: Annotating
    all_occurrences: AllOccurrences
    transfers: Transfers
    theme: Callable[[], Theme]


class Concordances(QObject):
    """Keeps one window; a new search takes the place of the old one in it."""

    told = Signal(str)

    def __init__(self, parts: Parts, view: ReadingView, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._parts, self._view, self._actions, self._window = parts, view, actions, window
        self._concordance: ConcordanceWindow | None = None
        parts.session.changed.connect(self._renew)
        parts.session.outdated.connect(self._renew_all)
        parts.annotating.labels_changed.connect(self._show_labels)
        parts.all_occurrences.told.connect(self._tell)
        parts.transfers.hits_exported.connect(self._tell)

    def show(self, query: str) -> None:
        """Show the window, and look for ``query`` in it."""
        window = self._concordance or self._make()
        window.show()
        window.raise_()
        window.activateWindow()
        window.look_for(query, self._parts.all_occurrences.places())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        if self._concordance is not None:
            self._concordance.set_theme(theme)

    def close(self) -> None:
        """Close the window."""
        if self._concordance is not None:
            self._concordance.close()
            self._concordance.deleteLater()
            self._concordance = None

    def _make(self) -> ConcordanceWindow:
        from ui.dialogs.concordance import ConcordanceWindow

        parts = self._parts
        labels = parts.annotating.labels
        window = ConcordanceWindow(_finder, parts.tasks, labels, parts.theme())
        window.setWindowIcon(self._window.windowIcon())
        window.addActions([self._actions[Do.UNDO], self._actions[Do.REDO]])
        window.opened.connect(self._open)
        window.label_wanted.connect(self._pick_label)
        window.digit_pressed.connect(self._label_by_key)
        window.note_wanted.connect(self._note)
        window.export_wanted.connect(self._export)
        window.move(self._place_for(window))
        self._concordance = window
        return window

    def _place_for(self, window: QWidget) -> QPoint:
        """Return where ``window`` stands over the other one, its head on the screen."""
        wanted = self._window.frameGeometry().center() - window.rect().center()
        screen = self._window.screen().availableGeometry()
        rest = screen.bottomRight() - window.rect().bottomRight()
        return QPoint(
            max(screen.left(), min(wanted.x(), rest.x())),
            max(screen.top(), min(wanted.y(), rest.y())),
        )

    # What is asked for

    @Slot(object)
    def _open(self, hit: Occurrence) -> None:
        """Open the article of a hit, and select it there."""
        self._parts.reading.open(hit.article)
        if self._parts.reading.article == hit.article:
            self._view.select_span(hit.start, hit.end)
            self._window.raise_()
            self._window.activateWindow()
            self._view.setFocus()

    @Slot(list)
    def _pick_label(self, hits: list[Occurrence]) -> None:
        from ui.models.label_choices import LabelChoices
        from ui.views.labels.label_picker import LabelPicker

        if self._concordance is None:
            return
        model = LabelChoices(list(self._parts.annotating.labels.values()), (), ())
        alone = self.tr("“{}”").format(hits[0].quote)
        what = alone if len(hits) == 1 else counted.hits(len(hits))
        picker = LabelPicker(model, what, self._parts.theme(), self._concordance)
        picker.chosen.connect(partial(self._take_choice, hits))
        picker.create_requested.connect(partial(self._label_as_new, hits))
        middle = self._concordance.rect().center()
        picker.open_at(QRect(middle, middle))

    def _take_choice(self, hits: Sequence[Occurrence], choice: Choice) -> None:
        if choice.label is not None:
            self._label(hits, choice.label)

    def _label_as_new(self, hits: Sequence[Occurrence], name: str) -> None:
        library = self._parts.session.library
        if self._parts.session.perform(library.labels.add, name) is not None:
            self._label(hits, library.labels.named(name))

    @Slot(list, str)
    def _label_by_key(self, hits: list[Occurrence], key: str) -> None:
        labels = self._parts.annotating.labels.values()
        if label := next((label for label in labels if label.key == key), None):
            self._label(hits, label)

    def _label(self, hits: Sequence[Occurrence], label: Label) -> None:
        """Label hits; a preview shows them first where other marks are in the way."""
        if len(hits) < MANY:
            again = self._parts.session.library.occurrences.again(hits)
            self._label_as_they_are(label, list(again))
            return
        task = self._parts.tasks.start(partial(_look_again, hits))
        task.succeeded.connect(partial(self._label_as_they_are, label))
        task.failed.connect(self._parts.session.refused)

    def _label_as_they_are(self, label: Label, hits: Sequence[Occurrence]) -> None:
        if self._concordance is not None and hits:
            self._parts.all_occurrences.label_after_preview(
                hits, label, hits[0].quote, self._concordance
            )

    @Slot(list)
    def _note(self, hits: list[Occurrence]) -> None:
        """Ask for a note, and put it on each of the hits."""
        text, agreed = QInputDialog.getMultiLineText(
            self._concordance or self._window,
            self.tr("Note"),
            self.tr("A note on {hits}:").format(hits=counted.hits(len(hits))),
        )
        if not agreed:
            return
        session = self._parts.session
        if len(hits) < MANY:
            if session.perform(session.library.occurrences.note, hits, text) is not None:
                self._tell_noted(len(hits))
            return
        work = partial(_write_note, hits, text)
        task = self._parts.tasks.start(work, self.tr("Noting"), whole=True)
        session.wait_for(task)
        task.succeeded.connect(partial(self._finish_noting, len(hits)))
        task.failed.connect(session.refused)

    def _finish_noting(self, count: int, _change: Change) -> None:
        self._parts.session.look_for_others()
        self._tell_noted(count)

    def _tell_noted(self, count: int) -> None:
        sentence = self.tr("Noted {hits}.").format(hits=counted.hits(count))
        self.told.emit(sentence)
        self._tell(sentence)

    @Slot(list, list)
    def _export(self, hits: list[Occurrence], selected: list[Occurrence]) -> None:
        if self._concordance is not None:
            self._parts.transfers.export_hits(hits, selected, self._concordance)

    # What changed

    @Slot(object)
    def _renew(self, change: Change) -> None:
        """Show the labels that hits have now."""
        if self._concordance is not None and change.annotations:
            hits = self._concordance.hits
            self._look_again([hit for hit in hits if hit.article in change.articles])

    @Slot()
    def _renew_all(self) -> None:
        if self._concordance is not None:
            self._look_again(list(self._concordance.hits))

    def _look_again(self, hits: Sequence[Occurrence]) -> None:
        if self._concordance is None:
            return
        if len(hits) < MANY:
            again = self._parts.session.library.occurrences.again(hits)
            self._concordance.renew(list(again))
            return
        task = self._parts.tasks.start(partial(_look_again, hits))
        task.succeeded.connect(self._concordance.renew)

    @Slot()
    def _show_labels(self) -> None:
        if self._concordance is not None:
            self._concordance.set_labels(self._parts.annotating.labels)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        if self._concordance is not None and self._concordance.isVisible():
            self._concordance.tell(sentence)


def _finder(query: str, place: Place) -> Find:
    parse(query)
    return partial(_find, query, place)


def _find(
    query: str, place: Place, library: Library, progress: Callable[[float], None]
) -> Iterator[Occurrence]:
    return library.search.hits(query, place.articles, progress)


def _look_again(hits: Sequence[Occurrence], library: Library, _task: Task) -> list[Occurrence]:
    return list(library.occurrences.again(hits))


def _write_note(hits: Sequence[Occurrence], text: str, library: Library, _task: Task) -> Change:
    return library.occurrences.note(hits, text)
