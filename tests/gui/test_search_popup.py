"""The rows under the search box: the model, walking through them, how a hit is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from reader.values import Span
from ui.colours import contrast
from ui.models.search_rows import Kind, SearchRow, SearchRowsModel
from ui.theme import load_theme
from ui.views.inspector.row_delegate import TEXT, font
from ui.views.parts.ruler import ruler
from ui.views.search.hit_line import fitted
from ui.views.search.search_popup import SearchPopup

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

ROWS = (
    SearchRow(Kind.HEAD, "Texts"),
    SearchRow(Kind.HIT, "A boat for the harbour", "Tide", (Span(2, 6),)),
    SearchRow(Kind.HIT, "قارب في الميناء", "Tide", (Span(0, 4),)),
    SearchRow(Kind.LINE, ""),
    SearchRow(Kind.DEED, "All results"),
)


@pytest.fixture
def popup(qtbot: QtBot) -> SearchPopup:
    window = QWidget()
    window.resize(900, 600)
    box = QLineEdit(window)
    box.setGeometry(200, 10, 400, 30)
    model = SearchRowsModel(window)
    model.set_rows(ROWS)
    popup = SearchPopup(model, load_theme("light"), box, window)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return popup


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = SearchRowsModel()
    qtmodeltester.check(model)
    model.set_rows(ROWS)
    model.set_rows([])


def test_heads_and_lines_are_stepped_over() -> None:
    model = SearchRowsModel()
    model.set_rows(ROWS)
    assert [model.step(row, 1) for row in (-1, 1, 2, 4)] == [1, 2, 4, 1]
    assert [model.step(row, -1) for row in (-1, 1, 4)] == [4, 4, 2]
    assert [model.index(row, 0).flags() == Qt.ItemFlag.NoItemFlags for row in range(5)] == [
        True, False, False, True, False,
    ]  # fmt: skip
    model.set_rows(ROWS[:1])
    assert model.step(-1, 1) == -1


def test_the_card_grows_at_once_and_shrinks_when_typing_rests(
    popup: SearchPopup, qtbot: QtBot
) -> None:
    model = popup.list.model()
    assert isinstance(model, SearchRowsModel)
    model.set_rows(ROWS[-1:])
    popup.show_rows()
    low = popup.height()
    model.set_rows(ROWS)
    popup.show_rows()
    high = popup.height()
    assert high > low
    model.set_rows(ROWS[-1:])
    popup.show_rows()
    assert popup.height() == high
    qtbot.waitUntil(lambda: popup.height() == low)


@pytest.mark.parametrize("rows", [1, 100])
def test_nothing_is_seen_through_the_card(popup: SearchPopup, rows: int) -> None:
    window, model = popup.parentWidget(), popup.list.model()
    assert isinstance(model, SearchRowsModel)
    window.setObjectName("ground")
    window.setStyleSheet(
        "#ground { background: #ff0000 } QScrollBar { background: transparent; width: 10px }"
    )
    model.set_rows(ROWS[1:2] * rows)
    popup.show_rows()
    inside = popup.geometry().adjusted(2, 2, -2, -2)
    image = window.grab(inside).toImage()
    red = QColor("#ff0000").rgb()
    assert all(
        image.pixel(x, y) != red for x in range(image.width()) for y in range(0, image.height(), 7)
    )


def test_what_lies_under_the_card_is_not_painted_while_it_grows(
    popup: SearchPopup, qtbot: QtBot
) -> None:
    under, model = Pane(popup.parentWidget()), popup.list.model()
    assert isinstance(model, SearchRowsModel)
    under.setGeometry(popup.parentWidget().rect())
    under.show()
    popup.show_rows()
    qtbot.wait(50)
    under.painted = QRegion()
    model.set_rows(ROWS[1:2] * 100)  # there is a scroll bar too now
    popup.show_rows()
    qtbot.waitUntil(lambda: not under.painted.isEmpty())  # its edge
    assert not under.painted.intersects(popup.geometry())


class Pane(QWidget):
    """Keeps where it was painted."""

    painted = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt calls it)
        self.painted += event.region()


def test_the_box_keeps_the_focus_while_rows_are_shown_and_pressed(
    popup: SearchPopup, qtbot: QtBot
) -> None:
    box = popup._box
    box.setFocus()
    popup.show_rows()
    popup.go_to(1)
    assert popup.current == 1
    index = popup.list.model().index(2, 0)
    with qtbot.waitSignal(popup.chosen) as pressed:
        place = popup.list.visualRect(index).center()
        QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pressed.args == [2]
    assert popup.window().focusWidget() is box


def test_the_row_one_is_at_is_told_to_those_who_listen(popup: SearchPopup) -> None:
    popup.show_rows()
    popup.go_to(1)
    assert popup._box.accessibleDescription() == "A boat for the harbour, Tide"


def test_what_is_wrong_is_shown_in_its_place_whatever_was_typed(popup: SearchPopup) -> None:
    popup.show_problem("There is no field “<b>:”.", "a <b>:x", 2, 6)
    label = popup.findChild(QLabel)
    assert label.isVisible()
    assert "&lt;b&gt;" in label.text()
    assert "<u><b>&lt;b&gt;:</b></u>" in label.text()
    assert not popup.list.isVisible()
    assert popup.current == -1
    popup.show_rows()
    assert not label.isVisible()


def test_the_card_stays_inside_of_a_small_window(popup: SearchPopup) -> None:
    rows = [SearchRow(Kind.HIT, f"Row {number}") for number in range(60)]
    popup.list.model().set_rows(rows)
    popup.show_rows()
    popup.window().resize(500, 300)
    popup.show_rows()
    assert popup.window().rect().contains(popup.geometry())


def test_a_hit_stands_on_its_ground(popup: SearchPopup) -> None:
    popup.show_rows()
    theme = load_theme("light")
    for row in (1, 2):
        place = popup.list.visualRect(popup.list.model().index(row, 0))
        image = popup.list.viewport().grab(place).toImage()
        names = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(4, 24)}
        assert theme.hit.name() in names
    assert contrast(theme.ink, theme.hit) >= 4.5


@given(
    text=st.text(st.sampled_from("harbour boat 🚒قا"), min_size=1, max_size=120),
    hit=st.integers(0, 119),
    width=st.integers(120, 500),
)
def test_what_is_cut_from_a_line_is_not_the_hit(text: str, hit: int, width: int) -> None:
    hit = min(hit, len(text) - 1)
    letters = ruler(font(TEXT))
    shown, moved = fitted(text, hit, width, letters)
    place = hit + moved
    assert shown[place] == text[hit]
    assert (shown == text) is (letters.width(text) <= width)


def test_rows_are_words_for_those_who_listen() -> None:
    model = SearchRowsModel()
    model.set_rows(ROWS)
    assert model.index(1, 0).data() == "A boat for the harbour, Tide"
