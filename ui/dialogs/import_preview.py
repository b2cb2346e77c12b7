"""What an import would bring: what was recognised, and some articles as they would look."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSize, Qt, Slot
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
)

from ui.models.headed_table import VALUE_ROLE
from ui.models.import_preview import FILE, TITLE, PreviewModel
from ui.views.parts.rows_table import RowsTable
from ui.views.parts.text_label import TextLabel
from ui.wording import counted
from ui.wording.dates import date, language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from reader.importers.previews.survey import Survey
    from reader.importers.previews.values import Glance, Shown
    from reader.library import Library
    from ui.tasks import Task, Tasks

_SIZE, _AROUND = QSize(980, 640), QSize(24, 48)
"""Pixels: what is wanted, and what a small screen keeps free."""
_WIDTHS = (190, 190)
_MOST_FORMATS = 6
_CHARSETS = (
    *("windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254"),
    *("windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874"),
    *("iso-8859-1", "iso-8859-2", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8"),
    *("iso-8859-9", "iso-8859-15", "koi8-r", "koi8-u", "cp437", "cp850", "cp866", "mac-roman"),
    *("gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr"),
)


class ImportPreview(QDialog):
    """Once accepted, `charset` is that of what is not in UTF-8; the dialog imports nothing."""

    def __init__(
        self, survey: Survey, tasks: Tasks, charset: str, parent: QWidget | None = None
    ) -> None:
        """Show what was found, with the ``charset`` that was chosen before, if any."""
        super().__init__(parent)
        self._survey, self._tasks = survey, tasks
        self._task: Task | None = None
        self._model = PreviewModel(self)
        self._table = RowsTable(self._model, _WIDTHS, stretched=TITLE)
        self._article = QTextEdit()
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
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _AROUND))
        self._table.setAccessibleName(self.tr("Some of the files"))
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._article.setReadOnly(True)
        self._article.setProperty("kind", "field")
        self._article.setAccessibleName(self.tr("How it would look"))
        self._article.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        each_its_own = QTextOption()
        each_its_own.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._article.document().setDefaultTextOption(each_its_own)
        self._charset.addItem(self.tr("Found out for each file"), "")
        for name in dict.fromkeys(filter(None, (*_CHARSETS, charset))):
            self._charset.addItem(name.upper(), name)
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
            f"{self.locale().toString(count)} × {name}"
            for name, count in self._survey.formats[:_MOST_FORMATS]
        ]
        if len(self._survey.formats) > _MOST_FORMATS:
            formats.append("…")
        return " · ".join((*formats, self.locale().formattedDataSize(self._survey.size)))

    def _doubt_of_charset(self) -> str:
        unsure = len(self._survey.unsure)
        if not unsure:
            return ""
        sentence = self.tr("{} not in UTF-8: see whether the letters are right, else choose.")
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
        self._task = self._tasks.start(partial(_look, self._survey.samples, self.charset))
        self._task.succeeded.connect(self._show)
        self._task.failed.connect(self._message.setText)

    @Slot(object)
    def _show(self, seen: list[Glance]) -> None:
        if self.sender() is not self._task:
            return
        self._task = None
        row = max(0, self._table.currentIndex().row())
        self._model.set_values(seen)
        self._message.setText("")
        flags = QItemSelectionModel.SelectionFlag
        index = self._model.index(min(row, len(seen) - 1), FILE)
        self._table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._show_article()

    @Slot(QItemSelection, QItemSelection)
    def _show_article(self, *_: QItemSelection) -> None:
        """Show the first articles of the file that is selected."""
        seen: Glance | None = self._table.currentIndex().data(VALUE_ROLE)
        parts = [_described(shown) for shown in seen.articles] if seen else []
        if seen and seen.problem:
            parts.append(seen.problem)
        self._article.setPlainText("\n\n— — —\n\n".join(parts))


def _described(shown: Shown) -> str:
    """Return how an article would look: what is known of it, and how it begins."""
    known = (
        *(shown.source, shown.byline),
        date(shown.published) if shown.published else "",
        language(shown.language) if shown.language else "",
    )
    return "\n".join((shown.title, " · ".join(filter(None, known)), "", shown.opening))


def _look(files: Sequence[Path], charset: str, _: Library, task: Task) -> list[Glance]:
    """Return what some files are taken for; in the background."""
    from reader.importers.choices import Choices
    from reader.importers.reading import glance_apart
    from reader.importers.source import Source

    choices = Choices(charset=charset)
    sources = [Source(path.name, path.absolute(), choices=choices) for path in files]
    return list(glance_apart(sources, stopped=lambda: task.cancelled))
