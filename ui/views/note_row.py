"""How a note is drawn in the inspector: what it is about, and its whole text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QStaticText, QTextOption, QTransform
from PySide6.QtWidgets import QStyle

from reader.values import Annotation, Note
from ui.models.notes import NOTE_ROLE, text_of
from ui.views.row_delegate import EDGE, INDENT, TEXT, RowDelegate, draw_line, font, is_rtl

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

_ABOUT, _PAD, _TOP = 18, 8, 6


class NoteRow(RowDelegate):
    """Draws the quote dim and small, and below it the note, wrapped."""

    wraps = True

    def height(self, value: object, width: int) -> int:
        """Return the height that the note needs."""
        text = text_of(value) if isinstance(value, Annotation | Note) else ""
        room = width - 2 * EDGE - INDENT - _PAD
        return round(_wrapped(text, room).size().height()) + _ABOUT + 2 * _TOP

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room that the note needs."""
        width = option.rect.width()
        return QSize(width, self.height(index.data(NOTE_ROLE), width))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one note."""
        painter.save()
        value: Annotation | Note = index.data(NOTE_ROLE)
        self.draw_ground(painter, option)
        self.draw_bar(painter, option, self._colour(value))
        inside = option.rect.adjusted(EDGE + INDENT, _TOP, -EDGE - _PAD, -_TOP)
        inside = QStyle.visualRect(option.direction, option.rect, inside)
        about = value.quote or self.tr("On the article")
        line = inside.adjusted(0, 0, 0, _ABOUT - inside.height())
        draw_line(painter, line, about, font(12), self.theme.dim)
        text = _wrapped(text_of(value), inside.width())
        painter.setFont(font(TEXT))
        painter.setPen(self.theme.ink)
        painter.drawStaticText(QPointF(inside.left(), inside.top() + _ABOUT), text)
        painter.restore()

    def _colour(self, value: Annotation | Note) -> QColor:
        if isinstance(value, Annotation):
            return self.label_colour(value.label)
        return self.theme.accent if value.start is None else self.theme.edge


def _wrapped(text: str, width: int) -> QStaticText:
    rtl = is_rtl(text)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(way)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.setTextOption(option)
    static.setTextWidth(max(1, width))
    static.prepare(QTransform(), font(TEXT))
    return static
