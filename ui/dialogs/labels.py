"""The labels editor: every change is saved at once, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
)

from reader.errors import PostilError
from reader.values import ActionKind, LabelId
from ui.actions import title
from ui.dialogs.sizes import open_at
from ui.marking.label_sets import LabelSets
from ui.models.labels import LabelsModel
from ui.views.labels.choice_row import LabelRow, native
from ui.views.labels.label_form import LabelForm
from ui.views.parts.menu import Menu
from ui.views.parts.text_label import TextLabel
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import (
        QWidget,
    )

    from reader.values import Change, Label
    from ui.keys.keymap import Keymap
    from ui.session import Session
    from ui.theme import Theme

_OF_LABELS = frozenset(
    (
        ActionKind.LABELS,
        ActionKind.ADD_LABEL,
        ActionKind.CHANGE_LABEL,
        ActionKind.MERGE_LABELS,
        ActionKind.DELETE_LABEL,
    )
)


class LabelsDialog(QDialog):
    """The list of labels, and what the chosen one is."""

    def __init__(
        self, session: Session, keymap: Keymap, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Labels"))
        open_at(self, QSize(780, 580))
        self._session, self._keymap = session, keymap
        self._model = LabelsModel(self)
        self.list = QListView()
        self.form = LabelForm(theme)
        self.message = TextLabel("", "caption")
        self._sets = LabelSets(session, self)
        self._merge = QPushButton(self.tr("&Merge Into"))
        self._merge_menu = Menu(self._merge)
        self._delete = QPushButton(self.tr("Dele&te"))
        self._set_up_list(theme)
        self._lay_out()
        self._connect()
        self._show()
        self._choose_row(0)
        self.list.setFocus()

    def current(self) -> Label | None:
        """Return the chosen label."""
        row = self.list.currentIndex().row()
        return self._model.labels[row] if row >= 0 else None

    # What is shown

    @Slot()
    def _show(self) -> None:
        """Show the labels as they are; the chosen one stays so."""
        chosen, row = self.current(), self.list.currentIndex().row()
        library = self._session.library
        self._model.show_labels(library.labels.all(), library.labels.counts())
        found = self._model.row_of(chosen.id if chosen else None)
        self._choose_row(found if found >= 0 else min(row, self._model.rowCount() - 1))
        self._show_current()

    @Slot(object)
    def _follow(self, change: Change) -> None:
        if change.labels or change.annotations:
            self._show()

    @Slot()
    def _show_current(self) -> None:
        label = self.current()
        self.form.show_label(label, self._model.labels)
        self._delete.setEnabled(label is not None)
        others = [each for each in self._model.labels if label is not None and each != label]
        self._merge.setEnabled(bool(others))
        self._merge_menu.clear()
        for other in others:
            self._merge_menu.addAction(other.name.replace("&", "&&")).setData(other.id)

    @Slot()
    def _greet(self) -> None:
        """Show another label; what was told concerned the one before."""
        self.message.clear()
        self._show_current()

    def _choose_row(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        index = self._model.index(row, 0)
        self.list.selectionModel().setCurrentIndex(index, flag)

    def _choose(self, label: LabelId) -> None:
        self._choose_row(self._model.row_of(label))

    # What is done

    def _perform(self, operation: Callable[[], Change | None]) -> Change | None:
        """Do ``operation``; where it is refused, say why and show what is."""
        try:
            change = self._session.attempt(operation)
        except PostilError as error:
            self._show()
            self.message.setText(str(error))
            return None
        self.message.clear()
        return change

    @Slot(object)
    def _change(self, label: Label) -> None:
        holder = self._keymap.command(QKeySequence(label.key)) if label.key else None
        old = self._model.labels[self._model.row_of(label.id)]
        if holder is not None and label.key != old.key:
            sentence = self.tr("{key} is the key of “{action}” already.")
            self._show_current()
            self.message.setText(sentence.format(key=native(label.key), action=title(holder)))
            return
        self._perform(lambda: self._session.library.labels.change(label))

    @Slot()
    def _add(self) -> None:
        library = self._session.library
        taken = {label.name.casefold() for label in self._model.labels}
        keys = {label.key for label in self._model.labels}
        names = (
            self.tr("New label {}").format(n) if n else self.tr("New label") for n in range(999)
        )
        name = next(each for each in names if each.casefold() not in taken)
        key = next((each for each in "123456789" if each not in keys), "")
        change = self._perform(lambda: library.labels.add(name, key=key))
        if change is not None and change.labels[0].after is not None:
            self._choose(change.labels[0].after.id)
            self.form.name.setFocus()
            self.form.name.selectAll()

    @Slot()
    def _ask_to_delete(self) -> None:
        label = self.current()
        if label is None:
            return
        count = self._session.library.labels.counts().get(label.id, 0)
        if count and not self._confirmed(label, count):
            return
        library = self._session.library
        if self._perform(lambda: library.labels.delete(label.id, with_annotations=True)):
            sentence = self.tr("{label} is deleted, with {marks}. Ctrl+Z brings it back.")
            self.message.setText(sentence.format(label=label.name, marks=counted.marks(count)))

    def _confirmed(self, label: Label, count: int) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Delete Label"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        question = self.tr("Delete the label {label}, and {marks} with it?")
        box.setText(question.format(label=label.name, marks=counted.marks(count)))
        box.setInformativeText(self.tr("Merge it into another label to keep the marks."))
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is delete

    @Slot(QAction)
    def _merge_into(self, entry: QAction) -> None:
        label, into = self.current(), LabelId(entry.data())
        if label is None:
            return
        library, names = self._session.library, (label.name, entry.text().replace("&&", "&"))
        change = self._perform(lambda: library.labels.merge([label.id], into))
        if change is not None:
            self._choose(into)
            moved = {edit.before.id for edit in change.annotations if edit.before}
            sentence = self.tr("{label} is merged into {into}: {marks}. Ctrl+Z takes it back.")
            self.message.setText(
                sentence.format(label=names[0], into=names[1], marks=counted.marks(len(moved)))
            )

    @Slot(object, int)
    def _move(self, label: LabelId, position: int) -> None:
        self._perform(lambda: self._session.library.labels.move(label, position))

    def _move_current(self, step: int) -> None:
        label = self.current()
        if label is not None:
            position = self._model.siblings(label).index(label) + step
            self._move(label.id, max(0, position))

    @Slot()
    def _undo(self) -> None:
        library = self._session.library
        step, _ = library.history.next_steps()
        self._step(step is not None and step.kind in _OF_LABELS, library.history.undo)

    @Slot()
    def _redo(self) -> None:
        library = self._session.library
        _, step = library.history.next_steps()
        self._step(step is not None and step.kind in _OF_LABELS, library.history.redo)

    def _step(self, ours: bool, take: Callable[[], Change | None]) -> None:  # noqa: FBT001  (says whose step it is)
        """Take a step back or forth, but none that nobody would see from here."""
        if ours:
            self._perform(take)
        else:
            self.message.setText(self.tr("No change to the labels is next; undo elsewhere."))

    # Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Alt with Up and Down move a label, and Del delete it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_current(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self._ask_to_delete()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.form.name.setFocus()
            self.form.name.selectAll()
        else:
            return super().eventFilter(watched, event)
        return True

    def done(self, result: int) -> None:
        """Keep what is being typed."""
        self.form.finish()
        super().done(result)

    # Building

    def _set_up_list(self, theme: Theme) -> None:
        rows = self.list
        rows.setModel(self._model)
        rows.setItemDelegate(LabelRow(theme, rows))
        rows.setAccessibleName(self.tr("Labels"))
        rows.setUniformItemSizes(True)
        rows.setMouseTracking(True)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        rows.setDropIndicatorShown(True)
        rows.setMinimumWidth(250)
        rows.installEventFilter(self)

    def _lay_out(self) -> None:
        new = self._button(self.tr("Ne&w"), self._add, self.tr("A label of its own (Ctrl+N)"))
        sets = QPushButton(self.tr("&Sets"))
        sets.setToolTip(
            self.tr("Add labels that come with Postil or from a file, or give them away")
        )
        sets.setMenu(self._sets.menu)
        self._merge.setMenu(self._merge_menu)
        self._merge.setToolTip(self.tr("Gives its marks to another label, and removes it"))
        self._delete.setToolTip(self.tr("Removes the label, and its marks with it (Del)"))
        close = self._button(self.tr("Close"), self.accept, "")
        for button in (sets, self._merge, self._delete):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (new, self._merge, self._delete, sets):
            foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(close)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.list, 2)
        middle.addWidget(self.form, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        self.message.setMinimumHeight(2 * self.message.fontMetrics().lineSpacing() + 2)
        column.addWidget(self.message)
        column.addLayout(foot)

    def _button(self, text: str, act: Callable[[], None], tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _connect(self) -> None:
        self._session.changed.connect(self._follow)
        self._session.outdated.connect(self._show)
        self._model.move_requested.connect(self._move)
        self.list.selectionModel().currentChanged.connect(self._greet)
        self.form.change_requested.connect(self._change)
        self.form.told.connect(self.message.setText)
        self._delete.clicked.connect(self._ask_to_delete)
        self._merge_menu.triggered.connect(self._merge_into)
        self._sets.told.connect(self.message.setText)
        for keys, act in (
            ("Ctrl+N", self._add),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
