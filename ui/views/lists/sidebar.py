"""The sidebar: the lists that the library holds, with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from ui.models.sidebar import SECTIONS, SidebarModel
from ui.views.lists.sidebar_row import SIGN_WIDTH, SidebarRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from reader.lists import ArticleFilter
    from ui.models.sidebar import SidebarLine
    from ui.theme import Theme


class Sidebar(QTreeView):
    """Chooses what the list shows; sections and years can be folded."""

    list_chosen = Signal(object, str)
    """An `ArticleFilter` and its name."""
    menu_requested = Signal(object, QPoint)
    """A menu for a `SidebarLine` is wanted at this place of the screen."""
    renamed = Signal(object, str)
    """A `SidebarLine` shall be called so."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Library"))
        self._model = SidebarModel()
        self._row = SidebarRow(theme)
        self._quiet = False
        self._chosen_before: ArticleFilter | None = None
        self._folded: set[str] = set()
        self._open_years: set[ArticleFilter | None] = set()
        self.setModel(self._model)
        self.setItemDelegate(self._row)
        self._set_up()
        self.fold(())
        self._model.renamed.connect(self.renamed)
        self._model.rowsInserted.connect(self._open_inserted)
        self.selectionModel().currentChanged.connect(self._choose)
        self.clicked.connect(self._press)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.expanded.connect(self._note_open)
        self.collapsed.connect(self._note_folded)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._row.theme = theme
        self.viewport().update()

    def set_lines(self, lines: Sequence[SidebarLine], chosen: ArticleFilter) -> None:
        """Show the lists and their counts; ``chosen`` stays chosen."""
        self._quiet = True
        standing, top = self._model.line(self.currentIndex()), self.verticalScrollBar().value()
        self._model.set_lines(lines, chosen)
        self._row.chosen = chosen
        self.setCurrentIndex(self._index_again(standing, chosen))
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(top)
        self._quiet = False

    def _index_again(self, standing: SidebarLine | None, chosen: ArticleFilter) -> QModelIndex:
        """Return the section that the keys were at, else the line of the list that is shown."""
        section = standing.section if standing and standing.filter is None else ""
        heading = self._model.heading(section)
        return heading if heading.isValid() else self._model.index_of(chosen)

    def show_chosen(self, chosen: ArticleFilter) -> None:
        """Mark ``chosen`` without telling of it."""
        self._quiet = True
        self._row.chosen = chosen
        self.setCurrentIndex(self._model.index_of(chosen))
        if self.isVisible():
            self.viewport().update()
        self._quiet = False

    def name_of(self, wanted: ArticleFilter) -> str | None:
        """Return the name of a list, or None where it isn't shown."""
        line = self._model.line(self._model.index_of(wanted))
        return line.text if line else None

    # Lines

    def current_line(self) -> SidebarLine | None:
        """Return the line that the keys are at."""
        return self._model.line(self.currentIndex())

    def line_at(self, index: QModelIndex) -> SidebarLine | None:
        """Return the line of an index, or None where it is none."""
        return self._model.line(index)

    def lines_beside(self, line: SidebarLine) -> list[SidebarLine]:
        """Return the other lists of the section of ``line``, those that aren't shown too."""
        return [each for each in self._model.lines(line.section) if each.filter != line.filter]

    def place_of(self, line: SidebarLine) -> int:
        """Return the place of a line in its section, from 0."""
        filters = [each.filter for each in self._model.lines(line.section)]
        return filters.index(line.filter)

    def is_chosen(self, line: SidebarLine) -> bool:
        """Return whether ``line`` is the list that is shown."""
        return line.filter == self._row.chosen

    def edit_name(self) -> None:
        """Let the name of the current line be typed anew in its place."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit(self.currentIndex())

    def aim(self, index: QModelIndex | None, gap: int = 0) -> None:
        """Show that something would be dropped on a line, above it (-1) or below it (1)."""
        self._row.aimed_at = QPersistentModelIndex(index) if index is not None else None
        self._row.gap = gap
        self.viewport().update()

    # Folding

    def folded(self) -> tuple[str, ...]:
        """Return the sections that are folded."""
        return tuple(name for name in SECTIONS if name in self._folded)

    def fold(self, sections: tuple[str, ...]) -> None:
        """Fold these sections, and unfold the others."""
        self._folded = set(sections)
        self._open_inserted(QModelIndex(), 0, self._model.rowCount() - 1)

    @Slot(QModelIndex, int, int)
    def _open_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        """Unfold what is there now and was unfolded before."""
        for row in range(first, last + 1):
            index = self._model.index(row, 0, parent)
            line = self._model.line(index)
            if line is not None:
                section = not parent.isValid()
                years = line.filter in self._open_years
                self.setExpanded(index, line.section not in self._folded if section else years)

    @Slot(QModelIndex)
    def _note_open(self, index: QModelIndex) -> None:
        line = self._model.line(index)
        if line is not None:
            self._folded.discard(line.section if line.filter is None else "")
            self._open_years.add(line.filter)

    @Slot(QModelIndex)
    def _note_folded(self, index: QModelIndex) -> None:
        line = self._model.line(index)
        if line is not None and line.filter is None:
            self._folded.add(line.section)
        elif line is not None:
            self._open_years.discard(line.filter)

    def _turn(self, index: QModelIndex) -> None:
        """Fold or unfold a section or a year, or show all or few lines of a section."""
        line = self._model.line(index)
        if line is None:
            return
        if index.parent().isValid() and line.filter is None:
            self._model.show_rest(line.section)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    # Choosing

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = self._model.line(current)
        if line is not None and line.filter is not None and not self._quiet:
            self._tell(line)

    def _tell(self, line: SidebarLine) -> None:
        self._row.chosen = line.filter
        self.viewport().update()
        self.list_chosen.emit(line.filter, line.text)

    @Slot(QModelIndex)
    def _press(self, index: QModelIndex) -> None:
        """Fold or unfold a section; show a list anew that was chosen before the press."""
        line = self._model.line(index)
        if line is not None and line.filter is None:
            self._turn(index)
        elif line is not None and line.filter == self._chosen_before:
            self._tell(line)

    @Slot(QPoint)
    def _ask_for_menu(self, place: QPoint) -> None:
        line = self._model.line(self.indexAt(place))
        if line is not None:
            self.menu_requested.emit(line, self.viewport().mapToGlobal(place))

    # Qt's

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold a year by the sign before it; the list that is shown stays."""
        self._chosen_before = self._row.chosen
        place = event.position().toPoint()
        index = self.indexAt(place)
        line = self._model.line(index)
        if line is not None and line.inside and self._on_sign(index, place):
            self._turn(index)
        else:
            super().mousePressEvent(event)

    def _on_sign(self, index: QModelIndex, place: QPoint) -> bool:
        rect = self.visualRect(index)
        from_edge = rect.right() - place.x() if self.isRightToLeft() else place.x() - rect.left()
        return from_edge < SIGN_WIDTH

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold with Enter and Space what is no list, and show a list anew."""
        line = self._model.line(self.currentIndex())
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if line is None or event.key() not in keys:
            super().keyPressEvent(event)
        elif line.filter is None:
            self._turn(self.currentIndex())
        else:
            self._tell(line)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the current line to another place of its section."""
        from ui.views.lists import drags

        line = self.current_line()
        if line is not None:
            drags.start(self, drags.LINE, line.text, self._row.theme)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the actions."""

    def _set_up(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
