"""The hits of a preview, each in a line with what stands about it, the hits one below another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from ui.models.hits import HIT_ROLE
from ui.views.inspector.row_delegate import strong
from ui.views.parts.rows_table import RowsTable
from ui.views.search.kwic_row import ROW_HEIGHT, KwicRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from reader.values import Label, LabelId, Occurrence
    from ui.models.occurrences import Hit, OccurrencesModel
    from ui.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

_BOX = 14
_BOX_AREA = 30
"""Where a press checks or unchecks the row."""


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


class OccurrenceRow(KwicRow):
    """Draws a box before a hit, and the hit in the colour of the label that it would get."""

    margin = _BOX_AREA

    def __init__(
        self, theme: Theme, label: Label, labels: Mapping[LabelId, Label], parent: QWidget
    ) -> None:
        super().__init__(theme, strong(label, theme), parent)
        self._labels = labels

    def occurrence(self, index: Index) -> Occurrence:
        """Return the occurrence of a row."""
        hit: Hit = index.data(HIT_ROLE)
        return hit.occurrence

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row and its box."""
        super().paint(painter, option, index)
        hit: Hit = index.data(HIT_ROLE)
        self._draw_box(painter, option, checked=hit.checked)

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

    def _draw_box(self, painter: QPainter, option: QStyleOptionViewItem, *, checked: bool) -> None:
        box = QStyleOptionViewItem(option)
        box.rect = QRect(option.rect.left() + 7, option.rect.center().y() - _BOX // 2, _BOX, _BOX)
        flag = QStyle.StateFlag
        box.state = flag.State_Enabled | (flag.State_On if checked else flag.State_Off)
        widget = option.widget
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        widget.style().drawPrimitive(element, box, painter, widget)

    def warning(self, index: Index) -> str:
        """Return which labels are there already, where that speaks against another one."""
        hit: Hit = index.data(HIT_ROLE)
        if not hit.conflict:
            return ""
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
