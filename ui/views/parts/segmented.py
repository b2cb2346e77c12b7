"""Choices side by side, one of which holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QSizePolicy,
    QToolButton,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

_ROOM = 28


class Segmented(QFrame):
    """Exclusive choices in rows; Tab comes to the one that holds, arrows choose another."""

    chosen = Signal(str)
    """The user chose this value."""

    def __init__(
        self,
        choices: Iterable[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        columns: int | None = None,
    ) -> None:
        """Offer ``choices``: pairs of value and text, by default all in one row."""
        super().__init__(parent)
        self.setObjectName("segmented")
        grid = QGridLayout(self)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons = {value: self._make(value, text) for value, text in choices}
        columns = columns or len(self._buttons)
        for number, button in enumerate(self._buttons.values()):
            grid.addWidget(button, *divmod(number, columns))
            button.setProperty("corners", _corners(number, columns, len(self._buttons)))
        self._group.buttonToggled.connect(self._tell)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else its label's key has nowhere to go

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus on to the value that holds."""
        self.current().setFocus(event.reason())

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

    def _make(self, value: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setProperty("value", value)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(_bold_width(button.font(), text) + _ROOM)
        self._group.addButton(button)
        return button

    @Slot(QAbstractButton, bool)
    def _tell(self, button: QAbstractButton, checked: bool) -> None:  # noqa: FBT001  (Qt's signal)
        if checked:
            self.chosen.emit(button.property("value"))


def _corners(number: int, columns: int, count: int) -> str:
    """Return which corners of the whole a button has; the style sheet rounds these."""
    row, column = divmod(number, columns)
    rows = {"top": row == 0, "bottom": row == (count - 1) // columns}
    sides = {"left": column == 0, "right": column == columns - 1}
    return " ".join(f"{y}-{x}" for y in rows for x in sides if rows[y] and sides[x])


def _bold_width(font: QFont, text: str) -> int:
    """Return the width of ``text`` when chosen, so that choosing doesn't move its neighbours."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(bold).horizontalAdvance(text)
