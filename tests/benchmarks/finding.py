"""Finding in an article of 1 MB: typing, the hits on the screen, and paging through them."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import thread_time
from typing import TYPE_CHECKING

from reader.values import ArticleId, Block, BlockKind, ImportedArticle
from tests.benchmarks.corpus import cached_library, seeded, some_words
from tests.benchmarks.measuring import Figure, Limit, Measure, timed
from tests.benchmarks.windows import paint, settle, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library
    from ui.searching.finding import Finding
    from ui.window import Window

LENGTH = 1_000_000
"""Code points; one letter in ten is an ``a``."""
WORDS = ("a", "ba", "zo", "o", "e", "a")
TIMES, PAGES = 6, 60


def measure() -> Iterator[Figure]:
    """Yield milliseconds, mostly of the window's thread: the search has its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "finding.postil"
        copyfile(cached_library("finding", _fill), path)
        with shown(path) as window:
            window.desk.reading.open(ArticleId(window.session.library.articles.ids()[0]))
            settle(window)
            plain = _page(window, "page through 1 MB, ms CPU")
            yield from _type(window)
            hits = _page(window, "page through the hits in 1 MB, ms CPU")
            hits.floor, hits.limit = plain.samples, Limit(Measure.P95, 8)
            yield hits


def _fill(library: Library) -> None:
    rng = seeded(12)
    words = some_words(rng, LENGTH // 4)
    text = "\n".join(" ".join(words[at : at + 70]) for at in range(0, len(words), 70))[:LENGTH]
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line), BlockKind.PARAGRAPH))
        start += len(line) + 1
    library.importing.article(ImportedArticle(text.rstrip(), tuple(blocks[:-1]), "Long"))


def _type(window: Window) -> Iterator[Figure]:
    """Type texts that are in the article very often; watch the window while they are found."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    finding = window.desk.searching.finding
    finding.open()
    field = finding.bar.findChild(QLineEdit)
    assert field is not None
    limit = Limit(Measure.P95, 16)
    typed = Figure("type a letter to find in 1 MB, it is painted, ms CPU", limit=limit)
    held = Figure("  longest hold while the hits are found, ms CPU", limit=limit)
    found = Figure("  all of about 100,000 hits found, ms by the clock")
    for word in WORDS * TIMES:
        field.clear()
        settle(window)
        with timed(found.samples):
            with timed(typed.samples, thread_time):
                QTest.keyClicks(field, word)
                paint(window)
            held.samples.append(max(_holds(finding), default=0))
    yield from (typed, held, found)


def _holds(finding: Finding) -> list[float]:
    """Let the search end; return what each turn of the window's loop took meanwhile."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    samples: list[float] = []
    flag = QEventLoop.ProcessEventsFlag
    while finding.searching:
        with timed(samples, thread_time):
            QCoreApplication.processEvents(flag.AllEvents | flag.WaitForMoreEvents)
    return samples


def _page(window: Window, name: str) -> Figure:
    figure, bar = Figure(name), window.desk.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle(window)
    for _ in range(PAGES):
        with timed(figure.samples, thread_time):
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
            paint(window)
    return figure
