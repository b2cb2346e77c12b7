"""Keys in the whole window: changed, shown, and kept from where text is typed."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase, digits
from typing import TYPE_CHECKING, Any

import pytest
from person import CTRL, LEFT, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
)

from ui import settings as declared
from ui.actions import Do
from ui.dialogs.settings import SettingsDialog
from ui.settings import Settings
from ui.views.labels.label_chip import LabelChip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from person import Person
    from PySide6.QtWidgets import QWidget

    from reader.values import ArticleId


def settings_of(person: Person) -> SettingsDialog:
    """Open the settings."""
    person.press("Comma", CTRL)
    person.wait(lambda: isinstance(QApplication.activeModalWidget(), SettingsDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    person.wait(lambda: dialog.isAncestorOf(person.focused()))
    return dialog


def rebind(person: Person, words: str, key: str) -> None:
    """Give an action another key, as one does in the settings without a mouse."""
    settings_of(person)
    person.press("K", Qt.KeyboardModifier.AltModifier)
    person.press("Tab")
    person.type(words)
    person.press("Return")
    person.press("Return")
    person.press(key)
    leave(person)


def leave(person: Person) -> None:
    person.press("Escape")
    person.wait(lambda: QApplication.activeModalWidget() is None)


def tips(person: Person) -> str:
    return " ".join(button.toolTip() for button in person.window.findChildren(QToolButton))


def chip(person: Person, name: str) -> LabelChip:
    chips = person.window.desk.pane.bar.findChildren(LabelChip)
    return next(each for each in chips if each.label.name == name and each.isVisible())


def test_a_key_that_is_changed_in_the_settings_acts_at_once(person: Person) -> None:
    first = person.article
    rebind(person, "next article", "F7")
    person.press("J")
    assert person.article == first
    person.press("F7")
    assert person.article != first


def test_changed_keys_show_in_tips_menus_and_the_search_field(person: Person) -> None:
    keymap = person.window.desk.keymap
    keymap.change(Do.SIDEBAR, [QKeySequence("F7")])
    keymap.change(Do.SEARCH, [QKeySequence("F8")])
    keymap.change(Do.LAST_LABEL, [QKeySequence("F12")])
    assert "Sidebar (F7)" in tips(person)
    assert person.window.desk.top.search._hint == "F8"
    person.view.setFocus()
    person.view.set_caret(person.find("Council"))
    person.press("1")
    assert "F12 applies it again" in chip(person, "PERSON").toolTip()
    sheet = [entry for _, entries in person.window.desk.menus.sheet() for entry in entries]
    assert ("Sidebar", [QKeySequence("F7")]) in sheet


def test_the_key_of_a_label_gives_way_to_that_of_an_action(
    path: Path, visit: Callable[[], Person], add: Callable[..., ArticleId]
) -> None:
    add()
    Settings(path.with_suffix(".ini")).set(declared.KEYS, {"note": "1"})
    person = visit()
    person.view.setFocus()
    person.view.set_caret(person.find("Council"))
    person.press("1")
    assert person.marks() == []
    assert "1 is the key of “Note”" in chip(person, "PERSON").toolTip()
    person.press("2")
    assert [mark.quote for mark in person.marks()] == ["Council"]


def test_a_default_that_lost_to_the_users_key_is_told(
    path: Path, visit: Callable[[], Person], add: Callable[..., ArticleId]
) -> None:
    add()
    Settings(path.with_suffix(".ini")).set(declared.KEYS, {"note": "Del"})
    assert "“Remove Mark” has lost the key" in visit().told()
    assert visit().told() == ""


def test_plain_keys_only_type_in_every_field_of_the_window(person: Person) -> None:
    done: list[str] = []
    person.view.setFocus()
    for action in {*person.window.actions(), *person.view.actions()}:
        action.triggered.connect(lambda *_, action=action: done.append(action.text()))
    fields: list[Any] = [
        field
        for kind in (QLineEdit, QTextEdit, QPlainTextEdit)
        for field in person.window.findChildren(kind)
        if not field.isReadOnly()
    ]
    assert len(fields) >= 3
    for field in fields:
        show(person, field)
        field.setFocus()
        type_all_letters(person)
    assert done == []


def test_plain_keys_only_type_in_a_note(person: Person) -> None:
    person.view.setFocus()
    person.press("N", SHIFT)
    type_all_letters(person)
    assert person.article == person.listed()[0]
    assert not person.marks()


def type_all_letters(person: Person) -> None:
    """Type every plain key into the field with the focus, and empty it."""
    field: Any = person.focused()
    letters = ascii_lowercase + digits + ascii_uppercase
    person.type(letters)
    typed = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert typed == letters
    field.clear()


def show(person: Person, field: QWidget) -> None:
    """Bring the tab of the inspector to the front that has ``field``."""
    tabs = person.window.desk.inspector.tabs
    for number in range(tabs.count()):
        if not field.isVisible():
            tabs.setCurrentIndex(number)


def test_the_name_stands_beside_what_is_done_from_now_on(person: Person, path: Path) -> None:
    dialog = settings_of(person)
    dialog.general.author.setFocus()
    person.type("Sara")
    leave(person)
    person.view.setFocus()
    person.view.set_caret(person.find("Council"))
    person.press("1")
    assert [mark.author for mark in person.marks()] == ["Sara"]


def test_an_article_can_count_as_read_at_once(
    path: Path, visit: Callable[[], Person], add: Callable[..., ArticleId]
) -> None:
    article = add()
    settings = Settings(path.with_suffix(".ini"))
    settings.set(declared.READ_AFTER, "0")
    person = visit()
    person.wait(lambda: person.stored(article).summary.read)


@pytest.mark.parametrize(("start", "row"), [("last", 1), ("newest", 0)])
def test_the_start_opens_what_the_settings_say(
    person: Person, visit: Callable[[], Person], path: Path, start: str, row: int
) -> None:
    person.press("J")
    person.window._settings.set(declared.START, start)
    again = visit()
    assert again.article == again.listed()[row]


def test_the_theme_of_the_settings_is_that_of_the_menu(person: Person) -> None:
    dialog = settings_of(person)
    next(each for each in dialog.findChildren(QToolButton) if each.text() == "Dark").click()
    assert person.window._appearance.theme.dark
    assert [
        entry.text() for entry in person.window.desk.menus._themes.actions() if entry.isChecked()
    ] == ["Dark"]
    person.window._appearance.choose("light")


def test_a_letter_that_is_typed_in_a_menu_is_for_its_entries_alone(person: Person) -> None:
    person.select("Harbour Council")
    person.press("1")
    bar = person.window.menuBar()
    entry = bar.actions()[0]
    QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(entry).center())
    menu = entry.menu()
    person.wait(menu.isVisible)
    for key in (Qt.Key.Key_X, Qt.Key.Key_Delete, Qt.Key.Key_W):
        QTest.keyClick(menu, key)
    assert len(person.marks()) == 1
    assert menu.activeAction().text() == "Watched Folders…"
