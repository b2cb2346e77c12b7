"""What the label picker offers: the labels that fit what is typed, and what else can be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from reader.folding import fold
from ui.wording.tips import tip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from reader.values import Label, LabelId

    Index = QModelIndex | QPersistentModelIndex

CHOICE_ROLE = Qt.ItemDataRole.UserRole
"""The row's `Choice`."""

_ROOT = QModelIndex()


class Pick(Enum):
    """What a row does."""

    LABEL = auto()
    CREATE = auto()
    """Makes a label of what is typed."""
    IN_ARTICLE = auto()
    """Labels all occurrences in the article."""
    IN_LIBRARY = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """One row; of what concerns a label, the label."""

    pick: Pick
    text: str
    label: Label | None = None
    above: str = ""
    """The name of the label that it is a kind of."""
    key: str = ""
    latest: bool = False
    """Whether this label was used last."""


def fit(label: str, above: str, typed: str) -> int | None:
    """Return how well a label fits what is typed, 0 the best; None where it doesn't.

    Its name begins so, then a word of it, then it has it anywhere, then its initials are
    that; last, it is a kind of a label that begins so. Case and accents count for nothing.
    """
    name, wanted = fold(label), fold(" ".join(typed.split()))
    words = name.replace("_", " ").replace("-", " ").split()
    tests = (
        name.startswith(wanted),
        any(word.startswith(wanted) for word in words),
        wanted in name,
        "".join(word[0] for word in words).startswith(wanted),
        bool(above) and fold(f"{above} {label}").startswith(wanted),
    )
    return next((rank for rank, fits in enumerate(tests) if fits), None)


class LabelChoices(QAbstractListModel):
    """The labels, those used last first; below them what concerns the one that is current."""

    def __init__(
        self,
        labels: Sequence[Label],
        recent: Sequence[LabelId],
        others: Sequence[Pick],
        parent: QObject | None = None,
    ) -> None:
        """Offer ``labels`` in the order of ``recent`` use, and the ``others``."""
        super().__init__(parent)
        self._above = {label.id: label.name for label in labels}
        places = {label: place for place, label in enumerate(recent)}
        self._labels = sorted(labels, key=lambda label: places.get(label.id, len(places)))
        self._latest = recent[0] if recent else None
        self._others = others
        self._occurrences: int | None = None
        self._current: Label | None = None
        self._choices: list[Choice] = []
        self.narrow("")

    @property
    def choices(self) -> Sequence[Choice]:
        """The rows."""
        return self._choices

    @property
    def current(self) -> Label | None:
        """The label that the rows below the labels concern."""
        return self._current

    def narrow(self, typed: str) -> None:
        """Show the labels that fit ``typed``, the best first, and that one can be made of it."""
        self.beginResetModel()
        found = [self._choice(label) for label in self._fitting(typed)]
        self._current = found[0].label if found else None
        self._choices = [*found, *self._creating(typed), *self._other_choices()]
        self.endResetModel()

    def set_current(self, row: int) -> None:
        """Let the rows below the labels concern the label of ``row``, if it is one."""
        label = self._choices[row].label if row >= 0 else None
        if label is not None and self._choices[row].pick is Pick.LABEL and label != self._current:
            self._current = label
            self._refresh_others()

    def set_occurrences(self, count: int) -> None:
        """Say how often the text occurs in the article."""
        self._occurrences = count
        self._refresh_others()

    def with_key(self, key: str) -> Label | None:
        """Return the label that has a key, or None."""
        return next((label for label in self._labels if label.key == key), None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the choice of a row, its words or its tip."""
        if not index.isValid():
            return None
        choice = self._choices[index.row()]
        if role == CHOICE_ROLE:
            return choice
        if role == Qt.ItemDataRole.DisplayRole:
            above = f"{choice.above} › " if choice.above else ""
            return f"{above}{choice.text} {choice.key}".strip()
        if role == Qt.ItemDataRole.ToolTipRole and choice.pick is Pick.LABEL and choice.label:
            return tip(choice.label.description)
        return None

    def _fitting(self, typed: str) -> list[Label]:
        if not typed.strip():
            return self._labels
        ranked = ((fit(each.name, self._name_above(each), typed), each) for each in self._labels)
        found = [(rank, label) for rank, label in ranked if rank is not None]
        return [label for _, label in sorted(found, key=lambda pair: pair[0])]

    def _name_above(self, label: Label) -> str:
        return self._above[label.parent] if label.parent is not None else ""

    def _choice(self, label: Label) -> Choice:
        return Choice(
            Pick.LABEL,
            label.name,
            label,
            self._name_above(label),
            label.key,
            latest=label.id == self._latest,
        )

    def _creating(self, typed: str) -> Iterator[Choice]:
        name = " ".join(typed.split())
        names = {label.name.casefold() for label in self._labels}
        if name and name.casefold() not in names:
            yield Choice(Pick.CREATE, self.tr("Create label “{name}”").format(name=name))

    def _other_choices(self) -> Iterator[Choice]:
        for pick in self._others:
            if pick is Pick.NOTE:
                yield Choice(pick, self.tr("Add note"))
            elif self._current is not None:
                yield self._occurring(pick, self._current)

    def _occurring(self, pick: Pick, label: Label) -> Choice:
        if pick is Pick.IN_LIBRARY:
            text, prefix = self.tr("Label all in the library…"), "Ctrl+Shift+"
        elif self._occurrences in {None, 1}:
            text, prefix = self.tr("Label all in this article"), "Shift+"
        else:
            text, prefix = self.tr("Label all {count} in this article"), "Shift+"
        key = f"{prefix}{label.key}" if label.key else ""
        return Choice(pick, text.format(count=self._occurrences), label, key=key)

    def _refresh_others(self) -> None:
        others = list(self._other_choices())
        if not others:
            return
        first = len(self._choices) - len(others)
        self._choices[first:] = others
        self.dataChanged.emit(self.index(first, 0), self.index(len(self._choices) - 1, 0))
