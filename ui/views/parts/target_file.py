"""A field for the file to write, which says beforehand what will become of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.views.parts.text_label import TextLabel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LONGEST_FOLDER = 60


class TargetFile(QWidget):
    """A path to type or to browse for, with a line under it that tells of its state."""

    changed = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        """Begin with ``path``; names without a folder are meant to be in its folder."""
        super().__init__(parent)
        self._folder = path.parent
        self._filters: Sequence[str] = ()
        self._field = QLineEdit(str(path))
        self._field.setAccessibleName(self.tr("File"))
        self._browse = QPushButton(self.tr("&Browse…"))
        self._browse.setAutoDefault(False)
        self._message = TextLabel("", "caption")
        self._lay_out()
        self.setFocusProxy(self._field)
        self._field.textChanged.connect(self._check)
        self._browse.clicked.connect(self._choose)
        self._check()

    @property
    def path(self) -> Path:
        """The file to write."""
        return self._folder / self._field.text().strip()

    @property
    def usable(self) -> bool:
        """Whether there can be a file at the path."""
        return not self._problem()

    def set_suffix(self, suffix: str, filters: Sequence[str]) -> None:
        """Give the file ``suffix`` (``.csv``), and offer ``filters`` where files are chosen."""
        self._filters = filters
        if self._field.text().strip():
            self._field.setText(str(self.path.with_suffix(suffix)))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        row.addWidget(self._browse)
        self._message.setMinimumHeight(self._message.sizeHint().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self._message)

    @Slot()
    def _check(self) -> None:
        problem = self._problem()
        replaced = not problem and QFileInfo(str(self.path)).exists()
        self._message.set_role("warning" if problem or replaced else "caption")
        self._message.setText(self._replacing() if replaced else problem)
        self.changed.emit()

    def _problem(self) -> str:
        """Say why the path can't be used; empty where it can."""
        if not self._field.text().strip():
            return self.tr("Give the file a name.")
        if QFileInfo(str(self.path)).isDir():
            return self.tr("“{}” is a folder; give a file in it.").format(self.path.name)
        if not QFileInfo(str(self.path.parent)).isDir():
            return self.tr("The folder “{}” is not there.").format(_end_of(self.path.parent))
        return ""

    def _replacing(self) -> str:
        return self.tr("“{}” is there already and will be replaced.").format(self.path.name)

    @Slot()
    def _choose(self) -> None:
        chooser = QFileDialog(self, self.tr("Export to"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)  # told under the field
        chooser.setNameFilters(self._filters)
        chooser.setDefaultSuffix(self.path.suffix)
        chooser.setDirectory(str(self.path.parent))
        chooser.selectFile(self.path.name)
        chooser.fileSelected.connect(self._field.setText)
        chooser.open()


def _end_of(folder: Path) -> str:
    name = str(folder)
    return name if len(name) <= _LONGEST_FOLDER else "…" + name[-_LONGEST_FOLDER:]
