"""The marks that lie at one place, in a row or in lines, to choose one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.views.parts.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPoint
    from PySide6.QtGui import QColor, QPaintEvent

    from reader.values import AnnotationId
    from ui.theme import Theme

_GAP = 14
"""Pixels between the place of the click and the row."""
_EDGE = 4
"""Pixels between the row and the edge of what it lies over."""
_HEIGHT, _PADDING, _DOT, _BETWEEN = 26, 9, 8, 6
_LONGEST = 150
"""The width to which a quote is cut, in pixels."""
_RADIUS = 7.0


class Choice(NamedTuple):
    """One of the marks."""

    mark: AnnotationId
    label: str
    quote: str
    colour: QColor


class MarkChoice(QWidget):
    """Lies over the text beside the place of a click; takes no focus and no keys."""

    chosen = Signal(object)
    """The id of a mark."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._over = theme, over
        self._buttons: list[_ChoiceButton] = []
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(4, 4, 4, 4)
        self._flow.setSpacing(2)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.hide()

    def offer(self, place: QPoint, choices: Sequence[Choice], current: AnnotationId | None) -> None:
        """Show ``choices`` below ``place``, or above it where there is no room."""
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [_ChoiceButton(choice, self._theme, self) for choice in choices]
        for button in self._buttons:
            button.set_current(current=button.choice.mark == current)
            button.clicked.connect(self._choose)
            self._flow.addWidget(button)
            button.show()  # what lies in a row that is seen already has no size before
        self._put_at(place)
        self.show()
        self.raise_()

    def set_current(self, mark: AnnotationId | None) -> None:
        """Show which mark is selected; where it isn't one of the row, the row goes."""
        for button in self._buttons:
            button.set_current(current=button.choice.mark == mark)
        if all(button.choice.mark != mark for button in self._buttons):
            self.hide()

    def _put_at(self, place: QPoint) -> None:
        room = self._over.rect()
        width = min(self._flow.sizeHint().width(), room.width() - 2 * _EDGE)
        height = self._flow.heightForWidth(width)
        x = min(max(_EDGE, place.x() - width // 2), room.width() - width - _EDGE)
        y = place.y() + _GAP
        if y + height > room.height():
            y = max(_EDGE, place.y() - _GAP - height)
        self.setGeometry(x, y, width, height)

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, _ChoiceButton):
            self.chosen.emit(button.choice.mark)

    def eventFilter(self, over: QObject, event: QEvent) -> bool:
        """Go with a press, the wheel or a change of size beside the row."""
        if event.type() in (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.Wheel,
            QEvent.Type.Resize,
        ):
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.edge, 1))
        painter.setBrush(self._theme.card)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )


class _ChoiceButton(QAbstractButton):
    def __init__(self, choice: Choice, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self._theme = theme
        self._current = False
        self._label_font, self._quote_font = QFont(self.font()), QFont(self.font())
        self._label_font.setBold(True)
        quote = QFontMetrics(self._quote_font)
        self._quote = quote.elidedText(
            " ".join(choice.quote.split()), Qt.TextElideMode.ElideRight, _LONGEST
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{choice.label}: {choice.quote}")

    def set_current(self, *, current: bool) -> None:
        """Show whether this is the selected mark."""
        self._current = current
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for dot, label and quote."""
        quote = QFontMetrics(self._quote_font).horizontalAdvance(self._quote)
        return QSize(2 * _PADDING + _DOT + 2 * _BETWEEN + self._label_width() + quote, _HEIGHT)

    def _label_width(self) -> int:
        return QFontMetrics(self._label_font).horizontalAdvance(self.choice.label)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a dot and the label in its colour, then the quote."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.choice.colour)
        middle = self.height() / 2
        painter.drawEllipse(QRectF(_PADDING, middle - _DOT / 2, _DOT, _DOT))
        x = _PADDING + _DOT + _BETWEEN
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for words, font, colour in (
            (self.choice.label, self._label_font, self.choice.colour),
            (self._quote, self._quote_font, self._theme.ink),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QRectF(x, 0, self.width(), self.height()), align, words)
            x += self._label_width() + _BETWEEN

    def _paint_ground(self, painter: QPainter) -> None:
        ground = self._theme.hover if self.underMouse() else self._theme.card
        painter.setBrush(self._theme.selection if self._current else ground)
        painter.setPen(QPen(self._theme.accent, 1.4) if self._current else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)
