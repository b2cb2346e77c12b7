"""Moving, boundaries, overlaps, repeating and filtering in the whole window."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, NONE, SHIFT
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reader.errors import ConflictError
from ui.actions import Do
from ui.views.labels.mark_choice import MarkChoice

if TYPE_CHECKING:
    from person import Person

ALT = Qt.KeyboardModifier.AltModifier


def labelled(person: Person) -> list[tuple[str, str]]:
    with person.other() as library:
        names = {label.id: label.name for label in library.labels.all()}
    return [(mark.quote, names[mark.label]) for mark in person.marks()]


def selected(person: Person) -> str:
    article, span = person.view.article(), person.view.selection()
    return article.text[slice(*span)] if article and span else ""


def begin(person: Person, offset: int = 0) -> None:
    person.view.setFocus()
    person.view.set_caret(offset)


def label(person: Person, quote: str, key: str) -> None:
    start = person.find(quote)
    person.view.setFocus()
    person.view.select_span(start, start + len(quote))
    person.press(key)


# Candidates


@pytest.mark.x11
def test_a_candidate_costs_one_key(person: Person) -> None:
    begin(person, person.find("The Harbour"))
    person.press("F")
    assert selected(person) == "Harbour Council"
    for key in "2691":
        person.press(key)
    assert labelled(person) == [
        ("Harbour Council", "ORG"),
        ("Thursday", "DATE"),
        ("24", "NUMBER"),
        ("Ines Halloran", "PERSON"),
    ]
    assert selected(person) == "Northgate"


def test_candidates_are_passed_over_and_come_back(person: Person) -> None:
    begin(person, person.find("The Harbour"))
    person.press("F")
    person.press("F")
    assert selected(person) == "Thursday"
    person.press("F", SHIFT)
    assert selected(person) == "Harbour Council"


def test_a_candidate_that_was_made_larger_goes_on_as_well(person: Person) -> None:
    begin(person, person.find("“We need"))
    person.press("F")
    person.press("G")
    larger = selected(person)
    assert larger.startswith("Ines Halloran told")
    person.press("1")
    assert labelled(person) == [(larger, "PERSON")]
    assert selected(person) == "Northgate"


def test_the_key_of_candidates_leads_from_the_list_into_the_article(person: Person) -> None:
    person.view.set_caret(0)
    person.window.list.table.setFocus()
    person.press("F")
    assert person.view.hasFocus()
    assert person.view.selection() is not None


def test_labelling_all_occurrences_goes_on_to_the_next_candidate(person: Person) -> None:
    begin(person, person.find("Ines Halloran"))
    person.press("F")
    person.press("F")
    assert selected(person) == "Northgate"
    person.press("F", SHIFT)
    person.press("1", SHIFT)
    assert labelled(person) == [("Ines Halloran", "PERSON")]
    assert selected(person) == "Northgate"


def test_a_click_ends_the_walk(person: Person) -> None:
    begin(person, person.find("The Harbour"))
    person.press("F")
    person.click(person.find("boats") + 2)
    person.press("9")
    assert selected(person) == ""
    assert labelled(person) == [("boats", "NUMBER")]


def test_it_is_said_that_no_candidate_is_left(person: Person) -> None:
    begin(person, person.find("گوتی"))
    person.press("F")
    assert person.told() == "There is nothing more to label further on."


# Moving


@pytest.mark.x11
def test_the_caret_moves_by_sentence_and_paragraph(person: Person) -> None:
    begin(person, person.find("“We need"))
    person.press("Down", ALT)
    assert person.view.caret() == person.find("👩")
    person.press("Up", ALT)
    assert person.view.caret() == person.find("“We need")
    person.press("Down", CTRL)
    assert person.view.caret() == person.find("سەرۆکی")
    person.press("Up", CTRL)
    person.press("Up", CTRL)
    assert person.view.caret() == person.find("The Harbour")
    person.press("Down", ALT | SHIFT)
    assert selected(person).startswith("The Harbour Council")
    assert selected(person).rstrip().endswith("boats.")


def test_words_are_gone_through_visually_in_text_from_right_to_left(person: Person) -> None:
    begin(person, person.find("سەرۆکی"))
    person.press("Left", CTRL)
    assert person.view.caret() == person.find("ئەنجومەن")
    person.press("Right", CTRL)
    assert person.view.caret() == person.find("سەرۆکی")


@pytest.mark.x11
def test_a_selection_grows_and_shrinks(person: Person) -> None:
    begin(person, person.find("Halloran") + 3)
    sizes = []
    for _ in range(3):
        person.press("Right", CTRL | ALT)
        sizes.append(selected(person))
    assert sizes[:2] == ["Halloran", "Ines Halloran"]
    person.press("Left", CTRL | ALT)
    person.press("G", SHIFT)
    assert selected(person) == "Halloran"


# Repeating


def test_a_full_stop_repeats_label_and_removal(person: Person) -> None:
    label(person, "Harbour Council", "2")
    label(person, "Ines Halloran", "Period")
    assert labelled(person) == [("Harbour Council", "ORG"), ("Ines Halloran", "ORG")]
    person.press("X")
    begin(person, person.find("Harbour Council") + 2)
    person.press("Period")
    assert labelled(person) == []
    begin(person)


def test_without_anything_done_it_is_said(person: Person) -> None:
    begin(person)
    person.press("Period")
    assert person.told().startswith("There is nothing to repeat")


# Boundaries


@pytest.mark.x11
def test_boundaries_are_moved_by_keys(person: Person) -> None:
    label(person, "Harbour", "2")
    person.press("E")
    person.press("Right", CTRL)
    assert person.view.mark().quote == "Harbour Council"
    assert labelled(person) == [("Harbour", "ORG")]
    person.press("Tab")
    person.press("Left")
    person.press("Left", CTRL)
    person.press("Return")
    assert labelled(person) == [("The Harbour Council", "ORG")]
    person.press("Z", CTRL)
    assert labelled(person) == [("Harbour", "ORG")]


def test_escape_restores_the_boundaries(person: Person) -> None:
    label(person, "Harbour", "2")
    person.press("E")
    for _ in range(3):
        person.press("Right")
    assert person.view.mark().quote == "Harbour Co"
    person.press("Escape")
    assert person.view.mark().quote == "Harbour"
    assert labelled(person) == [("Harbour", "ORG")]
    person.press("4")
    assert labelled(person) == [("Harbour", "LOC")]


def test_arrows_move_boundaries_visually_in_text_from_right_to_left(person: Person) -> None:
    label(person, "سەرۆکی", "1")
    person.press("E")
    person.press("Left", CTRL)
    person.press("Return")
    assert labelled(person) == [("سەرۆکی ئەنجومەن", "PERSON")]


def test_a_mark_keeps_at_least_one_letter(person: Person) -> None:
    label(person, "boats", "9")
    person.press("E")
    for _ in range(9):
        person.press("Left")
    assert person.view.mark().quote == "b"
    person.press("Tab")
    person.press("Right")
    assert person.view.mark().quote == "b"
    person.press("Escape")


def test_no_white_space_is_kept_at_the_ends(person: Person) -> None:
    label(person, "Council", "2")
    person.press("E")
    person.press("Right")
    person.press("Tab")
    person.press("Left")
    assert person.view.mark().quote == " Council "
    person.press("Return")
    assert labelled(person) == [("Council", "ORG")]
    assert person.view.mark().quote == "Council"


def test_the_offer_of_marks_goes_when_boundaries_are_moved(person: Person) -> None:
    nest(person)
    person.click(person.find("Harbour Council") + 2)
    person.press("E")
    assert not person.window.findChild(MarkChoice).isVisible()
    person.press("Escape")


def test_boundaries_of_a_mark_with_the_same_label_are_refused(person: Person) -> None:
    label(person, "Harbour Council", "2")
    label(person, "Council", "2")
    person.press("E")
    person.press("Tab")
    person.press("Left", CTRL)
    person.press("Return")
    assert person.told() != ""
    assert person.view.mark().quote == "Harbour Council"
    person.press("Escape")
    assert labelled(person) == [("Harbour Council", "ORG"), ("Council", "ORG")]
    with person.other() as library, pytest.raises(ConflictError):
        library.marks.move(person.marks()[1].id, *_span(person, "Harbour Council"))


def _span(person: Person, quote: str) -> tuple[int, int]:
    start = person.find(quote)
    return start, start + len(quote)


def test_other_keys_rest_while_boundaries_are_moved(person: Person) -> None:
    label(person, "boats", "9")
    person.press("E")
    person.press("2")
    person.press("N")
    assert labelled(person) == [("boats", "NUMBER")]
    assert person.told().startswith("Enter keeps")
    person.press("Escape")


def test_without_a_mark_it_is_said_what_to_do(person: Person) -> None:
    begin(person)
    person.press("E")
    assert person.told().startswith("Put the caret into the mark")


@pytest.mark.x11
def test_an_end_is_dragged_and_snaps_to_words(person: Person) -> None:
    label(person, "Harbour", "2")
    drag_end(person, person.find("Council") + 4)
    assert labelled(person) == [("Harbour Council", "ORG")]
    person.press("Z", CTRL)
    assert labelled(person) == [("Harbour", "ORG")]


def test_escape_while_dragging_restores(person: Person) -> None:
    label(person, "Harbour", "2")
    viewport, end = person.view.viewport(), person.view._painter.handles()[1]
    foot = end.foot.toPoint() - QPoint(0, person.view.verticalScrollBar().value())
    QTest.mousePress(viewport, LEFT, pos=foot)
    QTest.mouseMove(viewport, person.place_of(person.find("Council") + 5))
    assert person.view.mark().quote == "Harbour Council"
    person.press("Escape")
    QTest.mouseRelease(viewport, LEFT, pos=foot)
    assert person.view.mark().quote == "Harbour"
    assert labelled(person) == [("Harbour", "ORG")]


def drag_end(person: Person, offset: int) -> None:
    viewport, end = person.view.viewport(), person.view._painter.handles()[1]
    foot = end.foot.toPoint() - QPoint(0, person.view.verticalScrollBar().value())
    to = person.place_of(offset)
    QTest.mousePress(viewport, LEFT, pos=foot)
    QTest.mouseMove(viewport, (foot + to) / 2)
    QTest.mouseMove(viewport, to)
    QTest.mouseRelease(viewport, LEFT, pos=to)


# Overlaps


def nest(person: Person) -> None:
    label(person, "Harbour Council", "2")
    label(person, "Harbour", "4")


@pytest.mark.x11
def test_a_click_offers_the_marks_that_lie_there(person: Person) -> None:
    nest(person)
    person.click(person.find("Harbour Council") + 2)
    choice = person.window.findChild(MarkChoice)
    assert choice.isVisible()
    assert [button.choice.label for button in choice._buttons] == ["LOC", "ORG"]
    QTest.mouseClick(choice._buttons[1], LEFT)
    assert person.view.mark().quote == "Harbour Council"
    person.press("3")
    assert labelled(person) == [("Harbour Council", "GPE"), ("Harbour", "LOC")]
    assert not choice.isVisible()


def test_esc_takes_the_offer_away_and_leaves_the_mark_selected(person: Person) -> None:
    nest(person)
    person.click(person.find("Harbour Council") + 2)
    person.press("Escape")
    assert not person.window.findChild(MarkChoice).isVisible()
    assert person.view.mark().quote == "Harbour"


def test_a_key_goes_through_the_marks_at_the_caret(person: Person) -> None:
    nest(person)
    begin(person, person.find("Harbour Council") + 2)
    quotes = []
    for _ in range(3):
        person.press("O")
        quotes.append(person.view.mark().quote)
    assert quotes == ["Harbour Council", "Harbour", "Harbour Council"]


def test_a_key_shows_the_marks_at_the_caret_whole_each_time(person: Person) -> None:
    nest(person)
    begin(person, person.find("Harbour Council") + 2)
    for _ in range(3):
        person.press("O")
        assert_all_seen(person.window.findChild(MarkChoice))


def test_many_marks_at_one_place_are_offered_in_lines(person: Person) -> None:
    quote = "Harbour Council said Thursday that it will buy"
    for key in "123456789":
        label(person, quote, key)
    person.click(person.find(quote) + 2)
    choice = person.window.findChild(MarkChoice)
    assert len(choice._buttons) == 9
    assert_all_seen(choice)


def assert_all_seen(choice: MarkChoice) -> None:
    """Check that the row lies inside the page and each mark of it inside the row."""
    assert choice.isVisible()
    assert choice.parentWidget().rect().contains(choice.geometry())
    places = [button.geometry() for button in choice._buttons]
    assert all(choice.rect().contains(place) and place.width() > 40 for place in places)
    pairs = combinations(places, 2)
    assert not any(one.intersects(other) for one, other in pairs)


def test_the_offer_goes_with_the_next_move(person: Person) -> None:
    nest(person)
    person.click(person.find("Harbour Council") + 2)
    choice = person.window.findChild(MarkChoice)
    person.press("Right")
    assert not choice.isVisible()


# What is shown


def test_while_marks_are_hidden_nothing_is_labelled(person: Person) -> None:
    label(person, "boats", "9")
    person.press("H")
    for held in (NONE, SHIFT):
        start = person.find("Harbour")
        person.view.select_span(start, start + len("Harbour"))
        person.press("2", held)
        assert labelled(person) == [("boats", "NUMBER")]
        assert person.told().startswith("The marks are hidden")
    person.press("H")
    person.press("2")
    assert ("Harbour", "ORG") in labelled(person)


def test_a_label_can_be_shown_alone(person: Person) -> None:
    label(person, "boats", "9")
    label(person, "Harbour", "2")
    begin(person)
    person.press("2", ALT)
    person.press("Tab")
    assert person.view.mark().quote == "Harbour"
    person.press("Tab")
    assert person.view.mark().quote == "Harbour"
    person.press("0", ALT)
    begin(person)
    person.press("Tab")
    person.press("Tab")
    assert person.view.mark().quote == "boats"


def test_states_are_said_in_the_status_line(person: Person) -> None:
    person.window.desk.actions_[Do.DIM_TEXT].trigger()
    person.window.desk.actions_[Do.HIDE_MARKS].trigger()
    states = person.window.desk.status._states
    assert states.text() == "marks hidden, reading only · unlabelled text dimmed"
    person.window.desk.actions_[Do.DIM_TEXT].trigger()
    person.window.desk.actions_[Do.HIDE_MARKS].trigger()
    assert not states.isVisible()


def test_what_is_selected_is_said(person: Person) -> None:
    label(person, "Harbour Council", "2")
    label(person, "boats", "9")
    assert person.window.desk.status._place.text().startswith("NUMBER: boats, mark 2 of 2")
    person.press("F")
    assert person.window.desk.status._place.text().startswith("Selected: Ines Halloran")
