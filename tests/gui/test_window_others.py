"""Another program at the same library, and a library that can only be read."""

from __future__ import annotations

import os
import threading
from time import sleep
from typing import TYPE_CHECKING

import pytest
from conftest import make_article
from person import CTRL, NONE, SHIFT, when_asked
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit

from reader.values import Status
from ui.views.status_line import SaveState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from person import Person
    from PySide6.QtCore import Qt

    from reader.library import Library
    from reader.values import Change


def look(person: Person) -> None:
    """Notice what the other program did, as the window does every second."""
    person.window.session.look_for_others()
    person.wait_for_tasks()


@pytest.fixture
def reader(person: Person, visit: Callable[[], Person], monkeypatch: pytest.MonkeyPatch) -> Person:
    """Return a person whose library may not be written, with one mark in it."""
    person.select("Harbour Council")
    person.press("2")
    access = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode, **more: mode != os.W_OK and access(path, mode, **more)
    )
    return visit()


def test_marks_and_notes_of_another_program_show_up(person: Person) -> None:
    with person.other() as library:
        org = library.labels.named("ORG").id
        library.marks.add(person.article, 0, 5, org, note="Which?")
        library.notes.add(person.article, "On the whole")
    look(person)
    assert [mark.quote for mark in person.view.annotations_at(1)] == ["Lamps"]
    assert person.window.desk.inspector.marks.count == 1
    assert person.window.desk.inspector.notes.count == 2
    assert person.counted("In progress") == 1
    assert "1 mark" in person.window.desk.status._counts.text()


def test_the_selection_and_the_place_stay_when_another_program_writes(person: Person) -> None:
    start = person.select("Ines Halloran")
    with person.other() as library:
        library.marks.add(person.article, 0, 5, library.labels.named("ORG").id)
    look(person)
    assert person.view.selection() == (start, start + len("Ines Halloran"))
    person.press("1")
    assert [mark.quote for mark in person.marks()] == ["Lamps", "Ines Halloran"]


def test_the_selected_mark_stays_when_another_program_writes(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    with person.other() as library:
        library.marks.add(person.article, 0, 5, library.labels.named("ORG").id)
    look(person)
    person.press("3")
    assert [mark.quote for mark in person.marks()] == ["Lamps", "Harbour Council"]
    with person.other() as library:
        assert person.marks()[1].label == library.labels.named("GPE").id


def test_a_note_that_is_being_written_outlives_what_another_program_writes(
    person: Person,
) -> None:
    person.select("Harbour Council")
    person.press("2")
    person.press("N")
    person.type("half a ")
    with person.other() as library:
        library.articles.set_starred([person.article], starred=True)
        library.marks.add(person.article, 0, 5, library.labels.named("ORG").id)
    look(person)
    person.type("thought")
    person.press("Return", CTRL)
    assert person.marks()[1].note == "half a thought"


def test_labels_of_another_program_show_up_with_its_marks(person: Person) -> None:
    before = {label.name for label in person.window.desk.annotating.labels.values()}
    with person.other() as library:
        library.label_sets.add_shipped("ontonotes-5")
        label = next(each for each in library.labels.all() if each.name not in before)
        library.marks.add(person.article, 0, 5, label.id)
    look(person)
    person.click(2)
    assert label.name in person.window.desk.status._place.text()
    assert label.id in person.window.desk.annotating.labels


def test_articles_of_another_program_come_and_go_in_the_list(person: Person) -> None:
    everything, opened = person.listed(), person.article
    with person.other() as library:
        library.importing.article(make_article("Ferry\nText.", published="2020-01-01"))
        library.articles.set_status([everything[1]], Status.DONE)
    look(person)
    assert len(person.listed()) == 4
    assert person.counted("Done") == 1
    assert person.window.list.current_article() == opened
    with person.other() as library:
        library.articles.trash(everything[1:2])
    look(person)
    assert everything[1] not in person.listed()
    assert person.counted("Trash") == 1
    assert person.article == opened


def test_a_listed_collection_that_another_program_deletes_makes_room_for_all(
    person: Person,
) -> None:
    session = person.window.session
    session.perform(session.library.collections.put_in_new, [person.article], "Harbour")
    person.wait_for_tasks()
    person.click_list("Harbour")
    assert len(person.listed()) == 1
    with person.other() as library:
        library.collections.delete(library.collections.all()[0].id)
    look(person)
    assert person.title().startswith("All articles")
    assert len(person.listed()) == 3
    assert person.told() == "The collection that was listed is no longer there."


def test_an_open_article_that_another_program_deletes_is_closed(person: Person) -> None:
    gone = person.article
    with person.other() as library:
        library.articles.trash([gone])
        library.articles.empty_trash()
    look(person)
    assert person.article is None
    assert gone not in person.listed()
    person.press("J")
    assert person.article in person.listed()


def test_a_mark_that_another_program_removed_can_not_be_labelled(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    mark = person.marks()[0]
    with person.other() as library:
        library.marks.remove([mark.id])
    person.press("3")
    assert "no longer there" in person.told()
    look(person)
    assert person.view.selected_annotation() is None


def test_an_article_that_another_program_deleted_is_told_when_it_is_opened(
    person: Person,
) -> None:
    second = person.listed()[1]
    with person.other() as library:
        library.articles.trash([second])
        library.articles.empty_trash()
    person.press("J")
    assert person.told() != ""
    assert "library" in person.told()


def test_a_locked_library_is_told_of_and_nothing_is_half_done(person: Person) -> None:
    person.window.session.library.wait_at_most(0.001)
    person.select("Harbour Council")
    with person.other() as library:
        library._db.connection.execute("BEGIN IMMEDIATE")
        person.press("2")
        library._db.connection.execute("ROLLBACK")
    assert person.told() != ""
    assert person.marks() == []
    assert person.view.annotations_at(person.find("Harbour Council")) == []


def test_what_could_not_be_written_is_not_said_to_be_saved(person: Person) -> None:
    person.window.session.library.wait_at_most(0.001)
    status = person.window.desk.status
    with person.other() as library:
        library._db.connection.execute("BEGIN IMMEDIATE")
        person.select("Harbour Council")
        person.press("2")
        assert status._state is SaveState.FAILED
        library._db.connection.execute("ROLLBACK")
        person.press("2")
        assert status._state is SaveState.SAVED
        library._db.connection.execute("BEGIN IMMEDIATE")
        person.press("N")
        person.type("Who?")
        person.wait(lambda: status._state is SaveState.FAILED)
        library._db.connection.execute("ROLLBACK")
    person.type(" When?")
    person.wait(lambda: status._state is SaveState.DRAFT)
    person.press("Return", CTRL)
    assert status._state is SaveState.SAVED


def test_what_is_done_while_a_task_writes_is_done_after_it(person: Person) -> None:
    locked, free = threading.Event(), threading.Event()

    def write(library: Library) -> Change | None:
        with library._db.transaction():
            locked.set()
            free.wait(10)
        return library.articles.set_starred([person.listed()[2]], starred=True)

    bulk = person.window.desk.list_work.bulk
    bulk.step(write, lambda _change: None)
    person.wait(locked.is_set)
    person.select("Harbour Council")
    person.press("2")
    person.press("N")
    person.type("Who?")
    person.press("Return", CTRL)
    person.press("S")
    assert "right after what is being written" in person.told()
    assert person.window.desk.status._state is SaveState.WAITING
    assert person.marks() == []
    free.set()
    person.wait_for_tasks()
    assert person.window.desk.status._state is SaveState.SAVED
    assert [mark.quote for mark in person.marks()] == ["Harbour Council"]
    with person.other() as library:
        stored = library.articles.get(person.article)
        assert [note.text for note in stored.notes] == ["Who?"]
        assert stored.summary.starred
        assert library.articles.summaries([person.listed()[2]])[0].starred


def test_what_had_to_wait_is_done_as_soon_as_the_task_lets_go(person: Person) -> None:
    locked, free, over = threading.Event(), threading.Event(), threading.Event()

    def write(library: Library) -> Change | None:
        with library._db.transaction():
            locked.set()
            free.wait(10)
        over.wait(10)
        return None

    person.window.desk.list_work.bulk.step(write, lambda _change: None)
    person.wait(locked.is_set)
    person.select("Harbour Council")
    person.press("2")
    assert person.marks() == []
    free.set()
    person.wait(person.marks)
    assert not person.window.session.is_waiting
    over.set()
    person.wait_for_tasks()


def test_a_long_step_is_done_to_its_end_where_the_window_is_closed(person: Person) -> None:
    locked = threading.Event()
    article = person.listed()[2]

    def write(library: Library) -> Change | None:
        locked.set()
        sleep(0.2)
        return library.articles.set_starred([article], starred=True)

    person.window.desk.list_work.bulk.step(write, lambda _change: None)
    person.wait(locked.is_set)
    person.window.close()
    with person.other() as library:
        assert library.articles.summaries([article])[0].starred


def test_a_library_that_can_only_be_read_says_so(reader: Person) -> None:
    assert reader.window.desk.status._saved.text() == "read only"
    assert len(reader.marks()) == 1


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [*((key, NONE) for key in "1XSUDB"), ("Delete", CTRL), ("Z", CTRL), ("D", SHIFT)],
)
def test_what_can_not_be_written_is_refused_in_a_sentence(
    reader: Person, key: str, modifiers: Qt.KeyboardModifier
) -> None:
    before = reader.stored()
    reader.click(reader.find("Council said") + 2)
    reader.press(key, modifiers)
    reader.wait_for_tasks()
    assert "can only be read" in reader.told()
    assert reader.stored() == before
    assert len(reader.listed()) == 3


def test_a_note_that_can_not_be_written_is_refused_in_a_sentence(reader: Person) -> None:
    reader.click(reader.find("Council said") + 2)
    reader.press("N")
    assert "can only be read" in reader.told()
    reader.press("Escape")
    reader.press("N", SHIFT)
    assert "can only be read" in reader.told()
    assert reader.stored().notes == ()


def test_tags_imports_and_the_trash_are_refused_in_a_sentence(reader: Person) -> None:
    def act(dialog: QInputDialog) -> None:
        dialog.findChild(QLineEdit).setText("harbour")
        dialog.accept()

    when_asked(QInputDialog, act)
    reader.press("T")
    assert "can only be read" in reader.told()
    reader.press("Escape")
    reader.window.desk.imports.add_samples()
    reader.wait_for_tasks()
    assert "can only be read" in reader.told()
    assert len(reader.listed()) == 3


def test_reading_on_goes_on_where_nothing_can_be_written(reader: Person) -> None:
    reader.press("J")
    reader.bot.wait(800)
    assert reader.article == reader.listed()[1]
    assert not reader.stored().summary.read
    assert reader.told() == ""


@pytest.mark.parametrize("modifiers", [CTRL, CTRL | SHIFT])
def test_nobody_is_asked_what_to_import_where_nothing_can_come_in(
    reader: Person, modifiers: Qt.KeyboardModifier
) -> None:
    asked: list[QDialog] = []

    def close() -> None:
        for dialog in reader.window.findChildren(QDialog):
            asked.append(dialog)
            dialog.reject()

    QTimer.singleShot(0, reader.window, close)  # what is asked waits for an answer
    reader.press("I", modifiers)
    reader.wait_for_tasks()
    assert not asked
    assert reader.told() == "The library can only be read: nothing can be imported into it."


def test_what_would_come_in_is_not_shown_where_nothing_can_come_in(
    reader: Person, tmp_path: Path
) -> None:
    (tmp_path / "bridge.txt").write_bytes("Brücke gesperrt\n\nBis März.\n".encode("cp1252"))
    reader.window.desk.imports.import_paths([tmp_path / "bridge.txt"])
    reader.wait_for_tasks()
    assert reader.told() == "The library can only be read: nothing can be imported into it."
    assert not reader.window.findChildren(QDialog)
