"""One mark on the disk, beside an INSERT and a COMMIT of sqlite3 alone; undoing it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.library import Library
from reader.values import ArticleId
from tests.benchmarks.corpus import cached_library, documents, spread_words
from tests.benchmarks.measuring import Figure, timed

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = 300


def measure() -> Iterator[Figure]:
    """Yield the milliseconds of marking and of undoing that, each on the disk."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "marked.postil"
        copyfile(cached_library("small", _fill), path)
        marking = Figure("mark a word in the library, ms", floor=_bare(Path(folder) / "bare.db"))
        undoing = Figure("undo it, ms", floor=marking.floor)
        with Library.open(path) as library:
            article, label = ArticleId(library.articles.ids()[0]), library.labels.all()[0].id
            for word in spread_words(library.articles.get(article), MARKS):
                with timed(marking.samples):
                    library.marks.add(article, *word, label)
            for _ in range(MARKS):
                with timed(undoing.samples):
                    library.history.undo()
    yield marking
    yield undoing


def _fill(library: Library) -> None:
    for _ in library.importing.documents(documents(100, 700)):
        pass


def _bare(path: Path) -> list[float]:
    """Return the milliseconds of single inserts with the settings of a library."""
    samples: list[float] = []
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE mark (id INTEGER PRIMARY KEY, start INTEGER, quote TEXT) STRICT")
    for number in range(MARKS):
        with timed(samples):
            db.execute("BEGIN IMMEDIATE")
            db.execute("INSERT INTO mark (start, quote) VALUES (?, 'word')", (number,))
            db.execute("COMMIT")
    db.close()
    return samples
