"""The lines of a concordance, and the keys that act on those that are selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView

from ui.keys.positions import by_place
from ui.views.parts.rows_table import RowsTable
from ui.views.search.kwic_row import ROW_HEIGHT, KwicRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from reader.values import Label, LabelId, Occurrence
    from ui.models.hits import HitsModel
    from ui.theme import Theme

    Index = QModelIndex | QPersistentModelIndex


class ConcordanceTable(RowsTable):
    """Enter opens a hit; digits, L and N label and note those that are selected."""

    open_wanted = Signal()
    label_wanted = Signal()
    digit_pressed = Signal(str)
    note_wanted = Signal()

    def __init__(
        self,
        model: HitsModel,
        theme: Theme,
        labels: Mapping[LabelId, Label],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, (), stretched=0, parent=parent)
        self.setObjectName("occurrenceTable")
        self._hits = model
        self._row = ConcordanceRow(theme, labels, self)
        self.setItemDelegate(self._row)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)

    def set_labels(self, labels: Mapping[LabelId, Label]) -> None:
        """Take names of labels."""
        self._row.labels = labels
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._row.set_theme(theme, theme.accent)
        self.viewport().update()

    def selected(self) -> list[Occurrence]:
        """Return the hits of the selected rows, from the top."""
        ranges = sorted(self.selectionModel().selection().toList(), key=lambda each: each.top())
        return [hit for each in ranges for hit in self._hits.hits[each.top() : each.bottom() + 1]]

    def count_selected(self) -> int:
        """Return how many rows are selected."""
        return sum(each.height() for each in self.selectionModel().selection().toList())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on what is selected."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain or not self._act(event):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> bool:
        key, place = event.key(), by_place(event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        elif place.isdecimal():
            self.digit_pressed.emit(place)
        elif key == Qt.Key.Key_L or place == "L":
            self.label_wanted.emit()
        elif key == Qt.Key.Key_N or place == "N":
            self.note_wanted.emit()
        else:
            return False
        return True

    @Slot()
    def _open(self) -> None:
        self.open_wanted.emit()


class ConcordanceRow(KwicRow):
    """Draws a hit in its context, with the labels of the marks on it, source and date."""

    end = 230

    def __init__(self, theme: Theme, labels: Mapping[LabelId, Label], parent: QWidget) -> None:
        super().__init__(theme, theme.accent, parent)
        self.labels = labels

    def detail(self, found: Occurrence) -> str:
        """Return labels, source and date."""
        known = [self.labels[label].name for label in found.labels if label in self.labels]
        return " · ".join(filter(None, (", ".join(known), super().detail(found))))
