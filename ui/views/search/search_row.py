"""How the rows under the search box are drawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui.models.search_rows import Kind
from ui.views.inspector.row_delegate import SMALL, TEXT, capitals_font, draw_line, font
from ui.views.parts.kept_pictures import KeptPictures
from ui.views.search.hit_line import HitInk, draw_hit_line

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.models.search_rows import SearchRow, SearchRowsModel
    from ui.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

HEIGHTS = {
    Kind.HEAD: 27,
    Kind.LINE: 9,
    Kind.COMPLETION: 27,
    Kind.HIT: 46,
    Kind.NAME: 27,
    Kind.DEED: 27,
}
_SIZES = {kind: QSize(200, height) for kind, height in HEIGHTS.items()}
_CONSTANT = frozenset((Kind.HEAD, Kind.LINE, Kind.DEED))
"""What doesn't change from one search to the next."""
# As numbers: to put flags together, Python takes as long as Qt to draw a line.
_SELECTED = QStyle.StateFlag.State_Selected.value
_NOTED_STATES = _SELECTED | QStyle.StateFlag.State_MouseOver.value
_SIDE = 12
_RADIUS = 5.0
_GAP = 16


class SearchRowDelegate(QStyledItemDelegate):
    """A hit has two lines: the sentence, and where it stands; everything else has one."""

    def __init__(self, rows: SearchRowsModel, theme: Theme, parent: QObject | None = None) -> None:
        """Draw the rows of a model."""
        super().__init__(parent)
        self._rows = rows
        self.set_theme(theme)
        self._text, self._small = font(TEXT), font(SMALL + 1)
        self._strong = font(TEXT, QFont.Weight.Medium)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._kept = KeptPictures(theme.card)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the row's kind."""
        return _SIZES[self._rows.rows[index.row()].kind]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row; what every search brings again is drawn as it was."""
        row = self._rows.rows[index.row()]
        if row.kind in _CONSTANT:
            what = row.kind, row.text, row.detail
            self._kept.draw(painter, option, what, partial(self._draw, row=row))
        else:
            painter.save()
            self._draw(painter, option, row)
            painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, row: SearchRow) -> None:
        inside = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        self._draw_ground(painter, option)
        if row.kind is Kind.LINE:
            middle = option.rect.center().y()
            painter.fillRect(inside.left(), middle, inside.width(), 1, self._theme.line)
        elif row.kind is Kind.HEAD:
            self._draw_head(painter, option, inside, row)
        elif row.kind is Kind.HIT:
            self._draw_hit(painter, inside, row)
        else:
            self._draw_line(painter, option, inside, row)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state.value
        if state & _NOTED_STATES:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.selection if state & _SELECTED else self._theme.hover)
            ground = QRectF(option.rect).adjusted(4, 0.5, -4, -0.5)
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)

    def _draw_head(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, row: SearchRow
    ) -> None:
        low = inside.adjusted(0, 7, 0, 0)
        painter.setFont(capitals_font(SMALL))
        self._write(painter, option, low, row.text.upper())

    def _draw_hit(self, painter: QPainter, inside: QRect, row: SearchRow) -> None:
        upper = QRect(inside.left(), inside.top() + 4, inside.width(), 20)
        lower = QRect(inside.left(), inside.top() + 24, inside.width(), 17)
        draw_hit_line(
            painter, upper, row.text, row.hits, HitInk(self._text, self._theme.ink, self._theme.hit)
        )
        draw_line(painter, lower, row.detail, self._small, self._theme.dim)

    def _draw_line(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, row: SearchRow
    ) -> None:
        width = QFontMetrics(self._small).horizontalAdvance(row.detail)
        end = QRect(inside.right() - width, inside.top(), width + 1, inside.height())
        painter.setFont(self._small)
        self._write(painter, option, end, row.detail)
        room = inside.adjusted(0, 0, -width - _GAP if width else 0, 0)
        place = QStyle.visualRect(option.direction, option.rect, room)
        ink = HitInk(
            self._strong if row.kind is Kind.DEED else self._text,
            self._theme.accent if row.kind is Kind.DEED else self._theme.ink,
            self._theme.hit,
        )
        draw_hit_line(painter, place, row.text, row.hits, ink)

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, words: str
    ) -> None:
        painter.setPen(self._theme.dim)
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
        where = QStyle.visualRect(option.direction, option.rect, place)
        painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, words)
