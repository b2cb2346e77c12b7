"""The outline of an article on a card: a line of it is chosen by key, click or what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QStyle, QVBoxLayout

from ui.models.outline import ENTRY_ROLE
from ui.views.inspector.row_delegate import EDGE, TEXT, RowDelegate, draw_line, font
from ui.views.parts.popover import Popover

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ui.models.outline import OutlineModel
    from ui.theme import Theme

WIDTH = 420
_HEIGHT = 27
_MOST_ROWS = 16
_MARGIN = 8
_INDENT = 18
"""Of each level, in pixels."""
_PAD = 8


class OutlineRow(RowDelegate):
    """Draws an entry in a line; inner headings stand further in."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of every row."""
        return QSize(option.rect.width(), _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        entry = index.data(ENTRY_ROLE)
        painter.save()
        self.draw_ground(painter, option)
        place = option.rect.adjusted(EDGE + _PAD + _INDENT * entry.level, 0, -EDGE - _PAD, 0)
        weight = QFont.Weight.Normal if entry.level else QFont.Weight.Medium
        room = QStyle.visualRect(option.direction, option.rect, place)
        draw_line(painter, room, entry.text, font(TEXT, weight), self.theme.ink)
        painter.restore()


class OutlineCard(Popover):
    """Asks where in the article to go; serves for one opening."""

    chosen = Signal(int)
    """The offset of the line that was chosen."""

    def __init__(self, model: OutlineModel, offset: int, theme: Theme, window: QWidget) -> None:
        """Offer the rows of ``model``; that of ``offset`` is the current one."""
        super().__init__(theme, window)
        self._model, self._offset = model, offset
        model.setParent(self)
        self.field = QLineEdit(self.card)
        self.list = QListView(self.card)
        self._set_up(theme)
        self._narrow("")

    def first_field(self) -> QWidget:
        """Return the field to type into."""
        return self.field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's keys walk through the rows, and choose one."""
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._handle(event)
        return super().eventFilter(watched, event)

    def _handle(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Tab: 1,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: _MOST_ROWS,
            Qt.Key.Key_PageUp: -_MOST_ROWS,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._go_to(self.list.currentIndex().row() + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        else:
            return False
        return True

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        self._model.narrow(typed)
        self.list.setFixedHeight(min(self._model.rowCount(), _MOST_ROWS) * _HEIGHT)
        self.card.adjustSize()
        self.update()
        self._go_to(0 if typed else self._model.row_at(self._offset))

    def _go_to(self, row: int) -> None:
        last = self._model.rowCount() - 1
        if last >= 0:
            index = self._model.index(min(max(row, 0), last), 0)
            self.list.setCurrentIndex(index)
            self.field.setAccessibleDescription(str(index.data()))

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            start = self._model.start_of(index.row())
            self.close()
            self.chosen.emit(start)

    def _set_up(self, theme: Theme) -> None:
        self.field.setPlaceholderText(self.tr("Go to …"))
        self.field.setAccessibleName(self.tr("Outline"))
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        rows = self.list
        rows.setModel(self._model)
        rows.setItemDelegate(OutlineRow(theme, rows))
        rows.setAccessibleName(self.tr("Outline"))
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setUniformItemSizes(True)
        rows.setMouseTracking(True)
        rows.viewport().setAutoFillBackground(False)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.clicked.connect(self._choose)
        self.card.setFixedWidth(WIDTH)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(rows)
