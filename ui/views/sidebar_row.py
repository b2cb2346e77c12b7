"""How a line of the sidebar is drawn: a section, a list with its count, a year with its months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui.models.sidebar import LINE_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.lists import ArticleFilter
    from ui.models.sidebar import SidebarLine
    from ui.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

LINE, HEADING = 27, 37
"""Heights, in pixels."""
SIGN_WIDTH = 28
"""How much of the beginning of its line belongs to the sign that folds a year."""
_CAPITALS = 11
_INSET, _INDENT, _SIGN = 7, 14, 10
_CENTRE = Qt.AlignmentFlag.AlignVCenter
_LEADING = _CENTRE | Qt.AlignmentFlag.AlignLeading
_TRAILING = _CENTRE | Qt.AlignmentFlag.AlignTrailing


class SidebarRow(QStyledItemDelegate):
    """Draws a section in small capitals, a list as its name with its count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.chosen: ArticleFilter | None = None
        """The list that is shown, whichever line the keys are at."""
        self.aimed_at: Index | None = None
        """The line that what is dragged would be dropped on."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line, sections with air above."""
        return QSize(100, LINE if index.parent().isValid() else HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line = index.data(LINE_ROLE)
        if line is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = option.rect.adjusted(8, 1, -8, -1)
        heading = not index.parent().isValid()
        if heading:
            pill.setTop(pill.bottom() - LINE + 2)
        self._draw_ground(painter, option, pill, index)
        if heading:
            self._draw_heading(painter, line, pill, option)
        else:
            self._draw_line(painter, line, pill, index, option)
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, pill: QRect, index: Index
    ) -> None:
        """Draw what is shown, under the mouse, under what is dragged, or has the focus."""
        state, flag = option.state, QStyle.StateFlag
        line, aimed_at = index.data(LINE_ROLE), self.aimed_at == index
        painter.setPen(Qt.PenStyle.NoPen)
        if aimed_at or (line.filter is not None and line.filter == self.chosen):
            painter.setBrush(self.theme.selection)
        elif state & flag.State_MouseOver:
            painter.setBrush(self.theme.hover)
        if aimed_at or state & flag.State_HasFocus:
            painter.setPen(QPen(self.theme.accent, 2 if aimed_at else 1))
        painter.drawRoundedRect(pill, 6, 6)

    def _draw_heading(
        self, painter: QPainter, line: SidebarLine, pill: QRect, option: QStyleOptionViewItem
    ) -> None:
        font = QFont(painter.font())
        font.setPixelSize(_CAPITALS)
        font.setWeight(QFont.Weight.DemiBold)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
        painter.setFont(font)
        painter.setPen(self.theme.dim)
        room = pill.adjusted(_INSET, 0, -_INSET, 0)
        painter.drawText(room, _LEADING, line.text)
        opened = bool(option.state & QStyle.StateFlag.State_Open)
        if not opened or option.state & QStyle.StateFlag.State_MouseOver:
            self._draw_fold(
                painter, option, QRect(room.right() - 10, room.top(), 10, room.height())
            )

    def _draw_line(
        self,
        painter: QPainter,
        line: SidebarLine,
        pill: QRect,
        index: Index,
        option: QStyleOptionViewItem,
    ) -> None:
        chosen = line.filter is not None and line.filter == self.chosen
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        room = pill.adjusted(_INSET, 0, -_INSET, 0)
        count = f"{line.articles:n}" if line.articles else ""
        painter.setPen(self.theme.dim)
        painter.drawText(room, _TRAILING, count)
        if line.inside:
            self._draw_fold(painter, option, _at_start(option, room))
        metrics = QFontMetrics(font)
        indent = _INDENT if line.inside or index.parent().parent().isValid() else 0
        width = room.width() - metrics.horizontalAdvance(count) - 8 - indent
        place = QRect(room.left() + indent, room.top(), width, room.height())
        name = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, width)
        painter.setPen(self.theme.dim if line.filter is None else self.theme.ink)
        painter.drawText(QStyle.visualRect(option.direction, room, place), _LEADING, name)

    def _draw_fold(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> None:
        """Draw the sign that something is folded away, or can be."""
        middle = QPointF(place.center()) + QPointF(0.5, 0.5)
        if option.state & QStyle.StateFlag.State_Open:
            corners = (QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75))
        elif option.direction == Qt.LayoutDirection.RightToLeft:
            corners = (QPointF(1.75, -3.5), QPointF(-1.75, 0), QPointF(1.75, 3.5))
        else:
            corners = (QPointF(-1.75, -3.5), QPointF(1.75, 0), QPointF(-1.75, 3.5))
        painter.setPen(QPen(self.theme.dim, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([middle + corner for corner in corners]))


def _at_start(option: QStyleOptionViewItem, room: QRect) -> QRect:
    """Return the place of a sign at the beginning of a line."""
    place = QRect(room.left(), room.top(), _SIGN, room.height())
    return QStyle.visualRect(option.direction, room, place)


def _at_end(option: QStyleOptionViewItem, room: QRect) -> QRect:
    place = QRect(room.right() - _SIGN, room.top(), _SIGN, room.height())
    return QStyle.visualRect(option.direction, room, place)
