"""Boilerplate of a source in the window: said with a key, learned by imports, listed and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, SHIFT
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from reader.boilerplate import BoilerplateLine, LineId, LineVerdict
from reader.values import BlockKind
from ui.actions import Do
from ui.dialogs.boilerplate import BoilerplateDialog
from ui.models.boilerplate import BoilerplateModel
from ui.views.parts.rows_table import RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from person import Person
    from pytestqt.modeltest import ModelTester

    from reader.values import ArticleId

    Add = Callable[..., ArticleId]

FOOT = "Buy our tide tables."


def boat(number: int) -> str:
    return f"Boat {number}\nBoat {number} came in at {number} o’clock.\n{FOOT}"


def is_boilerplate(person: Person, article: ArticleId) -> bool:
    blocks = person.window.session.library.articles.blocks(article)
    return blocks[-1].kind is BlockKind.BOILERPLATE


@pytest.fixture
def boats(add: Add) -> list[ArticleId]:
    return [add(boat(number)) for number in range(3)]


def put_caret_into_foot(person: Person, article: ArticleId) -> None:
    person.click_article(article)
    person.click(person.view.article().text.index(FOOT) + 2)  # type: ignore[union-attr]


def test_a_key_says_of_a_line_what_it_is_in_all_articles_of_the_source(
    boats: list[ArticleId], visit: Callable[[], Person]
) -> None:
    person = visit()
    put_caret_into_foot(person, boats[0])
    person.press("B", SHIFT)
    assert all(is_boilerplate(person, boat) for boat in boats)
    person.press("B", SHIFT)
    assert not any(is_boilerplate(person, boat) for boat in boats)
    person.press("Z", CTRL)
    person.press("Z", CTRL)
    assert not any(is_boilerplate(person, boat) for boat in boats)
    assert person.window.session.library.boilerplate.newest() == 0


def test_what_an_import_learned_is_told(visit: Callable[[], Person], tmp_path: Path) -> None:
    person = visit()
    for number in range(8):
        story = "\nNorthgate News / The council counted the boats: here came Boat"
        text = boat(number).replace("\nBoat", story)
        (tmp_path / f"{number}.txt").write_text(text.replace("\n", "\n\n"))
    person.window.desk.imports.import_paths([tmp_path])
    person.wait_for_tasks()
    sentence = "1 line that many articles have in common: marked as boilerplate."
    assert person.told() == f"8 articles imported. {sentence}"


def test_lines_of_the_source_are_listed_and_decided_on(
    boats: list[ArticleId], visit: Callable[[], Person]
) -> None:
    person = visit()
    put_caret_into_foot(person, boats[0])
    person.press("B", SHIFT)
    dialog = opened(person)
    assert rows(dialog) == [(FOOT, "boilerplate: you say so")]
    push(dialog, "Is Text")
    assert rows(dialog) == [(FOOT, "text: you say so")]
    assert not any(is_boilerplate(person, boat) for boat in boats)
    push(dialog, "Is Boilerplate")
    assert all(is_boilerplate(person, boat) for boat in boats)
    assert any("Change where" in said for said in sentences(dialog))
    person.press("Z", CTRL)
    person.wait(lambda: rows(dialog) == [(FOOT, "text: you say so")])
    assert not any("Change where" in said for said in sentences(dialog))
    dialog.accept()


def test_what_was_learned_can_be_marked_in_what_was_there_before(
    add: Add, visit: Callable[[], Person]
) -> None:
    boats = [add(boat(number)) for number in range(8)]
    person = visit()
    assert not is_boilerplate(person, boats[0])
    put_caret_into_foot(person, boats[0])
    dialog = opened(person)
    push(dialog, "Mark in All Articles")
    assert all(is_boilerplate(person, boat) for boat in boats)
    dialog.accept()


def test_a_source_of_which_nothing_is_known_says_so(
    boats: list[ArticleId], visit: Callable[[], Person]
) -> None:
    person = visit()
    person.click_article(boats[0])
    dialog = opened(person)
    assert "Nothing is known of its lines yet." in sentences(dialog)
    enabled = {b.text() for b in dialog.findChildren(QPushButton) if b.isEnabled()}
    assert enabled == {"Close"}
    dialog.accept()


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = BoilerplateModel()
    qtmodeltester.check(model)
    lines = [BoilerplateLine(LineId(n), "", f"Line {n}", v) for n, v in enumerate(LineVerdict)]
    model.set_values(lines)
    qtmodeltester.check(model)


def opened(person: Person) -> BoilerplateDialog:
    person.window.desk.actions_[Do.BOILERPLATE_LINES].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BoilerplateDialog)
    person.wait(dialog.isActiveWindow)
    return dialog


def rows(dialog: BoilerplateDialog) -> list[tuple[str, str]]:
    model = dialog.findChild(RowsTable).model()
    return [
        (model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())
    ]


def sentences(dialog: BoilerplateDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def push(dialog: BoilerplateDialog, words: str) -> None:
    for button in dialog.findChildren(QPushButton):
        if button.text().replace("&", "") == words:
            button.click()
