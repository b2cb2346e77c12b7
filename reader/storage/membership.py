"""Which articles have a tag, or are in a collection.

``group`` is ``tag`` or ``collection``; both are joined with articles by a table of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage import bulk
from reader.storage.bulk import CHOSEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.storage.journal import Recording
    from reader.values import ArticleId


def add(written: Recording, group: str, id_: int, articles: Iterable[ArticleId]) -> None:
    """Put articles into a group; those that are in it stay.

    Raises:
        NotFoundError: one of them is no longer there.
    """
    chosen = bulk.chosen(articles)
    bulk.refuse_gone(written.db, chosen)
    bulk.insert(
        written,
        f"article_{group}",
        f"SELECT value, :id FROM {CHOSEN} WHERE true",
        {"chosen": chosen, "id": id_},
    )


def remove(written: Recording, group: str, id_: int, articles: Iterable[ArticleId]) -> None:
    """Take articles out of a group; those that aren't in it stay as they are."""
    bulk.delete(
        written,
        f"article_{group}",
        f"{group}_id = :id AND article_id IN {CHOSEN}",
        {"chosen": bulk.chosen(articles), "id": id_},
    )


def clear(written: Recording, group: str, ids: Sequence[int]) -> None:
    """Take all articles out of groups."""
    where = f"{group}_id IN {CHOSEN}"
    bulk.delete(written, f"article_{group}", where, {"chosen": bulk.chosen(ids)})


def move(written: Recording, group: str, ids: Sequence[int], into: int) -> None:
    """Put all articles of groups into another one; none is in it twice."""
    for id_ in ids:
        bulk.update(
            written,
            f"article_{group}",
            {f"{group}_id": ":into"},
            f"{group}_id = :id AND article_id NOT IN"
            f" (SELECT article_id FROM article_{group} WHERE {group}_id = :into)",
            {"id": id_, "into": into},
        )
    clear(written, group, ids)
