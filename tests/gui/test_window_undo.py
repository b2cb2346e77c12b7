"""Taking back and doing again, in one window, over articles, and after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, SHIFT
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from reader.values import BlockKind
from ui.actions import Do

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person


def steps(person: Person) -> tuple[str, str]:
    """Return what the menu says that undo and redo would do."""
    QCoreApplication.processEvents()  # what was done is named in the next turn
    return tuple(person.window.desk.actions_[do].text() for do in (Do.UNDO, Do.REDO))


def work(person: Person) -> list[object]:
    """Do one of everything; return what was on the disk before the first, and after each."""
    seen = [state(person)]

    def done() -> None:
        seen.append(state(person))

    person.select("Harbour Council")
    person.press("2")
    done()
    person.press("4")
    done()
    person.press("N")
    person.type("Which one?")
    person.press("Return", CTRL)
    done()
    person.press("N", SHIFT)
    person.type("On the whole")
    person.press("Return", CTRL)
    done()
    person.press("S")
    done()
    person.press("U")
    done()
    person.press("X")
    done()
    person.click(person.find("boats"))
    person.press("B")
    done()
    person.press("D", SHIFT)
    return seen


def state(person: Person) -> object:
    """Return all that can be undone in the first article."""
    with person.other() as library:
        article = library.articles.get(min(person.listed()))
    marks = [(mark.quote, mark.label, mark.note) for mark in article.annotations]
    summary = article.summary
    flags = summary.read, summary.starred, summary.status, summary.trashed is None
    return marks, [note.text for note in article.notes], flags, article.blocks


@pytest.fixture
def first(person: Person) -> Person:
    """Return a person at the first of the articles, which is read."""
    person.click_article(min(person.listed()))
    with person.other() as library:
        library.articles.mark_opened(person.article)
    person.view.setFocus()
    return person


@pytest.mark.x11
def test_everything_is_undone_and_redone_step_by_step(first: Person) -> None:
    seen = work(first)
    backwards = []
    for _ in range(len(seen) - 1):
        first.press("Z", CTRL)
        backwards.append(state(first))
    assert backwards == seen[-2::-1]
    forwards = []
    for _ in range(len(seen) - 1):
        first.press("Z", CTRL | SHIFT)
        forwards.append(state(first))
    assert forwards == seen[1:]
    assert steps(first)[1] == "Redo"


def test_everything_is_undone_after_a_restart(first: Person, visit: Callable[[], Person]) -> None:
    seen = work(first)
    again = visit()
    for _ in range(len(seen) - 1):
        again.press("Z", CTRL)
    assert state(again) == seen[0]
    again = visit()
    for _ in range(len(seen) - 1):
        again.press("Y", CTRL)
    assert state(again) == seen[-1]


def test_the_menu_names_the_steps(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    assert steps(person) == ("Undo: Label “Harbour Council” as ORG", "Redo")
    person.press("Z", CTRL)
    assert steps(person)[1] == "Redo: Label “Harbour Council” as ORG"
    assert person.told() == "Undone: Label “Harbour Council” as ORG"
    person.press("Y", CTRL)
    assert person.told() == "Done again: Label “Harbour Council” as ORG"
    assert steps(person) == ("Undo: Label “Harbour Council” as ORG", "Redo")


@pytest.mark.x11
def test_undo_goes_to_the_article_where_it_was(person: Person) -> None:
    first, second, _ = person.listed()
    person.select("Harbour Council")
    person.press("2")
    person.press("J")
    person.select("Ines Halloran")
    person.press("1")
    person.press("K")
    person.press("Z", CTRL)
    assert person.article == second
    person.press("Z", CTRL)
    assert person.article == first
    assert person.view.annotations_at(person.find("Harbour Council")) == []
    person.press("J")
    person.press("Y", CTRL)
    assert person.article == first
    assert person.view.selected_annotation() == person.marks()[0].id


def test_undoing_what_was_done_to_many_stays_at_the_open_article(person: Person) -> None:
    first, *others = person.listed()
    session = person.window.session
    session.perform(session.library.articles.set_starred, others, starred=True)
    assert person.article == first
    person.press("Z", CTRL)
    assert person.article == first
    assert person.told() == "Undone: Star 2 articles"


def test_undoing_a_note_goes_to_the_article_where_it_was(person: Person) -> None:
    first = person.article
    person.press("N", SHIFT)
    person.type("On the whole")
    person.press("Return", CTRL)
    person.press("J")
    person.press("Z", CTRL)
    assert person.article == first
    assert person.window.desk.inspector.notes.count == 0


def test_undoing_boilerplate_goes_to_the_article_where_it_was(person: Person) -> None:
    first = person.article
    person.click(person.find("boats"))
    person.press("B")
    person.press("J")
    person.press("Z", CTRL)
    assert person.article == first
    assert all(block.kind != BlockKind.BOILERPLATE for block in person.stored().blocks)


def test_undo_keeps_the_note_that_is_being_written_first(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    person.press("N")
    person.type("Which one?")
    person.choose("Edit", steps(person)[0])
    assert len(person.marks()) == 1
    assert person.marks()[0].note == ""
    person.press("Y", CTRL)
    assert person.marks()[0].note == "Which one?"


def test_an_undone_removal_shows_the_mark_again(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    person.press("X")
    person.press("Z", CTRL)
    mark = person.marks()[0]
    assert person.view.selected_annotation() == mark.id
    assert person.window.desk.inspector.marks.count == 1
    assert person.view.annotations_at(mark.start) == [mark]


def test_what_another_program_changed_since_is_not_undone_but_told(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    mark = person.marks()[0]
    with person.other() as library:
        library.marks.relabel([mark.id], library.labels.named("GPE").id)
        library._db.execute("UPDATE action SET state = 'dropped' WHERE kind = 'relabel'")
    person.press("Z", CTRL)
    assert "another program has changed it" in person.told()
    assert len(person.marks()) == 1


def test_undo_takes_back_what_another_program_did_last(person: Person) -> None:
    with person.other() as library:
        library.marks.add(person.article, 0, 5, library.labels.named("ORG").id)
    person.window.session.look_for_others()
    person.wait_for_tasks()
    assert steps(person)[0] == "Undo: Label “Lamps” as ORG"
    person.press("Z", CTRL)
    assert person.marks() == []


def test_the_history_lists_what_was_done(person: Person) -> None:
    from PySide6.QtWidgets import QTableView

    from ui.dialogs.history import HistoryDialog

    person.select("Harbour Council")
    person.press("2")
    person.choose("Edit", "History")
    dialog = person.window.findChild(HistoryDialog)
    table = dialog.findChild(QTableView)
    row = [str(table.model().index(0, n).data()) for n in range(table.model().columnCount())]
    assert any("Harbour Council" in cell for cell in row)
    dialog.activateWindow()
    person.wait(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_window_that_closes_at_once_reads_its_library_no_more(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    person.window.close()
    QCoreApplication.processEvents()
    with person.other() as library:
        assert [row.quote for row in library.marks.rows([person.article])] == ["Harbour Council"]
