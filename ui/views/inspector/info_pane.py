"""What is known of an article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.language_names import name_of
from reader.values import Direction, Status
from ui.views.inspector.label_counts import LabelCount, LabelCounts
from ui.views.inspector.row_delegate import strong
from ui.views.parts.tag_field import TagField
from ui.views.parts.text_label import TextLabel
from ui.views.parts.value_text import ValueText
from ui.wording.dates import date_and_time, minutes, time_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtGui import QShowEvent

    from reader.values import Annotation, ArticleId, ArticleSummary, Edit, Label, LabelId
    from ui.theme import Theme

_NAME_WIDTH = 66


class InfoPane(QScrollArea):
    """Shows an article's particulars, tags and marks by label; asks for changes of the tags."""

    tag_added = Signal(str)
    tag_removed = Signal(str)
    edit_wanted = Signal()
    """What is known of the article shall be edited."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels: Sequence[Label] = ()
        self._summary: ArticleSummary | None = None
        self._marks: Counter[LabelId] = Counter()
        self._page = QWidget()
        self._form = QFormLayout()
        self._values = {key: self._add_row(name) for key, name in self._names().items()}
        self._collections_of: Callable[[ArticleId], Sequence[str]] = lambda _article: ()
        self._fields_of: Callable[[ArticleId], Mapping[str, str | None]] = lambda _article: {}
        self._edit = QPushButton(self.tr("Edit details…"))
        self._tags = TagField(theme, self)
        self._counts = LabelCounts(self)
        self._counts_head = TextLabel(self.tr("Marks by label").upper(), "section")
        self._nothing = TextLabel(self.tr("Open an article to see what is known of it."), "caption")
        self._lay_out()
        self.show_summary(None)

    def show_summary(self, summary: ArticleSummary | None) -> None:
        """Show an article, or that none is open."""
        self._summary = summary
        self._marks = Counter(dict(summary.labels) if summary else {})
        self._refresh()

    def set_asked(
        self,
        collections_of: Callable[[ArticleId], Sequence[str]],
        fields_of: Callable[[ArticleId], Mapping[str, str | None]],
    ) -> None:
        """Take what is asked for collections and own fields, while the pane is seen."""
        self._collections_of, self._fields_of = collections_of, fields_of
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what came while the pane was not to be seen."""
        self._show_known()
        super().showEvent(event)

    def _refresh(self) -> None:
        if self.isVisible():  # else every mark would be counted for nobody
            self._show_known()

    def _show_known(self) -> None:
        summary = self._summary
        self._page.setVisible(summary is not None)
        self._nothing.setVisible(summary is None)
        if summary is None:
            return
        for key, text in (particulars(summary) | self._asked(summary.id)).items():
            self._values[key].show_text(text)
            self._form.setRowVisible(self._values[key], bool(text))
        self._tags.show_tags(summary.tags)
        self._show_counts()

    def _asked(self, article: ArticleId) -> dict[str, str]:
        fields = self._fields_of(article)
        return {
            "collections": "\n".join(self._collections_of(article)),
            "own": "\n".join(f"{name}: {value}" for name, value in fields.items()),
        }

    def apply(self, edits: Sequence[Edit[Annotation]]) -> None:
        """Count edits of the article's marks."""
        for edit in edits:
            if edit.before is not None:
                self._marks[edit.before.label] -= 1
            if edit.after is not None:
                self._marks[edit.after.label] += 1
        self._refresh()

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Take the labels, in their order."""
        self._labels = labels
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._tags.set_theme(theme)
        self._refresh()

    def set_known_tags(self, tags: Iterable[str]) -> None:
        """Take the tags that are offered while one is typed."""
        self._tags.set_known(tags)

    def _show_counts(self) -> None:
        counts = [
            LabelCount(label.name, strong(label, self._theme), self._marks[label.id])
            for label in self._labels
            if self._marks[label.id] > 0
        ]
        self._counts.setVisible(bool(counts))
        self._counts_head.setVisible(bool(counts))
        self._counts.show_counts(counts)

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "source": self.tr("Source"),
            "byline": self.tr("Byline"),
            "published": self.tr("Published"),
            "address": self.tr("Address"),
            "language": self.tr("Language"),
            "direction": self.tr("Direction"),
            "length": self.tr("Length"),
            "status": self.tr("Status"),
            "file": self.tr("File"),
            "imported": self.tr("Imported"),
            "collections": self.tr("Collections"),
            "own": self.tr("Own fields"),
        }

    def _add_row(self, name: str) -> ValueText:
        value = ValueText()
        value.setAccessibleName(name)
        label = TextLabel(name, "caption")
        label.setWordWrap(False)
        label.setMinimumWidth(_NAME_WIDTH)
        label.setContentsMargins(0, 2, 0, 0)
        label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._form.addRow(label, value)
        return value

    def _lay_out(self) -> None:
        self._form.setHorizontalSpacing(8)
        self._form.setVerticalSpacing(3)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._counts.text.setAccessibleName(self.tr("Marks by label"))
        self._edit.clicked.connect(self.edit_wanted)
        self._tags.tag_added.connect(self.tag_added)
        self._tags.tag_removed.connect(self.tag_removed)
        sections = QVBoxLayout(self._page)
        sections.setContentsMargins(0, 0, 0, 0)
        sections.setSpacing(6)
        sections.addLayout(self._form)
        sections.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignLeading)
        for head, part in (
            (TextLabel(self.tr("Tags").upper(), "section"), self._tags),
            (self._counts_head, self._counts),
        ):
            head.setContentsMargins(0, 14, 0, 0)
            sections.addWidget(head)
            sections.addWidget(part)
        self._wrap_up()

    def _wrap_up(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 14)
        column.addWidget(self._nothing)
        column.addWidget(self._page)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._values["title"])
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)


def particulars(summary: ArticleSummary) -> dict[str, str]:
    """Return what is known, in words of the user's language; empty where it isn't known."""
    return {
        "title": summary.title,
        "source": summary.source,
        "byline": summary.byline,
        "published": date_and_time(summary.published),
        "address": summary.url,
        "language": name_of(summary.language),
        "direction": _direction(summary.direction),
        "length": _length(summary.words),
        "status": _status(summary.status),
        "file": summary.file,
        "imported": time_here(summary.imported),
    }


def _direction(direction: Direction) -> str:
    if direction is Direction.RTL:
        return QCoreApplication.translate("InfoPane", "Right to left")
    return QCoreApplication.translate("InfoPane", "Left to right")


def _length(words: int) -> str:
    if words == 1:
        return QCoreApplication.translate("InfoPane", "1 word")
    counted = QCoreApplication.translate("InfoPane", "{0} words").format(QLocale().toString(words))
    return f"{counted} · {minutes(words)}" if words else counted


def _status(status: Status) -> str:
    return {
        Status.NEW: QCoreApplication.translate("InfoPane", "New"),
        Status.READING: QCoreApplication.translate("InfoPane", "In progress"),
        Status.DONE: QCoreApplication.translate("InfoPane", "Done"),
    }[status]
