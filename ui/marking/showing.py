"""What the article shows of its marks: all of them, those of some labels, none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from reader.values import LabelId
from ui.actions import Do
from ui.views.page.shown_marks import ShownMarks
from ui.views.parts.menu import Menu

if TYPE_CHECKING:
    from reader.values import Label
    from ui.actions import Actions
    from ui.keys.keymap import Keymap
    from ui.marking.annotating import Annotating
    from ui.views.page.reading_view import ReadingView


class Showing(QObject):
    """Keeps the choice for as long as the window is open."""

    changed = Signal(str)
    """The states that aren't the usual one, in words; empty where there is none."""

    def __init__(
        self, view: ReadingView, annotating: Annotating, keymap: Keymap, actions: Actions
    ) -> None:
        super().__init__(view)
        self._view, self._annotating, self._keymap = view, annotating, keymap
        self._shown = ShownMarks()
        self._entries: list[QAction] = []
        self.menu = Menu(self.tr("Marks of"), view)
        self._make_entries()
        annotating.labels_changed.connect(self._make_entries)
        actions[Do.ALL_LABELS].triggered.connect(self._show_all)
        actions[Do.HIDE_MARKS].toggled.connect(self._hide)
        actions[Do.DIM_TEXT].toggled.connect(self._dim)

    @Slot()
    def _make_entries(self) -> None:
        for entry in self._entries:
            entry.deleteLater()
        labels = self._annotating.labels
        self._show(replace(self._shown, only=self._shown.only & frozenset(labels)))
        self._entries = [self._entry(label) for label in labels.values()]
        self.menu.clear()
        self.menu.addActions(self._entries)
        self._check()

    def _entry(self, label: Label) -> QAction:
        entry = QAction(label.name.replace("&", "&&"), self._view)
        entry.setData(label.id)
        entry.setCheckable(True)
        entry.setShortcut(QKeySequence(self._keymap.of_label(label, "Alt+")))
        entry.triggered.connect(self._choose)
        self._view.window().addAction(entry)
        return entry

    @Slot()
    def _choose(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self._show_only(self._shown.only ^ {LabelId(entry.data())})

    @Slot()
    def _show_all(self) -> None:
        self._show_only(frozenset())

    def _show_only(self, labels: frozenset[LabelId]) -> None:
        self._show(replace(self._shown, only=labels))
        self._check()

    def _check(self) -> None:
        for entry in self._entries:
            entry.setChecked(entry.data() in self._shown.only)

    @Slot(bool)
    def _hide(self, hidden: bool) -> None:  # noqa: FBT001  (Qt's signal)
        self._show(replace(self._shown, hidden=hidden))

    @Slot(bool)
    def _dim(self, dimmed: bool) -> None:  # noqa: FBT001  (Qt's signal)
        self._show(replace(self._shown, dimmed=dimmed))

    def _show(self, shown: ShownMarks) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        self._view.show_marks(shown)
        self.changed.emit(" · ".join(self._states()))

    def _states(self) -> list[str]:
        shown, labels = self._shown, self._annotating.labels
        names = ", ".join(label.name for label in labels.values() if label.id in shown.only)
        states = [self.tr("only {labels}").format(labels=names)] if names else []
        if shown.hidden:
            states.append(self.tr("marks hidden, reading only"))
        if shown.dimmed:
            states.append(self.tr("unlabelled text dimmed"))
        return states
