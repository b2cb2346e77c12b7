"""The list of articles: its head with name, count and order, and the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.values import Sort
from ui.theme import icon
from ui.views.article_row import NOTE_SIZE, ROW_HEIGHT, STAR_SIZE, ArticleRow

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from reader.values import ArticleId, Label, LabelId
    from ui.models.article_list import ArticleListModel
    from ui.theme import Theme


class ArticleList(QWidget):
    """Shows a model of articles; tells which one is chosen, and never chooses by itself."""

    article_chosen = Signal(object)
    """The `ArticleId` that the user moved to."""
    sort_chosen = Signal(object)
    """The `Sort` that the user wants."""
    menu_requested = Signal(QPoint)
    """A menu for the selected articles is wanted at this place of the screen."""

    def __init__(self, model: ArticleListModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._quiet = False
        self._row = ArticleRow(theme)
        self.table = QTableView(self)
        self._title = QLabel(self)
        self._sort = QToolButton(self)
        self._make_head()
        self._make_table()

    def set_theme(self, theme: Theme, labels: Mapping[LabelId, Label]) -> None:
        """Take the colours of ``theme`` and of ``labels``."""
        star = icon("star-filled", theme, theme.star, STAR_SIZE).pixmap(QSize(STAR_SIZE, STAR_SIZE))
        sheet = icon("note", theme, theme.dim, NOTE_SIZE).pixmap(QSize(NOTE_SIZE, NOTE_SIZE))
        self._row.set_theme(theme, star, sheet)
        self._row.set_labels(labels)
        self._sort.setIcon(icon("chevron-down", theme, theme.dim, 12))
        self.table.viewport().update()

    def set_title(self, name: str, count: int | None) -> None:
        """Show what is listed; ``count`` is None until it is known."""
        text = name if count is None else f"{name} · {self.locale().toString(count)}"
        self._title.setText(text)
        self.table.setAccessibleName(text)

    def set_sort(self, sort: Sort) -> None:
        """Show the order of the list."""
        menu = self._sort.menu() or self._make_sorts()
        for action in menu.actions():
            action.setChecked(action.data() == sort)
            if action.isChecked():
                self._sort.setText(action.text())

    # Rows

    def current_article(self) -> ArticleId | None:
        """Return the article the list stands at."""
        row = self.table.currentIndex().row()
        return self._model.article_at(row) if row >= 0 else None

    def selected_articles(self) -> list[ArticleId]:
        """Return the selected articles in the order of the list."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._model.article_at(row) for row in rows]

    def show_ids(self, ids: array[int], *, close_up: bool = False) -> None:
        """Replace the rows; the current article, the selection and the place on screen stay.

        With ``close_up``, the row that takes the place of a current one that is gone becomes
        current.
        """
        current, selected = self.current_article(), set(self.selected_articles())
        row = self.table.currentIndex().row()
        bar = self.table.verticalScrollBar()
        offset = bar.value()
        top_row = self.table.rowAt(0)
        top = self._model.article_at(top_row) if top_row >= 0 else None
        self._quiet = True
        self._model.set_ids(ids)
        self._restore(current, selected)
        moved = self._model.row_of(top) - top_row if top is not None else 0
        bar.setValue(offset + moved * ROW_HEIGHT if top in ids else offset)
        self._quiet = False
        if close_up and row >= 0 and not self.table.currentIndex().isValid():
            self.go_to(min(row, len(ids) - 1))

    def _restore(self, current: ArticleId | None, selected: set[ArticleId]) -> None:
        model, flag = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        row = self._model.row_of(current) if current is not None else -1
        if row >= 0:
            model.setCurrentIndex(self._model.index(row, 0), flag.ClearAndSelect | flag.Rows)
        for article in selected - {current}:
            row = self._model.row_of(article)
            if row >= 0:
                model.select(self._model.index(row, 0), flag.Select | flag.Rows)

    def go_to(self, row: int) -> bool:
        """Move to a row as the user would; return whether there is one."""
        if not 0 <= row < self._model.rowCount():
            return False
        index, flag = self._model.index(row, 0), QItemSelectionModel.SelectionFlag
        # Not `selectRow`, which toggles while Ctrl is down.
        self.table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.table.scrollTo(index)
        return True

    def step(self, by: int) -> bool:
        """Move up or down; return whether there was a row to go to."""
        return self.go_to(self.table.currentIndex().row() + by)

    def select_quietly(self, article: ArticleId) -> None:
        """Stand at an article without telling of it."""
        self._quiet = True
        self._restore(article, set())
        self.table.scrollTo(self.table.currentIndex())
        self._quiet = False

    # Making

    def _make_head(self) -> None:
        self._title.setProperty("role", "head")
        self.table.setObjectName("articles")
        self._sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sort.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort.setToolTip(self.tr("The order of the list"))
        self._sort.setProperty("role", "caption")

    def _make_sorts(self) -> QMenu:
        """Make the menu of orders: the first frame has no need of it."""
        from PySide6.QtGui import QActionGroup
        from PySide6.QtWidgets import QMenu

        menu, group = QMenu(self._sort), QActionGroup(self._sort)
        for sort, text in self._sorts().items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(sort)
            group.addAction(action)
        group.triggered.connect(self._choose_sort)
        self._sort.setMenu(menu)
        return menu

    def _sorts(self) -> dict[Sort, str]:
        return {
            Sort.NEWEST: self.tr("Newest"),
            Sort.OLDEST: self.tr("Oldest"),
            Sort.IMPORTED: self.tr("Last imported"),
            Sort.TITLE: self.tr("Title"),
            Sort.SOURCE: self.tr("Source"),
        }

    def _make_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        table.setItemDelegate(self._row)
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.setShowGrid(False)
        table.setMouseTracking(True)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._ask_for_menu)
        table.selectionModel().currentRowChanged.connect(self._choose)
        head = QWidget(self)
        head.setObjectName("listHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self._title, 1)
        row.addWidget(self._sort)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(table, 1)
        self.setFocusProxy(table)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            if not self.selected_articles():  # Qt goes to the first row when the focus comes
                flag = QItemSelectionModel.SelectionFlag
                self.table.selectionModel().select(current, flag.Select | flag.Rows)
            self.article_chosen.emit(self._model.article_at(current.row()))

    @Slot(object)
    def _choose_sort(self, action: QAction) -> None:
        self.sort_chosen.emit(action.data())

    @Slot(QPoint)
    def _ask_for_menu(self, place: QPoint) -> None:
        if self.selected_articles():
            self.menu_requested.emit(self.table.viewport().mapToGlobal(place))
