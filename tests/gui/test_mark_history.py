from __future__ import annotations

from typing import TYPE_CHECKING

from person import CTRL
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from ui.views.inspector.mark_history import MarkHistory

if TYPE_CHECKING:
    from person import Person


def history(person: Person) -> MarkHistory:
    found = person.window.findChild(MarkHistory)
    assert isinstance(found, MarkHistory)
    return found


def told(person: Person) -> list[str]:
    return [line.split(" · ")[0] for line in history(person).findChild(QLabel).text().split("\n")]


def head(person: Person) -> QToolButton:
    button = history(person).findChild(QToolButton)
    assert isinstance(button, QToolButton)
    return button


def unfold(person: Person) -> None:
    QTest.mouseClick(head(person), Qt.MouseButton.LeftButton)


def test_the_selected_mark_tells_what_was_done_to_it(person: Person) -> None:
    assert not head(person).isEnabled()
    person.select("Harbour Council")
    person.press("2")
    assert head(person).isEnabled()
    unfold(person)
    assert told(person) == ["Labelled ORG"]
    assert "ines" in history(person).findChild(QLabel).text()
    person.press("3")
    assert told(person) == ["Labelled ORG", "Relabelled from ORG to GPE"]
    with person.other() as library:
        mark = person.marks()[0]
        library.notes.write_on(mark.id, "Sure?")
    person.window.session.look_for_others()
    person.view.select_annotation(None)
    person.view.select_annotation(mark.id)
    assert told(person)[-1] == "Noted: “Sure?”"


def test_a_text_from_right_to_left_leaves_the_sentence_in_order(person: Person) -> None:
    person.view.setFocus()
    person.view.set_caret(person.find("سەرۆکی"))
    person.press("1")
    unfold(person)
    person.press("E")
    person.press("Left", CTRL)
    person.press("Return")
    assert told(person)[-1] == ("Moved from “\u2068سەرۆکی\u2069” to “\u2068سەرۆکی ئەنجومەن\u2069”")


def test_without_a_mark_there_is_no_history(person: Person) -> None:
    person.select("Harbour Council")
    person.press("2")
    unfold(person)
    person.press("X")
    assert not head(person).isEnabled()
    assert not history(person).findChild(QLabel).text()
