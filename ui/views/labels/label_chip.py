"""One label as a button: its key in a box, its name, both in its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QStyle

from ui.colours import legible, mixed
from ui.wording.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from reader.values import Label

_HEIGHT = 28
_RING = 2
"""Room around the chip for the ring that shows the focus."""
_PADDING = 5
_KEY = 16
_GAP = 6
_RADIUS = 6.0
_FILL, _FILL_LATEST = 0.10, 0.24


class LabelChip(QAbstractButton):
    """A chip for ``label``; the label that was used last has a stronger fill and a line below."""

    def __init__(
        self,
        label: Label,
        parent: QWidget | None = None,
        *,
        dark: bool,
        inert: str = "",
        again: str = "",
    ) -> None:
        """Show ``label``.

        ``inert`` says why its key does nothing, if so; ``again`` is the key that applies the
        last label once more.
        """
        super().__init__(parent)
        self.label = label
        self._key = "" if inert else label.key
        self._inert, self._again = inert, again
        self._colour = QColor(label.tint if dark else label.colour)
        self._latest = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._name()

    def set_latest(self, *, latest: bool) -> None:
        """Show whether this label is the one that was used last."""
        if latest != self._latest:
            self._latest = latest
            self._name()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the key and the whole name."""
        name = QFontMetrics(self._font(12)).horizontalAdvance(self.label.name)
        key = self._key_width() + _GAP if self._key else 0
        return QSize(key + name + 2 * (_PADDING + _RING) + 3, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Space; leave all other keys to the bar (arrows would act as Tab here)."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip, and a ring around it while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground()
        ink = legible(self._colour, ground)
        self._paint_chip(painter, ground, ink)
        inside = self.rect().adjusted(_PADDING + _RING, 0, -_PADDING - _RING - 2, 0)
        if self._key:
            inside = self._paint_key(painter, inside, ink)
        painter.setPen(ink)
        painter.setFont(self._font(12))
        painter.drawText(self._visual(inside), self._side(), self.label.name)

    def _paint_chip(self, painter: QPainter, ground: QColor, ink: QColor) -> None:
        chip = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().accent().color(), 2))
            painter.drawRoundedRect(chip.adjusted(-1, -1, 1, 1), _RADIUS + 1, _RADIUS + 1)
        edge = ink if self._latest else mixed(ink, ground, 0.6)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if self._latest:
            line = QRectF(chip.left() + _RADIUS, chip.bottom() - 2, chip.width() - 2 * _RADIUS, 2)
            painter.fillRect(line, ink)

    def _paint_key(self, painter: QPainter, inside: QRect, ink: QColor) -> QRect:
        """Paint the key in its box, and return what is left for the name."""
        box = QRect(inside.left(), inside.center().y() - _KEY // 2 + 1, self._key_width(), _KEY)
        placed = self._visual(box)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(placed).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._font(11, QFont.Weight.Normal))
        painter.drawText(placed, Qt.AlignmentFlag.AlignCenter, self._key)
        return inside.adjusted(box.width() + _GAP, 0, 0, 0)

    def _ground(self) -> QColor:
        share = _FILL_LATEST if self._latest or self.isDown() else _FILL
        if self.underMouse():
            share += 0.06
        return mixed(self._colour, self.palette().window().color(), share)

    def _key_width(self) -> int:
        return max(_KEY, QFontMetrics(self._font(11)).horizontalAdvance(self._key) + 8)

    def _font(self, size: int, weight: QFont.Weight = QFont.Weight.DemiBold) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(weight)
        return font

    def _visual(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _side(self) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return QStyle.visualAlignment(self.layoutDirection(), side)

    def _name(self) -> None:
        key = f" ({self._key})" if self._key else ""
        parts = [self.label.name + key, self.label.description, self._inert]
        if self._latest and self._again:
            parts.append(self.tr("Used last: {key} applies it again").format(key=self._again))
        elif self._latest:
            parts.append(self.tr("Used last"))
        self.setToolTip("".join(tip(part) for part in parts if part))
        self.setAccessibleName(self.label.name)
        self.setAccessibleDescription(" ".join(filter(None, parts[1:])))
