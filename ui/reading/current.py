"""Reading: which article is open, where it was read to, and keeping it up to date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.errors import NotFoundError, PostilError
from ui import settings as stored
from ui.reading.read_after import ReadAfter

if TYPE_CHECKING:
    from reader.values import Article, ArticleId, Change
    from ui.session import Session
    from ui.settings import Settings
    from ui.views.reader_pane import ReaderPane

KEEP_AFTER_MS = 1500
"""How long the text must stand still before the place of reading is written down."""
VERSION_AFTER_MS = 300
"""How long after a change it is looked up by what changes of others will be told."""


class Reading(QObject):
    """Opens articles in the reader and keeps the place where each was left."""

    left = Signal()
    """The open article is about to make way for another, or for none."""
    opened = Signal(object)
    """The `Article` that is open now, or None; again after another program changed it."""
    progressed = Signal(object)
    """The `ArticleId` of an article that was read further than before."""

    def __init__(self, session: Session, pane: ReaderPane, settings: Settings) -> None:
        super().__init__(pane)
        self._session, self._pane, self._settings = session, pane, settings
        self._article: ArticleId | None = None
        self._version: object = None
        self._kept = self._reached = 0
        self._stayed = False
        """Whether the text stood still for a while, or was scrolled: passing by is no reading."""
        self._read_after = ReadAfter(pane.view, settings)
        self._read_after.read.connect(self._mark_read)
        self._place_timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._place_timer.timeout.connect(self._keep_stay)
        self._version_timer = QTimer(self, singleShot=True, interval=VERSION_AFTER_MS)
        self._version_timer.timeout.connect(self._note_version)
        pane.view.scrolled.connect(self._stay)
        session.changed.connect(self._apply)
        session.outdated.connect(self._look_again)

    @property
    def article(self) -> ArticleId | None:
        """The id of the open article."""
        return self._article

    def open(self, article: ArticleId) -> None:
        """Open an article where it was left."""
        if article == self._article:
            return
        self._leave()
        try:
            found = self._session.library.articles.get(article)
        except PostilError as error:
            self._session.refused.emit(str(error))
            return
        self._show(found)
        if not found.summary.read and found.summary.trashed is None:
            self._read_after.begin()

    def close(self) -> None:
        """Open none."""
        self._leave()
        self._article = None
        self._read_after.stop()
        self.opened.emit(None)

    def _leave(self) -> None:
        self.left.emit()
        self.keep_place()

    def come_back(self) -> None:
        """Bring the line where the open article was left to the height it had in the last window.

        An article that is opened otherwise begins with that line.
        """
        view, lead = self._pane.view, self._settings.get(stored.LAST_LEAD)
        if self._article is not None and lead >= 0:
            view.go_to(view.place()._replace(lead=lead))

    def finish(self) -> None:
        """Write down the place of reading; what was not read long enough stays unread."""
        self.keep_place()
        lead = self._pane.view.place().lead
        self._settings.set(stored.LAST_LEAD, -1 if lead is None else lead)
        self._read_after.stop()
        self._version_timer.stop()

    @Slot()
    def _stay(self) -> None:
        self._stayed = True
        self._place_timer.start()

    @Slot()
    def _keep_stay(self) -> None:
        self._stayed = True
        self.keep_place()

    @Slot()
    def keep_place(self) -> None:
        """Write down where the open article is read to, and how far it was ever seen."""
        self._place_timer.stop()
        view = self._pane.view
        place, reached = view.top_offset(), view.bottom_offset() if self._stayed else 0
        if self._article is None or (place == self._kept and reached <= self._reached):
            return
        further, self._kept = reached > self._reached, place
        self._reached = max(reached, self._reached)
        keep = self._session.library.articles.keep_position
        self._session.perform(keep, self._article, place, reached=reached)
        if further:
            self.progressed.emit(self._article)

    def _show(self, article: Article) -> None:
        self._read_after.stop()
        self._article = article.summary.id
        self._version = self._session.library.history.version_of(self._article)
        self._kept, self._reached = article.position, article.summary.reached
        self._pane.show_article(article)
        self._stayed = False
        self._place_timer.start()
        self.opened.emit(article)

    @Slot()
    def _mark_read(self) -> None:
        if self._article is not None:
            self._session.perform(self._session.library.articles.mark_opened, self._article)

    @Slot(object)
    def _apply(self, change: Change) -> None:
        """Show what an operation changed in the open article."""
        if self._article is None or self._article not in change.articles:
            return
        view = self._pane.view
        view.apply_annotations(change.annotations)
        view.apply_notes(change.notes)
        if self._article in change.blocks:
            view.set_blocks(self._session.library.articles.blocks(self._article))
        # It takes a while where there are very many marks. Until then the article counts as
        # changed by others, which only shows it once more.
        self._version = None
        self._version_timer.start()

    @Slot()
    def _note_version(self) -> None:
        self._session.look_for_others()  # or what they changed would count as seen
        if self._article is not None:
            self._version = self._session.ask(
                self._session.library.history.version_of, self._article
            )

    @Slot()
    def _look_again(self) -> None:
        """Show the open article anew if another program has changed it."""
        if self._article is None:
            return
        library, view = self._session.library, self._pane.view
        if library.history.version_of(self._article) == self._version:
            return
        mark, caret, selection = view.selected_annotation(), view.caret(), view.selection()
        try:
            article = library.articles.get(self._article)
        except NotFoundError:
            self.close()
            return
        self._show(replace(article, position=view.top_offset()))
        view.select_span(*(selection or (caret, caret)), reveal=False)
        view.select_annotation(mark, reveal=False)
