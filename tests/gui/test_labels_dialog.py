"""The labels editor, in the whole window: every change is on the disk at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from person import let_go, when_asked
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import isValid

from reader.label_colours import PALETTE, Pair
from ui.dialogs.labels import LabelsDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from person import Person
    from PySide6.QtCore import QMimeData
    from pytestqt.modeltest import ModelTester

    from reader.values import Label
    from ui.models.labels import LabelsModel

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(person: Person) -> Iterator[LabelsDialog]:
    """Open the editor with its key."""
    found = opened(person)
    yield found
    if isValid(found):
        found.accept()
    let_go()


def opened(person: Person) -> LabelsDialog:
    person.press("L", CONTROL)
    found = person.window.findChild(LabelsDialog)
    assert found is not None
    person.wait(found.isActiveWindow)
    return found


def stored(person: Person) -> list[Label]:
    with person.other() as library:
        return library.labels.all()


def names(person: Person) -> list[str]:
    return [label.name for label in stored(person)]


def named(person: Person, name: str) -> Label:
    return next(label for label in stored(person) if label.name == name)


def choose(dialog: LabelsDialog, name: str) -> None:
    rows = [label.name for label in dialog._model.labels]
    dialog.list.setCurrentIndex(dialog._model.index(rows.index(name), 0))


def press_button(words: str, name: str) -> Callable[[QMessageBox], None]:
    def answer(box: QMessageBox) -> None:
        assert words in box.text()
        button = next(each for each in box.buttons() if each.text().replace("&", "") == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return answer


def test_labels_are_shown_with_keys_and_counts(person: Person, qtmodeltester: ModelTester) -> None:
    person.select("Thursday")
    person.press("6")
    dialog = opened(person)
    qtmodeltester.check(dialog._model)
    row = [label.name for label in dialog._model.labels].index("DATE")
    index = dialog._model.index(row, 0)
    assert (index.data(), index.data(Qt.ItemDataRole.UserRole + 1)) == ("DATE 6", 1)
    dialog.grab()
    dialog.accept()


def test_many_labels_are_seen_whole_beside_the_scroll_bar(person: Person) -> None:
    with person.other() as library:
        library.label_sets.add_shipped("ontonotes-5")
    dialog = opened(person)
    rows = dialog.list
    assert rows.verticalScrollBar().maximum() > 0
    assert rows.horizontalScrollBar().maximum() == 0
    last = rows.visualRect(rows.model().index(0, 0))
    assert last.right() == rows.viewport().rect().right()
    dialog.accept()
    let_go()


def test_a_name_is_changed_when_its_field_is_left(person: Person, dialog: LabelsDialog) -> None:
    choose(dialog, "ORG")
    person.press("Return")
    assert dialog.form.name.hasFocus()
    person.type("Body")
    assert "Body" not in names(person)
    person.press("Tab")
    assert names(person)[1] == "Body"
    assert [chip.label.name for chip in person.window.desk.pane.bar._chips][1] == "Body"
    dialog.list.setFocus()
    person.press("Z", CONTROL)
    assert names(person)[1] == "ORG"
    assert dialog.form.name.text() == "ORG"
    person.press("Z", CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert names(person)[1] == "Body"


def test_what_is_refused_is_told_and_what_is_there_shown_again(
    person: Person, dialog: LabelsDialog
) -> None:
    choose(dialog, "ORG")
    dialog.form.name.setFocus()
    dialog.form.name.setText("person")
    person.press("Tab")
    assert "There is a label “PERSON” already" in dialog.message.text()
    assert dialog.form.name.text() == "ORG"
    assert person.told() == ""


def test_what_is_being_typed_is_kept_when_the_editor_closes(
    person: Person, dialog: LabelsDialog
) -> None:
    dialog.form.description.setFocus()
    dialog.form.description.setPlainText("People.")
    dialog.accept()
    assert stored(person)[0].description == "People."


def test_a_key_is_pressed_and_a_clash_is_told(person: Person, dialog: LabelsDialog) -> None:
    choose(dialog, "ORG")
    dialog.form.key.setFocus()
    person.press("Q")
    assert named(person, "ORG").key == "Q"
    person.press("1")
    assert "The key 1 belongs to the label “PERSON”" in dialog.message.text()
    person.press("J")
    assert "“Next Article”" in dialog.message.text()
    assert dialog.form.key.text() == "Q"
    person.press("Delete")
    assert named(person, "ORG").key == ""


def test_a_colour_of_the_palette_is_chosen_by_key_and_by_mouse(
    person: Person, dialog: LabelsDialog
) -> None:
    swatches = dialog.form.swatches
    swatches.setFocus()
    person.press("Right")
    person.press("Down")
    person.press("Space")
    label = stored(person)[0]
    assert Pair(label.colour, label.tint) == PALETTE[11]
    place = swatches._square(3).center()
    QTest.mouseClick(swatches, Qt.MouseButton.LeftButton, pos=place)
    assert stored(person)[0].colour == PALETTE[3].colour
    assert "LOC" in dialog.message.text()


def test_a_colour_that_cannot_be_read_is_moved_and_that_is_told(
    person: Person, dialog: LabelsDialog
) -> None:
    field = dialog.form.colour
    field.setFocus()
    field.setText("#FFCC00")
    person.press("Tab")
    colour = stored(person)[0].colour
    assert colour not in {"#ffcc00", "#903800"}
    assert f"#ffcc00 is now {colour}" in dialog.message.text()
    assert field.text() == colour
    field.setFocus()
    field.setText("blue")
    person.press("Tab")
    assert "“blue” is not a colour" in dialog.message.text()


def test_a_label_is_made_and_named(person: Person, dialog: LabelsDialog) -> None:
    person.press("N", CONTROL)
    assert dialog.form.name.hasFocus()
    person.type("Ship")
    person.press("Tab")
    assert names(person)[-1] == "Ship"
    new = stored(person)[-1]
    assert Pair(new.colour, new.tint) in PALETTE


def test_a_label_becomes_a_kind_of_another(person: Person, dialog: LabelsDialog) -> None:
    choose(dialog, "NORP")
    box = dialog.form.parent_label
    box.setCurrentIndex(box.findText("PERSON"))
    box.activated.emit(box.currentIndex())
    assert named(person, "NORP").parent == named(person, "PERSON").id
    assert names(person)[1] == "NORP"
    choose(dialog, "PERSON")
    assert not box.isEnabled()


def test_alt_and_arrows_put_labels_into_order(person: Person, dialog: LabelsDialog) -> None:
    choose(dialog, "ORG")
    dialog.list.setFocus()
    person.press("Up", ALT)
    assert names(person)[:2] == ["ORG", "PERSON"]
    person.press("Up", ALT)
    person.press("Down", ALT)
    person.press("Down", ALT)
    assert names(person)[:3] == ["PERSON", "GPE", "ORG"]
    assert dialog.current() == named(person, "ORG")


def test_a_label_is_dragged_to_its_place(person: Person, dialog: LabelsDialog) -> None:
    model: LabelsModel = dialog._model
    data: QMimeData = model.mimeData([model.index(3, 0)])
    move, nowhere = Qt.DropAction.MoveAction, QModelIndex()
    assert model.canDropMimeData(data, move, 1, 0, nowhere)
    model.dropMimeData(data, move, 1, 0, nowhere)
    assert names(person)[:3] == ["PERSON", "LOC", "ORG"]


def test_a_label_is_merged_into_another(person: Person) -> None:
    person.select("Thursday")
    person.press("6")
    dialog = opened(person)
    choose(dialog, "DATE")
    entry = next(each for each in dialog._merge_menu.actions() if each.text() == "EVENT")
    entry.trigger()
    assert "DATE is merged into EVENT: 1 mark" in dialog.message.text()
    assert "DATE" not in names(person)
    assert person.marks()[0].label == named(person, "EVENT").id
    assert dialog.current() == named(person, "EVENT")
    dialog.list.setFocus()
    person.press("Z", CONTROL)
    assert person.marks()[0].label == named(person, "DATE").id
    dialog.accept()


def test_deleting_says_how_many_marks_go(person: Person) -> None:
    person.select("Thursday")
    person.press("6")
    dialog = opened(person)
    choose(dialog, "DATE")
    dialog.list.setFocus()
    question = "Delete the label DATE, and 1 mark with it?"
    when_asked(QMessageBox, press_button(question, "Cancel"))
    person.press("Delete")
    assert "DATE" in names(person)
    when_asked(QMessageBox, press_button(question, "Delete"))
    person.press("Delete")
    assert "DATE" not in names(person)
    assert person.marks() == []
    dialog.list.setFocus()
    person.press("Z", CONTROL)
    assert [mark.quote for mark in person.marks()] == ["Thursday"]
    dialog.accept()


def test_only_changes_to_labels_are_undone_here(person: Person) -> None:
    person.select("Thursday")
    person.press("6")
    dialog = opened(person)
    person.press("Z", CONTROL)
    assert len(person.marks()) == 1
    assert "No change to the labels is next" in dialog.message.text()
    dialog.accept()


def test_a_set_that_comes_with_the_program_is_added(person: Person, dialog: LabelsDialog) -> None:
    entry = next(e for e in dialog._sets.menu.actions() if e.text() == "Add OntoNotes 5")
    entry.trigger()
    assert "WORK_OF_ART" in names(person)
    assert dialog.message.text() == "10 labels added or changed."
    entry.trigger()
    assert dialog.message.text() == "Nothing is new in it."


def test_a_set_goes_out_and_comes_in(person: Person, dialog: LabelsDialog, tmp_path: Path) -> None:
    file = tmp_path / "set.json"
    dialog._sets.export_file(file)
    before = stored(person)
    assert dialog.message.text() == "The labels are in “set.json”."
    content = json.loads(file.read_text("utf-8"))
    assert [label["name"] for label in content["labels"]] == names(person)
    content["labels"][0]["description"] = "Replaced."
    file.write_text(json.dumps(content))
    question = "The library has these labels already: PERSON, ORG"
    when_asked(QMessageBox, press_button(question, "Keep Mine"))
    dialog._sets.import_file(file)
    assert stored(person) == before
    when_asked(QMessageBox, press_button(question, "Replace"))
    dialog._sets.import_file(file)
    assert stored(person)[0].description == "Replaced."
    when_asked(QMessageBox, press_button(question, "Cancel"))
    dialog._sets.import_file(file)
    file.write_text("[]")
    dialog._sets.import_file(file)
    assert "it needs a list of “labels”" in dialog.message.text()
    dialog._sets.import_file(tmp_path / "nothing.json")
    assert "can't be read" in dialog.message.text()
    dialog._sets.export_file(tmp_path / "no" / "set.json")
    assert "is not there" in dialog.message.text()


def test_everything_is_reached_with_tab(person: Person, dialog: LabelsDialog) -> None:
    dialog.list.setFocus()
    reached = []
    for _ in range(16):
        reached.append(QApplication.focusWidget())
        person.press("Tab")
    form = dialog.form
    wanted = [form.name, form.swatches, form.colour, form.tint, form.key, form.description]
    assert set(wanted) <= set(reached)
    assert dialog._delete in reached
