"""The model of a preview: some files of an import, what they are taken for, and their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.importers.previews.values import Glance
from ui.models.headed_table import HeadedTable
from ui.wording.format_words import charset_words

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QBrush

FILE, FORMAT, TITLE = range(3)


class PreviewModel(HeadedTable[Glance]):
    """A row for each file that was looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_headings(self.tr("File"), self.tr("What it is"), self.tr("Title"))

    def text(self, value: Glance, column: int) -> str:
        """Return the file, its format with its charset, and what its first article is called."""
        if column == FILE:
            return value.name
        if column == FORMAT:
            return (
                " · ".join(
                    filter(None, (value.format, value.charset and charset_words(value.charset)))
                )
                or "—"
            )
        return value.articles[0].title if value.articles else value.problem

    def colour(self, value: Glance, column: int) -> QBrush | None:
        """Warn of what can't be read."""
        failed = column == TITLE and not value.articles
        return QGuiApplication.palette().brightText() if failed else None
