"""Texts of 5 and 10 MB, in paragraphs or in one: opening, coming back, paging, marking."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import cached_library, seeded, spread_words
from tests.benchmarks.long_texts import add_lines, news, settle_shortly, summaries
from tests.benchmarks.measuring import Figure, Limit, Measure, timed_twice
from tests.benchmarks.windows import paint, settle, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library
    from reader.values import ArticleId
    from ui.window import Window

SIZES = (5, 10)
"""Millions of code points."""
OPENED, ADDED, PAGES = 4, 30, 60
"""How many times."""
FREEZE = 200
"""Milliseconds that opening may take at most."""


def measure() -> Iterator[Figure]:
    """Yield the figures of each article, by this process's work."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "huge.postil"
        copyfile(cached_library("huge-texts", _fill), path)
        with shown(path) as window:
            articles = {summary.title: summary.id for summary in summaries(window)}
            for size in SIZES:
                for shape in ("paragraphs", "paragraph"):
                    article = articles[f"{shape} {size}"]
                    name = f"{size} MB in {'one ' if shape == 'paragraph' else ''}{shape}"
                    yield from _measure(window, article, articles["short"], name)


def _fill(library: Library) -> None:
    rng = seeded(10)
    add_lines(library, "short", f"short\n{news(rng, 600)}")
    for size in SIZES:
        text = news(rng, size * 1_000_000)
        add_lines(library, f"paragraphs {size}", f"paragraphs {size}\n{text}")
        one = text.replace("\n", " ")
        add_lines(library, f"paragraph {size}", f"paragraph {size}\n{one}")


def _measure(window: Window, article: ArticleId, other: ArticleId, name: str) -> Iterator[Figure]:
    yield _open(window, article, other, name)
    yield _page(window, name)
    yield from _come_back(window, article, other, name)
    yield _mark(window, article, name)


def _open(window: Window, article: ArticleId, other: ArticleId, name: str) -> Figure:
    figure, wall = Figure(f"open {name}, ms CPU", limit=Limit(Measure.MEDIAN, FREEZE)), []
    for _ in range(OPENED):
        window.desk.reading.open(other)
        settle(window)
        with timed_twice(wall, figure.samples):
            window.desk.reading.open(article)
            paint(window)
    return figure


def _page(window: Window, name: str) -> Figure:
    figure, wall = Figure(f"page in {name}, ms CPU", limit=Limit(Measure.P95, 16)), []
    settle(window)
    for _ in range(PAGES):
        with timed_twice(wall, figure.samples):
            window.desk.view.read_on()
            paint(window)
    return figure


def _come_back(window: Window, article: ArticleId, other: ArticleId, name: str) -> Iterator[Figure]:
    """Open a text that was left in its middle, and wait until that is seen."""
    opening, wall = Figure(f"open {name} in the middle, ms CPU"), []
    opening.limit = Limit(Measure.MEDIAN, FREEZE)
    turns = Figure("  the longest turn until it is seen, ms CPU", limit=Limit(Measure.P95, FREEZE))
    articles = window.session.library.articles
    middle = articles.summaries([article])[0].length // 2
    for _ in range(OPENED):
        window.desk.reading.open(other)
        settle(window)
        articles.keep_position(article, middle)
        with timed_twice(wall, opening.samples):
            window.desk.reading.open(article)
            paint(window)
        turns.samples.append(max(_turns_until_seen(window)))
        assert window.desk.view.top_offset() == middle
    yield opening
    yield turns


def _turns_until_seen(window: Window) -> Iterator[float]:
    """Yield the milliseconds of this process's work in each turn of the event loop."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    while window.desk.view.arriving:
        start = process_time()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        yield 1000 * (process_time() - start)
    yield 0


def _mark(window: Window, article: ArticleId, name: str) -> Figure:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    figure, wall = Figure(f"mark a word in {name}, ms CPU", limit=Limit(Measure.MEDIAN, 16)), []
    words = spread_words(window.session.library.articles.get(article), ADDED)
    window.desk.view.setFocus()
    for word in words:
        window.desk.view.select_span(*word)
        settle_shortly(window)
        with timed_twice(wall, figure.samples):
            QTest.keyClick(window.desk.view, Qt.Key.Key_1)
            paint(window)
    return figure
