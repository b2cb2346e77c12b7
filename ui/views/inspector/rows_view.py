"""A list of rows, each as high as its delegate says, that tells where the user goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ui.models.ordered_rows import OrderedRows
    from ui.views.inspector.row_delegate import RowDelegate

ROW_HEIGHT = 28

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class RowsView(QTableView):
    """One column of rows. What the program selects, or a change of the rows, isn't told."""

    chosen = Signal(QModelIndex)
    """The user moved to this row, or pressed it again."""
    opened = Signal(QModelIndex)
    """The user double-clicked this row."""
    menu_requested = Signal(QPoint)
    """A menu for the selected rows is wanted at this place of the screen."""

    def __init__(
        self, model: OrderedRows[Any], delegate: RowDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._delegate = delegate
        self._commands: Mapping[int, Callable[[], None]] = {}
        self._empty_text = ""
        self._stale = True
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._set_up()
        model.modelReset.connect(self._fit_all)
        model.rowsInserted.connect(self._fit_inserted)
        model.dataChanged.connect(self._fit_changed)
        self.doubleClicked.connect(self.opened)

    def set_commands(self, commands: Mapping[int, Callable[[], None]]) -> None:
        """Do something for keys without modifiers; the window's shortcuts give way to them."""
        self._commands = commands

    def set_empty_text(self, text: str) -> None:
        """Say ``text`` while there are no rows."""
        self._empty_text = text
        self.setAccessibleDescription(text)
        self.viewport().update()

    def selected_rows(self) -> list[int]:
        """Return the selected rows from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def select_row(self, row: int) -> None:
        """Select a row and bring it into sight; -1 selects none. Nothing is told.

        Where the user has just come to this row, what is selected beside it stays so.
        """
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return
        index = self._rows.index(row, 0)
        if index != self.currentIndex() or not self.selectionModel().hasSelection():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def keep_place(self, change: Callable[[], None]) -> None:
        """Do ``change`` to the rows; what is current and selected stays so.

        If the current row goes, the next one follows only if the user is working here.
        """
        values, rows, row = self._rows.values, self.selected_rows(), self.currentIndex().row()
        selected = [values[each] for each in rows]
        current = values[row] if row >= 0 else None
        change()
        gone = current is not None and self._rows.find_again(current) < 0
        if gone and self.hasFocus():
            self.select_row(self._nearest(min([row, *rows])))
        else:
            self._restore(current, selected)

    def _nearest(self, row: int) -> int:
        """Return the first row from ``row`` on that can be selected, else the last before it."""
        rows = (*range(row, self._rows.rowCount()), *range(row - 1, -1, -1))
        flag = Qt.ItemFlag.ItemIsSelectable
        return next((each for each in rows if self._rows.index(each, 0).flags() & flag), -1)

    def _restore(self, current: object | None, selected: list[Any]) -> None:
        find, flag = self._rows.find_again, QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        rows = [row for row in map(find, selected) if row >= 0]
        if rows != self.selected_rows():
            selection = QItemSelection()
            for index in (self._rows.index(row, 0) for row in rows):
                selection.select(index, index)
            model.select(selection, flag.ClearAndSelect)
        row = -1 if current is None else find(current)
        if row != self.currentIndex().row():
            model.setCurrentIndex(self._rows.index(row, 0), flag.NoUpdate)

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts from the keys that mean something here."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._command(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for, else move."""
        if command := self._command(event):
            command()
            return
        before = QPersistentModelIndex(self.currentIndex())
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move to the row under the mouse."""
        super().mousePressEvent(event)
        if self.indexAt(event.position().toPoint()).flags() & Qt.ItemFlag.ItemIsSelectable:
            self._tell()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu."""
        if self.selectionModel().hasSelection():
            self.menu_requested.emit(event.globalPos())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first and the last row with Home and End, as lists do."""
        if action in (self.CursorAction.MoveHome, self.CursorAction.MoveEnd):
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        """Leave the ground of a selected row to the delegate."""
        super().initViewItemOption(option)
        option.showDecorationSelected = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the width if they wrap."""
        super().resizeEvent(event)
        if self._delegate.wraps and event.oldSize().width() != event.size().width():
            self._fit_all()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the rows that came while nobody saw them."""
        super().showEvent(event)
        if self._stale:
            self._fit_all()
            self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or why there are none."""
        super().paintEvent(event)
        if not self._rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self._delegate.theme.dim)
            flag = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
            place = self.viewport().rect().adjusted(14, 14, -14, -14)
            painter.drawText(place, flag | Qt.TextFlag.TextWordWrap, self._empty_text)

    def _set_up(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        for header in (rows, columns):
            header.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.viewport().setAutoFillBackground(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        return self._commands.get(event.key()) if event.modifiers() in _PLAIN else None

    def _tell(self) -> None:
        if self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())

    @Slot()
    def _fit_all(self) -> None:
        self._fit(0, self._rows.rowCount() - 1)

    @Slot(QModelIndex, int, int)
    def _fit_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._fit(first, last)

    @Slot(QModelIndex, QModelIndex)
    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._fit(first.row(), last.row())

    def _fit(self, first: int, last: int) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        header, width = self.verticalHeader(), self.viewport().width()
        # An updating header counts all rows anew after each.
        header.setUpdatesEnabled(False)
        height_of, values, size_of = self._delegate.height, self._rows.values, header.sectionSize
        for row in range(first, last + 1):
            height = height_of(values[row], width)
            if height != size_of(row):
                header.resizeSection(row, height)
        header.setUpdatesEnabled(True)
        # Laid out while it is painted, as else, Qt would paint it all a second time.
        self.executeDelayedItemsLayout()
        self.viewport().update()
