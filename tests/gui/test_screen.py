"""Full screen, and the article alone; everything comes back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, SHIFT

from ui.actions import Do

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person
    from PySide6.QtWidgets import QWidget


def others(person: Person) -> list[QWidget]:
    """Return all that isn't the article."""
    window, desk = person.window, person.window.desk
    bars = [window.menuBar(), desk.top, desk.pane.bar, desk.status]
    return [*bars, window.sidebar, window.list, desk.inspector]


def seen(person: Person) -> list[bool]:
    return [part.isVisible() for part in others(person)]


@pytest.mark.x11
def test_only_the_article_is_shown_and_esc_brings_the_rest_back(person: Person) -> None:
    person.window.list.table.setFocus()
    sizes = person.window.panes.splitter.sizes()
    person.press("F11", SHIFT)
    assert not any(seen(person))
    assert person.view.isVisible()
    assert person.view.hasFocus()
    assert person.told() == "Only the article is shown; Esc brings the rest back."
    person.press("Escape")
    assert all(seen(person))
    assert person.told() == ""
    assert person.window.panes.splitter.sizes() == sizes
    assert not person.window.desk.actions_[Do.ONLY_ARTICLE].isChecked()


def test_a_pane_that_was_folded_stays_so(person: Person) -> None:
    person.press("F9")
    before = seen(person)
    person.press("F11", SHIFT)
    person.press("F11", SHIFT)
    assert seen(person) == before


def test_the_text_stays_where_it_is(person: Person) -> None:
    person.view.scroll_to(person.find("“We need"))
    place = person.view.place()
    person.press("F11", SHIFT)
    assert person.view.place() == place
    person.press("Escape")
    assert person.view.place() == place


@pytest.mark.parametrize("key", ["F9", "F10"])
def test_a_key_of_a_hidden_pane_brings_all_back(person: Person, key: str) -> None:
    person.press("F11", SHIFT)
    person.press(key)
    assert person.window.list.isVisible()
    assert seen(person).count(False) == 1


def test_the_search_comes_back_when_it_is_wanted(person: Person) -> None:
    person.press("F11", SHIFT)
    person.press("K", CTRL)
    assert all(seen(person))
    assert person.window.desk.top.search.hasFocus()


def test_marks_are_made_and_articles_changed_in_the_article_alone(person: Person) -> None:
    person.press("F11", SHIFT)
    person.select("Harbour Council")
    person.press("2")
    assert len(person.marks()) == 1
    person.press("J")
    assert person.article == person.listed()[1]
    assert not any(seen(person))


def test_the_mouse_brings_all_back_from_the_menu_of_the_text(person: Person) -> None:
    person.choose("View", "Only the Article")
    assert not any(seen(person))
    person.ask_for_menu(person.view.viewport(), person.place_of(person.find("Harbour")))
    person.choose_in_popup("Only the Article")
    assert all(seen(person))


def test_there_is_no_label_bar_where_there_is_no_article(person: Person) -> None:
    person.press("A", CTRL)
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    person.press("F11", SHIFT)
    person.press("Escape")
    assert person.article is None
    assert not person.window.desk.pane.bar.isVisible()


def test_the_next_window_is_whole(person: Person, visit: Callable[[], Person]) -> None:
    person.press("F11", SHIFT)
    again = visit()
    assert all(seen(again))
    assert not again.window.desk.actions_[Do.ONLY_ARTICLE].isChecked()


def test_esc_closes_a_message_then_leaves_full_screen(person: Person) -> None:
    person.press("F11")
    person.view.setFocus()
    person.press("N")  # nothing is selected
    assert person.told()
    person.press("Escape")
    assert person.window.isFullScreen()
    person.press("Escape")
    assert not person.window.isFullScreen()


def test_a_maximised_window_is_maximised_again_after_full_screen(person: Person) -> None:
    person.window.showMaximized()
    person.press("F11")
    person.press("F11")
    assert person.window.isMaximized()
