"""Undoing any step of the history, not the newest alone, as a step of its own.

The steps in force are those that are done and don't undo another. A step can be undone if
none in force that came after it touched the same values. So what a row holds is always what
the last step in force left there, and undoing all of them in any order that is let through
leads back to the beginning. The new step keeps in the journal that the old one is dropped;
undoing the new one, at its turn or out of it, brings the old one back into force.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import BuiltUponError, ConflictError
from reader.storage import history, journal, rows, undo
from reader.values import ActionId, ActionKind, ActionState, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.storage.rows import Row
    from reader.values import Action


class _Undoing(NamedTuple):
    """One row that shall be what it was."""

    table: str
    row_id: int
    wanted: Row | None
    expected: Row | None


class _Later(NamedTuple):
    """What a later step did to a row."""

    step: ActionId
    names: frozenset[str] | None
    """The columns it changed; None where the row came or went."""


def undo_action(db: Database, id_: ActionId, author: str) -> Recording:
    """Undo an action by a new one, and return what that wrote.

    That an article is in progress since a mark was made is a by-product: it stays where
    the article has other marks or notes, or where a later step changed its status.

    Raises:
        NotFoundError: the history doesn't know the action.
        BuiltUponError: a later step builds on it.
        ConflictError: it is undone already, or another program changed what it left.
    """
    with journal.recording(db, ActionKind.UNDO, author) as written:
        action = history.get(db, id_)
        if action.state is not ActionState.DONE:
            raise ConflictError(f"“{action.subject}” ({action.kind}) is undone already.")
        written.subject = f"{action.kind}: {action.subject}"
        rows = [_Undoing(*change) for change in reversed(history.changes_of(db, id_))]
        by_products = _by_products(rows)
        later = _later_changes(db, action)
        for row in rows:
            if row not in by_products:
                _refuse_if_built_upon(db, row, later[row[:2]])
                _put_back(db, written, action, _untimed(row, later=bool(later[row[:2]])))
        for row in by_products:
            if not later[row[:2]] and not _is_at_work(db, row):
                _put_back(db, written, action, row)
        written.update("action", id_, state=ActionState.DROPPED.value)
    return written


def _by_products(rows: Sequence[_Undoing]) -> list[_Undoing]:
    """Return the rows of articles that are in progress because other rows changed."""
    other = any(row.table not in {"article", "action"} for row in rows)
    begun = {"status", "read"}
    articles = (row for row in rows if other and row.table == "article")
    return [row for row in articles if begun.issuperset(row.wanted or ())]


def _is_at_work(db: Database, row: _Undoing) -> bool:
    """Tell whether an article that would be new again has marks or notes."""
    new = (row.wanted or {}).get("status") == Status.NEW
    return new and bool(
        db.value("SELECT annotations + notes FROM article WHERE id = ?", (row.row_id,))
    )


def _put_back(db: Database, written: Recording, action: Action, row: _Undoing) -> None:
    table, row_id, wanted, expected = row
    try:
        change = undo.replace(db, action, table, row_id, expected=expected, wanted=wanted)
    except ConflictError as error:
        blocker = _blocker(db, action, row)
        if blocker is None:
            raise
        raise BuiltUponError(history.get(db, blocker)) from error
    if change.before != change.after:
        written.changes.append(change)


def _later_changes(db: Database, action: Action) -> defaultdict[tuple[str, int], list[_Later]]:
    """Return what later steps in force changed of the rows of an action, the newest first."""
    found: defaultdict[tuple[str, int], list[_Later]] = defaultdict(list)
    with db.decoding():
        for step, table, row_id, before, after in db.rows(
            _LATER, {"action": action.id, "root": _root(db, action)}
        ):
            came_or_went = before is None or after is None
            names = None if came_or_went else frozenset(history.loaded(after) or ())
            found[table, row_id].append(_Later(ActionId(step), names))
    return found


_LATER = """
    SELECT DISTINCT later.action_id, later.row_table, later.row_id, later.before, later.after
    FROM change mine
      JOIN change later ON later.row_table = mine.row_table AND later.row_id = mine.row_id
      JOIN action ON action.id = later.action_id
    WHERE mine.action_id = :action AND mine.row_table <> 'action'
      AND later.action_id > :root AND later.action_id <> :action
      AND state = 'done' AND kind <> 'undo'
    ORDER BY later.action_id DESC
"""


def _refuse_if_built_upon(db: Database, row: _Undoing, later: Iterable[_Later]) -> None:
    """Refuse if a later step changed one of the values, or whether the row is there at all."""
    whole = row.wanted is None or row.expected is None
    mine = set(row.expected or ()) - {"modified"}
    for step, names in later:
        if whole or names is None or not mine.isdisjoint(names):
            raise BuiltUponError(history.get(db, step))


def _untimed(row: _Undoing, *, later: bool) -> _Undoing:
    """Leave it to others when the row was modified: every step says that anew."""
    timeless = {name: value for name, value in (row.expected or {}).items() if name != "modified"}
    wanted = row.wanted
    if later and wanted is not None and row.expected is not None:
        wanted = {name: value for name, value in wanted.items() if name != "modified"}
    return row._replace(expected=timeless if row.expected is not None else None, wanted=wanted)


def _root(db: Database, action: Action) -> ActionId:
    """Return the action that is in force, or not, by what ``action`` did: itself, mostly."""
    root = action.id
    while (
        undone := db.value(
            "SELECT row_id FROM change WHERE action_id = ? AND row_table = 'action'", (root,)
        )
    ) is not None:
        root = ActionId(undone)
    return root


def _blocker(db: Database, action: Action, row: _Undoing) -> ActionId | None:
    """Return the newest later step that changed what stands in the way of a row, if any did."""
    root = _root(db, action)
    steps = (
        db.value(_NEWEST, {"table": table, "row": row_id, "root": root, "action": action.id})
        for table, row_id in _rivals(db, row)
    )
    return max((ActionId(step) for step in steps if step is not None), default=None)


_NEWEST = """
    SELECT max(action_id) FROM change JOIN action ON action.id = action_id
    WHERE row_table = :table AND row_id = :row AND action_id > :root AND action_id <> :action
      AND state = 'done'
"""


def _rivals(db: Database, row: _Undoing) -> Iterator[tuple[str, int]]:
    """Yield the rows that may keep a row from being as wanted, itself among them."""
    yield row.table, row.row_id
    if row.wanted is None:
        yield from _dependents(db, row)
        return
    now = (rows.read_row(db, row.table, row.row_id) or {}) | row.wanted
    for table, sql in _TWINS.get(row.table, ()):
        twin = db.value(sql, now)
        if twin is not None:
            yield table, twin


_SAME_MARK = """
    SELECT id FROM annotation WHERE article_id = :article_id AND start = :start
      AND "end" = :end AND label_id = :label_id
"""
_SAME_TAG = "SELECT id FROM article_tag WHERE article_id = :article_id AND tag_id = :tag_id"
_SAME_PAIR = "SELECT id FROM near_duplicate WHERE article_id = :article_id AND other_id = :other_id"
_SAME_LINE = "SELECT id FROM boilerplate_line WHERE source = :source AND line = :line"
_SAME_COLLECTION = """
    SELECT id FROM article_collection
    WHERE article_id = :article_id AND collection_id = :collection_id
"""
_TWINS = {
    "annotation": (("annotation", _SAME_MARK), ("label", "SELECT :label_id")),
    "label": (
        ("label", "SELECT id FROM label WHERE name = :name"),
        ("label", "SELECT :parent_id"),
    ),
    "article_tag": (("article_tag", _SAME_TAG),),
    "article_collection": (
        ("article_collection", _SAME_COLLECTION),
        ("collection", "SELECT :collection_id"),
    ),
    "collection": (("collection", "SELECT id FROM collection WHERE name = :name"),),
    "saved_search": (("saved_search", "SELECT id FROM saved_search WHERE name = :name"),),
    "near_duplicate": (("near_duplicate", _SAME_PAIR),),
    "boilerplate_line": (("boilerplate_line", _SAME_LINE),),
}
"""What a row refers to, or must not be like."""


def _dependents(db: Database, row: _Undoing) -> Iterator[tuple[str, int]]:
    for table, column in _REFERRING.get(row.table, ()):
        for (dependent,) in db.all(
            f"SELECT id FROM {table} WHERE {column} = ? ORDER BY id DESC LIMIT 1", (row.row_id,)
        ):
            yield table, dependent


_REFERRING = {
    "label": (("annotation", "label_id"), ("label", "parent_id")),
    "collection": (("article_collection", "collection_id"),),
}
"""What would point nowhere if a row went."""
