"""The rows under the search box: what was found, in groups, and what else can be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from reader.values import Span

    Index = QModelIndex | QPersistentModelIndex

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_SPOKEN = frozenset((Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole))
_NO_PARENT = QModelIndex()


class Kind(IntEnum):  # of which Python knows the hash sooner
    """What a row is."""

    HEAD = auto()
    """The name of a group; it can't be chosen."""
    LINE = auto()
    """Between what was found and what else can be done; it can't be chosen either."""
    COMPLETION = auto()
    """What may be meant by what is being typed."""
    HIT = auto()
    NAME = auto()
    """A tag, a source, a label: it has articles."""
    DEED = auto()
    """What can be done with all that is found."""


_INERT = frozenset((Kind.HEAD, Kind.LINE))


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One row."""

    kind: Kind
    text: str
    detail: str = ""
    """Where a hit is, how many articles a name has, the key of a deed."""
    hits: tuple[Span, ...] = ()
    """What of the text was looked for, in code points."""
    target: Any = None
    """What is meant by choosing it."""


class SearchRowsModel(QAbstractListModel):
    """A few rows at a time; every search brings new ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[SearchRow] = ()

    def set_rows(self, rows: Sequence[SearchRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> Sequence[SearchRow]:
        """All rows in their order."""
        return self._rows

    def step(self, row: int, by: int) -> int:
        """Return the row that is ``by`` steps on that can be chosen; -1 where there is none."""
        chosen = [n for n, each in enumerate(self._rows) if each.kind not in _INERT]
        if not chosen:
            return -1
        place = chosen.index(row) + by if row in chosen else (0 if by > 0 else -1)
        return chosen[place % len(chosen)]

    def first(self, kind: Kind) -> int:
        """Return the first row of a kind, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.kind is kind), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let all but the names of groups be chosen."""
        if not index.isValid() or self._rows[index.row()].kind in _INERT:
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the words of a row for those who listen."""
        if role not in _SPOKEN or not index.isValid():
            return None
        row = self._rows[index.row()]
        return ", ".join(filter(None, (row.text, row.detail)))
