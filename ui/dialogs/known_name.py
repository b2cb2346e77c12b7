"""Asking for a name, one of those that are known or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QLineEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


def ask(parent: QWidget, title: str, question: str, known: Sequence[str]) -> str | None:
    """Return the name that is typed, completed from those ``known``; None where none is wanted."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setComboBoxItems(["", *known])
    dialog.setComboBoxEditable(True)
    for field in dialog.findChildren(QLineEdit):
        field.returnPressed.connect(dialog.accept)  # else the first Enter completes, and no more
    agreed = dialog.exec()
    return dialog.textValue() if agreed else None
