"""What became of an import: how many came in, and of each document what and why."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from reader.errors import UserError
from reader.exporters.files import replacing
from reader.exporters.to_csv import Variant, write_csv
from reader.values import Outcome
from ui.dialogs.sizes import open_at
from ui.models.headed_table import VALUE_ROLE
from ui.models.import_report import MESSAGE, ImportReportModel
from ui.views.parts.rows_table import RowsTable, tab_separated
from ui.views.parts.segmented import Segmented
from ui.views.parts.text_label import TextLabel
from ui.wording.import_words import import_words, learned_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.boilerplate import BoilerplateLine
    from reader.values import Imported

_SIZE = QSize(1120, 560)
_WIDTHS = (230, 110)
_ALL = ""


class ImportReport(QDialog):
    """The documents of one import, failed ones first; can be opened, copied and saved."""

    open_wanted = Signal(str)
    """The uid of an article; the report is closed."""

    def __init__(
        self,
        reports: Sequence[Imported],
        learned: Sequence[BoilerplateLine] = (),
        parent: QWidget | None = None,
        *,
        stopped: bool = False,
        reason: str = "",
    ) -> None:
        """Report on documents, and on the boilerplate that was ``learned`` from them.

        ``stopped`` says that there were others, which were not read, and ``reason`` why there
        was no room for them.
        """
        super().__init__(parent)
        self._sentence = import_words(reports, learned, stopped=stopped, reason=reason)
        self._learned = learned_words(learned)
        self.setWindowTitle(self.tr("Import Report"))
        open_at(self, _SIZE)
        self._counts = Counter(report.outcome for report in reports)
        self._model = ImportReportModel(reports, self)
        self._table = RowsTable(self._model, _WIDTHS, stretched=2)
        self._table.setAccessibleName(self.tr("Documents"))
        self._filter = self._make_filter(len(reports))
        self._message = TextLabel("", "caption")
        self._open = QPushButton(self.tr("&Open"))
        self._open.setObjectName("open")
        self._open.setToolTip(self.tr("Open the article of the selected row (Enter)"))
        self._open.clicked.connect(self._ask_to_open)
        self._open.setEnabled(False)
        self._table.activated.connect(self._ask_to_open)
        self._table.selectionModel().currentRowChanged.connect(self._tell_row)
        self._lay_out()

    def sentence(self) -> str:
        """Say in one sentence what became of the import."""
        return self._sentence

    def tell_versions(self, versions: Mapping[str, str]) -> None:
        """Say which articles, by uid, are other versions of which, by title."""
        self._model.tell_versions(versions)

    def _make_filter(self, total: int) -> Segmented:
        choices = [
            (_ALL, self.tr("All {}"), total),
            (Outcome.FAILED.value, self.tr("Failed {}"), self._counts[Outcome.FAILED]),
            (Outcome.DUPLICATE.value, self.tr("Already there {}"), self._counts[Outcome.DUPLICATE]),
            (Outcome.NEW.value, self.tr("New {}"), self._counts[Outcome.NEW]),
        ]
        shown = [
            (value, text.format(self.locale().toString(count)))
            for value, text, count in choices
            if count or value == _ALL
        ]
        chooser = Segmented(shown, self)
        chooser.setAccessibleName(self.tr("Show"))
        chooser.set_value(_ALL)
        chooser.chosen.connect(self._show_only)
        return chooser

    def _lay_out(self) -> None:
        copy, save, close = (
            QPushButton(text) for text in (self.tr("&Copy"), self.tr("&Save…"), self.tr("Close"))
        )
        copy.setToolTip(self.tr("Copy the selected rows, or all that are shown (Ctrl+C)"))
        copy.clicked.connect(self._copy)
        save.clicked.connect(self._choose_file)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(self._message, 1)
        for button in (self._open, copy, save, close):
            foot.addWidget(button)
        head = QHBoxLayout()
        head.addWidget(self._filter)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(TextLabel(self._sentence, "title"))
        if self._learned:
            column.addWidget(TextLabel(self._learned, "caption"))
        column.addLayout(head)
        column.addWidget(self._table, 1)
        column.addLayout(foot)

    @Slot(str)
    def _show_only(self, value: str) -> None:
        self._model.show_only(Outcome(value) if value else None)
        self._offer(None)

    @Slot(QModelIndex)
    def _tell_row(self, index: QModelIndex) -> None:
        """Tell a title or a reason that is too long for its column."""
        report: Imported | None = index.data(VALUE_ROLE)
        self._tell(self._model.text(report, MESSAGE) if report else "")
        self._offer(report)

    def _offer(self, report: Imported | None) -> None:
        self._open.setEnabled(report is not None and bool(report.uid))

    @Slot()
    def _ask_to_open(self) -> None:
        """Open the article of the row one is at; what could not be read is none."""
        report: Imported | None = self._table.currentIndex().data(VALUE_ROLE)
        if report is not None and report.uid:
            self.accept()
            self.open_wanted.emit(report.uid)

    @Slot()
    def _copy(self) -> None:
        self._table.copy_selected()
        self._tell(self.tr("Copied."))

    @Slot()
    def _choose_file(self) -> None:
        chooser = QFileDialog(self, self.tr("Save the Import Report"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        table, text = self.tr("Table (*.csv)"), self.tr("Text with tabs (*.tsv *.txt)")
        chooser.setNameFilters([table, text])
        chooser.setDefaultSuffix("csv")
        chooser.filterSelected.connect(
            lambda chosen: chooser.setDefaultSuffix("csv" if chosen == table else "tsv")
        )
        chooser.selectFile("import-report.csv")
        chooser.fileSelected.connect(self._save)
        chooser.open()

    @Slot(str)
    def _save(self, path: str) -> None:
        try:
            with replacing(Path(path)) as stream:
                headings, *lines = self._model.lines()
                if Path(path).suffix.lower() == ".csv":
                    write_csv(lines, stream, Variant.SPREADSHEET, headings)
                else:
                    stream.write(tab_separated([headings, *lines]).encode())
        except UserError as error:
            self._tell(str(error), "warning")
        else:
            self._tell(self.tr("Saved as “{}”.").format(Path(path).name))

    def _tell(self, text: str, role: str = "caption") -> None:
        self._message.set_role(role)
        self._message.setText(text)
