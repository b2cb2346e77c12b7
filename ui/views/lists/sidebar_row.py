"""How a line of the sidebar is drawn: a section, a list with its count, a year with its months."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QTreeView

from ui.models.sidebar import DATES, LINE_ROLE, is_section
from ui.views.lists.row_state import is_focused, is_hovered
from ui.views.parts.ruler import ruler

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.lists import ArticleFilter
    from ui.models.sidebar import SidebarLine
    from ui.theme import Theme
    from ui.views.parts.ruler import Ruler

    Index = QModelIndex | QPersistentModelIndex

LINE, HEADING = 27, 37
"""Heights, in pixels."""
SIGN_WIDTH = 28
"""How much of the beginning of its line belongs to the sign that folds a year."""
_CAPITALS = 11
_INSET, _INDENT, _SIGN = 7, 14, 10
_CENTRE = Qt.AlignmentFlag.AlignVCenter
_LEADING = _CENTRE | Qt.AlignmentFlag.AlignLeading


class SidebarRow(QStyledItemDelegate):
    """Draws a section in small capitals, a list as its name with its count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._faces: dict[bool, tuple[QFont, Ruler]] = {}
        self.chosen: ArticleFilter | None = None
        """The list that is shown, whichever line the keys are at."""
        self.aimed_at: Index | None = None
        """The line that what is dragged would be dropped on."""
        self.gap = 0
        """-1 or 1 where it would be dropped above or below that line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line, sections with air above."""
        return QSize(100, HEADING if is_section(index) else LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line = index.data(LINE_ROLE)
        if line is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = option.rect.adjusted(8, 1, -8, -1)
        heading = is_section(index)
        if heading:
            pill.setTop(pill.bottom() - LINE + 2)
        self._draw_ground(painter, line, pill, index, option)
        if heading:
            self._draw_heading(painter, line, pill, index, option)
        else:
            self._draw_line(painter, line, pill, index, option)
        if self.gap and self.aimed_at == index:
            y = option.rect.top() if self.gap < 0 else option.rect.bottom()
            painter.setPen(QPen(self.theme.accent, 2))
            painter.drawLine(pill.left(), y, pill.right(), y)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field in the place of the name."""
        field = QLineEdit(parent)
        field.setProperty("kind", "inside")
        field.setAccessibleName(index.data())
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the field over the whole line."""
        editor.setGeometry(option.rect.adjusted(8, 1, -8, -1))

    def _draw_ground(
        self,
        painter: QPainter,
        line: SidebarLine,
        pill: QRect,
        index: Index,
        option: QStyleOptionViewItem,
    ) -> None:
        """Draw what is shown, under the mouse, under what is dragged, or has the focus."""
        hovered, focused = is_hovered(option), is_focused(option, index)
        aimed_at = self.aimed_at is not None and self.aimed_at == index and not self.gap
        chosen = line.filter is not None and line.filter == self.chosen
        if not (aimed_at or chosen or hovered or focused):
            return
        if aimed_at or chosen:
            painter.setBrush(self.theme.selection)
        elif hovered:
            painter.setBrush(self.theme.hover)
        if aimed_at or focused:
            painter.setPen(QPen(self.theme.accent, 2 if aimed_at else 1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(pill, 6, 6)

    def _draw_heading(
        self,
        painter: QPainter,
        line: SidebarLine,
        pill: QRect,
        index: Index,
        option: QStyleOptionViewItem,
    ) -> None:
        painter.setFont(_capitals(option.font))
        painter.setPen(self.theme.dim)
        room = pill.adjusted(_INSET, 0, -_INSET, 0)
        painter.drawText(room, _LEADING, line.text)
        if not _is_open(option, index) or is_hovered(option):
            place = QRect(room.right() - 10, room.top(), 10, room.height())
            self._draw_fold(painter, option, index, place)

    def _draw_line(
        self,
        painter: QPainter,
        line: SidebarLine,
        pill: QRect,
        index: Index,
        option: QStyleOptionViewItem,
    ) -> None:
        chosen = line.filter is not None and line.filter == self.chosen
        font, letters = self._face(option, bold=chosen)
        painter.setFont(font)
        room = pill.adjusted(_INSET, 0, -_INSET, 0)
        count = QLocale().toString(line.articles) if line.articles else ""
        painter.setPen(self.theme.dim)
        end = ceil(letters.width(count))
        at_end = room.adjusted(room.width() - end, 0, 0, 0)
        letters.draw(painter, _mirrored(option, room, at_end), count)
        if line.inside:
            self._draw_fold(painter, option, index, _at_start(option, room))
        indent = _INDENT if line.section == DATES else 0
        width = room.width() - end - 8 - indent
        place = QRect(room.left() + indent, room.top(), width, room.height())
        name = letters.elided(line.text, width)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        if rtl or not name.isascii():  # it keeps its own direction
            name = f"\u2068{name}\u2069"
        painter.setPen(self.theme.dim if line.filter is None else self.theme.ink)
        letters.draw(painter, _mirrored(option, room, place), name, rtl=rtl)

    def _face(self, option: QStyleOptionViewItem, *, bold: bool) -> tuple[QFont, Ruler]:
        """Return the font of a line with its measures, made once."""
        if bold not in self._faces:
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            self._faces[bold] = font, ruler(font)
        return self._faces[bold]

    def _draw_fold(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, place: QRect
    ) -> None:
        """Draw the sign that something is folded away, or can be."""
        middle = QPointF(place.center()) + QPointF(0.5, 0.5)
        if _is_open(option, index):
            corners = (QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75))
        elif option.direction == Qt.LayoutDirection.RightToLeft:
            corners = (QPointF(1.75, -3.5), QPointF(-1.75, 0), QPointF(1.75, 3.5))
        else:
            corners = (QPointF(-1.75, -3.5), QPointF(1.75, 0), QPointF(-1.75, 3.5))
        painter.setPen(QPen(self.theme.dim, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([middle + corner for corner in corners]))


def _capitals(font: QFont) -> QFont:
    """Return the font of a section's name."""
    spaced = QFont(font)
    spaced.setPixelSize(_CAPITALS)
    spaced.setWeight(QFont.Weight.DemiBold)
    spaced.setCapitalization(QFont.Capitalization.AllUppercase)
    spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
    return spaced


def _is_open(option: QStyleOptionViewItem, index: Index) -> bool:
    view = option.widget
    return isinstance(view, QTreeView) and view.isExpanded(index)


def _mirrored(option: QStyleOptionViewItem, room: QRect, place: QRect) -> QRect:
    """Return ``place`` in ``room`` as it lies where lines run from the right."""
    if option.direction == Qt.LayoutDirection.LeftToRight:
        return place
    from PySide6.QtWidgets import QStyle  # its enums take 5 ms of the first frame

    return QStyle.visualRect(option.direction, room, place)


def _at_start(option: QStyleOptionViewItem, room: QRect) -> QRect:
    """Return the place of a sign at the beginning of a line."""
    place = QRect(room.left(), room.top(), _SIGN, room.height())
    return _mirrored(option, room, place)
