"""Giving the focus back to where it was before something opened over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FocusReturn:
    """Remembers what has the focus; it may be gone by the time the focus comes back."""

    def __init__(self) -> None:
        self._widget: QWidget | None = None

    def remember(self) -> None:
        """Remember what has the focus now."""
        self._widget = QApplication.focusWidget()

    def give_back(self) -> None:
        """Give the focus to what had it, once, if that is there and can be seen."""
        widget, self._widget = self._widget, None
        if widget is not None and isValid(widget) and widget.isVisible():
            widget.setFocus(Qt.FocusReason.PopupFocusReason)
