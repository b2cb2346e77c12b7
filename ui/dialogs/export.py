"""Asking what to export, in which format, for what use, and to which file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout

from reader.exporters import FORMATS, Variant
from ui import counted
from ui.settings import EXPORT
from ui.views.radio_choices import RadioChoices
from ui.views.target_file import TargetFile
from ui.views.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from reader.exporters import Format
    from ui.settings import Settings

_FILE_NAME = "annotations"
_WIDTH = 620
_LONGEST_NAME = 40
"""How much of a list's name is shown, in code points; a button's text can't wrap."""


class Scope(StrEnum):
    """Which articles are exported."""

    EVERYTHING = "everything"
    LIST = "list"
    SELECTION = "selection"


@dataclass(frozen=True, slots=True)
class Exportable:
    """How many articles each scope has, and what the current list is called."""

    everything: int
    list_name: str
    listed: int
    selected: int


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the user wants to be exported, and how."""

    scope: Scope
    format: Format
    variant: Variant
    path: Path


class ExportDialog(QDialog):
    """Once accepted, `choice` says what to export; the dialog itself exports nothing."""

    def __init__(
        self, exportable: Exportable, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Offer the scopes that have articles; begin with what ``settings`` remember."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export Annotations"))
        self._settings = settings
        remembered = settings.get(EXPORT)
        self._scopes = self._make_scopes(exportable)
        self._formats = _make_formats()
        self._variants = self._make_variants()
        self._target = TargetFile(_start_folder(remembered) / _FILE_NAME)
        self._export = QPushButton(self.tr("&Export"))
        self._choose(remembered)
        self._lay_out()
        self._formats.currentIndexChanged.connect(self._follow_format)
        self._target.changed.connect(self._allow)
        self._follow_format()
        self._allow()
        self._scopes.setFocus()

    @property
    def choice(self) -> ExportChoice:
        """What is chosen."""
        return ExportChoice(
            Scope(self._scopes.value()),
            self._format(),
            Variant(self._variants.value()),
            self._target.path,
        )

    def accept(self) -> None:
        """Remember the choices for the next time."""
        choice = self.choice
        remembered = {
            "scope": choice.scope.value,
            "format": choice.format.name,
            "variant": choice.variant.value,
            "folder": str(choice.path.parent),
        }
        self._settings.set(EXPORT, remembered)
        super().accept()

    def _make_scopes(self, exportable: Exportable) -> RadioChoices:
        listed = self.tr("The &list “{}”").format(_as_button_text(exportable.list_name))
        everything, selected = self.tr("E&verything"), self.tr("The &selected articles")
        choices = RadioChoices()
        for scope, text, count, reason in (
            (
                Scope.EVERYTHING,
                everything,
                exportable.everything,
                self.tr("The library is empty."),
            ),
            (
                Scope.LIST,
                listed,
                exportable.listed,
                self.tr("There are no articles in this list."),
            ),
            (
                Scope.SELECTION,
                selected,
                exportable.selected,
                self.tr("No article is selected in the list."),
            ),
        ):
            counted_text = f"{text} · {counted.articles(count)}"
            choices.add(scope.value, counted_text, unavailable="" if count else reason)
        return choices

    def _make_variants(self) -> RadioChoices:
        choices = RadioChoices()
        choices.add(
            Variant.SPREADSHEET.value,
            self.tr("S&preadsheet (Excel, LibreOffice)"),
            explanation=self.tr(
                "With a byte order mark, so that letters come out right, "
                "and an apostrophe before what would run as a formula."
            ),
        )
        choices.add(
            Variant.DATA.value,
            self.tr("&Data (scripts)"),
            explanation=self.tr("Every value exactly as it is in the library, in plain UTF-8."),
        )
        return choices

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(16)
        for text, part in (
            (self.tr("Articles"), self._scopes),
            (self.tr("Fo&rmat"), self._formats),
            (self.tr("For"), self._variants),
            (self.tr("&File"), self._target),
        ):
            head = TextLabel(text, "caption")
            head.setWordWrap(False)
            form.addRow(head, part)
            head.setBuddy(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(16)
        column.addWidget(TextLabel(self.tr("Export annotations"), "title"))
        column.addLayout(form)
        column.addStretch()
        column.addLayout(self._make_foot())
        self.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))

    def _make_foot(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._export.clicked.connect(self.accept)
        self._export.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self._export)
        return foot

    def _choose(self, remembered: Mapping[str, str]) -> None:
        self._scopes.choose(remembered.get("scope", ""))
        self._variants.choose(remembered.get("variant", ""))
        self._formats.setCurrentIndex(max(0, self._formats.findData(remembered.get("format"))))

    @Slot()
    def _follow_format(self) -> None:
        kind = self._format()
        filters = [f"{kind.name.upper()} (*{kind.suffix})", self.tr("All files (*)")]
        self._target.set_suffix(kind.suffix, filters)

    def _format(self) -> Format:
        return FORMATS[self._formats.currentIndex()]

    @Slot()
    def _allow(self) -> None:
        """Offer to export only where there is something to export, and a file for it."""
        self._export.setEnabled(self._target.usable and bool(self._scopes.value()))


def _as_button_text(name: str) -> str:
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    return short.replace("&", "&&")


def _make_formats() -> QComboBox:
    box = QComboBox()
    for kind in FORMATS:
        box.addItem(kind.name.upper(), kind.name)
    return box


def _start_folder(remembered: Mapping[str, str]) -> Path:
    last = remembered.get("folder", "")
    if last and Path(last).is_dir():
        return Path(last)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    return folder if folder.is_dir() else Path.home()
