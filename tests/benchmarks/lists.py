"""Lists of 10,000 to 1,000,000 articles: scrolling, jumping, other orders, and the sidebar.

The floor is a table of as many rows that each hold a line of text, with Qt's own delegate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from reader.kinds import View
from reader.lists import ArticleFilter, ArticleId
from tests.benchmarks.corpus import many_articles, seeded
from tests.benchmarks.measuring import Figure, Limit, Measure, timed
from tests.benchmarks.windows import paint, settle, shown
from ui.listing.arranging import SORTS
from ui.listing.loading import Order
from ui.models.sidebar_lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from ui.window import Window

SIZES = (10_000, 100_000, 1_000_000)
PAGES, JUMPS, SWITCHES, CHANGES = 200, 100, 12, 100
_PAGE, _JUMP, _COUNT = (Limit(Measure.P95, bound) for bound in (8, 16, 5))


def measure() -> Iterator[Figure]:
    """Yield milliseconds to painted, and of the window's thread where something is counted."""
    for size in SIZES:
        with shown(many_articles(size)) as window:
            bare = _bare_table(size)
            settle(window)
            for density in ("normal", "compact", "roomy"):
                window.list.set_density(density)
                yield _scroll(window, bare, f"{size:,} articles, {density}")
            window.list.set_density("normal")
            yield _jump(window, bare, f"{size:,} articles")
            _arrange(window, Order(grouped=True))
            yield _scroll(window, bare, f"{size:,} articles in days")
            yield _jump(window, bare, f"{size:,} articles in days")
            _arrange(window, Order())
            yield _switch(window, f"{size:,}")
            yield _sort(window, f"{size:,}")
            yield _counts(window, f"{size:,}")
            yield _search(window, f"{size:,}")
            bare.close()


def _scroll(window: Window, bare: QTableView, what: str) -> Figure:
    figure = Figure(f"scroll a page of {what}, ms", limit=_PAGE)
    for table, top, samples in (
        (window.list.table, window, figure.samples),
        (bare, bare, figure.floor),
    ):
        bar = table.verticalScrollBar()
        bar.setValue(0)
        for _ in range(PAGES):
            with timed(samples):
                bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
                _paint(top)
    return figure


def _jump(window: Window, bare: QTableView, what: str) -> Figure:
    figure = Figure(f"jump in {what}, ms", limit=_JUMP)
    for table, top, samples in (
        (window.list.table, window, figure.samples),
        (bare, bare, figure.floor),
    ):
        bar, rng = table.verticalScrollBar(), seeded(4)
        for _ in range(JUMPS):
            with timed(samples):
                bar.setValue(rng.randint(0, bar.maximum()))
                _paint(top)
    return figure


def _switch(window: Window, size: str) -> Figure:
    """Show unread articles and all in turn; the first of them are there at once."""
    figure = Figure(f"show another list of {size}, its beginning painted, ms")
    for number in range(SWITCHES):
        view = View.UNREAD if number % 2 else View.ALL
        settle(window)
        with timed(figure.samples):
            window.listing.show(ArticleFilter(view))
            paint(window)
    return figure


def _sort(window: Window, size: str) -> Figure:
    """Show every order and its reverse."""
    figure = Figure(f"sort {size} anew, the beginning painted, ms")
    for sort in SORTS:
        for backwards in (False, True):
            settle(window)
            with timed(figure.samples):
                window.listing.show(order=Order(sort, backwards))
                paint(window)
    _arrange(window, Order())
    return figure


def _counts(window: Window, size: str) -> Figure:
    """Show the counts after a change; they are read and put into lines in another thread."""
    figure = Figure(f"show what changed of {size} in the sidebar, ms", limit=_COUNT)
    library = window.session.library
    for number, article in enumerate(library.articles.ids(limit=CHANGES)):
        library.tags.put_on([ArticleId(article)], f"tag {number % 10}")
        lines = lines_of(library.articles.counts())
        with timed(figure.samples):
            window.sidebar.set_lines(lines, ArticleFilter())
            paint(window)
    for _ in range(CHANGES):
        library.history.undo()
    return figure


def _search(window: Window, size: str) -> Figure:
    """Ask the library itself for the articles with a rare and a frequent word."""
    figure = Figure(f"ids of the articles of {size} with a word, ms")
    for words in ("ba", "ca", "zuwo", "zo") * 3:
        with timed(figure.samples):
            window.session.library.articles.ids(ArticleFilter(query=words))
    return figure


def _arrange(window: Window, order: Order) -> None:
    """Show all articles in an order, and wait until all of them are there."""
    window.listing.show(ArticleFilter(), order=order)
    while window.listing._task is not None:
        settle(window)


def _paint(top: QWidget) -> None:
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendEvent(top, QEvent(QEvent.Type.UpdateRequest))


def _bare_table(size: int) -> QTableView:
    """Show a table of lines of text."""
    table = QTableView()
    table.setModel(_Lines(size))
    table.horizontalHeader().hide()
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(90)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.resize(272, 760)
    table.show()
    return table


class _Lines(QAbstractTableModel):
    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def rowCount(self, _parent: object = None) -> int:  # noqa: N802
        return self._size

    def columnCount(self, _parent: object = None) -> int:  # noqa: N802
        return 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return f"Article {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None
