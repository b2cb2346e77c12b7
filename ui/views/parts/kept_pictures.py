"""Pictures of rows that are drawn again and again, so that their texts are shaped once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QStyleOptionViewItem

_MOST = 200
"""Pictures that are kept; a window shows some 25 rows."""


class KeptPictures:
    """What rows looked like, by what they show and how."""

    def __init__(self, ground: QColor) -> None:
        """Keep pictures on a ground, which letters that are smoothed by colours need."""
        self._ground = ground
        self._kept: dict[Hashable, QPixmap] = {}

    def draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        what: Hashable,
        draw: Callable[[QPainter, QStyleOptionViewItem], None],
    ) -> None:
        """Draw a row as it was drawn before, if that is still known; ``what`` is all it shows.

        One row more or less moves the others, and to shape their texts again takes most of
        the time between a key and the next picture.
        """
        place, ratio = QRect(option.rect), painter.device().devicePixelRatio()
        looks = what, place.size().toTuple(), option.state, option.direction, ratio
        picture = self._kept.get(looks)
        if picture is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            picture = self._kept[looks] = self._picture(option, ratio, draw)
        painter.drawPixmap(place.topLeft(), picture)

    def _picture(
        self,
        option: QStyleOptionViewItem,
        ratio: float,
        draw: Callable[[QPainter, QStyleOptionViewItem], None],
    ) -> QPixmap:
        size = option.rect.size()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._ground)
        own = type(option)(option)
        own.rect = QRect(QPoint(0, 0), size)
        painter = QPainter(picture)
        draw(painter, own)
        painter.end()
        return picture
