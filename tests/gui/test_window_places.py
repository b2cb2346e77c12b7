"""Where the list stands: in each list as it was left, also in the next window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import make_article
from person import CTRL

from ui import settings as stored
from ui.listing.loading import FIRST
from ui.settings import Settings
from ui.views.lists.article_row import HEIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from person import Person

    from reader.values import ImportedArticle

    AddMany = Callable[[Iterable[ImportedArticle]], None]

ROW = HEIGHTS["normal"]


@pytest.fixture
def many(add_many: AddMany, visit: Callable[[], Person]) -> Person:
    """Return a person at a list longer than what is read at once; every third is from afar."""
    sources = ("Afar", "Northgate Wire", "Northgate Wire")
    add_many(
        make_article(f"Article {number}\nText.", published=None, source=sources[number % 3])
        for number in range(FIRST + 100)
    )
    return visit()


def top(person: Person) -> int:
    return person.window.list.table.top()


def scroll(person: Person, to: int) -> None:
    person.window.list.table.scroll_to(to)


def current_top(person: Person) -> int:
    """Return where the current row is on the screen."""
    table = person.window.list.table
    return table.visualRect(table.currentIndex()).top()


@pytest.mark.x11
def test_each_list_is_come_back_to_where_it_was_left(many: Person) -> None:
    many.window.list.go_to(300)
    scroll(many, 120 * ROW + 7)
    many.click_list("Afar")
    assert top(many) == 0
    scroll(many, 20 * ROW)
    many.click_list("All articles")
    assert top(many) == 120 * ROW + 7
    assert many.window.list.current_article() == many.article
    many.click_list("Afar")
    assert top(many) == 20 * ROW


def test_a_search_that_ends_leaves_the_list_as_it_was(many: Person) -> None:
    many.window.list.go_to(550)
    before = top(many), many.article
    many.press("K", CTRL)
    many.type("art")
    many.press("Return", CTRL)
    many.wait_for_tasks()
    many.window.desk.top.search.actions()[0].trigger()
    many.wait_for_tasks()
    assert (top(many), many.article) == before
    assert many.window.list.current_article() == many.article


def test_the_current_article_stays_where_it_is_in_another_list_and_order(many: Person) -> None:
    many.window.list.go_to(398)
    article, place = many.article, current_top(many)
    many.click_list("Afar")
    assert many.window.list.current_article() == article
    assert current_top(many) == place
    many.choose("View", "Sort By", "Oldest")
    many.wait_for_tasks()
    assert many.window.list.current_article() == article
    assert current_top(many) == place


def test_a_list_without_the_current_article_begins_at_its_top(many: Person) -> None:
    many.window.list.go_to(399)
    many.click_list("Afar")
    assert many.window.list.current_article() is None
    assert top(many) == 0


def test_the_most_relevant_are_to_be_seen_whatever_is_open(many: Person) -> None:
    many.press("K", CTRL)
    many.type("art")
    many.press("Return", CTRL)
    many.wait_for_tasks()
    many.window.list.go_to(398)
    many.choose("View", "Sort By", "Relevance")
    many.wait_for_tasks()
    assert top(many) == 0


def test_several_selected_articles_stay_selected_in_another_order(many: Person) -> None:
    many.window.list.table.select_rows([3, 4, *range(540, 560)], 4)
    selected = set(many.window.list.selected_articles())
    for order in ("Oldest", "Import", "Title"):
        many.choose("View", "Sort By", order)
        many.wait_for_tasks()
        assert set(many.window.list.selected_articles()) == selected


def test_a_background_write_moves_nothing(many: Person) -> None:
    many.window.list.go_to(520)
    many.window.list.table.select_rows([519, 520, 524], 520)
    scroll(many, 518 * ROW + 33)
    before = current_top(many), many.window.list.selected_articles()
    with many.other() as library:
        library.articles.trash([many.listed()[each] for each in (0, 5, 300, 521)])
    many.window.session.look_for_others()
    many.wait_for_tasks()
    assert len(many.listed()) == FIRST + 96
    assert (current_top(many), many.window.list.selected_articles()) == before


def test_the_next_window_shows_the_list_where_it_was_left(
    many: Person, visit: Callable[[], Person]
) -> None:
    many.click_list("Northgate Wire")
    many.window.list.go_to(333)
    scroll(many, 320 * ROW + 5)
    left = many.listed(), top(many), many.article
    again = visit()
    assert (again.listed(), top(again), again.article) == left
    assert again.window.list.current_article() == again.article
    assert again.title() == f"Northgate Wire · {len(left[0])}"
    assert again.window.sidebar.currentIndex().data() == "Northgate Wire"


def test_the_next_window_begins_anew_where_that_is_wanted(
    many: Person, path: Path, visit: Callable[[], Person]
) -> None:
    many.click_list("Afar")
    Settings(path.with_suffix(".ini")).set(stored.START, "newest")
    again = visit()
    assert again.title() == f"All articles · {FIRST + 100}"
    assert (top(again), again.article) == (0, again.listed()[0])


def test_a_list_that_is_empty_by_now_gives_way_to_all_articles(
    person: Person, visit: Callable[[], Person]
) -> None:
    grain = person.listed()[1]
    person.click_list("Grain Gazette")
    with person.other() as library:
        library.articles.trash([grain])
    again = visit()
    assert again.title() == "All articles · 2"


@pytest.mark.parametrize(
    "kept",
    [
        {"filter": "no JSON"},
        {"filter": '{"view": "blue"}'},
        {"filter": '{"colour": "blue"}'},
        {"filter": "[]", "y": "x"},
        {"top": "gone", "y": "99"},
    ],
)
def test_what_is_kept_may_be_broken(
    person: Person, path: Path, visit: Callable[[], Person], kept: dict[str, str]
) -> None:
    everything = person.listed()
    person.window.close()
    settings = Settings(path.with_suffix(".ini"))
    settings.set(stored.LAST_LIST, {"library": str(path), **kept})
    settings.save()
    assert visit().listed() == everything
