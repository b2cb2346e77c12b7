"""Keys by their place on the keyboard, for layouts that put something else there.

AZERTY types digits with Shift alone, Persian and Arabic layouts type digits and letters of
their own. A key press is taken for what the same key gives on the plain Latin keyboard:
digits in the row above the letters, and letters where the layout has another script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

_ROWS = {10: "1234567890", 24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
"""The first key of each row by its X11 code, which Wayland uses too (evdev's plus 8)."""

_MAC_CODES = (
    *zip("1234567890", (18, 19, 20, 21, 23, 22, 26, 28, 25, 29), strict=True),
    *zip("QWERTYUIOP", (12, 13, 14, 15, 17, 16, 32, 34, 31, 35), strict=True),
    *zip("ASDFGHJKL", (0, 1, 2, 3, 5, 4, 38, 40, 37), strict=True),
    *zip("ZXCVBNM", (6, 7, 8, 9, 11, 45, 46), strict=True),
)
"""The kVK_ANSI codes of Carbon's HIToolbox/Events.h."""

_X11 = {first + n: key for first, row in _ROWS.items() for n, key in enumerate(row)}
_WINDOWS = {code - 8: key for code, key in _X11.items()}
_MAC = {code: key for key, code in _MAC_CODES}

_LAST_LATIN = 0x24F
"""The last letter of Unicode's Latin Extended-B."""

_PLAIN = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def pressed(event: QKeyEvent) -> QKeySequence:
    """Return the key of ``event`` with its modifiers, as keys of actions are written.

    It is the same on every layout: the key of the digit 1 is ``1``, and ``Shift+1`` with
    Shift, whatever it types; a symbol that needs Shift stands without it.
    """
    key, modifiers = event.key(), event.modifiers() & _PLAIN
    shift = Qt.KeyboardModifier.ShiftModifier
    if key == Qt.Key.Key_Backtab:
        key, modifiers = Qt.Key.Key_Tab, modifiers | shift
    elif place := by_place(event):
        key = ord(place)
    elif modifiers & shift and _is_symbol(key):
        modifiers &= ~shift
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(key)))


def by_place(event: QKeyEvent) -> str:
    """Return the digit or Latin capital that the pressed key stands for, or an empty string.

    It is empty too where the layout has a Latin letter or a symbol of its own there.
    """
    if event.modifiers() & Qt.KeyboardModifier.GroupSwitchModifier:  # AltGr types symbols
        return ""
    typed = _character(event.key())
    if typed.isdecimal():
        return str(int(typed))
    place = _place(event)
    if place.isdecimal() or (typed.isalpha() and ord(typed) > _LAST_LATIN):
        return place
    return ""


def _place(event: QKeyEvent) -> str:
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return ""
    match QGuiApplication.platformName():
        case "cocoa":
            return _MAC.get(event.nativeVirtualKey(), "")
        case "windows":
            return _WINDOWS.get(event.nativeScanCode(), "")
    return _X11.get(event.nativeScanCode(), "")


def _character(key: int) -> str:
    """Return what ``key`` types; an empty string for keys that type nothing."""
    return chr(key) if key < Qt.Key.Key_Escape else ""


def _is_symbol(key: int) -> bool:
    typed = _character(key)
    return bool(typed) and not typed.isalnum() and not typed.isspace()


class KeyPositions(QObject):
    """Triggers the window's actions by the places of their keys, but where text is typed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        """Take a key press from Qt where its place says more than what it types."""
        # By type first: this sees every event of the widget with the focus.
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        action = self._meant(event) if by_place(event) else None
        if action is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and (
            action.autoRepeat() or not event.isAutoRepeat()
        ):
            action.trigger()
        return True

    @Slot("QWidget*", "QWidget*")
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None and now.window() is self._window and not _takes_text(now):
            now.installEventFilter(self)

    def _meant(self, event: QKeyEvent) -> QAction | None:
        wanted = pressed(event)
        return next((each for each in self._acting() if wanted in each.shortcuts()), None)

    def _acting(self) -> Iterator[QAction]:
        """Yield the actions whose keys act where the focus is."""
        widget = QApplication.focusWidget()
        while widget is not None:
            yield from (action for action in widget.actions() if action.isEnabled())
            widget = None if widget.isWindow() else widget.parentWidget()


def _takes_text(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
