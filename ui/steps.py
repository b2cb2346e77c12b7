"""Undo, redo and history: naming the steps, taking them, and showing where they were."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from reader.errors import NotFoundError
from ui.actions import Do
from ui.listing.bulk import MANY
from ui.wording.action_names import describe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library import Library
    from reader.values import Action, ActionId, Change, Detail
    from ui.actions import Actions
    from ui.dialogs.history import HistoryDialog
    from ui.listing.bulk import Bulk, Operation
    from ui.reading.current import Reading
    from ui.session import Session
    from ui.transfer.under_way import UnderWay
    from ui.views.page.reading_view import ReadingView

LOOKED_AT = 100
"""How many rows of a step are looked at for where it was."""


class Steps(QObject):
    """Takes back what was done, wherever it was, and does it again."""

    told = Signal(str)
    about_to_step = Signal()
    """What is being typed has to be kept first: it would be the newest step."""

    def __init__(  # noqa: PLR0917  (the parts of the window that it works with)
        self,
        session: Session,
        bulk: Bulk,
        coming: UnderWay,
        reading: Reading,
        view: ReadingView,
        actions: Actions,
    ) -> None:
        super().__init__(view)
        self._session, self._bulk, self._coming = session, bulk, coming
        self._reading, self._view, self._actions = reading, view, actions
        self._dialog: HistoryDialog | None = None
        actions[Do.UNDO].triggered.connect(self._undo)
        actions[Do.REDO].triggered.connect(self._redo)
        actions[Do.HISTORY].triggered.connect(self.show_history)
        # What was done is painted first.
        self._naming = QTimer(self, singleShot=True, interval=0)
        self._naming.timeout.connect(self.name)
        session.changed.connect(self._name_soon)
        session.outdated.connect(self._name_soon)
        coming.began.connect(self._name_soon)
        coming.ended.connect(self._name_soon)
        self.name()

    @Slot()
    def _name_soon(self) -> None:
        """Let undo and redo be pressed at once; what they would do is said in the next turn."""
        for do in (Do.UNDO, Do.REDO):
            self._actions[do].setEnabled(True)
        self._naming.start()

    @Slot()
    def name(self) -> None:
        """Say in the menu what undo and redo would do."""
        undo, redo = self._session.library.history.next_steps()
        for do, word, step in (
            (Do.UNDO, self.tr("Undo"), undo),
            (Do.REDO, self.tr("Redo"), redo),
        ):
            text = f"{word}: {describe(step.kind, step.subject)}" if step else word
            self._offer(do, text, enabled=step is not None)
        if self._coming.is_newer_than(undo):
            self._offer(Do.UNDO, self.tr("Undo: the import that goes on"), enabled=True)

    def _offer(self, do: Do, text: str, *, enabled: bool) -> None:
        action = self._actions[do]
        action.setText(text.replace("&", "&&"))
        action.setToolTip(text)
        action.setEnabled(enabled)

    @Slot()
    def _undo(self) -> None:
        self.about_to_step.emit()
        step, _ = self._session.library.history.next_steps()
        if self._coming.stops_after(step, self._undo) or step is None:
            return
        many = step.changes >= MANY
        self._take(
            (lambda library: library.history.undo(step.id)) if many else self._undo_newest,
            self._details(step.id),
            self.tr("Undone: {what}"),
            many=many,
        )

    def _undo_newest(self, library: Library) -> Change | None:
        """Undo what is the newest step once it can be written; an import is stopped for that."""
        while True:
            step, _ = library.history.next_steps()
            if self._coming.stops_after(step, self._undo) or step is None:
                return None
            change = library.history.undo(step.id)
            if change is not None:
                return change

    @Slot()
    def _redo(self) -> None:
        self.about_to_step.emit()
        _, step = self._session.library.history.next_steps()
        if step is not None:
            self._take(
                lambda library: library.history.redo(),
                self._details(step.id),
                self.tr("Done again: {what}"),
                many=step.changes >= MANY,
            )

    @Slot(object)
    def undo_action(self, action: Action) -> None:
        """Undo a step of the history, which need not be the newest."""
        self.about_to_step.emit()
        if self._coming.stops_for(action, partial(self.undo_action, action)):
            return
        details = self._details(action.id)
        self._take(
            lambda library: library.history.undo_action(action.id),
            details,
            "{what}",
            many=len(details) == LOOKED_AT,
        )

    def _take(
        self, operation: Operation, details: Sequence[Detail], sentence: str, *, many: bool
    ) -> None:
        """Undo or redo something; in the background where that takes long."""
        show = partial(self._show, details, sentence)
        if many:
            self._bulk.step(operation, show)
            return
        change = self._session.step(operation, self._session.library)
        if change is not None:
            show(change)

    def _details(self, action: ActionId) -> Sequence[Detail]:
        return self._session.library.history.changes_of(action, LOOKED_AT)

    def _show(self, details: Sequence[Detail], sentence: str, change: Change) -> None:
        """Go to where something was undone or redone, if that is one place, and say what."""
        placed = [each for each in details if each.article in change.articles]
        here = [each for each in placed if each.article == self._reading.article]
        is_one = len(change.articles) == 1 or self._reading.article is None
        for detail in (here or (placed if is_one else []))[:1]:
            self.go_to(detail)
        self.told.emit(sentence.format(what=describe(change.kind, change.subject)))

    @Slot(object)
    def go_to(self, detail: Detail) -> None:
        """Show what a step changed where it is, or was; what lies in the trash isn't opened."""
        if detail.article is None or not self._open(detail):
            return
        try:
            mark = detail.annotation and self._session.library.marks.get(detail.annotation)
        except NotFoundError:
            mark = None
        if mark:
            self._view.select_annotation(mark.id)
        elif detail.start is not None:
            self._view.set_caret(detail.start)

    def _open(self, detail: Detail) -> bool:
        """Open the article of ``detail``; return whether it is open."""
        if detail.article is not None and detail.article != self._reading.article:
            found = self._session.library.articles.summaries([detail.article])
            if found and found[0].trashed is None:
                self._reading.open(detail.article)
        return detail.article == self._reading.article

    # The dialog

    @Slot()
    def show_history(self) -> None:
        """Open the history, or bring it to the front."""
        from ui.dialogs.history import HistoryDialog

        if self._dialog is None:
            dialog = HistoryDialog(self._session, self._reading.article, self._view.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.undo_requested.connect(self.undo_action)
            dialog.place_chosen.connect(self.go_to)
            dialog.finished.connect(self._forget_dialog)
            self.told.connect(dialog.say)
            self._reading.opened.connect(self._follow)
            self._dialog = dialog
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot()
    def _follow(self) -> None:
        if self._dialog is not None:
            self._dialog.set_article(self._reading.article)

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None
        self._reading.opened.disconnect(self._follow)
