"""Labelling all occurrences in the window: at once in the article, in the library by preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, NONE, SHIFT, when_asked
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QInputDialog,
    QLabel,
    QPushButton,
)

from reader.values import Origin, Status
from ui.dialogs.occurrences import OccurrencesDialog
from ui.marking import occurrences
from ui.views.search.occurrence_table import OccurrenceTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person

    from reader.values import ArticleId

PLACE = "Northgate"
"""It stands twice in each article of the library."""


def preview(person: Person) -> OccurrencesDialog:
    """Wait until the preview shows and has found everything."""
    person.wait(lambda: isinstance(QApplication.activeModalWidget(), OccurrencesDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OccurrencesDialog)
    settle(person, dialog)
    return dialog


def settle(person: Person, dialog: OccurrencesDialog) -> None:
    person.wait_for_tasks()
    person.wait(lambda: not dialog._search.running)


def sentences(dialog: OccurrencesDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def button(dialog: OccurrencesDialog, words: str) -> QPushButton:
    buttons = dialog.findChildren(QPushButton)
    return next(each for each in buttons if words in each.text().replace("&", ""))


def total(person: Person) -> int:
    with person.other() as library:
        return sum(s.annotations for s in library.articles.all_summaries(library.articles.ids()))


# The article


@pytest.mark.x11
def test_shift_and_a_digit_label_all_occurrences_in_the_article(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("3", SHIFT)
    marks = person.marks()
    assert [mark.quote for mark in marks] == [PLACE] * 2
    assert {mark.origin for mark in marks} == {Origin.OCCURRENCES}
    assert person.told() == f"2 occurrences of “\u2068{PLACE}\u2069” labelled GPE."
    assert person.stored().summary.status is Status.READING
    person.press("Z", CTRL)
    assert person.marks() == []


def test_enter_applies_the_label_to_something_else_then(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("3", SHIFT)
    person.double_click(person.find("Thursday") + 2)
    person.press("Return")
    assert "Thursday" in [mark.quote for mark in person.marks()]


def test_the_message_offers_to_undo(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("3", SHIFT)
    QTest.mouseClick(person.window.desk.strip._action, LEFT)
    assert person.marks() == []


def test_the_message_offers_no_undo_of_what_was_done_after_it(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("3", SHIFT)
    person.double_click(person.find("Thursday") + 2)
    person.press("6")
    assert person.told() == ""
    assert "Thursday" in [mark.quote for mark in person.marks()]


def test_an_article_that_counts_as_read_leaves_the_undo_of_the_message(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("3", SHIFT)
    session, others = person.window.session, person.listed()[1:]
    session.perform(session.library.articles.mark_opened, others[0])
    QTest.mouseClick(person.window.desk.strip._action, LEFT)
    assert person.marks() == []


def test_what_is_labelled_already_is_passed_over_and_told(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("3")
    person.press("3", SHIFT)
    assert len(person.marks()) == 2
    assert person.told().endswith("labelled GPE; 1 was already.")
    person.press("3", SHIFT)
    assert person.told().startswith("0 occurrences")
    person.press("1", SHIFT)
    assert len(person.marks()) == 2
    assert person.told().endswith("; 2 have another label.")


def test_the_text_of_the_selected_mark_is_labelled(person: Person) -> None:
    person.select("The Harbour")
    person.press("2")
    person.view.set_caret(person.find("Harbour") + 2)
    person.press("2", SHIFT)
    assert person.told().startswith("0 occurrences of “\u2068The Harbour\u2069”")


def test_without_a_word_nothing_is_labelled(person: Person) -> None:
    person.click(person.find(". 👩"))
    person.view.set_caret(person.find(" 👩"))
    person.press("3", SHIFT)
    assert person.marks() == []
    assert person.told().startswith("Select some text")


def test_the_menus_offer_it_with_its_keys(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.choose("Mark", "Label All in Article", "GPE")
    assert len(person.marks()) == 2
    menu = person.window.desk.mark_work.all_occurrences.library_menu
    assert [entry.shortcut().toString() for entry in menu.actions()][:2] == [
        "Ctrl+Shift+1",
        "Ctrl+Shift+2",
    ]


def test_the_context_menu_offers_it(person: Person) -> None:
    start = person.select(PLACE)
    person.ask_for_menu(person.view.viewport(), person.place_of(start + 3))
    menu = QApplication.activePopupWidget()
    titles = [action.text() for action in menu.actions() if action.menu()]
    assert titles == ["Label All in Article", "Label All in Library…"]
    menu.close()


# The library


@pytest.mark.x11
def test_control_shift_and_a_digit_preview_the_library_and_enter_labels(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("3", CTRL | SHIFT)
    dialog = preview(person)
    assert f"Label “\u2068{PLACE}\u2069” as GPE in the library" in sentences(dialog)
    assert "6 occurrences in 3 articles" in sentences(dialog)
    assert "6 of 6 will be labelled · one step in the history" in sentences(dialog)
    person.press("Return")
    person.wait(lambda: total(person) == 6)
    assert person.told() == f"6 occurrences of “\u2068{PLACE}\u2069” labelled GPE."
    assert len(person.window.desk.view.article().annotations) == 0, (
        "the open article shows them too"
    )
    assert len(person.marks()) == 2
    person.press("Z", CTRL)
    assert total(person) == 0


def test_space_leaves_the_selected_rows_out(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("3", CTRL | SHIFT)
    dialog = preview(person)
    person.press("Space")
    assert "5 of 6" in sentences(dialog)
    person.press("A", CTRL)
    person.press("Space")
    assert "6 of 6" in sentences(dialog)
    person.press("Space")
    assert not button(dialog, "Label").isEnabled()
    person.press("Space")
    person.press("Down")
    person.press("Space")
    person.press("Return")
    person.wait(lambda: total(person) == 5)


def test_a_click_on_a_box_leaves_a_row_out(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("3", CTRL | SHIFT)
    dialog = preview(person)
    table = dialog.findChild(OccurrenceTable)
    row = table.visualRect(table.model().index(1, 0))
    QTest.mouseClick(table.viewport(), LEFT, pos=QPoint(row.left() + 14, row.center().y()))
    assert "5 of 6" in sentences(dialog)
    QTest.mouseClick(table.viewport(), LEFT, pos=row.center())
    assert "5 of 6" in sentences(dialog)
    QTest.mouseClick(button(dialog, "Label"), LEFT)
    person.wait(lambda: total(person) == 5)


def test_cancel_and_escape_label_nothing(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("3", CTRL | SHIFT)
    QTest.mouseClick(button(preview(person), "Cancel"), LEFT)
    person._come_back()
    person.press("3", CTRL | SHIFT)
    preview(person)
    person.press("Escape")
    assert total(person) == 0


def test_conflicts_are_shown_and_left_unchecked(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("1")
    person.press("3", CTRL | SHIFT)
    dialog = preview(person)
    assert "1 already has another label" in sentences(dialog)
    assert "5 of 6 will be labelled" in sentences(dialog)
    dialog.grab()


def test_the_library_gets_the_marks_that_the_article_would_get(
    person: Person, add: Callable[..., ArticleId]
) -> None:
    add("Grain for Anneth\n\nAnneth’s grain.", published="2026-01-01")
    person.window.desk.browsing.catch_up()
    person.wait_for_tasks()
    person.window.list.go_to(0)
    made = []
    for held in (SHIFT, CTRL | SHIFT):
        person.double_click(person.find("Anneth") + 2)
        person.press("3", held)
        if held & CTRL:
            preview(person)
            person.press("Return")
        person.wait(person.marks)
        made.append([mark.quote for mark in person.marks()])
        person.press("Z", CTRL)
    assert made == [["Anneth", "Anneth"]] * 2


def test_the_options_search_anew(person: Person, add: Callable[..., ArticleId]) -> None:
    add("Iraqis and Iraqi’s, an iraqi in Iraqistan", published="2026-01-01")
    person.window.desk.browsing.catch_up()
    person.wait_for_tasks()
    person.window.list.go_to(0)
    person.double_click(person.find("Iraqi’s") + 2)
    person.press("5", CTRL | SHIFT)
    dialog = preview(person)
    boxes = {box.text().replace("&", ""): box for box in dialog.findChildren(QCheckBox)}
    boxes["With possessives (’s)"].click()
    settle(person, dialog)
    found = dialog._model.hits
    assert [hit.occurrence.quote for hit in found if hit.checked] == ["Iraqi’s", "Iraqis", "iraqi"]
    assert "1 is part of a longer word" in sentences(dialog)
    boxes["With possessives (’s)"].click()
    boxes["Match case"].click()
    boxes["Parts of words"].click()
    settle(person, dialog)
    assert [hit.occurrence.quote for hit in dialog._model.hits] == ["Iraqi"] * 3
    assert "3 of 3 will be labelled" in sentences(dialog)
    person.press("Escape")


def test_other_sets_of_articles_and_orders_can_be_chosen(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    person.press("3", CTRL | SHIFT)
    dialog = preview(person)
    where, order = dialog.findChildren(QComboBox)
    assert [where.itemText(n) for n in range(where.count())] == [
        "All articles",
        "This list",
        "This article",
    ]
    where.setCurrentIndex(2)
    settle(person, dialog)
    assert "2 occurrences in 1 article" in sentences(dialog)
    assert "in this article" in sentences(dialog)
    where.setCurrentIndex(0)
    settle(person, dialog)
    for number in range(order.count()):
        order.setCurrentIndex(number)
        assert "6 of 6" in sentences(dialog)
    person.press("Escape")


def test_the_articles_that_are_selected_come_first(person: Person) -> None:
    person.double_click(person.find(PLACE) + 2)
    table = person.window.list.table
    index = table.model().index(1, 0)
    QTest.mouseClick(table.viewport(), LEFT, CTRL, table.visualRect(index).center())
    person.view.setFocus()
    person.double_click(person.find(PLACE) + 2)
    person.press("3", CTRL | SHIFT)
    dialog = preview(person)
    assert "4 occurrences in 2 articles" in sentences(dialog)
    person.press("Escape")


def test_many_are_labelled_in_the_background(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(occurrences, "MANY", 1)
    person.double_click(person.find(PLACE) + 2)
    person.press("3", CTRL | SHIFT)
    preview(person)
    person.press("Return", NONE)
    person.wait(lambda: total(person) == 6)
    person.wait_for_tasks()
    person.wait(lambda: person.told().startswith("6 occurrences"))
    assert len(person.view.article().annotations) == 2
    person.press("Z", CTRL)
    assert total(person) == 0


def test_a_text_of_capitals_keeps_its_case(person: Person, add: Callable[..., ArticleId]) -> None:
    add("NATO is not Nato", published="2026-01-01")
    person.window.desk.browsing.catch_up()
    person.wait_for_tasks()
    person.window.list.go_to(0)
    person.double_click(person.find("NATO") + 2)
    person.press("2", CTRL | SHIFT)
    dialog = preview(person)
    assert "1 of 1" in sentences(dialog)
    case = next(box for box in dialog.findChildren(QCheckBox) if "case" in box.text())
    assert case.isChecked()
    assert not case.isEnabled()
    person.press("Escape")


# The selected articles


def test_a_text_is_labelled_in_the_articles_selected_in_the_list(person: Person) -> None:
    first, second, third = person.listed()
    person.window.list.table.select_rows([1, 2], 1)
    when_asked(QInputDialog, lambda asked: (asked.setTextValue(PLACE), asked.accept()))
    entries = person.window.desk.list_work.filing.more_menus[0].actions()
    next(entry for entry in entries if entry.text() == "GPE").trigger()
    dialog = preview(person)
    assert "in 2 articles" in sentences(dialog)
    QTest.mouseClick(button(dialog, "Label"), LEFT)
    person.wait_for_tasks()
    assert [len(person.stored(each).annotations) for each in (first, second, third)] == [0, 2, 2]
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert total(person) == 0


def test_no_text_labels_nothing_in_them(person: Person) -> None:
    when_asked(QInputDialog, lambda asked: (asked.setTextValue("  "), asked.accept()))
    person.window.desk.list_work.filing.more_menus[0].actions()[0].trigger()
    assert QApplication.activeModalWidget() is None
