"""A concordance of up to 100,000 hits in 100,000 articles: found, sorted, paged through."""

from __future__ import annotations

from time import thread_time
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import many_articles, word_of_rank
from tests.benchmarks.measuring import Figure, Limit, Measure, timed
from tests.benchmarks.windows import paint, settle, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.dialogs.concordance import ConcordanceWindow
    from ui.window import Window

RANKS = (1, 5, 20)
"""The first is in every article, the last in a third of them."""
RUNS, PAGES = 3, 50


def measure() -> Iterator[Figure]:
    """Yield milliseconds, by the clock or of the window's thread alone."""
    first = Figure("the first hits of a frequent word are shown, ms")
    found = Figure("all of them are found and sorted, ms")
    held = Figure("  longest hold of the window meanwhile, ms CPU", limit=Limit(Measure.P95, 50))
    again = Figure("the same hits in another order, ms")
    turned = Figure("page through them, ms CPU", limit=Limit(Measure.P95, 8))
    with shown(many_articles()) as window:
        for rank in RANKS * RUNS:
            concordance = _search(window, rank, first, found, held)
            held.samples.append(_sort(concordance, again))
            concordance._order.setCurrentIndex(0)
            settle(window)
            _page(concordance, turned)
    yield from (first, found, held, again, turned)


def _search(
    window: Window, rank: int, first: Figure, found: Figure, held: Figure
) -> ConcordanceWindow:
    concordances = window.desk.searching.concordances
    with timed(found.samples):
        with timed(first.samples):
            concordances.show(word_of_rank(rank))
            concordance = concordances._concordance
            assert concordance is not None
            holds = _turns(lambda: not concordance.hits)
            concordance.grab()
        holds += _turns(lambda: concordance._search.running or concordance._arranging is not None)
    held.samples.append(max(holds))
    return concordance


def _sort(concordance: ConcordanceWindow, figure: Figure) -> float:
    """Put the hits into another order; return the longest hold of the window."""
    with timed(figure.samples):
        concordance._order.setCurrentIndex(1)
        return max(_turns(lambda: concordance._arranging is not None))


def _turns(going_on: Callable[[], bool]) -> list[float]:
    """Run the window's loop for as long as that holds; return how long each turn took."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    samples = [0.0]
    flag = QEventLoop.ProcessEventsFlag
    while going_on():
        with timed(samples, thread_time):
            QCoreApplication.processEvents(flag.AllEvents | flag.WaitForMoreEvents)
    return samples


def _page(concordance: ConcordanceWindow, figure: Figure) -> None:
    bar = concordance._table.verticalScrollBar()
    bar.setValue(0)
    for _ in range(PAGES):
        with timed(figure.samples, thread_time):
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
            paint(concordance)
