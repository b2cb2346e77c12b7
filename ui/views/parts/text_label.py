"""Any text shown as it is, even if it looks like HTML, which Qt would render."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TextLabel(QLabel):
    """A label of plain text that wraps."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        """Show ``text`` in the weight of ``role``, one that the style sheet knows."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        self.set_role(role)

    def set_role(self, role: str) -> None:
        """Take the weight and the colour of ``role``."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
