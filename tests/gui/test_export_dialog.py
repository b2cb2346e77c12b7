from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QRadioButton

from reader.exporters import FORMATS, Variant
from ui.dialogs.export import Exportable, ExportChoice, ExportDialog, Scope
from ui.settings import EXPORT, Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    Show = Callable[..., ExportDialog]

ALL = Exportable(480, "Unread", 318, 1)
ONLY_IN_OTHER_LISTS = Exportable(3, "Unread", 0, 0)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "postil.ini")
    settings.set(EXPORT, {"folder": str(tmp_path)})
    return settings


@pytest.fixture
def show(qtbot: QtBot, settings: Settings) -> Show:
    def show(exportable: Exportable = ALL) -> ExportDialog:
        dialog = ExportDialog(exportable, settings)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        return dialog

    return show


def radio(dialog: ExportDialog, words: str) -> QRadioButton:
    return next(
        button
        for button in dialog.findChildren(QRadioButton)
        if words in button.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    )


def button(dialog: ExportDialog, words: str) -> QPushButton:
    return next(
        button
        for button in dialog.findChildren(QPushButton)
        if button.text().replace("&", "") == words
    )


def field(dialog: ExportDialog) -> QLineEdit:
    return dialog.findChild(QLineEdit)


def sentences(dialog: ExportDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_each_scope_says_how_many_articles_it_has(show: Show) -> None:
    dialog = show()
    assert radio(dialog, "Everything · 480 articles").isChecked()
    assert radio(dialog, "The list “Unread” · 318 articles").isEnabled()
    assert radio(dialog, "The selected articles · 1 article").isEnabled()


def test_a_scope_without_articles_is_disabled_and_says_why(show: Show) -> None:
    dialog = show(ONLY_IN_OTHER_LISTS)
    assert not radio(dialog, "Unread").isEnabled()
    assert "no articles in this list" in radio(dialog, "Unread").toolTip()
    assert "No article is selected" in radio(dialog, "selected").toolTip()


def test_nothing_can_be_exported_of_an_empty_library(show: Show) -> None:
    assert not button(show(Exportable(0, "Unread", 0, 0)), "Export").isEnabled()


def test_an_ampersand_in_the_name_of_a_list_is_shown(show: Show) -> None:
    assert radio(show(Exportable(1, "R&D", 1, 1)), "The list “R&D”").isVisible()


def test_a_long_name_of_a_list_does_not_widen_the_dialog(show: Show) -> None:
    assert show(Exportable(1, "Northgate " * 50, 1, 1)).width() == show().width()


def test_enter_exports_everything_for_a_spreadsheet(
    show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    expected = tmp_path / "annotations.csv"
    assert dialog.choice == ExportChoice(
        Scope.EVERYTHING, FORMATS[0], Variant.SPREADSHEET, expected
    )


def test_everything_can_be_chosen_with_the_keyboard(
    show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show()
    qtbot.waitUntil(radio(dialog, "Everything").hasFocus)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is field(dialog)
    qtbot.keyClick(field(dialog), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field(dialog), "marks.csv")
    choice = dialog.choice
    assert (choice.scope, choice.variant) == (Scope.LIST, Variant.DATA)
    assert choice.path == tmp_path / "marks.csv"


def test_the_letter_of_the_file_leads_to_its_path(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(field(dialog).hasFocus)


def test_esc_exports_nothing(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_it_says_beforehand_that_a_file_will_be_replaced(show: Show, tmp_path: Path) -> None:
    (tmp_path / "annotations.csv").write_text("old")
    dialog = show()
    assert "“annotations.csv” is there already and will be replaced." in sentences(dialog)
    assert button(dialog, "Export").isEnabled()
    field(dialog).setText(str(tmp_path / "new.csv"))
    assert "replaced" not in sentences(dialog)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "Give the file a name."),
        ("gone/marks.csv", "is not there"),
        (".", "is a folder"),
        ("/", "is a folder"),
        ("a/" * 3000, "is not there"),
    ],
)
def test_a_path_that_cannot_be_used_is_told_at_once(show: Show, name: str, reason: str) -> None:
    dialog = show()
    field(dialog).setText(name)
    assert reason in sentences(dialog)
    assert not button(dialog, "Export").isEnabled()


def test_a_file_can_be_chosen_in_a_file_dialog(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "marks.csv").write_text("old")
    dialog = show()
    qtbot.mouseClick(button(dialog, "Browse…"), Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)
    assert chooser.selectedFiles() == [str(tmp_path / "annotations.csv")]
    chooser.selectFile("marks.csv")
    chooser.accept()
    assert dialog.choice.path == tmp_path / "marks.csv"
    assert "“marks.csv” is there already" in sentences(dialog)


def test_it_begins_with_the_choices_of_the_last_time(
    show: Show, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    first = show()
    radio(first, "Unread").setChecked(True)
    radio(first, "Data").setChecked(True)
    field(first).setText(str(tmp_path / "other" / "annotations.csv"))
    first.accept()
    assert show().choice == first.choice


def test_what_was_cancelled_is_not_remembered(show: Show, settings: Settings) -> None:
    before = settings.get(EXPORT)
    dialog = show()
    radio(dialog, "Unread").setChecked(True)
    dialog.reject()
    assert settings.get(EXPORT) == before


def test_choices_that_no_longer_hold_are_forgotten(
    show: Show, settings: Settings, tmp_path: Path
) -> None:
    gone = str(tmp_path / "gone")
    settings.set(EXPORT, {"scope": "list", "variant": "tea", "format": "tape", "folder": gone})
    choice = show(ONLY_IN_OTHER_LISTS).choice
    assert (choice.scope, choice.variant) == (Scope.EVERYTHING, Variant.SPREADSHEET)
    assert choice.path.parent.is_dir()


def test_each_use_says_what_is_different(show: Show) -> None:
    dialog = show()
    spreadsheet, data = radio(dialog, "Spreadsheet"), radio(dialog, "Data")
    assert "byte order mark" in spreadsheet.accessibleDescription()
    assert "exactly as it is" in data.accessibleDescription()
    assert data.accessibleDescription() in sentences(dialog)


def test_everything_is_in_the_window_and_the_window_on_a_small_screen(show: Show) -> None:
    dialog = show()
    assert dialog.width() <= 1024
    assert dialog.height() <= 700
    assert all(
        dialog.rect().contains(label.mapTo(dialog, label.rect().bottomRight()))
        for label in dialog.findChildren(QLabel)
    )
