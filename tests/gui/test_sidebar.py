"""The sidebar: its model, and which list is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.values import ArticleFilter, Counts, View
from ui.models.sidebar import SidebarModel
from ui.theme import load_theme
from ui.views.sidebar import Sidebar

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

ALL = ArticleFilter()
HARBOUR = ArticleFilter(tag="harbour")
WIRE = ArticleFilter(source="Northgate Wire")


def counts(
    tags: tuple[tuple[str, int], ...] = (("harbour", 3),),
    sources: tuple[tuple[str, int], ...] = (("Northgate Wire", 4),),
) -> Counts:
    return Counts(dict(zip(View, range(10, 16), strict=True)), sources, tags)


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar(load_theme("light"))
    qtbot.addWidget(sidebar)
    sidebar.resize(180, 500)
    sidebar.set_counts(counts(), ALL)
    with qtbot.waitExposed(sidebar):
        sidebar.show()
    return sidebar


def chosen(sidebar: Sidebar) -> str:
    return sidebar.currentIndex().data() or ""


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = SidebarModel()
    qtmodeltester.check(model)
    model.set_counts(counts())
    qtmodeltester.check(model)
    model.set_counts(counts(tags=()))
    qtmodeltester.check(model)


def test_tags_and_sources_stand_under_headings_of_their_own() -> None:
    model = SidebarModel()
    model.set_counts(counts())
    texts = [model.line(row).text for row in range(model.rowCount())]
    assert texts[0] == "Library"
    assert texts[-4:] == ["Tags", "#harbour", "Sources", "Northgate Wire"]
    model.set_counts(counts(tags=(), sources=()))
    assert model.rowCount() == 1 + len(View)


def test_headings_can_not_be_chosen() -> None:
    model = SidebarModel()
    model.set_counts(counts())
    for row in range(model.rowCount()):
        enabled = bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsSelectable)
        assert enabled == (model.line(row).filter is not None)


def test_the_chosen_list_stays_chosen_when_counts_and_tags_come(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    told: list[object] = []
    sidebar.list_chosen.connect(lambda wanted, _name: told.append(wanted))
    sidebar.show_chosen(WIRE)
    sidebar.set_counts(counts(), WIRE)
    assert chosen(sidebar) == "Northgate Wire"
    sidebar.set_counts(counts(tags=(("anneth", 1), ("harbour", 3))), WIRE)
    assert chosen(sidebar) == "Northgate Wire"
    assert told == []


def test_the_arrows_choose_lists_and_pass_over_headings(sidebar: Sidebar, qtbot: QtBot) -> None:
    told: list[object] = []
    sidebar.list_chosen.connect(lambda wanted, _name: told.append(wanted))
    sidebar.show_chosen(ArticleFilter(View.TRASH))
    for _ in range(2):
        qtbot.keyClick(sidebar, Qt.Key.Key_Down)
    assert told == [HARBOUR, WIRE]


def test_a_list_is_named_even_when_its_line_is_gone(sidebar: Sidebar) -> None:
    sidebar.set_counts(counts(tags=(), sources=()), HARBOUR)
    assert sidebar.name_of(HARBOUR) == "#harbour"
    assert sidebar.name_of(WIRE) == "Northgate Wire"
    assert sidebar.name_of(ArticleFilter(View.STARRED)) == "Starred"


def test_no_other_list_is_marked_when_the_line_of_the_chosen_one_goes(sidebar: Sidebar) -> None:
    sidebar.show_chosen(HARBOUR)
    sidebar.set_counts(counts(tags=(("anneth", 1),)), HARBOUR)
    assert chosen(sidebar) == ""


def test_a_screen_reader_hears_names_and_counts(sidebar: Sidebar) -> None:
    model = sidebar.model()
    heard = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert heard[:3] == ["Library", "All articles, 10", "Unread, 11"]
    assert "#harbour, 3" in heard
    assert sidebar.accessibleName() == "Library"


def test_a_long_name_is_cut_but_whole_in_its_tip(sidebar: Sidebar) -> None:
    name = "The Northgate and Anneth Harbour Gazette and Shipping List <b>"
    sidebar.set_counts(counts(sources=((name, 123_456),)), ALL)
    sidebar.grab()
    tip = sidebar.model().index(sidebar.model().rowCount() - 1, 0)
    assert "&lt;b&gt;" in tip.data(Qt.ItemDataRole.ToolTipRole)
