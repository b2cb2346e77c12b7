"""Undoing and redoing actions on any number of articles: in SQL, many rows at once."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from reader.storage.identity import now
from reader.storage.schema import JOURNALED
from reader.values import ArticleId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.storage.database import Database
    from reader.values import Action

FEW = 200
"""Fewer rows than these are turned one by one."""

_TABLES = frozenset(("article", "article_tag", "article_collection"))
"""Those of whose rows nobody needs to be told one by one."""

_INDEXED = frozenset(("title", "source", "byline", "published"))
"""Columns of articles that the full-text indexes have to follow."""


class DisagreementError(Exception):
    """A row is not as it is expected to be."""


class Run(NamedTuple):
    """Changes of an action that follow each other and are of one sort."""

    action: int
    table: str
    first: int
    last: int
    size: int

    @property
    def parameters(self) -> dict[str, object]:
        """What `_OF_RUN` needs."""
        return {"action": self.action, "first": self.first, "last": self.last, "now": now()}


_OF_RUN = "change.action_id = :action AND change.id BETWEEN :first AND :last"


def runs(db: Database, action: Action) -> list[Run]:
    """Return the changes of an action in their order, put together where they are of one sort."""
    rows = db.rows(
        "SELECT id, row_table, before IS NULL, after IS NULL FROM change WHERE action_id = ?"
        " ORDER BY id",
        (action.id,),
    )
    found = []
    for (table, *_), changes in groupby(rows, itemgetter(1, 2, 3)):
        ids = [change[0] for change in changes]
        found.append(Run(action.id, table, ids[0], ids[-1], len(ids)))
    return found


def is_for_bulk(db: Database, run: Run) -> bool:
    """Tell whether a run can be turned in bulk, and is worth it."""
    if run.size < FEW or run.table not in _TABLES:
        return False
    distinct = f"SELECT count(DISTINCT row_id) FROM change WHERE {_OF_RUN}"
    if db.value(distinct, run.parameters) != run.size:
        return False
    return run.table != "article" or _INDEXED.isdisjoint(_columns(db, run))


def turn(db: Database, run: Run, expected: str, wanted: str) -> list[ArticleId]:
    """Give the rows of a run the ``wanted`` side of their changes; return their articles.

    Raises:
        DisagreementError: one of them is neither as the ``expected`` side says nor as wanted.
    """
    came, went = db.first(
        f"SELECT {expected} IS NULL, {wanted} IS NULL FROM change WHERE {_OF_RUN} LIMIT 1",
        run.parameters,
    )
    if came:
        _insert(db, run, wanted)
    elif went:
        _delete(db, run, expected)
    else:
        _update(db, run, expected, wanted)
    articles = f"SELECT DISTINCT article_id FROM change WHERE {_OF_RUN}"
    return [ArticleId(row[0]) for row in db.rows(articles, run.parameters)]


def _insert(db: Database, run: Run, wanted: str) -> None:
    columns = JOURNALED[run.table][1]
    values = ", ".join(f"json_extract({wanted}, '$.{name}')" for name in columns)
    db.execute(
        f"INSERT INTO {run.table} (id, {', '.join(columns)})"
        f" SELECT row_id, {values} FROM change WHERE {_OF_RUN} ORDER BY change.id",
        run.parameters,
    )


def _delete(db: Database, run: Run, expected: str) -> None:
    columns = ((name, f"{run.table}.{name}") for name in JOURNALED[run.table][1])
    _refuse(
        db, run, (f"{here} IS NOT json_extract({expected}, '$.{name}')" for name, here in columns)
    )
    db.execute(
        f"DELETE FROM {run.table} WHERE id IN (SELECT row_id FROM change WHERE {_OF_RUN})",
        run.parameters,
    )


def _update(db: Database, run: Run, expected: str, wanted: str) -> None:
    columns = sorted(_columns(db, run))
    here = {name: f"{run.table}.{name}" for name in columns}
    _refuse(
        db,
        run,
        (
            f"json_type({expected}, '$.{name}') IS NOT NULL"
            f" AND {here[name]} IS NOT json_extract({expected}, '$.{name}')"
            f" AND {here[name]} IS NOT json_extract({wanted}, '$.{name}')"
            for name in columns
        ),
    )
    assigned = [
        f"{name} = iif(json_type({wanted}, '$.{name}') IS NULL, {here[name]},"
        f" json_extract({wanted}, '$.{name}'))"
        for name in columns
    ]
    assigned += ["touched = :now"] if run.table == "article" else []
    db.execute(
        f"UPDATE {run.table} SET {', '.join(assigned)} FROM change"
        f" WHERE {_OF_RUN} AND {run.table}.id = change.row_id",
        run.parameters,
    )


def _columns(db: Database, run: Run) -> set[str]:
    """Return the columns that changed in one of the rows at least."""
    names = f"SELECT DISTINCT key FROM change, json_each(ifnull(before, after)) WHERE {_OF_RUN}"
    return {row[0] for row in db.rows(names, run.parameters)}


def _refuse(db: Database, run: Run, disagreements: Iterable[str]) -> None:
    """Refuse if a row is gone, or one of ``disagreements`` is true of it."""
    different = " OR ".join(f"({each})" for each in disagreements)
    sql = (
        f"SELECT 1 FROM change LEFT JOIN {run.table} ON {run.table}.id = change.row_id"
        f" WHERE {_OF_RUN} AND ({run.table}.id IS NULL OR {different}) LIMIT 1"
    )
    if db.first(sql, run.parameters) is not None:
        raise DisagreementError
