"""What an import would bring: what was recognised, and some articles as they would look."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QLocale, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
)

from ui.dialogs.sizes import open_at
from ui.models.headed_table import VALUE_ROLE
from ui.models.import_preview import FILE, TITLE, PreviewModel
from ui.views.parts.openings import Openings
from ui.views.parts.rows_table import RowsTable
from ui.views.parts.text_label import TextLabel
from ui.wording import counted
from ui.wording.format_words import CHARSETS, charset_words, counted_format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from reader.importers.limits import Limits
    from reader.importers.previews.survey import Survey
    from reader.importers.previews.values import Glance
    from reader.library import Library
    from ui.tasks import Task, Tasks

_SIZE = QSize(980, 640)
_WIDTHS = (190, 190)
_MOST_FORMATS = 6


class ImportPreview(QDialog):
    """Once accepted, `charset` is that of what is not in UTF-8; the dialog imports nothing."""

    def __init__(
        self,
        survey: Survey,
        tasks: Tasks,
        charset: str,
        limits: Limits,
        parent: QWidget | None = None,
    ) -> None:
        """Show what was found, with the ``charset`` that was chosen before, if any."""
        super().__init__(parent)
        self._survey, self._tasks, self._limits = survey, tasks, limits
        self._task: Task | None = None
        self._row, self._is_old = 0, True
        """The row to be selected, and whether an earlier look is still shown."""
        self._model = PreviewModel(self)
        self._table = RowsTable(self._model, _WIDTHS, stretched=TITLE)
        self._article = Openings()
        self._charset = QComboBox()
        self._message = TextLabel("", "caption")
        self._import = QPushButton(self.tr("&Import"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._dress(charset)
        self._lay_out()
        self._connect()
        self._look()

    @property
    def charset(self) -> str:
        """The charset that was chosen; empty where it is to be guessed."""
        chosen: str = self._charset.currentData()
        return chosen

    @property
    def has_choice(self) -> bool:
        """Whether there was a charset to choose."""
        return bool(self._survey.unsure) or bool(self.charset)

    def done(self, result: int) -> None:
        """Close; nothing comes of a look under way."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)

    # Building

    def _dress(self, charset: str) -> None:
        self.setObjectName("importPreview")
        self.setWindowTitle(self.tr("Import"))
        open_at(self, _SIZE)
        self._table.setAccessibleName(self.tr("Some of the files"))
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._article.setAccessibleName(self.tr("How it would look"))
        self._charset.addItem(self.tr("Found out for each file"), "")
        for name in dict.fromkeys(filter(None, (*CHARSETS, charset))):
            self._charset.addItem(charset_words(name), name)
        self._charset.setCurrentIndex(self._charset.findData(charset))
        self._import.setDefault(True)
        self._cancel.setAutoDefault(False)

    def _lay_out(self) -> None:
        survey = self._survey
        files = self.locale().toString(survey.files)
        title = TextLabel(self.tr("Import {} files?").format(files), "title")
        if survey.files == 1:
            title.setText(self.tr("Import “{}”?").format(f"\u2068{survey.samples[0].name}\u2069"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(TextLabel(self._summed_up(), "caption"))
        for doubt in filter(None, (self._doubt_of_charset(), self._doubt_of_names())):
            column.addWidget(TextLabel(doubt, "warning"))
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.addWidget(self._table)
        middle.addWidget(self._article)
        middle.setChildrenCollapsible(False)
        column.addWidget(middle, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        name = QLabel(self.tr("C&harset of what is not in UTF-8:"))
        name.setBuddy(self._charset)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(name)
        foot.addWidget(self._charset)
        foot.addWidget(self._message, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._import)
        return foot

    def _summed_up(self) -> str:
        """Say what there is of which format, by the names of the files, and how large it is."""
        formats = [
            counted_format(self.locale().toString(count), name)
            for name, count in self._survey.formats[:_MOST_FORMATS]
        ]
        if len(self._survey.formats) > _MOST_FORMATS:
            formats.append("…")
        size = self.locale().formattedDataSize(
            self._survey.size, format=QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        return " · ".join((*formats, size))

    def _doubt_of_charset(self) -> str:
        unsure = len(self._survey.unsure)
        if not unsure:
            return ""
        sentence = self.tr("{} not in UTF-8: if the letters are wrong, choose the charset below.")
        return sentence.format(counted.files_are(unsure))

    def _doubt_of_names(self) -> str:
        misnamed = len(self._survey.misnamed)
        if not misnamed:
            return ""
        sentence = self.tr("{} not what the name says: see what is made of it.")
        return sentence.format(counted.files_are(misnamed))

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._show_article)
        self._charset.activated.connect(self._look)
        self._import.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)

    # Looking

    @Slot()
    def _look(self) -> None:
        """Look at the files, with the charset that is chosen; an earlier look is stopped."""
        if self._task is not None:
            self._task.cancel()
        self._message.setText(self.tr("Looking at the first files…"))
        self._row, self._is_old = max(0, self._table.currentIndex().row()), True
        look = partial(_look, self._survey.samples, self.charset, self._limits)
        self._task = self._tasks.start(look)
        self._task.progressed.connect(self._show)
        self._task.succeeded.connect(self._end)
        self._task.failed.connect(self._message.setText)

    @Slot(object)
    def _show(self, seen: Glance) -> None:
        """Show one more file; the first one takes away what an earlier look has shown."""
        if self.sender() is not self._task:
            return
        if self._is_old:
            self._model.set_values([])
            self._is_old = False
        self._model.append([seen])
        if self._model.rowCount() == self._row + 1:
            flags = QItemSelectionModel.SelectionFlag
            index = self._model.index(self._row, FILE)
            self._table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    @Slot()
    def _end(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self._message.setText("")

    @Slot(QItemSelection, QItemSelection)
    def _show_article(self, *_: QItemSelection) -> None:
        """Show the first articles of the file that is selected."""
        self._article.show_file(self._table.currentIndex().data(VALUE_ROLE))


def _look(files: Sequence[Path], charset: str, limits: Limits, _: Library, task: Task) -> None:
    """Report what some files are taken for, one by one; in the background."""
    from reader.importers.choices import Choices
    from reader.importers.reading import glance_apart
    from reader.importers.source import Source

    choices = Choices(charset=charset)
    sources = [Source(path.name, path.absolute(), choices=choices) for path in files]
    for seen in glance_apart(sources, limits, stopped=lambda: task.cancelled):
        task.report(seen)
