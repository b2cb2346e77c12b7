"""The first start, and coming back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ui import settings as stored
from ui.reading.read_after import MOMENT_MS
from ui.settings import Settings
from ui.transfer.samples import sample_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from person import Person

    from reader.values import ArticleId

    Add = Callable[..., ArticleId]

LONG = "Pilots of Anneth\n" + "\n".join(f"{n} boats left the harbour. " * 9 for n in range(80))


def click(person: Person, words: str) -> None:
    buttons = person.window.findChildren(QPushButton)
    button = next(each for each in buttons if each.text().replace("&", "") == words)
    QTest.mouseClick(button, LEFT)


@pytest.fixture
def long(add: Add) -> ArticleId:
    return add(LONG, published="2021-01-01")


@pytest.mark.x11
def test_an_empty_library_welcomes_and_hands_out_the_samples(visit: Callable[[], Person]) -> None:
    person = visit()
    assert person.pane_name() == "welcome"
    click(person, "Add the sample articles")
    person.wait_for_tasks()
    assert len(person.listed()) == len(sample_files())
    assert person.article in person.listed()
    assert person.counted("All articles") == len(sample_files())
    assert person.told() == f"{len(sample_files())} articles imported."


def test_the_samples_are_one_step_to_undo(visit: Callable[[], Person]) -> None:
    person = visit()
    person.choose("File", "Add the Sample Articles")
    person.wait_for_tasks()
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert person.listed() == []
    assert person.counted("Trash") == len(sample_files())
    assert not person.view.isVisible()
    person.press("Z", CTRL)
    person.press("Y", CTRL)
    person.wait_for_tasks()
    assert len(person.listed()) == len(sample_files())


def test_the_samples_again_are_told_to_be_there(visit: Callable[[], Person]) -> None:
    person = visit()
    for _ in range(2):
        person.choose("File", "Add the Sample Articles")
        person.wait_for_tasks()
    assert person.told() == f"{len(sample_files())} already in the library."
    assert len(person.listed()) == len(sample_files())


def test_the_newest_article_is_open_at_the_first_start(person: Person) -> None:
    assert person.article == person.listed()[0]
    assert person.stored().summary.title == "Lamps for Northgate"


@pytest.mark.x11
def test_a_click_in_the_list_opens_an_article(person: Person) -> None:
    person.click_article(person.listed()[1])
    assert person.article == person.listed()[1]
    assert person.view.article().summary.title == "Grain for Northgate"


@pytest.mark.x11
def test_j_and_k_walk_through_the_list_and_say_where_it_ends(person: Person) -> None:
    first, second, third = person.listed()
    opened = []
    for key in "JJJKK":
        person.press(key)
        opened.append(person.article)
    assert opened == [second, third, third, second, first]
    person.press("K")
    assert person.article == first
    assert person.told() == "This is the first article of the list."


def test_j_and_k_walk_while_the_focus_is_in_the_text(person: Person) -> None:
    person.view.setFocus()
    person.press("J")
    assert person.article == person.listed()[1]
    assert person.view.hasFocus()


def test_an_article_that_stays_open_counts_as_read(person: Person) -> None:
    first, second, third = person.listed()
    person.press("J")
    person.press("J")
    person.wait(lambda: person.stored(third).summary.read)
    assert not person.stored(first).summary.read  # only passed by
    assert not person.stored(second).summary.read
    person.wait_for_tasks()
    assert person.counted("Unread") == 2


def test_an_article_counts_as_read_when_its_end_was_seen(
    long: ArticleId, path: Path, visit: Callable[[], Person]
) -> None:
    settings = Settings(path.with_suffix(".ini"))
    settings.set(stored.READ_AFTER, stored.AT_END)
    settings.save()
    person = visit()
    person.bot.wait(MOMENT_MS + 200)
    assert not person.stored(long).summary.read
    person.view.scroll_to(len(LONG) - 1)
    assert not person.stored(long).summary.read
    person.wait(lambda: person.stored(long).summary.read)


def test_space_reads_on_and_goes_to_the_next_unread(long: ArticleId, person: Person) -> None:
    person.window.resize(1200, 700)
    person.click_article(long)
    person.view.setFocus()
    person.press("Space")
    assert person.view.top_offset() > 0
    person.view.scroll_to(len(LONG) - 1)
    person.press("Space")
    person.wait(person.view.at_end)
    person.press("Space")
    assert person.told() == "There is no unread article further down."
    with person.other() as library:
        library.articles.set_read([person.listed()[1]], read=True)
    person.window.session.look_for_others()
    person.click_article(person.listed()[0])
    person.view.setFocus()
    person.press("Space")
    assert person.article == person.listed()[2]


def test_an_article_opens_where_it_was_left(long: ArticleId, person: Person) -> None:
    place = LONG.index("40 boats")
    person.click_article(long)
    person.view.scroll_to(place)
    person.click_article(person.listed()[0])
    person.click_article(long)
    assert person.view.top_offset() == place


def test_the_next_window_opens_the_last_article_where_it_was_left(
    long: ArticleId, person: Person, visit: Callable[[], Person]
) -> None:
    place = LONG.index("40 boats")
    person.click_article(long)
    person.view.scroll_to(place)
    again = visit()
    assert (again.article, again.view.top_offset()) == (long, place)
    assert again.window.list.current_article() == long


@pytest.mark.parametrize("scroll", [0, 7, 41, 1234])
def test_the_next_window_shows_the_same_lines_at_the_same_height(
    long: ArticleId, person: Person, visit: Callable[[], Person], scroll: int
) -> None:
    person.click_article(long)
    person.view.verticalScrollBar().setValue(scroll)
    again = visit()
    again.wait(lambda: again.view.verticalScrollBar().value() == scroll)


def test_the_place_of_reading_is_kept_while_reading(long: ArticleId, person: Person) -> None:
    place = LONG.index("40 boats")
    person.click_article(long)
    person.view.scroll_to(place)
    person.view.verticalScrollBar().triggerAction(
        person.view.verticalScrollBar().SliderAction.SliderSingleStepAdd
    )
    person.wait(lambda: person.stored().position > 0)  # after it stood still for a while


def test_the_list_says_how_much_of_an_article_is_read(long: ArticleId, person: Person) -> None:
    def said() -> str:
        row = person.window.model.index(person.window.model.row_of(long), 0)
        return row.data(Qt.ItemDataRole.AccessibleTextRole)

    assert " %" not in said()
    person.click_article(long)
    person.view.setFocus()
    person.wait(lambda: " %" in said())
    first = person.stored(long).summary.reached
    assert 0 < first < len(LONG)
    person.press("Space")
    person.wait(lambda: person.stored(long).summary.reached > first)
    person.view.scroll_to(0)
    person.press("J")
    assert person.stored(long).summary.reached > first
    person.click_article(long)
    person.view.verticalScrollBar().setValue(10**6)
    person.wait(lambda: " %" not in said() and " min" in said())


def test_passing_by_an_article_is_no_reading(long: ArticleId, person: Person) -> None:
    person.click_article(long)
    person.press("K")
    assert person.stored(long).summary.reached == 0


def test_the_first_article_opens_where_the_last_one_is_gone(
    person: Person, visit: Callable[[], Person]
) -> None:
    person.press("J")
    with person.other() as library:
        library.articles.trash([person.article])
        library.articles.empty_trash()
    again = visit()
    assert again.article == again.listed()[0]


def test_size_and_place_of_the_window_come_back(
    person: Person, visit: Callable[[], Person]
) -> None:
    person.window.resize(900, 640)
    person.bot.waitUntil(lambda: person.window.height() == 640)
    assert visit().window.size().toTuple() == (900, 640)


def test_a_library_with_nothing_but_trash_says_so(add: Add, visit: Callable[[], Person]) -> None:
    article = add()
    person = visit()
    person.choose("Article", "Move to Trash")
    person.wait_for_tasks()
    assert person.article is None
    assert person.pane_name() == "blank"
    person.click_list("Trash")
    assert person.listed() == [article]
    assert person.title() == "Trash · 1"
