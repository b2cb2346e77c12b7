"""Importing JSON Lines of 100,000 articles of 2 kB, beside sqlite3 alone storing the same texts.

``ARTICLES=1000000 python -m tests.benchmarks tables`` measures a million.
"""

from __future__ import annotations

import json
import os
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter
from typing import TYPE_CHECKING, Self

from reader.library import Library
from reader.values import Outcome
from tests.benchmarks.corpus import documents
from tests.benchmarks.importing import bare
from tests.benchmarks.measuring import Figure, Limit, Measure, timed

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = int(os.environ.get("ARTICLES", "100000"))
WORDS = 390
"""Of an article; that makes texts of 2 kB."""
_AT_ONCE = 10_000
_PAGE = os.sysconf("SC_PAGE_SIZE") / 2**20


def measure() -> Iterator[Figure]:
    """Yield the seconds of an import and of bare inserts, and the memory of both processes."""
    name = f"import of {ARTICLES:,} articles of 2 kB in JSON Lines"
    seconds = Figure(f"{name}, s", limit=Limit(Measure.RATE, 0.5))
    own = Figure("memory of the library's process: whole, first tenth, MB")
    reading = Figure(
        "memory of the reading process: whole, first tenth, MB", limit=Limit(Measure.TIMES, 1.1)
    )
    with TemporaryDirectory() as folder:
        dump = Path(folder) / "dump.jsonl"
        _write(dump)
        seconds.floor.append(_insert(Path(folder) / "floor.db", dump))
        taken: list[float] = []
        with timed(taken), _Memory() as memory:
            _import(Path(folder) / "news.postil", dump, memory)
        seconds.samples.append(taken[0] / 1000)
        for figure, (first, whole) in zip((own, reading), memory.peaks(), strict=True):
            figure.floor.append(first)
            figure.samples.append(whole)
    yield from (seconds, own, reading)


def _write(dump: Path) -> None:
    with dump.open("w", encoding="utf-8") as stream:
        for number, (_, data) in enumerate(documents(ARTICLES, WORDS)):
            title, _, text = data.decode().partition("\n")
            row = {"id": number, "title": title, "text": text.strip(), "date": "2021-02-18"}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _texts(dump: Path) -> Iterator[list[str]]:
    with dump.open(encoding="utf-8") as stream:
        while lines := list(islice(stream, _AT_ONCE)):
            yield [f"{row['title']}\n{row['text']}" for row in map(json.loads, lines)]


def _insert(path: Path, dump: Path) -> float:
    """Return the seconds that bare inserts take, without the reading of the texts."""
    db = bare(path)
    seconds, number = 0.0, 0
    db.execute("BEGIN")
    for texts in _texts(dump):
        rows = list(enumerate(texts, number + 1))
        number += len(rows)
        start = perf_counter()
        db.executemany("INSERT INTO bare VALUES (?, ?)", rows)
        db.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", rows)
        seconds += perf_counter() - start
    start = perf_counter()
    db.execute("COMMIT")
    db.close()
    return seconds + perf_counter() - start


def _import(path: Path, dump: Path, memory: _Memory) -> None:
    with Library.open(path, author="benchmark") as library:
        for number, report in enumerate(library.importing.files([dump]), 1):
            if report.outcome is not Outcome.NEW:
                raise AssertionError(report)
            if number == ARTICLES // 10:
                memory.begin_rest()


class _Memory:
    """The most that this process and its children took, in a first part and in all."""

    def __init__(self) -> None:
        self._peaks = [[0.0, 0.0], [0.0, 0.0]]
        self._parts = [0, 1]
        self._ended = Event()
        self._thread = Thread(target=self._watch)

    def begin_rest(self) -> None:
        self._parts = [1]

    def peaks(self) -> list[list[float]]:
        """Return for this process, and for the largest child, both peaks in MB."""
        return self._peaks

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.2):
            children = Path("/proc/self/task").glob("*/children")
            ids = " ".join(each.read_text("ascii") for each in children).split()
            sizes = (_resident("self"), max(map(_resident, ids), default=0))
            for peaks, size in zip(self._peaks, sizes, strict=True):
                for part in self._parts:
                    peaks[part] = max(peaks[part], size)


def _resident(process: str) -> float:
    try:
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * _PAGE
    except OSError:  # it has ended
        return 0
