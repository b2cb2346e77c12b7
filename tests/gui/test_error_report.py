from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from ui.dialogs.error_report import ErrorReport, error_details

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LOG = Path("/home/ines/.local/state/postil/log/postil.log")
DETAILS = "Traceback (most recent call last):\nRuntimeError: <b>no such block</b>"


@pytest.fixture
def dialog(qtbot: QtBot) -> ErrorReport:
    dialog = ErrorReport(DETAILS, LOG)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    return dialog


def button(dialog: ErrorReport, words: str) -> QPushButton:
    return next(
        button
        for button in dialog.findChildren(QPushButton)
        if button.text().replace("&", "") == words
    )


def test_the_sentence_and_the_log_are_shown_but_no_traceback(dialog: ErrorReport) -> None:
    words = " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert "What you did before is saved." in words
    assert str(LOG) in words
    assert "Traceback" not in words
    assert not dialog.findChild(QPlainTextEdit).isVisible()


def test_the_details_unfold_and_fold(dialog: ErrorReport, qtbot: QtBot) -> None:
    fold, folded = button(dialog, "Show details"), dialog.height()
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert dialog.findChild(QPlainTextEdit).isVisible()
    assert dialog.findChild(QPlainTextEdit).toPlainText() == DETAILS
    assert dialog.height() > folded
    qtbot.keyClick(button(dialog, "Hide details"), Qt.Key.Key_Space)
    assert dialog.height() == folded


def test_the_details_can_be_copied_while_folded(dialog: ErrorReport, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(dialog, "Copy details"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == DETAILS


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_esc_close_it(dialog: ErrorReport, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(dialog.focusWidget(), key)
    assert not dialog.isVisible()


def test_the_details_tell_the_versions_and_where_it_happened() -> None:
    with pytest.raises(RuntimeError) as caught:
        _fail()
    details = error_details(caught.value)
    assert details.startswith("Postil")
    assert "Python 3." in details
    assert "PySide6" in details
    assert Path(__file__).name in details
    assert details.endswith("RuntimeError: no such block\n")


def _fail() -> None:
    raise RuntimeError("no such block")
