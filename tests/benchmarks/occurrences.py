"""A label on 10,000 occurrences in a library of 100,000 articles: previewed, applied, undone."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import many_articles, word_of_rank
from tests.benchmarks.measuring import Figure, Limit, Measure, timed
from tests.benchmarks.windows import paint, settle, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.dialogs.occurrences import OccurrencesDialog
    from ui.window import Window

HITS = 10_000
WORD = word_of_rank(39)
"""It occurs a little more often than that, and twice as often at the beginning of longer words."""
PREVIEWED = 34_000
"""In so many articles the preview, which shows both, has as many rows."""
RUNS = 7


def measure() -> Iterator[Figure]:
    """Yield the milliseconds until it is seen, in the window."""
    limits = [Limit(Measure.MEDIAN, 1000), *[Limit(Measure.MEDIAN, 2000)] * 2]
    what = f"a label on {HITS:,} occurrences in 100,000 articles"
    names = ("previewed", "applied", "undone")
    figures = [
        Figure(f"{what} {name}, ms", limit=limit) for name, limit in zip(names, limits, strict=True)
    ]
    with TemporaryDirectory() as folder:
        library = Path(folder) / "articles.postil"
        copyfile(many_articles(), library)
        with shown(library) as window:
            for _ in range(RUNS):
                _run(window, *figures)
    yield from figures


def _run(window: Window, previewed: Figure, applied: Figure, undone: Figure) -> None:
    library, label = window.session.library, window.session.library.labels.named("ORG")
    with timed(previewed.samples):
        dialog = _preview(window)
    rows = dialog.rows
    dialog.reject()
    hits = list(library.occurrences.find(WORD))[:HITS]
    if len(hits) != HITS or abs(rows - HITS) > HITS // 10:
        raise AssertionError((len(hits), rows))
    settle(window)
    with timed(applied.samples):
        window.session.perform(library.occurrences.label, hits, label.id)
        paint(window)
    settle(window)
    with timed(undone.samples):
        window.session.perform(library.history.undo)
        paint(window)
    settle(window)


def _preview(window: Window) -> OccurrencesDialog:
    """Open the preview and wait until all that is found stands in it."""
    from PySide6.QtCore import QEventLoop

    from reader.values import ArticleId
    from ui.dialogs.occurrences import OccurrencesDialog, Place
    from ui.theme import load_theme

    labels = {label.id: label for label in window.session.library.labels.all()}
    label = window.session.library.labels.named("ORG")
    articles = [ArticleId(id_) for id_ in window.session.library.articles.ids()[:PREVIEWED]]
    place = Place("All", "in the library", articles)
    dialog = OccurrencesDialog(
        WORD, label, [place], window.tasks, labels, load_theme("light"), window
    )
    dialog.open()
    loop = QEventLoop()
    dialog.searched.connect(loop.quit)
    loop.exec()
    dialog.grab()
    return dialog
