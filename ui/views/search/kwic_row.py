"""How a hit is drawn in a line with what stands about it, the hits one below another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from reader.values import CONTEXT
from ui.models.hits import HIT_ROLE
from ui.views.inspector.row_delegate import SMALL, TEXT, font, is_rtl, one_line
from ui.wording.dates import date
from ui.wording.parts import joined

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.values import Occurrence
    from ui.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 29
_WIDEST_HIT = 0.5
"""Of the room for a hit in its context; a longer one is cut."""


class KwicRow(QStyledItemDelegate):
    """Draws a hit in the middle, and on both sides what is read before and after it."""

    margin = 12
    """What is left free at the beginning of a row, in pixels."""
    end = 180
    """The room for source and date at its end."""

    def __init__(self, theme: Theme, colour: QColor, parent: QWidget) -> None:
        """Draw hits in ``colour``."""
        super().__init__(parent)
        self.theme = theme
        self._colour = colour
        self._text, self._detail = font(TEXT), font(SMALL)
        self._bold = font(TEXT, QFont.Weight.Bold)

    def set_theme(self, theme: Theme, colour: QColor) -> None:
        """Take the colours of ``theme``, and ``colour`` for the hits."""
        self.theme, self._colour = theme, colour

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the fixed height of a row."""
        return QSize(400, ROW_HEIGHT)

    def occurrence(self, index: Index) -> Occurrence:
        """Return the hit of a row."""
        hit: Occurrence = index.data(HIT_ROLE)
        return hit

    def warning(self, index: Index) -> str:
        """Return what stands before the hit's context, if there is room."""
        return ""

    def detail(self, found: Occurrence) -> str:
        """Return what stands at the end of a row."""
        return joined(found.source, date(found.published))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        found = self.occurrence(index)
        painter.save()
        self._draw_ground(painter, option)
        inner = option.rect.adjusted(self.margin, 0, 0, -1)
        self._draw_detail(painter, inner, self.detail(found))
        self._draw_hit(painter, inner.adjusted(0, 0, -self.end, 0), found, self.warning(index))
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        flag, rect = QStyle.StateFlag, option.rect
        if option.state & flag.State_Selected:
            painter.fillRect(rect, self.theme.selection)
        elif option.state & flag.State_MouseOver:
            painter.fillRect(rect, self.theme.hover)
        if option.state & flag.State_HasFocus:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, self.theme.accent)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self.theme.line)

    def _draw_detail(self, painter: QPainter, rect: QRect, text: str) -> None:
        metrics = QFontMetrics(self._detail)
        room = rect.adjusted(rect.width() - self.end + 12, 0, -6, 0)
        painter.setFont(self._detail)
        painter.setPen(self.theme.dim)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_hit(self, painter: QPainter, rect: QRect, found: Occurrence, warning: str) -> None:
        """Draw the hit in the middle, and on each side of it what is read before and after it."""
        rtl = is_rtl(f"{found.quote}{found.left}{found.right}")
        metrics = QFontMetrics(self._bold)
        widest = int(rect.width() * _WIDEST_HIT)
        quote = metrics.elidedText(one_line(found.quote), Qt.TextElideMode.ElideMiddle, widest)
        width = metrics.horizontalAdvance(quote)
        middle = QRect(rect.center().x() - width // 2, rect.top(), width + 1, rect.height())
        left = QRect(rect.left(), rect.top(), middle.left() - rect.left(), rect.height())
        right = QRect(middle.right(), rect.top(), rect.right() - middle.right(), rect.height())
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        before, after = (right, left) if rtl else (left, right)
        self._draw_text(painter, middle, quote, self._colour, at_right=rtl, bold=True)
        self._draw_before(painter, before, found.left, warning, at_right=not rtl)
        self._draw_after(painter, after, found.right, at_right=rtl)

    def _draw_before(
        self, painter: QPainter, rect: QRect, text: str, warning: str, *, at_right: bool
    ) -> None:
        metrics = QFontMetrics(self._text)
        room = rect.width() - metrics.horizontalAdvance(warning)
        context = _ending(metrics, _from_a_word_on(text), room)
        self._draw_text(painter, rect, context, self.theme.ink, at_right=at_right)
        if warning:
            taken = metrics.horizontalAdvance(context)
            rest = rect.adjusted(0, 0, -taken, 0) if at_right else rect.adjusted(taken, 0, 0, 0)
            self._draw_text(painter, rest, warning, self.theme.dim, at_right=at_right)

    def _draw_after(self, painter: QPainter, rect: QRect, text: str, *, at_right: bool) -> None:
        whole = _from_a_word_on(text[::-1])[::-1]
        shown = QFontMetrics(self._text).elidedText(
            whole, Qt.TextElideMode.ElideRight, rect.width()
        )
        self._draw_text(painter, rect, shown, self.theme.ink, at_right=at_right)

    def _draw_text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        colour: QColor,
        *,
        at_right: bool,
        bold: bool = False,
    ) -> None:
        painter.setFont(self._bold if bold else self._text)
        painter.setPen(colour)
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, flags | Qt.TextFlag.TextIncludeTrailingSpaces, text)


def _from_a_word_on(text: str) -> str:
    """Return ``text``, if it was cut, from the beginning of its first whole word on."""
    cut = text.find(" ") + 1 if len(text) == CONTEXT else 0
    return text[cut:]


def _ending(metrics: QFontMetrics, text: str, width: int) -> str:
    """Return as much of the end of ``text`` as fits, from the beginning of a word on."""
    while text and metrics.horizontalAdvance(text) > width:
        cut = text.find(" ", 1)
        text = text[cut:] if cut > 0 else ""
    return text
