"""Importing 10,000 text files of 3 kB, beside sqlite3 alone storing the same texts."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.library import Library
from reader.values import Outcome
from tests.benchmarks.corpus import documents
from tests.benchmarks.measuring import Figure, Limit, Measure, timed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FILES = 10_000
WORDS = 610
"""Of an article; that makes files of 3 kB."""
RUNS = 3


def measure() -> Iterator[Figure]:
    """Yield the times of an import beside bare inserts, and of a second one beside the first."""
    again = Figure("the same 10,000 files again, ms", limit=Limit(Measure.TIMES, 0.25))
    figure = Figure("import of 10,000 files of 3 kB, ms", limit=Limit(Measure.RATE, 0.3))
    with TemporaryDirectory() as name:
        folder = Path(name)
        texts = _write_files(folder / "articles")
        for run in range(RUNS):
            figure.floor.append(_insert(folder / f"floor-{run}.db", texts))
            library, articles = folder / f"{run}.postil", folder / "articles"
            figure.samples.append(_import(library, articles))
            again.samples.append(_import(library, articles, Outcome.DUPLICATE))
        again.floor += figure.samples
    yield from (figure, again)


def _write_files(folder: Path) -> list[str]:
    folder.mkdir()
    texts = []
    for file, data in documents(FILES, WORDS):
        (folder / file).write_bytes(data)
        texts.append(data.decode())
    return texts


def _import(path: Path, folder: Path, outcome: Outcome = Outcome.NEW) -> float:
    taken: list[float] = []
    with Library.open(path, author="benchmark") as library, timed(taken):
        reports = list(library.importing.files([folder]))
    if [report.outcome for report in reports] != [outcome] * FILES:
        raise AssertionError(reports[0])
    return taken[0]


def bare(path: Path) -> sqlite3.Connection:
    """Return a file with the settings and the index of a library, one letter found at once."""
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -32000"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    db.execute(
        "CREATE VIRTUAL TABLE found USING fts5 (text, content = 'bare', content_rowid = 'id',"
        " tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
    )
    db.execute("INSERT INTO found (found, rank) VALUES ('hashsize', 16777216)")
    return db


def _insert(path: Path, texts: Sequence[str]) -> float:
    """Store and index the texts in a bare file."""
    db = bare(path)
    rows = list(enumerate(texts, 1))
    taken: list[float] = []
    with timed(taken):
        db.execute("BEGIN")
        db.executemany("INSERT INTO bare VALUES (?, ?)", rows)
        db.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", rows)
        db.execute("COMMIT")
    db.close()
    return taken[0]
