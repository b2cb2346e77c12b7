"""A card that floats over the window until Esc or a press outside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.views.notes.note_editor import place_beside
from ui.views.parts.focus_return import FocusReturn

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from ui.theme import Theme

_SHADOW = 18
_MARGIN = 8
_RADIUS = 10.0


class Popover(QWidget):
    """A transparent cover of the whole window that holds one card with a shadow.

    It is a part of the window and not a window of its own, so that its corners and shadow
    are there on every desktop, and so that a press outside only closes it. What the card
    holds goes into a layout on ``card``. A popover serves for one opening, then it is gone.
    """

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        # Qt keeps Tab inside a sub-window.
        self.setWindowFlag(Qt.WindowType.SubWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._theme = theme
        self._anchor: QWidget | QRect | None = None
        self._focus = FocusReturn()
        self.card = QWidget(self)
        window.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.update()

    def open_below(self, anchor: QWidget) -> None:
        """Open under ``anchor``, inside the window, and take the focus."""
        self._open(anchor)

    def open_at(self, place: QRect) -> None:
        """Open beside ``place``, in the window's pixels, so that it stays in sight."""
        self._open(place)

    def _open(self, anchor: QWidget | QRect) -> None:
        self._anchor = anchor
        self._focus.remember()
        self._place()
        self.raise_()
        self.show()
        self.first_field().setFocus(Qt.FocusReason.PopupFocusReason)

    def first_field(self) -> QWidget:
        """Return what has the focus when the card opens."""
        return self.card

    def event(self, event: QEvent) -> bool:
        """Keep the window's commands from acting behind the card."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, and keep other keys from the window below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when the press is not on the card."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back to where it was."""
        super().hideEvent(event)
        self._focus.give_back()
        self.closed.emit()

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(window, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card and its shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.card.geometry())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 7 if self._theme.dark else 3))
        for spread in range(_SHADOW, 0, -1):
            soft = card.adjusted(-spread, -spread * 0.6, spread, spread)
            painter.drawRoundedRect(soft, _RADIUS + spread, _RADIUS + spread)
        painter.setPen(QPen(self._theme.line, 1))
        painter.setBrush(self._theme.card)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _place(self) -> None:
        if self._anchor is None:
            return
        self.setGeometry(self._window.rect())
        self.card.adjustSize()
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if isinstance(self._anchor, QRect):
            size, rtl = self.card.size(), self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            card = place_beside(self._anchor, room, size, size.height(), rtl=rtl)
            self.card.move(card.topLeft())
            return
        under = QRect(self._anchor.mapTo(self._window, QPoint()), self._anchor.size())
        card = QRect(QPoint(), self.card.size())
        card.moveCenter(under.center())
        card.moveTop(under.bottom() + _MARGIN)
        card.moveRight(min(card.right(), room.right()))
        card.moveLeft(max(card.left(), room.left()))
        card.moveTop(max(room.top(), min(card.top(), room.bottom() - card.height() + 1)))
        self.card.move(card.topLeft())
