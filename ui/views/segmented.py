"""Choices side by side, one of which holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QToolButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

_ROOM = 28


class Segmented(QFrame):
    """A row of exclusive choices; Tab comes to the one that holds, arrows choose another."""

    chosen = Signal(str)
    """The user chose this value."""

    def __init__(self, choices: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Offer ``choices``: pairs of value and text."""
        super().__init__(parent)
        self.setObjectName("segmented")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons = {value: self._add(value, text) for value, text in choices}
        buttons = list(self._buttons.values())
        buttons[0].setProperty("end", "first")
        buttons[-1].setProperty("end", "last")
        self._group.buttonToggled.connect(self._tell)

    @property
    def value(self) -> str:
        """The value that holds, or an empty string."""
        button = self._group.checkedButton()
        return button.property("value") if button else ""

    def current(self) -> QWidget:
        """Return the button of the value that holds: what the focus comes to."""
        return self._group.checkedButton() or self

    def set_value(self, value: str) -> None:
        """Show ``value`` without telling of it."""
        with QSignalBlocker(self._group):
            self._buttons[value].setChecked(True)

    def _add(self, value: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setProperty("value", value)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setMinimumWidth(_bold_width(button.font(), text) + _ROOM)
        self._group.addButton(button)
        self._row.addWidget(button)
        return button

    @Slot(QAbstractButton, bool)
    def _tell(self, button: QAbstractButton, checked: bool) -> None:  # noqa: FBT001  (Qt's signal)
        if checked:
            self.chosen.emit(button.property("value"))


def _bold_width(font: QFont, text: str) -> int:
    """Return the width of ``text`` when chosen, so that choosing doesn't move its neighbours."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(bold).horizontalAdvance(text)
