"""Watched folders in the window: what is put into them comes in, is told, and told once."""

from __future__ import annotations

import resource
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from person import CTRL
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QPushButton,
)

from reader.values import ArticleFilter, CollectionId
from reader.watching import FolderId, WatchedFolder, stamps_in
from ui.actions import Do
from ui.dialogs.watched import WatchedDialog
from ui.models.watched import WatchedModel
from ui.transfer import watching
from ui.views.parts.rows_table import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person
    from PySide6.QtWidgets import QDialog
    from pytestqt.modeltest import ModelTester

    from reader.library import Library


MANY = 400


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look into folders often, so that nobody waits."""
    monkeypatch.setattr(watching, "POLLED_EVERY", 60)
    monkeypatch.setattr(watching, "SETTLED_AFTER", 40)


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    folder = tmp_path / "drop"
    folder.mkdir()
    return folder


@pytest.fixture
def watcher(library: Library, drop: Path, visit: Callable[[], Person]) -> Person:
    """Return a person at a window that watches a folder."""
    library.watched.add(drop)
    return visit()


def titles(person: Person) -> list[str]:
    articles = person.window.session.library.articles
    return [each.title for each in articles.summaries(articles.ids())]  # type: ignore[arg-type]


def wait_for(person: Person, *expected: str) -> None:
    person.wait(lambda: sorted(titles(person)) == sorted(expected))
    person.wait_for_tasks()


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)


def test_a_file_that_is_put_into_a_watched_folder_comes_in(watcher: Person, drop: Path) -> None:
    put(drop, "boats.txt", "Boats come\n\nThey came at dawn.")
    wait_for(watcher, "Boats come")
    watcher.wait(lambda: watcher.told() == "From “drop”: 1 article imported.")
    assert (drop / "boats.txt").exists()
    (drop / "sub").mkdir()
    put(drop / "sub", "lamps.txt", "Lamps are lit\n\nAll of them.")
    wait_for(watcher, "Boats come", "Lamps are lit")


def test_what_came_in_by_itself_has_a_report_as_well(watcher: Person, drop: Path) -> None:
    put(drop, "boats.txt", "Boats come\n\nThey came at dawn.")
    watcher.wait(lambda: watcher.can(Do.IMPORT_REPORT))


def test_what_is_in_the_folder_at_the_start_comes_in_once(
    library: Library, drop: Path, visit: Callable[[], Person]
) -> None:
    put(drop, "boats.txt", "Boats come\n\nThey came at dawn.")
    library.watched.add(drop)
    wait_for(visit(), "Boats come")
    again = visit()
    again.bot.wait(200)
    again.wait_for_tasks()
    assert again.told() == ""
    assert len(library.history.actions()) == 1


def test_what_can_not_be_read_is_told_once(watcher: Person, drop: Path) -> None:
    (drop / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    told = "From “drop”: “bad.txt” could not be read. This is not a text file; "
    watcher.wait(lambda: watcher.told().startswith(told))
    watcher.window.desk.strip.dismiss()
    watcher.bot.wait(200)
    watcher.wait_for_tasks()
    assert watcher.told() == ""


def put_many(folder: Path) -> None:
    for number in range(MANY):
        words = " ".join(f"word{number}x{place}" for place in range(150))
        put(folder, f"{number:03}.txt", f"Title {number}\n\n{words}\n")


def test_undo_stops_what_comes_in_and_it_does_not_come_again(
    watcher: Person, library: Library, drop: Path
) -> None:
    with watcher.other() as other:
        other._db.execute("BEGIN IMMEDIATE")  # it goes on as long as nothing can be written
        put_many(drop)
        undo = watcher.window.desk.actions_[Do.UNDO]
        watcher.wait(lambda: "import that goes on" in undo.text())
        watcher.press("Z", CTRL)
        other._db.execute("ROLLBACK")
    watcher.wait_for_tasks()
    watcher.bot.wait(300)
    watcher.wait_for_tasks()
    assert titles(watcher) == []
    assert "undone while" not in watcher.told()
    watched = library.watched.all()[0]
    assert library.watched.new(watched.id, stamps_in(drop) or {}) == {}


def test_what_there_was_no_room_for_comes_in_when_there_is(
    watcher: Person, library: Library, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "RESTED", 0.1)
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (library.path.stat().st_size + 400_000, hard))
    try:
        put_many(drop)
        watcher.wait(lambda: "Stopped" in watcher.told())
        watcher.wait_for_tasks()
        assert len(titles(watcher)) < MANY
        watcher.window.desk.strip.dismiss()
        watcher.bot.wait(400)
        assert watcher.told() == ""  # it is told once
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))
    watcher.wait(lambda: len(titles(watcher)) == MANY)


def test_folders_are_added_and_removed_in_the_dialog(
    visit: Callable[[], Person], library: Library, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.collections.add("Ports")
    ports = library.collections.named("Ports").id
    put(drop, "boats.txt", "Boats come\n\nThey came at dawn.")
    person = visit()
    dialog = opened(person)
    monkeypatch.setattr(QFileDialog, "open", lambda chooser: chooser.fileSelected.emit(str(drop)))
    push(dialog, "Add Folder…")
    assert rows(dialog) == [[str(drop), "—", "watched"]]
    choice = dialog.findChild(QComboBox)
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert rows(dialog) == [[str(drop), "Ports", "watched"]]
    push(dialog, "Add Folder…")
    assert "“drop” is watched already." in [each.text() for each in dialog.findChildren(QLabel)]
    dialog.accept()
    wait_for(person, "Boats come")
    assert len(library.articles.ids(ArticleFilter(collection=ports))) == 1
    dialog = opened(person)
    push(dialog, "Remove")
    assert rows(dialog) == []
    put(drop, "lamps.txt", "Lamps are lit\n\nAll of them.")
    person.bot.wait(200)
    assert titles(person) == ["Boats come"]
    dialog.accept()


def test_nothing_comes_in_before_the_collection_of_an_added_folder_can_be_chosen(
    visit: Callable[[], Person], drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(drop, "boats.txt", "Boats come\n\nThey came at dawn.")
    person = visit()
    dialog = opened(person)
    monkeypatch.setattr(QFileDialog, "open", lambda chooser: chooser.fileSelected.emit(str(drop)))
    push(dialog, "Add Folder…")
    person.bot.wait(200)
    person.wait_for_tasks()
    assert titles(person) == []
    dialog.accept()
    wait_for(person, "Boats come")


def test_a_collection_that_is_chosen_next_is_for_the_folder_that_was_added(
    watcher: Person, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.collections.add("Ports")
    other = tmp_path / "other"
    other.mkdir()
    dialog = opened(watcher)
    monkeypatch.setattr(QFileDialog, "open", lambda chooser: chooser.fileSelected.emit(str(other)))
    push(dialog, "Add Folder…")
    choice = dialog.findChild(QComboBox)
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert [row[:2] for row in rows(dialog)] == [
        [str(tmp_path / "drop"), "—"],
        [str(other), "Ports"],
    ]
    dialog.accept()


def name_collection(dialog: WatchedDialog, name: str) -> None:
    """Choose to make a collection, and give it a name."""
    into = dialog.findChild(QComboBox)
    into.setCurrentIndex(into.findText("New collection…"))
    into.activated.emit(into.currentIndex())
    asking = dialog.findChildren(QInputDialog)[-1]
    asking.setTextValue(name)
    asking.accept()


def test_a_collection_is_made_for_a_folder_where_it_is_chosen(watcher: Person, drop: Path) -> None:
    watcher.window.desk.actions_[Do.WATCHED].trigger()
    dialog = watcher.window.findChild(WatchedDialog)
    assert isinstance(dialog, WatchedDialog)
    name_collection(dialog, "Harbour")
    assert dialog.findChild(QComboBox).currentText() == "Harbour"
    name_collection(dialog, "harbour")
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "There is" in shown
    assert dialog.findChild(QComboBox).currentText() == "Harbour"
    dialog.accept()
    put(drop, "boats.txt", "Boats come\n\nThey came at dawn.")
    wait_for(watcher, "Boats come")
    assert watcher.counted("Harbour") == 1


def test_a_folder_that_another_program_adds_is_watched(
    visit: Callable[[], Person], library: Library, drop: Path
) -> None:
    person = visit()
    put(drop, "boats.txt", "Boats come\n\nThey came at dawn.")
    library.watched.add(drop)
    person.window.session.look_for_others()
    wait_for(person, "Boats come")


def test_a_folder_that_is_not_there_is_watched_again_when_it_comes_back(
    watcher: Person, drop: Path
) -> None:
    drop.rmdir()
    dialog = opened(watcher)
    watcher.wait(lambda: rows(dialog) == [[str(drop), "—", "not there"]])
    drop.mkdir()
    put(drop, "boats.txt", "Boats come\n\nThey came at dawn.")
    wait_for(watcher, "Boats come")
    watcher.wait(lambda: rows(dialog) == [[str(drop), "—", "watched"]])
    dialog.accept()


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = WatchedModel()
    qtmodeltester.check(model)
    folders = [
        WatchedFolder(FolderId(1), Path("/a"), None),
        WatchedFolder(FolderId(2), Path("/b"), CollectionId(1)),
    ]
    model.set_values(folders)
    model.show_states({CollectionId(1): "Ports"}, {FolderId(2)})
    qtmodeltester.check(model)


def opened(person: Person) -> QDialog:
    person.window.desk.actions_[Do.WATCHED].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WatchedDialog)
    return dialog


def rows(dialog: QDialog) -> list[list[str]]:
    model = dialog.findChild(RowsTable).model()
    columns = range(model.columnCount())
    return [
        [model.index(row, column).data() for column in columns] for row in range(model.rowCount())
    ]


def push(dialog: QDialog, words: str) -> None:
    for button in dialog.findChildren(QPushButton):
        if button.text().replace("&", "") == words:
            button.click()
