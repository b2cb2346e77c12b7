"""The page of the settings on which actions get other keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.actions import title
from ui.keys.keymap import native
from ui.models.keys import KeysModel
from ui.views.parts.filter_field import FilterField
from ui.views.parts.text_label import TextLabel
from ui.views.settings.keys_table import KeysTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.actions import Do
    from ui.keys.keymap import Keymap


class KeysPage(QWidget):
    """A table of actions to find in; every change acts at once, or is refused with a reason."""

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._model = KeysModel(keymap, self)
        self._field = FilterField()
        self._field.setPlaceholderText(self.tr("Find an action or a key"))
        self._field.setAccessibleName(self.tr("Find an action or a key"))
        self._field.setClearButtonEnabled(True)
        self._table = KeysTable(self._model)
        self._table.setAccessibleName(self.tr("Actions and their keys"))
        self._message = TextLabel("", "caption")
        self._message.setMinimumHeight(2 * self._message.fontMetrics().lineSpacing() + 2)
        self._buttons = self._make_buttons()
        self._lay_out()
        self._field.textChanged.connect(self._find)
        self._field.left.connect(self._table.setFocus)
        self._table.recording.connect(self._tell_waiting)
        self._table.key_pressed.connect(self._take)
        self._table.clear_requested.connect(self._clear)
        self._table.go_to(None)
        self._show_help()
        self.setFocusProxy(self._field)

    def _make_buttons(self) -> list[QPushButton]:
        return [
            self._button(self.tr("&Change…"), self._change, self.tr("Another key (Enter)")),
            self._button(self.tr("&Add…"), self._add, self.tr("One more key (Ins)")),
            self._button(self.tr("C&lear"), self._clear_chosen, self.tr("No key (Del)")),
            self._button(self.tr("&Reset"), self._reset, self.tr("The keys that it came with")),
            self._button(
                self.tr("Re&set All"), self._reset_all, self.tr("All keys as they came with Postil")
            ),
        ]

    def _button(self, text: str, act: Callable[[], None], tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._buttons[:-1]:
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._buttons[-1])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._field)
        column.addWidget(self._table, 1)
        column.addWidget(self._message)
        column.addLayout(row)

    # What is asked for

    @Slot()
    def _change(self) -> None:
        self._table.record(adding=False)

    @Slot()
    def _add(self) -> None:
        self._table.record(adding=True)

    @Slot()
    def _clear_chosen(self) -> None:
        self._clear(self._table.current_action())

    @Slot(object)
    def _clear(self, do: Do | None) -> None:
        if do is not None:
            self._tell_outcome(do, self._keymap.change(do, []))

    @Slot()
    def _reset(self) -> None:
        do = self._table.current_action()
        if do is not None:
            self._tell_outcome(do, self._keymap.reset(do))

    @Slot()
    def _reset_all(self) -> None:
        self._keymap.reset_all()
        self._tell(self.tr("All actions have the keys that they came with."))

    @Slot(object, QKeySequence, bool)
    def _take(self, do: Do, key: QKeySequence, adding: bool) -> None:  # noqa: FBT001  (Qt's signal)
        others = [each for each in self._keymap.keys(do) if each != key] if adding else []
        self._tell_outcome(do, self._keymap.change(do, [*others, key]))

    @Slot(str)
    def _find(self, words: str) -> None:
        chosen = self._table.current_action()
        self._model.narrow(words)
        self._table.go_to(chosen)
        if self._model.rowCount():
            self._show_help()
        else:
            self._tell(self.tr("No action has these words or this key."))

    # What is said

    @Slot(bool)
    def _tell_waiting(self, waiting: bool) -> None:  # noqa: FBT001  (Qt's signal)
        do = self._table.current_action()
        if waiting and do is not None:
            sentence = self.tr("Press the new key for “{action}”; Esc leaves it as it is.")
            self._tell(sentence.format(action=title(do)))
        else:
            self._show_help()

    def _tell_outcome(self, do: Do, refusal: str) -> None:
        keys = ", ".join(native(key) for key in self._keymap.keys(do))
        if refusal:
            self._tell(refusal, "warning")
        elif keys:
            self._tell(self.tr("“{action}”: {keys}").format(action=title(do), keys=keys))
        else:
            self._tell(
                self.tr("“{action}” has no key; it is in the menu.").format(action=title(do))
            )

    def _show_help(self) -> None:
        self._message.setText(
            self.tr("Enter takes another key, Ins one more, Del none. Label keys belong to labels.")
        )
        self._message.set_role("caption")

    def _tell(self, sentence: str, role: str = "caption") -> None:
        self._message.setText(sentence)
        self._message.set_role(role)
        event = QAccessibleAnnouncementEvent(self._message, sentence)
        QAccessible.updateAccessibility(event)
