"""Asking whether e-books come in by their chapters or as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from ui.settings import CHAPTERS, WHOLE_BOOKS
from ui.views.parts.radio_choices import RadioChoices
from ui.views.parts.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_WIDTH = 480


class BooksDialog(QDialog):
    """Once accepted, `choice` says how; the dialog itself imports nothing."""

    def __init__(self, names: Sequence[str], chosen: str, parent: QWidget | None = None) -> None:
        """Ask about the books with these file names; ``chosen`` is what holds at first."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import E-Books"))
        self.setMinimumWidth(_WIDTH)
        self._choices = RadioChoices()
        self._choices.add(
            CHAPTERS,
            self.tr("An article for each &chapter"),
            explanation=self.tr("Short enough to be read, labelled and found one by one."),
        )
        self._choices.add(
            WHOLE_BOOKS,
            self.tr("One article for the whole &book"),
            explanation=self.tr("The chapters are its headings; go through them by the outline."),
        )
        self._choices.choose(chosen)
        self._lay_out(names)
        self._choices.setFocus()

    @property
    def choice(self) -> str:
        """`CHAPTERS` or `WHOLE_BOOKS`."""
        return self._choices.value()

    def _lay_out(self, names: Sequence[str]) -> None:
        one = self.tr("How shall “{file}” come in?").format(file=f"\u2068{names[0]}\u2069")
        many = self.tr("How shall %Ln e-books come in?", "", len(names))
        take_in, cancel = QPushButton(self.tr("&Import")), QPushButton(self.tr("Cancel"))
        take_in.setDefault(True)
        take_in.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(TextLabel(self.tr("Remembered for the next e-books."), "caption"), 1)
        foot.addWidget(cancel)
        foot.addWidget(take_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(TextLabel(one if len(names) == 1 else many, "title"))
        column.addWidget(self._choices)
        column.addSpacing(8)
        column.addStretch()
        column.addLayout(foot)
