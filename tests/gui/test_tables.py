"""Tables that come in through the window: what their columns are is asked, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import when_asked
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton

from reader.importers.previews.values import Look, LookedAt
from ui.dialogs.table_columns import TableColumnsDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from person import Person
    from pytestqt.qtbot import QtBot

    Open = Callable[..., TableColumnsDialog]

COLUMNS = (
    LookedAt("headline", "title", ("Boats for Anneth", "Grain for all")),
    LookedAt("body", "text", ("The ferry came back on Monday.",)),
    LookedAt("pub_date", "date", ("2021-02-18",)),
    LookedAt("desk", "own", ("Harbour", "العربية")),
)
LOOK = Look("JSON Lines", "utf-8", COLUMNS, is_known=False, has_many=True)
ROWS = (
    "headline,short,body\n"
    "Ferry returns,Ferry,The ferry came back on Monday after a year of repairs.\n"
    "Crane falls,Crane,Nobody was hurt when the crane came down this morning.\n"
)


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    def open_dialog(look: Look = LOOK) -> TableColumnsDialog:
        dialog = TableColumnsDialog("dump.jsonl", look)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_dialog


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "news.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def box(dialog: TableColumnsDialog, column: str) -> QComboBox:
    return next(
        each for each in dialog.findChildren(QComboBox) if f"“{column}”" in each.accessibleName()
    )


def button(dialog: TableColumnsDialog, words: str) -> QPushButton:
    buttons = dialog.findChildren(QPushButton)
    return next(each for each in buttons if each.text().replace("&", "") == words)


def words(dialog: TableColumnsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def choose(dialog: TableColumnsDialog, column: str, field: str) -> None:
    """Choose by the keyboard, typing how the name of the field begins."""
    box(dialog, column).setFocus()
    QTest.keyClicks(box(dialog, column), field)


def chosen(dialog: TableColumnsDialog) -> list[str]:
    return [field for _, field in dialog.columns]


def test_each_column_is_shown_with_its_field_and_some_values(opened: Open) -> None:
    dialog = opened()
    assert dialog.columns == tuple((column.name, column.field) for column in COLUMNS)
    for column in COLUMNS:
        assert column.name in words(dialog)
        assert all(value in words(dialog) for value in column.values)
    assert "JSON Lines · UTF-8 · 4 columns" in words(dialog)


def test_enter_imports_what_was_guessed(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    assert box(dialog, "headline").hasFocus()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_escape_and_cancel_import_nothing(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    dialog = opened()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(button(dialog, "Cancel"), Qt.MouseButton.LeftButton)


def test_fields_are_chosen_with_the_keyboard_alone(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert box(dialog, "body").hasFocus()
    qtbot.keyClicks(dialog.focusWidget(), "Left")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.focusWidget(), "Tex")
    assert chosen(dialog) == ["title", "skipped", "date", "text"]


def test_an_article_has_one_title_and_any_number_of_texts(opened: Open) -> None:
    dialog = opened()
    choose(dialog, "desk", "Title")
    assert chosen(dialog) == ["own", "text", "date", "title"]
    assert box(dialog, "headline").currentText() == "Title"
    choose(dialog, "headline", "Text")
    assert chosen(dialog) == ["text", "text", "date", "title"]


def test_without_a_text_nothing_can_be_imported(opened: Open) -> None:
    dialog = opened()
    choose(dialog, "body", "Own")
    choose(dialog, "headline", "Own")
    assert not button(dialog, "Import").isEnabled()
    assert "Say which column is the text." in words(dialog)
    choose(dialog, "desk", "Text")
    assert button(dialog, "Import").isEnabled()


def test_the_wheel_turns_no_field_that_it_passes(opened: Open) -> None:
    dialog = opened()
    over = box(dialog, "body")
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(over.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, wheel)
    assert chosen(dialog)[1] == "text"


def titles(person: Person) -> list[str]:
    with person.other() as library:
        return sorted(each.title for each in library.articles.summaries(person.listed()))


def test_a_table_is_asked_about_once_and_then_read_so(
    visit: Callable[[], Person], table: Path
) -> None:
    person = visit()
    when_asked(TableColumnsDialog, _take_short_as_title)
    person.window.desk.imports.import_paths([table])
    person.wait(person.listed)
    person.wait_for_tasks()
    assert titles(person) == ["Crane", "Ferry"]
    again = table.with_name("more.csv")
    again.write_text(ROWS.replace("Monday", "Tuesday").replace("morning", "week"))
    person = visit()
    person.window.desk.imports.import_paths([again])
    person.wait(lambda: len(person.listed()) == 4)
    person.wait_for_tasks()
    assert titles(person) == ["Crane", "Crane", "Ferry", "Ferry"]


def _take_short_as_title(dialog: TableColumnsDialog) -> None:
    choose(dialog, "short", "Title")
    dialog.accept()


def test_who_decides_otherwise_on_the_same_table_gets_its_articles_anew(
    visit: Callable[[], Person], table: Path
) -> None:
    person = visit()
    for field, count in (("Own field", 2), ("Text", 4)):
        when_asked(TableColumnsDialog, lambda dialog, field=field: _decide(dialog, "body", field))
        person.window.desk.imports.import_paths([table], anew=True)
        person.wait(lambda count=count: len(person.listed()) == count)
        person.wait_for_tasks()
    with person.other() as library:
        shown = [library.articles.get(article).text for article in person.listed()]
    assert sum("Nobody was hurt" in text for text in shown) == 1


def _decide(dialog: TableColumnsDialog, column: str, field: str) -> None:
    choose(dialog, column, field)
    dialog.accept()


def test_how_far_a_table_is_said_though_nobody_knows_its_length(
    visit: Callable[[], Person], table: Path
) -> None:
    person = visit()
    table.write_text("title,text\n" + "".join(f"Boat {n},Boat {n} is in.\n" for n in range(4000)))
    when_asked(TableColumnsDialog, TableColumnsDialog.accept)
    said: list[str] = []
    person.window.desk.imports.import_paths([table])
    progress = person.window.desk.status._task
    person.wait(lambda: said.append(progress.text()) or " · " in said[-1])
    assert said[-1].startswith("Importing · ")
    person.window.desk.transfers._cancel()
    person.wait_for_tasks()


def test_who_chooses_files_is_asked_anew(visit: Callable[[], Person], table: Path) -> None:
    person = visit()
    for expected in ("title", "own"):
        asked: list[str] = []

        def answer(dialog: TableColumnsDialog, asked: list[str] = asked) -> None:
            asked.extend(chosen(dialog))
            _take_short_as_title(dialog)

        when_asked(TableColumnsDialog, answer)
        when_asked(QFileDialog, _choose(table))
        person.choose("File", "Import Files")
        person.wait(lambda asked=asked: asked)
        person.wait_for_tasks()
        assert asked[0] == expected


def test_a_table_that_is_not_wanted_after_all_is_not_imported(
    visit: Callable[[], Person], table: Path
) -> None:
    person = visit()
    seen: list[bool] = []

    def refuse(dialog: TableColumnsDialog) -> None:
        seen.append(True)
        dialog.reject()

    when_asked(TableColumnsDialog, refuse)
    person.window.desk.imports.import_paths([table])
    person.wait(lambda: seen)
    person.wait_for_tasks()
    assert not person.listed()
    assert not person.window.desk.transfers.busy


def _choose(path: Path) -> Callable[[QFileDialog], None]:
    def act(dialog: QFileDialog) -> None:
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        dialog.accept()

    return act


@pytest.fixture(autouse=True)
def _drawn_dialogs() -> Iterator[None]:
    """Let Qt draw the dialogs for files itself, so that they can be typed into."""
    attribute = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    QApplication.setAttribute(attribute)
    yield
    QApplication.setAttribute(attribute, False)
