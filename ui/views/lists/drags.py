"""Dragging articles and lists inside the window: what is carried, and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QFontMetrics, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

ARTICLES = "application/x-postil-articles"
"""The selected articles of the list."""
LINE = "application/x-postil-line"
"""The current line of the sidebar."""

_WIDEST, _HEIGHT = 220, 26
_BESIDE_POINTER = QPoint(-14, -14)


def carried(kind: str) -> QMimeData:
    """Return what is dragged; nobody but this process can make anything of it."""
    data = QMimeData()
    data.setData(kind, _own_mark())
    return data


def kind_of(data: QMimeData) -> str:
    """Return what is dragged, or an empty string where it comes from elsewhere."""
    kinds = (kind for kind in (ARTICLES, LINE) if data.data(kind) == _own_mark())
    return next(kinds, "")


def start(view: QWidget, kind: str, text: str, theme: Theme) -> None:
    """Drag something out of ``view``, with its name at the pointer, until it is dropped."""
    drag = QDrag(view)
    drag.setMimeData(carried(kind))
    drag.setPixmap(_tag(view, text, theme))
    drag.setHotSpot(_BESIDE_POINTER)
    drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)


def _own_mark() -> bytes:
    return str(QCoreApplication.applicationPid()).encode()


def _tag(view: QWidget, text: str, theme: Theme) -> QPixmap:
    """Draw a small card with what is dragged."""
    metrics = QFontMetrics(view.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)
    size, ratio = QSize(metrics.horizontalAdvance(shown) + 22, _HEIGHT), view.devicePixelRatioF()
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(view.font())
    painter.setPen(theme.accent)
    painter.setBrush(theme.card)
    painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 6, 6)
    painter.setPen(theme.ink)
    painter.drawText(QRectF(0, 0, size.width(), size.height()), Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
    return picture
