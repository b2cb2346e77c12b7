"""How a row of the label picker is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui.models.label_choices import CHOICE_ROLE, Pick
from ui.models.labels import COUNT_ROLE
from ui.views.inspector.row_delegate import capitals_font, font, strong

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.models.label_choices import Choice
    from ui.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

HEIGHT = 25
_PAD, _DOT, _GAP = 8, 9, 8
_TEXT, _SMALL = 13, 12
_RADIUS = 5.0
_INDENT = 18
_COUNT, _KEY = 54, 26
"""The widths of the columns of numbers and keys."""
_LINE = Qt.AlignmentFlag.AlignVCenter


class ChoiceRow(QStyledItemDelegate):
    """Draws a dot and a name in the label's colours, or words; at the end the key."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of every row, which is as wide as its list."""
        return QSize(1, HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Draw one row."""
        choice: Choice = index.data(CHOICE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        self._paint_ground(painter, option)
        inside = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        room = inside
        for words, least in self.endings(index):
            room = self._paint_end(painter, option, room, words, least)
        if choice.pick is Pick.LABEL and choice.label is not None:
            colour = strong(choice.label, self._theme)
            room = self._paint_dot(
                painter, option, room.adjusted(self.indent(choice), 0, 0, 0), choice, colour
            )
            above = f"{choice.above} › " if choice.above else ""
            room = self._write(painter, option, room, above, font(_SMALL), self._theme.dim)
            self._write(painter, option, room, choice.text, capitals_font(_SMALL), colour)
        else:
            self._write(painter, option, room, choice.text, font(_TEXT), self._theme.ink)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        flag = QStyle.StateFlag
        selected = bool(option.state & flag.State_Selected)
        if selected or option.state & flag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.selection if selected else self._theme.hover)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0, 0.5, 0, -0.5), _RADIUS, _RADIUS)

    def endings(self, index: Index) -> list[tuple[str, int]]:
        """Return what stands at the end of a row, the last first, each with its least width."""
        choice: Choice = index.data(CHOICE_ROLE)
        latest = self.tr("used last") if choice.latest else ""
        return [(" · ".join(filter(None, (native(choice.key), latest))), 0)]

    def indent(self, _choice: Choice) -> int:
        """Return how far a row begins further in than others, in pixels."""
        return 0

    def _paint_end(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        inside: QRect,
        words: str,
        least: int,
    ) -> QRect:
        """Write ``words`` at the end of the row, and return the room before them."""
        face = font(_SMALL)
        width = QFontMetrics(face).horizontalAdvance(words) + 2
        place = QRect(inside.right() - width + 1, inside.top(), width, inside.height())
        self._write(painter, option, place, words, face, self._theme.dim)
        return inside.adjusted(0, 0, -max(width + _GAP, least), 0)

    @staticmethod
    def _paint_dot(
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        choice: Choice,
        colour: QColor,
    ) -> QRect:
        dot = QRect(room.left(), room.center().y() - _DOT // 2, _DOT, _DOT)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(QColor(choice.label.tint) if choice.label else colour)
        painter.drawRoundedRect(QRectF(QStyle.visualRect(option.direction, option.rect, dot)), 3, 3)
        return room.adjusted(_DOT + _GAP, 0, 0, 0)

    @staticmethod
    def _write(  # noqa: PLR0917  (what drawing text takes)
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        words: str,
        face: QFont,
        colour: QColor,
    ) -> QRect:
        """Write ``words`` at the beginning of ``room``, and return what is left of it."""
        metrics = QFontMetrics(face)
        line = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(face)
        painter.setPen(colour)
        place = QStyle.visualRect(option.direction, option.rect, room)
        painter.drawText(place, _LINE | Qt.AlignmentFlag.AlignLeading, line)
        return room.adjusted(metrics.horizontalAdvance(line), 0, 0, 0)


class LabelRow(ChoiceRow):
    """Draws a label with its key and how many marks it has; kinds stand further in."""

    def endings(self, index: Index) -> list[tuple[str, int]]:
        """Return the number of marks and the key, each in a column."""
        choice: Choice = index.data(CHOICE_ROLE)
        count = QLocale().toString(index.data(COUNT_ROLE))
        return [(count, _COUNT), (native(choice.key), _KEY)]

    def indent(self, choice: Choice) -> int:
        """Return more for a kind of another label."""
        return _INDENT if choice.label and choice.label.parent is not None else 0


def native(key: str) -> str:
    """Return a key as the desktop writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
