"""The label picker: what it offers, and labelling with it in the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.values import Label, LabelId
from ui.models.label_choices import LabelChoices, Pick, fit
from ui.views.labels.label_picker import LabelPicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from person import Person
    from pytestqt.modeltest import ModelTester

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
OTHERS = (Pick.IN_ARTICLE, Pick.IN_LIBRARY, Pick.NOTE)


def label(number: int, name: str, key: str = "", parent: int | None = None) -> Label:
    above = None if parent is None else LabelId(parent)
    id_ = LabelId(number)
    return Label(id_, name, name, "#903800", "#f89f09", key, f"A {name}.", number, above)


LABELS = (
    label(1, "PERSON", "1"),
    label(2, "ORG", "2"),
    label(3, "WORK_OF_ART"),
    label(4, "Geopolitik", "4"),
    label(5, "Übung"),
    label(6, "politician", parent=1),
)


def offered(model: LabelChoices) -> list[str]:
    return [choice.text for choice in model.choices]


def picker(person: Person) -> LabelPicker:
    return next(each for each in person.window.findChildren(LabelPicker) if each.isVisible())


def pick(person: Person, *, typed: str = "") -> LabelPicker:
    """Press L, and type; return the picker."""
    person.view.setFocus()
    person.press("L")
    person.type(typed)
    return picker(person)


def labels_of(person: Person) -> list[tuple[str, str]]:
    with person.other() as library:
        names = {each.id: each.name for each in library.labels.all()}
    return [(mark.quote, names[mark.label]) for mark in person.marks()]


# What is offered


@pytest.mark.parametrize(
    ("name", "above", "typed", "rank"),
    [
        ("ORG", "", "or", 0),
        ("Übung", "", "ub", 0),
        ("WORK_OF_ART", "", "art", 1),
        ("NORP", "", "or", 2),
        ("WORK_OF_ART", "", "woa", 3),
        ("politician", "PERSON", "pers", 4),
        ("politician", "PERSON", "person pol", 4),
        ("politician", "PERSON", "pol", 0),
        ("سیاسی", "", "سياسي", 0),
        ("ORG", "", "x", None),
    ],
)
def test_labels_fit_what_is_typed(name: str, above: str, typed: str, rank: int | None) -> None:
    assert fit(name, above, typed) == rank


def test_the_labels_used_last_come_first(qtmodeltester: ModelTester) -> None:
    model = LabelChoices(LABELS, [LabelId(4), LabelId(2)], OTHERS)
    qtmodeltester.check(model)
    assert offered(model)[:4] == ["Geopolitik", "ORG", "PERSON", "WORK_OF_ART"]
    assert [choice.latest for choice in model.choices][:2] == [True, False]
    assert offered(model)[6:] == [
        "Label all in this article",
        "Label all in the library…",
        "Add note",
    ]
    assert [choice.key for choice in model.choices[6:]] == ["Shift+4", "Ctrl+Shift+4", ""]


def test_what_is_typed_narrows_the_labels_the_best_first() -> None:
    model = LabelChoices(LABELS, [LabelId(4)], ())
    model.narrow("pol")
    assert offered(model) == ["politician", "Geopolitik", "Create label “pol”"]
    assert model.choices[0].above == "PERSON"
    model.narrow(" org ")
    assert offered(model) == ["ORG"]
    model.narrow("ship  yard")
    assert offered(model) == ["Create label “ship yard”"]
    assert model.current is None


def test_the_rows_below_concern_the_current_label() -> None:
    model = LabelChoices(LABELS, [], OTHERS)
    model.set_occurrences(12)
    model.set_current(1)
    below = model.choices[6:]
    assert [choice.label for choice in below] == [LABELS[1], LABELS[1], None]
    assert below[0].text == "Label all 12 in this article"
    model.set_current(2)
    assert [choice.key for choice in model.choices[6:8]] == ["", ""]
    model.set_current(7)
    assert model.current == LABELS[2]


# In the window


def test_a_label_is_found_by_typing_and_applied_with_enter(person: Person) -> None:
    person.select("Ines Halloran")
    card = pick(person, typed="pers")
    assert card.field.placeholderText() == "Label “Ines Halloran” …"
    person.press("Return")
    assert labels_of(person) == [("Ines Halloran", "PERSON")]
    assert person.view.hasFocus()
    assert not card.isVisible()


@pytest.mark.parametrize(("keys", "name"), [(["Down"], "ORG"), (["Tab", "Tab", "Up"], "ORG")])
def test_arrows_walk_through_the_labels(person: Person, keys: Sequence[str], name: str) -> None:
    person.select("Thursday")
    pick(person)
    for key in keys:
        person.press(key)
    person.press("Return")
    assert labels_of(person) == [("Thursday", name)]


def test_a_digit_applies_at_once_while_nothing_is_typed(person: Person) -> None:
    person.select("Thursday")
    pick(person)
    person.press("6")
    assert labels_of(person) == [("Thursday", "DATE")]
    person.select("24")
    card = pick(person, typed="x6")
    assert card.field.text() == "x6"


def test_the_label_used_last_is_the_first(person: Person) -> None:
    person.select("Thursday")
    person.press("6")
    person.select("24")
    pick(person)
    person.press("Return")
    assert labels_of(person) == [("Thursday", "DATE"), ("24", "DATE")]


def test_escape_and_a_press_beside_it_change_nothing(person: Person) -> None:
    person.select("Thursday")
    pick(person, typed="org")
    person.press("Escape")
    assert person.view.hasFocus()
    card = pick(person)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomLeft())
    assert not card.isVisible()
    assert person.marks() == []


def test_the_selected_mark_is_relabelled(person: Person) -> None:
    person.select("Thursday")
    person.press("1")
    uid = person.marks()[0].uid
    pick(person, typed="date")
    person.press("Return")
    assert labels_of(person) == [("Thursday", "DATE")]
    assert person.marks()[0].uid == uid


def test_a_label_is_made_of_what_is_typed_and_applied_in_one_step(person: Person) -> None:
    person.select("Harbour Council")
    pick(person, typed="Sea body")
    person.press("Return")
    assert labels_of(person) == [("Harbour Council", "Sea body")]
    names = [each.name for each in person.window.desk.annotating.labels.values()]
    assert names[-1] == "Sea body"
    person.select("Thursday")
    person.press("Return")
    assert labels_of(person)[1] == ("Thursday", "Sea body")
    person.press("Z", CONTROL)
    person.press("Z", CONTROL)
    assert person.marks() == []
    with person.other() as library:
        assert "Sea body" not in [each.name for each in library.labels.all()]


def test_shift_with_the_digit_labels_all_its_like(person: Person) -> None:
    person.select("Northgate")
    card = pick(person)
    person.wait(lambda: "Label all 2 in this article" in offered(card._model))
    person.press("3", SHIFT)
    assert labels_of(person) == [("Northgate", "GPE")] * 2


def test_the_library_is_asked_for_with_a_preview(person: Person) -> None:
    wanted: list[LabelId] = []
    picking = person.window.desk.mark_work.text_work.picking
    picking.in_library_wanted.disconnect()
    picking.in_library_wanted.connect(wanted.append)
    person.select("Northgate")
    pick(person)
    person.press("3", SHIFT | CONTROL)
    assert [person.window.desk.annotating.labels[each].name for each in wanted] == ["GPE"]


def test_a_note_is_written_from_the_picker(person: Person) -> None:
    person.select("Thursday")
    pick(person)
    for _ in range(20):
        person.press("Down")
    person.press("Return")
    person.type("Which one?")
    person.press("Return", CONTROL)
    assert [note.text for note in person.stored().notes] == ["Which one?"]


def test_a_row_is_chosen_by_mouse(person: Person) -> None:
    person.select("Thursday")
    card = pick(person)
    place = card.list.visualRect(card.list.model().index(2, 0)).center()
    QTest.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert labels_of(person) == [("Thursday", "GPE")]


def test_where_there_is_nothing_to_label_it_says_so(person: Person) -> None:
    person.view.setFocus()
    person.view.show_article(None)
    person.press("L")
    assert "Open an article first" in person.told()


def test_the_card_stays_inside_the_window(person: Person) -> None:
    for quote in ("Northgate", "گوتی"):
        person.select(quote)
        card = pick(person)
        assert card.rect().contains(card.card.geometry())
        assert card.list.model().rowCount() == 12
        person.press("Escape")
    person.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    person.select("Northgate")
    card = pick(person)
    assert card.rect().contains(card.card.geometry())
    card.grab()


def test_the_description_of_the_current_label_is_shown(person: Person) -> None:
    person.select("Thursday")
    card = pick(person, typed="date")
    assert card._description.text().startswith("A point or stretch of time")
