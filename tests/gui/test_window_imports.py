"""An import as someone meets it who stops it, takes it back, or can't store all of it."""

from __future__ import annotations

import re
import resource
from typing import TYPE_CHECKING

import pytest
from person import CTRL
from PySide6.QtWidgets import QPushButton

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
