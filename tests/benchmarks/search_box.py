"""The search box over 100,000 and 1,000,000 articles: from a key press to the results painted."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from time import process_time, thread_time
from typing import TYPE_CHECKING

from reader.query import parse, write
from tests.benchmarks.corpus import many_articles, word_of_rank
from tests.benchmarks.measuring import Figure, Limit, Measure, timed, timed_twice
from tests.benchmarks.windows import paint, settle, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.views.search.search_box import SearchBox
    from ui.window import Window

SIZES = {100_000: 16, 1_000_000: 50}
"""Articles, and the milliseconds that a key press may take."""
RANKS = (1, 3, 20, 100, 900, 8000)
"""Of the words that are typed, from one in every article to one in a few."""
RUNS = 4
SHOWN = 6


def measure() -> Iterator[Figure]:
    """Yield milliseconds: by the clock, of this process's work, of the window's thread alone."""
    for size, bound in SIZES.items():
        yield from _measure(size, bound)


def _measure(size: int, bound: int) -> Iterator[Figure]:
    limit = Limit(Measure.P95, bound)
    name = f"of {size:,} articles"
    clock = Figure(f"key press to results painted, {name}, ms", limit=limit)
    words = Figure("  the same, ms CPU", limit=limit)
    letters = Figure(
        "  of one letter, beside a word that is pasted, ms CPU", limit=Limit(Measure.TIMES, 1.1)
    )
    fields = Figure("  with fields, phrases and OR, ms CPU", limit=limit)
    held = Figure("  longest hold of the window meanwhile, ms CPU", limit=Limit(Measure.P95, 16))
    with shown(many_articles(size)) as window:
        box = window.desk.top.search
        _type(window, box, word_of_rank(2), Typing())  # what the first search loads
        for run in range(RUNS):
            for rank in RANKS:
                typed = Typing(held=held.samples)
                _type(window, box, word_of_rank(rank + run), typed)
                clock.samples += typed.clock
                letters.samples += typed.work[:1]
                words.samples += typed.work[1:]
                _paste(window, box, word_of_rank(rank + run), Typing(work=letters.floor))
            for query in _queries(run):
                _type(window, box, query, Typing(work=fields.samples, held=held.samples))
        words.floor = _asked(window, [word_of_rank(rank) for rank in RANKS])
    yield from (clock, words, letters, fields, held)


@dataclass
class Typing:
    """What each key press took: by the clock, of this process, and the window's longest hold."""

    clock: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    held: list[float] = field(default_factory=list)


def _queries(run: int) -> list[str]:
    word, other = word_of_rank(5 + run), word_of_rank(60 + run)
    return [f'"{word} {other}"', f"{word} OR {other}", f"source:tide {word}", f"-{word} {other}"]


def _type(window: Window, box: SearchBox, text: str, typing: Typing) -> None:
    """Type a text, a letter at a time, and wait for the results of each."""
    from PySide6.QtTest import QTest

    box.setFocus()
    box.clear()
    settle(window)
    for letter in text:
        _find(window, partial(QTest.keyClicks, box, letter), typing)


def _paste(window: Window, box: SearchBox, text: str, typing: Typing) -> None:
    """Enter a text as a whole."""
    from PySide6.QtWidgets import QApplication

    QApplication.clipboard().setText(text)
    box.clear()
    settle(window)
    _find(window, box.paste, typing)


def _find(window: Window, enter: Callable[[], object], typing: Typing) -> None:
    """Enter something, and wait for the results to be painted."""
    with timed_twice(typing.clock, typing.work):
        holds: list[float] = []
        with timed(holds, thread_time):
            enter()
            paint(window)
        holds += _turns(window)
        with timed(holds, thread_time):
            paint(window)
    typing.held.append(max(holds))


def _turns(window: Window) -> list[float]:
    """Run the window's loop until the results are there; return how long each turn took."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    samples: list[float] = []
    quick, flag = window.desk.searching.quick, QEventLoop.ProcessEventsFlag
    while quick.searching:
        with timed(samples, thread_time):
            QCoreApplication.processEvents(flag.AllEvents | flag.WaitForMoreEvents)
    return samples


def _asked(window: Window, words: list[str]) -> list[float]:
    """Ask the library itself for the first hits in texts, without a window."""
    samples: list[float] = []
    search = window.session.library.search
    for word in words * RUNS:
        with timed(samples, process_time):
            list(islice(search.in_texts(write(parse(word, typing=True))), SHOWN))
    return samples
