"""A palette of colours to choose from, by mouse or arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from reader.label_colours import Pair
    from ui.theme import Theme

_SIZE, _GAP, _COLUMNS = 22, 6, 10
_RADIUS = 5.0


class Swatches(QWidget):
    """Each pair of colours is a square of the tint with an edge of the strong colour."""

    chosen = Signal(object)
    """The `Pair` that the user chose."""

    def __init__(self, pairs: Sequence[Pair], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs, self._theme = pairs, theme
        self._chosen: Pair | None = None
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Colours"))
        rows = -(-len(pairs) // _COLUMNS)
        self.setFixedSize(QSize(_COLUMNS * (_SIZE + _GAP), rows * (_SIZE + _GAP)))

    def set_pair(self, pair: Pair) -> None:
        """Show which of the pairs is in use, if one is."""
        self._chosen = pair
        if pair in self._pairs:
            self._at = self._pairs.index(pair)
        self._tell_place()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, choose with Space or Enter."""
        forward = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Down: _COLUMNS,
            Qt.Key.Key_Up: -_COLUMNS,
        }
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self._pairs[self._at])
        elif key in steps:
            goal = self._at + steps[key]
            self._at = goal if 0 <= goal < len(self._pairs) else self._at
            self._tell_place()
            self.update()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the colour under the mouse."""
        place = event.position().toPoint()
        for at in range(len(self._pairs)):
            if self._square(at).contains(place):
                self._at = at
                self.chosen.emit(self._pairs[at])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the squares, and rings around the one in use and the one with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, pair in enumerate(self._pairs):
            square = QRectF(self._square(at))
            painter.setPen(QPen(QColor(pair.colour), 4))
            painter.setBrush(QColor(pair.tint))
            painter.drawRoundedRect(square.adjusted(4, 4, -4, -4), 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if pair == self._chosen:
                painter.setPen(QPen(self._theme.ink, 1.5))
                painter.drawRoundedRect(square.adjusted(0, 0, 0, 0), _RADIUS, _RADIUS)
            if at == self._at and self.hasFocus():
                painter.setPen(QPen(self._theme.accent, 2))
                painter.drawRoundedRect(square.adjusted(-1, -1, 1, 1), _RADIUS, _RADIUS)

    def _tell_place(self) -> None:
        self.setAccessibleDescription(self._pairs[self._at].colour)

    def _square(self, at: int) -> QRect:
        row, column = divmod(at, _COLUMNS)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = _COLUMNS - 1 - column
        corner = QPoint(column, row) * (_SIZE + _GAP) + QPoint(_GAP // 2, _GAP // 2)
        return QRect(corner, QSize(_SIZE, _SIZE))
