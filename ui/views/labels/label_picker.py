"""The label picker: a card beside the text that finds a label by what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout

from ui.keys.positions import by_place
from ui.models.label_choices import Choice, Pick
from ui.views.labels.choice_row import HEIGHT, ChoiceRow
from ui.views.parts.popover import Popover
from ui.views.parts.text_label import TextLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from reader.values import Label
    from ui.models.label_choices import LabelChoices
    from ui.theme import Theme

WIDTH = 300
_MOST_ROWS = 13
_LINES = 2
"""How much of a description is shown."""
_MARGIN = 8
_RAGGED = 60
"""What the ends of lines leave empty, in pixels."""
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class LabelPicker(Popover):
    """Asks which label some text shall have; serves for one opening."""

    chosen = Signal(object)
    """The `Choice` of a row: what to do, and with which label."""
    create_requested = Signal(str)
    """The name of a label to make."""

    def __init__(self, model: LabelChoices, what: str, theme: Theme, window: QWidget) -> None:
        """Offer the rows of ``model`` for ``what`` in words: a text in quotes, or how many."""
        super().__init__(theme, window)
        self._model = model
        model.setParent(self)
        self.field = QLineEdit(self.card)
        self.list = QListView(self.card)
        self._description = TextLabel("", "caption", self.card)
        self._set_up_field(what)
        self._set_up_list(theme)
        self._lay_out()
        self._narrow("")

    def set_occurrences(self, count: int) -> None:
        """Say how often the text occurs in the article."""
        self._model.set_occurrences(count)

    def first_field(self) -> QWidget:
        """Return the field to type into."""
        return self.field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's keys walk through the rows, and apply them."""
        press = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.field and press and isinstance(event, QKeyEvent):
            return self._handle(event)
        return super().eventFilter(watched, event)

    def _handle(self, event: QKeyEvent) -> bool:
        key, rows = Qt.Key(event.key()), self._model.rowCount()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Tab: 1,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: _MOST_ROWS,
            Qt.Key.Key_PageUp: -_MOST_ROWS,
        }
        if key in steps:
            self._go_to(min(max(self.list.currentIndex().row() + steps[key], 0), rows - 1))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
            return True
        return not self.field.text() and self._take_digit(event)

    def _take_digit(self, event: QKeyEvent) -> bool:
        """Apply the label whose digit is pressed; with Shift, to all its like."""
        picks = {
            Qt.KeyboardModifier.NoModifier: Pick.LABEL,
            _SHIFT: Pick.IN_ARTICLE,
            _SHIFT | _CONTROL: Pick.IN_LIBRARY,
        }
        pick = picks.get(event.modifiers() & ~_KEYPAD)
        digit = by_place(event)
        label = self._model.with_key(digit) if digit.isdecimal() else None
        if pick is None or label is None or not self._offers(pick):
            return False
        self._finish(Choice(pick, label.name, label))
        return True

    def _offers(self, pick: Pick) -> bool:
        return any(choice.pick is pick for choice in self._model.choices)

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        self._model.narrow(typed)
        self._go_to(0)
        self._fit()

    def _fit(self) -> None:
        """Take the height of the rows; the field stays where it is."""
        self.list.setFixedHeight(min(self._model.rowCount(), _MOST_ROWS) * HEIGHT)
        self.card.adjustSize()
        self.update()

    def _go_to(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(row, 0))

    @Slot(QModelIndex, QModelIndex)
    def _follow(self, current: QModelIndex) -> None:
        self._model.set_current(current.row())
        self._describe(self._model.current)

    def _describe(self, label: Label | None) -> None:
        room = _LINES * (WIDTH - 2 * _MARGIN) - _RAGGED
        metrics = self._description.fontMetrics()
        text = label.description if label else ""
        self._description.setText(
            metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room)
        )
        self.field.setAccessibleDescription(str(self.list.currentIndex().data() or ""))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._finish(self._model.choices[index.row()])

    def _finish(self, choice: Choice) -> None:
        name = " ".join(self.field.text().split())
        self.close()
        if choice.pick is Pick.CREATE:
            self.create_requested.emit(name)
        else:
            self.chosen.emit(choice)

    def _set_up_field(self, what: str) -> None:
        shown = " ".join(what.split())
        shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, WIDTH - 110)
        self.field.setPlaceholderText(self.tr("Label {what} …").format(what=shown))
        self.field.setAccessibleName(self.tr("Label"))
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)

    def _set_up_list(self, theme: Theme) -> None:
        rows = self.list
        rows.setModel(self._model)
        rows.setItemDelegate(ChoiceRow(theme, rows))
        rows.setAccessibleName(self.tr("Labels"))
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setUniformItemSizes(True)
        rows.setMouseTracking(True)
        rows.viewport().setAutoFillBackground(False)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.clicked.connect(self._choose)
        rows.selectionModel().currentChanged.connect(self._follow)

    def _lay_out(self) -> None:
        self.card.setFixedWidth(WIDTH)
        described = any(choice.label and choice.label.description for choice in self._model.choices)
        self._description.setVisible(described)
        self._description.setFixedHeight(_LINES * self._description.fontMetrics().lineSpacing() + 2)
        self._description.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._description)
