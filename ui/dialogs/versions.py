"""The versions of an article, each beside it: what differs, and what is to be done with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout

from reader.near_duplicates import Verdict
from ui.colours import mixed
from ui.dialogs.sizes import open_at
from ui.theme import icon
from ui.versions.comparer import Comparer
from ui.views.page.side_by_side import SideBySide
from ui.views.parts.text_label import TextLabel
from ui.views.version_deeds import VersionDeeds
from ui.wording import counted
from ui.wording.action_names import describe
from ui.wording.dates import byline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget

    from reader.values import ArticleId, ArticleSummary, Change, Label
    from ui.session import Session
    from ui.tasks import Tasks
    from ui.theme import Theme
    from ui.versions.comparer import Comparison
    from ui.views.page.typography import ReadingStyle

_SIZE = QSize(1180, 780)
_GROUND = 0.5
"""How much a difference has of the colour of hits."""
_LARGEST_TEXT = 16
"""Pixels: two columns stand beside each other."""


class VersionsDialog(QDialog):
    """Shows an article on the left and one of its versions on the right."""

    undo_wanted = Signal()

    def __init__(  # noqa: PLR0917  (what is compared, and how it is shown)
        self,
        session: Session,
        tasks: Tasks,
        article: ArticleId,
        others: Sequence[ArticleId],
        labels: Sequence[Label],
        colours: Theme,
        style: ReadingStyle,
        parent: QWidget | None = None,
    ) -> None:
        """Compare ``article`` with the first of the ``others``, which can be chosen from."""
        super().__init__(parent)
        self._session, self._article, self._offered = session, article, list(others)
        self._comparer = Comparer(tasks, self)
        small = replace(style, size=min(style.size, _LARGEST_TEXT), tags="never")
        self._sides = SideBySide(colours._replace(hit=_paler(colours)), small)
        self._sides.set_labels(labels)
        self.deeds = VersionDeeds()
        """What a person asks for; somebody else has to do it."""
        self._title, self._summary = TextLabel("", "title"), TextLabel("", "caption")
        self._choice = QComboBox()
        self._previous, self._next = QToolButton(), QToolButton()
        self._message = TextLabel("", "caption")
        self._close = QPushButton(self.tr("Close"))
        self._dress(colours)
        self._lay_out()
        self._connect()
        self._refresh()
        self._sides.left.setFocus()

    def done(self, result: int) -> None:
        """Close; nothing comes of a comparison under way."""
        self._comparer.stop()
        super().done(result)

    # Building

    def _dress(self, colours: Theme) -> None:
        self.setObjectName("versionsDialog")
        self.setWindowTitle(self.tr("Versions"))
        open_at(self, _SIZE)
        self._choice.setAccessibleName(self.tr("Version on the right"))
        self._choice.setMinimumContentsLength(28)
        adjusting = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._choice.setSizeAdjustPolicy(adjusting)
        for button, picture, name, keys in (
            (self._previous, "chevron-up", self.tr("Previous difference"), "Ctrl+Shift+G"),
            (self._next, "chevron-down", self.tr("Next difference"), "Ctrl+G"),
        ):
            button.setIcon(icon(picture, colours))
            button.setProperty("kind", "bare")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({keys})")
        self._close.setAutoDefault(False)

    def _lay_out(self) -> None:
        words, head, foot = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        head.addLayout(words, 1)
        for part in (self._choice, self._previous, self._next):
            head.addWidget(part)
        foot.addWidget(self.deeds.carry_first)
        foot.addWidget(self._message, 1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._sides, 1)
        column.addWidget(self.deeds)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._choice.activated.connect(self._compare)
        self._comparer.ready.connect(self._show)
        self._comparer.failed.connect(self._message.setText)
        self._previous.clicked.connect(self._go_to_previous)
        self._next.clicked.connect(self._go_to_next)
        self._close.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+G"), self, self._go_to_next)
        QShortcut(QKeySequence("Ctrl+Shift+G"), self, self._go_to_previous)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo_wanted.emit)
        self._session.changed.connect(self._take_notice)
        self._session.outdated.connect(self._refresh)
        self._session.refused.connect(self._message.setText)

    # What is compared

    @Slot(object)
    def _take_notice(self, change: Change) -> None:
        if change.is_step and not change.articles.isdisjoint((self._article, *self._offered)):
            self._message.setText(f"✓ {describe(change.kind, change.subject)}")
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Offer the versions that there still are; close where there is none."""
        library, wanted = self._session.library, [self._article, *self._offered]
        found = self._session.ask(library.articles.summaries, wanted) or []
        present = {each.id: each for each in found if each.trashed is None}
        others = [present[each] for each in self._offered if each in present and self._counts(each)]
        if self._article in present and others:
            title = f"\u2068{present[self._article].title}\u2069"
            self._title.setText(self.tr("Versions of “{}”").format(title))
            self._list(others)
            self._compare()
        else:
            self.accept()

    def _counts(self, other: ArticleId) -> bool:
        """Tell whether another article counts as a version."""
        verdict = self._session.library.duplicates.verdict(self._article, other)
        return verdict is not Verdict.DISMISSED

    def _list(self, others: Sequence[ArticleSummary]) -> None:
        chosen = self._choice.currentData()
        self._choice.clear()
        for each in others:
            self._choice.addItem(f"{byline(each)} · \u2068{each.title}\u2069", each.id)
        self._choice.setCurrentIndex(max(0, self._choice.findData(chosen)))
        self._choice.setVisible(len(others) > 1)

    @Slot()
    def _compare(self) -> None:
        self.deeds.show_comparison(None)
        self._comparer.start(self._article, self._choice.currentData())

    @Slot(object)
    def _show(self, comparison: Comparison) -> None:
        self._sides.show_versions(comparison.left, comparison.right, comparison.stretches)
        self._summary.setText(self._summed_up(comparison))
        self.deeds.show_comparison(comparison)
        for button in (self._previous, self._next):
            button.setEnabled(self._sides.differences > 0)

    def _summed_up(self, comparison: Comparison) -> str:
        other = comparison.right.summary.id
        linked = self._session.library.duplicates.verdict(self._article, other) is Verdict.LINKED
        percent = self.locale().toString(int(comparison.similarity * 100))
        parts = (
            self.tr("{} % the same").format(percent),
            counted.differences(self._sides.differences),
            self.tr("linked") if linked else "",
            self._newer(comparison.left.summary, comparison.right.summary),
        )
        return " · ".join(filter(None, parts))

    def _newer(self, left: ArticleSummary, right: ArticleSummary) -> str:
        """Say which side came in later, as two versions often look the same at their heads."""
        if left.id > right.id:
            return self.tr("the left one came in later")
        return self.tr("the right one came in later")

    # Going through the differences

    @Slot()
    def _go_to_next(self) -> None:
        self._tell_place(self._sides.go_to_next())

    @Slot()
    def _go_to_previous(self) -> None:
        self._tell_place(self._sides.go_to_previous())

    def _tell_place(self, number: int) -> None:
        if number:
            total = self.locale().toString(self._sides.differences)
            words = self.tr("Difference {number} of {total}")
            self._message.setText(words.format(number=self.locale().toString(number), total=total))


def _paler(colours: Theme) -> QColor:
    """Return the ground of a difference: a whole paragraph in that of hits would shout."""
    return mixed(colours.hit, colours.paper, _GROUND)
