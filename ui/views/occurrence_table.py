"""The hits of a preview, each in a line with what stands about it, the hits one below another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.values import CONTEXT
from ui.models.occurrences import HIT_ROLE
from ui.views.row_delegate import SMALL, TEXT, font, is_rtl, one_line, strong
from ui.views.rows_table import RowsTable
from ui.wording import date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QColor, QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from reader.values import Label, LabelId
    from ui.models.occurrences import Hit, OccurrencesModel
    from ui.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 29
_BOX = 14
_BOX_AREA = 30
"""Where a press checks or unchecks the row."""
_DETAIL = 180
"""The room for source and date."""
_WIDEST_HIT = 0.5
"""Of the room for a hit in its context; a longer one is cut."""


class OccurrenceTable(RowsTable):
    """Space checks the selected rows or unchecks them, as a press on a box does with one."""

    def __init__(
        self,
        model: OccurrencesModel,
        theme: Theme,
        label: Label,
        labels: Mapping[LabelId, Label],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, (), stretched=0, parent=parent)
        self.setObjectName("occurrenceTable")
        self._rows = model
        self.setItemDelegate(OccurrenceRow(theme, label, labels, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check with Space, where Qt would select."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._rows.toggle([index.row() for index in self.selectionModel().selectedRows()])
        else:
            super().keyPressEvent(event)


class OccurrenceRow(QStyledItemDelegate):
    """Draws a hit in the middle, in the colour of the label that it would get."""

    def __init__(
        self, theme: Theme, label: Label, labels: Mapping[LabelId, Label], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._labels = theme, labels
        self._colour = strong(label, theme)
        self._text, self._detail = font(TEXT), font(SMALL)
        self._bold = font(TEXT, QFont.Weight.Bold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the fixed height of a row."""
        return QSize(400, ROW_HEIGHT)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Check or uncheck a row whose box is pressed."""
        if (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
            and event.position().x() < option.rect.left() + _BOX_AREA
        ):
            checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        hit: Hit = index.data(HIT_ROLE)
        painter.save()
        self._draw_ground(painter, option)
        self._draw_box(painter, option, checked=hit.checked)
        inner = option.rect.adjusted(_BOX_AREA, 0, 0, -1)
        known = (hit.occurrence.source, date(hit.occurrence.published))
        detail = " · ".join(f"\u2068{part}\u2069" for part in known if part)
        self._draw_detail(painter, inner, detail)
        self._draw_hit(painter, inner.adjusted(0, 0, -_DETAIL, 0), hit)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        flag, rect = QStyle.StateFlag, option.rect
        if option.state & flag.State_Selected:
            painter.fillRect(rect, self._theme.selection)
        elif option.state & flag.State_MouseOver:
            painter.fillRect(rect, self._theme.hover)
        if option.state & flag.State_HasFocus:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, self._theme.accent)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.line)

    def _draw_box(self, painter: QPainter, option: QStyleOptionViewItem, *, checked: bool) -> None:
        box = QStyleOptionViewItem(option)
        box.rect = QRect(option.rect.left() + 7, option.rect.center().y() - _BOX // 2, _BOX, _BOX)
        flag = QStyle.StateFlag
        box.state = flag.State_Enabled | (flag.State_On if checked else flag.State_Off)
        widget = option.widget
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        widget.style().drawPrimitive(element, box, painter, widget)

    def _draw_detail(self, painter: QPainter, rect: QRect, text: str) -> None:
        metrics = QFontMetrics(self._detail)
        room = rect.adjusted(rect.width() - _DETAIL + 12, 0, -6, 0)
        painter.setFont(self._detail)
        painter.setPen(self._theme.dim)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_hit(self, painter: QPainter, rect: QRect, hit: Hit) -> None:
        """Draw the hit in the middle, and on each side of it what is read before and after it."""
        found = hit.occurrence
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
        self._draw_before(painter, before, hit, at_right=not rtl)
        self._draw_after(painter, after, found.right, at_right=rtl)

    def _draw_before(self, painter: QPainter, rect: QRect, hit: Hit, *, at_right: bool) -> None:
        metrics = QFontMetrics(self._text)
        warning = self._warning(hit) if hit.conflict else ""
        room = rect.width() - metrics.horizontalAdvance(warning)
        context = _ending(metrics, _from_a_word_on(hit.occurrence.left), room)
        self._draw_text(painter, rect, context, self._theme.ink, at_right=at_right)
        if warning:
            taken = metrics.horizontalAdvance(context)
            rest = rect.adjusted(0, 0, -taken, 0) if at_right else rect.adjusted(taken, 0, 0, 0)
            self._draw_text(painter, rest, warning, self._theme.dim, at_right=at_right)

    def _draw_after(self, painter: QPainter, rect: QRect, text: str, *, at_right: bool) -> None:
        whole = _from_a_word_on(text[::-1])[::-1]
        shown = QFontMetrics(self._text).elidedText(
            whole, Qt.TextElideMode.ElideRight, rect.width()
        )
        self._draw_text(painter, rect, shown, self._theme.ink, at_right=at_right)

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

    def _warning(self, hit: Hit) -> str:
        found = hit.occurrence
        known = [
            self._labels[id_].name
            for id_ in found.labels or found.overlapping
            if id_ in self._labels
        ]
        names = ", ".join(dict.fromkeys(known))
        if found.labels:
            return self.tr("already labelled {labels} → ").format(labels=names)
        return self.tr("overlaps {labels} → ").format(labels=names)


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
