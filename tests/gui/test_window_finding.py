"""Finding in the open article: the bar, the hits, going from one to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from person import CTRL, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from reader.values import Span
from ui.actions import Do
from ui.views.page.typography import ReadingStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person

    from reader.values import ArticleId

TEXT = """A boat
The boat and the Boat in the harbour.
Böat, rowboat.
"""


class Finder:
    """A person who finds things in the open article."""

    def __init__(self, person: Person) -> None:
        self.person, self.bar = person, person.window.desk.searching.finding.bar
        self.field = self.bar.findChild(QLineEdit)

    def open(self) -> None:
        self.person.choose("Edit", "Find in Article")
        self.wait()

    def type(self, text: str) -> None:
        self.field.selectAll()
        QTest.keyClicks(self.field, text)
        self.wait()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self.field, key, modifiers)
        self.wait()

    def toggle(self, name: str) -> None:
        button = next(
            each for each in self.bar.findChildren(QToolButton) if each.accessibleName() == name
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait()

    def wait(self) -> None:
        self.person.wait_for_tasks()

    def said(self) -> list[str]:
        labels = self.bar.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def hits(self) -> list[str]:
        article = self.person.view.article()
        painter = self.person.view._painter
        return [article.text[slice(*hit)] for hit in painter.found.hits]

    def selected(self) -> Span | None:
        return self.person.view.selection()


NONE = Qt.KeyboardModifier.NoModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def finder(add: Callable[..., ArticleId], visit: Callable[[], Person]) -> Finder:
    add("Other boats\nA boat and another boat.", published="2020-01-01")
    add(TEXT, published="2021-01-01")
    person = visit()
    person.view.set_caret(0)
    return Finder(person)


def test_every_hit_is_shown_and_counted_while_one_types(finder: Finder) -> None:
    finder.open()
    finder.type("boat")
    assert finder.hits() == ["boat", "boat", "Boat", "Böat", "boat"]
    assert finder.said() == ["1 of 5"]
    assert finder.selected() == Span(2, 6)


def test_enter_goes_on_and_round_and_shift_enter_back(finder: Finder) -> None:
    finder.open()
    finder.type("boat")
    finder.press(ENTER, NONE)
    assert finder.said() == ["2 of 5"]
    finder.press(ENTER, SHIFT)
    finder.press(ENTER, SHIFT)
    assert finder.said() == ["5 of 5, from the end"]
    finder.press(ENTER, NONE)
    assert finder.selected() == Span(2, 6)


def test_the_keys_of_find_next_act_in_the_article_too(finder: Finder) -> None:
    finder.open()
    finder.type("boat")
    finder.person.view.setFocus()
    finder.person.press("F3")
    finder.wait()
    assert finder.said() == ["2 of 5"]
    finder.person.press("G", CTRL)
    finder.wait()
    assert finder.said() == ["3 of 5"]
    finder.person.press("F3", SHIFT)
    finder.wait()
    assert finder.said() == ["2 of 5"]


def test_going_on_begins_where_the_caret_is(finder: Finder) -> None:
    finder.open()
    finder.type("boat")
    finder.person.view.set_caret(TEXT.index("harbour"))
    assert finder.said() == ["5 hits"]
    finder.press(ENTER, NONE)
    assert finder.said() == ["4 of 5"]


def test_the_first_hit_behind_the_caret_is_shown_first(finder: Finder) -> None:
    finder.person.view.set_caret(TEXT.index("harbour"))
    finder.open()
    finder.type("boat")
    assert finder.said() == ["4 of 5"]
    finder.person.view.set_caret(len(TEXT))
    finder.open()
    finder.type("boat")
    assert finder.said() == ["1 of 5, from the top"]
    finder.person.view.set_caret(TEXT.index("harbour"))
    finder.open()
    finder.type("harbour")
    assert finder.said() == ["1 of 1"]


def test_words_case_and_expressions_can_be_asked_for(finder: Finder) -> None:
    finder.open()
    finder.type("boat")
    finder.toggle("Whole words only")
    assert finder.hits() == ["boat", "boat", "Boat", "Böat"]
    finder.toggle("Match case and accents")
    assert finder.hits() == ["boat", "boat"]
    finder.toggle("Regular expression")
    finder.type("b?oat|har.*r")
    assert finder.hits() == ["boat", "boat", "harbour"]


def test_a_wrong_expression_says_where_and_leaves_the_text_alone(finder: Finder) -> None:
    finder.open()
    finder.toggle("Regular expression")
    finder.type("boat")
    place = finder.selected()
    finder.type("bo(at")
    assert finder.said() == ["At character 6: missing )."]
    assert finder.hits() == []
    finder.person.view.set_caret(0)
    assert finder.said() == ["At character 6: missing )."]
    finder.type("bo(at)")
    assert finder.said() == ["1 of 4"]
    assert finder.selected() == place


def test_an_expression_that_never_ends_is_given_up(
    add: Callable[..., ArticleId], visit: Callable[[], Person]
) -> None:
    add("Long\n" + "a" * 5000)
    finder = Finder(visit())
    finder.open()
    finder.toggle("Regular expression")
    finder.type("(a|aa)+[!?]")
    assert finder.said() == ["The expression takes too long in this article; make it simpler."]


def test_what_is_not_there_is_said(finder: Finder) -> None:
    finder.open()
    finder.type("xyz")
    assert finder.said() == ["Not found"]
    finder.field.clear()
    finder.wait()
    assert finder.said() == []


def test_what_is_said_is_whole_however_narrow_the_window_is(finder: Finder) -> None:
    finder.open()
    finder.type("xyz")
    label = next(each for each in finder.bar.findChildren(QLabel) if each.text() == "Not found")
    buttons = finder.bar.findChildren(QToolButton)

    def is_whole(*, below: bool) -> bool:
        apart = not any(label.geometry().intersects(each.geometry()) for each in buttons)
        whole = label.width() >= label.fontMetrics().horizontalAdvance(label.text())
        return apart and whole and below is (label.y() > buttons[0].geometry().bottom())

    for width in (1440, 1024, 900, 1024, 1440):
        finder.person.window.resize(width, 600)
        finder.person.wait(partial(is_whole, below=width == 900))


def test_all_that_is_said_fits_beside_the_field(finder: Finder) -> None:
    finder.person.window.resize(1440, 600)
    finder.person.view.set_caret(len(TEXT))
    finder.open()
    finder.type("boat")
    said = "1 of 5, from the top"
    label = next(each for each in finder.bar.findChildren(QLabel) if each.text() == said)
    finder.person.wait(lambda: label.width() >= label.fontMetrics().horizontalAdvance(said))


def test_the_selection_is_what_to_find(finder: Finder) -> None:
    finder.person.select("harbour")
    finder.open()
    assert finder.field.text() == "harbour"
    assert finder.said() == ["1 of 1"]
    finder.toggle("Regular expression")
    finder.person.select("Böat, rowboat.")
    finder.open()
    assert finder.hits() == ["Böat, rowboat."]


def test_a_hit_does_not_replace_the_expression_that_found_it(finder: Finder) -> None:
    finder.open()
    finder.toggle("Regular expression")
    finder.type("b.at")
    finder.open()
    assert finder.field.text() == "b.at"
    assert finder.field.selectedText() == "b.at"


def test_esc_leaves_the_hit_selected_and_a_label_goes_to_it(finder: Finder) -> None:
    finder.open()
    finder.type("oat")
    finder.press(ENTER, NONE)
    finder.press(Qt.Key.Key_Escape, NONE)
    assert not finder.bar.isVisible()
    assert finder.person.view.hasFocus()
    assert finder.hits() == []
    finder.person.press("1")
    (mark,) = finder.person.marks()
    assert (mark.start, mark.end, mark.quote) == (12, 15, "oat")
    finder.person.press("F3")
    finder.wait()
    assert finder.said() == ["3 of 5"]
    assert finder.person.view.hasFocus()


def test_esc_in_the_article_closes_the_bar_after_any_message(finder: Finder) -> None:
    finder.open()
    finder.person.view.setFocus()
    finder.person.window.desk.strip.show_information("Something else.")
    finder.person.press("Escape")
    assert finder.bar.isVisible()
    finder.person.press("Escape")
    assert not finder.bar.isVisible()


def test_the_bar_stays_while_one_goes_through_articles(finder: Finder) -> None:
    finder.open()
    finder.type("boat")
    finder.person.view.setFocus()
    finder.person.press("J")
    finder.wait()
    assert finder.bar.isVisible()
    assert finder.said() == ["3 hits"]
    assert finder.hits() == ["boat", "boat", "boat"]
    assert finder.person.view.caret() == 0
    finder.person.press("F3")
    finder.wait()
    assert finder.said() == ["1 of 3"]


def test_what_is_hidden_is_not_found(finder: Finder) -> None:
    finder.open()
    finder.type("rowboat")
    finder.person.view.setFocus()
    finder.person.press("B")
    finder.wait()
    assert finder.said() == ["1 of 1"]
    finder.person.view.set_style(ReadingStyle(boilerplate="hide"))
    finder.wait()
    assert finder.said() == ["Not found"]


def test_a_stale_search_shows_nothing(finder: Finder) -> None:
    finder.open()
    finder.field.setText("harbour")
    finder.field.setText("boat")
    finder.wait()
    assert finder.hits() == ["boat", "boat", "Boat", "Böat", "boat"]


def test_a_hundred_thousand_hits_are_found_and_gone_through(
    add: Callable[..., ArticleId], visit: Callable[[], Person]
) -> None:
    add("Many\n" + "\n".join("e a " * 250 for _ in range(400)))
    finder = Finder(visit())
    finder.open()
    finder.type("e")
    number = finder.bar.locale().toString(100_000)
    assert finder.said() == [f"1 of {number}"]
    finder.press(ENTER, SHIFT)
    assert finder.said() == [f"{number} of {number}, from the end"]


def test_without_an_article_one_is_told_to_open_one(visit: Callable[[], Person]) -> None:
    person = visit()
    person.window.desk.actions_[Do.FIND].trigger()
    assert person.told() == "Open an article first."
    assert not person.window.desk.searching.finding.bar.isVisible()
