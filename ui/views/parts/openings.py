"""The beginnings of articles, as they would look: title, what is known of them, first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

from reader.language_names import name_of
from ui.wording.dates import date

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.importers.previews.values import Glance, Shown


class Openings(QTextEdit):
    """Shows the first articles of one file, and why nothing more can be read of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setProperty("kind", "field")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        each_its_own = QTextOption()
        each_its_own.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(each_its_own)

    def show_file(self, seen: Glance | None) -> None:
        """Show a file; None: none."""
        self.clear()
        if seen is None:
            return
        cursor = QTextCursor(self.document())
        for shown in seen.articles:
            self._begin(cursor)
            self._write(cursor, shown)
        if seen.problem:
            self._begin(cursor)
            cursor.insertText(seen.problem, QTextCharFormat())

    def _begin(self, cursor: QTextCursor) -> None:
        """Part what follows from what stands there."""
        if not self.document().isEmpty():
            cursor.insertText("\n\n— — —\n\n", self._dim())

    def _write(self, cursor: QTextCursor, shown: Shown) -> None:
        """Write one article; its text mostly begins with its title, which is written anyway."""
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        cursor.insertText(shown.title, bold)
        known = _known(shown)
        if known:
            cursor.insertText(f"\n{known}", self._dim())
        text = shown.opening.removeprefix(shown.title).lstrip("\n")
        cursor.insertText(f"\n\n{text}", QTextCharFormat())

    def _dim(self) -> QTextCharFormat:
        dim = QTextCharFormat()
        dim.setForeground(self.palette().placeholderText())
        return dim


def _known(shown: Shown) -> str:
    known = (
        *(shown.source, shown.byline),
        date(shown.published) if shown.published else "",
        name_of(shown.language),
    )
    return " · ".join(filter(None, known))
