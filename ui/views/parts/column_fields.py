"""The columns of a table, one under the other: name, what it is, and what stands in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from reader.importers.tables.column_names import Field
from reader.importers.tables.columns import MANY
from ui.views.parts.elided_label import ElidedLabel
from ui.wording.tips import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QWheelEvent

    from reader.importers.previews.values import LookedAt

_NAME_WIDTH = 200
_BETWEEN = "  ·  "


class ColumnFields(QWidget):
    """Asks for the field of each column."""

    changed = Signal()

    def __init__(self, columns: Sequence[LookedAt], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = [column.name for column in columns]
        self._boxes = [_FieldBox(column.name, column.field) for column in columns]
        self._last: _FieldBox | None = None
        """The one that was changed last."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for row, (column, box) in enumerate(zip(columns, self._boxes, strict=True)):
            grid.addWidget(_name_of(column, box), row, 0)
            grid.addWidget(box, row, 1)
            grid.addWidget(_values_of(column), row, 2)
            box.currentIndexChanged.connect(partial(self._follow, box))
            box.left.connect(self._settle)
        grid.setRowStretch(len(columns), 1)

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The names of the columns, each with its field.

        What an article has once is the column that was made it last; another one that is
        shown as that, while it is passed by on the way to a choice, counts as its user's own.
        """
        last = self._last
        taken = last.field if last and last.field not in MANY else None
        boxes = zip(self._names, self._boxes, strict=True)
        return tuple(
            (name, Field.OWN.value if box.field is taken and box is not last else box.field.value)
            for name, box in boxes
        )

    def focus_first(self) -> None:
        """Put the focus where the first column can be changed."""
        if self._boxes:
            self._boxes[0].setFocus()

    def _follow(self, box: _FieldBox, _index: int) -> None:
        if box is not self._last:
            self._settle()
            self._last = box
        self.changed.emit()

    @Slot()
    def _settle(self) -> None:
        """Show what counts, once a choice is made."""
        for box, (_, field) in zip(self._boxes, self.fields, strict=True):
            box.show_field(Field(field))


class _FieldBox(QComboBox):
    """A choice of fields, which the wheel only turns where it has the focus."""

    left = Signal()

    def __init__(self, column: str, field: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for each, words in _words().items():
            self.addItem(words, each)
        self.setMaxVisibleItems(self.count())
        self.show_field(Field(field))
        words = QCoreApplication.translate("ColumnFields", "What is in the column “{column}”")
        self.setAccessibleName(words.format(column=column))

    @property
    def field(self) -> Field:
        return Field(self.currentData())

    def show_field(self, field: Field) -> None:
        if self.field is not field:
            self.setCurrentIndex(list(Field).index(field))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the choice is made."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list of columns, where it is meant for that."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _words() -> dict[Field, str]:
    translate = partial(QCoreApplication.translate, "ColumnFields")
    words = {
        Field.TITLE: translate("Title"),
        Field.TEXT: translate("Text"),
        Field.DATE: translate("Date"),
        Field.SOURCE: translate("Source"),
        Field.BYLINE: translate("Byline"),
        Field.URL: translate("Address"),
        Field.LANGUAGE: translate("Language"),
        Field.TAGS: translate("Tags"),
        Field.NOTE: translate("Note on the article"),
        Field.ID: translate("Identifier"),
        Field.OWN: translate("Own field"),
        Field.SKIPPED: translate("Left out"),
    }
    return {field: words[field] for field in Field}


def _name_of(column: LookedAt, box: _FieldBox) -> ElidedLabel:
    label = ElidedLabel()
    label.setText(column.name)
    label.setToolTip(tip(column.name))
    label.setFixedWidth(_NAME_WIDTH)
    label.setBuddy(box)
    return label


def _values_of(column: LookedAt) -> ElidedLabel:
    label = ElidedLabel(elided=Qt.TextElideMode.ElideRight)
    label.setProperty("role", "caption")
    label.setText(_BETWEEN.join(f"\u2068{value}\u2069" for value in column.values))
    label.setToolTip(tip("\n".join(column.values)))
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
