"""Asking which hits of a concordance to export, for what use, and to which file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QPushButton

from reader.exporters import Variant
from ui.dialogs.export import fill, start_folder, variant_choices
from ui.settings import EXPORT
from ui.views.parts.radio_choices import RadioChoices
from ui.views.parts.target_file import TargetFile
from ui.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.settings import Settings

_FILE_NAME = "concordance.csv"


@dataclass(frozen=True, slots=True)
class HitsChoice:
    """What the user wants to be exported, and how."""

    selected: bool
    """Whether it is the selected hits alone."""
    variant: Variant
    path: Path


class ExportHitsDialog(QDialog):
    """Once accepted, `choice` says what to export; the dialog itself exports nothing."""

    def __init__(
        self, everything: int, selected: int, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Offer all hits, and those that are selected: first where they are several.

        One is always selected, whether somebody wanted it or not.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export Concordance"))
        self._settings = settings
        remembered = settings.get(EXPORT)
        self._scopes = self._make_scopes(everything, selected)
        self._variants = variant_choices()
        self._variants.choose(remembered.get("variant", ""))
        self._target = TargetFile(start_folder(remembered) / _FILE_NAME)
        self._target.set_suffix(".csv", ["CSV (*.csv)", self.tr("All files (*)")])
        self._export = QPushButton(self.tr("&Export"))
        fill(
            self,
            self.tr("Export the concordance as CSV"),
            (
                (self.tr("Hits"), self._scopes),
                (self.tr("For"), self._variants),
                (self.tr("&File"), self._target),
            ),
            self._export,
        )
        self._target.changed.connect(self._allow)
        self._allow()
        self._scopes.setFocus()

    @property
    def choice(self) -> HitsChoice:
        """What is chosen."""
        variant = Variant(self._variants.value())
        return HitsChoice(self._scopes.value() == "selected", variant, self._target.path)

    def accept(self) -> None:
        """Remember use and folder for the next time."""
        choice = self.choice
        remembered = {"variant": choice.variant.value, "folder": str(choice.path.parent)}
        self._settings.set(EXPORT, self._settings.get(EXPORT) | remembered)
        super().accept()

    def _make_scopes(self, everything: int, selected: int) -> RadioChoices:
        choices = RadioChoices()
        all_hits = self.tr("E&verything")
        some = self.tr("The &selected hit") if selected == 1 else self.tr("The &selected hits")
        reason = "" if selected else self.tr("No hit is selected.")
        choices.add("everything", f"{all_hits} · {counted.hits(everything)}")
        choices.add("selected", f"{some} · {counted.hits(selected)}", unavailable=reason)
        choices.choose("selected" if selected > 1 else "everything")
        return choices

    @Slot()
    def _allow(self) -> None:
        self._export.setEnabled(self._target.usable)
