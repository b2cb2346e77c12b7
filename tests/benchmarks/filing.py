"""Listing, counting and filing in the library itself, of every size, without a window.

Ids are held against `sqlite3` reading all of them in the order they came in, filing against
the bare update of the same rows, taken back. Processor time: other programs may be busy.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from array import array
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from reader.kinds import Sort, Status, View
from reader.library import Library
from reader.lists import ArticleFilter, ArticleId
from tests.benchmarks.corpus import many_articles
from tests.benchmarks.measuring import Figure, Limit, Measure, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Action = Callable[[Library, list[ArticleId]], object]

SIZES = (10_000, 100_000, 1_000_000)
FIRST = 500
FILED = 100_000
RUNS = 5
VISIBLE_MS = 5
"""What the window may stand still for a refresh of its counts."""

FILING: dict[str, Action] = {
    "mark as read": lambda library, chosen: library.articles.set_read(chosen, read=True),
    "finish": lambda library, chosen: library.articles.set_status(chosen, Status.DONE),
    "tag": lambda library, chosen: library.tags.put_on(chosen, "port"),
    "trash": lambda library, chosen: library.articles.trash(chosen),
}


def measure() -> Iterator[Figure]:
    """Yield milliseconds of processor time, and megabytes."""
    for size in SIZES:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "filing.postil"
            shutil.copy(many_articles(size), path)
            with (
                Library.open(path, author="benchmark") as library,
                closing(sqlite3.connect(path, isolation_level=None)) as bare,
            ):
                yield _memory(library, size)
                yield from _listing(library, bare, size)
                yield _counting(library, size)
                yield from _filing(library, bare, size)


def _memory(library: Library, size: int) -> Figure:
    figure = Figure(f"ids and counts of {size:,} articles, MB more")
    before = _resident()
    kept = library.articles.ids(), library.articles.counts()
    figure.samples.append((_resident() - before) / 1e6)
    del kept
    return figure


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


def _listing(library: Library, bare: sqlite3.Connection, size: int) -> Iterator[Figure]:
    first = Figure(f"first {FIRST} ids of {size:,}, in all orders and views, ms")
    for sort in Sort:
        for view in View:
            with timed(first.samples, process_time):
                library.articles.ids(ArticleFilter(view), sort, FIRST)
    yield first
    for sort in Sort:
        figure = Figure(f"all ids of {size:,} by {sort}, there and back, ms")
        for backwards in (False, True, False):
            with timed(figure.floor, process_time):
                array("q", (row[0] for row in bare.execute("SELECT id FROM article")))
            with timed(figure.samples, process_time):
                library.articles.ids(sort=sort, backwards=backwards)
        yield figure
    days = Figure(f"all ids of {size:,} with their days, ms")
    for _ in range(3):
        with timed(days.samples, process_time):
            library.articles.grouped()
    yield days


def _counting(library: Library, size: int) -> Figure:
    figure = Figure(
        f"counts of {size:,} after a change, ms", limit=Limit(Measure.MEDIAN, VISIBLE_MS)
    )
    for number, article in enumerate(library.articles.ids(limit=20)):
        library.articles.set_starred([ArticleId(article)], starred=number % 2 == 0)
        with timed(figure.samples, process_time):
            library.articles.counts()
    return figure


def _filing(library: Library, bare: sqlite3.Connection, size: int) -> Iterator[Figure]:
    chosen = [ArticleId(article) for article in library.articles.ids(limit=FILED)]
    ids = json.dumps(chosen)
    for name, act in FILING.items():
        done = Figure(f"{name}: {len(chosen):,} of {size:,} articles, ms")
        undone = Figure("  and undo it, ms")
        for _ in range(RUNS):
            bare.execute("BEGIN IMMEDIATE")
            with timed(done.floor, process_time):
                bare.execute(_BARE, (ids,))
            bare.execute("ROLLBACK")
            with timed(done.samples, process_time):
                act(library, chosen)
            with timed(undone.samples, process_time):
                library.history.undo()
        undone.floor = done.floor
        yield done
        yield undone


_BARE = "UPDATE article SET read = 1 - read WHERE id IN (SELECT value FROM json_each(?))"
