"""The marks of one article as rows: by place, or by label under headings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.values import Annotation
from ui.models.ordered_rows import OrderedRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from reader.values import AnnotationId, Edit, Label, LabelId
    from ui.models.ordered_rows import Key

    Index = QModelIndex | QPersistentModelIndex

ANNOTATION_ROLE = Qt.ItemDataRole.UserRole
"""The row's `Annotation`; None for a heading."""
HEADING_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row's `Heading`; None for a mark."""

_SELECTABLE = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)

AT_ONCE = 100
"""From so many edits on it is cheaper to fill the model anew."""


class MarkOrder(StrEnum):
    """The orders of marks."""

    PLACE = "place"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a group."""

    label: LabelId
    count: int


Row = Annotation | Heading


class MarksModel(OrderedRows[Row]):
    """Shows those marks whose quote, note or label name holds the filter's words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[AnnotationId, Annotation] = {}
        self._shown: Counter[LabelId] = Counter()
        self._labels: dict[LabelId, Label] = {}
        self._ranks: dict[LabelId, int] = {}
        self._order = MarkOrder.PLACE
        self._filter = ""
        self._noted_only = False

    @property
    def count(self) -> int:
        """How many marks there are, with those that the filter hides."""
        return len(self._marks)

    @property
    def order(self) -> MarkOrder:
        """The order of the rows."""
        return self._order

    @property
    def filtered(self) -> bool:
        """Whether there is a filter."""
        return bool(self._filter) or self._noted_only

    def set_marks(self, annotations: Iterable[Annotation]) -> None:
        """Show the marks of an article."""
        self._marks = {annotation.id: annotation for annotation in annotations}
        self._refill()

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Take names and order of the labels."""
        self._labels = {label.id: label for label in labels}
        self._ranks = {label.id: rank for rank, label in enumerate(labels)}
        self._refill()

    def set_order(self, order: MarkOrder) -> None:
        """Put the rows into another order."""
        self._order = order
        self._refill()

    def set_filter(self, words: str) -> None:
        """Show only marks that hold ``words``, case aside; all if it is empty."""
        self._filter = words.strip().casefold()
        self._refill()

    def set_noted_only(self, *, noted_only: bool) -> None:
        """Show only marks that have a note, or all."""
        self._noted_only = noted_only
        self._refill()

    def apply(self, edits: Sequence[Edit[Annotation]]) -> None:
        """Follow edits of this article's marks."""
        olds = [self._take_in(edit) for edit in edits]
        if len(edits) >= AT_ONCE:
            self._refill()
            return
        for old, edit in zip(olds, edits, strict=True):
            self._show_edit(old, edit.after)

    def find(self, annotation: AnnotationId) -> int:
        """Return the row of a mark, or -1 where it isn't shown."""
        mark = self._marks.get(annotation)
        return -1 if mark is None else self.row_of(mark)

    def find_again(self, value: Row) -> int:
        """Return the row of the same mark, or heading, as it is now; -1 where it isn't shown."""
        return self.row_of(value) if isinstance(value, Heading) else self.find(value.id)

    def key(self, value: Row) -> Key:
        """Return rank of the label (if the order is by label), start, the longer first, id."""
        rank = 0 if self._order is MarkOrder.PLACE else self._rank(value.label)
        if isinstance(value, Heading):
            return (rank,)
        return rank, value.start, -value.end, value.id

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the mark or heading of a row, or what it says in words."""
        if not index.isValid():
            return None
        value = self._values[index.row()]
        heading = isinstance(value, Heading)
        if role == ANNOTATION_ROLE:
            return None if heading else value
        if role == HEADING_ROLE:
            return value if heading else None
        return self._words(value) if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that marks can be selected, and that the arrow keys pass over headings."""
        if not index.isValid() or isinstance(self._values[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return _SELECTABLE

    def _words(self, value: Row) -> str:
        name = self._name(value.label)
        if isinstance(value, Heading):
            return f"{name} {value.count}"
        return " · ".join(filter(None, (value.quote, name, value.note)))

    def _name(self, label: LabelId) -> str:
        known = self._labels.get(label)
        return known.name if known else "?"

    def _rank(self, label: LabelId) -> int:
        return self._ranks.get(label, len(self._ranks) + label)

    def _wants(self, mark: Annotation) -> bool:
        if self._noted_only and not mark.note:
            return False
        if not self._filter:
            return True
        text = f"{mark.quote}\n{mark.note}\n{self._name(mark.label)}"
        return self._filter in text.casefold()

    def _refill(self) -> None:
        shown = list(self._marks.values())
        if self.filtered:
            shown = [mark for mark in shown if self._wants(mark)]
        self._shown = Counter(mark.label for mark in shown)
        self._fill([*self._headings(), *shown])

    def _headings(self) -> Iterator[Heading]:
        if self._order is MarkOrder.LABEL:
            yield from (Heading(label, count) for label, count in self._shown.items())

    def _take_in(self, edit: Edit[Annotation]) -> Annotation | None:
        """Keep what ``edit`` says, and return what was there before."""
        if edit.after is not None:
            old = self._marks.get(edit.after.id)
            self._marks[edit.after.id] = edit.after
            return old
        return None if edit.before is None else self._marks.pop(edit.before.id, None)

    def _show_edit(self, old: Annotation | None, new: Annotation | None) -> None:
        old = old if old and self._wants(old) else None
        new = new if new and self._wants(new) else None
        self._change(old, new)
        if old:
            self._count(old.label, -1)
        if new:
            self._count(new.label, +1)

    def _count(self, label: LabelId, step: int) -> None:
        before = self._shown[label]
        after = self._shown[label] = before + step
        if self._order is MarkOrder.LABEL:
            self._change(
                Heading(label, before) if before else None,
                Heading(label, after) if after else None,
            )
