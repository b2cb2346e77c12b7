"""Exporting 98,000 annotations as CSV, beside a bare csv.writer on the same joined rows."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.exporters import export
from reader.library import Library
from reader.values import AnnotationRow, ArticleId
from tests.benchmarks.corpus import cached_library, documents, mark
from tests.benchmarks.measuring import Figure, Limit, Measure, timed

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES, WORDS, MARKS = 3500, 480, 28
RUNS = 7
_JOINED = """
    SELECT a.uid, r.uid, title, source, published, url, start, "end", l.name, quote, note,
      a.author, origin, created, modified
    FROM annotation a JOIN article r ON r.id = article_id JOIN label l ON l.id = label_id
    ORDER BY article_id, start, "end" DESC, label_id
"""


def measure() -> Iterator[Figure]:
    """Yield the milliseconds of an export and of the bare loop, each to a file on the disk."""
    library = cached_library("annotated", _fill)
    figure = Figure(f"CSV of {ARTICLES * MARKS:,} annotations, ms", limit=Limit(Measure.RATE, 0.5))
    with TemporaryDirectory() as name:
        for _ in range(RUNS):
            figure.floor.append(_bare(library, Path(name) / "floor.csv"))
            figure.samples.append(_export(library, Path(name) / "export.csv"))
    yield figure


def _fill(library: Library) -> None:
    for _ in library.importing.documents(documents(ARTICLES, WORDS)):
        pass
    for article in library.articles.ids():
        mark(library, ArticleId(article), MARKS)


def _export(path: Path, target: Path) -> float:
    taken: list[float] = []
    with Library.open(path) as library, timed(taken):
        export(library, [ArticleId(id_) for id_ in library.articles.ids()], target)
    return taken[0]


def _bare(path: Path, target: Path) -> float:
    taken: list[float] = []
    db = sqlite3.connect(path)
    with timed(taken), target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(AnnotationRow._fields)
        for row in db.execute(_JOINED):
            writer.writerow(row)
    db.close()
    return taken[0]
