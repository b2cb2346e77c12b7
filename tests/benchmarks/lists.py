"""The list of 100,000 articles: scrolling it, jumping in it, and showing other lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.values import ArticleFilter, View
from tests.benchmarks.corpus import many_articles, seeded
from tests.benchmarks.measuring import Figure, timed
from tests.benchmarks.windows import paint, settle, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.window import Window

PAGES, JUMPS, SWITCHES = 200, 100, 12


def measure() -> Iterator[Figure]:
    """Yield milliseconds to painted."""
    with shown(many_articles()) as window:
        yield _scroll(window)
        yield _jump(window)
        yield _switch(window)
        yield _search(window)


def _scroll(window: Window) -> Figure:
    figure = Figure("scroll a page of 100,000 articles, ms")
    bar = window.list.table.verticalScrollBar()
    for _ in range(PAGES):
        with timed(figure.samples):
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
            paint(window)
    return figure


def _jump(window: Window) -> Figure:
    figure = Figure("jump to another place of the list, ms")
    bar, rng = window.list.table.verticalScrollBar(), seeded(4)
    for _ in range(JUMPS):
        with timed(figure.samples):
            bar.setValue(rng.randint(0, bar.maximum()))
            paint(window)
    return figure


def _switch(window: Window) -> Figure:
    """Show unread articles and all in turn; the first of them are there at once."""
    figure = Figure("show another list, its beginning painted, ms")
    for number in range(SWITCHES):
        view = View.UNREAD if number % 2 else View.ALL
        settle(window)
        with timed(figure.samples):
            window.listing.show(ArticleFilter(view))
            paint(window)
    return figure


def _search(window: Window) -> Figure:
    """Ask the library itself for the articles with a rare and a frequent word."""
    figure = Figure("ids of the articles with a word, ms")
    for words in ("ba", "ca", "zuwo", "zo") * 3:
        with timed(figure.samples):
            window.session.library.articles.ids(ArticleFilter(query=words))
    return figure
