"""The model of a concordance: every hit of a search in its context; and the orders of hits."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from reader.folding import fold
from reader.sort_keys import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from reader.values import ArticleId, Occurrence

    Index = QModelIndex | QPersistentModelIndex
    Key = tuple[object, ...]

HIT_ROLE = Qt.ItemDataRole.UserRole
"""The hit of a row."""

_NO_PARENT = QModelIndex()
_SORTED = 20
"""So many code points of what stands about the hits count for their order."""


class HitOrder(StrEnum):
    """The orders of hits."""

    RIGHT = "right"
    """By what stands after the hits."""
    LEFT = "left"
    """By the words before the hits, the nearest first."""
    SOURCE = "source"
    DATE = "date"


def order_key(order: HitOrder) -> Callable[[Occurrence], Key]:
    """Return by what hits are sorted into ``order``."""
    return _KEYS[order]


def arranged(hits: Sequence[Occurrence], order: HitOrder) -> list[int]:
    """Return the places of ``hits`` in ``order``; takes long where there are very many."""
    keys = list(map(_KEYS[order], hits))
    return sorted(range(len(hits)), key=keys.__getitem__)


def _right(hit: Occurrence) -> Key:
    return fold(hit.right[:_SORTED]).lstrip(), *_place(hit)


def _left(hit: Occurrence) -> Key:
    return " ".join(fold(hit.left[-_SORTED:]).split()[::-1]), *_place(hit)


def _source(hit: Occurrence) -> Key:
    return *in_order(hit.source), *_date(hit)


def _date(hit: Occurrence) -> Key:
    """Order by date, the newest first and the unknown last."""
    published = hit.published or ""
    newest_first = [-ord(letter) for letter in published]
    return not published, newest_first, *_place(hit)


def _place(hit: Occurrence) -> tuple[int, int]:
    return hit.article, hit.start


_KEYS = {
    HitOrder.RIGHT: _right,
    HitOrder.LEFT: _left,
    HitOrder.SOURCE: _source,
    HitOrder.DATE: _date,
}


class HitsModel(QAbstractTableModel):
    """Hits in one column; they come in portions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Occurrence] = []
        self._articles: set[ArticleId] = set()

    @property
    def hits(self) -> Sequence[Occurrence]:
        """All rows in their order."""
        return self._hits

    @property
    def articles(self) -> int:
        """How many articles have hits."""
        return len(self._articles)

    def clear(self) -> None:
        """Begin anew."""
        self.beginResetModel()
        self._hits, self._articles = [], set()
        self.endResetModel()

    def add(self, found: Sequence[Occurrence]) -> None:
        """Append what was found."""
        if found:
            first = len(self._hits)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._hits += found
            self._articles.update(hit.article for hit in found)
            self.endInsertRows()

    def arrange(self, places: Sequence[int]) -> None:
        """Put the hits into another order: where each of them stands now."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        rows = {place: row for row, place in enumerate(places)} if old else {}
        self._hits = [self._hits[place] for place in places]
        new = [self.index(rows[index.row()], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def renew(self, found: Iterable[Occurrence]) -> None:
        """Take hits as they are now for those of the same places."""
        fresh = {(hit.article, hit.start, hit.end): hit for hit in found}
        if fresh:
            self._hits = [fresh.get((hit.article, hit.start, hit.end), hit) for hit in self._hits]
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._hits) - 1, 0))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the hits."""
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return 1: a row is drawn as a whole."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's contract)
        """Return the hit of a row, or its text in context."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{hit.left}{hit.quote}{hit.right}"
        return None
