"""A preview of what shall be labelled: hits in their context, each to be checked or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from ui.dialogs.sizes import open_at
from ui.models.hits import HitOrder
from ui.models.occurrences import OccurrencesModel
from ui.views.parts.text_label import TextLabel
from ui.views.search.occurrence_table import OccurrenceTable
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.values import Label, LabelId, Occurrence
    from ui.theme import Theme

_SIZE = QSize(900, 520)


class LabelPreview(QDialog):
    """Once accepted, `chosen` says what shall get the label."""

    def __init__(
        self,
        label: Label,
        labels: Mapping[LabelId, Label],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._model = OccurrencesModel(label.id, self)
        self._title, self._summary = TextLabel("", "title"), TextLabel("", "caption")
        self._table = OccurrenceTable(self._model, theme, label, labels)
        self._table.setAccessibleName(self.tr("Occurrences"))
        self._order = order_box()
        self._options = QHBoxLayout()
        self._options.setSpacing(14)
        self._make_foot()
        self._lay_out()
        self._order.currentIndexChanged.connect(self._arrange)
        self._model.checks_changed.connect(self._show_counts)
        self._cancel.clicked.connect(self.reject)
        self._accept.clicked.connect(self.accept)
        self.setObjectName("occurrencesDialog")
        open_at(self, _SIZE)
        self._table.setFocus()

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

    @property
    def searching(self) -> bool:
        """Whether more hits may come."""
        return False

    # Building

    def _make_foot(self) -> None:
        self._count = TextLabel("")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setMaximum(1000)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._accept = QPushButton()
        self._accept.setDefault(True)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
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
        column.addLayout(self._options)
        column.addSpacing(6)
        column.addWidget(self._progress)
        column.addWidget(self._table, 1)
        column.addSpacing(8)
        column.addLayout(foot)

    # Showing

    def finish(self) -> None:
        """Show everything in order."""
        self._arrange()
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._model.index(0, 0))
        self._show_counts()

    @Slot()
    def _arrange(self) -> None:
        self._model.arrange(HitOrder(self._order.currentData()))
        self._table.scrollToTop()

    @Slot()
    def _show_counts(self) -> None:
        checked, rows = self._model.tally.checked, self._model.rowCount()
        self._progress.setVisible(self.searching)
        self._summary.setText(self.summed_up())
        number, total = map(self.locale().toString, (checked, rows))
        self._count.setText(
            self.tr("{number} of {total} will be labelled · one step in the history").format(
                number=number, total=total
            )
        )
        self._accept.setText(self.tr("&Label {number}  ⏎").format(number=number))
        self._accept.setEnabled(bool(checked) and not self.searching)

    def summed_up(self) -> str:
        """Return what there is, in a line."""
        return " · ".join([self._counted(), *self._others()])

    def _counted(self) -> str:
        return self.tr("{occurrences} in {articles}").format(
            occurrences=counted.occurrences(self.rows),
            articles=counted.articles(len(self._model.tally.articles)),
        )

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


def order_box() -> QComboBox:
    """Return a choice of the orders of hits."""
    box = QComboBox()
    box.setAccessibleName(QCoreApplication.translate("LabelPreview", "Order"))
    for order, name in (
        (HitOrder.RIGHT, QCoreApplication.translate("LabelPreview", "Sort: right context")),
        (HitOrder.LEFT, QCoreApplication.translate("LabelPreview", "Sort: left context")),
        (HitOrder.SOURCE, QCoreApplication.translate("LabelPreview", "Sort: source")),
        (HitOrder.DATE, QCoreApplication.translate("LabelPreview", "Sort: date")),
    ):
        box.addItem(name, order)
    return box


class ChosenHitsPreview(LabelPreview):
    """Shows hits that were chosen elsewhere, some of which have other marks in their place."""

    def __init__(
        self,
        hits: Sequence[Occurrence],
        label: Label,
        labels: Mapping[LabelId, Label],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, labels, theme, parent)
        self._options.addStretch()
        self._options.addWidget(self._order)
        self.setWindowTitle(self.tr("Label Hits"))
        self._title.setText(
            self.tr("Label {occurrences} as {label}").format(
                occurrences=counted.occurrences(len(hits)), label=label.name
            )
        )
        self._model.clear(takes_parts=True)
        self._model.add(hits)
        self.finish()
