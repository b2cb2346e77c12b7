"""What comes into the library through the window, and what goes out of it."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest
from conftest import make_article
from person import CTRL, LEFT, SHIFT, when_asked
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableView,
)

from reader.library import Library
from ui.actions import Do
from ui.dialogs.export import ExportDialog
from ui.dialogs.history import HistoryDialog
from ui.dialogs.import_preview import ImportPreview
from ui.dialogs.import_report import ImportReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from person import Person

MANY = 1200
NEWS = "Ferry returns to Anneth\n\nThe ferry came back on Monday after a year of repairs.\n"


@pytest.fixture(autouse=True)
def _drawn_dialogs() -> Iterator[None]:
    """Let Qt draw the dialogs for files itself, so that they can be typed into."""
    attribute = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    QApplication.setAttribute(attribute)
    yield
    QApplication.setAttribute(attribute, False)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder with two articles, one of them deeper, and one file that is no text."""
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    (folder / "ferry.txt").write_text(NEWS)
    (folder / "deep" / "crane.md").write_text("# Crane falls in Anneth\n\nNobody was hurt.\n")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    return folder


def choose_file(path: Path) -> None:
    """Type a path into the dialog for files that comes up next."""

    def act(dialog: QFileDialog) -> None:
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        dialog.accept()

    when_asked(QFileDialog, act)


def drop(person: Person, data: QMimeData) -> Qt.DropAction:
    """Let go of something over the window; return what became of it where it came from."""
    place, offered = QPoint(600, 400), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(place, offered, data, LEFT, SHIFT)  # with Shift it would be moved
    QApplication.sendEvent(person.window, enter)
    assert enter.isAccepted()
    let_go = QDropEvent(QPointF(place), offered, data, LEFT, SHIFT)
    QApplication.sendEvent(person.window, let_go)
    person.wait_for_tasks()
    return let_go.dropAction()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def titles(person: Person) -> list[str]:
    with person.other() as library:
        return sorted(summary.title for summary in library.articles.summaries(person.listed()))


def test_files_are_imported_through_the_menu(visit: Callable[[], Person], news: Path) -> None:
    person = visit()
    choose_file(news / "ferry.txt")
    person.choose("File", "Import Files")
    person.wait_for_tasks()
    assert titles(person) == ["Ferry returns to Anneth"]
    assert person.told() == "1 article imported."
    assert person.article == person.listed()[0]


def test_a_folder_is_imported_through_the_menu(visit: Callable[[], Person], news: Path) -> None:
    (news / "noise.txt").unlink()
    person = visit()
    choose_file(news)
    person.press("I", CTRL | SHIFT)
    person.wait_for_tasks()
    assert titles(person) == ["Crane falls in Anneth", "Ferry returns to Anneth"]


def test_an_import_that_is_not_wanted_after_all_does_nothing(visit: Callable[[], Person]) -> None:
    person = visit()
    for entry in ("Import Files", "Import Folder", "Back Up Library"):
        when_asked(QFileDialog, QFileDialog.reject)
        person.choose("File", entry)
        person.wait_for_tasks()
    assert person.told() == ""
    assert person.pane_name() == "welcome"


@pytest.mark.x11
def test_files_and_folders_are_dropped_on_the_window(
    visit: Callable[[], Person], news: Path
) -> None:
    person = visit()
    drop(person, files(news / "ferry.txt", news / "deep"))
    assert titles(person) == ["Crane falls in Anneth", "Ferry returns to Anneth"]
    assert person.counted("All articles") == 2


def test_a_text_is_dropped_and_pasted(visit: Callable[[], Person]) -> None:
    person = visit()
    data = QMimeData()
    data.setText(NEWS)
    drop(person, data)
    assert titles(person) == ["Ferry returns to Anneth"]
    QApplication.clipboard().setText("Second paper\n\nOf the same day.")
    person.press("V", CTRL | SHIFT)
    person.wait_for_tasks()
    assert titles(person) == ["Ferry returns to Anneth", "Second paper"]
    assert person.told() == "1 article imported."
    QApplication.clipboard().setText("  ")
    person.press("V", CTRL | SHIFT)
    assert person.told() == "There is no text or file to import."


def test_an_address_that_is_dropped_or_pasted_is_no_article(visit: Callable[[], Person]) -> None:
    person = visit()
    data = QMimeData()
    data.setUrls([QUrl("https://courier.example/news")])
    data.setText("https://courier.example/news")
    drop(person, data)
    assert not person.listed()
    assert person.told() == "Nothing is fetched from the web; save the page and import its file."


def test_a_link_is_no_article_whatever_it_leads_to(visit: Callable[[], Person]) -> None:
    person = visit()
    data = QMimeData()
    data.setUrls([QUrl("mailto:desk@courier.example")])
    drop(person, data)
    assert not person.listed()
    assert person.told() == "Nothing is fetched from the web; save the page and import its file."


def test_links_that_are_dropped_with_files_are_told_to_be_left_out(
    visit: Callable[[], Person], news: Path
) -> None:
    person = visit()
    data = QMimeData()
    links = [QUrl("https://courier.example/news")]
    data.setUrls([*links, QUrl.fromLocalFile(str(news / "ferry.txt"))])
    drop(person, data)
    assert titles(person) == ["Ferry returns to Anneth"]
    assert person.told() == "1 article imported."
    person.window.desk.strip.dismiss()
    assert "Only the files come in, not the links" in person.told()


def test_a_message_covers_nothing_of_the_article_and_moves_nothing(
    visit: Callable[[], Person], news: Path
) -> None:
    person = visit()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(news))])
    desk = person.window.desk
    drop(person, data)
    desk.strip.dismiss()
    person.wait_for_tasks()
    top, bar = desk.view.mapTo(desk.pane, QPoint()), desk.pane.bar.pos()
    drop(person, data)
    assert person.told()
    assert desk.view.mapTo(desk.pane, QPoint()) == top
    assert desk.pane.bar.pos() == bar
    assert desk.view.mapTo(desk.pane, QPoint(0, desk.view.height())).y() <= desk.strip.y()


def test_a_piece_of_a_page_is_dropped_without_its_plain_text(visit: Callable[[], Person]) -> None:
    person = visit()
    data = QMimeData()
    data.setHtml("<h1>Ferry returns to Anneth</h1><p>It came back on Monday.</p>")
    drop(person, data)
    assert titles(person) == ["Ferry returns to Anneth"]


def test_what_is_dropped_is_copied_out_of_the_other_program_not_cut(
    visit: Callable[[], Person],
) -> None:
    person = visit()
    data = QMimeData()
    data.setText(NEWS)
    assert drop(person, data) == Qt.DropAction.CopyAction
    assert titles(person) == ["Ferry returns to Anneth"]


def test_the_one_article_that_came_in_or_was_there_can_be_opened(
    visit: Callable[[], Person], news: Path
) -> None:
    person = visit()
    for sentence in (
        "1 article imported.",
        "“Ferry returns to Anneth” is already in the library.",
    ):
        drop(person, files(news / "deep"))
        other = person.article
        drop(person, files(news / "ferry.txt"))
        assert person.told() == sentence
        QTest.mouseClick(person.window.desk.strip.findChild(QPushButton), LEFT)
        assert person.stored().summary.title == "Ferry returns to Anneth"
        drop(person, files(news / "ferry.txt"))
        assert not person.window.desk.strip.findChild(QPushButton).isVisible()
        assert other is not None
        person.click_article(other)


def test_the_one_file_that_can_not_be_read_says_why_at_once(
    visit: Callable[[], Person], news: Path
) -> None:
    person = visit()
    drop(person, files(news / "noise.txt"))
    assert person.told().startswith("“noise.txt” could not be read. This is not a text file; ")


def test_an_import_leaves_the_open_article_where_it_is(person: Person, news: Path) -> None:
    person.press("J")
    reading = person.article
    drop(person, files(news / "ferry.txt"))
    assert len(person.listed()) == 4
    assert person.article == reading
    assert person.window.list.current_article() == reading


def test_what_can_not_be_read_is_told_and_the_others_are_in(
    visit: Callable[[], Person], news: Path
) -> None:
    person = visit()
    drop(person, files(news))
    assert titles(person) == ["Crane falls in Anneth", "Ferry returns to Anneth"]
    assert person.told() == "2 articles imported, 1 could not be read."
    show = next(
        button
        for button in person.window.desk.strip.findChildren(QPushButton)
        if button.isVisible()
    )
    QTest.mouseClick(show, LEFT)
    report = person.window.findChild(ImportReport)
    assert report.isVisible()
    model = report.findChild(QTableView).model()
    rows = [
        [str(model.index(row, n).data()) for n in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert len(rows) == 3
    assert "noise.txt" in " ".join(rows[0])
    report.accept()


def test_the_report_can_be_had_when_its_message_is_gone(
    visit: Callable[[], Person], news: Path
) -> None:
    person = visit()
    assert not person.can(Do.IMPORT_REPORT)
    drop(person, files(news / "ferry.txt", news / "deep"))
    person.window.desk.strip.dismiss()
    person.choose("File", "Last Import Report")
    report = QApplication.activeModalWidget()
    assert isinstance(report, ImportReport)
    assert report.sentence() == "2 articles imported."
    report.accept()


def test_an_import_is_one_step_to_undo(visit: Callable[[], Person], news: Path) -> None:
    person = visit()
    drop(person, files(news))
    person.press("Z", CTRL)
    person.wait_for_tasks()
    assert person.listed() == []
    assert person.article is None


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Return a folder whose import takes a while."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:04}.txt").write_text(f"Article {number}\n\nText of {number}.\n")
    return folder


def test_an_import_that_goes_on_is_stopped_and_undone_as_a_whole(
    library: Library, visit: Callable[[], Person], many: Path
) -> None:
    library.importing.copied(NEWS)
    person = visit()
    person.window.desk.imports.import_paths([many])
    person.accept(ImportPreview)
    person.wait(lambda: person.window.desk.status._progress.value() > 0)
    person.press("Z", CTRL)
    person.press("Z", CTRL)
    person.wait_for_tasks()
    person.wait(lambda: re.search(r"^Undone: Import \d+ articles?$", person.told()))
    assert titles(person) == ["Ferry returns to Anneth"]
    assert 0 < person.counted("Trash") < MANY


def test_an_import_that_goes_on_is_stopped_and_undone_from_the_history(
    visit: Callable[[], Person], many: Path
) -> None:
    person = visit()
    person.window.desk.imports.import_paths([many])
    person.accept(ImportPreview)
    person.wait(lambda: person.window.desk.status._progress.value() > 0)
    person.window.desk.steps.show_history()
    dialog = person.window.findChild(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    button = next(each for each in dialog.findChildren(QPushButton) if "Undo" in each.text())
    button.click()
    person.wait_for_tasks()
    person.wait(lambda: re.search(r"^Undo: Import \d+ articles?$", person.told()))
    dialog.close()
    assert titles(person) == []
    assert 0 < person.counted("Trash") < MANY


def test_an_import_that_another_program_undoes_stops_and_says_so(
    visit: Callable[[], Person], many: Path
) -> None:
    person = visit()
    person.window.desk.imports.import_paths([many])
    person.accept(ImportPreview)
    person.wait(lambda: person.window.desk.status._progress.value() > 0)
    with person.other() as library:
        library.history.undo()
    person.wait_for_tasks()
    assert "undone while it went on" in person.told()
    assert titles(person) == []
    assert 0 < person.counted("Trash") < MANY


def test_a_long_import_shows_progress_and_can_be_cancelled(
    visit: Callable[[], Person], many: Path
) -> None:
    person = visit()
    person.window.desk.imports.import_paths([many])
    person.accept(ImportPreview)
    parts = person.window.desk.status.findChildren(QAbstractButton)
    cancel = next(button for button in parts if button.text() == "Cancel")
    person.wait(lambda: person.window.desk.status._progress.value() > 0)
    person.window.desk.imports.add_samples()
    assert person.told() == "Importing is still going on; wait, or cancel it below."
    QTest.mouseClick(cancel, LEFT)
    person.wait_for_tasks()
    assert 0 < len(person.listed()) < MANY
    assert re.search(r"^Stopped: .*\d articles? imported, the others left out\.$", person.told())
    assert not cancel.isVisible()


def test_closing_the_window_ends_an_import(visit: Callable[[], Person], many: Path) -> None:
    person = visit()
    person.window.desk.imports.import_paths([many])
    person.accept(ImportPreview)
    person.wait(lambda: person.window.desk.status._progress.value() > 0)
    again = visit()
    assert 0 < len(again.listed()) < MANY


def test_a_window_that_is_closed_hears_no_more_of_its_tasks(
    visit: Callable[[], Person],
) -> None:
    person = visit()
    person.window.desk.imports.add_samples()
    person.window.listing.reload()
    person.window.close()
    person.bot.wait(50)


@pytest.mark.parametrize(
    ("scope", "quotes"),
    [("Everything", 2), ("The list", 1), ("The selected articles", 1)],
)
def test_marks_are_exported_through_the_dialog(
    person: Person, tmp_path: Path, scope: str, quotes: int
) -> None:
    target = tmp_path / "out.csv"
    for quote in ("Harbour Council", "Ines Halloran"):
        person.select(quote)
        person.press("1")
        person.press("J")
    if scope == "The list":
        person.click_list("Lamps Gazette")
    elif scope.startswith("The selected"):
        person.click_article(person.listed()[0])

    def act(dialog: ExportDialog) -> None:
        radios = dialog.findChildren(QRadioButton)
        next(each for each in radios if each.text().replace("&", "").startswith(scope)).click()
        next(each for each in radios if "Data" in each.text().replace("&", "")).click()
        dialog.findChild(QLineEdit).setText(str(target))
        buttons = dialog.findChildren(QPushButton)
        next(each for each in buttons if each.text() == "&Export").click()

    when_asked(ExportDialog, act)
    person.press("E", CTRL)
    person.wait_for_tasks()
    with target.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == quotes
    assert rows[-1]["quote"] in ("Harbour Council", "Ines Halloran")
    assert person.told() == f"Exported {quotes} mark{'s'[: quotes - 1]} to “out.csv”."


def test_an_export_that_can_not_be_written_says_so(person: Person, tmp_path: Path) -> None:
    def act(dialog: ExportDialog) -> None:
        dialog.findChild(QLineEdit).setText("/proc/out.csv")
        dialog.accept()

    when_asked(ExportDialog, act)
    person.press("E", CTRL)
    person.wait_for_tasks()
    assert person.told().startswith("The folder “/proc”")


def test_a_library_is_backed_up_through_the_menu(person: Person, tmp_path: Path) -> None:
    person.select("Harbour Council")
    person.press("2")
    target = tmp_path / "copy.postil"
    choose_file(target)
    person.choose("File", "Back Up Library")
    person.wait_for_tasks()
    assert person.told() == "The library is copied to “copy.postil”."
    with Library.open(target, create=False) as copy:
        assert [mark.quote for mark in copy.articles.get(person.article).annotations] == [
            "Harbour Council"
        ]


def test_a_whole_library_is_found_whole(person: Person) -> None:
    person.choose("File", "Check Library")
    person.wait_for_tasks()
    assert person.told() == "The library is whole."


def test_a_damaged_library_is_told_of(person: Person) -> None:
    with person.other() as library:
        library._db.execute("UPDATE article_text SET text = replace(text, 'boats', 'goats')")
    person.choose("File", "Check Library")
    person.wait_for_tasks()
    assert person.told() not in ("", "The library is whole.")


def test_an_article_that_a_script_adds_is_listed(person: Person) -> None:
    with person.other() as library:
        library.importing.article(make_article("Script\nText."))
    person.wait(lambda: len(person.listed()) == 4)  # by itself, within a second
    person.wait_for_tasks()
    assert person.counted("All articles") == 4
