from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFontDatabase
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QPushButton,
    QSlider,
    QStyle,
    QStyleOptionComboBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from ui.theme import load_theme
from ui.views.page.typography import ReadingStyle
from ui.views.settings.faces import OWN
from ui.views.settings.reading_panel import ReadingPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Window(QWidget):
    """A button over a text, as in the window."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.button, self.text = QPushButton("Aa"), QTextEdit()
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTrailing)
        column.addWidget(self.text)


@dataclass
class Opened:
    window: Window
    panel: ReadingPanel
    styles: list[ReadingStyle] = field(default_factory=list)
    papers: list[str] = field(default_factory=list)

    def named(self, kind: type[QWidget], name: str) -> QWidget:
        return next(w for w in self.panel.findChildren(kind) if w.accessibleName() == name)

    def choice(self, text: str) -> QAbstractButton:
        return next(b for b in self.panel.findChildren(QAbstractButton) if b.text() == text)


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    window = Window()
    qtbot.addWidget(window)
    window.resize(900, 600)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.text.setFocus()
    qtbot.waitUntil(window.text.hasFocus)
    panel = ReadingPanel(ReadingStyle(), "sepia", load_theme("light"), window)
    opened = Opened(window, panel)
    panel.style_changed.connect(opened.styles.append)
    panel.paper_changed.connect(opened.papers.append)
    panel.open_below(window.button)
    return opened


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_it_opens_with_the_focus_on_the_paper_that_holds(opened: Opened) -> None:
    assert opened.choice("Sepia").hasFocus()
    assert opened.styles == []
    assert opened.papers == []


def test_arrows_choose_another_paper_at_once(opened: Opened, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(focused(), key)
    assert opened.papers == ["dark", "system", "contrast-dark"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Size", ReadingStyle(size=19)),
        ("Line", ReadingStyle(line_height=1.8)),
        ("Width", ReadingStyle(width=67)),
    ],
)
def test_a_slider_changes_its_measure_and_nothing_else(
    opened: Opened, qtbot: QtBot, name: str, expected: ReadingStyle
) -> None:
    qtbot.keyClick(opened.named(QSlider, name), Qt.Key.Key_Right)
    assert opened.styles == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Justified", ReadingStyle(justified=True)),
        ("At the caret", ReadingStyle(tags="caret")),
        ("Never", ReadingStyle(tags="never")),
        ("Show", ReadingStyle(boilerplate="show")),
        ("Hide", ReadingStyle(boilerplate="hide")),
    ],
)
def test_a_press_chooses_line_ends_tags_and_furniture(
    opened: Opened, qtbot: QtBot, text: str, expected: ReadingStyle
) -> None:
    qtbot.mouseClick(opened.choice(text), Qt.MouseButton.LeftButton)
    assert opened.styles == [expected]


def test_only_installed_faces_are_offered(opened: Opened, qtbot: QtBot) -> None:
    box = opened.panel.findChild(QComboBox)
    faces = [box.itemData(row) for row in range(box.count())]
    assert faces[0] == ""
    assert set(faces[1:]) <= set(QFontDatabase.families())
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert opened.styles[-1] == ReadingStyle(family=faces[-1])


def test_there_is_always_a_face_that_is_easy_to_read(opened: Opened) -> None:
    box = opened.panel.findChild(QComboBox)
    texts = [box.itemText(row) for row in range(box.count())]
    assert "Easy to read — Atkinson Hyperlegible" in texts
    styles = set(QFontDatabase.styles(OWN))
    assert {"Regular", "Italic", "Bold", "Bold Italic"} <= styles


def test_the_name_of_the_face_that_is_easy_to_read_is_whole(opened: Opened) -> None:
    box = opened.panel.findChild(QComboBox)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    name = next(box.itemText(row) for row in range(box.count()) if OWN in box.itemText(row))
    assert box.fontMetrics().horizontalAdvance(name) <= room.width()


def test_tab_stays_inside_the_panel(opened: Opened, qtbot: QtBot) -> None:
    stops = []
    for _ in range(16):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        stops.append(focused())
    assert all(opened.panel.isAncestorOf(stop) for stop in stops)
    assert len(set(map(id, stops))) == 8


def test_esc_closes_it_and_gives_the_focus_back(opened: Opened, qtbot: QtBot) -> None:
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert opened.window.text.hasFocus()
    qtbot.waitUntil(lambda: opened.window.findChild(ReadingPanel) is None)


def test_it_closes_where_what_had_the_focus_is_gone_meanwhile(opened: Opened, qtbot: QtBot) -> None:
    delete(opened.window.text)
    with qtbot.waitSignal(opened.panel.closed):
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)


def test_a_press_outside_closes_it_and_one_inside_does_not(opened: Opened, qtbot: QtBot) -> None:
    inside = opened.panel.card.geometry().topLeft() + QPoint(4, 4)
    with qtbot.assertNotEmitted(opened.panel.closed):
        qtbot.mousePress(opened.panel, Qt.MouseButton.LeftButton, pos=inside)
    with qtbot.waitSignal(opened.panel.closed):
        qtbot.mousePress(opened.panel, Qt.MouseButton.LeftButton, pos=QPoint(3, 590))


@pytest.mark.parametrize(
    ("keys", "key", "modifier"),
    [
        ("1", Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier),
        ("Ctrl++", Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_commands_of_the_window_wait_until_it_is_closed(
    opened: Opened, qtbot: QtBot, keys: str, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    command = QAction(opened.window, shortcut=keys)
    opened.window.addAction(command)
    with qtbot.assertNotEmitted(command.triggered):
        qtbot.keyClick(opened.named(QSlider, "Size"), key, modifier)
    opened.panel.close()
    with qtbot.waitSignal(command.triggered):
        qtbot.keyClick(opened.window.button, key, modifier)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_it_stays_inside_the_window(
    opened: Opened, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    opened.window.setLayoutDirection(direction)
    for size in ((1024, 700), (640, 480)):
        opened.window.resize(*size)
        qtbot.waitUntil(lambda size=size: opened.panel.size().toTuple() == size)
        assert opened.window.rect().contains(opened.panel.card.geometry())
