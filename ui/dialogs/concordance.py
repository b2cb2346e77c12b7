"""A concordance: every hit of a query in its context, to be sorted, read and worked on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from reader.errors import PostilError
from ui.dialogs.label_preview import order_box
from ui.dialogs.sizes import open_at
from ui.models.hits import HitOrder, HitsModel, arranged
from ui.searching.hit_search import MOST_HITS, HitSearch
from ui.views.parts.text_label import TextLabel
from ui.views.search.concordance_table import ConcordanceTable
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.library import Library
    from reader.values import Label, LabelId, Occurrence
    from ui.dialogs.occurrences import Place
    from ui.searching.hit_search import Find
    from ui.tasks import Task, Tasks
    from ui.theme import Theme

    Finder = Callable[[str, Place], Find]
    """Returns how to find what is typed; raises a PostilError where that is wrong."""

_SIZE = QSize(1000, 620)
_MOST_KEPT = 1000
"""So many selected rows stay so in another order; of more, Qt takes long to keep track."""


class ConcordanceWindow(QDialog):
    """A window beside the main one; what its buttons ask for is done by others."""

    opened = Signal(object)
    """The `Occurrence` to read."""
    label_wanted = Signal(list)
    """Hits that shall have a label."""
    digit_pressed = Signal(list, str)
    """Hits that shall have the label of that key."""
    note_wanted = Signal(list)
    export_wanted = Signal(list, list)
    """All hits, and those that are selected."""
    searched = Signal()
    """Everything is found that there is, and shown in order."""

    def __init__(
        self,
        finder: Finder,
        tasks: Tasks,
        labels: Mapping[LabelId, Label],
        theme: Theme,
    ) -> None:
        # No child of the main window: it would always lie over it.
        super().__init__(None, Qt.WindowType.Window)
        self._finder, self._tasks = finder, tasks
        self._places: Sequence[Place] = ()
        self._problem = self._message = ""
        self._model = HitsModel(self)
        self._search = HitSearch(tasks, self)
        self._arranging: Task | None = None
        self._field = QLineEdit()
        self._where, self._order = QComboBox(), order_box()
        self._summary, self._progress = TextLabel("", "caption"), QProgressBar()
        self._table = ConcordanceTable(self._model, theme, labels)
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._name()
        self._make_buttons()
        self._lay_out()
        self._connect()
        open_at(self, _SIZE)
        self._show_counts()

    # What is shown

    def look_for(self, query: str, places: Sequence[Place]) -> None:
        """Look for ``query`` in one of ``places``, by default the first."""
        self._places = places
        self._where.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._where.clear()
        self._where.addItems([place.name for place in places])
        self._where.blockSignals(False)  # noqa: FBT003
        self._field.setText(query)
        self._begin()

    def set_labels(self, labels: Mapping[LabelId, Label]) -> None:
        """Take names of labels."""
        self._table.set_labels(labels)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._table.set_theme(theme)

    def tell(self, sentence: str) -> None:
        """Say what was done, until something else is selected."""
        self._message = sentence
        self._show_counts()

    @property
    def hits(self) -> Sequence[Occurrence]:
        """What was found, in the order that is shown."""
        return self._model.hits

    def renew(self, hits: Sequence[Occurrence]) -> None:
        """Take some of the hits as they are now."""
        self._model.renew(hits)

    def done(self, result: int) -> None:
        """Close; a search under way ends."""
        self._search.stop()
        self._stop_arranging()
        super().done(result)

    # Building

    def _name(self) -> None:
        self.setObjectName("occurrencesDialog")
        self.setWindowTitle(self.tr("Concordance"))
        self._field.setPlaceholderText(self.tr("What to look for, then Enter"))
        self._field.setAccessibleName(self.tr("What to look for"))
        self._where.setAccessibleName(self.tr("Articles to search"))
        self._table.setAccessibleName(self.tr("Hits in their context"))
        self._progress.setTextVisible(False)
        self._progress.setMaximum(1000)

    def _make_buttons(self) -> None:
        self._open = self._button(self.tr("&Open  ⏎"), self._ask_to_open)
        self._label = self._button(self.tr("&Label…"), self._ask_to_label)
        self._note = self._button(self.tr("&Note…"), self._ask_to_note)
        self._export = self._button(self.tr("&Export…"), self._ask_to_export)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._field, 1)
        head.addWidget(QLabel(self.tr("In:")))
        head.addWidget(self._where)
        head.addWidget(self._order)
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self._open, self._label, self._note, self._export):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._summary)
        column.addWidget(self._progress)
        column.addWidget(self._table, 1)
        column.addSpacing(6)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._field.returnPressed.connect(self._begin)
        self._where.currentIndexChanged.connect(self._begin)
        self._order.currentIndexChanged.connect(self._arrange)
        self._search.found.connect(self._add)
        self._search.progressed.connect(self._show_progress)
        self._search.finished.connect(self._arrange)
        self._search.failed.connect(self._fail)
        self._table.selectionModel().selectionChanged.connect(self._counting.start)
        self._counting.timeout.connect(self._show_selection)
        self._table.open_wanted.connect(self._ask_to_open)
        self._table.label_wanted.connect(self._ask_to_label)
        self._table.digit_pressed.connect(self._ask_for_digit)
        self._table.note_wanted.connect(self._ask_to_note)

    # Searching

    @Slot()
    def _begin(self) -> None:
        """Search anew for what stands in the field."""
        self._search.stop()
        self._stop_arranging()
        self._model.clear()
        self._problem = ""
        self._progress.setValue(0)
        typed = self._field.text().strip()
        if typed and self._places:
            self._start(typed, self._places[self._where.currentIndex()])
        (self._table if typed and not self._problem else self._field).setFocus()
        self._show_counts()

    def _start(self, typed: str, place: Place) -> None:
        try:
            find = self._finder(typed, place)
        except PostilError as error:
            self._problem = str(error)
        else:
            self._search.start(find, self.tr("Searching"))

    @Slot(list)
    def _add(self, portion: list[Occurrence]) -> None:
        self._model.add(portion)
        self._show_counts()

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        self._progress.setValue(int(share * self._progress.maximum()))

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._problem = sentence
        self._show_counts()

    # Order

    @Slot()
    def _arrange(self) -> None:
        """Sort in the background: very many hits take a while."""
        if self._search.running:  # they are sorted when all are there
            return
        self._stop_arranging()
        hits, order = list(self._model.hits), HitOrder(self._order.currentData())
        self._arranging = self._tasks.start(partial(_arrange, hits, order))
        self._arranging.succeeded.connect(self._take_order)

    def _stop_arranging(self) -> None:
        if self._arranging is not None:
            self._arranging.cancel()
            self._arranging = None

    @Slot(object)
    def _take_order(self, places: list[int]) -> None:
        if self.sender() is not self._arranging:
            return
        self._arranging = None
        if self._table.count_selected() > _MOST_KEPT:
            self._table.clearSelection()
        self._model.arrange(places)
        if self._table.currentIndex().isValid():
            self._table.scrollTo(self._table.currentIndex())
        else:
            self._table.setCurrentIndex(self._model.index(0, 0))
        self._show_counts()
        self.searched.emit()

    # What is asked for

    def _selected(self) -> list[Occurrence]:
        return self._table.selected()

    @Slot()
    def _ask_to_open(self) -> None:
        row = self._table.currentIndex().row()
        if row >= 0:
            self.opened.emit(self._model.hits[row])

    @Slot()
    def _ask_to_label(self) -> None:
        if selected := self._selected():
            self.label_wanted.emit(selected)

    @Slot(str)
    def _ask_for_digit(self, digit: str) -> None:
        if selected := self._selected():
            self.digit_pressed.emit(selected, digit)

    @Slot()
    def _ask_to_note(self) -> None:
        if selected := self._selected():
            self.note_wanted.emit(selected)

    @Slot()
    def _ask_to_export(self) -> None:
        self.export_wanted.emit(list(self._model.hits), self._selected())

    # Words

    @Slot()
    def _show_selection(self) -> None:
        self._message = ""
        self._show_counts()

    @Slot()
    def _show_counts(self) -> None:
        self._progress.setVisible(self._search.running)
        self._summary.set_role("warning" if self._problem else "caption")
        self._summary.setText(self._problem or self._message or self._summed_up())
        selected = self._table.selectionModel().hasSelection()
        for button in (self._open, self._label, self._note):
            button.setEnabled(selected)
        self._export.setEnabled(bool(self._model.rowCount()) and not self._search.running)

    def _summed_up(self) -> str:
        rows, running = self._model.rowCount(), self._search.running
        if not rows and not running:
            return self.tr("No hits.") if self._field.text().strip() else ""
        parts = [
            self.tr("{hits} in {articles}").format(
                hits=counted.hits(rows), articles=counted.articles(self._model.articles)
            )
        ]
        selected = self._table.count_selected()
        if selected > 1:
            parts.append(self.tr("{} selected").format(self.locale().toString(selected)))
        if running:
            parts.append(self.tr("searching…"))
        elif rows >= MOST_HITS:
            parts.append(self.tr("there are more than are shown"))
        return " · ".join(parts)


def _arrange(
    hits: Sequence[Occurrence], order: HitOrder, _library: Library, _task: Task
) -> list[int]:
    return arranged(hits, order)
