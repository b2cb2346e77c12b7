"""Boilerplate of sources: saying what the paragraph at the caret is in all articles of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.lists import ArticleFilter
from reader.values import BlockKind
from ui.actions import Do

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.boilerplate import BoilerplateLine
    from reader.library import Library
    from reader.values import Article, Change
    from ui.actions import Actions
    from ui.listing.bulk import Bulk, Operation
    from ui.session import Session
    from ui.views.page.reading_view import ReadingView


class SourceLines(QObject):
    """Does what is asked for in the article, and in the dialog of a source's lines."""

    told = Signal(str)

    def __init__(self, session: Session, bulk: Bulk, view: ReadingView, actions: Actions) -> None:
        super().__init__(view)
        self._session, self._bulk, self._view, self._actions = session, bulk, view, actions
        actions[Do.BOILERPLATE_LINE].triggered.connect(self._toggle)
        actions[Do.BOILERPLATE_LINES].triggered.connect(self._show)

    @Slot()
    def _toggle(self) -> None:
        """Say that the paragraph at the caret is boilerplate of the source, or that it is none."""
        article = self._article()
        if article is None:
            return
        caret, id_ = self._view.caret(), article.summary.id
        blocks = self._session.library.articles.blocks(id_)
        here = [block for block in blocks if block.start <= caret <= block.end]
        if not here:
            self.told.emit(self.tr("Put the caret into a paragraph first."))
            return
        start, boilerplate = here[-1].start, here[-1].kind is not BlockKind.BOILERPLATE

        def say(library: Library) -> Change:
            return library.boilerplate.say(id_, start, boilerplate=boilerplate)

        self._perform(article.summary.source, say)

    def _article(self) -> Article | None:
        article = self._view.article()
        if article is None:
            self.told.emit(self.tr("Open an article first."))
        return article

    def _perform(self, source: str, operation: Operation) -> None:
        """Do what looks at all articles of a source."""
        size = self._session.ask(self._session.library.articles.count, ArticleFilter(source=source))
        if size is not None:
            self._bulk.perform(operation, size)

    @Slot()
    def _show(self) -> None:
        """Show the lines that are known of the source of the open article."""
        article = self._article()
        if article is None:
            return
        from ui.dialogs.boilerplate import BoilerplateDialog

        dialog = BoilerplateDialog(self._session, article.summary.source, self._view.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decision_wanted.connect(self._decide)
        dialog.marking_wanted.connect(self._mark)
        dialog.undo_wanted.connect(self._actions[Do.UNDO].trigger)
        dialog.open()

    @Slot(str, list, bool)
    def _decide(self, source: str, lines: Sequence[str], boilerplate: bool) -> None:  # noqa: FBT001  (a slot)
        def decide(library: Library) -> Change:
            return library.boilerplate.decide(source, lines, boilerplate=boilerplate)

        self._perform(source, decide)

    @Slot(str, list)
    def _mark(self, source: str, lines: Sequence[BoilerplateLine]) -> None:
        def mark(library: Library) -> Change:
            return library.boilerplate.mark(source, lines)

        self._perform(source, mark)
