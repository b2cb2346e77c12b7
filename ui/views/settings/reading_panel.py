"""The panel in which a reader sets paper, face and measures; every change shows at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
)

from ui.settings import LARGEST, SMALLEST
from ui.theme import SYSTEM
from ui.views.page.typography import ReadingStyle
from ui.views.parts.popover import Popover
from ui.views.parts.segmented import Segmented
from ui.views.settings.faces import EASY, OTHERS, SERIF, installed, load_own
from ui.wording.theme_names import theme_names

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme

_LETTERS = 28
"""Of the name of a face, so that that of the one that is easy to read is whole."""
_TENTHS = 10


class ReadingPanel(Popover):
    """The card under the “Aa” button."""

    style_changed = Signal(ReadingStyle)
    paper_changed = Signal(str)
    """One of the themes, or SYSTEM for the window's."""

    def __init__(self, style: ReadingStyle, paper: str, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._style = style
        self._paper = self._papers(paper)
        self._family = self._families()
        self._size = self._slider(SMALLEST, LARGEST, style.size)
        self._line = self._slider(12, 24, round(style.line_height * _TENTHS))
        self._width = self._slider(40, 100, style.width)
        self._edge = self._edge_choices()
        self._tags = self._tag_choices()
        self._furniture = self._furniture_choices()
        self._lay_out()

    def first_field(self) -> QWidget:
        """Return the choice of the paper."""
        return self._paper.current()

    def _papers(self, paper: str) -> Segmented:
        papers = Segmented([*theme_names(), (SYSTEM, self.tr("As window"))], self.card, columns=3)
        papers.setAccessibleName(self.tr("Paper"))
        papers.set_value(paper)
        papers.chosen.connect(self.paper_changed)
        return papers

    def _families(self) -> QComboBox:
        load_own()
        serif, sans = installed(SERIF)[:1], QFontInfo(self.font()).family()
        box = QComboBox(self.card)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.addItem(" — ".join([self.tr("Serif"), *serif]), "")
        box.addItem(self.tr("Sans — {face}").format(face=sans), sans)
        for face in installed(EASY):
            box.addItem(self.tr("Easy to read — {face}").format(face=face), face)
        offered = {box.itemData(row) for row in range(box.count())}.union(serif)
        for face in installed(dict.fromkeys((*SERIF, *OTHERS, self._style.family))):
            if face not in offered:
                box.addItem(face, face)
        box.setCurrentIndex(max(0, box.findData(self._style.family)))
        box.activated.connect(self._change)
        return box

    def _slider(self, low: int, high: int, value: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self.card)
        slider.setRange(low, high)
        slider.setValue(value)
        slider.setPageStep(4)
        slider.valueChanged.connect(self._change)
        return slider

    def _edge_choices(self) -> Segmented:
        return self._choices(
            [("ragged", self.tr("Ragged")), ("justified", self.tr("Justified"))],
            "justified" if self._style.justified else "ragged",
        )

    def _tag_choices(self) -> Segmented:
        return self._choices(
            [
                ("always", self.tr("Always")),
                ("caret", self.tr("At the caret")),
                ("never", self.tr("Never")),
            ],
            self._style.tags,
        )

    def _furniture_choices(self) -> Segmented:
        choices = self._choices(
            [
                ("show", self.tr("Show")),
                ("faded", self.tr("Faded")),
                ("hide", self.tr("Hide")),
            ],
            self._style.boilerplate,
        )
        choices.setToolTip(self.tr("What isn't the article: share bars, repeated titles, captions"))
        return choices

    def _choices(self, choices: list[tuple[str, str]], value: str) -> Segmented:
        row = Segmented(choices, self.card)
        row.set_value(value)
        row.chosen.connect(self._change)
        return row

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(4)
        start = Qt.AlignmentFlag.AlignLeading
        column.addWidget(_text(self.tr("Reading"), "title"), 0, start)
        column.addWidget(_text(self.tr("Kept for all articles"), "caption"), 0, start)
        column.addSpacing(8)
        column.addWidget(self._paper)
        column.addSpacing(10)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self.tr("Face"), self._family)
        self._add_slider(form, self.tr("Size"), self._size, 1)
        self._add_slider(form, self.tr("Line"), self._line, _TENTHS)
        self._add_slider(form, self.tr("Width"), self._width, 1)
        form.addRow(self.tr("Line ends"), self._edge)
        form.addRow(self.tr("Label tags"), self._tags)
        form.addRow(self.tr("Furniture"), self._furniture)
        column.addLayout(form)

    def _add_slider(self, form: QFormLayout, name: str, slider: QSlider, unit: int) -> None:
        value = QLabel(self.card)
        value.setFixedWidth(32)

        def show(number: int) -> None:
            decimals = 0 if unit == 1 else 1
            value.setText(QLocale().toString(number / unit, "f", decimals))

        show(slider.value())
        slider.valueChanged.connect(show)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(slider)
        row.addWidget(value)
        label = QLabel(name, self.card)
        label.setBuddy(slider)
        slider.setAccessibleName(name)
        form.addRow(label, row)

    @Slot()
    def _change(self) -> None:
        self._style = replace(
            self._style,
            family=self._family.currentData(),
            size=self._size.value(),
            width=self._width.value(),
            line_height=self._line.value() / _TENTHS,
            justified=self._edge.value == "justified",
            tags=self._tags.value,
            boilerplate=self._furniture.value,
        )
        self.style_changed.emit(self._style)


def _text(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
