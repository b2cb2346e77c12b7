"""A field that narrows the list below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FilterField(QLineEdit):
    """A field that Esc empties, and that Enter and Down leave for the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty or leave the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
