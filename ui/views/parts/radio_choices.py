"""Choices one under the other, one of which holds, each with a word on what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.views.parts.text_label import TextLabel
from ui.wording.tips import tip

_INDENT = 24


class RadioChoices(QWidget):
    """Radio buttons with values; what can't be chosen now says why in its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def add(self, value: str, text: str, *, explanation: str = "", unavailable: str = "") -> None:
        """Add a choice; ``unavailable`` is the reason why it can't be made."""
        button = QRadioButton(text)
        button.setProperty("value", value)
        button.setEnabled(not unavailable)
        button.setToolTip(tip(unavailable))
        button.setAccessibleDescription(unavailable or explanation)
        self._group.addButton(button)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        if explanation:
            label = TextLabel(explanation, "caption")
            label.setIndent(_INDENT)
            self._column.addWidget(label)

    def choose(self, value: str) -> None:
        """Choose ``value``, or the first that can be chosen where ``value`` can't."""
        usable = [button for button in self._group.buttons() if button.isEnabled()]
        wanted = [button for button in usable if button.property("value") == value]
        for button in (wanted or usable)[:1]:
            button.setChecked(True)
            self.setFocusProxy(button)

    def value(self) -> str:
        """Return the value that holds, empty where none can."""
        button = self._group.checkedButton()
        return button.property("value") if button else ""
