"""A field that takes one key press instead of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from ui.keys.positions import pressed
from ui.views.labels.choice_row import native

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LEAVING = frozenset(
    (
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter),
    )
)
_MODIFIERS = frozenset(
    (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
)


class KeyField(QLineEdit):
    """Shows a key; a digit or a letter becomes the key, Del takes it away."""

    changed = Signal(str)
    """The key, as labels keep it, or an empty text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Press a key"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def set_key(self, key: str) -> None:
        """Show ``key``."""
        self.setText(native(key))

    def event(self, event: QEvent) -> bool:
        """Take keys that would do something elsewhere."""
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and isinstance(event, QKeyEvent) and _can_be_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.changed.emit("")
        elif _can_be_key(event):
            self.changed.emit(pressed(event).toString(QKeySequence.SequenceFormat.PortableText))
        else:
            super().keyPressEvent(event)


def _can_be_key(event: QKeyEvent) -> bool:
    """Return whether a press is a plain key: with Shift and Ctrl it acts on all occurrences."""
    if event.key() in _LEAVING or event.key() in _MODIFIERS:
        return False
    key = pressed(event)
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or key.toString().isdigit()
    return plain and len(key.toString()) == 1
