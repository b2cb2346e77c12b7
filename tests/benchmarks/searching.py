"""Searching 10,000, 100,000 and 1,000,000 articles: the first ids, all of them, hits, the room.

The floor is FTS5 alone on the same texts, asked for as many row ids: it knows no dates, no
trash, no notes. Times are those that this process worked, as nothing here waits.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import islice
from time import process_time
from typing import TYPE_CHECKING

from reader.library import Library
from reader.values import ArticleFilter
from tests.benchmarks.corpus import CACHE, cached_library, documents, many_articles, word_of_rank
from tests.benchmarks.measuring import Figure, Limit, Measure, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

SIZES = (10_000, 100_000)
FIRST = 200
SHOWN = 10
"""Hits that a search box shows of each kind."""
HITS = 100_000
RUNS = 5
BEFORE = 3
"""Queries that are asked before it is measured, to fill the caches."""

_FREQUENT, _COMMON, _SOME, _RARE = (word_of_rank(rank) for rank in (3, 40, 700, 20_000))
WORDS = (
    *(_FREQUENT, _COMMON, _SOME, _RARE),
    *(f"{_FREQUENT} {_COMMON}", f"{_COMMON} {_SOME}", f"{_FREQUENT} {_RARE}", f"{_SOME} {_RARE}"),
)
TYPED = ("b*", "z*", "ba*", "zu*", "bab*", "zuw*", "babe*", f"{_FREQUENT} z*", f"{_SOME} zu*")
"""What a word, or a second one, is while it is typed."""
OTHERS = (
    f'"{_FREQUENT} {_COMMON}"',
    f"near({_FREQUENT} {_COMMON}, 5)",
    f"{_COMMON} -{_FREQUENT}",
    f"{_COMMON} source:wire",
    f"{_FREQUENT} is:unread after:2025",
    f"title:{_FREQUENT}",
)
HEAVY = (_FREQUENT, "b*")


def measure() -> Iterator[Figure]:
    """Yield milliseconds for each size; bytes an index takes."""
    for size in SIZES:
        path = many_articles(size)
        with Library.open(path) as library, closing(_bare(path, size)) as bare:
            yield from _of_size(library, bare, size)
    yield _room()


def _of_size(library: Library, bare: sqlite3.Connection, size: int) -> Iterator[Figure]:
    """Yield the figures of a library."""
    first = _ids(library, FIRST)
    for name, queries in (("one or two words", WORDS), ("beginnings", TYPED)):
        figure = Figure(f"first {FIRST} of {size:,}: {name}, ms", limit=Limit(Measure.P95, 10))
        yield _measured(figure, queries, first, _bare_ids(bare, FIRST))
    yield _measured(Figure(f"first {FIRST} of {size:,}: other queries, ms"), OTHERS, first)
    everything = Figure(f"all ids of frequent words in {size:,}, ms")
    yield _measured(everything, HEAVY, _ids(library, -1), _bare_ids(bare, -1))
    shown = Figure(f"first {SHOWN} texts, titles and names in {size:,}, ms")
    yield _measured(shown, (*WORDS, *TYPED), _hits(library))
    every = Figure(f"{HITS:,} hits of a frequent word in {size:,}, ms")
    if size >= HITS:
        with timed(every.samples, process_time):
            count = sum(1 for _ in islice(library.search.hits(_FREQUENT), HITS))
        if count == HITS:
            yield every


def _measured(
    figure: Figure,
    queries: Sequence[str],
    ask: Callable[[str], object],
    ask_bare: Callable[[str], object] | None = None,
) -> Figure:
    for number, query in enumerate((*queries[:BEFORE], *queries * RUNS)):
        samples, floor = (figure.samples, figure.floor) if number >= BEFORE else ([], [])
        with timed(samples, process_time):
            ask(query)
        if ask_bare is not None:
            with timed(floor, process_time):
                ask_bare(query)
    return figure


def _ids(library: Library, limit: int) -> Callable[[str], object]:
    return lambda query: library.articles.ids(ArticleFilter(query=query), limit=limit)


def _hits(library: Library) -> Callable[[str], object]:
    search = library.search

    def ask(query: str) -> object:
        kinds = (search.in_titles, search.in_texts, search.names)
        return [list(islice(kind(query), SHOWN)) for kind in kinds]

    return ask


def _bare(path: Path, size: int) -> sqlite3.Connection:
    """Return FTS5 on the texts of a library, made now or in an earlier run."""
    bare = CACHE / f"bare-{size}.db"
    if not bare.exists():
        part = bare.with_suffix(".part")
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part)) as db:
            db.execute("ATTACH ? AS library", (str(path),))
            db.execute(
                "CREATE VIRTUAL TABLE found USING fts5 (text, content = '', prefix = '1 2 3')"
            )
            db.execute("INSERT INTO found (rowid, text) SELECT article_id, text FROM article_text")
            db.commit()
        part.rename(bare)
    return sqlite3.connect(bare)


def _bare_ids(bare: sqlite3.Connection, limit: int) -> Callable[[str], object]:
    sql = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT ?"
    return lambda query: [row[0] for row in bare.execute(sql, (query, limit))]


def _room() -> Figure:
    """Return the bytes of all but texts and documents for each byte of text, at 3 kB a text.

    Pages that are free are not counted: what comes next is written to them.
    """

    def fill(library: Library) -> None:
        for _ in library.importing.documents(documents(10_000, 610)):
            pass

    figure = Figure("index and metadata, bytes a byte of text", limit=Limit(Measure.MEDIAN, 1.6))
    path = cached_library("whole-texts", fill)
    with closing(sqlite3.connect(path)) as db:
        texts, originals = db.execute(
            "SELECT sum(length(CAST(text AS BLOB))), sum(length(original)) FROM article_text"
        ).fetchone()
        used = db.execute(
            "SELECT (page_count - freelist_count) * page_size"
            " FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
        ).fetchone()[0]
        figure.samples.append((used - texts - originals) / texts)
    return figure
