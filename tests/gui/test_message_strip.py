from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit, QToolButton, QVBoxLayout, QWidget

from ui.theme import load_theme
from ui.views.message_strip import MessageStrip, Remedy

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    text = QTextEdit()
    column.addWidget(MessageStrip(load_theme("light"), shown_for=30))
    column.addWidget(text)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    return window


@pytest.fixture
def strip(window: QWidget) -> MessageStrip:
    return window.findChild(MessageStrip)


def said(strip: MessageStrip) -> str:
    return (
        next(label.text() for label in strip.findChildren(QLabel) if label.wordWrap())
        if strip.isVisible()
        else ""
    )


def test_it_takes_no_room_until_there_is_something_to_say(strip: MessageStrip) -> None:
    assert not strip.isVisible()


def test_an_error_stays_until_it_is_closed(strip: MessageStrip, qtbot: QtBot) -> None:
    strip.show_error("The disk is full.")
    qtbot.wait(80)
    assert said(strip) == "The disk is full."
    with qtbot.waitSignal(strip.closed):
        qtbot.mouseClick(strip.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert said(strip) == ""


def test_information_goes_by_itself(strip: MessageStrip, qtbot: QtBot) -> None:
    strip.show_information("Two articles came in.")
    assert said(strip) == "Two articles came in."
    qtbot.waitUntil(lambda: said(strip) == "")


def test_information_stays_while_its_button_has_the_focus(
    strip: MessageStrip, qtbot: QtBot
) -> None:
    strip.show_information("Removed.", Remedy("Undo", list))
    button = strip.findChild(QPushButton)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    qtbot.wait(100)
    assert said(strip) == "Removed."
    button.clearFocus()
    qtbot.waitUntil(lambda: said(strip) == "")


def test_an_error_comes_back_after_the_information_on_top_of_it(
    strip: MessageStrip, qtbot: QtBot
) -> None:
    strip.show_error("The disk is full.")
    strip.show_information("Two articles came in.")
    assert said(strip) == "Two articles came in."
    qtbot.waitUntil(lambda: said(strip) == "The disk is full.")


def test_the_same_error_is_said_once(strip: MessageStrip) -> None:
    strip.show_error("The disk is full.")
    strip.show_error("The disk is full.")
    strip.dismiss()
    assert said(strip) == ""


def test_esc_closes_it(strip: MessageStrip, qtbot: QtBot) -> None:
    strip.show_error("The disk is full.")
    qtbot.keyClick(strip.findChild(QToolButton), Qt.Key.Key_Escape)
    assert said(strip) == ""


def test_a_remedy_is_done_once_and_closes_the_message(strip: MessageStrip, qtbot: QtBot) -> None:
    done: list[str] = []
    strip.show_error("Locked.", Remedy("Try again", lambda: done.append("again")))
    button = strip.findChild(QPushButton)
    assert button.text() == "Try again"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["again"]
    assert said(strip) == ""
    strip.show_error("Other.")
    assert not button.isVisible()


def test_a_remedy_that_fails_can_show_its_own_error(strip: MessageStrip, qtbot: QtBot) -> None:
    strip.show_error("Locked.", Remedy("Try again", lambda: strip.show_error("Still locked.")))
    qtbot.mouseClick(strip.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert said(strip) == "Still locked."


def test_words_of_a_file_are_not_taken_for_markup(strip: MessageStrip) -> None:
    strip.show_error("<b>name</b> can't be read.")
    label = next(label for label in strip.findChildren(QLabel) if label.wordWrap())
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_screen_reader_finds_what_is_said(strip: MessageStrip) -> None:
    strip.show_error("The disk is full.")
    assert strip.accessibleName() == "Error"
    assert strip.accessibleDescription() == "The disk is full."


def test_what_is_told_while_another_window_is_used_waits_for_the_return(
    strip: MessageStrip, window: QWidget, qtbot: QtBot
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    strip.show_information("3,000 articles imported.")
    qtbot.wait(120)
    assert said(strip) == "3,000 articles imported."
    window.activateWindow()
    qtbot.waitUntil(lambda: not said(strip))


def test_an_error_does_not_cover_one_that_says_it_and_more(strip: MessageStrip) -> None:
    more = "The disk is full. Stopped: 12 articles imported."
    strip.show_error(more, Remedy("Show report", lambda: None))
    strip.show_error("The file is gone.")
    strip.show_error("The disk is full.")
    assert said(strip) == more
    strip.dismiss()
    assert said(strip) == "The file is gone."
    strip.dismiss()
    assert not strip.isVisible()
