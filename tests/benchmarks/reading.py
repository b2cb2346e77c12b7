"""An article of 100 kB with 1,000 marks: opening it, adding a mark, scrolling, in the window."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.values import ArticleId
from tests.benchmarks.corpus import cached_library, documents, mark, spread_words
from tests.benchmarks.measuring import Figure, Limit, Measure, timed_twice
from tests.benchmarks.windows import paint, settle, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library
    from ui.window import Window

WORDS, MARKS = 17_000, 1000
OPENED, ADDED = 40, 100
"""How many times."""


def measure() -> Iterator[Figure]:
    """Yield the milliseconds of each, by the clock and of this process's work."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "long.postil"
        copyfile(cached_library("long", _fill), path)
        with shown(path) as window:
            yield from _open(window)
            yield from _open_in_view(window)
            yield from _scroll(window)
            yield from _add(window)


def _fill(library: Library) -> None:
    for _ in library.importing.documents([*documents(2, 100), *documents(1, WORDS, seed=5)]):
        pass
    mark(library, _long_article(library), MARKS)


def _long_article(library: Library) -> ArticleId:
    longest = max(library.articles.all_summaries(_all(library)), key=lambda summary: summary.words)
    return longest.id


def _all(library: Library) -> list[ArticleId]:
    return [ArticleId(id_) for id_ in library.articles.ids()]


def _open(window: Window) -> Iterator[Figure]:
    """Open it from the list's place in the window, with the inspector and all else following."""
    cpu = Figure("open 100 kB with 1,000 marks to painted, ms CPU", limit=Limit(Measure.MEDIAN, 16))
    wall = Figure("  the same by the clock, ms")
    library = window.session.library
    long = _long_article(library)
    short = next(article for article in _all(library) if article != long)
    for _ in range(OPENED):
        window.desk.reading.open(short)
        settle_quickly(window)
        with timed_twice(wall.samples, cpu.samples):
            window.desk.reading.open(long)
            paint(window)
    yield cpu
    yield wall


def settle_quickly(window: Window) -> None:
    """Paint, and do what was put off."""
    from PySide6.QtTest import QTest

    paint(window)
    QTest.qWait(5)


def _open_in_view(window: Window) -> Iterator[Figure]:
    cpu = Figure("  the view alone, ms CPU")
    wall: list[float] = []
    article = window.session.library.articles.get(_long_article(window.session.library))
    for _ in range(OPENED):
        window.desk.view.show_article(None)
        settle_quickly(window)
        with timed_twice(wall, cpu.samples):
            window.desk.view.show_article(article)
            paint(window)
    yield cpu


def _scroll(window: Window) -> Iterator[Figure]:
    """Page down through the article, and again from its top."""
    cpu = Figure("scroll a page, ms CPU", limit=Limit(Measure.P95, 8))
    wall = Figure("  the same by the clock, ms", limit=Limit(Measure.P95, 8))
    bar = window.desk.view.verticalScrollBar()
    for _ in range(3):
        bar.setValue(0)
        settle_quickly(window)
        while bar.value() < bar.maximum():
            with timed_twice(wall.samples, cpu.samples):
                bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
                paint(window)
    yield cpu
    yield wall


def _add(window: Window) -> Iterator[Figure]:
    """Mark words all over the article with a label, as its key does."""
    cpu = Figure("add a mark, saved and painted, ms CPU")
    wall = Figure("  the same by the clock, ms", limit=Limit(Measure.MEDIAN, 8))
    library = window.session.library
    label = library.labels.all()[0].id
    article = library.articles.get(_long_article(library))
    marked = {mark.start for mark in article.annotations}
    words = [word for word in spread_words(article, 3 * ADDED) if word.start not in marked]
    settle(window)
    for word in words[:ADDED]:
        window.desk.view.select_span(*word)
        settle_quickly(window)
        with timed_twice(wall.samples, cpu.samples):
            window.desk.annotating.label(label)
            paint(window)
    added = library.articles.get(article.summary.id).annotations
    assert len(added) == len(article.annotations) + min(ADDED, len(words))
    yield cpu
    yield wall
