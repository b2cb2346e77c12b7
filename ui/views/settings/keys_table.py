"""A table of actions in which a key press becomes the key of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui.keys.positions import pressed
from ui.models.keys import ACTION, CAPS_ROLE, KEYS
from ui.views.parts.rows_table import RowsTable

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ui.actions import Do
    from ui.models.keys import KeysModel

    Index = QModelIndex | QPersistentModelIndex

_WIDTHS = (280, 250, 80)
_MODIFIERS = frozenset(
    (
        *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
        *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock),
        *(Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Hyper_L, Qt.Key.Key_Hyper_R),
    )
)


class KeysTable(RowsTable):
    """Shows a `KeysModel`; asks for every change, and makes none.

    Enter or a double click asks for another key, Ins for one more, Del for none.
    """

    recording = Signal(bool)
    """The next key press is taken, or it is no longer."""
    key_pressed = Signal(object, QKeySequence, bool)
    """The key for an action; if true, beside the keys that it has."""
    clear_requested = Signal(object)

    _waiting: Do | None = None  # of the class: events come while the table is being made

    def __init__(self, model: KeysModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDTHS, KEYS, parent)
        self._keys = model
        self._adding = False
        self._caps = _KeyCaps(self)
        self.setItemDelegateForColumn(KEYS, self._caps)
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.doubleClicked.connect(self._begin)
        model.modelReset.connect(self._span_menus)
        self._span_menus()

    def current_action(self) -> Do | None:
        """Return the chosen action, or None."""
        return self._keys.action(self.currentIndex().row())

    def go_to(self, do: Do | None) -> None:
        """Choose an action; where it isn't shown, the first that is."""
        row = self._keys.row_of(do) if do is not None else -1
        self.selectRow(row if row >= 0 else 1)

    def record(self, *, adding: bool) -> None:
        """Take the next key press for the chosen action: beside its keys, or in their place."""
        self._waiting, self._adding = self.current_action(), adding
        if self._waiting is not None:
            self.setFocus()
            self._keys.wait_for(self._waiting)
            self.recording.emit(True)  # noqa: FBT003  (Qt's own signature)

    def event(self, event: QEvent) -> bool:
        """Take every key press while one is waited for, whatever it does elsewhere."""
        if self._waiting is not None and isinstance(event, QKeyEvent):
            event.accept()
            if event.type() == QEvent.Type.KeyPress and event.key() not in _MODIFIERS:
                self._take(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin to change the chosen action."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Insert):
            self.record(adding=key == Qt.Key.Key_Insert)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_requested.emit(self.current_action())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait no longer."""
        self._stop()
        super().focusOutEvent(event)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Wait no longer for the key of another action."""
        self._stop()
        super().currentChanged(now, before)

    def _take(self, event: QKeyEvent) -> None:
        do, key = self._waiting, pressed(event)
        self._stop()
        if event.key() != Qt.Key.Key_Escape and key.toString():
            self.key_pressed.emit(do, key, self._adding)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting = None
            self._keys.wait_for(None)
            self.recording.emit(False)  # noqa: FBT003  (Qt's own signature)

    @Slot()
    def _begin(self) -> None:
        self.record(adding=False)

    @Slot()
    def _span_menus(self) -> None:
        self.clearSpans()
        for row in self._keys.menu_rows():
            self.setSpan(row, ACTION, 1, self._keys.columnCount())


class _KeyCaps(QStyledItemDelegate):
    """Paints each key in a box."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of the cell, then the keys."""
        caps = index.data(CAPS_ROLE)
        if caps is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_caps(painter, option, caps)
        painter.restore()

    @staticmethod
    def _paint_caps(painter: QPainter, option: QStyleOptionViewItem, caps: list[str]) -> None:
        metrics, palette = option.fontMetrics, option.palette
        box = QRect(option.rect.left() + 8, 0, 0, metrics.height() + 4)
        box.moveTop(option.rect.center().y() - box.height() // 2 + 1)
        for cap in caps:
            box.setWidth(metrics.horizontalAdvance(cap) + 14)
            placed = QStyle.visualRect(option.direction, option.rect, box)
            painter.setPen(palette.mid().color())
            painter.setBrush(palette.alternateBase())
            painter.drawRoundedRect(QRectF(placed).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(palette.text().color())
            painter.drawText(placed, Qt.AlignmentFlag.AlignCenter, cap)
            box.moveLeft(box.right() + 7)
