"""The model of an import's report: what became of each document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.values import Imported, Outcome
from ui.models.headed_table import HeadedTable
from ui.wording.version_words import carried_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QBrush

    from reader.values import Succession

FILE, OUTCOME, MESSAGE = range(3)

_ORDER = (Outcome.FAILED, Outcome.DUPLICATE, Outcome.NEW)
"""What needs a look comes first."""


class ImportReportModel(HeadedTable[Imported]):
    """File, outcome, and title or reason of each document; all, or those of one outcome."""

    def __init__(self, reports: Sequence[Imported], parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A million are there six times as soon as by sorting.
        self._all = [each for outcome in _ORDER for each in reports if each.outcome is outcome]
        self._versions: Mapping[str, str] = {}
        self._words = {
            Outcome.FAILED: self.tr("failed"),
            Outcome.DUPLICATE: self.tr("already there"),
            Outcome.NEW: self.tr("new"),
        }
        self.set_headings(self.tr("File"), self.tr("Outcome"), self.tr("Title or reason"))
        self.set_values(self._all)

    def show_only(self, outcome: Outcome | None) -> None:
        """Show the documents of one outcome, or all of them."""
        self.set_values(
            report for report in self._all if outcome is None or report.outcome is outcome
        )

    def tell_versions(self, versions: Mapping[str, str]) -> None:
        """Say of articles, by uid, of which one they are another version, by its title."""
        self._versions = versions
        last = self.index(self.rowCount() - 1, MESSAGE)
        self.dataChanged.emit(self.index(0, MESSAGE), last)

    def lines(self) -> list[tuple[str, ...]]:
        """Return the whole report, headings first, whatever is shown."""
        columns = range(len(self.headings))
        return [
            self.headings,
            *(tuple(self.text(report, column) for column in columns) for report in self._all),
        ]

    def text(self, value: Imported, column: int) -> str:
        """Return the file, the outcome, and the title or the reason."""
        return (value.file, self._words[value.outcome], self._message(value))[column]

    def _message(self, report: Imported) -> str:
        if report.succeeds is not None:
            return self._succession(report.message, report.succeeds)
        other = self._versions.get(report.uid)
        if other is None:
            return report.message
        sentence = self.tr("{title} (another version of “{other}”)")
        return sentence.format(title=report.message, other=other)

    def _succession(self, title: str, earlier: Succession) -> str:
        of = self.tr("new version of “{}”").format(earlier.title)
        return f"{title} ({'; '.join((of, *carried_words(earlier)))})"

    def colour(self, value: Imported, column: int) -> QBrush | None:
        """Tell the outcome apart."""
        palette = QGuiApplication.palette()
        if column == OUTCOME and value.outcome is Outcome.FAILED:
            return palette.brightText()
        return palette.placeholderText() if column == OUTCOME else None
