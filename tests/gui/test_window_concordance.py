"""The concordance in the window: finding, sorting, opening, labelling, noting, exporting."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from person import CTRL, LEFT, NONE, SHIFT, when_asked
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QLabel, QLineEdit, QPushButton

from reader.values import Origin, Span
from ui.dialogs.export_hits import ExportHitsDialog
from ui.dialogs.label_preview import ChosenHitsPreview
from ui.searching import concordances
from ui.views.labels.label_picker import LabelPicker
from ui.views.search.concordance_table import ConcordanceTable

if TYPE_CHECKING:
    from pathlib import Path

    from person import Person

    from reader.values import ArticleId
    from ui.dialogs.concordance import ConcordanceWindow

PLACE = "Northgate"
"""It stands twice in each of the three articles of the library."""


class Concordance:
    """What a person does in the window of the concordance."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @property
    def window(self) -> ConcordanceWindow:
        found = self.person.window.desk.searching.concordances._concordance
        assert found is not None
        return found

    @property
    def table(self) -> ConcordanceTable:
        return self.window.findChild(ConcordanceTable)

    def open(self, word: str = PLACE) -> None:
        self.person.select(word)
        self.person.press("F", CTRL | SHIFT)
        self.settle()

    def settle(self) -> None:
        self.person.wait_for_tasks()
        self.person.wait(lambda: not self.window._search.running and not self.window._arranging)
        self.person.wait_for_tasks()

    def type(self, text: str) -> None:
        field = self.window.findChild(QLineEdit)
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle()

    def choose(self, name: str, entry: str) -> None:
        boxes = self.window.findChildren(QComboBox)
        next(box for box in boxes if box.accessibleName() == name).setCurrentText(entry)
        self.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.table, key, modifiers)
        self.settle()

    def select(self, *rows: int) -> None:
        table = self.table
        for number, row in enumerate(rows):
            place = table.visualRect(table.model().index(row, 0)).center()
            QTest.mouseClick(table.viewport(), LEFT, CTRL if number else NONE, place)

    def select_all(self) -> None:
        self.table.setFocus()
        QTest.keyClick(self.table, Qt.Key.Key_A, CTRL)

    def click(self, words: str) -> None:
        buttons = self.window.findChildren(QPushButton)
        button = next(each for each in buttons if words in each.text().replace("&", ""))
        QTest.mouseClick(button, LEFT)

    def said(self) -> str:
        return next(
            label.text()
            for label in self.window.findChildren(QLabel)
            if label.property("role") in ("caption", "warning")
        )

    def articles(self) -> list[ArticleId]:
        return [hit.article for hit in self.window.hits]

    def labels(self) -> list[tuple[str, ...]]:
        names = {label.id: label.name for label in self.library().labels.all()}
        return [tuple(names[label] for label in hit.labels) for hit in self.window.hits]

    def library(self) -> object:
        return self.person.window.session.library


@pytest.fixture
def concordance(person: Person) -> Concordance:
    return Concordance(person)


def test_the_selection_is_looked_for_in_the_whole_library(concordance: Concordance) -> None:
    concordance.open()
    assert concordance.window.isVisible()
    assert len(concordance.articles()) == 6
    assert concordance.said().startswith("6 hits in 3 articles")
    assert concordance.table.hasFocus()


def test_it_stands_on_the_screen_wherever_the_window_is(concordance: Concordance) -> None:
    concordance.person.window.resize(900, 600)
    concordance.person.window.move(-500, -300)
    concordance.open()
    assert concordance.window.pos().x() >= 0
    assert concordance.window.pos().y() >= 0


def test_something_else_can_be_looked_for_elsewhere(concordance: Concordance) -> None:
    concordance.open()
    concordance.type("Thursday")
    assert concordance.said().startswith("3 hits in 3 articles")
    concordance.choose("Articles to search", "This article")
    assert concordance.said().startswith("1 hit in 1 article")
    concordance.type("Nowhere")
    assert concordance.said() == "No hits."
    concordance.type("")
    assert concordance.said() == ""


def test_hits_are_sorted_as_one_likes(concordance: Concordance) -> None:
    concordance.open()
    concordance.choose("Order", "Sort: date")
    dates = [hit.published for hit in concordance.window.hits]
    assert dates == sorted(dates, reverse=True)
    concordance.choose("Order", "Sort: source")
    sources = [hit.source for hit in concordance.window.hits]
    assert sources == sorted(sources)


def test_enter_opens_the_article_at_the_hit(concordance: Concordance) -> None:
    concordance.open()
    concordance.choose("Order", "Sort: date")
    concordance.select(5)
    hit = concordance.window.hits[5]
    assert hit.article != concordance.person.article
    concordance.press(Qt.Key.Key_Return)
    assert concordance.person.article == hit.article
    assert concordance.person.view.selection() == Span(hit.start, hit.end)
    concordance.person.wait(concordance.person.window.isActiveWindow)


def test_a_digit_labels_the_selected_hits_in_one_step(concordance: Concordance) -> None:
    concordance.open()
    concordance.select_all()
    concordance.person.wait(lambda: "6 selected" in concordance.said())
    concordance.press(Qt.Key.Key_3)
    assert concordance.labels() == [("GPE",)] * 6
    assert concordance.said() == f"6 occurrences of “\u2068{PLACE}\u2069” labelled GPE."
    marks = concordance.person.marks()
    assert {mark.origin for mark in marks} == {Origin.OCCURRENCES}
    assert len(marks) == 2
    concordance.press(Qt.Key.Key_Z, CTRL)
    assert concordance.labels() == [()] * 6
    assert concordance.person.marks() == []


def test_where_other_marks_are_in_the_way_a_preview_leaves_them_out(
    concordance: Concordance,
) -> None:
    concordance.open()
    concordance.select(0)
    concordance.press(Qt.Key.Key_1)
    concordance.select_all()

    def accept(preview: ChosenHitsPreview) -> None:
        assert preview.rows == 6
        assert len(preview.chosen) == 5
        preview.accept()

    when_asked(ChosenHitsPreview, accept)
    concordance.press(Qt.Key.Key_3)
    concordance.person.wait(lambda: concordance.labels().count(("GPE",)) == 5)
    assert concordance.labels().count(("PERSON",)) == 1


def test_a_label_can_be_picked_or_made(concordance: Concordance) -> None:
    concordance.open()
    concordance.select(0, 1)
    concordance.press(Qt.Key.Key_L)
    picker = concordance.window.findChild(LabelPicker)
    assert picker.field.placeholderText() == "Label 2 hits …"
    QTest.keyClicks(picker.field, "ORG")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    concordance.settle()
    assert concordance.labels()[:3] == [("ORG",), ("ORG",), ()]
    concordance.select(2)
    concordance.click("Label")
    picker = next(each for each in concordance.window.findChildren(LabelPicker) if each.isVisible())
    QTest.keyClicks(picker.field, "Harbour town")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    concordance.settle()
    assert concordance.labels()[2] == ("Harbour town",)


def test_selected_hits_are_noted(concordance: Concordance) -> None:
    concordance.open()
    concordance.select(0, 1)

    def write(dialog: QInputDialog) -> None:
        dialog.setTextValue("Which one? #port")
        dialog.accept()

    when_asked(QInputDialog, write)
    concordance.press(Qt.Key.Key_N)
    assert concordance.said() == "Noted 2 hits."
    with concordance.person.other() as library:
        notes = [n for id_ in library.articles.ids() for n in library.articles.get(id_).notes]
    assert [note.quote for note in notes] == [PLACE] * 2
    assert {note.text for note in notes} == {"Which one? #port"}


def test_hits_are_exported_as_they_are_sorted(concordance: Concordance, tmp_path: Path) -> None:
    concordance.open()
    concordance.choose("Order", "Sort: source")
    target = tmp_path / "quays.csv"

    def export(dialog: ExportHitsDialog) -> None:
        dialog._target._field.setText(str(target))
        dialog.accept()

    when_asked(ExportHitsDialog, export)
    concordance.click("Export")
    concordance.person.wait_for_tasks()
    with target.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["hit"] for row in rows] == [PLACE] * 6
    sources = [row["source"] for row in rows]
    assert sources == sorted(sources)
    assert concordance.said() == "Exported 6 hits to “quays.csv”."


def test_the_selected_hits_alone_can_be_exported(concordance: Concordance, tmp_path: Path) -> None:
    concordance.open()
    concordance.select(0, 2)

    def export(dialog: ExportHitsDialog) -> None:
        assert dialog.choice.selected
        dialog._target._field.setText(str(tmp_path / "two.csv"))
        dialog.accept()

    when_asked(ExportHitsDialog, export)
    concordance.click("Export")
    concordance.person.wait_for_tasks()
    assert len((tmp_path / "two.csv").read_text("utf-8").splitlines()) == 3


def test_one_selected_hit_can_be_exported_alone(concordance: Concordance, tmp_path: Path) -> None:
    concordance.open()
    concordance.select(1)

    def export(dialog: ExportHitsDialog) -> None:
        assert not dialog.choice.selected
        dialog._scopes.choose("selected")
        assert dialog.choice.selected
        dialog._target._field.setText(str(tmp_path / "one.csv"))
        dialog.accept()

    when_asked(ExportHitsDialog, export)
    concordance.click("Export")
    concordance.person.wait_for_tasks()
    assert concordance.said() == "Exported 1 hit to “one.csv”."
    assert len((tmp_path / "one.csv").read_text("utf-8").splitlines()) == 2


def test_very_many_hits_are_worked_on_in_the_background(
    concordance: Concordance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concordances, "MANY", 2)
    concordance.open()
    concordance.select_all()
    concordance.press(Qt.Key.Key_3)
    concordance.person.wait(lambda: concordance.labels() == [("GPE",)] * 6)
    when_asked(QInputDialog, lambda dialog: (dialog.setTextValue("All"), dialog.accept()))
    concordance.press(Qt.Key.Key_N)
    concordance.person.wait(lambda: concordance.said() == "Noted 6 hits.")


def test_the_window_is_one_and_goes_with_the_main_one(concordance: Concordance) -> None:
    concordance.open()
    first = concordance.window
    main = concordance.person.window
    main.activateWindow()
    concordance.person.wait(main.isActiveWindow)
    main.desk.view.setFocus()
    concordance.open("Thursday")
    assert concordance.window is first
    assert concordance.said().startswith("3 hits")
    QTimer.singleShot(0, first.close)
    concordance.person.wait(lambda: not first.isVisible())
    assert first not in [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def test_without_a_selection_one_types_what_to_look_for(concordance: Concordance) -> None:
    concordance.person.view.set_caret(0)
    concordance.person.choose("Edit", "Concordance")
    assert concordance.window.isVisible()
    assert concordance.window.focusWidget() is concordance.window.findChild(QLineEdit)
    assert concordance.said() == ""
