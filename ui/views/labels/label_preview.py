"""How marks with a label look, on light and on dark paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader import colours
from reader.label_colours import DARK_FILL, DARK_PAPER, FILL, PAPER
from ui.colours import mixed
from ui.theme import load_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.label_colours import Pair

_HEIGHT, _RADIUS = 58, 6.0
_TEXT, _NAME = 17, 10


class LabelPreview(QWidget):
    """Two pieces of paper with a word that is marked."""

    def __init__(self, pair: Pair, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair, self._name = pair, name
        self._inks = [load_theme(each).ink for each in ("light", "dark")]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(_HEIGHT)

    def show_label(self, pair: Pair, name: str) -> None:
        """Show a label of those colours and that name."""
        self._pair, self._name = pair, name
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a short name on both papers."""
        return QSize(280, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both papers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = (self.width() - 8) / 2
        tint = QColor(self._pair.tint)
        for number, (paper, strong, share) in enumerate(
            ((PAPER, QColor(self._pair.colour), FILL), (DARK_PAPER, tint, DARK_FILL))
        ):
            ground = QColor(colours.write(paper))
            place = QRectF(number * (half + 8), 0, half, self.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(place, _RADIUS, _RADIUS)
            fill = mixed(tint, ground, share)
            self._paint_mark(painter, place, fill, strong, self._inks[number])

    def _paint_mark(
        self, painter: QPainter, place: QRectF, fill: QColor, strong: QColor, ink: QColor
    ) -> None:
        text, name = QFont("serif"), QFont(self.font())
        text.setPixelSize(_TEXT)
        name.setPixelSize(_NAME)
        name.setWeight(QFont.Weight.DemiBold)
        word = self.tr("Northgate")
        mark = QRectF(place.left() + 14, place.top() + 22, 0, 26)
        mark.setWidth(QFontMetricsF(text).horizontalAdvance(word) + 6)
        painter.fillRect(mark, fill)
        painter.fillRect(QRectF(mark.left(), mark.bottom(), mark.width(), 2), strong)
        painter.setFont(text)
        painter.setPen(ink)
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, word)
        painter.setFont(name)
        painter.setPen(strong)
        above = QRectF(mark.left(), place.top() + 6, place.right() - mark.left() - 8, 14)
        shown = QFontMetricsF(name).elidedText(
            self._name, Qt.TextElideMode.ElideRight, above.width()
        )
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, shown)
