"""What a label is, field by field; every field that is left is a change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from reader import colours
from reader.label_colours import PALETTE, Pair, pair, readable_colour, readable_tint, similar
from ui.views.labels.label_preview import LabelPreview
from ui.views.labels.swatches import Swatches
from ui.views.settings.key_field import KeyField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

    from reader.values import Label
    from ui.theme import Theme

_HEX_WIDTH = 96
_DESCRIPTION_LINES = 4


class DescriptionField(QPlainTextEdit):
    """Several lines; Tab leaves them."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the writing is over."""
        super().focusOutEvent(event)
        self.left.emit()


class LabelForm(QWidget):
    """Shows one label; asks for every change, and makes none."""

    change_requested = Signal(object)
    """The `Label` as it shall be."""
    told = Signal(str)
    """Something to tell in one sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label: Label | None = None
        self._labels: Sequence[Label] = ()
        self._others: Sequence[Label] = ()
        self.name = QLineEdit()
        self.swatches = Swatches(PALETTE, theme)
        self.colour, self.tint = QLineEdit(), QLineEdit()
        self._preview = LabelPreview(PALETTE[0], "")
        self.key = KeyField()
        self.parent_label = QComboBox()
        self.description = DescriptionField()
        self._lay_out()
        self._connect()

    def show_label(self, label: Label | None, labels: Sequence[Label]) -> None:
        """Show a label, one of ``labels``; None where there is none."""
        self._label, self._labels = label, labels
        self._others = [each for each in labels if label is None or each.id != label.id]
        self.setEnabled(label is not None)
        if label is None:
            return
        shown = Pair(label.colour, label.tint)
        self.name.setText(label.name)
        self.swatches.set_pair(shown)
        self.colour.setText(label.colour)
        self.tint.setText(label.tint)
        self._preview.show_label(shown, label.name)
        self.key.set_key(label.key)
        self._fill_parents(label)
        if self.description.toPlainText() != label.description:
            self.description.setPlainText(label.description)

    def finish(self) -> None:
        """Ask for what is typed in the field with the focus."""
        if self.name.hasFocus():
            self._take_name()
        elif self.description.hasFocus():
            self._take_description()
        elif self.colour.hasFocus() or self.tint.hasFocus():
            self._take_colours()

    def _fill_parents(self, label: Label) -> None:
        has_kinds = any(each.parent == label.id for each in self._others)
        box = self.parent_label
        box.clear()
        box.addItem(self.tr("No other label"), None)
        for each in self._others:
            if each.parent is None and not has_kinds:
                box.addItem(each.name, each.id)
        box.setCurrentIndex(max(box.findData(label.parent), 0) if label.parent else 0)
        box.setEnabled(not has_kinds)
        box.setToolTip(self.tr("This label has kinds of its own.") if has_kinds else "")

    # What the fields ask for

    def _ask(self, **values: object) -> None:
        if self._label is None:
            return
        wanted = replace(self._label, **values)  # type: ignore[arg-type]  # any of its fields
        if wanted != self._label:
            self.change_requested.emit(wanted)

    @Slot()
    def _take_name(self) -> None:
        self._ask(name=self.name.text())

    @Slot()
    def _take_description(self) -> None:
        self._ask(description=self.description.toPlainText().strip())

    @Slot(str)
    def _take_key(self, key: str) -> None:
        self._ask(key=key)

    @Slot(int)
    def _take_parent(self, _row: int) -> None:
        self._ask(parent=self.parent_label.currentData())

    @Slot(object)
    def _take_pair(self, chosen: Pair) -> None:
        self._take_moved(chosen, chosen)

    def _take_moved(self, wanted: Pair, chosen: Pair) -> None:
        """Take what somebody ``wanted``, as ``chosen`` so that it can be read."""
        if self._label is None or chosen == Pair(self._label.colour, self._label.tint):
            if self._label is not None:
                self.show_label(self._label, self._labels)
            return
        self._ask(colour=chosen.colour, tint=chosen.tint)
        told = " ".join(filter(None, (self._moved(wanted, chosen), self._similar(chosen))))
        if told:
            self.told.emit(told)

    @Slot()
    def _take_colours(self) -> None:
        """Take what was typed, moved to the nearest that can be read."""
        colour, tint = self.colour.text().strip(), self.tint.text().strip()
        for each in (colour, tint):
            if not colours.is_written(each):
                self.told.emit(self.tr("“{}” is not a colour such as #1d4ed8.").format(each))
                return
        readable = readable_tint(tint.lower())
        chosen = Pair(readable_colour(colour.lower(), readable), readable)
        self._take_moved(Pair(colour.lower(), tint.lower()), chosen)

    @Slot()
    def _choose_colour(self) -> None:
        if self._label is None:
            return
        start, title = QColor(self._label.colour), self.tr("Colour of the Label")
        picked = QColorDialog.getColor(start, self, title)
        if picked.isValid():
            chosen = pair(picked.name())
            self._take_moved(Pair(picked.name(), chosen.tint), chosen)

    def _moved(self, wanted: Pair, chosen: Pair) -> str:
        moves = [
            self.tr("{old} is now {new}").format(old=old, new=new)
            for old, new in zip(wanted, chosen, strict=True)
            if old != new
        ]
        sentence = self.tr("{moves}: so it can be read on its paper and on its marks.")
        return sentence.format(moves=self.tr("; ").join(moves)) if moves else ""

    def _similar(self, chosen: Pair) -> str:
        near = [each.name for each in self._others if similar(chosen, Pair(each.colour, each.tint))]
        sentence = self.tr("Not everybody can tell these colours from those of {names}.")
        return sentence.format(names=", ".join(near)) if near else ""

    # Laying out

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._take_name)
        self.swatches.chosen.connect(self._take_pair)
        self.colour.editingFinished.connect(self._take_colours)
        self.tint.editingFinished.connect(self._take_colours)
        self.key.changed.connect(self._take_key)
        self.parent_label.activated.connect(self._take_parent)
        self.description.left.connect(self._take_description)

    def _lay_out(self) -> None:
        self.name.setMaxLength(60)
        self.key.setMaximumWidth(120)
        self.description.setPlaceholderText(
            self.tr("What gets this label, with examples: shown as a tip while you label.")
        )
        lines = self.description.fontMetrics().lineSpacing() * _DESCRIPTION_LINES
        self.description.setFixedHeight(lines + 22)
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(10)
        rows.setHorizontalSpacing(14)
        rows.addRow(self.tr("&Name"), self.name)
        rows.addRow(self.tr("&Colours"), self.swatches)
        rows.addRow("", self._exact_colours())
        rows.addRow("", self._preview)
        rows.addRow(self.tr("&Key"), self.key)
        rows.addRow(self.tr("K&ind of"), self.parent_label)
        rows.addRow(self.tr("&Description"), self.description)

    def _exact_colours(self) -> QWidget:
        line = QWidget()
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, name in (
            (self.colour, self.tr("On light paper")),
            (self.tint, self.tr("On dark paper, and as fill")),
        ):
            field.setFixedWidth(_HEX_WIDTH)
            field.setAccessibleName(name)
            field.setToolTip(name)
            row.addWidget(field)
        other = QPushButton(self.tr("&Other…"))
        other.setAutoDefault(False)
        other.setToolTip(self.tr("Any colour; both are made of it"))
        other.clicked.connect(self._choose_colour)
        row.addWidget(other)
        row.addStretch()
        return line
