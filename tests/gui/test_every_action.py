"""Every action of the window: in a menu, with words and a key of its own, and harmless."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from ui.actions import MENUS, WORDS, Do

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from person import Person
    from PySide6.QtWidgets import QMenu


@pytest.fixture
def _dialogs_close() -> Iterator[None]:
    """Close every dialog that comes up."""

    def close() -> None:
        for front in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if front is not None:
                front.close()

    timer = QTimer(interval=4)
    timer.timeout.connect(close)
    timer.start()
    yield
    timer.stop()


def in_menus(person: Person) -> list[object]:
    """Return the actions of all menus of the menu bar."""
    found: list[object] = []

    def walk(menu: QMenu) -> None:
        for action in menu.actions():
            if action.menu() is not None:
                walk(action.menu())
            elif not action.isSeparator():
                found.append(action)

    for action in person.window.menuBar().actions():
        walk(action.menu())
    return found


def test_every_action_stands_once_in_the_menus() -> None:
    counts = Counter(do for _, entries in MENUS for do in entries if do is not None)
    assert counts == dict.fromkeys(Do, 1)


def test_every_action_of_the_menu_bar_has_words_and_a_tip(person: Person) -> None:
    shown = in_menus(person)
    assert {person.window.desk.actions_[do] for do in Do} <= set(shown)
    assert all(action.text() and action.toolTip() for action in shown)
    assert all(WORDS[do].text for do in Do)


def test_no_two_actions_or_labels_share_a_key(person: Person) -> None:
    labels = person.window.desk.annotating.label_menu.actions()
    actions = {*(person.window.desk.actions_[do] for do in Do), *labels}
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert all(QKeySequence(key).count() == 1 for key in keys)


def test_every_menu_has_a_letter_of_its_own(person: Person) -> None:
    titles = [action.text() for action in person.window.menuBar().actions()]
    letters = [title[title.index("&") + 1].casefold() for title in titles]
    assert len(set(letters)) == len(letters)


@pytest.mark.usefixtures("_dialogs_close")
@pytest.mark.parametrize("do", Do, ids=lambda do: do.name.lower())
def test_every_action_is_harmless_in_an_empty_library(visit: Callable[[], Person], do: Do) -> None:
    person = visit()
    person.window.desk.actions_[do].trigger()
    person.bot.wait(15)
    if do is not Do.QUIT:
        person.wait_for_tasks()
        assert person.window.isVisible()


@pytest.mark.usefixtures("_dialogs_close")
@pytest.mark.parametrize("do", Do, ids=lambda do: do.name.lower())
def test_every_action_is_harmless_with_an_article_but_nothing_selected(
    person: Person, do: Do
) -> None:
    person.window.list.table.clearSelection()
    person.window.desk.actions_[do].trigger()
    person.bot.wait(15)
    if do is not Do.QUIT:
        person.wait_for_tasks()
        assert person.window.isVisible()


def test_every_label_is_harmless_in_an_empty_library(visit: Callable[[], Person]) -> None:
    person = visit()
    for action in person.window.desk.annotating.label_menu.actions():
        action.trigger()
        assert person.told() == "Open an article first."
