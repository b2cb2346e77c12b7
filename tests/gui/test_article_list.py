"""The list of articles: its model, and what stays when other rows come."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inspected import summary
from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from reader.values import ArticleId, Direction
from ui.models.article_list import EXCERPT_ROLE, PAGE, SUMMARY_ROLE, ArticleListModel
from ui.theme import load_theme
from ui.views.lists.article_list import ArticleList
from ui.views.lists.article_row import (
    DENSITIES,
    HEIGHTS,
    META_SIZE,
    draw_lines,
    fitting_byline,
    lines,
)
from ui.views.lists.article_table import HEADING_HEIGHT, MOST_STRETCHES
from ui.views.parts.elided_label import ElidedLabel
from ui.views.parts.ruler import ruler

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from reader.values import ArticleSummary

KURDISH = "سەرۆکی ئەنجومەن گوتی: باشە"

LOADED = {"read": False, "starred": True, "annotations": 3, "notes": 1, "tags": ("harbour",)}


class Shelf:
    """A library's summaries, which counts how often it is read."""

    def __init__(self) -> None:
        self.reads = 0
        self.gone: set[int] = set()

    def summaries(self, wanted: Sequence[ArticleId]) -> list[ArticleSummary]:
        self.reads += 1
        return [self._summary(each) for each in wanted if each not in self.gone]

    def excerpts(self, wanted: Sequence[ArticleId]) -> dict[ArticleId, str]:
        self.reads += 1
        return {each: f"The text of {each}" for each in wanted if each not in self.gone}

    def _summary(self, article: ArticleId) -> ArticleSummary:
        rtl = article % 3 == 0
        return summary(
            id=article,
            uid=f"a{article}",
            title=KURDISH if rtl else f"Article {article}",
            direction=Direction.RTL if rtl else Direction.LTR,
            **LOADED if article == 9 else {},
        )


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(shelf: Shelf) -> ArticleListModel:
    return ArticleListModel(shelf.summaries, shelf.excerpts)


@pytest.fixture
def articles(model: ArticleListModel, qtbot: QtBot) -> ArticleList:
    articles = ArticleList(model, load_theme("light"))
    qtbot.addWidget(articles)
    articles.resize(280, 500)
    articles.show_ids(ids(range(1, 201)))
    with qtbot.waitExposed(articles):
        articles.show()
    return articles


def ids(numbers: Sequence[int]) -> array[int]:
    return array("q", numbers)


def test_the_model_keeps_the_rules_of_models(
    model: ArticleListModel, shelf: Shelf, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    model.set_ids(ids(range(150)))
    qtmodeltester.check(model)
    shelf.gone = {3}
    model.refresh([ArticleId(3)])
    model.refresh_all()
    model.set_ids(ids(()))
    qtmodeltester.check(model)


def test_a_hundred_thousand_articles_are_listed_from_a_few_pages(
    articles: ArticleList, model: ArticleListModel, shelf: Shelf
) -> None:
    shelf.reads = 0
    articles.show_ids(ids(range(100_000)))
    articles.grab()
    articles.table.scrollToBottom()
    articles.grab()
    assert model.rowCount() == 100_000
    assert model.row_of(ArticleId(99_999)) == 99_999
    assert shelf.reads <= 4


def test_only_the_page_of_a_changed_article_is_read_again(
    model: ArticleListModel, shelf: Shelf
) -> None:
    model.set_ids(ids(range(3 * PAGE)))
    for row in (0, PAGE, 2 * PAGE):
        model.summary(row)
    shelf.reads = 0
    model.refresh([ArticleId(PAGE + 1)])
    for row in (0, PAGE, 2 * PAGE):
        model.summary(row)
    assert shelf.reads == 1


def test_an_article_that_went_is_an_empty_row(
    articles: ArticleList, model: ArticleListModel, shelf: Shelf
) -> None:
    shelf.gone = {2}
    model.refresh([ArticleId(2)])
    articles.grab()
    assert model.index(1, 0).data(SUMMARY_ROLE) is None
    assert model.index(1, 0).data() == ""


def test_current_selection_and_place_stay_when_other_rows_come(
    articles: ArticleList, model: ArticleListModel
) -> None:
    articles.go_to(40)
    flag = QItemSelectionModel.SelectionFlag
    articles.table.selectionModel().select(model.index(42, 0), flag.Select | flag.Rows)
    bar = articles.table.verticalScrollBar()
    bar.setValue(38 * HEIGHTS["normal"] + 10)
    chosen: list[object] = []
    articles.article_chosen.connect(chosen.append)
    articles.show_ids(ids([500, 501, *range(1, 201)]))
    assert articles.current_article() == 41
    assert articles.selected_articles() == [41, 43]
    assert bar.value() == 40 * HEIGHTS["normal"] + 10
    assert chosen == []


def test_what_is_gone_is_not_selected_any_more(articles: ArticleList) -> None:
    articles.go_to(40)
    articles.show_ids(ids(range(100, 201)))
    assert articles.current_article() is None
    assert articles.selected_articles() == []


@pytest.mark.parametrize(("row", "follows"), [(0, 2), (40, 42), (199, 199)])
def test_the_next_article_follows_one_that_went(
    articles: ArticleList, row: int, follows: int
) -> None:
    articles.go_to(row)
    chosen: list[object] = []
    articles.article_chosen.connect(chosen.append)
    articles.show_ids(ids([each for each in range(1, 201) if each != row + 1]), close_up=True)
    assert articles.current_article() == follows
    assert chosen == [follows]


def test_the_program_stands_at_an_article_without_telling(articles: ArticleList) -> None:
    chosen: list[object] = []
    articles.article_chosen.connect(chosen.append)
    articles.select_quietly(ArticleId(150))
    assert articles.current_article() == 150
    assert chosen == []
    assert articles.table.visualRect(articles.table.currentIndex()).top() >= 0


def test_steps_end_at_the_ends_of_the_list(articles: ArticleList) -> None:
    articles.go_to(0)
    assert not articles.step(-1)
    assert articles.current_article() == 1
    articles.go_to(199)
    assert not articles.step(1)
    assert articles.current_article() == 200


@pytest.mark.parametrize(
    ("reason", "selected"),
    [
        (Qt.FocusReason.TabFocusReason, [1]),
        (Qt.FocusReason.ShortcutFocusReason, [1]),
        (Qt.FocusReason.ActiveWindowFocusReason, []),
        (Qt.FocusReason.PopupFocusReason, []),
        (Qt.FocusReason.OtherFocusReason, []),
    ],
)
def test_the_row_that_the_focus_comes_to_is_selected_but_not_when_it_only_comes_back(
    articles: ArticleList, reason: Qt.FocusReason, selected: list[int]
) -> None:
    articles.table.select_rows([], -1)
    QApplication.sendEvent(articles.table, QFocusEvent(QEvent.Type.FocusIn, reason))
    assert articles.selected_articles() == selected


def test_an_empty_list_has_nothing_to_go_to(articles: ArticleList) -> None:
    articles.show_ids(ids(()))
    assert not articles.go_to(0)
    assert not articles.step(1)
    assert articles.current_article() is None


def test_a_title_from_right_to_left_begins_at_the_right(
    articles: ArticleList, model: ArticleListModel
) -> None:
    width = articles.table.viewport().width()

    def margins(row: int) -> tuple[int, int]:
        """Return how far the title of a row stands from the left and from the right edge."""
        rect = articles.table.visualRect(model.index(row, 0))
        image = articles.table.viewport().grab(rect).toImage()
        title = range(14, 26)
        ground = image.pixelColor(width // 2, 3)
        inked = [
            x
            for x in range(30, width - 6)  # beside the dot of what is unread
            if any(image.pixelColor(x, y) != ground for y in title)
        ]
        return inked[0], width - inked[-1]

    latin, kurdish = margins(1), margins(2)
    assert latin[0] < latin[1]
    assert kurdish[0] > kurdish[1]


class Tagged(Shelf):
    """Articles whose only tag is a letter."""

    def _summary(self, article: ArticleId) -> ArticleSummary:
        tags = ("p",) if article % 2 else ("n",)
        return super()._summary(article)._replace(direction=Direction.LTR, tags=tags)


def test_the_letters_of_tags_are_whole(qtbot: QtBot) -> None:
    model = ArticleListModel(Tagged().summaries, Tagged().excerpts)
    articles = ArticleList(model, load_theme("light"))
    qtbot.addWidget(articles)
    articles.resize(280, 500)
    articles.show_ids(ids([1, 2]))

    def lowest(row: int) -> int:
        rect = articles.table.visualRect(model.index(row, 0)).adjusted(30, 0, -30, -2)
        image = articles.table.viewport().grab(rect).toImage()
        across = range(image.width())
        inked = [
            y
            for y in range(image.height())
            if any(image.pixelColor(x, y).lightness() < 160 for x in across)
        ]
        return inked[-1]

    font = QFont()
    font.setPixelSize(META_SIZE)
    bounds = QFontMetrics(font).tightBoundingRect
    assert lowest(0) - lowest(1) == bounds("p").bottom() - bounds("n").bottom()


def heights_of_ink(image: QImage, columns: range) -> list[int]:
    """Return how many rows from the topmost to the lowest ink each column with ink has."""
    found = []
    for x in columns:
        rows = [y for y in range(image.height()) if image.pixelColor(x, y).lightness() < 128]
        if rows:
            found.append(rows[-1] - rows[0] + 1)
    return found


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("text", "rtl"), [("harbour pilots " * 9, False), ("قارب الميناء " * 9, True)]
)
def test_the_ellipsis_stands_where_a_cut_title_ends(text: str, *, rtl: bool) -> None:
    image = QImage(QSize(200, 30), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as in a window in English
    draw_lines(painter, text, QFont(), QRect(0, 0, 200, 30), 1, rtl=rtl)
    painter.end()
    left, right = heights_of_ink(image, range(10)), heights_of_ink(image, range(190, 200))
    end, start = (left, right) if rtl else (right, left)
    assert max(end) <= 3 < max(start)  # full stops are low, letters are not


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (400, "Northgate Wire · 18 Feb 2021 · 2 min"),
        (200, r"N[\w ]+… · 18 Feb 2021 · 2 min"),
        (150, r"N[\w ]+… · 18 Feb 2021"),
        (70, r"N\w+…"),
    ],
)
def test_the_source_is_shortened_rather_than_the_date(qtbot: QtBot, width: int, shown: str) -> None:
    font = QFont()
    font.setPixelSize(META_SIZE)
    article = summary(source="Northgate Wire", published="2021-02-18", words=460)
    line = fitting_byline(article, width, ruler(font))
    assert re.fullmatch(shown, re.sub("[\u2068\u2069]", "", line))
    assert ruler(font).width(line) <= width


@pytest.mark.parametrize("width", range(150, 260, 10))
def test_a_shortened_source_of_any_script_leaves_the_date_whole(qtbot: QtBot, width: int) -> None:
    font = QFont()
    font.setPixelSize(META_SIZE)
    article = summary(source="وایەری نۆرسگەیت و دەوروبەری", published="2022-03-21", words=460)
    line = fitting_byline(article, width, ruler(font))
    assert "21 Mar 2022" in line
    assert QFontMetrics(font).horizontalAdvance(line) <= width + 1


def test_a_long_name_leaves_the_number_of_its_articles_whole(
    articles: ArticleList, qtbot: QtBot
) -> None:
    articles.resize(210, 500)
    articles.set_title("Everything about harbours and their pilots", 100_000)
    number = next(label for label in articles.findChildren(QLabel) if "·" in label.text())
    qtbot.waitUntil(lambda: number.width() >= number.sizeHint().width())
    assert articles.width() == 210


def test_the_word_of_the_order_gives_way_to_the_name_of_the_list(
    articles: ArticleList, qtbot: QtBot
) -> None:
    order = articles.findChild(QToolButton)
    name = articles.findChild(ElidedLabel)
    articles.set_order("Newest")
    articles.resize(170, 500)
    articles.set_title("All articles", 3_000)
    assert (order.text().strip(), order.accessibleName()) == ("", "Newest")
    qtbot.waitUntil(lambda: name.width() >= name.sizeHint().width())
    articles.resize(400, 500)
    assert order.text() == "Newest"


def test_a_screen_reader_hears_the_list_and_its_titles(
    articles: ArticleList, model: ArticleListModel
) -> None:
    articles.set_title("Unread", 200)
    assert articles.table.accessibleName() == "Unread · 200"
    heard = model.index(8, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith(f"{KURDISH}, ")
    assert heard.endswith("unread, starred, 3 marks, 1 note, #harbour")
    table = QAccessible.queryAccessibleInterface(articles.table)
    assert table.text(QAccessible.Text.Name) == "Unread · 200"


# Groups


def test_the_model_keeps_the_rules_of_models_with_headings(
    model: ArticleListModel, qtmodeltester: ModelTester
) -> None:
    model.set_ids(ids(range(150)), [(0, "Today"), (70, "Yesterday"), (149, "Earlier")])
    qtmodeltester.check(model)


@given(
    count=st.integers(0, 40),
    starts=st.sets(st.integers(0, 39)).map(sorted),
    first=st.integers(0, 80),
    last=st.integers(0, 80),
)
def test_articles_and_headings_have_each_their_row(
    count: int, starts: list[int], first: int, last: int
) -> None:
    model = ArticleListModel(Shelf().summaries, Shelf().excerpts)
    listed = ids(range(100, 100 + count))
    headings = [(start, f"from {start}") for start in starts if start < count]
    model.set_ids(listed, headings)
    rows: list[object] = []
    for place, each in enumerate(listed):
        rows += [text for start, text in headings if start == place]
        rows.append(each)
    assert model.rowCount() == len(rows)
    for row, expected in enumerate(rows):
        assert (model.heading_at(row) or model.article_at(row)) == expected
    assert [rows.index(each) for each in listed] == [model.row_of(each) for each in listed]
    assert model.rows_of(set(listed)) == [model.row_of(each) for each in listed]
    if first <= last < len(rows):
        articles = [row for row in rows[first : last + 1] if isinstance(row, int)]
        assert list(model.articles_in(first, last)) == articles


@given(
    count=st.integers(1, 30),
    starts=st.sets(st.integers(0, 29)).map(sorted),
    gone=st.sets(st.integers(100, 135), max_size=12),
)
def test_a_list_without_some_articles_has_no_empty_groups(
    count: int, starts: list[int], gone: set[int]
) -> None:
    model = ArticleListModel(Shelf().summaries, Shelf().excerpts)
    listed = list(range(100, 100 + count))
    headings = [(start, f"from {start}") for start in starts if start < count]
    model.set_ids(ids(listed), headings)
    left, kept = model.without([ArticleId(each) for each in gone], near=3)
    assert list(left) == [each for each in listed if each not in gone]
    ends = [*(start for start, _ in headings[1:]), count]
    groups = {
        text: [each for each in listed[start:end] if each not in gone]
        for (start, text), end in zip(headings, ends, strict=False)
    }
    assert [(left[start], text) for start, text in kept] == [
        (group[0], text) for text, group in groups.items() if group
    ]


@pytest.mark.parametrize("near", [0, 50, 99, 1000])
def test_an_article_is_found_wherever_it_is_looked_for_first(
    model: ArticleListModel, near: int
) -> None:
    model.set_ids(ids(range(1000)), [(0, "a"), (500, "b")])
    assert model.row_of(ArticleId(0), near) == 1
    assert model.row_of(ArticleId(999), near) == 1001
    assert model.row_of(ArticleId(1000), near) == -1


@pytest.fixture
def grouped(articles: ArticleList) -> ArticleList:
    """Return the list with ten articles under each heading."""
    groups = [(start, f"Day {start // 10}") for start in range(0, 200, 10)]
    articles.show_ids(ids(range(1, 201)), groups)
    articles.table.scrollToTop()
    return articles


def test_keys_pass_over_headings(grouped: ArticleList, qtbot: QtBot) -> None:
    grouped.go_to(10)
    passed = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(grouped.table, key)
        passed.append(grouped.current_article())
    assert passed == [11, 10, 200, 1]
    assert grouped.step(1)
    grouped.go_to(10)
    assert grouped.step(1)
    assert grouped.current_article() == 11
    assert grouped.step(-1)
    assert grouped.current_article() == 10


def test_headings_are_lower_than_articles_and_are_not_selected(
    grouped: ArticleList, model: ArticleListModel, qtbot: QtBot
) -> None:
    heading = grouped.table.visualRect(model.index(0, 0))
    assert heading.height() == HEADING_HEIGHT
    assert grouped.table.visualRect(model.index(1, 0)).top() == HEADING_HEIGHT
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    qtbot.keyClick(grouped.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert grouped.selected_articles() == list(range(1, 201))


def test_place_and_selection_stay_when_groups_come_and_go(
    grouped: ArticleList, model: ArticleListModel
) -> None:
    grouped.go_to(model.row_of(ArticleId(95)))
    top = grouped.table.visualRect(grouped.table.currentIndex()).top()
    for headings in ((), [(0, "All")], [(50, "Some"), (60, "Others")]):
        grouped.show_ids(ids(range(1, 201)), headings)
        assert grouped.current_article() == 95
        assert grouped.selected_articles() == [95]
        assert grouped.table.visualRect(grouped.table.currentIndex()).top() == top


def test_a_list_at_its_top_shows_the_heading_that_comes(articles: ArticleList) -> None:
    articles.go_to(0)
    articles.show_ids(ids(range(1, 201)), [(0, "All")])
    assert articles.table.top() == 0
    articles.table.scroll_to(10)
    articles.show_ids(ids(range(1, 201)), [(0, "Each")])
    assert articles.table.top() == 10


def test_the_next_article_follows_the_last_one_of_a_group(grouped: ArticleList) -> None:
    grouped.go_to(10)
    left = [each for each in range(1, 201) if each != 10]
    grouped.show_ids(ids(left), [(0, "Day 0"), (9, "Day 1")], close_up=True)
    assert grouped.current_article() == 11


# Moving


def test_home_and_end_go_to_the_ends(articles: ArticleList, qtbot: QtBot) -> None:
    articles.go_to(50)
    qtbot.keyClick(articles.table, Qt.Key.Key_End)
    assert articles.selected_articles() == [200]
    qtbot.keyClick(articles.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert len(articles.selected_articles()) == 200
    articles.go_to(50)
    qtbot.keyClick(articles.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert articles.selected_articles() == [1] == [articles.current_article()]


def test_a_letter_without_an_action_reads_no_titles(
    articles: ArticleList, shelf: Shelf, qtbot: QtBot
) -> None:
    articles.show_ids(ids(range(100_000)))
    articles.grab()
    shelf.reads = 0
    qtbot.keyClick(articles.table, Qt.Key.Key_Q)
    assert shelf.reads == 0


@pytest.mark.parametrize("order", [list(range(1, 201)), list(range(200, 0, -1))])
def test_many_selected_articles_stay_selected_in_another_order(
    articles: ArticleList, order: list[int]
) -> None:
    articles.table.select_rows([*range(30), *range(50, 200, 2)], 60)
    selected = set(articles.selected_articles())
    articles.show_ids(ids([300, *order]))
    assert set(articles.selected_articles()) == selected
    assert articles.current_article() == 61


def test_what_is_selected_in_too_many_places_is_let_go(articles: ArticleList) -> None:
    everything = range(1, 2 * MOST_STRETCHES + 10)
    articles.show_ids(ids(everything))
    articles.table.select_rows(range(MOST_STRETCHES + 2), 1)
    articles.show_ids(ids([*everything[1::2], *everything[::2]]))
    assert len(articles.selected_articles()) == MOST_STRETCHES + 2
    articles.show_ids(ids(everything))
    articles.table.select_rows(range(0, 2 * MOST_STRETCHES + 4, 2), 2)
    assert articles.selected_articles() == [3]


# Densities


@pytest.mark.parametrize("density", DENSITIES)
def test_rows_of_every_density_are_drawn_within_their_height(
    articles: ArticleList, model: ArticleListModel, density: str
) -> None:
    articles.set_density(density)
    articles.grab()
    assert articles.table.visualRect(model.index(3, 0)).height() == HEIGHTS[density]


@pytest.mark.parametrize("other", [300, 700])
def test_the_current_article_stays_in_sight_when_the_height_changes(
    articles: ArticleList, other: int
) -> None:
    articles.go_to(199)
    for height in (other, 500):
        articles.resize(280, height)
        row = articles.table.visualRect(articles.table.currentIndex())
        assert row.isValid()
        assert articles.table.viewport().rect().contains(row)


@pytest.mark.parametrize("density", DENSITIES)
def test_the_last_article_can_be_scrolled_to_at_every_density(
    articles: ArticleList, density: str
) -> None:
    articles.set_density(density)
    bar = articles.table.verticalScrollBar()
    assert bar.maximum() + articles.table.viewport().height() == 200 * HEIGHTS[density]


def test_what_is_at_the_top_stays_there_at_another_density(articles: ArticleList) -> None:
    articles.go_to(40)
    articles.table.scroll_to(38 * HEIGHTS["normal"])
    for density in ("compact", "roomy", "normal"):
        articles.set_density(density)
        assert articles.table.rowAt(0) == 38


def test_roomy_rows_show_how_texts_begin(
    articles: ArticleList, model: ArticleListModel, shelf: Shelf
) -> None:
    shelf.gone = {2}
    assert model.index(2, 0).data(EXCERPT_ROLE) == "The text of 3"
    assert model.index(1, 0).data(EXCERPT_ROLE) == ""
    articles.set_density("roomy")
    shelf.reads = 0
    articles.show_ids(ids(range(100_000)), [(0, "All")])
    articles.grab()
    articles.table.scrollToBottom()
    articles.grab()
    assert shelf.reads <= 8
    for row in range(1, 100_000, 31):
        assert model.excerpt(row)


def test_a_title_breaks_where_it_fills_the_line_whatever_its_letters_take(qtbot: QtBot) -> None:
    """An emoji is two of Qt's units, but one letter."""
    plain, faces = "aa " * 20, "😀😀 " * 20
    for text in (plain, faces):
        font = QFont()
        first, rest = lines(text.strip(), font, 150, 2, rtl=False)
        assert QFontMetrics(font).horizontalAdvance(first) <= 150
        assert f"{first} {rest}" == text.strip()
