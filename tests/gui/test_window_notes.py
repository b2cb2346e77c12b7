"""Writing notes in the window, and what becomes of them however one leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, SHIFT, let_go
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from ui.actions import Do
from ui.views.notes.note_editor import NoteEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person

TYPED = "x1 Jj, dD 2nd? N.B."


@pytest.fixture
def marked(person: Person) -> Person:
    """Return a person whose caret stands in the one mark of the article."""
    person.select("Harbour Council")
    person.press("2")
    return person


def editor(person: Person) -> NoteEditor | None:
    shown = (each for each in person.view.findChildren(NoteEditor) if each.isVisible())
    return next(shown, None)


def note_of(person: Person) -> str:
    return person.marks()[0].note


@pytest.mark.x11
def test_what_is_typed_in_a_note_is_text_and_ctrl_enter_keeps_it(marked: Person) -> None:
    marked.press("N")
    marked.type(TYPED)
    marked.press("Delete")
    marked.press("Return")
    marked.type("Second line")
    assert marked.marks()[0].note == ""
    marked.press("Return", CTRL)
    assert note_of(marked) == f"{TYPED}\nSecond line"
    assert editor(marked) is None
    assert marked.view.hasFocus()
    assert len(marked.marks()) == 1
    assert marked.article == marked.listed()[0]


@pytest.mark.x11
def test_esc_restores_the_note(marked: Person) -> None:
    marked.press("N")
    marked.type("first")
    marked.press("Return", CTRL)
    marked.press("N")
    marked.type(" and more")
    marked.press("Escape")
    assert note_of(marked) == "first"
    assert editor(marked) is None


@pytest.mark.x11
def test_a_note_is_kept_when_the_focus_goes(marked: Person) -> None:
    marked.press("N")
    marked.type("half a tho")
    marked.click_article(marked.listed()[1])
    marked.click_article(marked.listed()[0])
    assert note_of(marked) == "half a tho"


def test_a_note_is_kept_when_one_goes_to_the_next_article_by_menu(marked: Person) -> None:
    first = marked.article
    marked.press("N")
    marked.type("half a tho")
    marked.choose("Article", "Next Article")
    assert marked.article != first
    assert marked.stored(first).annotations[0].note == "half a tho"


def test_a_note_is_kept_when_the_window_closes(marked: Person, visit: Callable[[], Person]) -> None:
    marked.press("N")
    marked.type("half a tho")
    again = visit()
    assert note_of(again) == "half a tho"


def test_a_second_note_is_kept_when_the_window_closes(
    marked: Person, visit: Callable[[], Person]
) -> None:
    for text in ("first", " second"):
        marked.press("N")
        marked.type(text)
        if text == "first":
            marked.press("Return", CTRL)
            marked.bot.wait(0)
    again = visit()
    assert note_of(again) == "first second"


def test_a_note_is_cleared_by_leaving_it_empty(marked: Person) -> None:
    marked.press("N")
    marked.type("first")
    marked.press("Return", CTRL)
    marked.press("N")
    marked.press("A", CTRL)
    marked.press("Delete")
    marked.press("Return", CTRL)
    assert note_of(marked) == ""
    assert len(marked.marks()) == 1


def test_a_note_is_removed_with_its_button(marked: Person) -> None:
    marked.press("N")
    marked.type("first")
    marked.press("Return", CTRL)
    marked.press("N")
    QTest.mouseClick(editor(marked).remove_button, LEFT)
    assert note_of(marked) == ""


@pytest.mark.x11
def test_the_article_has_a_note_of_its_own(person: Person) -> None:
    person.view.setFocus()
    person.press("N", SHIFT)
    person.type("On the whole")
    person.press("Return", CTRL)
    (note,) = person.stored().notes
    assert (note.text, note.start) == ("On the whole", None)
    assert person.window.desk.inspector.notes.count == 1


def test_the_inspector_adds_a_note_on_the_article(person: Person) -> None:
    person.window.desk.inspector.show_tab("notes")
    add = person.window.desk.inspector.notes.findChild(QPushButton)
    QTest.mouseClick(add, LEFT)
    person.type("On the whole")
    person.press("Return", CTRL)
    assert [note.text for note in person.stored().notes] == ["On the whole"]


def test_a_note_on_the_article_is_changed_and_removed_in_the_inspector(person: Person) -> None:
    person.press("N", SHIFT)
    person.type("On the whole")
    person.press("Return", CTRL)
    person.window.desk.inspector.show_tab("notes")
    rows = person.window.desk.inspector.notes.view
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualRect(rows.model().index(0, 0)).center())
    person.press("Return")
    person.type(", good")
    person.press("Return", CTRL)
    assert [note.text for note in person.stored().notes] == ["On the whole, good"]
    assert rows.hasFocus()
    person.press("Delete")
    assert person.stored().notes == ()


@pytest.mark.x11
def test_a_selection_without_a_label_can_have_a_note(person: Person) -> None:
    start = person.select("24 boats")
    person.press("N")
    person.type("How many before?")
    person.press("Return", CTRL)
    (note,) = person.stored().notes
    assert (note.start, note.quote, note.text) == (start, "24 boats", "How many before?")
    assert person.marks() == []


def test_the_note_of_a_mark_is_written_where_all_of_it_is_selected(person: Person) -> None:
    person.select("Ines Halloran")
    person.press("1")
    start = person.find("Ines Halloran")
    person.drag(start, start + len("Ines Halloran"))
    assert person.view.selection() == (start, start + len("Ines Halloran"))
    note(person, "N", "Who?")
    assert [mark.note for mark in person.marks()] == ["Who?"]
    assert person.stored().notes == ()


def test_tab_goes_to_text_that_has_a_note_alone(person: Person) -> None:
    for quote in ("Harbour Council", "Ines Halloran"):
        person.select(quote)
        person.press("2")
    person.select("Thursday")
    note(person, "N", "which?")
    person.view.set_caret(person.find("need"))
    note(person, "P", "whole")
    person.view.set_caret(0)
    places = ["Harbour Council", "Thursday", "“We need", "Ines Halloran"]
    for place in places:
        person.press("Tab")
        assert person.view.caret() == person.find(place)
    for place in places[-2::-1]:
        person.press("Backtab", SHIFT)
        assert person.view.caret() == person.find(place)
    person.press("Tab")
    rows = person.window.desk.inspector.notes.view
    assert [row.data() for row in rows.selectionModel().selectedIndexes()] == ["Thursday · which?"]
    note(person, "N", "!")
    assert {each.text for each in person.stored().notes} == {"which?!", "whole"}


def note(person: Person, key: str, text: str) -> None:
    """Write ``text`` in the editor that ``key`` opens, behind what is there, and keep it."""
    person.press(key)
    person.press("End", CTRL)
    person.type(text)
    person.press("Return", CTRL)
    person.view.setFocus()


def test_a_note_with_nothing_written_is_none(person: Person) -> None:
    person.select("24 boats")
    person.press("N")
    person.press("Return", CTRL)
    assert person.stored().notes == ()
    assert person.window.desk.actions_[Do.UNDO].text() == "Undo: Import 1 article"


def test_a_note_for_nothing_says_what_to_do(person: Person) -> None:
    person.click(person.find("boats"))
    person.press("N")
    assert person.told().startswith("Put the caret into a mark or select text")


def test_a_click_on_the_note_in_the_margin_opens_it(marked: Person) -> None:
    marked.press("N")
    marked.type("How many?")
    marked.press("Return", CTRL)
    (placed,) = marked.view._painter.notes.between(0, 2000)
    point = placed.room.center().toPoint()
    point.setY(point.y() - marked.view.verticalScrollBar().value())
    QTest.mouseClick(marked.view.viewport(), LEFT, pos=point)
    marked.type(" And when?")
    marked.press("Return", CTRL)
    assert note_of(marked) == "How many? And when?"


def test_lines_of_a_note_stay_apart_in_the_margin(marked: Person) -> None:
    marked.press("N")
    marked.type("How many?")
    marked.press("Return")
    marked.type("And *when*?")
    marked.press("Return", CTRL)
    marked.window.resize(1440, 900)
    marked.view.grab()
    (placed,) = marked.view._painter.notes.between(0, 2000)
    assert placed.layout is not None
    assert placed.layout.text() == "How many? And when?"


def test_undo_in_a_note_takes_back_what_was_typed_there(marked: Person) -> None:
    marked.press("N")
    marked.type("draft")
    marked.press("Z", CTRL)
    assert editor(marked) is not None
    assert len(marked.marks()) == 1
    marked.press("Escape")
    assert note_of(marked) == ""


def test_a_note_on_a_mark_that_went_meanwhile_says_so(marked: Person) -> None:
    with marked.other() as library:
        library.marks.remove([marked.marks()[0].id])
    marked.press("N")
    assert "no longer there" in marked.told()


def test_what_was_typed_on_a_mark_that_went_meanwhile_is_not_lost(marked: Person) -> None:
    marked.press("N")
    marked.type("a long thought")
    with marked.other() as library:
        library.marks.remove([marked.marks()[0].id])
    marked.press("Return", CTRL)
    assert marked.told() == "The note is not saved; what you wrote is on the clipboard."
    assert marked.clipboard() == "a long thought"
    marked.press("Escape")
    assert "no longer there" in marked.told()


def press_anchor(person: Person, anchor: str) -> None:
    """Press a link or a tag in the first note of the inspector."""
    person.window.desk.inspector.show_tab("notes")
    pane = person.window.desk.inspector.notes
    rect = pane.view.visualRect(pane.view.model().index(0, 0))
    points = (QPoint(x, y) for y in range(rect.top(), rect.bottom()) for x in range(rect.width()))
    point = next(point for point in points if pane._anchor_at(point) == anchor)
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point)


class Browser(QObject):
    """Stands where the user's browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        QDesktopServices.setUrlHandler("https", self, "take")

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.opened.append(address.toString())


def write_on_article(person: Person, text: str) -> None:
    person.press("N", SHIFT)
    person.type(text)
    person.press("Return", CTRL)


def test_a_link_is_opened_only_after_its_address_was_shown(person: Person) -> None:
    browser = Browser()
    write_on_article(person, "see https://wire.example/a")
    for answer, opened in (("Cancel", []), ("Open", ["https://wire.example/a"])):
        press_anchor(person, "https://wire.example/a")
        person.wait(lambda: person.window.findChild(QMessageBox))
        box = person.window.findChild(QMessageBox)
        assert box.informativeText() == "https://wire.example/a"
        button = next(each for each in box.buttons() if each.text().replace("&", "") == answer)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        let_go()
        assert browser.opened == opened
    QDesktopServices.unsetUrlHandler("https")


def test_a_tag_in_a_note_leads_to_the_articles_that_have_it(person: Person) -> None:
    write_on_article(person, "about the #port")
    person.wait_for_tasks()
    press_anchor(person, "tag:port")
    person.wait_for_tasks()
    assert person.listed() == [person.article]
    assert "#port" in person.title()
