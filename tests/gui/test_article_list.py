"""The list of articles: its model, and what stays when other rows come."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from inspected import summary
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible

from reader.values import ArticleId, Direction
from ui.models.article_list import PAGE, SUMMARY_ROLE, ArticleListModel
from ui.theme import load_theme
from ui.views.article_list import ArticleList
from ui.views.article_row import ROW_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from reader.values import ArticleSummary

KURDISH = "سەرۆکی ئەنجومەن گوتی: باشە"


class Shelf:
    """A library's summaries, which counts how often it is read."""

    def __init__(self) -> None:
        self.reads = 0
        self.gone: set[int] = set()

    def summaries(self, wanted: Sequence[ArticleId]) -> list[ArticleSummary]:
        self.reads += 1
        return [self._summary(each) for each in wanted if each not in self.gone]

    def _summary(self, article: ArticleId) -> ArticleSummary:
        rtl = article % 3 == 0
        return summary(
            id=article,
            uid=f"a{article}",
            title=KURDISH if rtl else f"Article {article}",
            direction=Direction.RTL if rtl else Direction.LTR,
        )


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(shelf: Shelf) -> ArticleListModel:
    return ArticleListModel(shelf.summaries)


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
    bar.setValue(38 * ROW_HEIGHT + 10)
    chosen: list[object] = []
    articles.article_chosen.connect(chosen.append)
    articles.show_ids(ids([500, 501, *range(1, 201)]))
    assert articles.current_article() == 41
    assert articles.selected_articles() == [41, 43]
    assert bar.value() == 40 * ROW_HEIGHT + 10
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


def test_the_row_that_the_focus_comes_to_is_selected(model: ArticleListModel, qtbot: QtBot) -> None:
    articles = ArticleList(model, load_theme("light"))
    qtbot.addWidget(articles)
    articles.show_ids(ids(range(1, 21)))
    with qtbot.waitExposed(articles):
        articles.show()
    articles.activateWindow()
    articles.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(articles.table.hasFocus)
    assert articles.selected_articles() == [articles.current_article()] == [1]


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


def test_a_screen_reader_hears_the_list_and_its_titles(
    articles: ArticleList, model: ArticleListModel
) -> None:
    articles.set_title("Unread", 200)
    assert articles.table.accessibleName() == "Unread · 200"
    heard = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert KURDISH in heard
    table = QAccessible.queryAccessibleInterface(articles.table)
    assert table.text(QAccessible.Text.Name) == "Unread · 200"
