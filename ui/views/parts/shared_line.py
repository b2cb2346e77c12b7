"""A line to type what several things have in common, or may differ in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class SharedLine(QLineEdit):
    """Shows a value, or that there are several; knows whether the user has changed it."""

    def __init__(self, value: str | None, parent: QWidget | None = None) -> None:
        """Show ``value``; None stands for several."""
        super().__init__(value or "", parent)
        self._before = value
        self._touched = False
        if value is None:
            self.setPlaceholderText(self.tr("Several values"))
        self.textEdited.connect(self._touch)
        self.setCursorPosition(0)

    def changed(self) -> str | None:
        """Return what was typed instead of the value; None where it shall stay as it is."""
        text = self.text().strip()
        return text if self._touched and text != self._before else None

    def _touch(self) -> None:
        self._touched = True
        self.setPlaceholderText("")
