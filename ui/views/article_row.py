"""How one article is drawn in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from reader.values import Direction
from ui.models.article_list import SUMMARY_ROLE
from ui.wording import byline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.values import ArticleSummary, Label, LabelId
    from ui.theme import Theme

ROW_HEIGHT = 90
TITLE_SIZE = 13
META_SIZE = 12
BAR_WIDTH = 92
STAR_SIZE = 14
NOTE_SIZE = 12
_LEFT, _RIGHT, _TOP = 23, 13, 11
_TITLE_LINES = 2


class ArticleRow(QStyledItemDelegate):
    """Draws title, source and date, and the bar of its labels; nothing is laid out twice."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._colours: dict[LabelId, QColor] = {}
        self._title_font = QFont()
        self._meta_font = QFont()
        self._meta_font.setPixelSize(META_SIZE)
        self._title_font.setPixelSize(TITLE_SIZE)
        self.set_theme(theme, None)

    def set_theme(self, theme: Theme, star: QPixmap | None, note: QPixmap | None = None) -> None:
        """Take the colours of ``theme``, its star, and its sheet for notes."""
        self._theme = theme
        self._star, self._note = star, note

    def set_labels(self, labels: Mapping[LabelId, Label]) -> None:
        """Take the labels whose colours the bars show."""
        self._colours = {
            id_: QColor(label.tint if self._theme.dark else label.colour)
            for id_, label in labels.items()
        }

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the fixed height of a row."""
        return QSize(200, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        summary = index.data(SUMMARY_ROLE)
        rect = option.rect
        self._draw_ground(painter, option, rect)
        if summary is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, summary, rect)
            painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.selection)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.hover)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, self._theme.accent)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.line)

    def _draw(self, painter: QPainter, summary: ArticleSummary, rect: QRect) -> None:
        inner = rect.adjusted(_LEFT, _TOP, -_RIGHT, -8)
        if not summary.read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.accent)
            painter.drawEllipse(QPointF(rect.left() + 12, inner.top() + 9), 3.5, 3.5)
        if summary.starred and self._star is not None:
            painter.drawPixmap(inner.right() - STAR_SIZE, inner.top() + 1, self._star)
        bottom = self._draw_title(painter, summary, inner.adjusted(0, 0, -STAR_SIZE - 8, 0))
        bottom = self._draw_meta(
            painter, summary, QRect(inner.left(), bottom + 1, inner.width(), 18)
        )
        self._draw_bar(painter, summary, inner.left(), bottom + 8)
        if summary.notes:
            self._draw_notes(
                painter, summary.notes, QRect(inner.left(), bottom + 2, inner.width(), 14)
            )

    def _draw_notes(self, painter: QPainter, notes: int, rect: QRect) -> None:
        """Draw how many notes there are, at the end of the line of the bar."""
        painter.setFont(self._meta_font)
        painter.setPen(self._theme.dim)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignAbsolute, str(notes))
        if self._note is not None:
            number = QFontMetrics(self._meta_font).horizontalAdvance(str(notes))
            left = rect.right() - number - NOTE_SIZE - 3
            painter.drawPixmap(left, rect.top() + 1, self._note)

    def _draw_title(self, painter: QPainter, summary: ArticleSummary, rect: QRect) -> int:
        font = self._title_font
        font.setWeight(QFont.Weight.Normal if summary.read else QFont.Weight.Bold)
        done = summary.trashed is not None
        painter.setPen(self._theme.dim if done else self._theme.ink)
        rtl = summary.direction is Direction.RTL
        return _draw_lines(painter, summary.title, font, rect, rtl=rtl)

    def _draw_meta(self, painter: QPainter, summary: ArticleSummary, rect: QRect) -> int:
        painter.setFont(self._meta_font)
        painter.setPen(self._theme.dim)
        metrics = QFontMetrics(self._meta_font)
        text = metrics.elidedText(byline(summary), Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)
        return rect.bottom()

    def _draw_bar(self, painter: QPainter, summary: ArticleSummary, left: int, y: int) -> None:
        total = sum(count for _, count in summary.labels)
        if not total:
            return
        x = float(left)
        for label, count in summary.labels:
            width = BAR_WIDTH * count / total
            painter.fillRect(QRectF(x, y, width, 3), self._colours.get(label, self._theme.dim))
            x += width
        painter.drawText(QPointF(left + BAR_WIDTH + 6, y + 6), f"{summary.annotations}")


def _draw_lines(painter: QPainter, text: str, font: QFont, rect: QRect, *, rtl: bool) -> int:
    """Draw at most two lines of ``text``, elided; return where they end."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(" ".join(text.split()), font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(rect.width())
    end = first.textLength()
    layout.endLayout()
    pieces = [layout.text()[:end], layout.text()[end:]]
    align = (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | (
        Qt.AlignmentFlag.AlignAbsolute
    )
    painter.setFont(font)
    y = rect.top()
    for piece in (piece for piece in pieces[:_TITLE_LINES] if piece):
        shown = metrics.elidedText(piece.rstrip(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QRect(rect.left(), y, rect.width(), metrics.height()), align, shown)
        y += metrics.height()
    return y
