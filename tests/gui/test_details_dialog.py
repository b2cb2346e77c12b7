"""The details of articles: what is shown of one and of many, and what is asked for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from reader.metadata import Metadata
from ui.dialogs.details import DetailsDialog, Known
from ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    Open = Callable[..., DetailsDialog]

ONE = Metadata(
    "Harbour council",
    "By Ines",
    "Northgate Wire",
    "2021-02-18",
    "https://wire.example/1",
    "en",
    tags=("port",),
    fields={"Desk": "Harbour"},
)
SEVERAL = Metadata(
    None, None, "Northgate Wire", None, "", "en",
    tags=("port",), other_tags=("boats",), fields={"Desk": None, "Round": "2"},
)  # fmt: skip


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    def open_dialog(metadata: Metadata = ONE, articles: int = 1) -> DetailsDialog:
        known = Known(["Northgate Wire", "Delta Observer"], ["port", "boats"])
        dialog = DetailsDialog(metadata, articles, known, load_theme("light"))
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return open_dialog


def line(dialog: DetailsDialog, name: str) -> QLineEdit:
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)


def write(dialog: DetailsDialog, name: str, text: str) -> None:
    """Type another value, or delete it."""
    field = line(dialog, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, text)


def asked(dialog: DetailsDialog) -> list[dict[str, Any]]:
    """Press Save; return what is asked for."""
    wanted: list[dict[str, Any]] = []
    dialog.change_wanted.connect(wanted.append)
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "&Save")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return wanted


def test_what_is_known_of_an_article_is_shown(opened: Open) -> None:
    dialog = opened()
    for name, value in (
        ("Title", "Harbour council"),
        ("Source", "Northgate Wire"),
        ("Published", "2021-02-18"),
        ("Language", "en"),
        ("Desk", "Harbour"),
    ):
        assert line(dialog, name).text() == value


def test_only_what_was_changed_is_asked_for(opened: Open) -> None:
    dialog = opened()
    write(dialog, "Title", "Harbour Council")
    write(dialog, "Byline", "")
    write(dialog, "Source", "Northgate Wire")
    assert asked(dialog) == [{"title": "Harbour Council", "byline": ""}]


def test_nothing_changed_closes_without_asking(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    assert asked(dialog) == []
    assert not dialog.isVisible()


def test_where_articles_differ_nothing_is_shown_nor_asked_for(opened: Open) -> None:
    dialog = opened(SEVERAL, 12)
    for name in ("Title", "Byline", "Published", "Desk"):
        assert line(dialog, name).text() == ""
        assert line(dialog, name).placeholderText() == "Several values"
    write(dialog, "Byline", "By Ines")
    assert asked(dialog) == [{"byline": "By Ines"}]


def test_a_value_that_differs_can_be_taken_away_from_all(opened: Open) -> None:
    dialog = opened(SEVERAL, 12)
    write(dialog, "Desk", "x")
    write(dialog, "Desk", "")
    assert asked(dialog) == [{"fields": {"Desk": ""}}]


@pytest.mark.parametrize(
    ("before", "shown", "typed", "offset"),
    [
        ("2021-02-18T22:56:50-05:00", "2021-02-18 22:56", "2021-02-19 02:00", "-05:00"),
        ("2021-02-18T22:56:50-05:00", "2021-02-18 22:56", "2021-02-19 02:00+01:00", ""),
        ("2021-02-18", "2021-02-18", "2021-02-19 02:00", "+03:00"),
        (None, "", "2021-02-19 02:00", "+03:00"),
    ],
)
@pytest.mark.usefixtures("in_baghdad")
def test_a_time_is_that_of_its_place_or_else_of_the_user(
    opened: Open, before: str | None, shown: str, typed: str, offset: str
) -> None:
    dialog = opened(Metadata("t", "", "", before, "", ""))
    assert line(dialog, "Published").text() == shown
    write(dialog, "Published", typed)
    (change,) = asked(dialog)
    told = datetime.fromisoformat(change["published"])
    assert told == datetime.fromisoformat(f"{typed}{offset}")


@pytest.mark.parametrize("typed", ["2021-02-19", "yesterday"])
def test_a_date_alone_and_what_is_none_are_handed_on(opened: Open, typed: str) -> None:
    dialog = opened()
    write(dialog, "Published", typed)
    assert asked(dialog) == [{"published": typed}]


def test_tags_are_added_and_taken_off(opened: Open) -> None:
    dialog = opened(SEVERAL, 12)
    add = line(dialog, "Add a tag")
    add.setFocus()
    for name in ("harbour", "boats"):
        QTest.keyClicks(add, name)
        QTest.keyClick(add, Qt.Key.Key_Return)
        QTest.qWait(1)
    dialog._tags.tag_removed.emit("port")
    assert asked(dialog) == [{"add_tags": ["boats", "harbour"], "remove_tags": ["port"]}]


def test_own_fields_are_changed_added_and_taken_away(opened: Open) -> None:
    dialog = opened()
    write(dialog, "Desk", "")
    names = [each for each in dialog.findChildren(QLineEdit) if not each.isReadOnly()]
    name = next(each for each in names if each.accessibleName() == "Name of a field")
    QTest.keyClicks(name, "Round")
    write(dialog, "Value of the field", "2")
    assert len([each for each in dialog.findChildren(QLineEdit) if each.isReadOnly()]) == 1
    assert asked(dialog) == [{"fields": {"Desk": "", "Round": "2"}}]


def test_the_language_is_called_by_its_name(opened: Open) -> None:
    dialog = opened()
    write(dialog, "Language", "ckb")
    assert dialog._language_name.text() == "Central Kurdish"


def test_a_problem_is_told_and_the_dialog_stays(opened: Open) -> None:
    dialog = opened()
    dialog.show_problem("An article needs a title.")
    assert dialog._problem.isVisible()
    assert dialog.isVisible()
