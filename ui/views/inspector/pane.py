"""The pane beside the article: its marks, its notes, and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.views.inspector.count_tabs import CountTabs
from ui.views.inspector.info_pane import InfoPane
from ui.views.inspector.mark_history import MarkHistory
from ui.views.inspector.marks_pane import MarksPane
from ui.views.inspector.notes_pane import NotesPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.values import (
        Annotation,
        AnnotationId,
        Article,
        ArticleId,
        ArticleSummary,
        Change,
        Edit,
        Label,
        Note,
    )
    from ui.theme import Theme

MARKS, NOTES, INFO = "marks", "notes", "info"
"""The names of the tabs."""

_WIDTH, _LEAST_WIDTH = 262, 220


class Inspector(QWidget):
    """Shows one article; its panes ask for every change, and make none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: ArticleId | None = None
        self.tabs = CountTabs(theme, self)
        self.marks = MarksPane(theme, self)
        self.notes = NotesPane(theme, self)
        self.info = InfoPane(theme, self)
        self._panes: dict[str, QWidget] = {MARKS: self.marks, NOTES: self.notes, INFO: self.info}
        self._stack = QStackedWidget(self)
        self.history = MarkHistory(theme, self)
        self._lay_out()
        self.show_article(None)

    def sizeHint(self) -> QSize:
        """Return a width at which most quotes have room."""
        return QSize(_WIDTH, super().sizeHint().height())

    def show_article(self, article: Article | None) -> None:
        """Show an article, or that none is open."""
        self._article = article.summary.id if article else None
        annotations = article.annotations if article else None
        self.marks.show_marks(annotations)
        self.notes.show_notes(annotations, article.notes if article else ())
        self.info.show_summary(article.summary if article else None)
        self._count()

    def update_summary(self, summary: ArticleSummary) -> None:
        """Show what is known of the article now; of another article nothing is shown."""
        if summary.id == self._article:
            self.info.show_summary(summary)

    def apply_change(self, change: Change) -> None:
        """Follow a change, as far as it concerns the marks and notes of the article."""
        marks = [edit for edit in change.annotations if self._concerns(edit)]
        notes = [edit for edit in change.notes if self._concerns(edit)]
        if marks:
            self.marks.apply(marks)
            self.info.apply(marks)
            self.history.refresh()
        if marks or notes:
            self.notes.apply(marks, notes)
            self._count()

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Take the labels, in their order."""
        self.marks.set_labels(labels)
        self.notes.set_labels(labels)
        self.info.set_labels(labels)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for part in (self.tabs, self.marks, self.notes, self.info, self.history):
            part.set_theme(theme)

    def select_annotation(self, annotation: AnnotationId | None) -> None:
        """Select a mark where it is listed, without telling of it."""
        self.marks.select_annotation(annotation)
        self.notes.select_annotation(annotation)
        self.history.show_mark(annotation)

    def show_tab(self, name: str) -> None:
        """Turn to one of MARKS, NOTES and INFO.

        Raises ValueError for any other name.
        """
        self.tabs.setCurrentIndex(list(self._panes).index(name))

    @property
    def tab(self) -> str:
        """The name of the tab that is shown."""
        return list(self._panes)[self.tabs.currentIndex()]

    def _concerns(self, edit: Edit[Annotation] | Edit[Note]) -> bool:
        value = edit.after or edit.before
        return value is not None and value.article == self._article

    def _count(self) -> None:
        open_ = self._article is not None
        self.tabs.set_count(0, self.marks.count if open_ else None)
        self.tabs.set_count(1, self.notes.count if open_ else None)
        self._show_history()

    def _show_history(self) -> None:
        self.history.setVisible(self.tab == MARKS and self.marks.count > 0)

    @Slot(int)
    def _turn_to(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.setFocusProxy(self._panes[self.tab])
        self._show_history()

    def _lay_out(self) -> None:
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.tabs.setAccessibleName(self.tr("About the article"))
        names = {MARKS: self.tr("Marks"), NOTES: self.tr("Notes"), INFO: self.tr("Info")}
        for name, pane in self._panes.items():
            self.tabs.addTab(names[name])
            self._stack.addWidget(pane)
        self.tabs.currentChanged.connect(self._turn_to)
        self._turn_to(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self.history)
