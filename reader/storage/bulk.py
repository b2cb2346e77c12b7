"""Writing any number of rows of the journaled tables at once, each of them journaled.

SQLite does all of it: 100,000 articles are filed in a second or two, where Python would
take ten. What is written is told to nobody but by the articles that it concerns.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.errors import NotFoundError
from reader.storage.identity import now
from reader.storage.schema import JOURNALED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.storage.database import Database
    from reader.storage.journal import Recording

CHOSEN = "(SELECT value FROM json_each(:chosen))"
"""The ids that `chosen` has made a parameter of."""


def chosen(ids: Iterable[int]) -> str:
    """Return ids as one parameter, for `CHOSEN`."""
    return json.dumps(list(ids))


def refuse_gone(db: Database, articles: str) -> None:
    """Refuse to go on where one of ``articles`` (see `chosen`) is gone.

    Raises:
        NotFoundError: it is.
    """
    gone = f"SELECT 1 FROM {CHOSEN} WHERE value NOT IN (SELECT id FROM article)"
    if db.first(gone, {"chosen": articles}):
        raise NotFoundError("This article is no longer there; it was removed in the meantime.")


def file(written: Recording, articles: Iterable[int], values: Mapping[str, object]) -> None:
    """Give articles values; those that have them already stay as they are.

    Raises:
        NotFoundError: one of them is no longer there.
    """
    wanted = chosen(articles)
    refuse_gone(written.db, wanted)
    columns = {name: f":{name}" for name in values}
    update(written, "article", columns, f"id IN {CHOSEN}", {**values, "chosen": wanted})


def update(
    written: Recording,
    table: str,
    values: Mapping[str, str],
    where: str,
    parameters: Mapping[str, object],
) -> None:
    """Give columns of the rows ``where`` the ``values``, which are SQL; equal rows stay."""
    different = " OR ".join(f"{name} IS NOT {value}" for name, value in values.items())
    where = f"({where}) AND ({different})"
    if not _any(written.db, table, where, parameters):
        return
    sides = _differing(values, {name: name for name in values}), _differing(values, values)
    _journal(written, table, where, parameters, sides)
    written.db.execute(
        f"UPDATE {table} SET {_assignments(table, values)} WHERE {where}",
        {**parameters, "now": now()},
    )


def delete(written: Recording, table: str, where: str, parameters: Mapping[str, object]) -> None:
    """Remove the rows ``where``."""
    if _any(written.db, table, where, parameters):
        _journal(written, table, where, parameters, (_whole(table), "NULL"))
        written.db.execute(f"DELETE FROM {table} WHERE {where}", parameters)


def insert(written: Recording, table: str, query: str, parameters: Mapping[str, object]) -> None:
    """Add rows with the columns that ``query`` returns; those that are there already stay."""
    last: int = written.db.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0
    names = ", ".join(JOURNALED[table][1])
    added = written.db.execute(
        f"INSERT INTO {table} ({names}) {query} ON CONFLICT DO NOTHING", parameters
    )
    if added.rowcount:
        _journal(written, table, "id > :last", {"last": last}, ("NULL", _whole(table)))


def _any(db: Database, table: str, where: str, parameters: Mapping[str, object]) -> bool:
    return db.first(f"SELECT 1 FROM {table} WHERE {where} LIMIT 1", parameters) is not None


def _assignments(table: str, values: Mapping[str, str]) -> str:
    assigned = [f"{name} = {value}" for name, value in values.items()]
    return ", ".join([*assigned, "touched = :now"] if table == "article" else assigned)


def _journal(
    written: Recording,
    table: str,
    where: str,
    parameters: Mapping[str, object],
    sides: tuple[str, str],
) -> None:
    article = "id" if table == "article" else "article_id"
    written.db.execute(
        "INSERT INTO change (action_id, article_id, row_table, row_id, before, after)"
        f" SELECT :action, {article}, :table, id, {sides[0]}, {sides[1]} FROM {table}"
        f" WHERE {where}",
        {**parameters, "action": written.action(in_bulk=True), "table": table},
    )


def _whole(table: str) -> str:
    columns = ", ".join(f"'{name}', {name}" for name in JOURNALED[table][1])
    return f"json_object({columns})"


def _differing(values: Mapping[str, str], side: Mapping[str, str]) -> str:
    """Return the SQL for a JSON object of the columns that change, as the journal writes them."""
    parts = (
        f"CASE WHEN {name} IS NOT {value} THEN ',\"{name}\":' || json_quote({side[name]})"
        " ELSE '' END"
        for name, value in values.items()
    )
    return f"'{{' || substr({' || '.join(parts)}, 2) || '}}'"
