from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from ui.theme import load_theme
from ui.views.notes.note_editor import NoteEditor, place_beside

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ANCHOR = QRect(100, 120, 80, 20)


class Page(QWidget):
    """A text, a field beside it, and the window's shortcuts."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QTextEdit(self)
        self.text.setGeometry(0, 0, 500, 560)
        self.other = QLineEdit(self)
        self.other.setGeometry(510, 0, 80, 30)
        self.window_keys: list[str] = []
        self.heard: list[tuple[str, ...]] = []
        for key in ("N", "X", "2", "Del", "Space", "Esc", "Ctrl+Return", "Ctrl+Z", "Tab"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda key=key: self.window_keys.append(key))

    def open(self, text: str = "", quote: str = "Northgate") -> NoteEditor:
        editor = NoteEditor(load_theme("light"), self.text)
        editor.kept.connect(lambda text: self.heard.append(("kept", text)))
        editor.cancelled.connect(lambda: self.heard.append(("cancelled",)))
        editor.open_at(ANCHOR, quote, QColor("red"), text)
        return editor


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.resize(600, 560)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.text.setFocus()
    qtbot.waitUntil(page.text.hasFocus)
    return page


def collect() -> None:
    """Let go what was to be deleted later."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_ctrl_enter_keeps_what_was_typed(page: Page, qtbot: QtBot) -> None:
    editor = page.open()
    qtbot.keyClicks(editor.field, "Check this")
    qtbot.keyClick(editor.field, KEY.Key_Return, CONTROL)
    assert page.heard == [("kept", "Check this")]
    assert editor.isHidden()
    assert page.text.hasFocus()


def test_a_theme_that_is_switched_reaches_what_is_being_written(page: Page) -> None:
    editor = page.open("See #port, > and *this*")
    dark = load_theme("dark")
    editor.set_theme(dark, QColor("#93c5fd"))
    image = editor.grab().toImage()
    scale = image.devicePixelRatio()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 1)
        for y in range(int(60 * scale))
    }
    assert {dark.card.name(), "#93c5fd"} <= colours
    layout = editor.field.document().firstBlock().layout()
    inks = {each.format.foreground().color().name() for each in layout.formats()}
    assert dark.accent.name() in inks
    editor.finish()
    assert page.heard == [("cancelled",)]


def test_esc_restores(page: Page, qtbot: QtBot) -> None:
    editor = page.open("Before")
    qtbot.keyClicks(editor.field, " and after")
    qtbot.keyClick(editor.field, KEY.Key_Escape)
    assert page.heard == [("cancelled",)]
    assert page.text.hasFocus()


def test_typing_goes_on_after_what_was_there(page: Page, qtbot: QtBot) -> None:
    editor = page.open("Before")
    qtbot.keyClicks(editor.field, " and after")
    editor.finish()
    assert page.heard == [("kept", "Before and after")]


def test_leaving_the_card_keeps_what_was_typed(page: Page, qtbot: QtBot) -> None:
    editor = page.open("Before")
    qtbot.keyClicks(editor.field, "!")
    page.other.setFocus()
    assert page.heard == [("kept", "Before!")]
    assert page.other.hasFocus()
    collect()


def test_hiding_the_text_keeps_what_was_typed(page: Page, qtbot: QtBot) -> None:
    editor = page.open()
    qtbot.keyClicks(editor.field, "Check")
    page.text.hide()
    assert page.heard == [("kept", "Check")]
    collect()


@pytest.mark.parametrize("text", ["", "Before", " spaced \n"])
def test_closing_without_a_change_changes_nothing(page: Page, text: str) -> None:
    page.open(text).finish()
    assert page.heard == [("cancelled",)]


def test_every_opening_ends_once(page: Page, qtbot: QtBot) -> None:
    editor = page.open()
    qtbot.keyClicks(editor.field, "Check")
    editor.finish()
    editor.finish()
    page.other.setFocus()
    assert page.heard == [("kept", "Check")]
    collect()


def test_undone_typing_is_no_change(page: Page, qtbot: QtBot) -> None:
    editor = page.open("Before")
    qtbot.keyClicks(editor.field, "!")
    qtbot.keyClick(editor.field, KEY.Key_Z, CONTROL)
    editor.finish()
    assert page.heard == [("cancelled",)]
    assert page.window_keys == []


def test_remove_keeps_an_empty_text(page: Page, qtbot: QtBot) -> None:
    editor = page.open("Before")
    qtbot.mouseClick(editor.remove_button, Qt.MouseButton.LeftButton)
    assert page.heard == [("kept", "")]


def test_a_new_note_has_nothing_to_remove(page: Page) -> None:
    editor = page.open()
    assert editor.remove_button.isHidden()
    editor.finish()


def test_what_an_empty_field_says_fits_into_it(page: Page) -> None:
    field = page.open().field
    hint = field.fontMetrics().horizontalAdvance(field.placeholderText())
    assert hint < field.viewport().width() - 2 * field.document().documentMargin()


def test_tab_goes_to_the_button_and_stays_in_the_card(page: Page, qtbot: QtBot) -> None:
    editor = page.open("Before")
    editor.remove_button.setFocus()
    assert page.heard == []
    assert editor.isVisible()
    editor.finish()


def test_the_keys_of_the_window_are_text_here(page: Page, qtbot: QtBot) -> None:
    editor = page.open()
    for key in (KEY.Key_N, KEY.Key_X, KEY.Key_2, KEY.Key_Space, KEY.Key_A, KEY.Key_Left):
        qtbot.keyClick(editor.field, key)
    qtbot.keyClick(editor.field, KEY.Key_Delete)
    assert editor.field.written() == "nx2"
    qtbot.keyClick(editor.field, KEY.Key_Escape)
    assert page.window_keys == []


def test_enter_makes_lines_and_no_break_spaces_stay(page: Page, qtbot: QtBot) -> None:
    editor = page.open()
    editor.field.insertPlainText("24\u00a0boats")
    qtbot.keyClick(editor.field, KEY.Key_Return)
    qtbot.keyClick(editor.field, KEY.Key_A)
    qtbot.keyClick(editor.field, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(editor.field, KEY.Key_B)
    editor.finish()
    assert page.heard == [("kept", "24\u00a0boats\na\nb")]


def test_pasted_markup_stays_text(page: Page) -> None:
    editor = page.open("<b>bold</b>", "<img src=x>")
    assert editor.field.written() == "<b>bold</b>"
    editor.finish()


def test_the_field_grows_to_eight_lines(page: Page, qtbot: QtBot) -> None:
    editor = page.open()
    heights = []
    for _ in range(12):
        heights.append(editor.height())
        qtbot.keyClick(editor.field, KEY.Key_Return)
    assert heights == sorted(heights)
    assert len(set(heights[3:8])) == 5
    assert len(set(heights[8:])) == 1
    assert not editor.geometry().adjusted(20, 20, -20, -20).intersects(ANCHOR)
    editor.finish()


@pytest.mark.parametrize(("text", "right"), [("A note", False), ("سێبەری تاقیکردنەوە", True)])
def test_a_line_begins_at_the_side_of_its_script(page: Page, text: str, *, right: bool) -> None:
    editor = page.open()
    editor.field.insertPlainText(text)
    editor.field.moveCursor(editor.field.textCursor().MoveOperation.Start)
    middle = editor.field.viewport().width() // 2
    assert (editor.field.cursorRect().x() > middle) is right
    editor.finish()


@given(
    x=st.integers(-50, 700),
    y=st.integers(-50, 700),
    width=st.integers(1, 700),
    height=st.integers(1, 120),
    room=st.tuples(st.integers(100, 800), st.integers(100, 800)),
    rtl=st.booleans(),
)
def test_the_card_stays_in_the_room_and_off_the_mark_where_it_can(
    x: int, y: int, width: int, height: int, room: tuple[int, int], *, rtl: bool
) -> None:
    place, anchor = QRect(QPoint(), QSize(*room)), QRect(x, y, width, height)
    size, tallest = QSize(330, 160), 240
    card = place_beside(anchor, place, size, tallest, rtl=rtl)
    assert place.contains(card)
    above, below = anchor.top(), place.bottom() - anchor.bottom()
    if max(above, below) >= tallest + 5:
        assert not card.intersects(anchor)
