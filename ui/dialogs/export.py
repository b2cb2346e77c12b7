"""Asking what to export, in which format, for what use, and to which file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout

from reader.exporters import FORMATS, Variant
from ui.settings import EXPORT
from ui.views.parts.radio_choices import RadioChoices
from ui.views.parts.target_file import TargetFile
from ui.views.parts.text_label import TextLabel
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
        self._variants = variant_choices()
        self._target = TargetFile(start_folder(remembered) / _FILE_NAME)
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

    def _lay_out(self) -> None:
        fill(
            self,
            self.tr("Export annotations"),
            (
                (self.tr("Articles"), self._scopes),
                (self.tr("Fo&rmat"), self._formats),
                (self.tr("For"), self._variants),
                (self.tr("&File"), self._target),
            ),
            self._export,
        )

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


def fill(
    dialog: QDialog, title: str, rows: Iterable[tuple[str, QWidget]], export: QPushButton
) -> None:
    """Lay out ``rows`` of words and parts in ``dialog``, over buttons to cancel and to export."""
    form = QFormLayout()
    form.setHorizontalSpacing(18)
    form.setVerticalSpacing(16)
    for text, part in rows:
        head = TextLabel(text, "caption")
        head.setWordWrap(False)
        form.addRow(head, part)
        head.setBuddy(part.focusProxy() or part)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 18)
    column.setSpacing(16)
    column.addWidget(TextLabel(title, "title"))
    column.addLayout(form)
    column.addStretch()
    column.addLayout(_foot(dialog, export))
    dialog.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))


def _foot(dialog: QDialog, export: QPushButton) -> QHBoxLayout:
    cancel = QPushButton(QCoreApplication.translate("ExportDialog", "Cancel"))
    cancel.clicked.connect(dialog.reject)
    export.clicked.connect(dialog.accept)
    export.setDefault(True)
    foot = QHBoxLayout()
    foot.setSpacing(8)
    foot.addStretch()
    foot.addWidget(cancel)
    foot.addWidget(export)
    return foot


def variant_choices() -> RadioChoices:
    """Return a choice of whom a table is for; the values are those of `Variant`."""
    choices = RadioChoices()
    choices.add(
        Variant.SPREADSHEET.value,
        QCoreApplication.translate("ExportDialog", "S&preadsheet (Excel, LibreOffice)"),
        explanation=QCoreApplication.translate(
            "ExportDialog",
            "With a byte order mark, so that letters come out right, "
            "and an apostrophe before what would run as a formula.",
        ),
    )
    choices.add(
        Variant.DATA.value,
        QCoreApplication.translate("ExportDialog", "&Data (scripts)"),
        explanation=QCoreApplication.translate(
            "ExportDialog", "Every value exactly as it is in the library, in plain UTF-8."
        ),
    )
    return choices


def _as_button_text(name: str) -> str:
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    return short.replace("&", "&&")


def _make_formats() -> QComboBox:
    box = QComboBox()
    for kind in FORMATS:
        box.addItem(kind.name.upper(), kind.name)
    return box


def start_folder(remembered: Mapping[str, str]) -> Path:
    """Return the folder of the last export, or where documents are kept."""
    last = remembered.get("folder", "")
    if last and Path(last).is_dir():
        return Path(last)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    return folder if folder.is_dir() else Path.home()
