"""The sheet of keys: every action of the window and how to reach it from the keyboard."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.sizes import open_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    Entry = tuple[str, Sequence[QKeySequence | str]]
    """What an action does and its keys; a string stands for keys such as ``1–9``."""

_COLUMNS = 2


class KeysDialog(QDialog):
    """Sections of actions with their keys, in columns, filtered by what is typed."""

    change_wanted = Signal()
    """The user wants other keys; the sheet has closed."""

    def __init__(
        self, sections: Sequence[tuple[str, Sequence[Entry]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        open_at(self, QSize(760, 620))
        self._sections = [_Section(title, entries) for title, entries in sections]
        self._across = QHBoxLayout()
        self._columns = [QVBoxLayout() for _ in range(_COLUMNS)]
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Type an action or a key"))
        self._filter.setAccessibleName(self.tr("Filter the keys"))
        self._filter.textChanged.connect(self._narrow)
        self._nothing = QLabel(self.tr("No action has this name or key."))
        self._nothing.setProperty("role", "caption")
        self._nothing.hide()
        self._lay_out()
        self._filter.setFocus()

    @Slot(str)
    def _narrow(self, words: str) -> None:
        left = [section for section in self._sections if section.narrow(words.casefold())]
        self._fill(left)
        self._nothing.setVisible(not left)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setLayout(self._across)
        self._across.setContentsMargins(0, 0, 12, 0)
        self._across.setSpacing(36)
        for column in self._columns:
            column.setSpacing(18)
            column.addStretch(1)
            self._across.addLayout(column)
        self._fill(self._sections)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 12)
        whole.setSpacing(14)
        whole.addWidget(self._filter)
        whole.addWidget(self._nothing)
        whole.addWidget(area, 1)
        change = QPushButton(self.tr("&Change keys…"))
        change.setAutoDefault(False)
        change.clicked.connect(self._ask_to_change)
        whole.addWidget(change, 0, Qt.AlignmentFlag.AlignTrailing)

    def _fill(self, sections: Sequence[_Section]) -> None:
        """Put sections into the columns; one that stays empty takes no room."""
        for column, part in zip(self._columns, _balanced(sections), strict=True):
            for place, section in enumerate(part):
                column.insertWidget(place, section)
            self._across.setStretchFactor(column, int(bool(part)))

    @Slot()
    def _ask_to_change(self) -> None:
        self.accept()
        self.change_wanted.emit()


class _Section(QWidget):
    def __init__(self, title: str, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.size_in_rows = len(entries) + 2
        self._rows: list[tuple[str, tuple[QWidget, QWidget]]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        heading = QLabel(title.upper())
        heading.setProperty("role", "section")
        self._grid.addWidget(heading, 0, 0, 1, 2)
        for action, keys in entries:
            self._add(action, [_native(key) for key in keys])

    def narrow(self, words: str) -> bool:
        """Show the rows that have ``words``; tell whether any is left."""
        found = [words in searched for searched, _ in self._rows]
        for shown, (_, widgets) in zip(found, self._rows, strict=True):
            for widget in widgets:
                widget.setVisible(shown)
        self.setVisible(any(found))
        self.size_in_rows = sum(found) + 2
        return any(found)

    def _add(self, action: str, keys: list[str]) -> None:
        words = QLabel(action)
        words.setWordWrap(True)
        caps = QWidget()
        row = QHBoxLayout(caps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addStretch(1)
        for key in keys:
            cap = QLabel(key)
            cap.setProperty("role", "keycap")
            row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        line = len(self._rows) + 1
        self._grid.addWidget(words, line, 0)
        self._grid.addWidget(caps, line, 1)
        searched = " ".join((action, *keys)).casefold()
        self._rows.append((searched, (words, caps)))


def _native(key: QKeySequence | str) -> str:
    return key if isinstance(key, str) else key.toString(QKeySequence.SequenceFormat.NativeText)


def _balanced(sections: Sequence[_Section]) -> list[list[_Section]]:
    """Divide the sections, in their order, into columns of about the same height.

    The first one is never empty where there are any.
    """
    columns: list[list[_Section]] = [[] for _ in range(_COLUMNS)]
    whole = sum(section.size_in_rows for section in sections)
    above = 0
    for section in sections:
        middle = above + section.size_in_rows / 2
        columns[ceil(middle * _COLUMNS / whole) - 1].append(section)
        above += section.size_in_rows
    return columns
