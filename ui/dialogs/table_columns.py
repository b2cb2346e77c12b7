"""Asking what the columns of a table are, before it is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout

from reader.importers.tables.column_names import Field
from ui.dialogs.sizes import open_at
from ui.views.parts.column_fields import ColumnFields
from ui.views.parts.text_label import TextLabel
from ui.wording import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.importers.previews.values import Look

_SIZE = QSize(760, 520)


class TableColumnsDialog(QDialog):
    """Once accepted, `columns` says what is in each; the dialog itself imports nothing."""

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        """Offer what the table called ``name`` looks like."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import Table"))
        open_at(self, _SIZE)
        self._fields = ColumnFields(look.columns, self)
        self._hint = TextLabel("", "caption")
        self._import = QPushButton(self.tr("&Import"))
        self._import.setDefault(True)
        self._lay_out(name, look)
        self._fields.changed.connect(self._allow)
        self._import.clicked.connect(self.accept)
        self._allow()
        self._fields.focus_first()

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """The names of the columns, each with its field."""
        return self._fields.fields

    def _lay_out(self, name: str, look: Look) -> None:
        facts = [look.format[:1].upper() + look.format[1:], look.charset.upper()]
        facts.append(counted.columns(len(look.columns)))
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._hint, 1)
        foot.addWidget(cancel)
        foot.addWidget(self._import)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        title = self.tr("What is in the columns of “{file}”?").format(file=f"\u2068{name}\u2069")
        column.addWidget(TextLabel(title, "title"))
        column.addWidget(TextLabel(" · ".join(filter(None, facts)), "caption"))
        column.addWidget(_scrolled(self._fields), 1)
        column.addLayout(foot)

    @Slot()
    def _allow(self) -> None:
        """Offer to import only where there is something to read in it."""
        chosen = {field for _, field in self.columns}
        usable = Field.TEXT in chosen or Field.TITLE in chosen
        self._import.setEnabled(usable)
        self._hint.setText(
            self.tr("Tables with these columns are read so from now on.")
            if usable
            else self.tr("Say which column is the text.")
        )


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return area
