"""Fields of the user's own: names and values, and an empty row for one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.views.parts.shared_line import SharedLine

if TYPE_CHECKING:
    from collections.abc import Mapping


class OwnFields(QWidget):
    """A row for each field; what is typed into the last one makes another empty row."""

    def __init__(self, fields: Mapping[str, str | None], parent: QWidget | None = None) -> None:
        """Show fields; those of which articles have several values, or none, are None."""
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLineEdit, SharedLine]] = []
        for name, value in fields.items():
            self._add(name, value)
        self._add_empty()

    def changed(self) -> dict[str, str]:
        """Return the fields to write; an empty value takes one away."""
        typed = [(name.text().strip(), value.changed()) for name, value in self._rows]
        return {name: value for name, value in typed if name and value is not None}

    def _add(self, name: str, value: str | None) -> None:
        label = QLineEdit(name, self)
        label.setReadOnly(bool(name))
        label.setAccessibleName(self.tr("Name of a field"))
        label.setPlaceholderText(self.tr("Another field"))
        line = SharedLine(value, self)
        line.setAccessibleName(name or self.tr("Value of the field"))
        row = len(self._rows)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(line, row, 1)
        self._rows.append((label, line))

    @Slot()
    def _add_empty(self) -> None:
        """Add a row to type in, unless the last one is still empty."""
        if not self._rows or self._rows[-1][0].text().strip():
            self._add("", "")
            self._rows[-1][0].textEdited.connect(self._add_empty)
