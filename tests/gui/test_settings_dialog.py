from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QToolButton,
)

from reader.importers.limits import MEGABYTE, Limits
from ui import settings as declared
from ui.actions import WORDS, Actions, Do, by_menu
from ui.dialogs.settings import GeneralPage, SettingsDialog
from ui.keys.keymap import Keymap
from ui.models.keys import ACTION, KEYS, STATE
from ui.settings import Settings
from ui.theme import load_theme
from ui.transfer.import_limits import kept_limits
from ui.views.settings.import_page import ImportPage
from ui.views.settings.keys_table import KeysTable

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Page:
    """The settings over the actions of a window that does nothing else."""

    def __init__(self, file: Path, qtbot: QtBot, page: str) -> None:
        self.window, self.settings = QMainWindow(), Settings(file)
        qtbot.addWidget(self.window)
        self.keymap = Keymap(Actions(self.window, load_theme("light")), self.settings)
        self.dialog = SettingsDialog(self.settings, self.keymap, self.window, page=page)
        with qtbot.waitExposed(self.dialog):
            self.dialog.show()
        self.dialog.activateWindow()
        qtbot.waitUntil(self.dialog.isActiveWindow)
        self.table = self.dialog.findChild(KeysTable)
        self.model = self.table.model()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focused(), key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)

    def focused(self) -> QWidget:
        return QApplication.focusWidget() or self.dialog

    def go_to(self, do: Do) -> None:
        self.table.setFocus()
        self.table.go_to(do)

    def push(self, words: str) -> None:
        buttons = self.dialog.findChildren(QPushButton)
        button = next(each for each in buttons if each.text().replace("&", "") == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def texts(self, column: int) -> list[str]:
        rows = range(self.model.rowCount())
        return [self.model.index(row, column).data() for row in rows]

    def shown(self, do: Do, column: int = KEYS) -> str:
        return self.model.index(self.model.row_of(do), column).data()

    def said(self) -> str:
        labels = self.dialog.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())

    def keys(self, do: Do) -> list[str]:
        return [key.toString() for key in self.keymap.keys(do)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "postil.ini"


@pytest.fixture
def page(file: Path, qtbot: QtBot) -> Page:
    return Page(file, qtbot, "keys")


@pytest.fixture
def general(file: Path, qtbot: QtBot) -> Page:
    return Page(file, qtbot, "")


def test_the_table_has_every_action_of_every_menu(page: Page) -> None:
    names = page.texts(ACTION)
    assert all(menu in names for menu, _ in by_menu())
    assert {do for row in range(len(names)) if (do := page.model.action(row))} == set(WORDS)
    assert page.shown(Do.REDO) == "Ctrl+Shift+Z, Ctrl+Y"


def test_typing_finds_by_action_menu_or_key(page: Page) -> None:
    page.type("undo")
    assert page.texts(ACTION) == ["Edit", "Undo"]
    page.press(Key.Key_Escape)
    page.type("ctrl+shift+z")
    assert page.texts(ACTION) == ["Edit", "Redo"]
    page.press(Key.Key_Escape)
    page.type("teapot")
    assert page.texts(ACTION) == []
    assert "No action has these words" in page.said()


def test_a_key_is_changed_by_the_keyboard_alone(page: Page) -> None:
    page.type("read on")
    page.press(Key.Key_Down)
    page.press(Key.Key_Return)
    assert "Press the new key for “Read On, Then Next Unread”" in page.said()
    assert page.shown(Do.READ_ON) == "Press the new key…"
    page.press(Key.Key_F7)
    assert page.keys(Do.READ_ON) == ["F7"]
    assert page.shown(Do.READ_ON) == "F7"
    assert page.shown(Do.READ_ON, STATE) == "changed"


def test_the_arrows_pass_over_the_names_of_menus(page: Page) -> None:
    last, first = Do.QUIT, Do.UNDO
    page.go_to(last)
    page.press(Key.Key_Down)
    assert page.table.current_action() is first


def test_a_double_click_takes_the_next_key(page: Page) -> None:
    page.go_to(Do.NOTE)
    place = page.table.visualRect(page.model.index(page.model.row_of(Do.NOTE), KEYS)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page.press(Key.Key_M, CTRL | SHIFT)
    assert page.keys(Do.NOTE) == ["Ctrl+Shift+M"]


def test_ins_adds_a_key_beside_the_others(page: Page) -> None:
    page.go_to(Do.NOTE)
    page.press(Key.Key_Insert)
    page.press(Key.Key_Tab, CTRL)
    assert page.keys(Do.NOTE) == ["N", "Ctrl+Tab"]


def test_modifiers_alone_are_waited_through(page: Page) -> None:
    page.go_to(Do.NOTE)
    page.press(Key.Key_Return)
    page.press(Key.Key_Control, CTRL)
    page.press(Key.Key_M, CTRL)
    assert page.keys(Do.NOTE) == ["Ctrl+M"]


def test_tab_can_be_a_key_of_the_text_and_moves_no_focus_while_waiting(page: Page) -> None:
    page.keymap.change(Do.NEXT_MARK, [])
    page.go_to(Do.NOTE)
    page.press(Key.Key_Return)
    page.press(Key.Key_Tab)
    assert page.keys(Do.NOTE) == ["Tab"]
    assert page.table.hasFocus()


def test_esc_leaves_the_key_as_it_is_and_the_dialog_open(page: Page) -> None:
    page.go_to(Do.NOTE)
    page.press(Key.Key_Return)
    page.press(Key.Key_Escape)
    assert page.keys(Do.NOTE) == ["N"]
    assert page.dialog.isVisible()
    page.press(Key.Key_F7)
    assert page.keys(Do.NOTE) == ["N"]


def test_leaving_the_table_waits_no_longer(page: Page) -> None:
    page.go_to(Do.NOTE)
    page.press(Key.Key_Return)
    page.dialog.findChildren(QTabWidget)[0].tabBar().setFocus()
    assert page.shown(Do.NOTE) == "N"


def test_a_clash_is_refused_with_the_name_of_the_other_action(page: Page) -> None:
    page.go_to(Do.NOTE)
    page.press(Key.Key_Return)
    page.press(Key.Key_J)
    assert "J is the key of “Next Article” already." in page.said()
    assert page.keys(Do.NOTE) == ["N"]


def test_del_clears_and_the_buttons_do_the_rest(page: Page) -> None:
    page.go_to(Do.NOTE)
    page.press(Key.Key_Delete)
    assert page.keys(Do.NOTE) == []
    assert "it is in the menu" in page.said()
    page.push("Reset")
    assert page.keys(Do.NOTE) == ["N"]
    page.push("Add…")
    page.press(Key.Key_F7)
    assert page.keys(Do.NOTE) == ["N", "F7"]
    page.push("Change…")
    page.press(Key.Key_F8)
    assert page.keys(Do.NOTE) == ["F8"]
    page.push("Clear")
    page.push("Reset All")
    assert all(page.keymap.is_default(do) for do in Do)


def test_the_chosen_action_stays_chosen_while_the_table_is_narrowed(page: Page) -> None:
    page.go_to(Do.UNDO)
    page.dialog.findChild(KeysTable).parent().setFocus()
    page.type("edit")
    assert page.table.current_action() is Do.UNDO


def test_esc_closes_the_dialog(page: Page, qtbot: QtBot) -> None:
    page.go_to(Do.UNDO)
    with qtbot.waitSignal(page.dialog.finished):
        page.press(Key.Key_Escape)


def test_the_general_page_begins_with_what_is_kept(general: Page) -> None:
    assert general.dialog.findChild(QCheckBox).isChecked()
    assert (
        general.dialog.findChild(GeneralPage).findChild(QComboBox).currentText() == "After a moment"
    )


def test_what_is_general_is_kept_at_once(general: Page, file: Path, qtbot: QtBot) -> None:
    dialog = general.dialog
    dialog.findChild(GeneralPage).findChild(QLineEdit).setFocus()
    general.type("Ines Halloran")
    with qtbot.waitSignal(dialog.author_changed) as told:
        general.press(Key.Key_Tab)
    assert told.args == ["Ines Halloran"]
    with qtbot.waitSignal(dialog.theme_chosen) as told:
        next(b for b in dialog.findChildren(QToolButton) if b.text() == "Dark").click()
    assert told.args == ["dark"]
    box = dialog.findChild(GeneralPage).findChild(QComboBox)
    box.setFocus()
    general.press(Key.Key_End)
    dialog.findChild(QCheckBox).click()
    general.settings.save()
    kept = Settings(file)
    assert kept.get(declared.AUTHOR) == "Ines Halloran"
    assert kept.get(declared.READ_AFTER) == declared.NEVER
    assert kept.get(declared.START) == "newest"


def test_the_key_of_the_theme_comes_to_the_one_that_holds(general: Page, qtbot: QtBot) -> None:
    general.dialog.findChild(GeneralPage).findChild(QLineEdit).setFocus()
    general.press(Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert general.dialog.focusWidget().text() == "Like the system"
    with qtbot.waitSignal(general.dialog.theme_chosen) as told:
        general.press(Key.Key_Right)
    assert told.args == ["light"]


def test_enter_in_the_name_keeps_the_dialog_open(general: Page) -> None:
    general.dialog.findChild(GeneralPage).findChild(QLineEdit).setFocus()
    general.type("Ines")
    general.press(Key.Key_Return)
    assert general.dialog.isVisible()


def test_keys_that_came_with_postil_are_not_called_changed(page: Page) -> None:
    assert set(page.texts(STATE)) == {""}


# Importing


def test_limits_of_imports_are_kept_and_given_back(tmp_path: Path, qtbot: QtBot) -> None:
    page = Page(tmp_path / "settings.ini", qtbot, "general")
    limits = page.dialog.findChild(ImportPage)
    size = limits.findChildren(QSpinBox)[0]
    assert size.text() == "64 MB"
    size.setValue(128)
    assert kept_limits(Settings(tmp_path / "settings.ini")).size == 128 * MEGABYTE
    click_default = next(each for each in limits.findChildren(QPushButton))
    click_default.click()
    assert size.value() == 64
    assert kept_limits(page.settings) == Limits()


def test_limits_that_are_broken_count_as_the_usual_ones(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.set(declared.LIMITS, {"size": "x", "pages": "0", "colour": "3", "seconds": "9"})
    assert kept_limits(settings) == Limits()._replace(seconds=9)
