"""How large a dialog opens: as large as it likes to be, and never larger than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

_FRAME = QSize(24, 48)
"""Pixels that the window manager draws around it, or keeps free."""


def open_at(dialog: QDialog, wanted: QSize) -> None:
    """Let a dialog open at the size ``wanted``, as far as the screen has room for it."""
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() - _FRAME))
