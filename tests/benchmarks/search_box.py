"""The search box over 100,000 and 1,000,000 articles: from a key press to the results painted."""

from __future__ import annotations

from itertools import islice
from time import thread_time
from typing import TYPE_CHECKING

from reader.query import parse, write
from tests.benchmarks.corpus import many_articles, word_of_rank
from tests.benchmarks.measuring import Figure, Limit, Measure, timed
from tests.benchmarks.windows import paint, settle, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.views.search_box import SearchBox
    from ui.window import Window

SIZES = {100_000: 16, 1_000_000: 50}
"""Articles, and the milliseconds that a key press may take."""
RANKS = (1, 3, 20, 100, 900, 8000)
"""Of the words that are typed, from one in every article to one in a few."""
RUNS = 4
SHOWN = 8


def measure() -> Iterator[Figure]:
    """Yield milliseconds by the clock, and of the window's thread alone."""
    for size, bound in SIZES.items():
        yield from _measure(size, bound)


def _measure(size: int, bound: int) -> Iterator[Figure]:
    limit = Limit(Measure.P95, bound)
    name = f"of {size:,} articles"
    words = Figure(f"key press to results painted, {name}, ms", limit=limit)
    letters = Figure("  of the first letter of a word, ms", limit=limit)
    fields = Figure("  with fields, phrases and OR, ms", limit=limit)
    held = Figure("  longest hold of the window meanwhile, ms CPU", limit=Limit(Measure.P95, 16))
    with shown(many_articles(size)) as window:
        box = window.desk.top.search
        _type(window, box, word_of_rank(2), [], [])  # what the first search loads
        for run in range(RUNS):
            for rank in RANKS:
                first, *others = _type(window, box, word_of_rank(rank + run), held.samples, [])
                letters.samples.append(first)
                words.samples += others
            for query in _queries(run):
                _type(window, box, query, held.samples, fields.samples)
        words.floor = _asked(window, [word_of_rank(rank) for rank in RANKS])
    yield from (words, letters, fields, held)


def _queries(run: int) -> list[str]:
    word, other = word_of_rank(5 + run), word_of_rank(60 + run)
    return [f'"{word} {other}"', f"{word} OR {other}", f"source:tide {word}", f"-{word} {other}"]


def _type(
    window: Window, box: SearchBox, text: str, held: list[float], samples: list[float]
) -> list[float]:
    """Type a text; return how long each of its letters took."""
    from PySide6.QtCore import QCoreApplication, QEventLoop
    from PySide6.QtTest import QTest

    box.setFocus()
    box.clear()
    settle(window)
    quick, flag = window.desk.searching.quick, QEventLoop.ProcessEventsFlag
    times: list[float] = []
    for letter in text:
        holds: list[float] = []
        with timed(times):
            with timed(holds, thread_time):
                QTest.keyClicks(box, letter)
                paint(window)
            while quick.searching:
                with timed(holds, thread_time):
                    QCoreApplication.processEvents(flag.AllEvents | flag.WaitForMoreEvents)
            paint(window)
        held.append(max(holds))
    samples += times
    return times


def _asked(window: Window, words: list[str]) -> list[float]:
    """Ask the library itself for the first hits in texts, without a window."""
    samples: list[float] = []
    search = window.session.library.search
    for word in words * RUNS:
        with timed(samples):
            list(islice(search.in_texts(write(parse(word, typing=True))), SHOWN))
    return samples
