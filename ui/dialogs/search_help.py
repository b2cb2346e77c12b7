"""The sheet that explains how to search: examples, each of which can be tried."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.query import help as query_help
from ui.dialogs.sizes import open_at

if TYPE_CHECKING:
    from reader.query.help import Section

_EXAMPLES = 230
"""The width of the examples, in pixels."""


class SearchHelpDialog(QDialog):
    """Every part of the query language in a line: an example, and what it finds."""

    example_chosen = Signal(str)
    """The user wants to try it; the sheet has closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchHelp")
        self.setWindowTitle(self.tr("How to search"))
        open_at(self, QSize(720, 620))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(18)
        for section in query_help.sheet():
            column.addLayout(self._section(section))
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        lead = QLabel(self.tr("Press an example to search for it."))
        lead.setProperty("role", "caption")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 14)
        whole.setSpacing(12)
        whole.addWidget(lead)
        whole.addWidget(area, 1)

    def _section(self, section: Section) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(16)
        grid.setColumnMinimumWidth(0, _EXAMPLES)
        grid.setColumnStretch(1, 1)
        heading = QLabel(section.title.upper())
        heading.setProperty("role", "section")
        grid.addWidget(heading, 0, 0, 1, 2)
        for line, (example, meaning) in enumerate(section.entries, 1):
            grid.addWidget(self._example(example, meaning), line, 0)
            words = QLabel(meaning)
            words.setWordWrap(True)
            grid.addWidget(words, line, 1)
        return grid

    def _example(self, example: str, meaning: str) -> QPushButton:
        button = QPushButton(example.replace("&", "&&"))
        button.setProperty("kind", "example")
        button.setAutoDefault(False)
        button.setAccessibleDescription(meaning)
        button.clicked.connect(partial(self._choose, example))
        return button

    def _choose(self, example: str) -> None:
        self.accept()
        self.example_chosen.emit(example)
