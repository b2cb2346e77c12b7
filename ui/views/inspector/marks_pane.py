"""The marks of an article as a list, by place or by label, with a filter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QColor, QKeySequence, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.models.marks import ANNOTATION_ROLE, Heading, MarkOrder, MarksModel
from ui.theme import icon
from ui.views.inspector.mark_row import MarkRow
from ui.views.inspector.rows_view import RowsView
from ui.views.parts.filter_field import FilterField
from ui.views.parts.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.values import Annotation, AnnotationId, Edit, Label, LabelId
    from ui.theme import Theme

_SWATCH = 12


class MarksPane(QWidget):
    """Lists marks; asks for every change, and makes none."""

    annotation_chosen = Signal(object)
    """The `AnnotationId` that the user moved to."""
    relabel_requested = Signal(list, object)
    """`AnnotationId`s, and the `LabelId` they should have."""
    remove_requested = Signal(list)
    """`AnnotationId`s."""
    note_requested = Signal(object)
    """The `AnnotationId` whose note is to be written."""
    notes_requested = Signal(list)
    """Several `AnnotationId`s that are to get the same note."""
    label_wanted = Signal(list, QRect)
    """`AnnotationId`s that are to get a label still to be chosen, and their place on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels: Sequence[Label] = ()
        self._open = False
        self._model = MarksModel(self)
        self._row = MarkRow(theme, self)
        self.view = RowsView(self._model, self._row, self)
        self._filter = FilterField(self)
        self._order = QToolButton(self)
        self._orders = QActionGroup(self._order)
        self._make_head()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.set_labels(())

    @property
    def count(self) -> int:
        """How many marks the article has."""
        return self._model.count

    def show_marks(self, annotations: Iterable[Annotation] | None) -> None:
        """Show the marks of an article; None where no article is open."""
        self._open = annotations is not None
        self._model.set_marks(annotations or ())
        self._explain()

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Take the labels, in their order."""
        self._labels = labels
        self._row.set_labels(labels)
        self.view.keep_place(lambda: self._model.set_labels(labels))
        self.view.set_commands(self._commands())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._row.set_theme(theme)
        self._order.setIcon(icon("chevron-down", theme, theme.dim, _SWATCH))
        self.view.viewport().update()

    def apply(self, edits: Sequence[Edit[Annotation]]) -> None:
        """Follow edits of the article's marks."""
        self.view.keep_place(lambda: self._model.apply(edits))
        self._explain()

    def select_annotation(self, annotation: AnnotationId | None) -> None:
        """Select a mark, or none, without telling of it."""
        self.view.select_row(-1 if annotation is None else self._model.find(annotation))

    def selected(self) -> list[AnnotationId]:
        """Return the selected marks from top to bottom."""
        marks = (self._model.values[row] for row in self.view.selected_rows())
        return [mark.id for mark in marks if not isinstance(mark, Heading)]

    def set_order(self, order: MarkOrder) -> None:
        """Sort the marks by place or by label."""
        for action in self._orders.actions():
            action.setChecked(action.data() == order)
            if action.isChecked():
                self._order.setText(action.text())
        self.view.keep_place(lambda: self._model.set_order(order))

    def menu(self) -> Menu:
        """Return the menu of what can be done with the selected marks."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        labels = Menu(self.tr("Change the label to"), menu)
        menu.addMenu(labels)
        self._add_labels(labels)
        self._add_command(menu, self.tr("Choose a label…"), "L", self._ask_for_label)
        self._add_command(menu, self.tr("Write a note"), "N", self._ask_for_note)
        self._add_command(menu, self.tr("Remove"), "Del", self._ask_to_remove)
        return menu

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(place)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.annotation_chosen.emit(index.data(ANNOTATION_ROLE).id)

    @Slot()
    def _ask_for_label(self) -> None:
        if selected := self.selected():
            row = self.view.visualRect(self.view.currentIndex())
            place = self.view.viewport().mapToGlobal(row.topLeft())
            self.label_wanted.emit(selected, QRect(place, row.size()))

    @Slot()
    def _ask_for_note(self) -> None:
        selected = self.selected()
        if len(selected) > 1:
            self.notes_requested.emit(selected)
            return
        mark = self.view.currentIndex().data(ANNOTATION_ROLE)
        if mark is not None:
            self.note_requested.emit(mark.id)

    @Slot()
    def _ask_to_remove(self) -> None:
        if selected := self.selected():
            self.remove_requested.emit(selected)

    def _ask_to_relabel(self, label: LabelId) -> None:
        if selected := self.selected():
            self.relabel_requested.emit(selected, label)

    @Slot(QAction)
    def _relabel(self, action: QAction) -> None:
        self._ask_to_relabel(action.data())

    @Slot(str)
    def _set_filter(self, words: str) -> None:
        self.view.keep_place(lambda: self._model.set_filter(words))
        self._explain()

    @Slot(bool)
    def _set_noted_only(self, noted_only: bool) -> None:  # noqa: FBT001  (Qt's signal)
        self.view.keep_place(lambda: self._model.set_noted_only(noted_only=noted_only))
        self._explain()

    @Slot(QAction)
    def _choose_order(self, action: QAction) -> None:
        self.set_order(MarkOrder(action.data()))

    @Slot()
    def _go_to_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self) -> None:
        if not self._open:
            text = self.tr("Open an article to see its marks.")
        elif self._model.filtered and self._model.count:
            text = self.tr("No mark is like that.")
        else:
            text = self.tr(
                "No marks yet. Select words in the article and press the key of a label: "
                "what you mark is listed here."
            )
        self.view.set_empty_text(text)

    def _commands(self) -> dict[int, Callable[[], None]]:
        key = Qt.Key
        commands: dict[int, Callable[[], None]] = {
            **dict.fromkeys((key.Key_N, key.Key_Return, key.Key_Enter), self._ask_for_note),
            key.Key_L: self._ask_for_label,
            **dict.fromkeys((key.Key_X, key.Key_Delete), self._ask_to_remove),
        }
        for label in self._labels:
            if len(label.key) == 1:
                commands[ord(label.key.upper())] = partial(self._ask_to_relabel, label.id)
        return commands

    def _add_labels(self, menu: Menu) -> None:
        for label in self._labels:
            key = f"\t{label.key}" if label.key else ""
            action = menu.addAction(label.name.replace("&", "&&") + key)
            action.setData(label.id)
            swatch = QPixmap(_SWATCH, _SWATCH)
            swatch.fill(QColor(label.tint if self._theme.dark else label.colour))
            action.setIcon(swatch)
        menu.triggered.connect(self._relabel)

    def _add_command(self, menu: Menu, text: str, key: str, command: Callable[[], None]) -> None:
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        menu.addAction(f"{text}\t{native}").triggered.connect(command)

    def _make_head(self) -> None:
        self._filter.setPlaceholderText(
            self.tr("Filter")
        )  # more has no room in the smallest window
        self._filter.setAccessibleName(self.tr("Filter marks"))
        self._filter.setClearButtonEnabled(True)
        self._order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._order.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._order.setIconSize(QSize(_SWATCH, _SWATCH))
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order.setToolTip(self.tr("The order of the marks, and which are shown"))
        menu, group = Menu(self._order), self._orders
        texts = {MarkOrder.PLACE: self.tr("By place"), MarkOrder.LABEL: self.tr("By label")}
        for order, text in texts.items():
            action = QAction(text, group, checkable=True)
            action.setData(order)
            menu.addAction(action)
        group.triggered.connect(self._choose_order)
        menu.addSeparator()
        noted = menu.addAction(self.tr("Only with notes"))
        noted.setCheckable(True)
        noted.toggled.connect(self._set_noted_only)
        self._order.setMenu(menu)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 6, 6)
        head.setSpacing(4)
        head.addWidget(self._filter, 1)
        head.addWidget(self._order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.view.setAccessibleName(self.tr("Marks"))
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self._ask_for_note)
        self.view.menu_requested.connect(self._open_menu)
        self._filter.textChanged.connect(self._set_filter)
        self._filter.left.connect(self._go_to_list)
        self.set_order(MarkOrder.PLACE)
