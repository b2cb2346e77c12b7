"""From the rows that an action changed to the values that the views understand."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader.storage import annotations as marks
from reader.storage import collections, labels, notes, saved_searches
from reader.values import ArticleId, Change, Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.storage.journal import RowChange
    from reader.storage.rows import Row
    from reader.values import ActionKind

T = TypeVar("T")


def change_of(
    kind: ActionKind,
    subject: str,
    rows: Sequence[RowChange],
    filed: Iterable[ArticleId] = (),
) -> Change:
    """Return what ``rows`` mean, the action's name beside them.

    ``filed`` are articles whose rows and groups were written in bulk.
    """
    filed = frozenset(filed)
    return Change(
        kind=kind,
        subject=subject,
        articles=filed.union(_articles(rows)),
        annotations=_edits(rows, "annotation", marks.from_row),
        notes=_edits(rows, "note", notes.from_row),
        labels=_edits(rows, "label", labels.from_row),
        collections=_edits(rows, "collection", collections.from_row),
        searches=_edits(rows, "saved_search", saved_searches.from_row),
        blocks=frozenset(ArticleId(row.row_id) for row in rows if row.table == "article_text"),
        listed=bool(filed) or any(row.table in _LISTED for row in rows),
    )


_LISTED = frozenset(("article", "article_tag", "article_collection", "near_duplicate"))


def _articles(rows: Sequence[RowChange]) -> Iterator[ArticleId]:
    for row in rows:
        if row.article is not None:
            yield ArticleId(row.article)
        other = (row.after or row.before or {}).get("other_id")
        if other is not None:  # of two copies both are concerned
            yield ArticleId(other)


def _edits(
    rows: Sequence[RowChange], table: str, value: Callable[[int, Row], T]
) -> tuple[Edit[T], ...]:
    return tuple(
        Edit(
            None if row.before is None else value(row.row_id, row.before),
            None if row.after is None else value(row.row_id, row.after),
        )
        for row in rows
        if row.table == table
    )
