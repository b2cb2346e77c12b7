"""The page of settings for importing: how far one may go with a file before it is refused."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from reader.importers.limits import BOUNDS, Limits, in_unit
from ui.transfer.import_limits import keep_limit, kept_limits
from ui.views.parts.text_label import TextLabel

if TYPE_CHECKING:
    from ui.settings import Settings

_WIDTH = 170
_BEFORE = 7
"""Pixels before the number, which the style sheet has no say about."""


class ImportPage(QWidget):
    """A field for each limit; files that exceed one are refused by name, and the rest comes in."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._fields = {name: self._field(name) for name in BOUNDS}
        self._default = QPushButton(self.tr("&Defaults"))
        self._default.setAutoDefault(False)
        self._default.clicked.connect(self._restore)
        self._lay_out()
        self._show()

    def _field(self, name: str) -> QSpinBox:
        field = QSpinBox()
        low, high, unit = BOUNDS[name]
        field.setRange(low, high)
        field.setGroupSeparatorShown(True)
        field.setMinimumWidth(_WIDTH)
        for inside in field.findChildren(QLineEdit):
            inside.setTextMargins(_BEFORE, 0, 0, 0)
        if unit > 1:
            field.setSuffix(self.tr(" MB"))
        elif name == "seconds":
            field.setSuffix(self.tr(" s"))
        return field

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 20, 0, 0)
        form.setHorizontalSpacing(22)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(
            TextLabel(
                self.tr(
                    "A file that exceeds one of these is refused, with a sentence that says so."
                ),
                "caption",
            )
        )
        for name, words in (
            ("size", self.tr("Largest &document read as a whole")),
            ("unpacked", self.tr("An archive may &unpack to")),
            ("members", self.tr("&Files in an archive")),
            ("pages", self.tr("&Pages of a document")),
            ("seconds", self.tr("&Time until the next article of a file")),
            ("memory", self.tr("&Memory of a process that reads")),
        ):
            label = TextLabel(words)
            label.setWordWrap(False)
            label.setBuddy(self._fields[name])
            label.setMinimumHeight(self._fields[name].sizeHint().height())
            form.addRow(label, self._fields[name])
        form.addRow("", self._default)

    def _show(self) -> None:
        limits = kept_limits(self._settings)
        for name, field in self._fields.items():
            field.setValue(in_unit(limits, name))
            field.valueChanged.connect(partial(self._keep, name))

    def _keep(self, name: str, number: int) -> None:
        keep_limit(self._settings, name, number)

    @Slot()
    def _restore(self) -> None:
        for name, field in self._fields.items():
            field.setValue(in_unit(Limits(), name))
