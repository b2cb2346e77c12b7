"""What a search found in an article, as it is seen: on its lines, and beside the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor
from shown_articles import GPE, LABELS, mark, shown

from reader.values import BlockKind, Span
from ui.theme import THEMES, load_theme
from ui.views.page.article_page import ArticlePage
from ui.views.page.hit_painter import HitPainter
from ui.views.page.mark_metrics import above, below
from ui.views.page.reading_view import ReadingView
from ui.views.page.typography import ReadingStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from reader.values import Annotation, Article

    Show = Callable[..., ReadingView]

SIZE = ReadingStyle().size
TEXT = shown((BlockKind.PARAGRAPH, "The Anneth Port Authority bought a boat for the harbour."))
LONG = shown(*((BlockKind.PARAGRAPH, f"Boat {number} of the harbour.") for number in range(300)))
ONE_PARAGRAPH = shown((BlockKind.PARAGRAPH, "boat and " * 1000))


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Return a function that shows an article with marks, in a theme."""

    def open_view(article: Article, *marks: Annotation, theme: str = "light") -> ReadingView:
        view = ReadingView(load_theme(theme), ReadingStyle())
        qtbot.addWidget(view)
        view.resize(900, 400)
        view.set_labels(LABELS)
        view.show_article(article)
        for each in marks:
            view._page.marks.add(each)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return open_view


def all_hits(article: Article, word: str) -> list[Span]:
    found, start = [], article.text.find(word)
    while start >= 0:
        found.append(Span(start, start + len(word)))
        start = article.text.find(word, start + 1)
    return found


def colours_around(view: ReadingView, hit: Span) -> set[str]:
    """Return the colours of the rectangle that a hit on the first line fills."""
    block = view.document().firstBlock()
    line = block.layout().lineAt(0)
    origin = view.document().documentLayout().blockBoundingRect(block).topLeft()
    base = round(origin.y() + line.y() + line.ascent())
    left, right = (round(origin.x() + line.cursorToX(at)[0]) for at in hit)
    image = view.viewport().grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(left - 1, right + 1)
        for y in range(base - above(SIZE), base + below(SIZE))
    }


def ticks(view: ReadingView, theme: str = "light") -> list[int]:
    """Return the rows of the scroll bar that show a hit."""
    image = view.verticalScrollBar().grab().toImage()
    wanted = load_theme(theme).hit_edge.name()
    edge = image.width() - 2
    return [y for y in range(image.height()) if image.pixelColor(edge, y).name() == wanted]


@pytest.mark.parametrize("theme", THEMES)
def test_a_hit_has_a_ground_and_an_outline_of_its_own(show: Show, theme: str) -> None:
    view, (hit,) = show(TEXT, theme=theme), all_hits(TEXT, "harbour")
    colours = load_theme(theme)
    mine = {colours.hit.name(), colours.hit_edge.name()}
    assert not mine & colours_around(view, hit)
    view.set_hits([hit])
    assert mine <= colours_around(view, hit)


def test_a_hit_on_a_mark_is_told_from_it(show: Show) -> None:
    view, (hit,) = show(TEXT, mark(TEXT, "harbour", GPE)), all_hits(TEXT, "harbour")
    view.set_hits([hit])
    colours = load_theme("light")
    assert {colours.hit.name(), colours.hit_edge.name()} <= colours_around(view, hit)


def test_a_selected_hit_keeps_its_outline(show: Show) -> None:
    view, (hit,) = show(TEXT), all_hits(TEXT, "harbour")
    view.set_hits([hit])
    view.select_span(*hit)
    shown_colours = colours_around(view, hit)
    assert load_theme("light").hit_edge.name() in shown_colours
    assert load_theme("light").hit.name() not in shown_colours


def test_another_article_has_no_hits(show: Show) -> None:
    view, (hit,) = show(TEXT), all_hits(TEXT, "harbour")
    view.set_hits([hit])
    view.show_article(TEXT)
    assert load_theme("light").hit.name() not in colours_around(view, hit)


def test_hits_stay_when_the_paper_changes(show: Show) -> None:
    view, (hit,) = show(TEXT), all_hits(TEXT, "harbour")
    view.set_hits([hit])
    view.set_colours(load_theme("dark"))
    assert load_theme("dark").hit.name() in colours_around(view, hit)


def test_only_the_lines_in_view_are_worked_on(show: Show) -> None:
    view = show(ONE_PARAGRAPH)
    painter = HitPainter(ArticlePage(ONE_PARAGRAPH, view.document()), load_theme("light"))
    painter.hits = all_hits(ONE_PARAGRAPH, "boat")
    block = view.document().firstBlock()
    height = block.layout().boundingRect().height()
    assert len(painter.shapes(block, 0, height)) == len(painter.hits)
    some = painter.shapes(block, height / 2, height / 2 + 60)
    assert 0 < len(some) < len(painter.hits) / 10
    assert painter.shapes(block, -50, -10) == []


def test_a_hit_over_two_lines_is_seen_on_both(show: Show) -> None:
    view = show(ONE_PARAGRAPH)
    painter = HitPainter(ArticlePage(ONE_PARAGRAPH, view.document()), load_theme("light"))
    second = view.document().firstBlock().layout().lineAt(1).textStart()
    painter.hits = [Span(second - 3, second + 3)]
    (shape,) = painter.shapes(view.document().firstBlock(), 0, 1000)
    assert [stretch.line for stretch in shape.stretches] == [0, 1]


def test_the_scroll_bar_shows_where_hits_are(show: Show, qtbot: QtBot) -> None:
    view = show(LONG)
    assert ticks(view) == []
    first, last = all_hits(LONG, "Boat")[:: len(LONG.blocks) - 1]
    view.set_hits([first, last])
    height = view.verticalScrollBar().height()
    # A long article is laid out bit by bit.
    qtbot.waitUntil(lambda: max(ticks(view)) > height * 3 / 4)
    rows = ticks(view)
    assert min(rows) < height / 4
    assert len(rows) <= 8
    view.set_hits([])
    assert ticks(view) == []


def test_very_many_hits_fill_the_scroll_bar(show: Show, qtbot: QtBot) -> None:
    view = show(LONG)
    view.set_hits(all_hits(LONG, "a"))
    qtbot.waitUntil(lambda: len(ticks(view)) > view.verticalScrollBar().height() * 3 / 4)


def test_a_hit_in_a_mark_stays_readable_where_text_is_dimmed(show: Show) -> None:
    from ui.views.page.shown_marks import ShownMarks

    view, (hit,) = show(TEXT), all_hits(TEXT, "harbour")
    view.set_hits([hit])
    view.show_marks(ShownMarks(dimmed=True))
    assert load_theme("light").hit.name() in colours_around(view, hit)
    assert QColor(load_theme("light").ink).name() in colours_around(view, hit)
