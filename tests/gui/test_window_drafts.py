"""What is typed in a note survives the program; notes on spans, paragraphs and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from reader.values import NotePlace
from ui.views.notes.note_editor import NoteEditor
from ui.views.status_line import SaveState

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person

    from reader.values import Draft


def editor(person: Person) -> NoteEditor | None:
    return next((each for each in person.view.findChildren(NoteEditor) if each.isVisible()), None)


def drafts(person: Person) -> list[Draft]:
    """Return the drafts as another program finds them on the disk."""
    with person.other() as library:
        return library.drafts.all()


def typed_so_far(person: Person, text: str) -> None:
    person.type(text)
    person.wait(lambda: drafts(person) and drafts(person)[0].text == text)


def offered(person: Person) -> list[str]:
    """Return what the strip offers to do."""
    buttons = person.window.desk.strip.findChildren(QPushButton)
    return [button.text() for button in buttons if button.isVisible()]


def take(person: Person, words: str) -> None:
    buttons = person.window.desk.strip.findChildren(QPushButton)
    button = next(each for each in buttons if each.isVisible() and each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def leave_a_draft(person: Person, place: NotePlace, text: str) -> None:
    """Leave what a program would that was killed while a note was written."""
    with person.other() as library:
        library.drafts.keep(place, text)


@pytest.fixture
def marked(person: Person) -> Person:
    person.select("Harbour Council")
    person.press("2")
    return person


def test_what_is_typed_is_a_draft_on_the_disk_before_it_is_a_note(marked: Person) -> None:
    marked.press("N")
    typed_so_far(marked, "Which ")
    typed_so_far_more = "Which one?"
    marked.type("one?")
    marked.wait(lambda: drafts(marked)[0].text == typed_so_far_more)
    assert marked.window.desk.status._state is SaveState.DRAFT
    assert marked.marks()[0].note == ""
    marked.press("Return", CTRL)
    assert (marked.marks()[0].note, drafts(marked)) == ("Which one?", [])
    assert marked.window.desk.status._state is SaveState.SAVED


def test_esc_throws_the_draft_away(marked: Person) -> None:
    marked.press("N")
    typed_so_far(marked, "Which")
    marked.press("Escape")
    assert (marked.marks()[0].note, drafts(marked)) == ("", [])
    assert marked.window.desk.status._state is SaveState.SAVED


def test_a_draft_waits_for_no_timer_when_another_program_takes_the_keys(marked: Person) -> None:
    marked.press("N")
    marked.type("Which")
    card = editor(marked)
    assert card is not None
    card._watch_focus(card.field, None)
    assert [draft.text for draft in drafts(marked)] == ["Which"]
    assert editor(marked) is card


def test_a_draft_that_was_left_is_offered_and_goes_on(
    marked: Person, visit: Callable[[], Person]
) -> None:
    mark = marked.marks()[0]
    with marked.other() as library:
        library.notes.write_on(mark.id, "Old.")
    leave_a_draft(marked, NotePlace(mark.article, annotation=mark.id), "Which one? It")
    again = visit()
    assert again.told() == "You were writing a note here, and it isn't kept yet."
    assert offered(again) == ["Continue", "Throw away"]
    take(again, "Continue")
    card = editor(again)
    assert card is not None
    assert card.field.written() == "Which one? It"
    assert again.view.selected_annotation() == mark.id
    again.type("!")
    again.press("Return", CTRL)
    assert again.marks()[0].note == "Which one? It!"
    assert drafts(again) == []
    assert again.told() == ""


def test_a_draft_that_goes_on_is_still_restored_by_esc(
    marked: Person, visit: Callable[[], Person]
) -> None:
    mark = marked.marks()[0]
    with marked.other() as library:
        library.notes.write_on(mark.id, "Old.")
    leave_a_draft(marked, NotePlace(mark.article, annotation=mark.id), "New")
    again = visit()
    take(again, "Continue")
    again.press("Escape")
    assert again.marks()[0].note == "Old."
    assert drafts(again) == []


def test_a_draft_that_was_left_can_be_thrown_away(
    person: Person, visit: Callable[[], Person]
) -> None:
    leave_a_draft(person, NotePlace(person.article), "On the wh")
    again = visit()
    take(again, "Throw away")
    assert drafts(again) == []
    assert not again.window.desk.strip.isVisible()


def test_a_draft_in_another_article_is_offered_at_the_start(
    person: Person, visit: Callable[[], Person]
) -> None:
    first, second, _ = person.listed()
    assert person.article == first
    start = person.find("Ines Halloran")
    leave_a_draft(person, NotePlace(second, start=start, end=start + 4), "Who")
    again = visit()
    assert (
        again.told() == "You were writing a note in “Grain for Northgate”, and it isn't kept yet."
    )
    take(again, "Continue")
    assert again.article == second
    again.press("Return", CTRL)
    (note,) = again.stored().notes
    assert (note.start, note.text) == (start, "Who")


def test_an_offer_stays_while_other_messages_pass_and_goes_with_the_article(
    person: Person, visit: Callable[[], Person]
) -> None:
    leave_a_draft(person, NotePlace(person.article), "On the wh")
    again = visit()
    again.press("X")
    again.view.setFocus()
    again.press("X")
    again.window.desk.strip.dismiss()
    assert offered(again) == ["Continue", "Throw away"]
    again.press("J")
    assert offered(again) == []
    again.press("K")
    assert offered(again) == ["Continue", "Throw away"]


def test_a_draft_shows_in_the_margin_and_a_click_goes_on(
    person: Person, visit: Callable[[], Person]
) -> None:
    start = person.find("Ines Halloran")
    leave_a_draft(person, NotePlace(person.article, start=start, end=start + 4), "Who")
    again = visit()
    (placed,) = again.view._painter.notes.between(0, 5000)
    assert placed.note.text == "Not kept yet: Who"
    point = placed.room.center().toPoint()
    point.setY(point.y() - again.view.verticalScrollBar().value())
    QTest.mouseClick(again.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert editor(again) is not None
    again.press("Return", CTRL)
    assert [note.text for note in again.stored().notes] == ["Who"]


def test_writing_where_a_draft_was_left_goes_on_with_it(
    marked: Person, visit: Callable[[], Person]
) -> None:
    mark = marked.marks()[0]
    leave_a_draft(marked, NotePlace(mark.article, annotation=mark.id), "Which")
    again = visit()
    again.view.setFocus()
    again.view.select_annotation(mark.id)
    again.press("N")
    card = editor(again)
    assert card is not None
    assert card.field.written() == "Which"


def test_a_locked_file_keeps_no_draft_and_does_not_stop_the_writing(marked: Person) -> None:
    marked.press("N")
    with marked.other() as library:
        library._db.execute("BEGIN IMMEDIATE")
        marked.type("W")
        QTest.qWait(700)
        library._db.execute("ROLLBACK")
    marked.type("h")
    marked.wait(lambda: [draft.text for draft in drafts(marked)] == ["Wh"])
    marked.press("Return", CTRL)
    assert marked.marks()[0].note == "Wh"


# What a note is on


def test_a_paragraph_can_have_a_note(person: Person) -> None:
    article = person.view.article()
    assert article is not None
    block = article.blocks[2]
    person.click(block.start + 5)
    person.press("P")
    person.type("Says who?")
    person.press("Return", CTRL)
    (note,) = person.stored().notes
    assert (note.start, note.end, note.text) == (block.start, block.end, "Says who?")
    person.press("P")
    person.type(" When?")
    person.press("Return", CTRL)
    assert [note.text for note in person.stored().notes] == ["Says who? When?"]


def test_a_note_on_text_without_a_label_is_reached_with_the_caret_in_it(person: Person) -> None:
    start = person.select("24 boats")
    person.press("N")
    person.type("How many?")
    person.press("Return", CTRL)
    person.view.set_caret(start + 3)
    person.press("N")
    card = editor(person)
    assert card is not None
    assert card.field.written() == "How many?"
    person.press("Escape")
    person.select("24 boats")
    person.press("N")
    person.type(" And when?")
    person.press("Return", CTRL)
    assert [note.text for note in person.stored().notes] == ["How many? And when?"]


def test_a_note_in_the_inspector_leads_to_its_place(person: Person) -> None:
    start = person.select("24 boats")
    person.press("N")
    person.type("How many?")
    person.press("Return", CTRL)
    person.view.set_caret(0)
    person.window.desk.inspector.show_tab("notes")
    rows = person.window.desk.inspector.notes.view
    QTest.mouseClick(
        rows.viewport(),
        Qt.MouseButton.LeftButton,
        pos=rows.visualRect(rows.model().index(0, 0)).center(),
    )
    assert person.view.caret() == start


def test_a_tag_in_a_note_is_a_tag_of_the_article(person: Person) -> None:
    person.press("N", SHIFT)
    person.type("About the #port")
    person.press("Return", CTRL)
    assert person.stored().summary.tags == ("port",)
    person.wait_for_tasks()
    assert person.counted("#port") == 1
    person.press("Z", CTRL)
    assert person.stored().summary.tags == ()
    assert person.stored().notes == ()


def test_notes_that_share_a_place_in_the_margin_are_offered(person: Person) -> None:
    for text in ("one", "two", "three", "four", "five", "six"):
        person.press("N", SHIFT)
        person.type(text)
        person.press("Return", CTRL)
    placed = list(person.view._painter.notes.between(0, 2000))
    last = placed[-1].room.center().toPoint()
    last.setY(last.y() - person.view.verticalScrollBar().value())
    QTest.mouseClick(person.view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    person.choose_in_popup("six")
    card = editor(person)
    assert card is not None
    assert card.field.written() == "six"
