from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from inspected import LABELS, mark, note
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from reader.values import Edit, NoteId
from ui.models.notes import text_of
from ui.theme import load_theme
from ui.views.inspector.notes_pane import NotesPane
from ui.views.lists.order_button import OrderButton
from ui.views.notes.note_document import NoteDocument

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextDocument
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
LONG = "A note of many words that has to be wrapped, as no line holds all of it. " * 4
MARKS = (mark(1), mark(2, note="Which one?"), mark(9, "Strait", note="السؤال مفتوح"))
NOTES = (note(1, "Compare with the other paper."), note(2, LONG, 50, "busiest winter"))
SIGNALS = (
    *("annotation_chosen", "note_chosen", "note_requested", "article_note_requested"),
    *("annotation_note_removed", "note_removed"),
)


@pytest.fixture
def heard() -> list[tuple[str, object]]:
    return []


@pytest.fixture
def pane(qtbot: QtBot, heard: list[tuple[str, object]]) -> NotesPane:
    pane = NotesPane(load_theme("light"))
    qtbot.addWidget(pane)
    for name in SIGNALS:
        getattr(pane, name).connect(lambda value, name=name: heard.append((name, value)))
    pane.set_labels(LABELS)
    pane.show_notes(MARKS, NOTES)
    pane.resize(240, 500)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    pane.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    return pane


def place(pane: NotesPane, row: int) -> QPoint:
    return pane.view.visualRect(pane.view.model().index(row, 0)).center()


def test_notes_on_the_article_come_first_and_the_others_by_place(pane: NotesPane) -> None:
    rows = [pane.view.model().index(row, 0).data() for row in range(pane.count)]
    assert [row[:12] for row in rows] == [
        "Compare with",
        "Northgate · ",
        "busiest wint",
        "Strait · الس",
    ]


def test_a_press_and_the_arrows_choose_the_mark_or_the_note(
    pane: NotesPane, heard: list[tuple[str, object]], qtbot: QtBot
) -> None:
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place(pane, 1))
    qtbot.keyClick(pane.view, KEY.Key_Down)
    qtbot.keyClick(pane.view, KEY.Key_Home)
    assert heard == [("annotation_chosen", 2), ("note_chosen", 2), ("note_chosen", 1)]


def test_keys_ask_to_write_and_to_remove(
    pane: NotesPane, heard: list[tuple[str, object]], qtbot: QtBot
) -> None:
    pane.select_annotation(MARKS[1].id)
    for key in (KEY.Key_N, KEY.Key_Return, KEY.Key_Delete):
        qtbot.keyClick(pane.view, key)
    pane.select_note(NoteId(1))
    for key in (KEY.Key_Enter, KEY.Key_X):
        qtbot.keyClick(pane.view, key)
    assert heard == [
        ("note_requested", 2),
        ("note_requested", 2),
        ("annotation_note_removed", 2),
        ("article_note_requested", 1),
        ("note_removed", 1),
    ]


def test_a_double_click_asks_to_write(
    pane: NotesPane, heard: list[tuple[str, object]], qtbot: QtBot
) -> None:
    viewport, at = pane.view.viewport(), place(pane, 1)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert heard[-1] == ("note_requested", 2)


def test_the_menu_asks_to_write_and_to_remove(
    pane: NotesPane, heard: list[tuple[str, object]]
) -> None:
    pane.select_note(NoteId(2))
    for action in pane.menu().actions():
        action.trigger()
    assert heard == [("article_note_requested", 2), ("note_removed", 2)]


def test_the_button_asks_for_a_new_note_on_the_article(
    pane: NotesPane, heard: list[tuple[str, object]], qtbot: QtBot
) -> None:
    button = pane.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == [("article_note_requested", None)]
    pane.show_notes(None, ())
    assert not button.isEnabled()


def test_what_the_program_selects_is_not_told(
    pane: NotesPane, heard: list[tuple[str, object]]
) -> None:
    pane.select_annotation(MARKS[2].id)
    assert pane.view.selected_rows() == [3]
    pane.select_annotation(MARKS[0].id)
    assert pane.view.selected_rows() == []
    assert heard == []


def test_a_note_is_shown_in_full_at_every_width(pane: NotesPane, qtbot: QtBot) -> None:
    def height() -> int:
        return pane.view.rowHeight(2)

    wide = height()
    assert wide > pane.view.rowHeight(1)
    pane.resize(200, 500)
    qtbot.waitUntil(lambda: height() > wide)


def test_notes_follow_the_edits_of_the_article(pane: NotesPane, qtmodeltester: ModelTester) -> None:
    pane.select_note(NoteId(2))
    pane.apply([Edit(MARKS[1], mark(2)), Edit(None, mark(3, note="New"))], [])
    pane.apply([], [Edit(NOTES[0], None), Edit(None, note(5, "Another"))])
    rows = [pane.view.model().index(row, 0).data() for row in range(pane.count)]
    assert [row.split(" · ")[-1][:7] for row in rows] == ["Another", "New", "A note ", "السؤال "]
    assert pane.view.selected_rows() == [2]
    qtmodeltester.check(pane.view.model())


def test_an_empty_list_says_how_to_write_a_note(pane: NotesPane) -> None:
    pane.show_notes((), ())
    assert "press N" in pane.view.accessibleDescription()
    pane.show_notes(None, ())
    assert "Open an article" in pane.view.accessibleDescription()


def test_a_note_begins_at_the_side_of_its_script(pane: NotesPane) -> None:
    pane.select_annotation(None)
    image = pane.view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    rect = pane.view.visualRect(pane.view.model().index(3, 0))
    middle = rect.width() // 2

    def dark(left: int, right: int) -> int:
        return sum(
            image.pixelColor(round(x * ratio), round(y * ratio)).lightness() < 100
            for x in range(left, right)
            for y in range(rect.top() + 24, rect.bottom() - 3)
        )

    assert dark(26, middle) < dark(middle, rect.width() - 13)


# Finding, order, markup


def texts(pane: NotesPane) -> list[str]:
    return [text_of(value) for value in pane.view._rows.values]


def anchored(pane: NotesPane, row: int, anchor: str) -> QPoint:
    """Return a point of a row where ``anchor`` is."""
    rect = pane.view.visualRect(pane.view.model().index(row, 0))
    points = (QPoint(x, y) for y in range(rect.top(), rect.bottom()) for x in range(rect.width()))
    return next(point for point in points if pane._anchor_at(point) == anchor)


def test_typing_finds_notes_by_what_they_say_or_are_about(pane: NotesPane, qtbot: QtBot) -> None:
    field = pane.findChild(QLineEdit)
    qtbot.keyClicks(field, "NORTHgate which")
    assert texts(pane) == ["Which one?"]
    assert pane.count == 4
    pane.apply([Edit(MARKS[1], mark(2, note="Why?"))], [Edit(None, note(5, "Which Northgate?"))])
    assert texts(pane) == ["Which Northgate?"]
    qtbot.keyClicks(field, "x")
    assert pane.view.accessibleDescription() == "No note has these words."
    qtbot.keyClick(field, KEY.Key_Escape)
    assert len(texts(pane)) == 5


def test_notes_stand_by_time_where_that_is_chosen(pane: NotesPane) -> None:
    times = ("2026-01-01T00:00:00+00:00", "2026-03-01T00:00:00+00:00", "2026-02-01T00:00:00+00:00")
    dated = [replace(note(n, f"note {n}"), modified=time) for n, time in enumerate(times, 1)]
    pane.show_notes((), dated)
    by_place, by_time = pane.findChild(OrderButton).menu().actions()
    by_time.trigger()
    assert texts(pane) == ["note 2", "note 3", "note 1"]
    by_place.trigger()
    assert texts(pane) == ["note 1", "note 2", "note 3"]


def test_a_press_on_a_link_or_a_tag_tells_of_it_and_opens_nothing(
    pane: NotesPane, qtbot: QtBot
) -> None:
    pane.show_notes((), [note(1, "See [here](https://wire.example/a) and #port")])
    followed: list[str] = []
    pane.link_chosen.connect(followed.append)
    pane.tag_chosen.connect(followed.append)
    for anchor in ("https://wire.example/a", "tag:port"):
        qtbot.mouseClick(
            pane.view.viewport(), Qt.MouseButton.LeftButton, pos=anchored(pane, 0, anchor)
        )
    assert followed == ["https://wire.example/a", "port"]
    pane.select_note(NoteId(1))
    for action in pane.menu().actions()[2:]:
        action.trigger()
    assert followed[2:] == ["https://wire.example/a", "port"]


@pytest.mark.parametrize(
    "text",
    ["> " * 10_000, "[" * 1_000_000, "<img src='file:///etc/passwd'>" * 100, "![a](http://x/y)"],
)
def test_a_hostile_note_is_shown_as_text(pane: NotesPane, text: str) -> None:
    pane.show_notes((), [note(1, text)])
    pane.view.viewport().grab()
    assert pane.view.rowHeight(0) > 0


def test_a_note_shows_its_markup_and_not_its_signs() -> None:
    document = NoteDocument("## Head\n\nA *b* **c** `d`\n\n- one\n\n> said", load_theme("light"))
    assert document.toPlainText() == "Head\nA b c d\n• one\nsaid"
    looks = {
        fragment.text(): fragment.charFormat()
        for block in blocks(document)
        for fragment in (each.fragment() for each in block)
    }
    assert looks["b"].fontItalic()
    assert looks["c"].fontWeight() > looks["A "].fontWeight()
    assert looks["d"].fontFamilies() != looks["A "].fontFamilies()


def blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found
