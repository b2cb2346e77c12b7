"""What stands beside or behind the text of a block: bullets, the bar of a quote, a panel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from reader.values import BULLET, BlockKind
from ui.views.page.mark_metrics import above

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.theme import Theme
    from ui.views.page.typography import Typography

_OWN_BULLET = re.compile(
    r"\s*(?:[•‣◦▪·*–—-]|[([]?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{2,4})[.)\]]|[⁰¹²³⁴-⁹]{1,3})\s"
)
_NUMBER_AWAY = 0.4
"""How far a number stands before its item, of the size of the text."""


def has_own_bullet(text: str) -> bool:
    """Return whether a list item brings its bullet or number in its text."""
    return _OWN_BULLET.match(text) is not None


class BlockOrnaments:
    """Paints the ornaments of blocks; the painter's origin is the block's corner."""

    def __init__(self, typography: Typography, colours: Theme) -> None:
        self._indent = typography.indent
        self._size = typography.style.size
        self._font = typography.font
        self._colours = colours

    def paint(
        self,
        painter: QPainter,
        look: tuple[BlockKind, int],
        bullet: str,
        room: QRectF,
        *,
        rtl: bool,
    ) -> None:
        """Paint what belongs to a block; ``room`` is what its letters fill, with its indents.

        Before a list item, that is its ``bullet``.
        """
        kind, level = look
        if kind is BlockKind.PREFORMATTED:
            self._paint_panel(painter, room)
        elif kind is BlockKind.QUOTE:
            self._paint_bar(painter, room, max(1, level), rtl=rtl)
        elif kind is BlockKind.LIST_ITEM and bullet == BULLET:
            self._paint_bullet(painter, room, max(1, level), rtl=rtl)
        elif kind is BlockKind.LIST_ITEM:
            self._paint_number(painter, room, max(1, level), bullet, rtl=rtl)

    def _paint_panel(self, painter: QPainter, room: QRectF) -> None:
        ground = QColor(self._colours.line)
        ground.setAlphaF(0.35)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(room.adjusted(0, -self._size / 2, 0, self._size / 2), 6, 6)

    def _paint_bar(self, painter: QPainter, room: QRectF, level: int, *, rtl: bool) -> None:
        x = self._gutter(room, level, rtl=rtl)
        painter.fillRect(QRectF(round(x) - 1, room.top(), 2, room.height()), self._colours.line)

    def _paint_bullet(self, painter: QPainter, room: QRectF, level: int, *, rtl: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.dim)
        radius = self._size * 0.13
        y = room.top() + above(self._size) - self._size * 0.28
        painter.drawEllipse(QPointF(self._gutter(room, level, rtl=rtl), y), radius, radius)

    def _paint_number(
        self, painter: QPainter, room: QRectF, level: int, number: str, *, rtl: bool
    ) -> None:
        """Write a number so that it ends shortly before the text."""
        inset, away = level * self._indent, self._size * _NUMBER_AWAY
        width = QFontMetricsF(self._font).horizontalAdvance(number)
        x = room.right() - inset + away if rtl else room.left() + inset - away - width
        painter.save()
        painter.setFont(self._font)
        painter.setPen(self._colours.dim)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        painter.drawText(QPointF(x, room.top() + above(self._size)), number)
        painter.restore()

    def _gutter(self, room: QRectF, level: int, *, rtl: bool) -> float:
        """Return the x in the middle of the innermost indent."""
        inset = (level - 0.45) * self._indent
        return room.right() - inset if rtl else room.left() + inset
