"""Back and Forward: the articles that were open, each where it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.actions import Do

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person

    from reader.values import ArticleId

    Add = Callable[..., ArticleId]

ALT = Qt.KeyboardModifier.AltModifier
LONG = "Pilots of Anneth\n" + "\n".join(f"{n} boats left the harbour. " * 9 for n in range(80))


@pytest.mark.x11
def test_back_and_forward_go_through_what_was_open(person: Person) -> None:
    first, second, third = person.listed()
    for article in (third, second):
        person.click_article(article)
    opened = []
    for key in ("Left", "Left", "Left", "Right", "Right", "Right"):
        person.press(key, ALT)
        opened.append(person.article)
    assert opened == [third, first, first, third, second, second]
    assert person.window.list.current_article() == second


def test_an_article_is_gone_back_to_where_it_was_left(add: Add, person: Person) -> None:
    long = add(LONG, published="2021-03-01")
    person.window.session.look_for_others()
    person.wait_for_tasks()
    person.click_article(long)
    place = LONG.index("40 boats")
    person.view.scroll_to(place)
    person.click_article(person.listed()[1])
    person.press("Left", ALT)
    assert (person.article, person.view.top_offset()) == (long, place)


def test_what_was_open_is_found_in_another_list(person: Person) -> None:
    lamps, grain, _ = person.listed()
    person.click_article(grain)
    person.click_list("Grain Gazette")
    person.press("Left", ALT)
    assert person.article == lamps
    assert person.listed() == [grain]


def test_a_new_article_ends_the_way_forward(person: Person) -> None:
    first, second, third = person.listed()
    person.click_article(second)
    person.press("Left", ALT)
    assert person.can(Do.FORWARD)
    person.click_article(third)
    assert not person.can(Do.FORWARD)
    person.press("Left", ALT)
    assert person.article == first


@pytest.mark.x11
def test_the_buttons_at_the_side_of_the_mouse_go_back_and_forward(person: Person) -> None:
    first, second, _ = person.listed()
    person.click_article(second)
    surface, place = person.window.windowHandle(), QPoint(500, 400)
    QTest.mouseClick(surface, Qt.MouseButton.BackButton, pos=place)
    person.wait(lambda: person.article == first)
    QTest.mouseClick(surface, Qt.MouseButton.ForwardButton, pos=place)
    person.wait(lambda: person.article == second)


def test_what_lies_in_the_trash_or_is_deleted_is_passed_over(person: Person) -> None:
    first, second, third = person.listed()
    for article in (second, third):
        person.click_article(article)
    with person.other() as library:
        library.articles.trash([second])
    person.press("Left", ALT)
    assert person.article == first
    assert not person.can(Do.BACK)


def test_nothing_to_go_back_to_is_said_in_the_menu(person: Person) -> None:
    assert not person.can(Do.BACK)
    assert not person.can(Do.FORWARD)
    person.press("J")
    assert person.can(Do.BACK)
