"""The labels under the article, each with its key: a click or Enter applies one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.views.labels.label_chip import LabelChip
from ui.views.parts.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from reader.values import Label, LabelId

_MOST_LINES = 3


class LabelBar(QScrollArea):
    """Chips in as many lines as they need, but no more than three at a time; more scroll.

    The bar is one stop of the Tab key; arrows, Home and End move within it.
    """

    label_chosen = Signal(object)
    """The `LabelId` to apply."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelBar")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Labels"))
        self._chips: list[LabelChip] = []
        self._latest: LabelId | None = None
        self._line = QWidget()
        self._flow = FlowLayout(self._line)
        self._flow.setContentsMargins(12, 7, 12, 7)
        self._flow.setSpacing(2)
        self.setWidget(self._line)
        self.viewport().setAutoFillBackground(False)
        self._line.setAutoFillBackground(False)

    def set_labels(
        self,
        labels: Sequence[Label],
        dark: bool,  # noqa: FBT001  (says how labels look)
        inert: Mapping[LabelId, str] | None = None,
        again: str = "",
    ) -> None:
        """Show ``labels`` in their order, in their colours for a light or a dark theme.

        ``inert`` says why the keys of some do nothing; ``again`` is the key that applies the
        last label once more.
        """
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        reasons = inert or {}
        self._chips = [
            self._add(
                LabelChip(
                    label, self._line, dark=dark, inert=reasons.get(label.id, ""), again=again
                )
            )
            for label in labels
        ]
        self.set_latest(self._latest)
        self._make_stop(self._chips[0] if self._chips else None)
        self._fit()

    def set_latest(self, label: LabelId | None) -> None:
        """Show which label was used last."""
        self._latest = label
        for chip in self._chips:
            chip.set_latest(latest=chip.label.id == label)

    def sizeHint(self) -> QSize:
        """Return the height the lines need at the present width."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the new width needs."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the labels, and apply the one with the focus."""
        chip = self._focused()
        if chip is None or not self._handle(chip, Qt.Key(event.key())):
            super().keyPressEvent(event)

    def eventFilter(self, chip: QObject, event: QEvent) -> bool:
        """Keep the label with the focus in sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(chip, LabelChip):
            self.ensureWidgetVisible(chip, 0, 8)
        return super().eventFilter(chip, event)

    def _add(self, chip: LabelChip) -> LabelChip:
        chip.clicked.connect(self._apply)
        chip.installEventFilter(self)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    @Slot()
    def _apply(self) -> None:
        chip = self.sender()
        if isinstance(chip, LabelChip):
            self.label_chosen.emit(chip.label.id)

    def _handle(self, chip: LabelChip, key: Qt.Key) -> bool:
        place, last = self._chips.index(chip), len(self._chips) - 1
        forward = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        goals = {
            Qt.Key.Key_Right: place + forward,
            Qt.Key.Key_Left: place - forward,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chip.click()
        elif key in goals:
            self._make_stop(self._chips[min(max(goals[key], 0), last)])
        else:
            return False
        return True

    def _focused(self) -> LabelChip | None:
        return next((chip for chip in self._chips if chip.hasFocus()), None)

    def _make_stop(self, stop: LabelChip | None) -> None:
        """Make ``stop`` the chip that Tab comes to, and move the focus if the bar has it."""
        focused = self._focused()
        for chip in self._chips:
            tab = Qt.FocusPolicy.TabFocus if chip is stop else Qt.FocusPolicy.NoFocus
            chip.setFocusPolicy(tab)
        if stop and focused:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        margins = self._flow.contentsMargins()
        chip = self._chips[0].sizeHint().height() if self._chips else 0
        most = _MOST_LINES * (chip + self._flow.spacing()) + margins.top() + margins.bottom()
        width = self.viewport().width()
        height = self._flow.heightForWidth(width)
        # Not by the area: that takes some pixels away on its way to a size, and keeps them.
        self._line.resize(width, height)
        self.setFixedHeight(min(height, most) + 1)
