"""Presses of a mouse button in quick succession: double, triple and further clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


class Presses:
    """Counts presses that come soon after each other, and near each other."""

    def __init__(self) -> None:
        self._count = 0
        self._time = 0
        self._place = QPointF()

    def count(self, event: QMouseEvent) -> int:
        """Return which press of a series ``event`` is, from 1."""
        soon = event.timestamp() - self._time <= QApplication.doubleClickInterval()
        way = event.position() - self._place
        near = way.manhattanLength() < QApplication.startDragDistance()
        self._count = self._count + 1 if soon and near else 1
        self._time, self._place = event.timestamp(), event.position()
        return self._count
