"""An import as someone meets it who stops it, takes it back, or can't store all of it."""

from __future__ import annotations

import re
import resource
from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from ui.actions import Do
from ui.dialogs.import_preview import ImportPreview
from ui.dialogs.import_report import ImportReport
from ui.views.parts.rows_table import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from person import Person

    from reader.library import Library

NEWS = "Ferry returns to Anneth\n\nThe ferry came back on Monday after a year of repairs.\n"
MANY = 600


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a folder whose import takes a while."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:04}.txt").write_text(f"Article {number}\n\nText of {number}.\n")
    return folder


@pytest.fixture
def _little_room(library: Library) -> Iterator[None]:
    """Let no file grow beyond what some hundred articles take."""
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (library.path.stat().st_size + 400_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))


def begin(person: Person, folder: Path) -> None:
    """Begin an import that asks before it."""
    person.window.desk.imports.import_paths([folder])
    person.accept(ImportPreview)
    person.wait(lambda: person.window.desk.transfers.busy)


def test_undo_stops_an_import_of_which_nothing_came_in_yet(
    library: Library, visit: Callable[[], Person], many: Path
) -> None:
    library.importing.copied(NEWS)
    person = visit()
    with person.other() as other:
        other._db.execute("BEGIN IMMEDIATE")  # nothing can be written
        begin(person, many)
        person.wait(lambda: "import that goes on" in person.window.desk.actions_[Do.UNDO].text())
        person.press("Z", CTRL)
        other._db.execute("ROLLBACK")
    person.wait_for_tasks()
    assert person.counted("All articles") == 1
    assert person.counted("Trash") == 0


def test_an_import_into_an_empty_library_can_be_undone_from_its_beginning(
    visit: Callable[[], Person], many: Path
) -> None:
    person = visit()
    assert not person.can(Do.UNDO)
    begin(person, many)
    person.wait(lambda: person.can(Do.UNDO))
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert person.counted("All articles") == 0
    assert not person.window.desk.transfers.busy


@pytest.mark.usefixtures("_little_room")
def test_an_import_without_room_for_all_of_it_reports_what_came_in(
    visit: Callable[[], Person], many: Path
) -> None:
    person = visit()
    begin(person, many)
    person.wait_for_tasks()
    came = person.counted("All articles")
    assert 0 < came < MANY
    assert re.search(rf"^\S.+\. Stopped: {came} articles imported, ", person.told())
    person.window.desk.actions_[Do.IMPORT_REPORT].trigger()
    report = person.window.findChild(ImportReport)
    assert isinstance(report, ImportReport)
    assert report.sentence() == person.told()
    report.close()


def test_an_article_is_opened_from_the_report_of_its_import(
    visit: Callable[[], Person], many: Path
) -> None:
    person = visit()
    begin(person, many)
    person.wait_for_tasks()
    person.window.desk.actions_[Do.IMPORT_REPORT].trigger()
    report = person.window.findChild(ImportReport)
    assert isinstance(report, ImportReport)
    table = report.findChild(RowsTable)
    table.selectRow(7)
    title = table.model().index(7, 2).data()
    report.findChild(QPushButton, "open").click()
    assert person.article is not None
    assert person.stored().summary.title == title == "Article 7"


def dragged(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def drop_on(person: Person, name: str, data: QMimeData) -> bool:
    """Drag something from outside to a line of the sidebar and let go; return if it is taken."""
    sidebar = person.window.sidebar
    place = sidebar.visualRect(person.line_called(name)).center()
    copy, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    taken = []
    for event in (
        QDragEnterEvent(place, copy, data, LEFT, keys),
        QDragMoveEvent(place, copy, data, LEFT, keys),
        QDropEvent(QPointF(place), copy, data, LEFT, keys),
    ):
        event.ignore()
        QApplication.sendEvent(sidebar.viewport(), event)
        taken.append(event.isAccepted())
    person.wait_for_tasks()
    return all(taken)


@pytest.fixture
def shelved(library: Library, visit: Callable[[], Person]) -> Person:
    """Return a person who has a collection called “Harbour”, and one article outside of it."""
    library.importing.copied(NEWS)
    library.collections.add("Harbour")
    return visit()


def test_files_dropped_on_a_collection_come_into_it(shelved: Person, tmp_path: Path) -> None:
    (tmp_path / "boats.txt").write_text("Boats\n\nThey came on Tuesday.\n")
    assert drop_on(shelved, "Harbour", dragged(tmp_path / "boats.txt"))
    assert shelved.told() == "1 article imported."
    assert (shelved.counted("Harbour"), shelved.counted("All articles")) == (1, 2)


def test_a_text_dropped_on_a_collection_comes_into_it(shelved: Person) -> None:
    data = QMimeData()
    data.setText("Lamps are lit\n\nAll of them, since Monday.\n")
    assert drop_on(shelved, "Harbour", data)
    assert (shelved.counted("Harbour"), shelved.counted("All articles")) == (1, 2)


def test_files_dropped_beside_the_collections_come_into_none(
    shelved: Person, tmp_path: Path
) -> None:
    (tmp_path / "boats.txt").write_text("Boats\n\nThey came on Tuesday.\n")
    assert drop_on(shelved, "Unread", dragged(tmp_path / "boats.txt"))
    assert (shelved.counted("Harbour"), shelved.counted("All articles")) == (0, 2)
