"""A menu that keeps what is typed while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_OF_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)

_OF_MENUS = frozenset(
    (
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter),
        *(Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Alt, Qt.Key.Key_F10),
    )
)


class Menu(QMenu):
    """A letter goes to the next entry that begins with it.

    Qt would hand it on to the text behind the menu, whose keys are single letters: X in an open
    menu took a mark away.
    """

    def event(self, event: QEvent) -> bool:
        """Claim a key before it can be that of an action."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_plain(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to an entry, or do what a menu does; nobody else hears of a plain key."""
        typed = event.text()
        if not _is_plain(event) or event.key() in _OF_MENUS:
            super().keyPressEvent(event)
        elif typed.isprintable() and typed:
            self._go_to(typed.casefold())
        if _is_plain(event):
            event.accept()

    def _go_to(self, letter: str) -> None:
        entries = [each for each in self.actions() if _can_be_chosen(each)]
        current = self.activeAction()
        below = entries.index(current) + 1 if current in entries else 0
        for entry in (*entries[below:], *entries[:below]):
            if entry.text().casefold().startswith(letter):
                self.setActiveAction(entry)
                return


def _can_be_chosen(entry: QAction) -> bool:
    return entry.isVisible() and entry.isEnabled() and not entry.isSeparator()


def _is_plain(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and not event.modifiers() & _OF_COMMANDS
