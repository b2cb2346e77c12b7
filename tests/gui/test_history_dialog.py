from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from reader.values import ActionKind
from ui.dialogs.history import ARTICLE, LIBRARY, HistoryDialog
from ui.models import history
from ui.models.details import DetailsModel
from ui.models.headed_table import VALUE_ROLE
from ui.models.history import PAGE, HistoryModel
from ui.session import Session
from ui.views.parts.segmented import Segmented
from ui.wording.dates import date_and_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from reader.values import ArticleId
    from ui.views.parts.rows_table import RowsTable

    Add = Callable[..., ArticleId]
    Show = Callable[..., HistoryDialog]


@pytest.fixture
def show(library: Library, qtbot: QtBot) -> Iterator[Show]:
    """Return a function that opens the history, in which asking is doing."""
    session = Session(library)

    def open_(article: ArticleId | None = None) -> HistoryDialog:
        dialog = HistoryDialog(session, article)
        dialog.undo_requested.connect(
            lambda action: session.perform(library.history.undo_action, action.id)
        )
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        return dialog

    yield open_
    session.close()


@pytest.fixture
def worked(library: Library, add: Add) -> ArticleId:
    """Return an article in which something was done; the newest step is undone."""
    article, org, gpe = add(), library.labels.named("ORG").id, library.labels.named("GPE").id
    library.marks.add(article, 0, 15, gpe)
    mark = library.articles.get(article).annotations[0].id
    library.marks.relabel([mark], org)
    library.articles.set_starred([article], starred=True)
    library.history.undo()
    return article


def steps(dialog: HistoryDialog) -> RowsTable:
    return dialog._table


def column(table: RowsTable, number: int) -> list[str]:
    model = table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def sentences(dialog: HistoryDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def press(qtbot: QtBot, dialog: HistoryDialog, words: str) -> None:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def can(dialog: HistoryDialog, words: str) -> bool:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == words)
    return button.isEnabled()


def select(dialog: HistoryDialog, kind: ActionKind) -> None:
    model = steps(dialog).model()
    rows = range(model.rowCount())
    row = next(row for row in rows if model.index(row, 0).data(VALUE_ROLE).kind is kind)
    steps(dialog).selectRow(row)


@pytest.mark.usefixtures("worked")
def test_what_was_done_is_told_in_words_newest_first(show: Show) -> None:
    dialog = show()
    assert column(steps(dialog), 1) == [
        "Star “Harbour council doubles its pilot fleet”",
        "Relabel “Harbour council” as ORG",
        "Label “Harbour council” as GPE",
        "Import 1 article",
    ]
    assert column(steps(dialog), 3) == ["ines"] * 4


def test_the_time_stands_beside_it(show: Show, library: Library, worked: ArticleId) -> None:
    assert column(steps(show()), 0)[0] == date_and_time(library.history.actions()[0].created)


@pytest.mark.usefixtures("worked")
def test_what_was_undone_is_dim_and_says_so(show: Show) -> None:
    dialog = show()
    assert column(steps(dialog), 2) == ["undone", "", "", ""]
    model = steps(dialog).model()
    colours = [model.index(row, 1).data(Qt.ItemDataRole.ForegroundRole) for row in range(2)]
    assert colours == [QApplication.palette().placeholderText(), None]


@pytest.mark.usefixtures("worked")
def test_the_selected_step_shows_what_was_before_and_after(show: Show) -> None:
    dialog = show()
    select(dialog, ActionKind.RELABEL)
    details = dialog._detail_table
    cells = [column(details, number)[0] for number in range(4)]
    assert cells == ["Harbour council", "Label", "GPE", "ORG"]
    assert details.isColumnHidden(4)
    select(dialog, ActionKind.STAR)
    assert [column(details, number)[0] for number in (1, 2, 3)] == ["Starred", "no", "yes"]


def test_a_step_on_several_articles_names_them(show: Show, library: Library, add: Add) -> None:
    articles = [add(f"{name}\nText") for name in ("Boats", "Grain")]
    library.tags.put_on(articles, "port")
    dialog = show()
    assert column(dialog._detail_table, 3) == ["#port", "#port"]
    assert column(dialog._detail_table, 4) == ["Boats", "Grain"]
    assert not dialog._detail_table.isColumnHidden(4)


@pytest.mark.usefixtures("worked")
@pytest.mark.parametrize("typed", ["relabel", "COUNCIL as org", "ines relabel"])
def test_typing_finds_by_any_words_shown(show: Show, qtbot: QtBot, typed: str) -> None:
    dialog = show()
    qtbot.keyClicks(dialog.findChild(QLineEdit), typed)
    qtbot.waitUntil(lambda: column(steps(dialog), 1) == ["Relabel “Harbour council” as ORG"])


@pytest.mark.usefixtures("worked")
def test_finding_nothing_is_said(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    qtbot.keyClicks(dialog.findChild(QLineEdit), "(")
    qtbot.waitUntil(lambda: "No step has these words." in sentences(dialog))
    assert not can(dialog, "Undo This Step")
    assert not can(dialog, "Go to")


def test_an_empty_history_is_said(show: Show) -> None:
    assert "Nothing has been done yet." in sentences(show())


def test_the_history_of_the_open_article_alone_is_shown(
    show: Show, add: Add, worked: ArticleId
) -> None:
    other = add("Other\nText")
    dialog = show(other)
    assert len(column(steps(dialog), 1)) == 5
    dialog.findChild(Segmented)._buttons[ARTICLE].click()
    assert column(steps(dialog), 1) == ["Import 1 article"]
    dialog.set_article(worked)
    assert len(column(steps(dialog), 1)) == 4
    dialog.findChild(Segmented)._buttons[LIBRARY].click()
    assert len(column(steps(dialog), 1)) == 5


def test_any_step_is_undone_and_the_list_follows(
    show: Show, library: Library, worked: ArticleId, qtbot: QtBot
) -> None:
    dialog = show()
    select(dialog, ActionKind.RELABEL)
    press(qtbot, dialog, "Undo This Step")
    assert library.articles.get(worked).annotations[0].label == library.labels.named("GPE").id
    assert column(steps(dialog), 1)[0] == "Undo: Relabel “Harbour council” as ORG"
    assert column(steps(dialog), 2) == ["", "undone", "undone", "", ""]
    assert steps(dialog).currentIndex().data(VALUE_ROLE).kind is ActionKind.RELABEL
    assert not can(dialog, "Undo This Step")
    select(dialog, ActionKind.UNDO)
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert library.articles.get(worked).annotations[0].label == library.labels.named("ORG").id


@pytest.mark.usefixtures("worked")
def test_a_step_that_another_builds_on_says_which(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    select(dialog, ActionKind.ANNOTATE)
    press(qtbot, dialog, "Undo This Step")
    assert "“Relabel “Harbour council” as ORG” of " in sentences(dialog)
    assert "builds on it: undo that first." in sentences(dialog)


def test_the_place_of_a_step_is_asked_for(show: Show, worked: ArticleId, qtbot: QtBot) -> None:
    dialog = show()
    select(dialog, ActionKind.RELABEL)
    with qtbot.waitSignal(dialog.place_chosen) as chosen:
        press(qtbot, dialog, "Go to")
    (detail,) = chosen.args
    assert (detail.article, detail.start) == (worked, 0)
    with qtbot.waitSignal(dialog.place_chosen):
        steps(dialog).activated.emit(steps(dialog).currentIndex())


def test_another_program_shows_up_in_the_list(
    show: Show, library: Library, worked: ArticleId
) -> None:
    dialog = show()
    with library.another() as other:
        other.tags.put_on([worked], "port")
    dialog._session.look_for_others()
    assert column(steps(dialog), 1)[0] == "Add the tag #port"


def test_enter_goes_on_to_what_was_found_and_esc_closes(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    qtbot.waitUntil(dialog.findChild(QLineEdit).hasFocus)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.focusWidget() is steps(dialog)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_long_history_is_read_as_far_as_it_is_looked_at(
    show: Show, library: Library, add: Add, qtbot: QtBot
) -> None:
    article = add()
    for number in range(PAGE + 50):
        library.articles.set_starred([article], starred=number % 2 == 0)
    dialog = show()
    model = steps(dialog).model()
    assert model.rowCount() == PAGE
    steps(dialog).verticalScrollBar().setValue(steps(dialog).verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: model.rowCount() == PAGE + 51)
    assert not model.canFetchMore(model.index(-1, -1))
    steps(dialog).selectRow(PAGE + 20)
    library.articles.set_read([article], read=True)
    dialog.refresh()
    assert steps(dialog).currentIndex().row() == PAGE + 21


def test_words_are_looked_for_further_and_further_back(
    show: Show, library: Library, add: Add, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = add()
    for number in range(PAGE + 50):
        library.articles.set_starred([article], starred=number % 2 == 0)
    monkeypatch.setattr(history, "PORTION", 7)
    dialog = show()
    field = dialog.findChild(QLineEdit)
    for words, found in (("import", ["Import 1 article"]), ("nothing like it", [])):
        field.setText(words)
        qtbot.waitUntil(lambda found=found: column(steps(dialog), 1) == found)
    qtbot.waitUntil(lambda: "No step has these words." in sentences(dialog))
    field.clear()
    qtbot.waitUntil(lambda: steps(dialog).model().rowCount() == PAGE)


@pytest.mark.usefixtures("worked")
def test_the_models_keep_to_the_rules(show: Show, qtmodeltester: ModelTester) -> None:
    dialog = show()
    qtmodeltester.check(dialog.findChild(HistoryModel))
    qtmodeltester.check(dialog.findChild(DetailsModel))
