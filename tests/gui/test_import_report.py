from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton

from reader.boilerplate import BoilerplateLine, LineId, LineVerdict
from reader.values import Imported, Outcome, Succession
from ui.dialogs.import_report import ImportReport
from ui.models.import_report import ImportReportModel
from ui.views.parts.rows_table import RowsTable

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

NEW = Imported(Outcome.NEW, "u1", "Harbour opens", "harbour.txt")
TWIN = Imported(Outcome.DUPLICATE, "u0", "Foghorn falls silent", "foghorn.txt")
FAILED = Imported(Outcome.FAILED, "", "The file is empty.", "<b>empty</b>.txt")
HEADINGS = "File\tOutcome\tTitle or reason\n"


@pytest.fixture
def dialog(qtbot: QtBot) -> ImportReport:
    return shown(qtbot, ImportReport([NEW, TWIN, FAILED, NEW]))


def shown(qtbot: QtBot, dialog: ImportReport) -> ImportReport:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    return dialog


def table(dialog: ImportReport) -> RowsTable:
    return dialog.findChild(RowsTable)


def files(dialog: ImportReport) -> list[str]:
    model = table(dialog).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click(qtbot: QtBot, dialog: ImportReport, words: str) -> None:
    button = next(
        button
        for kind in (QPushButton, QToolButton)
        for button in dialog.findChildren(kind)
        if button.text().replace("&", "") == words
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def sentences(dialog: ImportReport) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def save_as(qtbot: QtBot, dialog: ImportReport, path: Path) -> None:
    click(qtbot, dialog, "Save…")
    dialog.findChild(QFileDialog).fileSelected.emit(str(path))


@pytest.mark.parametrize(
    ("reports", "sentence"),
    [
        ([], "No file that can be imported was found."),
        ([NEW], "1 article imported."),
        ([NEW] * 12, "12 articles imported."),
        ([TWIN], "“Foghorn falls silent” is already in the library."),
        ([FAILED], "“<b>empty</b>.txt” could not be read. The file is empty."),
        ([replace(FAILED, file="")], "The file is empty."),
        ([FAILED, FAILED], "2 could not be read."),
        (
            [NEW, NEW, TWIN, FAILED],
            "2 articles imported, 1 already in the library, 1 could not be read.",
        ),
    ],
)
def test_one_sentence_sums_an_import_up(
    qtbot: QtBot, reports: list[Imported], sentence: str
) -> None:
    dialog = shown(qtbot, ImportReport(reports))
    assert dialog.sentence() == sentence
    assert sentence in sentences(dialog)


@pytest.mark.parametrize(
    ("reports", "sentence"),
    [
        ([], "Stopped before anything came in."),
        ([TWIN], "Stopped: 1 already in the library, the others left out."),
        ([NEW] * 12, "Stopped: 12 articles imported, the others left out."),
    ],
)
def test_an_import_that_was_stopped_says_so(
    qtbot: QtBot, reports: list[Imported], sentence: str
) -> None:
    assert shown(qtbot, ImportReport(reports, stopped=True)).sentence() == sentence


def test_the_lines_that_were_learned_are_named(qtbot: QtBot) -> None:
    lines = [
        BoilerplateLine(LineId(number), "Delta Observer", f"Line {number}", LineVerdict.LEARNED)
        for number in range(4)
    ]
    dialog = shown(qtbot, ImportReport([NEW] * 12, lines))
    named = ", ".join(f"“Line {number}”" for number in range(3))
    told = f"Now boilerplate: {named}, 1 more; see Mark > Boilerplate of the Source."
    assert told in sentences(dialog)


def test_a_reason_too_long_for_its_column_is_told_of_the_row_one_is_at(qtbot: QtBot) -> None:
    reason = "There is nothing in it, " * 20 + "save it again."
    dialog = shown(qtbot, ImportReport([NEW, replace(FAILED, message=reason)]))
    qtbot.mouseClick(
        table(dialog).viewport(),
        Qt.MouseButton.LeftButton,
        pos=table(dialog).visualRect(table(dialog).model().index(0, 0)).center(),
    )
    assert reason in sentences(dialog)


def opened(dialog: ImportReport) -> list[str]:
    """Return the uids of what is opened from a report from now on."""
    uids: list[str] = []
    dialog.open_wanted.connect(uids.append)
    return uids


def test_an_article_is_opened_from_its_row(dialog: ImportReport, qtbot: QtBot) -> None:
    uids = opened(dialog)
    table(dialog).selectRow(2)
    click(qtbot, dialog, "Open")
    assert uids == ["u1"]
    assert not dialog.isVisible()


def test_enter_opens_what_was_there_before_as_well(dialog: ImportReport, qtbot: QtBot) -> None:
    uids = opened(dialog)
    table(dialog).setFocus()
    table(dialog).selectRow(1)
    qtbot.keyClick(table(dialog), Qt.Key.Key_Return)
    assert uids == ["u0"]
    assert not dialog.isVisible()


def test_what_could_not_be_read_can_not_be_opened(dialog: ImportReport, qtbot: QtBot) -> None:
    uids = opened(dialog)
    table(dialog).selectRow(0)
    click(qtbot, dialog, "Open")
    assert dialog.isVisible()
    qtbot.keyClick(table(dialog), Qt.Key.Key_Return)
    assert uids == []


def test_nothing_is_offered_to_be_opened_where_other_rows_are_shown(
    dialog: ImportReport, qtbot: QtBot
) -> None:
    uids = opened(dialog)
    table(dialog).selectRow(2)
    click(qtbot, dialog, "Failed 1")
    click(qtbot, dialog, "Open")
    assert uids == []


def test_what_failed_comes_first_and_the_rest_in_its_order(dialog: ImportReport) -> None:
    assert files(dialog) == ["<b>empty</b>.txt", "foghorn.txt", "harbour.txt", "harbour.txt"]


def test_names_and_titles_are_shown_as_they_are(dialog: ImportReport) -> None:
    index = table(dialog).model().index(0, 0)
    assert index.data() == "<b>empty</b>.txt"
    assert "<b>" not in index.data(Qt.ItemDataRole.ToolTipRole)


def test_one_outcome_alone_can_be_shown(dialog: ImportReport, qtbot: QtBot) -> None:
    click(qtbot, dialog, "New 2")
    assert files(dialog) == ["harbour.txt", "harbour.txt"]
    click(qtbot, dialog, "All 4")
    assert len(files(dialog)) == 4


def test_outcomes_that_did_not_happen_are_not_offered(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ImportReport([NEW]))
    words = [button.text() for button in dialog.findChildren(QToolButton)]
    assert words == ["All 1", "New 1"]


def test_copying_takes_what_is_shown(dialog: ImportReport, qtbot: QtBot) -> None:
    click(qtbot, dialog, "Already there 1")
    click(qtbot, dialog, "Copy")
    assert QApplication.clipboard().text() == "foghorn.txt\talready there\tFoghorn falls silent\n"


def test_ctrl_c_copies_the_selected_rows(dialog: ImportReport, qtbot: QtBot) -> None:
    view = table(dialog)
    view.setFocus()
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text().splitlines()
    assert [line.split("\t")[1] for line in copied] == ["failed", "already there"]


def test_the_whole_report_is_saved_whatever_is_shown(
    dialog: ImportReport, qtbot: QtBot, tmp_path: Path
) -> None:
    click(qtbot, dialog, "Failed 1")
    save_as(qtbot, dialog, tmp_path / "report.tsv")
    saved = (tmp_path / "report.tsv").read_text("utf-8")
    assert saved.startswith(HEADINGS + "<b>empty</b>.txt\tfailed\tThe file is empty.\n")
    assert saved.count("\n") == 5
    assert "Saved as “report.tsv”." in sentences(dialog)


def test_tabs_and_line_breaks_in_a_title_do_not_break_the_saved_table(
    qtbot: QtBot, tmp_path: Path
) -> None:
    odd = Imported(Outcome.NEW, "u1", "Harbour\topens\nat dawn", "a\nb.txt")
    dialog = shown(qtbot, ImportReport([odd]))
    save_as(qtbot, dialog, tmp_path / "report.tsv")
    saved = (tmp_path / "report.tsv").read_text("utf-8")
    assert saved == HEADINGS + "a b.txt\tnew\tHarbour opens at dawn\n"


def test_a_report_is_saved_as_a_table_that_no_spreadsheet_runs(
    qtbot: QtBot, tmp_path: Path
) -> None:
    odd = Imported(Outcome.NEW, "u1", "=1+1", "a,b.txt")
    dialog = shown(qtbot, ImportReport([odd]))
    save_as(qtbot, dialog, tmp_path / "report.csv")
    saved = (tmp_path / "report.csv").read_text("utf-8-sig")
    assert saved == 'File,Outcome,Title or reason\n"a,b.txt",new,\'=1+1\n'


def test_a_new_version_names_what_came_along_and_what_has_no_place(qtbot: QtBot) -> None:
    earlier = Succession("u0", "Harbour", 2, ("24 boats",))
    dialog = shown(qtbot, ImportReport([replace(NEW, succeeds=earlier)]))
    told = table(dialog).model().index(0, 2).data()
    assert told == (
        "Harbour opens (new version of “Harbour”; 2 marks and notes carried over; "
        "without a place there: “24 boats”)"
    )
    told = "a new version of what was there, 1 mark or note without a place in it."
    assert f"1 article imported, {told}" in sentences(dialog)


def test_one_mark_that_came_along_is_one(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ImportReport([replace(NEW, succeeds=Succession("u0", "Harbour", 1, ()))]))
    told = table(dialog).model().index(0, 2).data()
    assert "1 mark or note carried over" in told


def test_a_report_that_cannot_be_saved_says_why(
    dialog: ImportReport, qtbot: QtBot, tmp_path: Path
) -> None:
    save_as(qtbot, dialog, tmp_path / "gone" / "report.tsv")
    assert "is not there" in sentences(dialog)


def test_tab_goes_from_the_filter_over_the_table_to_the_buttons(
    dialog: ImportReport, qtbot: QtBot
) -> None:
    stops = []
    for _ in range(5):
        stops.append(type(dialog.focusWidget()).__name__)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert stops == ["QToolButton", "RowsTable", *["QPushButton"] * 3]


def test_ten_thousand_documents_are_one_model(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ImportReport([NEW] * 9_999 + [FAILED]))
    view = table(dialog)
    assert view.model().rowCount() == 10_000
    view.scrollToBottom()
    assert view.indexAt(view.viewport().rect().center()).row() > 9_900


def test_the_model_keeps_to_the_rules(qtmodeltester: ModelTester) -> None:
    model = ImportReportModel([NEW, FAILED])
    qtmodeltester.check(model)
    model.show_only(Outcome.FAILED)
    model.show_only(None)
