"""E-books that come in through the window: by chapters or as a whole, as is asked once."""

from __future__ import annotations

from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING

import pytest
from person import when_asked
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QRadioButton

from ui.dialogs.books import BooksDialog
from ui.settings import CHAPTERS, WHOLE_BOOKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from person import Person
    from pytestqt.qtbot import QtBot

    Open = Callable[..., BooksDialog]

BOOK = Path(__file__).parents[1] / "data" / "books" / "tides3.epub"
CHAPTER_TITLES = ["The strait", "The strike", "مجلس الميناء"]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    def open_dialog(*names: str, chosen: str = CHAPTERS) -> BooksDialog:
        dialog = BooksDialog(names or ("tides.epub",), chosen)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_dialog


def words(dialog: BooksDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def titles(person: Person) -> list[str]:
    with person.other() as library:
        return sorted(each.title for each in library.articles.summaries(person.listed()))


def take_in(person: Person, path: Path, count: int) -> list[str]:
    person.window.desk.imports.import_paths([path])
    person.wait(lambda: len(person.listed()) == count)
    person.wait_for_tasks()
    return titles(person)


def test_the_question_names_the_book_or_how_many_there_are(opened: Open) -> None:
    assert "“\u2068tides.epub\u2069”" in words(opened())
    assert "2 e-books" in words(opened("a.epub", "b.epub"))


def test_it_is_answered_with_the_keyboard_alone(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    assert dialog.choice == CHAPTERS
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.choice == WHOLE_BOOKS
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    dialog = opened(chosen=WHOLE_BOOKS)
    assert dialog.choice == WHOLE_BOOKS
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)


def test_a_book_comes_in_as_was_said_and_so_does_the_next_one(
    visit: Callable[[], Person], tmp_path: Path
) -> None:
    person = visit()
    when_asked(BooksDialog, BooksDialog.accept)
    assert take_in(person, BOOK, 3) == CHAPTER_TITLES
    person = visit()
    folder = tmp_path / "books.2021"
    folder.mkdir()
    (folder / "other.txt").write_text("Boats\n\nThe council bought boats.", encoding="utf-8")
    copy(BOOK, folder)
    assert take_in(person, folder, 4) == sorted(["Boats", *CHAPTER_TITLES])


def test_books_in_folders_are_asked_about_too(visit: Callable[[], Person], tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    copy(BOOK, folder)
    person = visit()

    def whole(dialog: BooksDialog) -> None:
        assert "tides3.epub" in words(dialog)
        dialog.findChildren(QRadioButton)[1].click()
        dialog.accept()

    when_asked(BooksDialog, whole)
    assert take_in(person, folder, 1) == ["The Pilots of Anneth"]


def test_a_book_that_is_not_wanted_after_all_is_not_imported(visit: Callable[[], Person]) -> None:
    person = visit()
    seen: list[bool] = []

    def refuse(dialog: BooksDialog) -> None:
        seen.append(True)
        dialog.reject()

    when_asked(BooksDialog, refuse)
    person.window.desk.imports.import_paths([BOOK])
    person.wait(lambda: seen)
    person.wait_for_tasks()
    assert not person.listed()
