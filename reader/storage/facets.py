"""How many articles each line of the sidebar holds, as the triggers of the file count them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.kinds import View
from reader.lists import Counts
from reader.sort_keys import in_order

if TYPE_CHECKING:
    from reader.storage.database import Database

_ANEW = """
    SELECT 'view' AS kind, 'all' AS value, count(*) AS articles FROM article WHERE trashed IS NULL
    UNION ALL SELECT 'view', 'unread', count(*) FROM article WHERE trashed IS NULL AND read = 0
    UNION ALL SELECT 'view', 'starred', count(*) FROM article WHERE trashed IS NULL AND starred = 1
    UNION ALL SELECT 'view', 'trash', count(*) FROM article WHERE trashed IS NOT NULL
    UNION ALL SELECT 'view', status, count(*) FROM article WHERE trashed IS NULL GROUP BY status
    UNION ALL SELECT 'source', source, count(*) FROM article WHERE trashed IS NULL GROUP BY source
    UNION ALL SELECT 'language', language, count(*) FROM article WHERE trashed IS NULL
      GROUP BY language
    UNION ALL SELECT 'month', ifnull(substr(published, 1, 7), '') AS month, count(*) FROM article
      WHERE trashed IS NULL GROUP BY month
"""
"""Counted from the articles themselves."""

_LINKED = """
    SELECT count(*) FROM article_{0} JOIN article ON article.id = article_id
    WHERE {0}_id = {0}.id AND trashed IS NULL
"""


def counts(db: Database) -> Counts:
    """Return how many articles each line of the sidebar holds; lines without any are left out."""
    facets: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for kind, value, articles in db.rows(
        "SELECT kind, value, articles FROM facet WHERE articles > 0 ORDER BY articles DESC, value"
    ):
        facets[kind].append((value, articles))
    views = dict(facets["view"])
    tags = db.all("SELECT name, articles FROM tag WHERE articles > 0")
    return Counts(
        views={view: views.get(view, 0) for view in View},
        sources=tuple(sorted(_named(facets["source"]), key=_largest_first)),
        tags=tuple(sorted(tags, key=_in_order)),
        collections=tuple(
            db.all("SELECT id, name, articles FROM collection ORDER BY position, id")
        ),
        languages=_named(facets["language"]),
        months=tuple(sorted(_named(facets["month"]), reverse=True)),
    )


def _in_order(facet: tuple[str, int]) -> tuple[str, str]:
    return in_order(facet[0])


def _largest_first(facet: tuple[str, int]) -> tuple[int, str, str]:
    return -facet[1], *in_order(facet[0])


def _named(found: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(facet for facet in found if facet[0])


def recount(db: Database) -> None:
    """Count all articles anew."""
    db.execute("DELETE FROM facet")
    db.execute(f"INSERT INTO facet SELECT * FROM ({_ANEW})")
    for table in ("tag", "collection"):
        db.execute(f"UPDATE {table} SET articles = ({_LINKED.format(table)})")


def agree(db: Database) -> bool:
    """Tell whether the counts are those of the articles."""
    kept = "SELECT kind, value, articles FROM facet WHERE articles <> 0"
    anew = f"SELECT * FROM ({_ANEW}) WHERE articles <> 0"
    differences = [f"SELECT * FROM ({kept} EXCEPT {anew})", f"SELECT * FROM ({anew} EXCEPT {kept})"]
    differences += [
        f"SELECT id FROM {table} WHERE articles <> ({_LINKED.format(table)})"
        for table in ("tag", "collection")
    ]
    return all(db.first(f"{sql} LIMIT 1") is None for sql in differences)
