"""Long and odd articles: 1 MB with 10,000 and 100,000 marks, a paragraph of 1 MB, 5,000 of them."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.values import ArticleId, Block, BlockKind, ImportedArticle, Occurrence
from tests.benchmarks.corpus import cached_library, seeded, some_words, spread_words
from tests.benchmarks.measuring import Figure, Limit, Measure, timed_twice
from tests.benchmarks.windows import paint, settle, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from reader.library import Library
    from reader.values import Span
    from ui.window import Window

LENGTH = 1_000_000
"""Code points of the long texts."""
FEW, MANY = 10_000, 100_000
"""Marks."""
OPENED, ADDED, RESIZED, PAGES = 10, 100, 20, 100
"""How many times."""
CHARACTERS = "北京大学在河边的港口城市工作人员昨天表示新船将于十月抵达"


def measure() -> Iterator[Figure]:
    """Yield the figures of each article, by this process's work."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "long.postil"
        copyfile(cached_library("long-texts", _fill), path)
        with shown(path) as window:
            articles = {summary.title: summary.id for summary in summaries(window)}
            few = yield from _measure_marked(window, articles["few"], articles["short"], FEW)
            many = yield from _measure_marked(window, articles["many"], articles["short"], MANY)
            yield Figure(
                "add a mark, 100,000 against 10,000, ms CPU",
                many,
                few,
                Limit(Measure.TIMES, 2),
            )
            for title, name in (
                ("paragraph", "one paragraph of 1 MB"),
                ("unspaced", "one paragraph of 1 MB without spaces"),
                ("paragraphs", "5,000 paragraphs"),
            ):
                window.desk.reading.open(articles[title])
                settle(window)
                yield _page(window, name, Limit(Measure.P95, 16))


def summaries(window: Window) -> Sequence[object]:
    library = window.session.library
    return library.articles.summaries([ArticleId(id_) for id_ in library.articles.ids()])


def _fill(library: Library) -> None:
    rng = seeded(9)
    label = library.labels.all()[0].id
    text = news(rng, LENGTH)
    for title, count in (("few", FEW), ("many", MANY)):
        article = add_lines(library, title, f"{title}\n{text}")
        shown = library.articles.get(article)
        library.occurrences.label(
            [
                Occurrence(article, *word, shown.text[slice(*word)], "", "")
                for word in spread_words(shown, count)
            ],
            label,
        )
    add_lines(library, "short", f"short\n{news(rng, 600)}")
    add_lines(library, "paragraph", "paragraph\n" + text.replace("\n", " "))
    add_lines(library, "unspaced", "unspaced\n" + "".join(rng.choices(CHARACTERS, k=LENGTH)))
    add_lines(
        library, "paragraphs", "paragraphs\n" + "\n".join(news(rng, 200) for _ in range(5000))
    )


def news(rng: Random, length: int) -> str:
    """Return paragraphs of about 500 code points, ``length`` in all."""
    words = some_words(rng, length // 4)
    lines = (" ".join(words[at : at + 70]) for at in range(0, len(words), 70))
    return "\n".join(lines)[:length].rstrip()


def add_lines(library: Library, title: str, text: str) -> ArticleId:
    blocks, start = [], 0
    for line in text.split("\n"):
        kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
        blocks.append(Block(start, start + len(line), kind))
        start += len(line) + 1
    return library.articles.find(
        library.importing.article(ImportedArticle(text, tuple(blocks), title)).uid
    )


def _measure_marked(
    window: Window, article: ArticleId, other: ArticleId, count: int
) -> Iterator[Figure]:
    """Yield the figures of 1 MB with ``count`` marks; return the samples of adding one."""
    name, limited = f"1 MB with {count:,} marks", count == FEW
    yield _open(window, article, other, name, Limit(Measure.MEDIAN, 60) if limited else None)
    yield _page(window, name, Limit(Measure.P95, 8) if limited else None)
    yield _resize(window, name, Limit(Measure.MEDIAN, 100) if limited else None)
    added = _mark(window, article, name, Limit(Measure.MEDIAN, 8) if limited else None)
    yield from added
    return added[0].samples


def _open(
    window: Window, article: ArticleId, other: ArticleId, name: str, limit: Limit | None
) -> Figure:
    figure, wall = Figure(f"open {name}, ms CPU", limit=limit), []
    for _ in range(OPENED):
        window.desk.reading.open(other)
        settle(window)
        with timed_twice(wall, figure.samples):
            window.desk.reading.open(article)
            paint(window)
    return figure


def _page(window: Window, name: str, limit: Limit | None) -> Figure:
    figure, wall = Figure(f"page in {name}, ms CPU", limit=limit), []
    bar = window.desk.view.verticalScrollBar()
    for start in (0, bar.maximum() // 2):
        bar.setValue(start)
        settle(window)
        for _ in range(PAGES // 2):
            with timed_twice(wall, figure.samples):
                bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
                paint(window)
        assert bar.value() == start + PAGES // 2 * bar.pageStep()
    return figure


def _resize(window: Window, name: str, limit: Limit | None) -> Figure:
    figure, wall = Figure(f"resize {name}, ms CPU", limit=limit), []
    size = window.size()
    for step in range(RESIZED):
        with timed_twice(wall, figure.samples):
            window.resize(size.width() - 8 * (step + 1), size.height())
            paint(window)
        settle(window)
    window.resize(size)
    settle(window)
    return figure


def _mark(window: Window, article: ArticleId, name: str, limit: Limit | None) -> list[Figure]:
    """Select words all over the article, and press the key of a label."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    cpu = Figure(f"add a mark in {name}, ms CPU", limit=limit)
    worst = Figure("  the slowest of them", cpu.samples, limit=Limit(Measure.P95, 16))
    wall = Figure("  the same by the clock, ms")
    window.desk.view.setFocus()
    for word in _unmarked(window, article):
        window.desk.view.select_span(*word)
        settle_shortly(window)
        with timed_twice(wall.samples, cpu.samples):
            QTest.keyClick(window.desk.view, Qt.Key.Key_1)
            paint(window)
    return [cpu, worst, wall]


def settle_shortly(window: Window) -> None:
    """Paint, and do what was put off."""
    from PySide6.QtTest import QTest

    paint(window)
    QTest.qWait(5)


def _unmarked(window: Window, article: ArticleId) -> list[Span]:
    shown = window.session.library.articles.get(article)
    marked = {mark.start for mark in shown.annotations}
    words = spread_words(shown, 3 * len(marked))
    free = [word for word in words if word.start not in marked]
    return free[:: max(1, len(free) // ADDED)][:ADDED]
