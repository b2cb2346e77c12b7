"""Sets of labels in the labels editor: those that come with Postil, and files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMessageBox

from reader import label_sets
from reader.errors import PostilError
from reader.exporters.files import replacing
from ui.views.parts.menu import Menu
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader.values import Change
    from ui.session import Session

PRESETS = {"news": "News", "conll-2003": "CoNLL-2003", "ontonotes-5": "OntoNotes 5"}
_FILES = "Label sets (*.json)"
_LARGEST = 1_000_000
"""In bytes: no set of labels is so large."""


class LabelSets(QObject):
    """A menu to add, import and export sets."""

    told = Signal(str)
    """What was done, or why it was not."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.menu = Menu(window)
        for name, text in PRESETS.items():
            entry = self.menu.addAction(self.tr("Add {set}").format(set=text))
            entry.setData(name)
            entry.triggered.connect(self._add_preset)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("&Import…")).triggered.connect(self._import)
        self.menu.addAction(self.tr("&Export…")).triggered.connect(self._export)

    @Slot()
    def _add_preset(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            name: str = entry.data()
            self._take_in(lambda: self._session.library.label_sets.add_shipped(name))

    @Slot()
    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import Labels"), "", self.tr(_FILES)
        )
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Take in the set in a file; ask what becomes of labels that are there."""
        try:
            data = _read(path)
            names = {label.name.casefold() for label in label_sets.read(data)}
        except PostilError as error:
            self.told.emit(str(error))
            return
        present = [
            label.name
            for label in self._session.library.labels.all()
            if label.name.casefold() in names
        ]
        replace = self._asked_to_replace(present) if present else False
        if replace is not None:
            library = self._session.library
            self._take_in(lambda: library.label_sets.add(data, replace=replace))

    def _asked_to_replace(self, present: list[str]) -> bool | None:
        """Ask what becomes of labels of the same names; None where nothing is to be done."""
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Import Labels"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            self.tr("The library has these labels already: {names}.").format(
                names=", ".join(present)
            )
        )
        box.setInformativeText(
            self.tr("Replacing changes colours, keys and descriptions; marks stay as they are.")
        )
        keep = box.addButton(self.tr("Keep Mine"), QMessageBox.ButtonRole.AcceptRole)
        replace = box.addButton(self.tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(keep)
        box.exec()
        return {keep: False, replace: True}.get(box.clickedButton())  # type: ignore[call-overload,no-any-return]  # buttons can be hashed

    def _take_in(self, operation: Callable[[], Change]) -> None:
        try:
            change = self._session.attempt(operation)
        except PostilError as error:
            self.told.emit(str(error))
            return
        ids = {edit.after.id for edit in change.labels if edit.after} if change else set()
        sentence = (
            self.tr("{labels} added or changed.") if ids else self.tr("Nothing is new in it.")
        )
        self.told.emit(sentence.format(labels=counted.labels(len(ids))))

    @Slot()
    def _export(self) -> None:
        library = self._session.library
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export Labels"),
            f"{library.path.stem}-labels.json",
            self.tr(_FILES),
        )
        if name:
            self.export_file(Path(name))

    def export_file(self, path: Path) -> None:
        """Write the labels of the library to a file."""
        text = json.dumps(self._session.library.label_sets.export(), ensure_ascii=False, indent=2)
        try:
            with replacing(path) as stream:
                stream.write(f"{text}\n".encode())
        except PostilError as error:
            self.told.emit(str(error))
        else:
            self.told.emit(self.tr("The labels are in “{file}”.").format(file=path.name))


def _read(path: Path) -> bytes:
    from reader.errors import UnreadableFileError

    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFileError(f"“{path.name}” is too large to be a label set.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"“{path.name}” can't be read ({error.strerror}).") from error
