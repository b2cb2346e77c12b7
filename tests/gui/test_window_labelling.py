"""Labelling in the window, by mouse, keys and menus; looked up on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, SHIFT
from PySide6.QtTest import QTest

from ui.dialogs.labels import LabelsDialog
from ui.views.labels.label_chip import LabelChip
from ui.views.labels.label_picker import LabelPicker

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person


def labelled(person: Person) -> list[tuple[str, str]]:
    with person.other() as library:
        names = {label.id: label.name for label in library.labels.all()}
    return [(mark.quote, names[mark.label]) for mark in person.marks()]


@pytest.mark.x11
def test_a_span_drawn_with_the_mouse_is_labelled_with_a_digit(person: Person) -> None:
    start = person.select("Harbour Council")
    person.press("2")
    (mark,) = person.marks()
    assert (mark.start, mark.author) == (start, "ines")
    assert labelled(person) == [("Harbour Council", "ORG")]


@pytest.mark.x11
def test_a_double_clicked_word_is_labelled_with_a_digit(person: Person) -> None:
    person.double_click(person.find("Halloran") + 3)
    person.press("1")
    assert labelled(person) == [("Halloran", "PERSON")]


@pytest.mark.x11
def test_a_selection_by_keyboard_is_labelled_with_a_digit(person: Person) -> None:
    person.click(person.find("Ines"))
    person.press("Left", CTRL)
    person.press("Right", CTRL | SHIFT)
    person.press("Right", CTRL | SHIFT)
    person.press("1")
    assert labelled(person) == [("Ines Halloran", "PERSON")]


@pytest.mark.x11
def test_the_word_at_the_caret_is_labelled_with_a_digit(person: Person) -> None:
    person.click(person.find("boats") + 2)
    person.press("9")
    assert labelled(person) == [("boats", "NUMBER")]


def test_a_word_in_another_script_is_labelled(person: Person) -> None:
    person.double_click(person.find("ئەنجومەن") + 2)
    person.press("2")
    assert labelled(person) == [("ئەنجومەن", "ORG")]


@pytest.mark.x11
def test_a_click_in_the_label_bar_labels_what_is_selected(person: Person) -> None:
    person.select("Ines Halloran")
    chip = next(chip for chip in person.window.findChildren(LabelChip) if chip.label.name == "GPE")
    QTest.mouseClick(chip, LEFT)
    assert labelled(person) == [("Ines Halloran", "GPE")]


@pytest.mark.x11
def test_the_context_menu_labels_what_is_selected(person: Person) -> None:
    start = person.select("Harbour Council")
    person.ask_for_menu(person.view.viewport(), person.place_of(start + 3))
    person.choose_in_popup("EVENT")
    assert labelled(person) == [("Harbour Council", "EVENT")]


@pytest.mark.x11
def test_the_menu_bar_labels_what_is_selected(person: Person) -> None:
    person.select("Harbour Council")
    person.choose("Mark", "Label As", "ORG")
    assert labelled(person) == [("Harbour Council", "ORG")]


@pytest.mark.x11
def test_enter_repeats_the_last_label(person: Person) -> None:
    person.select("Ines Halloran")
    person.press("1")
    person.double_click(person.find("Northgate گوتی") + 2)
    person.press("Return")
    assert labelled(person) == [("Ines Halloran", "PERSON"), ("Northgate", "PERSON")]


def test_labels_that_were_used_last_come_first_after_a_restart(
    person: Person, visit: Callable[[], Person]
) -> None:
    for quote, key in (("Harbour Council", "2"), ("Thursday", "6")):
        person.select(quote)
        person.press(key)
    again = visit()
    again.view.setFocus()
    again.view.set_caret(again.find("boats"))
    again.press("L")
    picker = next(each for each in again.window.findChildren(LabelPicker) if each.isVisible())
    first = [picker.list.model().index(row, 0).data() for row in range(3)]
    assert [text.split()[0] for text in first] == ["DATE", "ORG", "PERSON"]
    again.press("Escape")
    again.press("Return")
    assert ("boats", "DATE") in labelled(again)


def test_enter_before_any_label_says_what_to_do(person: Person) -> None:
    person.select("Ines Halloran")
    person.press("Return")
    assert person.marks() == []
    assert person.told() == "Choose a label first: Enter then repeats it."


@pytest.mark.x11
def test_a_digit_relabels_the_mark_that_is_selected(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    person.press("4")
    assert labelled(person) == [("Harbour Council", "LOC")]
    person.click(person.find("boats"))
    person.click(person.find("Council said") + 2)
    person.press("1")
    assert labelled(person) == [("Harbour Council", "PERSON")]


def test_a_selection_inside_a_mark_becomes_a_mark_of_its_own(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    person.double_click(person.find("Council said") + 2)
    person.press("4")
    assert labelled(person) == [("Harbour Council", "ORG"), ("Council", "LOC")]


def test_a_span_can_have_two_labels_but_not_one_twice(person: Person) -> None:
    for digit in "242":
        person.select("Harbour Council")
        person.press(digit)
    assert labelled(person) == [("Harbour Council", "ORG"), ("Harbour Council", "LOC")]
    assert "already" in person.told()


def test_the_label_that_a_mark_has_already_is_told(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    person.press("2")
    assert labelled(person) == [("Harbour Council", "ORG")]
    assert "already" in person.told()


def test_white_space_around_a_selection_is_left_out(person: Person) -> None:
    start = person.find("Harbour Council")
    person.view.setFocus()
    person.view.select_span(start - 1, start + len("Harbour Council "))
    person.press("2")
    assert labelled(person) == [("Harbour Council", "ORG")]


def test_a_digit_with_the_caret_in_no_word_says_what_to_do(person: Person) -> None:
    person.view.setFocus()
    person.view.set_caret(person.find("👩"))
    person.press("1")
    assert person.marks() == []
    assert person.told() == "Select some text, or put the caret into a word."


@pytest.mark.x11
@pytest.mark.parametrize("key", ["X", "Delete"])
def test_a_mark_is_removed_where_the_caret_is(person: Person, key: str) -> None:
    person.select("Harbour Council")
    person.press("2")
    person.click(person.find("boats"))
    person.click(person.find("Council said") + 2)
    person.press(key)
    assert person.marks() == []
    assert person.view.annotations_at(person.find("Council said")) == []


def test_removing_where_there_is_no_mark_says_what_to_do(person: Person) -> None:
    person.click(person.find("boats"))
    person.press("X")
    assert person.told() == "Put the caret into the mark that shall go."


def test_tab_goes_from_mark_to_mark(person: Person) -> None:
    for quote in ("Harbour Council", "Ines Halloran"):
        person.select(quote)
        person.press("1")
    person.click(0)
    selected = []
    for _ in range(2):
        person.press("Tab")
        selected.append(person.view.selected_annotation())
    assert selected == [mark.id for mark in person.marks()]
    person.press("Tab")
    assert person.told() == "There is no mark further on."
    person.press("Tab", SHIFT)
    assert person.view.selected_annotation() == selected[0]


def test_the_caret_stands_behind_a_new_mark(person: Person) -> None:
    start = person.select("Harbour Council")
    person.press("2")
    assert person.view.selection() is None
    assert person.view.caret() == start + len("Harbour Council")
    assert person.view.selected_annotation() == person.marks()[0].id


def test_an_article_with_a_mark_is_in_progress(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    person.wait_for_tasks()
    assert person.stored().summary.status == "reading"
    assert person.counted("In progress") == 1


@pytest.mark.x11
def test_the_inspector_follows_the_mark_at_the_caret(person: Person) -> None:
    for quote in ("Harbour Council", "Ines Halloran"):
        person.select(quote)
        person.press("1")
    first, second = (mark.id for mark in person.marks())
    person.click(person.find("Council said"))
    assert person.window.desk.inspector.marks.selected() == [first]
    person.click(person.find("Halloran"))
    assert person.window.desk.inspector.marks.selected() == [second]
    person.click(person.find("boats"))
    assert person.window.desk.inspector.marks.selected() == []


@pytest.mark.x11
def test_a_mark_chosen_in_the_inspector_is_selected_in_the_text(person: Person) -> None:
    for quote in ("Harbour Council", "Ines Halloran"):
        person.select(quote)
        person.press("1")
    rows = person.window.desk.inspector.marks.view
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualRect(rows.model().index(0, 0)).center())
    assert person.view.selected_annotation() == person.marks()[0].id
    person.press("Down")
    assert person.view.selected_annotation() == person.marks()[1].id


def test_a_digit_in_the_inspector_relabels_and_x_removes(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    person.window.desk.inspector.marks.view.setFocus()
    person.press("3")
    assert labelled(person) == [("Harbour Council", "GPE")]
    person.press("X")
    assert person.marks() == []


def test_the_status_line_says_where_a_mark_stands(person: Person) -> None:
    start = person.select("Harbour Council")
    person.press("2")
    shown = person.window.desk.status._place.text()
    assert shown.startswith("ORG")
    assert str(start) in shown


def test_labels_of_another_set_are_added_and_can_be_undone(person: Person) -> None:
    names = [label.name for label in person.window.desk.annotating.labels.values()]
    person.choose("Mark", "Labels")
    dialog = person.window.findChild(LabelsDialog)
    next(e for e in dialog._sets.menu.actions() if e.text() == "Add OntoNotes 5").trigger()
    dialog.accept()
    added = [label.name for label in person.window.desk.annotating.labels.values()]
    assert set(names) < set(added)
    person.press("Z", CTRL)
    assert [label.name for label in person.window.desk.annotating.labels.values()] == names


def test_marks_come_back_in_the_next_window(person: Person, visit: Callable[[], Person]) -> None:
    person.select("Harbour Council")
    person.press("2")
    again = visit()
    assert labelled(again) == [("Harbour Council", "ORG")]
    assert len(again.view.annotations_at(again.find("Harbour Council"))) == 1
