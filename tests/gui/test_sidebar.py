"""The sidebar: its model, what is folded, and which list is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QModelIndex, QPoint, Qt

from reader.kinds import View
from reader.lists import ArticleFilter, Counts
from ui.models.sidebar import LINE_ROLE, MOST, SidebarModel
from ui.models.sidebar_lines import lines_of, name_of
from ui.theme import load_theme
from ui.views.lists.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

ALL = ArticleFilter()
HARBOUR = ArticleFilter(tag="harbour")
WIRE = ArticleFilter(source="Northgate Wire")


def counts(
    tags: tuple[tuple[str, int], ...] = (("harbour", 3),),
    sources: tuple[tuple[str, int], ...] = (("Northgate Wire", 4),),
    **others: tuple[tuple[str, int], ...],
) -> Counts:
    return Counts(dict(zip(View, range(10, 16), strict=True)), sources, tags, **others)


def many(prefix: str, number: int) -> tuple[tuple[str, int], ...]:
    """Return so many names, the later ones with more articles."""
    return tuple((f"{prefix} {each:03}", each + 1) for each in range(number))


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar(load_theme("light"))
    qtbot.addWidget(sidebar)
    sidebar.resize(180, 500)
    sidebar.set_lines(lines_of(counts()), ALL)
    with qtbot.waitExposed(sidebar):
        sidebar.show()
    return sidebar


def show(model: SidebarModel, counted: Counts, chosen: ArticleFilter = ALL) -> None:
    model.set_lines(lines_of(counted), chosen)


def test_counts_are_written_as_the_user_writes_numbers(sidebar: Sidebar) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    try:
        show(sidebar.model(), counts(tags=(("port", 12480),)))
        heard = [
            index.data(Qt.ItemDataRole.AccessibleTextRole) for index in indexes(sidebar.model())
        ]
    finally:
        QLocale.setDefault(before)
    assert "#port, 12,480" in heard


def indexes(model: SidebarModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from indexes(model, index)


def texts(model: SidebarModel) -> list[str]:
    return [index.data() for index in indexes(model)]


def find(sidebar: Sidebar, text: str) -> QModelIndex:
    return next(index for index in indexes(sidebar.model()) if index.data() == text)


def chosen(sidebar: Sidebar) -> str:
    return sidebar.currentIndex().data() or ""


def click(sidebar: Sidebar, qtbot: QtBot, text: str, *, x: int = 60) -> None:
    place = QPoint(x, sidebar.visualRect(find(sidebar, text)).center().y())
    qtbot.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = SidebarModel()
    qtmodeltester.check(model)
    for counted in (
        counts(),
        counts(tags=()),
        counts(tags=many("tag", 40), sources=()),
        counts(sources=many("wire", MOST + 1)),
        counts(months=(("2021-03", 2), ("2021-02", 5), ("2019-12", 1))),
        counts(months=(("2021-03", 3), ("2021-02", 6), ("2019-12", 1))),
        counts(months=(("2021-03", 3), ("2019-12", 1))),
    ):
        show(model, counted)
        qtmodeltester.check(model)


def test_tags_and_sources_stand_in_sections_of_their_own() -> None:
    model = SidebarModel()
    show(model, counts())
    assert texts(model)[0] == "Library"
    assert texts(model)[-5:] == ["Collections", "Tags", "#harbour", "Sources", "Northgate Wire"]
    show(model, counts(tags=(), sources=()))
    assert texts(model)[-1] == "Collections"


def test_only_lists_can_be_chosen() -> None:
    model = SidebarModel()
    show(model, counts(sources=many("wire", 40)))
    for index in indexes(model):
        selectable = bool(model.flags(index) & Qt.ItemFlag.ItemIsSelectable)
        assert selectable == (index.data(LINE_ROLE).filter is not None)


def test_rows_stay_the_same_ones_where_only_counts_change(qtbot: QtBot) -> None:
    model = SidebarModel()
    show(model, counts())
    removed: list[object] = []
    model.rowsRemoved.connect(lambda *rows: removed.append(rows))
    with qtbot.waitSignal(model.dataChanged):
        show(model, counts(tags=(("harbour", 99),)))
    assert removed == []


# Long sections


def test_a_long_section_shows_its_largest_lists_until_all_are_wanted(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    sidebar.resize(180, 2000)
    sidebar.set_lines(lines_of(counts(sources=many("wire", 40))), ALL)
    shown = [text for text in texts(sidebar.model()) if text.startswith("wire")]
    assert shown == [f"wire {each:03}" for each in range(40 - MOST, 40)]
    click(sidebar, qtbot, "Show all 40")
    assert len([text for text in texts(sidebar.model()) if text.startswith("wire")]) == 40
    click(sidebar, qtbot, "Show fewer")
    assert [text for text in texts(sidebar.model()) if text.startswith("wire")] == shown


def test_the_chosen_list_is_shown_in_a_long_section(sidebar: Sidebar) -> None:
    wanted = ArticleFilter(source="wire 000")
    sidebar.set_lines(lines_of(counts(sources=many("wire", 40))), wanted)
    assert chosen(sidebar) == "wire 000"


# Folding


def test_a_section_is_folded_with_the_mouse_and_with_keys(sidebar: Sidebar, qtbot: QtBot) -> None:
    tags, tag = find(sidebar, "Tags"), find(sidebar, "#harbour")
    click(sidebar, qtbot, "Tags")
    assert not sidebar.isExpanded(tags)
    assert not sidebar.visualRect(tag).isValid()
    assert sidebar.folded() == ("tags",)
    for key, expanded in (
        (Qt.Key.Key_Return, True),
        (Qt.Key.Key_Left, False),
        (Qt.Key.Key_Right, True),
        (Qt.Key.Key_Space, False),
    ):
        qtbot.keyClick(sidebar, key)
        assert sidebar.isExpanded(tags) == expanded


def test_what_is_folded_stays_so_when_counts_and_lines_come(sidebar: Sidebar) -> None:
    sidebar.fold(("tags",))
    sidebar.set_lines(lines_of(counts(tags=(("anneth", 1), ("harbour", 3)))), ALL)
    assert not sidebar.isExpanded(find(sidebar, "Tags"))
    sidebar.set_lines(lines_of(counts(tags=(), sources=())), ALL)
    sidebar.set_lines(lines_of(counts()), ALL)
    assert not sidebar.isExpanded(find(sidebar, "Tags"))
    assert sidebar.isExpanded(find(sidebar, "Sources"))
    assert sidebar.folded() == ("tags",)


# Choosing


def test_the_chosen_list_stays_chosen_when_counts_and_tags_come(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    told: list[object] = []
    sidebar.list_chosen.connect(lambda wanted, _name: told.append(wanted))
    sidebar.show_chosen(WIRE)
    sidebar.set_lines(lines_of(counts()), WIRE)
    assert chosen(sidebar) == "Northgate Wire"
    sidebar.set_lines(lines_of(counts(tags=(("anneth", 1), ("harbour", 3)))), WIRE)
    assert chosen(sidebar) == "Northgate Wire"
    assert told == []


def test_the_arrows_choose_lists_and_stop_at_sections(sidebar: Sidebar, qtbot: QtBot) -> None:
    told: list[object] = []
    sidebar.list_chosen.connect(lambda wanted, _name: told.append(wanted))
    sidebar.show_chosen(ArticleFilter(View.TRASH))
    walked = []
    for _ in range(5):
        qtbot.keyClick(sidebar, Qt.Key.Key_Down)
        walked.append(chosen(sidebar))
    assert walked == ["Collections", "Tags", "#harbour", "Sources", "Northgate Wire"]
    assert told == [HARBOUR, WIRE]


def test_the_keys_stay_at_a_section_when_counts_come(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.show_chosen(ArticleFilter(View.TRASH))
    qtbot.keyClick(sidebar, Qt.Key.Key_Down)
    sidebar.set_lines(lines_of(counts()), ArticleFilter(View.TRASH))
    assert chosen(sidebar) == "Collections"


def test_a_list_is_named_even_when_its_line_is_gone(sidebar: Sidebar) -> None:
    assert sidebar.name_of(HARBOUR) == "#harbour"
    sidebar.set_lines(lines_of(counts(tags=(), sources=())), HARBOUR)
    assert sidebar.name_of(HARBOUR) is None
    assert name_of(HARBOUR) == "#harbour"
    assert name_of(WIRE) == "Northgate Wire"
    assert sidebar.name_of(ArticleFilter(View.STARRED)) == "Starred"


def test_no_other_list_is_marked_when_the_line_of_the_chosen_one_goes(sidebar: Sidebar) -> None:
    sidebar.show_chosen(HARBOUR)
    sidebar.set_lines(lines_of(counts(tags=(("anneth", 1),))), HARBOUR)
    assert chosen(sidebar) == ""


def test_the_place_on_screen_stays_when_other_lines_come(sidebar: Sidebar) -> None:
    sidebar.resize(180, 200)
    sidebar.set_lines(lines_of(counts(tags=many("tag", 10), sources=many("wire", 10))), ALL)
    bar = sidebar.verticalScrollBar()
    bar.setValue(330)
    sidebar.set_lines(lines_of(counts(tags=many("tag", 11), sources=many("wire", 10))), ALL)
    sidebar.grab()
    assert bar.value() == 330


def test_a_name_is_written_in_its_own_direction(sidebar: Sidebar) -> None:
    def drawn(name: str) -> QImage:
        show(sidebar.model(), counts(sources=((name, 1),)))
        line = next(each for each in indexes(sidebar.model()) if each.data() == name)
        return sidebar.viewport().grab(sidebar.visualRect(line)).toImage()

    assert drawn("قديم!") == drawn("\u2067قديم!\u2069")


def test_a_screen_reader_hears_names_and_counts(sidebar: Sidebar) -> None:
    heard = [index.data(Qt.ItemDataRole.AccessibleTextRole) for index in indexes(sidebar.model())]
    assert heard[:3] == ["Library", "All articles, 10", "Unread, 11"]
    assert "#harbour, 3" in heard
    assert sidebar.accessibleName() == "Library"


def test_years_hold_their_months_and_are_folded_by_the_sign_before_them(
    sidebar: Sidebar, qtbot: QtBot
) -> None:
    months = (("2021-03", 2), ("2021-02", 5), ("2019-12", 1))
    sidebar.set_lines(lines_of(counts(months=months)), ALL)
    assert texts(sidebar.model())[-6:] == ["Dates", "2021", "March", "February", "2019", "December"]
    year = find(sidebar, "2021")
    assert year.data(LINE_ROLE).articles == 7
    assert not sidebar.isExpanded(year)
    told: list[object] = []
    sidebar.list_chosen.connect(lambda wanted, _name: told.append(wanted))
    click(sidebar, qtbot, "2021", x=14)
    assert sidebar.isExpanded(year)
    click(sidebar, qtbot, "2021")
    click(sidebar, qtbot, "March")
    assert told == [ArticleFilter(published="2021"), ArticleFilter(published="2021-03")]
    sidebar.set_lines(lines_of(counts(months=(("2022-01", 1), *months))), told[-1])
    assert chosen(sidebar) == "March"
    assert sidebar.isExpanded(find(sidebar, "2021"))


def test_languages_are_called_by_their_names() -> None:
    model = SidebarModel()
    show(model, counts(languages=(("en", 3), ("ckb", 2), ("xx", 1))))
    assert texts(model)[-4:] == ["Languages", "English", "Central Kurdish", "xx"]
    assert name_of(ArticleFilter(language="ar")) == "Arabic"
    assert name_of(ArticleFilter(published="2021-02")) == "February 2021"


def test_a_long_name_is_cut_but_whole_in_its_tip(sidebar: Sidebar) -> None:
    name = "The Northgate and Anneth Harbour Gazette and Shipping List <b>"
    sidebar.set_lines(lines_of(counts(sources=((name, 123_456),))), ALL)
    sidebar.grab()
    assert "&lt;b&gt;" in find(sidebar, name).data(Qt.ItemDataRole.ToolTipRole)
