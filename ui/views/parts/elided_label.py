"""A line of text that gives way: what has no room is cut with an ellipsis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class ElidedLabel(QLabel):
    """A plain text label that may be narrower than its text, of which it shows both ends."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        elided: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        """Say with ``elided`` where it is cut instead."""
        super().__init__(parent)
        self._elided = elided
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        letters = self.fontMetrics().horizontalAdvance("mmm…")
        full = super().sizeHint()
        return QSize(min(letters, full.width()), full.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        painter = QPainter(self)
        inside = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), self._elided, inside.width())
        painter.drawText(inside, self.alignment(), text)
