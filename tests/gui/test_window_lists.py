"""Sidebar, list, search and order in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import make_article
from person import CTRL, LEFT, SHIFT
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from ui import settings as stored
from ui.listing.loading import FIRST
from ui.settings import Settings
from ui.views.lists.article_row import HEIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from person import Person

    from reader.values import ArticleId, ImportedArticle

    Add = Callable[..., ArticleId]


def titles(person: Person) -> list[str]:
    summaries = person.window.session.library.articles.summaries(person.listed())
    return [summary.title.split()[0] for summary in summaries]


def arrange(person: Person, menu: str, *choices: str) -> None:
    """Choose an order or groups in the menu bar."""
    for choice in choices:
        person.choose("View", menu, choice)
        person.wait_for_tasks()


def order_shown(person: Person) -> str:
    """Return the order that the head of the list says it has, where there is room or not."""
    (button,) = (each for each in person.window.list.findChildren(QToolButton) if each.menu())
    return button.accessibleName()


def rows(person: Person) -> list[str]:
    """Return what the rows of the list begin with, headings too."""
    model = person.window.model
    return [model.index(row, 0).data().split(" for ")[0] for row in range(model.rowCount())]


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


def test_the_list_is_sorted_in_every_order_and_its_reverse(person: Person) -> None:
    lamps, grain, boats = person.listed()
    with person.other() as library:
        org = library.labels.named("ORG").id
        library.marks.add(grain, 0, 5, org)
        library.marks.add(boats, 0, 5, org)
        library.marks.add(boats, 6, 9, org)
    for field, ways, order in (
        ("Title", ("Title A–Z", "Title Z–A"), [boats, grain, lamps]),
        ("Source", ("Source A–Z", "Source Z–A"), [boats, grain, lamps]),
        ("Marks", ("Most marks", "Fewest marks"), [boats, grain, lamps]),
        ("Last Change", ("Last changed", "First changed"), None),
        ("Length", ("Longest", "Shortest"), None),
        ("Import", ("Last imported", "First imported"), [lamps, grain, boats]),
        ("Date", ("Newest", "Oldest"), [lamps, grain, boats]),
    ):
        arrange(person, "Sort By", field)
        assert order_shown(person) == ways[0]
        there = person.listed()
        assert order in (None, there)
        assert person.article == person.window.list.current_article()
        arrange(person, "Sort By", ways[1])
        assert order_shown(person) == ways[1]
        assert set(person.listed()) == set(there)
        assert order is None or person.listed() == order[::-1]


def search_for(person: Person, query: str) -> None:
    person.press("K", CTRL)
    person.type(query)
    person.press("Return", CTRL)
    person.wait_for_tasks()


def test_what_is_searched_is_sorted_by_relevance_if_one_likes(
    add: Add, person: Person, visit: Callable[[], Person]
) -> None:
    add("Ships for Northgate\nPilots, pilots and lamps.", published="2021-01-01")
    person.window.session.look_for_others()
    arrange(person, "Sort By", "Title")
    search_for(person, "lamps")
    assert titles(person) == ["Lamps", "Ships"]
    arrange(person, "Sort By", "Relevance")
    assert order_shown(person) == "Most relevant"
    there = titles(person)
    arrange(person, "Sort By", "Least relevant")
    assert titles(person) == there[::-1]
    person.click_list("All articles")
    person.wait_for_tasks()
    assert order_shown(person) == "Title A–Z"
    assert titles(person) == ["Boats", "Grain", "Lamps", "Ships"]
    search_for(person, "lamps")
    arrange(person, "Sort By", "Relevance")
    assert order_shown(visit()) == "Title A–Z"


def test_relevance_is_offered_for_a_search_alone(person: Person) -> None:
    (entry,) = (
        entry
        for entry in person.window.desk.list_work.arranging.sort_menu.actions()
        if entry.text() == "Relevance"
    )
    assert not entry.isEnabled()
    search_for(person, "boats")
    assert entry.isEnabled()
    person.click_list("All articles")
    person.wait_for_tasks()
    assert not entry.isEnabled()


@pytest.mark.parametrize("order", ["Marks", "Last Change"])
def test_the_list_keeps_its_order_while_one_works_in_it(person: Person, order: str) -> None:
    arrange(person, "Sort By", order)
    before = person.listed()
    person.window.list.go_to(2)
    person.select("Northgate")
    person.press("1")
    person.window.session.perform(
        person.window.session.library.tags.put_on, [person.listed()[2]], "port"
    )
    person.wait_for_tasks()
    assert person.listed() == before
    person.window.session.perform(person.window.session.library.articles.trash, [before[1]])
    person.wait_for_tasks()
    assert person.listed() == [before[0], before[2]]
    person.press("Z", CTRL)
    person.wait_for_tasks()
    came_back = before if order == "Marks" else [before[1], before[0], before[2]]
    assert person.listed() == came_back
    person.click_list("All articles")
    assert person.listed()[0] == before[1 if order == "Last Change" else 2]


def test_a_list_that_is_chosen_again_ends_the_search_in_it(person: Person) -> None:
    search_for(person, "lamps")
    person.click_list("All articles")
    assert len(person.listed()) == 3
    search_for(person, "lamps")
    person.window.sidebar.setFocus()
    person.press("Return")
    person.wait_for_tasks()
    assert len(person.listed()) == 3
    assert not person.window.desk.top.search.text()


def test_the_order_is_kept_for_the_next_window(person: Person, visit: Callable[[], Person]) -> None:
    arrange(person, "Sort By", "Title", "Title Z–A")
    again = visit()
    assert titles(again) == ["Lamps", "Grain", "Boats"]
    assert order_shown(again) == "Title Z–A"


def test_a_library_that_was_sorted_by_the_oldest_still_is(
    person: Person, path: Path, visit: Callable[[], Person]
) -> None:
    person.window.close()
    settings = Settings(path.with_suffix(".ini"))
    settings.set(stored.LIST_SORT, "oldest")
    settings.save()
    again = visit()
    assert titles(again) == ["Boats", "Grain", "Lamps"]
    assert order_shown(again) == "Oldest"


def test_the_list_is_grouped_by_day_or_source_under_headings(
    add: Add, person: Person, visit: Callable[[], Person]
) -> None:
    add("Wares for Northgate\n.", published="2021-02-03", source="Boats Gazette")
    add("Zinc for Northgate\n.", published=None, source="")
    person.window.session.look_for_others()
    person.wait_for_tasks()
    arrange(person, "Group By", "Day")
    by_day = [
        *("Wednesday, 3 February 2021", "Wares", "Lamps", "Tuesday, 2 February 2021", "Grain"),
        *("Monday, 1 February 2021", "Boats", "No date", "Zinc"),
    ]
    assert rows(person) == by_day
    assert rows(visit()) == by_day


def test_rows_have_one_height_again_without_their_groups(person: Person) -> None:
    table = person.window.list.table

    def heights() -> set[int]:
        return {table.rowHeight(row) for row in range(person.window.model.rowCount())}

    arrange(person, "Group By", "Day")
    assert len(heights()) == 2
    arrange(person, "Group By", "Nothing")
    assert heights() == {HEIGHTS["normal"]}
    arrange(person, "Density", "Roomy")
    assert heights() == {HEIGHTS["roomy"]}


def test_groups_and_orders_go_together(person: Person) -> None:
    arrange(person, "Group By", "Source")
    assert order_shown(person) == "Source A–Z"
    assert rows(person) == [
        *("Boats Gazette", "Boats", "Grain Gazette", "Grain", "Lamps Gazette", "Lamps"),
    ]
    arrange(person, "Sort By", "Source Z–A")
    assert rows(person)[0] == "Lamps Gazette"
    arrange(person, "Sort By", "Date")
    assert rows(person) == ["Lamps", "Grain", "Boats"]
    arrange(person, "Sort By", "Title")
    arrange(person, "Group By", "Day")
    assert order_shown(person) == "Newest"
    assert len(rows(person)) == 6
    arrange(person, "Sort By", "Oldest")
    assert rows(person)[0] == "Monday, 1 February 2021"
    arrange(person, "Group By", "Nothing")
    assert rows(person) == ["Boats", "Grain", "Lamps"]


def test_j_and_k_walk_over_the_headings(person: Person) -> None:
    lamps, grain, boats = person.listed()
    arrange(person, "Group By", "Day")
    walked = []
    for key in "JJJKK":
        person.press(key)
        walked.append(person.article)
    assert walked == [grain, boats, boats, grain, lamps]
    assert person.told() == "This is the last article of the list."
    person.press("J")
    person.press("Delete", CTRL)
    person.wait_for_tasks()
    assert person.article == boats
    assert rows(person)[2:] == ["Monday, 1 February 2021", "Boats"]


def test_a_long_list_is_whole(
    add_many: Callable[[Iterable[ImportedArticle]], None], visit: Callable[[], Person]
) -> None:
    add_many(make_article(f"Article {n}\nText.", published=None) for n in range(FIRST + 20))
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


def test_coming_back_to_the_window_opens_no_other_article(person: Person) -> None:
    lamps = person.article
    person.click_list("Grain Gazette")
    event = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(person.window.list.table, event)
    assert person.article == lamps
    assert person.window.list.current_article() is None


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
