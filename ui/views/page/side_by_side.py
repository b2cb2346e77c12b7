"""Two versions of an article side by side, with what only one of them has outlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter

from reader.differences import counterpart, mirrored
from ui.views.page.article_cursor import cursor_over
from ui.views.page.article_view import ArticleView, ReadingPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader.differences import Stretch
    from reader.values import Article, ArticleId, Label, Span
    from ui.theme import Theme
    from ui.views.page.typography import ReadingStyle


class VersionView(ArticleView):
    """One version; its differences look like hits."""

    def show_differences(self, spans: Sequence[Span]) -> None:
        """Outline ``spans``, and mark them beside the scroll bar."""
        self.set_hits([span for span in spans if span.start < span.end])

    def go_to_difference(self, span: Span) -> None:
        """Select a difference, and bring it to where the other version has it, too."""
        if self._page is not None:
            self.setTextCursor(cursor_over(self.document(), self._page.positions, span))
        self.go_to(ReadingPlace(span.start, self.viewport().height() / 3))


class SideBySide(QSplitter):
    """Two versions; where one is scrolled to, there the other follows."""

    def __init__(self, colours: Theme, style: ReadingStyle, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.left, self.right = VersionView(colours, style), VersionView(colours, style)
        self._stretches: Sequence[Stretch] = ()
        self._mirrored: Sequence[Stretch] = ()
        self._differences: list[Stretch] = []
        self._current = -1
        self._following = False
        self.setChildrenCollapsible(False)
        for view, name in (
            (self.left, self.tr("Left version")),
            (self.right, self.tr("Right version")),
        ):
            view.setAccessibleName(name)
            self.addWidget(view)
        self.left.scrolled.connect(self._follow_left)
        self.right.scrolled.connect(self._follow_right)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Paint marks with the names and colours of ``labels``."""
        self.left.set_labels(labels)
        self.right.set_labels(labels)

    def show_versions(self, left: Article, right: Article, stretches: Sequence[Stretch]) -> None:
        """Show two articles; the place is kept where they were shown before."""
        same = self._shown() == [left.summary.id, right.summary.id]
        places = self.left.place(), self.right.place()
        self._stretches, self._mirrored = stretches, mirrored(stretches)
        self._differences = [each for each in stretches if not each.same]
        self._following = True
        self.left.show_article(left)
        self.right.show_article(right)
        self.left.show_differences([each.left for each in self._differences])
        self.right.show_differences([each.right for each in self._differences])
        for view, place in zip((self.left, self.right), places, strict=True):
            view.go_to(place) if same else view.scroll_to(0)
        self._following = False
        self._current = self._current if same else -1

    def _shown(self) -> list[ArticleId]:
        shown = filter(None, (self.left.article(), self.right.article()))
        return [article.summary.id for article in shown]

    @property
    def differences(self) -> int:
        """How many places differ."""
        return len(self._differences)

    def go_to_next(self) -> int:
        """Show the next difference, after the last the first; return its number from 1, or 0."""
        return self._go_to(self._current + 1)

    def go_to_previous(self) -> int:
        """Show the difference before, before the first the last; return its number from 1, or 0."""
        return self._go_to(self._current - 1 if self._current >= 0 else -1)

    def _go_to(self, index: int) -> int:
        if not self._differences:
            return 0
        self._current = index % len(self._differences)
        difference = self._differences[self._current]
        self._following = True
        self.left.go_to_difference(difference.left)
        self.right.go_to_difference(difference.right)
        self._following = False
        return self._current + 1

    @Slot()
    def _follow_left(self) -> None:
        self._follow(self.left, self.right, self._stretches)

    @Slot()
    def _follow_right(self) -> None:
        self._follow(self.right, self.left, self._mirrored)

    def _follow(
        self, leader: VersionView, follower: VersionView, stretches: Sequence[Stretch]
    ) -> None:
        if self._following:
            return
        self._following = True
        place = leader.place()
        follower.go_to(place._replace(offset=counterpart(stretches, place.offset)))
        self._following = False
