"""What can be done with two versions of an article that stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.near_duplicates import Verdict
from reader.values import ArticleId
from ui.views.parts.text_label import TextLabel
from ui.wording.tips import tip
from ui.wording.version_words import carrying_words, lost_words

if TYPE_CHECKING:
    from reader.carrying import Carrying
    from reader.values import Article
    from ui.versions.comparer import Comparison


TEXT_AT_ONCE = 20_000
"""In so many code points a place is found in the time that a row takes to be written."""


class Keeping(NamedTuple):
    """Which of two versions is to be kept."""

    kept: ArticleId
    other: ArticleId
    carry: bool
    """Whether marks and notes of the other one come over first."""
    size: int
    """How much work that is: see `Carried`."""


class Carried(NamedTuple):
    """From which article to which other one marks and notes are to come."""

    source: ArticleId
    target: ArticleId
    size: int
    """How much work it is to find their places, in changes of a row that take as long."""


class VersionDeeds(QWidget):
    """Buttons under the two versions: keep one, carry over, say what they are."""

    keeping_wanted = Signal(Keeping)
    carrying_wanted = Signal(Carried)
    verdict_wanted = Signal(object, object, Verdict)
    """Two articles, and what is thought of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._to_right = self._to_left = Carried(ArticleId(0), ArticleId(0), 0)
        self._told_right, self._told_left = TextLabel("", "caption"), TextLabel("", "caption")
        self._told_left.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.carry_first = QCheckBox(self.tr("&Carry over what the other has when one is kept"))
        """To be put where there is room for it."""
        self._make_buttons()
        self._lay_out()
        self.show_comparison(None)

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Offer what can be done with two versions; None while they are not known."""
        for button in self._buttons:
            button.setEnabled(comparison is not None)
        if comparison is None:
            return
        self._to_right = _carried(comparison.to_right, comparison.right)
        self._to_left = _carried(comparison.to_left, comparison.left)
        for button, words, carrying in (
            (self._carry_right, self._told_right, comparison.to_right),
            (self._carry_left, self._told_left, comparison.to_left),
        ):
            button.setEnabled(bool(carrying.new))
            words.setText(carrying_words(carrying))
            words.setToolTip(tip(lost_words(carrying)))
            words.setAccessibleDescription(lost_words(carrying))

    def _make_buttons(self) -> None:
        keep = self.tr("The other one goes to the trash; that can be undone.")
        carry = self.tr("Copies marks and notes to where the same words stand in the same context.")
        self._keep_left = _button(self.tr("Keep &Left"), keep)
        self._keep_right = _button(self.tr("Keep &Right"), keep)
        self._carry_right = _button(self.tr("C&arry Over →"), carry)
        self._carry_left = _button(self.tr("← Carry &Over"), carry)
        self._dismiss = _button(
            self.tr("&Not the Same"),
            self.tr("They are different stories, and not offered as versions again."),
        )
        self._link = _button(
            self.tr("Lin&k"), self.tr("They are versions of one story, however much they differ.")
        )
        self.carry_first.setChecked(True)
        self._buttons = (
            *(self._keep_left, self._carry_right, self._dismiss),
            *(self._link, self._carry_left, self._keep_right),
        )
        for button, act in zip(
            self._buttons,
            (
                *(self._ask_to_keep_left, self._ask_to_carry_right, self._ask_to_dismiss),
                *(self._ask_to_link, self._ask_to_carry_left, self._ask_to_keep_right),
            ),
            strict=True,
        ):
            button.clicked.connect(act)

    def _lay_out(self) -> None:
        told, row = QHBoxLayout(), QHBoxLayout()
        told.addWidget(self._told_right)
        told.addWidget(self._told_left)
        row.setSpacing(8)
        for button in self._buttons:
            row.addWidget(button)
        row.insertStretch(2)
        row.insertStretch(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(told)
        column.addLayout(row)

    @Slot()
    def _ask_to_keep_left(self) -> None:
        self._ask_to_keep(self._to_left)

    @Slot()
    def _ask_to_keep_right(self) -> None:
        self._ask_to_keep(self._to_right)

    def _ask_to_keep(self, carried: Carried) -> None:
        """Ask to keep what marks and notes come to."""
        carry = self.carry_first.isChecked()
        self.keeping_wanted.emit(Keeping(carried.target, carried.source, carry, carried.size))

    @Slot()
    def _ask_to_carry_right(self) -> None:
        self.carrying_wanted.emit(self._to_right)

    @Slot()
    def _ask_to_carry_left(self) -> None:
        self.carrying_wanted.emit(self._to_left)

    @Slot()
    def _ask_to_dismiss(self) -> None:
        self.verdict_wanted.emit(*self._to_right[:2], Verdict.DISMISSED)

    @Slot()
    def _ask_to_link(self) -> None:
        self.verdict_wanted.emit(*self._to_right[:2], Verdict.LINKED)


def _carried(carrying: Carrying, target: Article) -> Carried:
    items = len(carrying.new) + carrying.there + len(carrying.lost)
    size = items * max(1, len(target.text) // TEXT_AT_ONCE)
    return Carried(carrying.source, carrying.target, size)


def _button(text: str, tip_: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip_)
    button.setAutoDefault(False)
    return button
