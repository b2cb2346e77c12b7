"""Near-duplicates in a library: which articles they are, and what was said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.near_duplicates import NearDuplicate, Verdict, shingles, similarity
from reader.storage import texts
from reader.storage.bulk import CHOSEN
from reader.values import ArticleId

if TYPE_CHECKING:
    from reader.storage.database import Database
    from reader.storage.journal import Recording


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


def shingles_of(db: Database, article: ArticleId) -> frozenset[str]:
    """Return the shingles of an article.

    Raises:
        NotFoundError: it is no longer there.
    """
    text, blocks, _, _ = texts.text(db, article)
    return shingles(text, blocks)


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
    share = similarity(shingles_of(db, newer), shingles_of(db, older))
    written.insert(
        "near_duplicate",
        {
            "article_id": newer,
            "other_id": older,
            "similarity": round(share, 4),
            "verdict": verdict.value,
        },
    )


def forget(db: Database, articles: str) -> None:
    """Drop from the journal what was decided of articles (see `bulk.chosen`) that go for good."""
    db.execute(
        "DELETE FROM change WHERE row_table = 'near_duplicate' AND (row_id IN"
        f" (SELECT id FROM near_duplicate WHERE other_id IN {CHOSEN})"
        f" OR json_extract(ifnull(after, before), '$.other_id') IN {CHOSEN})",
        {"chosen": articles},
    )
