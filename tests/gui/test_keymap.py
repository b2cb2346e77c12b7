from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

from reader.values import Label, LabelId
from ui import settings as declared
from ui.actions import WORDS, Actions, Do
from ui.keys.keymap import Keymap, defaults, name_of
from ui.settings import Settings
from ui.theme import load_theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NEW = QKeySequence("Ctrl+Alt+F12")


class Desk(QMainWindow):
    """The window's actions with their keys, over a text that is read, and nothing that they do."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.text = QTextEdit(readOnly=True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text.setTabChangesFocus(True)
        self.setCentralWidget(self.text)
        self.settings = Settings(file)
        self.actions_ = Actions(self, load_theme("light"))
        self.actions_.act_in(self.text)
        self.keymap = Keymap(self.actions_, self.settings)
        self.done: list[Do] = []
        for do in Do:
            self.actions_[do].triggered.connect(lambda *_, do=do: self.done.append(do))

    def press(self, key: QKeySequence) -> list[Do]:
        """Press a key in the text, and return what it did."""
        self.done.clear()
        QTest.keySequence(self.text, key)
        return list(self.done)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "postil.ini"


@pytest.fixture
def desk(file: Path, qtbot: QtBot) -> Desk:
    made = Desk(file)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.text.setFocus()
    qtbot.waitUntil(made.text.hasFocus)
    return made


def keys(*names: str) -> list[QKeySequence]:
    return [QKeySequence(name) for name in names]


def label(name: str, key: str) -> Label:
    return Label(LabelId(1), "u", name, "#c2410c", "#fdba74", key, "", 0)


def test_every_action_has_words_and_a_name_of_its_own() -> None:
    assert set(WORDS) == set(Do)
    assert len({name_of(do) for do in Do}) == len(Do)


def test_no_two_defaults_clash(desk: Desk) -> None:
    for do in Do:
        assert not [key for key in defaults(do) if desk.keymap.clash(do, key)], do


@pytest.mark.parametrize("name", ["news", "conll-2003", "ontonotes-5"])
def test_no_label_of_a_shipped_set_has_a_key_of_an_action(desk: Desk, name: str) -> None:
    file = resources.files("resources") / "labels" / f"{name}.json"
    for each in json.loads(file.read_text("utf-8"))["labels"]:
        made = label(each["name"], each["key"])
        assert desk.keymap.of_label(made) == each["key"]


@pytest.mark.parametrize("do", Do)
def test_each_action_works_by_its_keys(desk: Desk, do: Do) -> None:
    for key in defaults(do):
        assert desk.press(key) == [do]


@pytest.mark.parametrize("do", Do)
def test_each_action_works_by_its_new_key_and_no_longer_by_the_old(desk: Desk, do: Do) -> None:
    assert desk.keymap.change(do, [NEW]) == ""
    assert desk.press(NEW) == [do]
    for key in defaults(do):
        assert desk.press(key) == []


def test_an_action_may_have_several_keys_or_none(desk: Desk) -> None:
    desk.keymap.change(Do.NOTE, keys("F7", "F8"))
    assert desk.press(QKeySequence("F8")) == [Do.NOTE]
    desk.keymap.change(Do.NOTE, [])
    assert desk.press(QKeySequence("F8")) == []
    assert desk.keymap.hint(Do.NOTE) == ""


def test_changes_are_there_in_the_next_run(desk: Desk, file: Path, qtbot: QtBot) -> None:
    desk.keymap.change(Do.NOTE, keys("Ctrl+;", "Ctrl+,,Ctrl+J")[:1])
    desk.keymap.change(Do.UNDO, [])
    desk.settings.save()
    again = Desk(file)
    qtbot.addWidget(again)
    assert again.keymap.keys(Do.NOTE) == keys("Ctrl+;")
    assert again.keymap.keys(Do.UNDO) == []
    assert again.keymap.keys(Do.REDO) == defaults(Do.REDO)
    assert again.keymap.losses == []


def test_a_key_that_another_action_has_is_refused_with_its_name(desk: Desk) -> None:
    refusal = desk.keymap.change(Do.NEXT_ARTICLE, keys("N"))
    assert "“Note”" in refusal
    assert desk.keymap.clash(Do.NEXT_ARTICLE, QKeySequence("N")) is Do.NOTE
    assert desk.keymap.keys(Do.NEXT_ARTICLE) == defaults(Do.NEXT_ARTICLE)


def test_a_key_that_begins_another_is_refused(desk: Desk) -> None:
    assert desk.keymap.change(Do.NOTE, keys("Ctrl+K, N"))


def test_what_moves_the_caret_or_the_focus_is_refused(desk: Desk) -> None:
    for key in ("Left", "Shift+End", "Ctrl+Right", "Esc", "Tab", "Space", "Alt+F"):
        assert "moves the caret" in desk.keymap.change(Do.SEARCH, keys(key)), key
    assert desk.keymap.change(Do.SEARCH, keys("Ctrl+Space")) == ""


def test_the_keys_of_labels_are_refused_to_actions(desk: Desk) -> None:
    desk.keymap.set_labels([label("PERSON", "1")])
    for key in ("1", "Shift+1", "Ctrl+Shift+1", "Alt+1"):
        assert "PERSON" in desk.keymap.change(Do.SEARCH, keys(key))


def test_the_key_of_a_label_that_an_action_has_is_none(desk: Desk) -> None:
    assert desk.keymap.of_label(label("NOUN", "N")) == ""
    assert desk.keymap.of_label(label("PLACE", "Ö")) == "Ö"
    assert desk.keymap.of_label(label("OTHER", "")) == ""
    desk.keymap.change(Do.NOTE, keys("Ö"))
    assert desk.keymap.of_label(label("NOUN", "N")) == "N"
    assert desk.keymap.of_label(label("PLACE", "Ö")) == ""


def test_with_modifiers_a_label_takes_no_action_s_key_either(desk: Desk) -> None:
    made = label("ZONE", "Z")
    assert desk.keymap.of_label(made) == "Z"
    assert desk.keymap.of_label(made, "Shift+") == "Shift+Z"
    assert desk.keymap.of_label(made, "Ctrl+Shift+") == ""


def test_with_alt_a_label_takes_no_menu_s_key(desk: Desk) -> None:
    assert desk.keymap.of_label(label("VESSEL", "V"), "Alt+") == ""
    assert desk.keymap.of_label(label("JETTY", "J"), "Alt+") == "Alt+J"


def test_one_action_gets_its_own_keys_back(desk: Desk) -> None:
    desk.keymap.change(Do.REMOVE, [NEW])
    desk.keymap.change(Do.NOTE, keys("F7"))
    assert desk.keymap.reset(Do.REMOVE) == ""
    assert desk.keymap.is_default(Do.REMOVE)
    assert not desk.keymap.is_default(Do.NOTE)


def test_getting_a_key_back_that_another_action_has_by_now_is_refused(desk: Desk) -> None:
    desk.keymap.change(Do.NOTE, [])
    desk.keymap.change(Do.SEARCH, keys("N"))
    assert "“Search”" in desk.keymap.reset(Do.NOTE)
    assert desk.keymap.keys(Do.NOTE) == []


def test_all_actions_get_their_own_keys_back(desk: Desk) -> None:
    desk.keymap.change(Do.NOTE, [])
    desk.keymap.change(Do.SEARCH, keys("N"))
    desk.keymap.reset_all()
    assert all(desk.keymap.is_default(do) for do in Do)
    assert desk.settings.get(declared.KEYS) == {}


@pytest.mark.parametrize("junk", ["foo", "Ctrl+", "Shift+teapot"])
def test_keys_that_no_longer_parse_count_as_not_changed(
    file: Path, qtbot: QtBot, junk: str
) -> None:
    Settings(file).set(declared.KEYS, {"note": junk, "gone": "F7"})
    desk = Desk(file)
    qtbot.addWidget(desk)
    assert desk.keymap.is_default(Do.NOTE)


def test_the_users_key_wins_over_a_default_which_is_told_once(file: Path, qtbot: QtBot) -> None:
    Settings(file).set(declared.KEYS, {"note": "Del; F7"})
    desk = Desk(file)
    qtbot.addWidget(desk)
    assert desk.keymap.keys(Do.NOTE) == keys("Del", "F7")
    assert desk.keymap.keys(Do.REMOVE) == keys("X")
    assert len(desk.keymap.losses) == 1
    assert "“Remove Mark”" in desk.keymap.losses[0]
    desk.settings.save()
    again = Desk(file)
    qtbot.addWidget(again)
    assert again.keymap.keys(Do.REMOVE) == keys("X")
    assert again.keymap.losses == []


def test_single_letters_are_typed_where_text_is_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.text.setReadOnly(False)
    desk.text.clear()
    typed = "abcdefghijklmnopqrstuvwxyz"
    for letter in typed:
        QTest.keyClicks(QApplication.focusWidget(), letter)
    assert desk.text.toPlainText() == typed
    assert desk.done == []
