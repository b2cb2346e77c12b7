"""The preview of an import: shown when it is large or doubtful, with a charset that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QTextEdit,
)

from reader.importers.previews import survey
from reader.importers.previews.values import Glance, Shown
from ui.dialogs.import_preview import ImportPreview
from ui.models.import_preview import PreviewModel
from ui.transfer.import_limits import keep_limit
from ui.views.parts.rows_table import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from person import Person
    from pytestqt.modeltest import ModelTester

RUSSIAN = "Порт открыт\n\nПорт снова открыт, сообщили в совете гавани."


@pytest.fixture
def old_text(tmp_path: Path) -> Path:
    """Return a file that is not in UTF-8 and doesn't say what it is in."""
    folder = tmp_path / "old"
    folder.mkdir()
    file = folder / "port.txt"
    file.write_bytes(RUSSIAN.encode("cp1251"))
    return file


def begin(person: Person, path: Path) -> ImportPreview:
    """Import ``path`` and return the preview, with all that it shows."""
    person.window.desk.imports.import_paths([path])
    person.wait(lambda: isinstance(QApplication.activeModalWidget(), ImportPreview))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportPreview)
    wait_for_look(person, dialog)
    return dialog


def wait_for_look(person: Person, dialog: ImportPreview) -> None:
    person.wait(lambda: "Looking at the first files…" not in sentences(dialog))


def sentences(dialog: ImportPreview) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def rows(dialog: ImportPreview) -> list[list[str]]:
    model = dialog.findChild(RowsTable).model()
    columns = range(model.columnCount())
    return [
        [model.index(row, column).data() for column in columns] for row in range(model.rowCount())
    ]


def push(dialog: ImportPreview, words: str) -> None:
    for button in dialog.findChildren(QPushButton):
        if button.text().replace("&", "") == words:
            button.click()


def titles(person: Person) -> list[str]:
    articles = person.window.session.library.articles
    return [each.title for each in articles.summaries(articles.ids())]  # type: ignore[arg-type]


def test_a_few_good_files_come_in_without_a_question(
    visit: Callable[[], Person], tmp_path: Path
) -> None:
    person = visit()
    (tmp_path / "a.txt").write_text("Hafen öffnet\n\nEr ist offen.")
    person.window.desk.imports.import_paths([tmp_path / "a.txt"])
    person.wait(lambda: titles(person) == ["Hafen öffnet"])
    assert QApplication.activeModalWidget() is None


def test_a_doubtful_charset_is_shown_and_can_be_chosen(
    visit: Callable[[], Person], old_text: Path
) -> None:
    person = visit()
    dialog = begin(person, old_text)
    doubt = "1 file is not in UTF-8: if the letters are wrong, choose the charset below."
    assert {"Import “\u2068port.txt\u2069”?", doubt} <= {*sentences(dialog)}
    article, charsets = dialog.findChild(QTextEdit), dialog.findChild(QComboBox)
    assert article.toPlainText().startswith("Порт открыт\n")
    charsets.setCurrentIndex(charsets.findData("windows-1252"))
    charsets.activated.emit(charsets.currentIndex())
    wait_for_look(person, dialog)
    assert not article.toPlainText().startswith("Порт")
    assert rows(dialog)[0][1] == "plain text · WINDOWS-1252"
    charsets.setCurrentIndex(charsets.findData("windows-1251"))
    charsets.activated.emit(charsets.currentIndex())
    push(dialog, "Import")
    person.wait(lambda: titles(person) == ["Порт открыт"])
    person.wait_for_tasks()


def test_what_was_chosen_for_a_folder_is_not_asked_again(
    visit: Callable[[], Person], old_text: Path
) -> None:
    person = visit()
    push(begin(person, old_text), "Import")
    person.wait_for_tasks()
    other = old_text.with_name("other.txt")
    other.write_bytes(RUSSIAN.replace("открыт", "закрыт").encode("cp1251"))
    person.window.desk.imports.import_paths([other])
    person.wait(lambda: len(titles(person)) == 2)
    person.wait_for_tasks()


def test_a_charset_that_was_found_out_is_called_as_it_is_offered(
    visit: Callable[[], Person], old_text: Path
) -> None:
    person = visit()
    dialog = begin(person, old_text)
    assert rows(dialog)[0][1] == "plain text · WINDOWS-1251"
    assert dialog.findChild(QComboBox).findText("WINDOWS-1251") > 0
    push(dialog, "Cancel")


def test_the_title_of_an_article_stands_once_over_what_is_known_of_it(
    visit: Callable[[], Person], old_text: Path
) -> None:
    person = visit()
    dialog = begin(person, old_text)
    article = dialog.findChild(QTextEdit)
    shown = "Порт открыт\nRussian\n\nПорт снова открыт, сообщили в совете гавани."
    assert article.toPlainText() == shown
    push(dialog, "Cancel")


def test_a_preview_goes_no_further_with_a_file_than_the_import_may(
    visit: Callable[[], Person], old_text: Path
) -> None:
    person = visit()
    keep_limit(person.window._settings, "size", 1)
    old_text.with_name("large.txt").write_text("Harbour news\n\n" + "Boats came. " * 100_000)
    dialog = begin(person, old_text.parent)
    told = "The file is larger than 1 MB; raise that limit, or cut it into smaller ones."
    assert ["large.txt", "—", told] in rows(dialog)
    push(dialog, "Cancel")


def test_an_import_that_is_not_wanted_brings_nothing(
    visit: Callable[[], Person], old_text: Path
) -> None:
    person = visit()
    push(begin(person, old_text), "Cancel")
    person.wait_for_tasks()
    assert titles(person) == []


def test_a_large_import_tells_what_there_is(
    visit: Callable[[], Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "MANY", 4)
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"Title {number}\n\nText of {number}.")
    with ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("a.txt", "Boats\n\nBoats came.")
    (tmp_path / "x.md").write_text("# Lamps\n\nThey are lit.")
    (tmp_path / "y.pdf").write_text("no PDF")
    person = visit()
    dialog = begin(person, tmp_path)
    told = sentences(dialog)
    assert "Import 7 files?" in told
    summed_up = next(words for words in told if words.startswith("4 × plain text · 1 × "))
    assert "1 × ZIP archive" in summed_up
    assert "1 file is not what the name says: see what is made of it." in told
    shown = {row[0]: row[1:] for row in rows(dialog)}
    assert shown["x.md"] == ["Markdown · UTF-8", "Lamps"]
    assert shown["y.pdf"][0] == "—"
    push(dialog, "Import")
    person.wait(lambda: len(titles(person)) == 6)
    person.wait_for_tasks()


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = PreviewModel()
    qtmodeltester.check(model)
    shown = Shown("Boats", "", "", "", "en", "Boats came.")
    model.set_values([Glance("a.txt", "plain text", "utf-8", (shown,)), Glance("b", "")])
    qtmodeltester.check(model)
