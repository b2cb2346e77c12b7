"""The labels of a library as rows that can be put into another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, Qt, Signal

from reader.values import LabelId
from ui.models.label_choices import CHOICE_ROLE, Choice, Pick
from ui.wording.tips import tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from reader.values import Label

    Index = QModelIndex | QPersistentModelIndex

COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
"""How many marks the label of the row has."""

_MIME = "application/x-postil-label"
_ROOT = QModelIndex()


class LabelsModel(QAbstractListModel):
    """Shows the labels, the kinds of a label below it; asks for another order, and makes none."""

    move_requested = Signal(object, int)
    """A `LabelId`, and its place among the labels with the same parent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labels: Sequence[Label] = ()
        self._counts: Mapping[LabelId, int] = {}

    @property
    def labels(self) -> Sequence[Label]:
        """The labels of all rows."""
        return self._labels

    def show_labels(self, labels: Sequence[Label], counts: Mapping[LabelId, int]) -> None:
        """Show ``labels``, and how many marks they have."""
        self.beginResetModel()
        self._labels, self._counts = labels, counts
        self.endResetModel()

    def row_of(self, label: LabelId | None) -> int:
        """Return the row of a label, or -1."""
        rows = (row for row, each in enumerate(self._labels) if each.id == label)
        return next(rows, -1)

    def siblings(self, label: Label) -> list[Label]:
        """Return the labels with the same parent, in order."""
        return [each for each in self._labels if each.parent == label.parent]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of labels."""
        return 0 if parent.isValid() else len(self._labels)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid():
            return None
        label = self._labels[index.row()]
        if role == CHOICE_ROLE:
            return Choice(Pick.LABEL, label.name, label, key=label.key)
        if role == COUNT_ROLE:
            return self._counts.get(label.id, 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(filter(None, (label.name, label.key)))
        return tip(label.description) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be dragged, and dropped between rows."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the type of a dragged label."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """Return the dragged label."""
        data = QMimeData()
        data.setData(_MIME, str(self._labels[indexes[0].row()].id).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: Index
    ) -> bool:
        """Return whether there is a place for the dragged label before ``row``."""
        return data.hasFormat(_MIME) and self._place(data, row) is not None

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: Index
    ) -> bool:
        """Ask for the order; False, since the rows are not to be moved here."""
        place = self._place(data, row)
        if place is not None:
            self.move_requested.emit(*place)
        return False

    def _place(self, data: QMimeData, row: int) -> tuple[LabelId, int] | None:
        """Return the dragged label and its new place; None where it can't stand."""
        dragged = self.row_of(LabelId(int(bytes(data.data(_MIME).data()))))
        if dragged < 0:
            return None
        label, before = self._labels[dragged], self._labels[: row if row >= 0 else None]
        siblings = [each for each in before if each.parent == label.parent and each != label]
        if label.parent is not None and not any(each.id == label.parent for each in before):
            return None
        return label.id, len(siblings)
