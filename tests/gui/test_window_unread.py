"""What is unread: the next one in the list, and anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import SHIFT

from ui.listing.unread import NEAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person

    from reader.values import ArticleId

    Add = Callable[..., ArticleId]


def read(person: Person, *articles: ArticleId) -> None:
    """Mark articles as read, as another program."""
    with person.other() as library:
        library.articles.set_read(list(articles), read=True)
    person.window.session.look_for_others()
    person.wait_for_tasks()


def go_on(person: Person) -> None:
    person.press("J", SHIFT)
    person.wait_for_tasks()


@pytest.mark.x11
def test_the_next_unread_article_is_first_looked_for_below_then_above(person: Person) -> None:
    first, second, third = person.listed()
    read(person, second)
    go_on(person)
    assert person.article == third
    read(person, third)
    go_on(person)
    assert person.article == first
    read(person, first)
    go_on(person)
    assert person.told() == "Every article is read."


def test_an_unread_article_that_is_not_in_the_list_is_shown_among_the_unread(
    person: Person,
) -> None:
    lamps, grain, boats = person.listed()
    read(person, lamps, grain)
    person.click_list("Grain Gazette")
    go_on(person)
    assert person.article == boats
    assert person.listed() == [boats]
    assert person.title() == "Unread · 1"
    assert person.window.list.current_article() == boats


def test_an_unread_article_is_found_far_down_a_list(add: Add, visit: Callable[[], Person]) -> None:
    articles = [add(f"Article {n}\nText.", published=None) for n in range(NEAR + 50)]
    person = visit()
    read(person, *articles[1:])
    assert person.article == articles[-1]
    go_on(person)
    assert person.article == articles[0]


def test_space_at_the_end_goes_far_down_and_not_up(add: Add, visit: Callable[[], Person]) -> None:
    articles = [add(f"Article {n}\nText.", published=None) for n in range(NEAR + 50)]
    person = visit()
    read(person, *articles[1:-3])
    person.click_article(articles[-3])
    person.view.setFocus()
    person.press("Space")
    person.wait_for_tasks()
    assert person.article == articles[0]
    read(person, articles[0])
    person.press("Space")
    person.wait_for_tasks()
    assert person.told() == "There is no unread article further down."
