"""Marks that are chosen together in the inspector, in the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import LEFT, NONE, SHIFT, when_asked
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog

from ui.views.labels.label_picker import LabelPicker

if TYPE_CHECKING:
    from person import Person

CONTROL = Qt.KeyboardModifier.ControlModifier
QUOTES = ("Harbour Council", "Thursday", "Ines Halloran")


@pytest.fixture
def marked(person: Person) -> Person:
    """Mark three quotes, and choose all of them in the inspector."""
    for quote in QUOTES:
        person.select(quote)
        person.press("2")
    person.window.desk.inspector.marks.view.setFocus()
    person.press("A", CONTROL)
    return person


def label_names(person: Person) -> set[str]:
    with person.other() as library:
        names = {label.id: label.name for label in library.labels.all()}
    return {names[mark.label] for mark in person.marks()}


def write(text: str) -> object:
    def answer(dialog: QInputDialog) -> None:
        assert "3 marks" in dialog.labelText()
        dialog.setTextValue(text)
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()

    return answer


def test_marks_get_one_note_in_one_step(marked: Person) -> None:
    when_asked(QInputDialog, write("Check this."))
    marked.press("N")
    assert [mark.note for mark in marked.marks()] == ["Check this."] * 3
    marked.view.setFocus()
    marked.press("Z", CONTROL)
    assert [mark.note for mark in marked.marks()] == [""] * 3


def test_marks_get_a_label_by_key_and_keep_all_else(marked: Person) -> None:
    before = marked.marks()
    marked.press("6")
    assert label_names(marked) == {"DATE"}
    for old, new in zip(before, marked.marks(), strict=True):
        assert (old.uid, old.created, old.note) == (new.uid, new.created, new.note)


def test_marks_get_a_label_from_the_picker(marked: Person) -> None:
    marked.press("L")
    card = next(each for each in marked.window.findChildren(LabelPicker) if each.isVisible())
    assert card.field.placeholderText() == "Label 3 marks …"
    marked.type("eve")
    marked.press("Return")
    assert label_names(marked) == {"EVENT"}
    marked.window.desk.inspector.marks.view.setFocus()
    marked.press("A", CONTROL)
    marked.press("L")
    marked.type("Anything else")
    marked.press("Return")
    assert label_names(marked) == {"Anything else"}


def test_marks_are_chosen_together_by_shift_and_control(marked: Person) -> None:
    pane = marked.window.desk.inspector.marks

    def click(row: int, held: Qt.KeyboardModifier) -> None:
        place = pane.view.visualRect(pane.view.model().index(row, 0)).center()
        QTest.mouseClick(pane.view.viewport(), LEFT, held, place)

    def chosen() -> list[str]:
        return [mark.quote for mark in marked.marks() if mark.id in pane.selected()]

    click(0, NONE)
    assert chosen() == ["Harbour Council"]
    marked.press("Down", SHIFT)
    assert chosen() == ["Harbour Council", "Thursday"]
    click(0, NONE)
    click(2, SHIFT)
    assert chosen() == list(QUOTES)
    click(1, CONTROL)
    assert chosen() == ["Harbour Council", "Ines Halloran"]
    click(1, CONTROL)
    assert chosen() == list(QUOTES)
    marked.click(marked.find("Thursday") + 1)
    marked.click(marked.find("Ines Halloran") + 1)
    assert chosen() == ["Ines Halloran"]


def test_marks_are_removed_in_one_step(marked: Person) -> None:
    marked.press("Delete")
    assert marked.marks() == []
    marked.view.setFocus()
    marked.press("Z", CONTROL)
    assert len(marked.marks()) == 3
