"""A preview of all occurrences of a text: which of them shall be labelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from ui import counted
from ui.hit_search import MOST_HITS, HitSearch, Wanted
from ui.models.hits import HitOrder
from ui.models.occurrences import OccurrencesModel
from ui.views.occurrence_table import OccurrenceTable
from ui.views.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.values import ArticleFilter, ArticleId, Label, LabelId, Occurrence
    from ui.tasks import Tasks
    from ui.theme import Theme

_SIZE = (900, 520)
_LONGEST_TEXT = 48
"""How much of the text the title shows, in code points."""


@dataclass(frozen=True, slots=True)
class Place:
    """A set of articles to search."""

    name: str
    """For the list to choose from."""
    title: str
    """For the end of the dialog's title, such as ``in the library``."""
    articles: Sequence[ArticleId] | ArticleFilter


class OccurrencesDialog(QDialog):
    """Searches as soon as it is made; once accepted, `chosen` says what shall be labelled."""

    searched = Signal()
    """Everything is found that there is, and shown in order."""

    def __init__(  # noqa: PLR0917  (what is looked for, and how it is shown)
        self,
        text: str,
        label: Label,
        places: Sequence[Place],
        tasks: Tasks,
        labels: Mapping[LabelId, Label],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Look for ``text`` in the first of ``places``, to give it ``label``."""
        super().__init__(parent)
        self._text, self._label, self._places = " ".join(text.split()), label, places
        self._model = OccurrencesModel(label.id, self)
        self._search = HitSearch(tasks, self)
        self._title, self._summary = TextLabel("", "title"), TextLabel("", "caption")
        self._problem = ""
        self._table = OccurrenceTable(self._model, theme, label, labels)
        self._table.setAccessibleName(self.tr("Occurrences"))
        self._make_options()
        self._make_foot()
        self._lay_out()
        self._connect()
        self.setObjectName("occurrencesDialog")
        self.setWindowTitle(self.tr("Label All Occurrences"))
        self.resize(*_SIZE)
        self._table.setFocus()
        self._begin()

    @property
    def chosen(self) -> list[Occurrence]:
        """What shall be labelled, in order of article and place."""
        return self._model.checked()

    @property
    def rows(self) -> int:
        """How many hits are shown."""
        return self._model.rowCount()

    @property
    def label(self) -> Label:
        """The label that it shall get."""
        return self._label

    def done(self, result: int) -> None:
        """Close; a search under way ends."""
        self._search.stop()
        super().done(result)

    # Building

    def _make_options(self) -> None:
        self._inflected = QCheckBox(self.tr("With &possessives (’s)"))
        self._inflected.setToolTip(
            self.tr("Takes NATO’s and Iraqis whole; without it, the NATO of NATO’s alone.")
        )
        self._case = QCheckBox(self.tr("&Match case"))
        self._case.setToolTip(self.tr("Takes no other case and no other diacritics."))
        if self._text.isupper():
            self._case.setChecked(True)
            self._case.setEnabled(False)
            self._case.setToolTip(self.tr("A text in capitals keeps them: US is not “us”."))
        self._parts = QCheckBox(self.tr("Parts of &words"))
        self._parts.setToolTip(self.tr("Looks inside of words too."))
        self._where = QComboBox()
        self._where.setAccessibleName(self.tr("Articles to search"))
        self._where.addItems([place.name for place in self._places])
        self._order = QComboBox()
        self._order.setAccessibleName(self.tr("Order"))
        for order, name in (
            (HitOrder.RIGHT, self.tr("Sort: right context")),
            (HitOrder.LEFT, self.tr("Sort: left context")),
            (HitOrder.SOURCE, self.tr("Sort: source")),
            (HitOrder.DATE, self.tr("Sort: date")),
        ):
            self._order.addItem(name, order)

    def _make_foot(self) -> None:
        self._count = TextLabel("")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setMaximum(1000)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._accept = QPushButton()
        self._accept.setDefault(True)

    def _lay_out(self) -> None:
        options, foot = QHBoxLayout(), QHBoxLayout()
        options.setSpacing(14)
        for box in (self._inflected, self._case, self._parts):
            options.addWidget(box)
        options.addStretch()
        options.addWidget(QLabel(self.tr("In:")))
        options.addWidget(self._where)
        options.addWidget(self._order)
        foot.setSpacing(8)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._summary)
        column.addSpacing(10)
        column.addLayout(options)
        column.addSpacing(6)
        column.addWidget(self._progress)
        column.addWidget(self._table, 1)
        column.addSpacing(8)
        column.addLayout(foot)

    def _connect(self) -> None:
        for box in (self._inflected, self._case, self._parts):
            box.toggled.connect(self._begin)
        self._where.currentIndexChanged.connect(self._begin)
        self._order.currentIndexChanged.connect(self._arrange)
        self._search.found.connect(self._add)
        self._search.progressed.connect(self._show_progress)
        self._search.finished.connect(self._finish)
        self._search.failed.connect(self._fail)
        self._model.checks_changed.connect(self._show_counts)
        self._cancel.clicked.connect(self.reject)
        self._accept.clicked.connect(self.accept)

    # Searching

    @Slot()
    def _begin(self) -> None:
        """Search anew, as the options say."""
        from reader.occurrences import Matching

        place, parts = self._places[self._where.currentIndex()], self._parts.isChecked()
        self._title.setText(self._heading(place))
        self._problem = ""
        self._progress.setValue(0)
        matching = Matching(
            match_case=self._case.isChecked(),
            inflected=self._inflected.isChecked(),
            parts_of_words=parts,
            beginnings=True,
        )
        wanted = Wanted(self._text, place.articles, matching)
        self._search.start(wanted, self.tr("Searching"))
        self._model.clear(takes_parts=parts)

    @Slot(list)
    def _add(self, portion: list[Occurrence]) -> None:
        self._model.add(portion)

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        self._progress.setValue(int(share * self._progress.maximum()))

    @Slot()
    def _finish(self) -> None:
        self._arrange()
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._model.index(0, 0))
        self._show_counts()
        self.searched.emit()

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._problem = sentence
        self._show_counts()

    @Slot()
    def _arrange(self) -> None:
        self._model.arrange(HitOrder(self._order.currentData()))
        self._table.scrollToTop()

    # Words

    def _heading(self, place: Place) -> str:
        shown = self._text
        if len(shown) > _LONGEST_TEXT:
            shown = shown[: _LONGEST_TEXT - 1] + "…"
        return self.tr("Label “{text}” as {label} {place}").format(
            text=f"\u2068{shown}\u2069", label=self._label.name, place=place.title
        )

    @Slot()
    def _show_counts(self) -> None:
        checked, rows = self._model.tally.checked, self._model.rowCount()
        self._progress.setVisible(self._search.running)
        self._summary.setText(self._problem or self._summed_up())
        number, total = map(self.locale().toString, (checked, rows))
        self._count.setText(
            self.tr("{number} of {total} will be labelled · one step in the history").format(
                number=number, total=total
            )
        )
        self._accept.setText(self.tr("&Label {number}  ⏎").format(number=number))
        self._accept.setEnabled(bool(checked) and not self._search.running)

    def _summed_up(self) -> str:
        tally, rows = self._model.tally, self._model.rowCount()
        count = rows + tally.labelled
        if not count and not self._search.running:
            return self.tr("No occurrences. With “Parts of words” more may be found.")
        parts = [
            self.tr("{occurrences} in {articles}").format(
                occurrences=counted.occurrences(rows),
                articles=counted.articles(len(tally.articles)),
            ),
            *self._others(),
        ]
        if self._search.running:
            parts.append(self.tr("searching…"))
        elif count >= MOST_HITS:
            parts.append(self.tr("there are more than are shown"))
        return " · ".join(parts)

    def _others(self) -> list[str]:
        """Say what is not as the others are: labelled, in conflict, a part of a word."""
        tally, number = self._model.tally, self.locale().toString
        labelled, conflicts, parts = tally.labelled, tally.conflicts, tally.parts
        told = []
        if labelled:
            sentence = self.tr("{number} more labelled {label} already")
            told.append(sentence.format(number=number(labelled), label=self._label.name))
        if conflicts == 1:
            told.append(self.tr("1 already has another label"))
        elif conflicts:
            told.append(self.tr("{} already have another label").format(number(conflicts)))
        if parts == 1:
            told.append(self.tr("1 is part of a longer word"))
        elif parts:
            told.append(self.tr("{} are parts of longer words").format(number(parts)))
        return told
