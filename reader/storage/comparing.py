"""Comparing the articles of a library with each other, to find near-duplicates.

Articles are compared in the order of their ids, each with those before it; how far that went is
kept, so that it goes on where it ended: with new articles, and after it was stopped or killed.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, partial
from itertools import chain, islice
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import NotFoundError
from reader.near_duplicates import (
    LEAST,
    THRESHOLD,
    NearDuplicate,
    bands,
    scheme,
    shingles,
    similarity,
)
from reader.storage import near_duplicates, texts
from reader.values import ArticleId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.storage.database import Database

BATCH_SECONDS = 2.0
"""How long articles are compared before what was found is written, and shown anew by others."""
WRITTEN_AT_ONCE = 200
"""How many articles a transaction writes: others wait for a few milliseconds."""
TOLD_AFTER = 0.05
"""Seconds between two reports of the progress."""

CANDIDATES = 20
"""With how many articles one is compared at most, the newest first: copies come close together."""
AT_HAND = 256
"""Of how many of these the shingles are kept for the next one."""


class _Compared(NamedTuple):
    """One article and what was found."""

    article: ArticleId
    bands: list[str]
    pairs: list[NearDuplicate]


def backlog(db: Database) -> int:
    """Return how many articles were not yet compared with those before them."""
    waiting: int = db.value("SELECT count(*) FROM article WHERE id > ?", (_state(db)[0],))
    return waiting


def find(db: Database, progress: Callable[[float], None]) -> Iterator[NearDuplicate]:
    """Compare the articles that were not yet; yield what is found once it is on the disk.

    ``progress`` is called now and then with the share that is done, and may raise to stop;
    what was written until then stays.
    """
    if _state(db)[1] not in ("", scheme()):  # bands of another one can't be compared with ours
        with db.transaction():
            forget_all(db)
    return _Search(db, progress).run()


def forget_all(db: Database) -> None:
    """Forget which articles were compared, not what was found."""
    db.execute("INSERT INTO article_band (article_band) VALUES ('delete-all')")
    _set_compared(db, 0)


def _state(db: Database) -> tuple[int, str]:
    """Return the id of the last article that was compared, and by which scheme."""
    kept: str = db.value("SELECT value FROM property WHERE name = 'compared'") or "0"
    last, _, by = kept.partition(" ")
    with db.decoding():
        return int(last), by


def _set_compared(db: Database, last: int) -> None:
    db.execute(
        "INSERT INTO property VALUES ('compared', :value)"
        " ON CONFLICT (name) DO UPDATE SET value = :value",
        {"value": f"{last} {scheme()}"},
    )


class _Search:
    """Compares without writing for a while, and then writes what it found."""

    def __init__(self, db: Database, progress: Callable[[float], None]) -> None:
        self._db, self._progress = db, progress
        self._shingles_of = lru_cache(AT_HAND)(partial(_shingles_of, db))
        self._total, self._done = max(1, backlog(db)), 0
        self._told = monotonic()

    def run(self) -> Iterator[NearDuplicate]:
        while batch := self._compare_some(_state(self._db)[0]):
            yield from _write(self._db, batch)
            self._tell()

    def _tell(self) -> None:
        self._told = monotonic()
        self._progress(min(1.0, self._done / self._total))

    def _compare_some(self, last: int) -> list[_Compared]:
        """Compare the articles behind ``last``, as many as fit in the time."""
        end = monotonic() + BATCH_SECONDS
        batch: list[_Compared] = []
        sharing: defaultdict[str, list[ArticleId]] = defaultdict(list)
        for article, told in _told_after(self._db, last):
            own = bands(told) if len(told) >= LEAST else []
            pairs = self._pairs(article, told, _candidates(self._db, own, sharing))
            batch.append(_Compared(article, own, pairs))
            self._done += 1
            for band in own:
                sharing[band].append(article)
            if monotonic() > end:
                break
            if monotonic() > self._told + TOLD_AFTER:
                self._tell()
        return batch

    def _pairs(
        self, article: ArticleId, told: frozenset[str], candidates: Iterable[ArticleId]
    ) -> list[NearDuplicate]:
        compared = (
            NearDuplicate(article, candidate, similarity(told, self._shingles_of(candidate)))
            for candidate in islice(candidates, CANDIDATES)
        )
        return [pair for pair in compared if pair.similarity >= THRESHOLD]


def _told_after(db: Database, last: int) -> Iterator[tuple[ArticleId, frozenset[str]]]:
    for article, text, blocks in db.rows(
        "SELECT article_id, text, blocks FROM article_text WHERE article_id > ?"
        " ORDER BY article_id",
        (last,),
    ):
        with db.decoding():
            yield article, shingles(text, texts.load_blocks(blocks))


def _shingles_of(db: Database, article: ArticleId) -> frozenset[str]:
    try:
        return near_duplicates.shingles_of(db, article)
    except NotFoundError:  # another program has just deleted it
        return frozenset()


def _candidates(
    db: Database, own: Sequence[str], sharing: Mapping[str, Sequence[ArticleId]]
) -> Iterator[ArticleId]:
    """Yield the articles that share a band, the newest first: those not written yet, and others."""
    if not own:
        return
    unwritten = {article for band in own for article in sharing.get(band, ())}
    written = db.rows(
        "SELECT rowid FROM article_band WHERE article_band MATCH ?"
        " AND EXISTS (SELECT 1 FROM article WHERE id = article_band.rowid) ORDER BY rowid DESC",
        (" OR ".join(f'"{band}"' for band in own),),
    )
    yield from chain(sorted(unwritten, reverse=True), (ArticleId(row[0]) for row in written))


def _write(db: Database, batch: Sequence[_Compared]) -> Iterator[NearDuplicate]:
    """Write what was compared; yield what was found, as far as no other program was faster."""
    before = batch[0].article - 1
    for start in range(0, len(batch), WRITTEN_AT_ONCE):
        some = batch[start : start + WRITTEN_AT_ONCE]
        with db.transaction(patient=True):
            if before < _state(db)[0]:
                return
            _insert(db, some)
        before = some[-1].article
        yield from (pair for compared in some for pair in compared.pairs)


def _insert(db: Database, batch: Sequence[_Compared]) -> None:
    db.executemany(
        "INSERT INTO article_band (rowid, bands) VALUES (?, ?)",
        ((compared.article, " ".join(compared.bands)) for compared in batch),
    )
    db.executemany(
        "INSERT INTO near_duplicate (article_id, other_id, similarity) SELECT ?1, ?2, ?3"
        " WHERE EXISTS (SELECT 1 FROM article WHERE id = ?1)"  # they may have been deleted
        " AND EXISTS (SELECT 1 FROM article WHERE id = ?2)"
        " ON CONFLICT DO NOTHING",  # what a person said of them stays
        (
            (pair.article, pair.other, round(pair.similarity, 4))
            for compared in batch
            for pair in compared.pairs
        ),
    )
    _set_compared(db, batch[-1].article)
