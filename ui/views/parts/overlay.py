"""Laying a widget over the upper edge of another, whose contents so stay where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class Overlaid(QWidget):
    """Holds ``below``, and ``above`` along its upper edge, as high as that must be."""

    def __init__(self, below: QWidget, above: QWidget) -> None:
        super().__init__()
        self._above = above
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(below, 0, 0)
        grid.addWidget(above, 0, 0, Qt.AlignmentFlag.AlignTop)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep what lies above there."""
        super().showEvent(event)
        self._above.raise_()
