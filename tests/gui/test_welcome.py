from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from reader.values import ArticleFilter, View
from ui.theme import load_theme
from ui.views.blank import Blank
from ui.views.welcome import Welcome

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def welcome(qtbot: QtBot) -> Welcome:
    welcome = Welcome(load_theme("light"))
    qtbot.addWidget(welcome)
    welcome.resize(360, 480)
    with qtbot.waitExposed(welcome):
        welcome.show()
    welcome.activateWindow()
    return welcome


@pytest.fixture
def blank(qtbot: QtBot) -> Blank:
    blank = Blank()
    qtbot.addWidget(blank)
    blank.resize(220, 300)
    with qtbot.waitExposed(blank):
        blank.show()
    return blank


def words(blank: Blank) -> str:
    return blank.findChild(QLabel).text()


def test_both_ways_to_a_first_article_can_be_gone_with_the_keyboard(
    welcome: Welcome, qtbot: QtBot
) -> None:
    import_, samples = welcome.findChildren(QPushButton)
    for button, signal in (
        (import_, welcome.import_requested),
        (samples, welcome.samples_requested),
    ):
        button.setFocus()
        with qtbot.waitSignal(signal):
            qtbot.keyClick(button, Qt.Key.Key_Return)
        with qtbot.waitSignal(signal):
            qtbot.keyClick(button, Qt.Key.Key_Space)


def test_the_welcome_names_the_other_ways_and_shows_a_picture(welcome: Welcome) -> None:
    labels = welcome.findChildren(QLabel)
    assert any("Ctrl+Shift+V" in label.text() for label in labels)
    assert any(not label.pixmap().isNull() for label in labels)


def test_the_welcome_fits_into_a_narrow_pane(welcome: Welcome) -> None:
    parts = [*welcome.findChildren(QLabel), *welcome.findChildren(QPushButton)]
    assert welcome.minimumSizeHint().width() <= 360
    assert all(welcome.rect().contains(part.geometry()) for part in parts)
    assert all(label.height() >= label.heightForWidth(label.width()) for label in parts[1:3])


def test_a_blank_pane_says_how_to_choose_an_article(blank: Blank) -> None:
    assert words(blank) == "Choose an article from the list.\nJ and K walk through it."


@pytest.mark.parametrize("view", View)
def test_every_list_says_why_it_is_empty_in_its_own_words(blank: Blank, view: View) -> None:
    others = []
    for other in set(View) - {view}:
        blank.show_empty_list(ArticleFilter(other))
        others.append(words(blank))
    blank.show_empty_list(ArticleFilter(view))
    assert words(blank).startswith("Nothing here.\n")
    assert words(blank) not in others


def test_a_search_without_hits_says_where_else_to_look(blank: Blank) -> None:
    blank.show_empty_list(ArticleFilter(query="tide teapot"))
    assert words(blank).endswith("try fewer.")
    blank.show_empty_list(ArticleFilter(View.UNREAD, query="tide"))
    assert words(blank).endswith("search in all articles.")


def test_tags_and_sources_have_their_own_words(blank: Blank) -> None:
    blank.show_empty_list(ArticleFilter(tag="harbour"))
    assert "tag" in words(blank)
    blank.show_empty_list(ArticleFilter(source="Northgate Wire"))
    assert "source" in words(blank)
    blank.show_nothing_chosen()
    assert words(blank).startswith("Choose")
