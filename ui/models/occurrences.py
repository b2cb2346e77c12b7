"""The model of a preview: every hit of a search, and which of them shall be labelled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from reader.values import Standing
from ui.models.hits import HIT_ROLE, order_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from reader.values import ArticleId, LabelId, Occurrence
    from ui.models.hits import HitOrder

    Index = QModelIndex | QPersistentModelIndex

_NO_PARENT = QModelIndex()


@dataclass(slots=True)
class Hit:
    """One row: an occurrence, and whether it shall be labelled."""

    occurrence: Occurrence
    checked: bool
    conflict: bool
    """Whether another mark is in its place."""


@dataclass(slots=True)
class Tally:
    """How many there are, of each sort."""

    checked: int = 0
    conflicts: int = 0
    parts: int = 0
    labelled: int = 0
    """How many more have the label already."""
    articles: set[ArticleId] = field(default_factory=set)


class OccurrencesModel(QAbstractTableModel):
    """The hits that don't have the label yet; they come in portions."""

    checks_changed = Signal()

    def __init__(self, label: LabelId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._hits: list[Hit] = []
        self._takes_parts = False
        self.tally = Tally()

    # Filling

    def clear(self, *, takes_parts: bool) -> None:
        """Begin anew; ``takes_parts``: parts of words shall be labelled like the others."""
        self.beginResetModel()
        self._hits, self._takes_parts, self.tally = [], takes_parts, Tally()
        self.endResetModel()
        self.checks_changed.emit()

    def add(self, found: Iterable[Occurrence]) -> None:
        """Append what was found; what is in conflict or a part of a word is left unchecked."""
        hits = [hit for hit in map(self._hit, found) if hit is not None]
        if hits:
            last = len(self._hits) + len(hits) - 1
            self.beginInsertRows(QModelIndex(), len(self._hits), last)
            self._hits += hits
            self.endInsertRows()
        self.checks_changed.emit()

    def _hit(self, found: Occurrence) -> Hit | None:
        """Return the row of an occurrence; None where it has the label already."""
        tally, standing = self.tally, found.standing(self._label)
        if standing is Standing.LABELLED:
            tally.labelled += 1
            return None
        conflict = standing is Standing.CONFLICT
        checked = not conflict and (self._takes_parts or not found.part)
        tally.articles.add(found.article)
        tally.conflicts += conflict
        tally.parts += found.part
        tally.checked += checked
        return Hit(found, checked, conflict)

    def arrange(self, order: HitOrder) -> None:
        """Put the hits into ``order``."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        places = [(self._hits[index.row()], index) for index in old]
        key = order_key(order)
        self._hits.sort(key=lambda hit: key(hit.occurrence))
        rows = {id(hit): row for row, hit in enumerate(self._hits)} if places else {}
        new = [self.index(rows[id(hit)], index.column()) for hit, index in places]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    # Asking

    def checked(self) -> list[Occurrence]:
        """Return what shall be labelled, in order of article and place."""
        chosen = [hit.occurrence for hit in self._hits if hit.checked]
        return sorted(chosen, key=lambda hit: (hit.article, hit.start))

    @property
    def hits(self) -> Sequence[Hit]:
        """All rows in their order."""
        return self._hits

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the hits."""
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return 1: a row is drawn as a whole."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  (Qt's contract)
        """Return the hit of a row, its text in context, or whether it is checked."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if hit.checked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            found = hit.occurrence
            return f"{found.left}{found.quote}{found.right}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be selected and checked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    # Checking

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401  (Qt's contract)
        """Check or uncheck a row."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.check([index.row()], checked=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def toggle(self, rows: Sequence[int]) -> None:
        """Check rows, or uncheck them where all of them are checked."""
        self.check(rows, checked=not all(self._hits[row].checked for row in rows))

    def check(self, rows: Sequence[int], *, checked: bool) -> None:
        """Check or uncheck rows."""
        if not rows:
            return
        for row in rows:
            self.tally.checked += checked - self._hits[row].checked
            self._hits[row].checked = checked
        first, last = self.index(min(rows), 0), self.index(max(rows), 0)
        self.dataChanged.emit(first, last, [Qt.ItemDataRole.CheckStateRole])
        self.checks_changed.emit()
