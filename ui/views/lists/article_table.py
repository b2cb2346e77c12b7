"""The rows of the list: moving and selecting among them, however many they are."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import (
        QModelIndex,
    )
    from PySide6.QtGui import QFocusEvent, QResizeEvent
    from PySide6.QtWidgets import QStyledItemDelegate

    from ui.models.article_list import ArticleListModel
    from ui.theme import Theme

HEADING_HEIGHT = 32

MOST_STRETCHES = 10_000
"""So many stretches of selected rows still take Qt no longer than a blink."""

_COMING_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.OtherFocusReason,  # as after a search
)


class ArticleTable(QTableView):
    """One column of rows of a fixed height; nothing that it does walks through all of them."""

    def __init__(
        self,
        model: ArticleListModel,
        row: QStyledItemDelegate,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._articles, self._theme = model, theme
        self._fitted: set[int] = set()
        """The rows that have the height of a heading."""
        self.setObjectName("articles")
        self.setModel(model)
        self.setItemDelegate(row)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        for header in (rows, columns):
            header.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.viewport().update()

    # Heights and places, in pixels

    def set_row_height(self, height: int) -> None:
        """Make all rows as high as this, but for headings."""
        self.verticalHeader().setDefaultSectionSize(height)
        self.fit_headings()
        self.updateGeometries()  # no section was resized that would bring the scroll bar along

    def fit_headings(self) -> None:
        """Give the headings of the model their height, and take it from those before."""
        header, rows = self.verticalHeader(), self._articles.heading_rows
        header.setUpdatesEnabled(False)  # else it counts all rows anew after each
        for row in self._fitted.difference(rows):
            header.resizeSection(row, header.defaultSectionSize())
        for row in rows:
            header.resizeSection(row, HEADING_HEIGHT)
        self._fitted = set(rows)
        header.setUpdatesEnabled(True)
        self.executeDelayedItemsLayout()

    def top(self) -> int:
        """Return what lies above the top of the screen."""
        return self.verticalHeader().offset()

    def top_of(self, row: int) -> int:
        """Return where a row begins, from the beginning of the list."""
        return self.verticalHeader().sectionPosition(row)

    def scroll_to(self, top: int) -> None:
        """Let ``top`` be what lies above the top of the screen."""
        self.verticalScrollBar().setValue(top)

    # Selecting

    def selected_ranges(self) -> list[tuple[int, int]]:
        """Return the first and last row of each stretch of selected rows, from the top.

        A million selected rows are one stretch; asked one by one they would take seconds.
        """
        selection = self.selectionModel().selection().toList()
        return sorted((each.top(), each.bottom()) for each in selection)

    def select_rows(self, rows: Sequence[int], current: int) -> None:
        """Select ``rows``, given in order, and stand at ``current``, or nowhere at -1.

        Where they lie in more than `MOST_STRETCHES` places, only ``current`` is selected.
        """
        selection, stretches = QItemSelection(), list(_stretches(rows))
        if len(stretches) > MOST_STRETCHES:
            stretches = [(current, current)] * (current >= 0)
        for first, last in stretches:
            selection.append(QItemSelectionRange(self._at(first), self._at(last)))
        model, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        model.setCurrentIndex(self._at(current), flag.NoUpdate)
        model.select(selection, flag.ClearAndSelect)

    def _at(self, row: int) -> QModelIndex:
        return self._articles.index(row, 0)

    # Qt's

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight, if it was all there."""
        row = self.visualRect(self.currentIndex())
        seen = row.isValid() and row.top() >= 0 and row.bottom() < event.oldSize().height()
        super().resizeEvent(event)
        if seen:
            self.scrollTo(self.currentIndex())

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first and the last row with Home and End, as lists do."""
        if action in (self.CursorAction.MoveHome, self.CursorAction.MoveEnd):
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select the row at an end with Ctrl, too, which opens it: what is done is done to it."""
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            without = event.modifiers() & ~Qt.KeyboardModifier.ControlModifier
            event = QKeyEvent(event.type(), event.key(), without)
        super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected articles; what they are is known where they are dropped."""
        from ui.views.lists import drags

        drags.start(self, drags.ARTICLES, self._drag_text(), self._theme)

    def _drag_text(self) -> str:
        """Return the title of what is selected, or how many articles there are."""
        from ui.wording import counted

        ranges = self.selected_ranges()
        number = sum(len(self._articles.articles_in(*rows)) for rows in ranges)
        return str(self.currentIndex().data()) if number == 1 else counted.articles(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stay where the list stands when nobody goes to it, but the program gives it the focus.

        Qt would go to the first row, and open it, where none is current.
        """
        if event.reason() in _COMING_BACK:
            QWidget.focusInEvent(self, event)
            self.viewport().update()
        else:
            super().focusInEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the actions: Qt would read title after title of the whole list."""


def _stretches(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each stretch of rows that follow each other."""
    if rows and rows[-1] - rows[0] == len(rows) - 1:  # all in one: no need to look at each
        yield rows[0], rows[-1]
        return
    for _, stretch in groupby(enumerate(rows), lambda each: each[1] - each[0]):
        together = [row for _, row in stretch]
        yield together[0], together[-1]
