"""What those hear who listen to the window, through Qt's accessibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from person import CTRL, SHIFT
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from ui.views.parts.elided_label import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from person import Person

Heard = list[str]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """Return what is announced, with a listener there."""
    sentences: Heard = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            sentences.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(hear))
    QAccessible.setActive(True)
    yield sentences
    QAccessible.setActive(False)


def begin(person: Person, quote: str = "The Harbour") -> None:
    person.view.setFocus()
    person.view.set_caret(person.find(quote))


def status(person: Person) -> str:
    line = person.window.desk.status
    return " ".join(label.text() for label in line.findChildren(ElidedLabel))


def test_candidates_and_marks_are_announced(person: Person, heard: Heard) -> None:
    begin(person)
    person.press("F")
    person.press("2")
    person.press("Tab", SHIFT)
    assert heard == [
        "Selected: Harbour Council",
        "ORG: Harbour Council, mark 1 of 1",
        "Selected: Thursday",
        "ORG: Harbour Council, mark 1 of 1",
    ]


def test_each_step_of_a_boundary_is_announced_and_shown(person: Person, heard: Heard) -> None:
    begin(person, "Harbour")
    person.press("2")
    heard.clear()
    person.press("E")
    person.press("Right", CTRL)
    assert heard[0].startswith("Arrows move the end")
    assert heard[1:] == ["ORG: Harbour Council, mark 1 of 1"]
    assert "ORG: Harbour Council" in status(person)
    person.press("Escape")
    assert heard[2:] == ["ORG: Harbour, mark 1 of 1"]
    assert "Arrows" not in status(person)


def test_what_is_removed_or_noted_is_announced_and_shown(person: Person, heard: Heard) -> None:
    begin(person, "Harbour")
    person.press("2")
    person.press("N")
    person.type("who")
    person.press("Return", CTRL)
    assert heard[-1] == "Done: Note “Harbour”"
    person.press("X")
    assert heard[-1] == "Done: Remove ORG from “Harbour”"
    assert heard[-1] in status(person)


def test_a_note_without_a_mark_is_announced(person: Person, heard: Heard) -> None:
    begin(person)
    person.select("Thursday")
    person.press("N")
    person.type("which?")
    person.press("Return", CTRL)
    begin(person)
    heard.clear()
    person.press("Tab")
    assert heard == ["Note: which?, on Thursday"]
    assert heard[0] in status(person)


def test_undo_is_announced_once(person: Person, heard: Heard) -> None:
    begin(person, "Harbour")
    person.press("2")
    person.press("X")
    heard.clear()
    person.press("Z", CTRL)
    assert [each for each in heard if "Remove" in each] == ["Undone: Remove ORG from “Harbour”"]


def test_what_was_undone_is_no_longer_said_to_be_done(person: Person) -> None:
    begin(person)
    person.press("B")
    assert "Done: " in status(person)
    person.press("Z", CTRL)
    assert "Done: " not in status(person)


def test_what_was_selected_in_another_article_is_no_longer_said(person: Person) -> None:
    person.select("Harbour Council")
    assert "Selected: " in status(person)
    person.press("J")
    assert "Selected: " not in status(person)


def test_all_occurrences_are_announced(person: Person, heard: Heard) -> None:
    begin(person, "Harbour")
    person.press("2", SHIFT)
    assert "1 occurrence of “\u2068Harbour\u2069” labelled ORG." in heard


def test_nothing_empty_is_announced(person: Person, heard: Heard) -> None:
    begin(person, "Harbour")
    for key in ("2", "E", "Escape", "F", "X", "F", "Tab"):
        person.press(key)
    assert all(heard)
