"""The sidebar: the lists that the library holds, with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
)

from ui.models.sidebar import LINE_ROLE, SidebarModel

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex, QRect
    from PySide6.QtWidgets import (
        QStyleOptionViewItem,
    )

    from reader.lists import ArticleFilter, Counts
    from ui.models.sidebar import SidebarLine
    from ui.theme import Theme

_LINE, _HEADING = 27, 37
_CAPITALS = 11


class SidebarRow(QStyledItemDelegate):
    """Draws a heading in small capitals, or a name with its count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a line, headings with air above."""
        return QSize(100, _LINE if index.data(LINE_ROLE).filter else _HEADING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        line = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.filter is None:
            self._draw_heading(painter, line, option.rect)
        else:
            self._draw_line(painter, line, option)
        painter.restore()

    def _draw_heading(self, painter: QPainter, line: SidebarLine, rect: QRect) -> None:
        font = QFont(painter.font())
        font.setPixelSize(_CAPITALS)
        font.setWeight(QFont.Weight.DemiBold)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
        painter.setFont(font)
        painter.setPen(self.theme.dim)
        place = rect.adjusted(15, 0, -12, -6)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom, line.text
        )

    def _draw_line(
        self, painter: QPainter, line: SidebarLine, option: QStyleOptionViewItem
    ) -> None:
        rect, state = option.rect, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        pill = rect.adjusted(8, 1, -8, -1)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.selection if selected else self.theme.hover)
            painter.drawRoundedRect(pill, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill, 6, 6)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        count = f"{line.articles:n}" if line.articles else ""
        room = pill.adjusted(7, 0, -7, 0)
        painter.setPen(self.theme.dim)
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, centre | Qt.AlignmentFlag.AlignTrailing, count)
        room.setWidth(room.width() - metrics.horizontalAdvance(count) - 8)
        painter.setPen(self.theme.ink)
        name = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, centre | Qt.AlignmentFlag.AlignLeading, name)


class Sidebar(QListView):
    """Chooses what the list shows."""

    list_chosen = Signal(object, str)
    """An `ArticleFilter` and its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Library"))
        self._model = SidebarModel()
        self._row = SidebarRow(theme)
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(self._row)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._row.theme = theme
        self.viewport().update()

    def set_counts(self, counts: Counts, chosen: ArticleFilter) -> None:
        """Show the lists and their counts; ``chosen`` stays chosen."""
        self._quiet = True
        self._model.set_counts(counts)
        self._select(chosen)
        self._quiet = False

    def show_chosen(self, chosen: ArticleFilter) -> None:
        """Mark ``chosen`` without telling of it."""
        self._quiet = True
        self._select(chosen)
        self._quiet = False

    def name_of(self, wanted: ArticleFilter) -> str:
        """Return the name of a list."""
        row = self._model.row_of(wanted)
        if row >= 0:
            return self._model.line(row).text
        if wanted.tag is not None:  # its last article went
            return f"#{wanted.tag}"
        return wanted.source or self._model.view_name(wanted.view)

    def _select(self, wanted: ArticleFilter) -> None:
        index = self._model.index(self._model.row_of(wanted))
        if index.isValid() and index != self.currentIndex():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = current.data(LINE_ROLE) if current.isValid() else None
        if line is not None and line.filter is not None and not self._quiet:
            self.list_chosen.emit(line.filter, line.text)
