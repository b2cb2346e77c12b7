"""The model of the lines that are boilerplate of a source, or said to be none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.boilerplate import BoilerplateLine, LineVerdict
from ui.models.headed_table import HeadedTable

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QBrush

LINE, VERDICT = range(2)


class BoilerplateModel(HeadedTable[BoilerplateLine]):
    """Each line, and who says what it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_headings(self.tr("Line"), self.tr("What it is"))
        self._words = {
            LineVerdict.LEARNED: self.tr("boilerplate: many have it"),
            LineVerdict.SAID: self.tr("boilerplate: you say so"),
            LineVerdict.REFUSED: self.tr("text: you say so"),
        }

    def text(self, value: BoilerplateLine, column: int) -> str:
        """Return the line, or what it is."""
        return value.line if column == LINE else self._words[value.verdict]

    def colour(self, value: BoilerplateLine, column: int) -> QBrush | None:
        """Fade what is boilerplate, as the article does."""
        faded = column == LINE and value.verdict is not LineVerdict.REFUSED
        return QGuiApplication.palette().placeholderText() if faded else None
