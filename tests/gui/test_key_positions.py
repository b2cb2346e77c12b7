from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from ui.keys.positions import KeyPositions, pressed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MOD = Qt.KeyboardModifier
NONE, SHIFT, CTRL = MOD.NoModifier, MOD.ShiftModifier, MOD.ControlModifier
ALT_GR, KEYPAD = MOD.GroupSwitchModifier, MOD.KeypadModifier
ROW = 9
"""One less than the X11 code of the digit 1; codes of letters: J 44, N 57."""


def event(
    kind: QEvent.Type, typed: str, modifiers: Qt.KeyboardModifier, code: int = 0
) -> QKeyEvent:
    return QKeyEvent(kind, ord(typed.upper()), modifiers, code, 0, 0, typed)


def sequence(typed: str, modifiers: Qt.KeyboardModifier = NONE, code: int = 0) -> str:
    return pressed(event(QEvent.Type.KeyPress, typed, modifiers, code)).toString()


class Desk(QMainWindow):
    """A window with a page for keys and a field for text."""

    def __init__(self) -> None:
        super().__init__()
        self.page, self.field = QWidget(), QLineEdit()
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.addWidget(self.page)
        column.addWidget(self.field)
        self.setCentralWidget(middle)
        self.done: list[str] = []
        for owner, keys in ((self.page, ("1", "Shift+1", "Ctrl+Shift+1")), (self, ("J",))):
            for key in keys:
                action = QAction(key, owner)
                action.setShortcut(QKeySequence(key))
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                action.triggered.connect(self._note)
                owner.addAction(action)
        self.positions = KeyPositions(self)

    def press(self, typed: str, modifiers: Qt.KeyboardModifier = NONE, code: int = 0) -> bool:
        """Press a key where the focus is; tell whether Qt's own shortcuts are passed by."""
        focused = QApplication.focusWidget()
        override = event(QEvent.Type.ShortcutOverride, typed, modifiers, code)
        override.ignore()
        QApplication.sendEvent(focused, override)
        QApplication.sendEvent(focused, event(QEvent.Type.KeyPress, typed, modifiers, code))
        return override.isAccepted()

    def _note(self) -> None:
        self.done.append(self.sender().text())


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.page.setFocus()
    qtbot.waitUntil(made.page.hasFocus)
    return made


@pytest.mark.parametrize(
    ("typed", "modifiers", "meant"),
    [
        ("1", NONE, "1"),  # Latin layouts
        ("!", SHIFT, "Shift+1"),
        ("!", SHIFT | CTRL, "Ctrl+Shift+1"),
        ("&", NONE, "1"),  # AZERTY
        ("1", SHIFT, "Shift+1"),
        ("1", SHIFT | CTRL, "Ctrl+Shift+1"),
        ("١", NONE, "1"),  # Arabic
        ("۱", NONE, "1"),  # Persian
        ("+", NONE, "1"),  # Czech
        ("ą", NONE, "1"),  # Lithuanian
    ],
)
def test_a_key_of_the_digit_row_is_its_digit_on_every_layout(
    typed: str, modifiers: Qt.KeyboardModifier, meant: str
) -> None:
    assert sequence(typed, modifiers, ROW + 1) == meant


def test_each_key_of_the_row_is_its_own_digit() -> None:
    keys = "&é\"'(-è_çà"
    digits = [sequence(key, NONE, code) for code, key in enumerate(keys, ROW + 1)]
    assert digits == list("1234567890")


def test_a_digit_that_stands_elsewhere_in_the_row_is_what_it_says() -> None:
    assert sequence("7", SHIFT, ROW + 1) == "Shift+7"


def test_digits_of_the_keypad_are_digits() -> None:
    assert sequence("1", KEYPAD, 87) == "1"


def test_letters_of_another_script_stand_for_the_latin_ones_in_their_places() -> None:
    assert sequence("ت", NONE, 44) == "J"
    assert sequence("د", CTRL, 57) == "Ctrl+N"


def test_latin_letters_and_symbols_stand_for_themselves() -> None:
    assert sequence("q", NONE, 38) == "Q"  # AZERTY's A
    assert sequence("ü", NONE, 34) == "Ü"
    assert sequence("?", SHIFT, 20) == "?"


def test_symbols_of_alt_gr_are_no_digits() -> None:
    assert sequence("~", ALT_GR, ROW + 2) == "~"


def test_shift_and_tab_are_written_as_actions_write_them() -> None:
    back = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backtab, SHIFT)
    assert pressed(back) == QKeySequence("Shift+Tab")


def test_azerty_labels_once_and_labels_all(desk: Desk) -> None:
    assert desk.press("&", NONE, ROW + 1)
    assert desk.press("1", SHIFT, ROW + 1)
    assert desk.press("1", SHIFT | CTRL, ROW + 1)
    assert desk.done == ["1", "Shift+1", "Ctrl+Shift+1"]


def test_the_keys_of_the_whole_window_act_by_their_places_too(desk: Desk) -> None:
    desk.press("ت", NONE, 44)
    assert desk.done == ["J"]


def test_a_key_that_needs_no_place_is_left_to_qt(desk: Desk) -> None:
    assert not desk.press("é", NONE, ROW + 2)
    assert desk.done == []
    assert not desk.press("j", NONE, 44)
    assert desk.done == ["J"]


def test_nothing_acts_that_is_disabled(desk: Desk) -> None:
    desk.page.actions()[0].setEnabled(False)
    assert not desk.press("&", NONE, ROW + 1)
    assert desk.done == []


def test_where_text_is_typed_keys_only_type(desk: Desk) -> None:
    desk.field.setFocus()
    desk.press("&", NONE, ROW + 1)
    desk.press("ت", NONE, 44)
    assert desk.field.text() == "&ت"
    assert desk.done == []
    desk.page.setFocus()
    desk.press("&", NONE, ROW + 1)
    assert desk.done == ["1"]
