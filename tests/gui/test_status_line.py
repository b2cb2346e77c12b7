from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QToolButton

from reader.values import Span
from ui.theme import apply_theme, load_theme
from ui.views.status_line import SaveState, StatusLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    line = StatusLine(load_theme("light"))
    qtbot.addWidget(line)
    line.show()
    return line


def words(line: StatusLine) -> list[str]:
    labels = line.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def test_it_counts_marks_and_notes(line: StatusLine) -> None:
    line.set_counts(1, 2)
    assert "1 mark · 2 notes" in words(line)
    line.set_counts(1234, 1)
    assert "1,234 marks · 1 note" in words(line)


def test_it_names_the_selection_and_its_mark(line: StatusLine) -> None:
    line.set_place(Span(1204, 1218), "ORG")
    assert "ORG · Characters 1,204–1,218" in words(line)
    line.set_place(None)
    line.set_counts(0, 0)
    line.clear_article()
    assert words(line) == ["saved"]


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (SaveState.SAVED, "saved"),
        (SaveState.READ_ONLY, "read only"),
        (SaveState.FAILED, "not saved"),
    ],
)
def test_the_state_of_the_library_has_a_sign_and_words(
    line: StatusLine, state: SaveState, text: str
) -> None:
    line.set_saved(state)
    assert words(line) == [text]
    assert any(not label.pixmap().isNull() for label in line.findChildren(QLabel))


def test_a_task_shows_how_far_it_is_and_can_be_cancelled(line: StatusLine, qtbot: QtBot) -> None:
    line.show_progress("Importing 31 of 120", 31, 120)
    bar = line.findChild(QProgressBar)
    assert (bar.isVisible(), bar.value(), bar.maximum()) == (True, 31, 120)
    assert "Importing 31 of 120" in words(line)
    with qtbot.waitSignal(line.cancel_requested):
        qtbot.mouseClick(line.findChild(QToolButton), Qt.MouseButton.LeftButton)
    line.end_progress()
    assert not bar.isVisible()


def test_a_long_library_name_gives_way(line: StatusLine) -> None:
    line.set_library("a very long name " * 20 + ".postil", "/home/ines/long.postil")
    line.set_counts(61, 2)
    line.show_progress("Importing", 1, 3)
    line.resize(700, 28)
    QApplication.processEvents()
    assert line.minimumSizeHint().width() <= 700
    saved = next(label for label in line.findChildren(QLabel) if label.text() == "saved")
    assert line.rect().contains(saved.geometry())


def test_nothing_in_the_window_moves_when_a_task_begins_or_ends(
    qapp: QApplication, line: StatusLine
) -> None:
    apply_theme(qapp, load_theme("light"))
    line.set_counts(3, 1)
    line.show_progress("Importing", 3, 10)
    assert line.sizeHint().height() <= line.minimumHeight()
