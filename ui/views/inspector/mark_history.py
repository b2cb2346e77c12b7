"""The history of the selected mark: what was done to it, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reader.values import Aspect
from ui.theme import icon
from ui.views.parts.text_label import TextLabel
from ui.wording.dates import isolated, time_here
from ui.wording.detail_words import value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.values import AnnotationId, Detail, Step
    from ui.theme import Theme

_MOST_HEIGHT = 150
_LONGEST = 120


class MarkHistory(QWidget):
    """A part that is folded away until it is opened; it asks for what it shows."""

    wanted = Signal(object)
    """The `AnnotationId` whose history is to be shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark: AnnotationId | None = None
        self._head = QToolButton(self)
        self._text = TextLabel("", "caption", self)
        self._area = QScrollArea(self)
        self._lay_out()
        self._head.toggled.connect(self._unfold)
        self._unfold(unfolded=False)
        self.show_mark(None)

    def show_mark(self, mark: AnnotationId | None) -> None:
        """Take the mark that is selected; without one there is nothing to be unfolded."""
        self._mark = mark
        self._head.setEnabled(mark is not None)
        if mark is None:
            self._text.setText("")
        self.refresh()

    def refresh(self) -> None:
        """Ask again for what was done to the mark, if that is seen."""
        if self._mark is not None and self._head.isChecked():
            self.wanted.emit(self._mark)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show what was done, in order."""
        self._text.setText("\n".join(_sentence(step) for step in steps))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        chevron = "chevron-down" if self._head.isChecked() else "chevron-right"
        self._head.setIcon(icon(chevron, theme, theme.dim, 12))

    @Slot(bool)
    def _unfold(self, unfolded: bool) -> None:  # noqa: FBT001  (Qt's signal)
        self._area.setVisible(unfolded)
        self.set_theme(self._theme)
        self.refresh()

    def _lay_out(self) -> None:
        self._head.setText(self.tr("History of this mark"))
        self._head.setCheckable(True)
        self._head.setAutoRaise(True)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._head.setAccessibleDescription(self.tr("Shows what was done to the selected mark"))
        self.set_theme(self._theme)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._area.setWidget(self._text)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setMaximumHeight(_MOST_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(2)
        column.addWidget(self._head)
        column.addWidget(self._area)


def _sentence(step: Step) -> str:
    """Say what a step did to the mark, and who did it when."""
    deeds = "; ".join(_deed(detail) for detail in step.details)
    when = time_here(step.action.created)
    return f"{deeds} · {when} · {step.action.author}" if step.action.author else f"{deeds} · {when}"


def _deed(detail: Detail) -> str:
    translate = QCoreApplication.translate
    sides = detail.before, detail.after
    before, after = (isolated(value(detail, side)[:_LONGEST]) for side in sides)
    if detail.aspect is Aspect.MARK and detail.before is None:
        sentence = translate("MarkHistory", "Labelled {after}")
    elif detail.aspect is Aspect.MARK and detail.after is None:
        sentence = translate("MarkHistory", "Removed {before}")
    elif detail.aspect is Aspect.LABEL:
        sentence = translate("MarkHistory", "Relabelled from {before} to {after}")
    elif detail.aspect is Aspect.PLACE:
        sentence = translate("MarkHistory", "Moved from “{before}” to “{after}”")
    elif detail.after is None:
        sentence = translate("MarkHistory", "Note removed")
    else:
        sentence = translate("MarkHistory", "Noted: “{after}”")
    return sentence.format(before=before, after=after)
