"""The list of articles: its head with name, count and order, and the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.lists import ArticleId
from ui.theme import icon
from ui.views.lists.article_row import HEIGHTS, NORMAL, NOTE_SIZE, STAR_SIZE, ArticleRow
from ui.views.lists.article_table import HEADING_HEIGHT, ArticleTable
from ui.views.lists.standing import Place, Standing
from ui.views.parts.elided_label import ElidedLabel

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QMenu

    from reader.lists import LabelColours, LabelId
    from reader.values import Label
    from ui.models.article_list import ArticleListModel, Heading
    from ui.theme import Theme

_NO_WORD = " "
"""What the order says without a word: so it is as high as with one, from the first frame on."""


class ArticleList(QWidget):
    """Shows a model of articles; tells which one is chosen, and never chooses by itself."""

    article_chosen = Signal(object)
    """The `ArticleId` that the user moved to."""
    selection_changed = Signal(int)
    """So many articles are selected now."""
    menu_requested = Signal(QPoint)
    """A menu for the selected articles is wanted at this place of the screen."""

    def __init__(
        self, model: ArticleListModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._quiet = False
        self._awaited: Standing | None = None
        """How the list stands once all of its articles have come."""
        self._row = ArticleRow(theme)
        self.table = ArticleTable(model, self._row, theme, self)
        self.set_density(NORMAL)
        self._head = QWidget(self)
        self._title = ElidedLabel(self._head, elided=Qt.TextElideMode.ElideRight)
        self._count = QLabel(self._head)
        self._order = QToolButton(self._head)
        self._order_word = _NO_WORD
        self._make_head()
        self._lay_out()
        self.table.customContextMenuRequested.connect(self._ask_for_menu)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.selectionModel().selectionChanged.connect(self._tell_selection)

    def set_theme(self, theme: Theme, labels: Mapping[LabelId, Label]) -> None:
        """Take the colours of ``theme`` and of ``labels``."""
        star = icon("star-filled", theme, theme.star, STAR_SIZE).pixmap(QSize(STAR_SIZE, STAR_SIZE))
        sheet, sheets = (
            icon(name, theme, theme.dim, NOTE_SIZE).pixmap(QSize(NOTE_SIZE, NOTE_SIZE))
            for name in ("note", "versions")
        )
        self._row.set_theme(theme, star, sheet, sheets)
        self._row.set_labels(labels)
        self._order.setIcon(icon("chevron-down", theme, theme.dim, 12))
        self.table.set_theme(theme)

    def set_colours(self, labels: Mapping[LabelId, LabelColours]) -> None:
        """Take the colours of the labels alone, as the first frame does."""
        self._row.set_labels(labels)

    def set_title(self, name: str, count: int | None) -> None:
        """Show what is listed; ``count`` is None until it is known."""
        number = "" if count is None else f"· {QLocale().toString(count)}"
        self._title.setText(name)
        self._count.setText(number)
        self.table.setAccessibleName(f"{name} {number}".rstrip())
        self._fit_order()

    def put_bar(self, bar: QWidget) -> None:
        """Put a bar between the head and the rows."""
        self._column.insertWidget(1, bar)

    def set_menu(self, menu: QMenu) -> None:
        """Offer how the list can be arranged."""
        self._order.setMenu(menu)
        # Not that of the button, whose sign is behind its words.
        menu.aboutToShow.connect(lambda: menu.setLayoutDirection(self.layoutDirection()))

    def set_order(self, text: str) -> None:
        """Say how the list is ordered."""
        self._order_word = text
        self._order.setAccessibleName(text)
        self._fit_order()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in the head what there is room for."""
        super().resizeEvent(event)
        self._fit_order()

    def _fit_order(self) -> None:
        """Leave the word of the order out where the name of the list would be cut for it."""
        advance = self._order.fontMetrics().horizontalAdvance
        more = advance(self._order_word) - advance(self._order.text())
        fits = self._head.sizeHint().width() + more <= self.width()
        self._order.setText(self._order_word if fits else _NO_WORD)

    def set_density(self, density: str) -> None:
        """Show rows of another height, one of DENSITIES; what is on the screen stays there."""
        place = self.place()
        self._row.density = density
        self.table.set_row_height(HEIGHTS[density])
        self._go_to_place(place)

    # Rows

    def current_article(self) -> ArticleId | None:
        """Return the article the list stands at."""
        return self._model.article_at(self.table.currentIndex().row())

    def selected_articles(self) -> list[ArticleId]:
        """Return the selected articles in the order of the list."""
        ranges = self.table.selected_ranges()
        return [ArticleId(id_) for rows in ranges for id_ in self._model.articles_in(*rows)]

    def _selected(self) -> set[int]:
        """Return the ids of the selected articles; a million of them take a while as a list."""
        return set().union(
            *(self._model.articles_in(*rows) for rows in self.table.selected_ranges())
        )

    def articles_above(self) -> list[ArticleId]:
        """Return the articles that stand above the current one."""
        return self._between(0, self.table.currentIndex().row() - 1)

    def articles_below(self) -> list[ArticleId]:
        """Return the articles that stand below the current one."""
        return self._between(self.table.currentIndex().row() + 1, self._model.rowCount() - 1)

    def _between(self, first: int, last: int) -> list[ArticleId]:
        if not self.table.currentIndex().isValid():
            return []
        return [ArticleId(id_) for id_ in self._model.articles_in(first, last)]

    def show_ids(
        self,
        ids: array[int],
        headings: Sequence[Heading] = (),
        *,
        current: ArticleId | None = None,
        place: Place | None = None,
        close_up: bool = False,
        partial: bool = False,
    ) -> None:
        """Replace the rows; the current article, the selection and the place on screen stay.

        ``current`` is current instead where it is listed, ``place`` is gone to. With
        ``close_up``, the row that takes the place of a current one that is gone becomes
        current. With ``partial``, there will be more, where what isn't there yet may be.
        """
        standing = self._awaited or self._standing()
        if place is not None:
            standing = standing._replace(place=place)
        self._put(ids, headings, standing, current)
        self._awaited = standing if partial else None
        row = standing.row
        if close_up and row >= 0 and not self.table.currentIndex().isValid():
            self._go_near(row)

    def _put(
        self,
        ids: array[int],
        headings: Sequence[Heading],
        standing: Standing,
        current: ArticleId | None,
    ) -> None:
        self._quiet = True
        if not self._model.shows(ids, headings):
            self._model.set_ids(ids, headings)
            self.table.fit_headings()
        elsewhere = current is not None and current != standing.current
        if not (elsewhere and self._select_alone(current, standing.row)):
            self._select_again(standing)
        self._go_to_place(standing.place)
        self._quiet = False
        self._tell_selection()

    def _standing(self) -> Standing:
        row = self.table.currentIndex().row()
        return Standing(row, self.current_article(), self._selected(), self.place())

    def place(self) -> Place:
        """Return which article stands where at the top of the screen."""
        row = self.table.rowAt(0)
        if self._model.article_at(row) is None:  # a heading, which may not come again
            row += 1
        return self._place_of(row)

    def place_of_current(self) -> Place:
        """Return where the current article stands on the screen; the top where it doesn't.

        The top is the place in a list, too, that doesn't have that article.
        """
        row, height = self.table.currentIndex().row(), self.table.viewport().height()
        place = self._place_of(row)
        return place._replace(top=0) if row >= 0 and 0 <= place.y < height else Place()

    def _place_of(self, row: int) -> Place:
        top = self.table.top()
        return Place(self._model.article_at(row), self.table.top_of(row) - top, row, top)

    def _go_to_place(self, place: Place) -> None:
        row = -1
        if place.article is not None:
            row = self._model.row_of(place.article, near=place.row)
        top = self.table.top_of(row) - place.y if row >= 0 else place.top
        # A list that is at its top stays there when its first group gets a heading.
        self.table.scroll_to(0 if place.top == 0 and top <= HEADING_HEIGHT else top)

    def _select_again(self, standing: Standing) -> None:
        current, selected = standing.current, standing.selected
        row = -1 if current is None else self._model.row_of(current, standing.row)
        alone = selected == {current}
        self.table.select_rows([row] if alone and row >= 0 else self._model.rows_of(selected), row)

    def _select_alone(self, article: ArticleId | None, near: int) -> bool:
        """Stand at an article; return whether it is listed."""
        row = -1 if article is None else self._model.row_of(article, near)
        if row >= 0:
            self.table.select_rows([row], row)
        return row >= 0

    def go_to(self, row: int) -> bool:
        """Move to an article's row as the user would; return whether there is one."""
        if self._model.article_at(row) is None:
            return False
        index, flag = self._model.index(row, 0), QItemSelectionModel.SelectionFlag
        # Not `selectRow`, which toggles while Ctrl is down.
        self.table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.table.scrollTo(index)
        return True

    def go_to_first(self) -> bool:
        """Move to the first article; return whether there is one."""
        return self.go_to(0) or self.go_to(1)  # below a heading

    def step(self, by: int) -> bool:
        """Move up or down by an article; return whether there was one to go to."""
        row = self.table.currentIndex().row() + by
        return self.go_to(row) or self.go_to(row + by)  # past a heading

    def _go_near(self, row: int) -> None:
        """Move to the article in a row, or to the next one that there is."""
        row = min(row, self._model.rowCount() - 1)
        _ = self.go_to(row) or self.go_to(row + 1) or self.go_to(row - 1)

    def select_quietly(self, article: ArticleId) -> None:
        """Stand at an article without telling of it; nowhere where it isn't listed."""
        self._quiet = True
        if self._select_alone(article, self.table.currentIndex().row()):
            self.table.scrollTo(self.table.currentIndex())
        else:
            self.table.select_rows([], -1)
        self._quiet = False

    # Making

    def _make_head(self) -> None:
        for label in (self._title, self._count):
            label.setProperty("role", "head")
        self._order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._order.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._order.setText(_NO_WORD)
        self._order.setToolTip(self.tr("Order, groups and density of the list"))
        self._order.setProperty("role", "caption")

    def _lay_out(self) -> None:
        self._head.setObjectName("listHead")
        self._head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self._order)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            if not self.table.selectionModel().hasSelection():
                # Qt goes to the first row when the focus comes
                self.table.select_rows([current.row()], current.row())
            self.article_chosen.emit(self._model.article_at(current.row()))

    @Slot()
    def _tell_selection(self) -> None:
        if not self._quiet:
            self._awaited = None
        ranges = self.table.selected_ranges()
        self.selection_changed.emit(sum(len(self._model.articles_in(*rows)) for rows in ranges))

    @Slot(QPoint)
    def _ask_for_menu(self, place: QPoint) -> None:
        if self.table.selectionModel().hasSelection():
            self.menu_requested.emit(self.table.viewport().mapToGlobal(place))
