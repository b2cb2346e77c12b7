from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from ui.dialogs.about import AboutDialog
from ui.dialogs.keys import KeysDialog
from ui.theme import load_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


@pytest.fixture
def keys(qtbot: QtBot) -> KeysDialog:
    dialog = KeysDialog(
        [
            ("Marks", [("Label the selection", ["1–9"]), ("Note", [QKeySequence("N")])]),
            ("Library", [("Undo", [QKeySequence("Ctrl+Z")])]),
            ("Help", [("This sheet", [QKeySequence("F1")])]),
        ]
    )
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def words(dialog: KeysDialog | AboutDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_sheet_shows_every_action_with_its_keys(keys: KeysDialog) -> None:
    assert {"MARKS", "Label the selection", "1–9", "Undo", "Ctrl+Z", "F1"} <= set(words(keys))


@pytest.mark.parametrize("typed", ["UND", "ctrl+z"])
def test_typing_narrows_the_sheet_by_action_or_key(
    keys: KeysDialog, qtbot: QtBot, typed: str
) -> None:
    qtbot.keyClicks(keys.findChild(QLineEdit), typed)
    assert words(keys) == ["LIBRARY", "Undo", "Ctrl+Z"]


def test_what_is_left_of_the_sheet_begins_at_its_left_and_leaves_no_column_empty(
    keys: KeysDialog, qtbot: QtBot
) -> None:
    heading = next(each for each in keys.findChildren(QLabel) if each.text() == "HELP")
    key = next(each for each in keys.findChildren(QLabel) if each.text() == "F1")
    field = keys.findChild(QLineEdit)
    assert left_of(heading, keys) > keys.width() / 2
    qtbot.keyClicks(field, "sheet")
    qtbot.waitUntil(lambda: left_of(heading, keys) == left_of(field, keys))
    assert left_of(key, keys) > keys.width() * 0.8
    field.clear()
    qtbot.waitUntil(lambda: left_of(heading, keys) > keys.width() / 2)


def left_of(widget: QWidget, dialog: KeysDialog) -> int:
    return widget.mapTo(dialog, QPoint()).x()


def test_typing_what_there_is_not_says_so(keys: KeysDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(keys.findChild(QLineEdit), "teapot")
    assert words(keys) == ["No action has this name or key."]


def test_esc_closes_the_sheet(keys: KeysDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keys.finished):
        qtbot.keyClick(keys.findChild(QLineEdit), Qt.Key.Key_Escape)


def test_the_sheet_leads_to_where_keys_are_changed(keys: KeysDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keys.change_wanted):
        keys.findChild(QPushButton).click()
    assert not keys.isVisible()


def test_about_tells_what_a_report_of_an_error_needs(qtbot: QtBot) -> None:
    dialog = AboutDialog("/home/ines/Harbour.postil", load_theme("dark"))
    qtbot.addWidget(dialog)
    dialog.show()
    text = "\n".join(words(dialog))
    for part in ("Postil", "MIT", "/home/ines/Harbour.postil", "PySide6 6."):
        assert part in text
