"""Sidebar, list, search and order in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, SHIFT
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from ui.listing import FIRST
from ui.views.article_row import HEIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person

    from reader.values import ArticleId

    Add = Callable[..., ArticleId]


def titles(person: Person) -> list[str]:
    summaries = person.window.session.library.articles.summaries(person.listed())
    return [summary.title.split()[0] for summary in summaries]


def sort(person: Person, words: str) -> None:
    """Choose an order in the head of the list."""
    buttons = person.window.list.findChildren(QToolButton)
    menu = next(button.menu() for button in buttons if button.menu())
    next(each for each in menu.actions() if each.text() == words).trigger()
    person.wait_for_tasks()


def search(person: Person, words: str) -> None:
    person.press("K", CTRL)
    person.type(words)
    person.wait_for_tasks()


@pytest.mark.x11
def test_the_sidebar_chooses_what_is_listed(person: Person) -> None:
    lamps, grain, boats = person.listed()
    with person.other() as library:
        library.articles.set_starred([grain], starred=True)
        library.articles.set_read([lamps], read=True)
        library.tags.put_on([boats], "harbour")
    person.window.session.look_for_others()
    person.wait_for_tasks()
    for name, listed in (
        ("Starred", [grain]),
        ("Unread", [grain, boats]),
        ("#harbour", [boats]),
        ("Lamps Gazette", [lamps]),
        ("Done", []),
        ("All articles", [lamps, grain, boats]),
    ):
        person.click_list(name)
        assert person.listed() == listed
        assert person.title() == f"{name} · {len(listed)}"
    assert person.article == lamps


def test_the_sidebar_is_walked_and_folded_with_keys(person: Person) -> None:
    person.window.sidebar.setFocus()
    person.press("End")
    assert person.window.sidebar.currentIndex().data() == "Dates"
    for _ in range(2):
        person.press("Up")
    person.wait_for_tasks()
    assert person.title() == "Lamps Gazette · 1"
    for _ in range(3):
        person.press("Up")
    person.press("Left")
    person.press("Up")
    person.press("Up")
    person.wait_for_tasks()
    assert person.title() == "Trash · 0"
    for _ in range(2):
        person.press("Down")
    assert person.window.sidebar.currentIndex().data() == "Sources"
    person.press("Down")
    assert person.window.sidebar.currentIndex().data() == "Languages"
    assert person.title() == "Trash · 0"


def test_languages_and_dates_are_lists_too(person: Person) -> None:
    lamps, grain, boats = person.listed()
    with person.other() as library:
        library.articles.trash([boats])
    for section in ("Languages", "Dates"):
        person.click_list(section)
    person.click_list("English")
    assert person.listed() == [lamps, grain]
    assert person.title() == "English · 2"
    person.click_list("2021")
    assert person.title() == "2021 · 2"
    person.press("Right")
    person.press("Right")
    person.wait_for_tasks()
    assert person.title() == "February 2021 · 2"


def test_what_is_folded_in_the_sidebar_is_so_in_the_next_window(
    person: Person, visit: Callable[[], Person]
) -> None:
    sources = person.line_called("Sources")
    assert person.window.sidebar.isExpanded(sources)
    person.click_list("Sources")
    again = visit()
    assert not again.window.sidebar.isExpanded(again.line_called("Sources"))


@pytest.mark.x11
def test_words_narrow_the_list_while_they_are_typed(person: Person) -> None:
    search(person, "grain nor")
    assert titles(person) == ["Grain"]
    assert person.article is not None
    person.press("Escape")
    person.wait_for_tasks()
    assert titles(person) == ["Lamps", "Grain", "Boats"]
    assert person.window.desk.top.search.hasFocus()
    person.press("Escape")
    assert person.window.list.table.hasFocus()


def test_enter_goes_from_the_search_to_the_hits(person: Person) -> None:
    search(person, "boats northgate gazette")
    search(person, "grain")
    person.press("Return")
    assert person.window.list.table.hasFocus()
    assert person.stored().summary.title.startswith("Grain")


def test_words_that_nothing_has_say_so(person: Person) -> None:
    search(person, "teapot")
    assert person.listed() == []
    assert person.title() == "All articles · 0"


def test_a_search_is_within_the_list(person: Person) -> None:
    person.click_list("Grain Gazette")
    search(person, "northgate")
    assert titles(person) == ["Grain"]
    person.click_list("All articles")
    assert person.window.desk.top.search.text() == ""
    assert len(person.listed()) == 3


@pytest.mark.x11
def test_what_is_typed_into_the_search_is_no_command(person: Person) -> None:
    before = person.article
    person.press("K", CTRL)
    person.type("jkdsunxtb 19")
    person.press("Delete")
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert person.article == before
    assert person.stored().summary.status == "new"
    assert not person.stored().summary.starred
    assert person.marks() == []
    assert len(person.listed()) in (0, 3)
    person.press("N", SHIFT)
    assert person.window.desk.top.search.hasFocus()


def test_the_focus_stays_in_the_search_when_a_message_goes(person: Person) -> None:
    person.window.desk.strip._timer.setInterval(10)
    person.press("K", CTRL)
    person.window.desk.strip.show_information("Two articles came in.")
    person.wait(lambda: not person.window.desk.strip.isVisible())
    assert person.window.desk.top.search.hasFocus()


def test_the_list_is_sorted_in_every_order(person: Person) -> None:
    for words, order in (
        ("Oldest", ["Boats", "Grain", "Lamps"]),
        ("Title", ["Boats", "Grain", "Lamps"]),
        ("Newest", ["Lamps", "Grain", "Boats"]),
        ("Source", ["Boats", "Grain", "Lamps"]),
        ("Last imported", ["Lamps", "Grain", "Boats"]),
    ):
        sort(person, words)
        assert titles(person) == order
        assert person.article == person.window.list.current_article()


def test_the_order_is_kept_for_the_next_window(person: Person, visit: Callable[[], Person]) -> None:
    sort(person, "Oldest")
    again = visit()
    assert titles(again) == ["Boats", "Grain", "Lamps"]
    buttons = again.window.list.findChildren(QToolButton)
    assert any(button.text() == "Oldest" for button in buttons)


def test_a_long_list_is_whole(add: Add, visit: Callable[[], Person]) -> None:
    for number in range(FIRST + 20):
        add(f"Article {number}\nText.", published=None)
    person = visit()
    assert len(person.listed()) == FIRST + 20
    assert person.title() == f"All articles · {FIRST + 20}"
    last = person.listed()[-1]
    person.window.list.table.setFocus()
    person.press("End", CTRL)
    assert person.article == last
    person.press("S")
    person.wait_for_tasks()
    assert person.window.list.current_article() == last
    assert person.window.list.table.verticalScrollBar().value() > 0


def test_the_list_stands_still_while_articles_are_filed(
    add: Add, visit: Callable[[], Person]
) -> None:
    for number in range(60):
        add(f"Article {number}\nText.", published=None)
    person = visit()
    person.click_list("Unread")
    bar = person.window.list.table.verticalScrollBar()
    person.window.list.go_to(30)
    bar.setValue(bar.value() + 40)
    place, listed = bar.value(), person.listed()
    person.press("U")
    person.press("S")
    person.wait_for_tasks()
    assert (bar.value(), person.listed()) == (place, listed)


def test_a_click_in_a_list_without_the_open_article_opens_another(person: Person) -> None:
    lamps, grain, _ = person.listed()
    person.click_list("Grain Gazette")
    assert person.article == lamps
    assert person.window.list.current_article() is None
    table = person.window.list.table
    QTest.mouseClick(
        table.viewport(), LEFT, pos=table.visualRect(person.window.model.index(0, 0)).center()
    )
    assert person.article == grain


def test_the_density_is_chosen_in_the_menu_and_kept(
    person: Person, visit: Callable[[], Person]
) -> None:
    person.choose("View", "Density", "Compact")
    again = visit()
    row = again.window.list.table.visualRect(again.window.model.index(0, 0))
    assert row.height() == HEIGHTS["compact"]
