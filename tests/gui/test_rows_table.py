"""A table to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ui.views.parts.rows_table import RowsTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WIDTH = 400


def inked(table: RowsTable, row: int) -> list[int]:
    """Return the columns of pixels of a row that something is drawn on."""
    image = table.viewport().grab(table.visualRect(table.model().index(row, 0))).toImage()
    lines = range(4, image.height() - 4)
    paper = image.pixel(WIDTH // 2, 4)
    inside = range(4, image.width() - 4)
    return [x for x in inside if any(image.pixel(x, y) != paper for y in lines)]


@pytest.mark.parametrize(
    ("text", "at_left"), [("Boats", True), ("Boats قوارب", True), ("قوارب", False)]
)
def test_a_text_begins_at_the_side_that_it_is_read_from(
    qtbot: QtBot, *, text: str, at_left: bool
) -> None:
    model = QStandardItemModel()
    model.appendRow(QStandardItem(text))
    table = RowsTable(model, (WIDTH,), stretched=0)
    qtbot.addWidget(table)
    table.resize(WIDTH, 200)
    table.show()
    ink = inked(table, 0)
    assert (max(ink) < WIDTH // 2) is at_left
    assert (min(ink) > WIDTH // 2) is not at_left


def test_a_table_without_rows_says_why(qtbot: QtBot) -> None:
    model = QStandardItemModel(0, 1)
    table = RowsTable(model, (WIDTH,), stretched=0)
    qtbot.addWidget(table)
    table.resize(WIDTH, 200)
    table.show()
    silent = table.viewport().grab().toImage()
    table.say_when_empty("Nothing is here yet.")
    assert table.viewport().grab().toImage() != silent
    assert table.accessibleDescription() == "Nothing is here yet."
    model.appendRow(QStandardItem(""))
    assert not table.accessibleDescription()
    model.removeRow(0)
    assert table.accessibleDescription() == "Nothing is here yet."
    assert table.viewport().grab().toImage() != silent
