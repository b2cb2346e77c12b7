"""Near-duplicates in a library: which articles were compared, what was found, what was decided.

Articles are compared in the order of their ids, each with those before it; how far that went is
kept, so that it goes on where it ended: with new articles, and after it was stopped or killed.
"""

from __future__ import annotations

from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.near_duplicates import (
    LEAST,
    THRESHOLD,
    NearDuplicate,
    Verdict,
    bands,
    scheme,
    shingles,
    similarity,
)
from reader.storage import texts
from reader.values import ArticleId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.storage.database import Database
    from reader.storage.journal import Recording

BATCH_SECONDS = 0.04
"""How long articles are compared before what was found is written."""

CANDIDATES = 20
"""With how many articles one is compared at most, the newest first: copies come close together."""


class _Compared(NamedTuple):
    """One article and what was found."""

    article: ArticleId
    bands: list[str]
    pairs: list[NearDuplicate]


def backlog(db: Database) -> int:
    """Return how many articles were not yet compared with those before them."""
    waiting: int = db.value("SELECT count(*) FROM article WHERE id > ?", (_compared(db)[0],))
    return waiting


def find(db: Database, progress: Callable[[float], None]) -> Iterator[NearDuplicate]:
    """Compare the articles that were not yet; yield what is found once it is on the disk.

    ``progress`` is called now and then with the share that is done, and may raise to stop;
    what was found until then stays.
    """
    _forget_other_schemes(db)
    total, done = backlog(db), 0
    while batch := _compare_some(db, last := _compared(db)[0]):
        if _keep(db, batch, last):
            yield from (pair for compared in batch for pair in compared.pairs)
        done += len(batch)
        progress(min(1.0, done / max(1, total)))


def _compared(db: Database) -> tuple[int, str]:
    """Return the id of the last article that was compared, and by which scheme."""
    last, _, by = (db.value("SELECT value FROM property WHERE name = 'compared'") or "0").partition(
        " "
    )
    with db.decoding():
        return int(last), by


def _set_compared(db: Database, last: int) -> None:
    db.execute(
        "INSERT INTO property VALUES ('compared', :value)"
        " ON CONFLICT (name) DO UPDATE SET value = :value",
        {"value": f"{last} {scheme()}"},
    )


def _forget_other_schemes(db: Database) -> None:
    """Begin anew where the bands that are kept can't be compared with new ones."""
    if _compared(db)[1] not in ("", scheme()):
        with db.transaction():
            forget_all(db)


def forget_all(db: Database) -> None:
    """Forget which articles were compared, not what was found."""
    db.execute("INSERT INTO article_band (article_band) VALUES ('delete-all')")
    _set_compared(db, 0)


def _compare_some(db: Database, last: int) -> list[_Compared]:
    """Compare the articles behind ``last``, as many as fit in the time, without writing."""
    end = monotonic() + BATCH_SECONDS
    told: dict[ArticleId, frozenset[str]] = {}
    batch: list[_Compared] = []
    for article, shingles_ in _told_after(db, last):
        told[article] = shingles_
        own = bands(shingles_) if len(shingles_) >= LEAST else []
        batch.append(_Compared(article, own, _pairs(db, article, own, batch, told)))
        if monotonic() > end:
            break
    return batch


def _told_after(db: Database, last: int) -> Iterator[tuple[ArticleId, frozenset[str]]]:
    for article, text, blocks in db.rows(
        "SELECT article_id, text, blocks FROM article_text WHERE article_id > ?"
        " ORDER BY article_id",
        (last,),
    ):
        with db.decoding():
            yield article, shingles(text, texts.load_blocks(blocks))


def _pairs(
    db: Database,
    article: ArticleId,
    own: Sequence[str],
    batch: Sequence[_Compared],
    told: dict[ArticleId, frozenset[str]],
) -> list[NearDuplicate]:
    """Return the near-duplicates of an article among those before it."""
    found = []
    for candidate in islice(_candidates(db, own, batch), CANDIDATES):
        if candidate not in told:
            told[candidate] = _told(db, candidate)
        share = similarity(told[article], told[candidate])
        if share >= THRESHOLD:
            found.append(NearDuplicate(article, candidate, share))
    return found


def _candidates(
    db: Database, own: Sequence[str], batch: Sequence[_Compared]
) -> Iterator[ArticleId]:
    """Yield the articles that share a band, the newest first."""
    if not own:
        return
    wanted = set(own)
    for compared in reversed(batch):
        if not wanted.isdisjoint(compared.bands):
            yield compared.article
    for (article,) in db.rows(
        "SELECT rowid FROM article_band WHERE article_band MATCH ?"
        " AND EXISTS (SELECT 1 FROM article WHERE id = article_band.rowid) ORDER BY rowid DESC",
        (" OR ".join(f'"{band}"' for band in own),),
    ):
        yield ArticleId(article)


def _told(db: Database, article: ArticleId) -> frozenset[str]:
    text, blocks, _, _ = texts.text(db, article)
    return shingles(text, blocks)


def _keep(db: Database, batch: Sequence[_Compared], last: int) -> bool:
    """Write what was found; return whether it was: another program may have been faster."""
    with db.transaction():
        if _compared(db)[0] != last:
            return False
        db.executemany(
            "INSERT INTO article_band (rowid, bands) VALUES (?, ?)",
            ((compared.article, " ".join(compared.bands)) for compared in batch),
        )
        db.executemany(
            "INSERT INTO near_duplicate (article_id, other_id, similarity) VALUES (?, ?, ?)"
            " ON CONFLICT DO NOTHING",  # what a person said of them stays
            (
                (pair.article, pair.other, round(pair.similarity, 4))
                for compared in batch
                for pair in compared.pairs
            ),
        )
        _set_compared(db, batch[-1].article)
    return True


def of_article(db: Database, article: ArticleId) -> list[NearDuplicate]:
    """Return the near-duplicates of an article, the most similar first.

    Those in the trash are left out, as those are of which a person said they are none.
    """
    rows = db.rows(
        f"{_SHOWN} AND article_id = ? ORDER BY similarity DESC, other_id DESC", (article,)
    )
    return [_near_duplicate(*row) for row in rows]


def verdict(db: Database, one: ArticleId, other: ArticleId) -> Verdict | None:
    """Return what is thought of two articles; None where nothing was found or said."""
    said = db.value(
        "SELECT verdict FROM near_duplicate WHERE article_id = ? AND other_id = ?",
        (max(one, other), min(one, other)),
    )
    with db.decoding():
        return None if said is None else Verdict(said)


def all_pairs(db: Database) -> list[NearDuplicate]:
    """Return all near-duplicates as `of_article` does, each pair once."""
    return [_near_duplicate(*row) for row in db.rows(f"{_SHOWN} AND other_id < article_id")]


_SHOWN = (
    "SELECT article_id, other_id, similarity, verdict FROM version"
    " JOIN article ON article.id = article_id JOIN article AS other ON other.id = other_id"
    " WHERE verdict <> 'dismissed' AND article.trashed IS NULL AND other.trashed IS NULL"
)


def _near_duplicate(article: int, other: int, share: float, verdict: str) -> NearDuplicate:
    return NearDuplicate(ArticleId(article), ArticleId(other), share, Verdict(verdict))


def decide(
    db: Database, written: Recording, one: ArticleId, other: ArticleId, verdict: Verdict
) -> None:
    """Say that two articles are near-duplicates, or that they are not.

    Raises:
        NotFoundError: one of them is no longer there.
    """
    newer, older = max(one, other), min(one, other)
    known = db.value(
        "SELECT id FROM near_duplicate WHERE article_id = ? AND other_id = ?", (newer, older)
    )
    if known is not None:
        written.update("near_duplicate", known, verdict=verdict.value)
        return
    share = similarity(_told(db, newer), _told(db, older))
    written.insert(
        "near_duplicate",
        {
            "article_id": newer,
            "other_id": older,
            "similarity": round(share, 4),
            "verdict": verdict.value,
        },
    )


def forget(db: Database, article: ArticleId) -> None:
    """Drop from the journal what was decided of an article that is deleted for good."""
    db.execute(
        "DELETE FROM change WHERE row_table = 'near_duplicate' AND (row_id IN"
        " (SELECT id FROM near_duplicate WHERE other_id = :article)"
        " OR json_extract(ifnull(after, before), '$.other_id') = :article)",
        {"article": article},
    )
