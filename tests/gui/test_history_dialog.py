from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from reader.values import Action, ActionId, ActionKind, ActionState
from ui.dialogs.history import HistoryDialog
from ui.models.history import HistoryModel
from ui.views.rows_table import RowsTable
from ui.wording import date_and_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from reader.values import ArticleId

TIME = "2026-03-01T09:05:00+00:00"


def action(
    number: int, kind: ActionKind, subject: str, state: ActionState = ActionState.DONE
) -> Action:
    return Action(ActionId(number), f"u{number}", kind, subject, "ines", TIME, state, 1)


ACTIONS = [
    action(3, ActionKind.STAR, "Harbour opens", ActionState.UNDONE),
    action(2, ActionKind.ANNOTATE, "Anneth · GPE", ActionState.DROPPED),
    action(1, ActionKind.IMPORT, "9 articles"),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> HistoryDialog:
    return shown(qtbot, HistoryDialog(ACTIONS))


def shown(qtbot: QtBot, dialog: HistoryDialog) -> HistoryDialog:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    return dialog


def column(dialog: HistoryDialog, number: int) -> list[str]:
    model = dialog.findChild(RowsTable).model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def sentences(dialog: HistoryDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_what_was_done_is_told_in_words_newest_first(dialog: HistoryDialog) -> None:
    assert column(dialog, 1) == [
        "Star “Harbour opens”",
        "Label “Anneth” as GPE",
        "Import 9 articles",
    ]


def test_time_and_author_stand_beside_it(dialog: HistoryDialog) -> None:
    assert column(dialog, 0) == [date_and_time(TIME)] * 3
    assert column(dialog, 3) == ["ines"] * 3


def test_what_was_undone_is_dim_and_says_so(dialog: HistoryDialog) -> None:
    assert column(dialog, 2) == ["undone", "undone for good", ""]
    model = dialog.findChild(RowsTable).model()
    colours = [model.index(row, 1).data(Qt.ItemDataRole.ForegroundRole) for row in range(3)]
    dim = QApplication.palette().placeholderText()
    assert colours == [dim, dim, None]


@pytest.mark.parametrize("typed", ["anneth", "GPE", "for good"])
def test_typing_finds_by_any_word_shown(dialog: HistoryDialog, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClicks(dialog.findChild(QLineEdit), typed)
    assert column(dialog, 1) == ["Label “Anneth” as GPE"]
    assert "1 of 3 actions" in sentences(dialog)


def test_finding_nothing_is_said(dialog: HistoryDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.findChild(QLineEdit), "(")
    assert "No action has these words." in sentences(dialog)


def test_an_empty_history_is_said(qtbot: QtBot) -> None:
    assert "Nothing has been done yet." in sentences(shown(qtbot, HistoryDialog([])))


def test_enter_goes_on_to_what_was_found_and_esc_closes(
    dialog: HistoryDialog, qtbot: QtBot
) -> None:
    qtbot.waitUntil(dialog.findChild(QLineEdit).hasFocus)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.findChild(RowsTable)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_history_of_a_library_is_shown(
    library: Library, add: Callable[..., ArticleId], qtbot: QtBot
) -> None:
    article = add()
    library.annotate(article, 0, 15, library.label("ORG").id)
    library.undo()
    dialog = shown(qtbot, HistoryDialog(library.history()))
    assert column(dialog, 1) == ["Label “Harbour council” as ORG", "Import 1 article"]
    assert column(dialog, 2) == ["undone", ""]


def test_the_model_keeps_to_the_rules(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(HistoryModel(ACTIONS))
