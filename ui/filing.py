"""Filing: read, starred, done, tags and the trash, for the articles selected in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox

from reader.errors import PostilError
from reader.values import ArticleFilter, Status, View
from ui import counted
from ui.actions import Do

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.values import ArticleId
    from ui.actions import Actions
    from ui.reading import Reading
    from ui.session import Session
    from ui.views.article_list import ArticleList


class Filing(QObject):
    """Turns what a person does with articles as a whole into operations of the session."""

    told = Signal(str)
    done = Signal()
    """An article was finished: time for the next one."""

    def __init__(
        self, session: Session, articles: ArticleList, reading: Reading, actions: Actions
    ) -> None:
        super().__init__(articles)
        self._session, self._list, self._actions = session, articles, actions
        self._reading = reading
        for do, act in (
            (Do.TOGGLE_READ, self._toggle_read),
            (Do.TOGGLE_STAR, self._toggle_star),
            (Do.DONE_AND_NEXT, self._finish),
            (Do.IN_PROGRESS, self._resume),
            (Do.TAG, self._ask_for_tag),
            (Do.TRASH, self._trash),
            (Do.RESTORE, self._restore),
            (Do.EMPTY_TRASH, self._empty),
        ):
            actions[do].triggered.connect(act)
        articles.menu_requested.connect(self._show_menu)

    @Slot(str)
    def tag_open(self, name: str) -> None:
        """Put a tag on the open article."""
        if self._reading.article is not None:
            self._session.perform(self._session.library.tags.put_on, [self._reading.article], name)

    @Slot(str)
    def untag_open(self, name: str) -> None:
        """Take a tag off the open article."""
        if self._reading.article is not None:
            self._session.perform(
                self._session.library.tags.take_off, [self._reading.article], name
            )

    def _selected(self) -> list[ArticleId]:
        selected = self._list.selected_articles()
        if not selected:
            self.told.emit(self.tr("Select an article in the list first."))
        return selected

    @Slot()
    def _toggle_read(self) -> None:
        if selected := self._selected():
            read = not self._session.library.articles.summaries(selected[:1])[0].read
            self._session.perform(self._session.library.articles.set_read, selected, read=read)

    @Slot()
    def _toggle_star(self) -> None:
        if selected := self._selected():
            starred = not self._session.library.articles.summaries(selected[:1])[0].starred
            self._session.perform(
                self._session.library.articles.set_starred, selected, starred=starred
            )

    @Slot()
    def _finish(self) -> None:
        if selected := self._selected():
            set_status = self._session.library.articles.set_status
            if self._session.perform(set_status, selected, Status.DONE) is not None:
                self.done.emit()

    @Slot()
    def _resume(self) -> None:
        if selected := self._selected():
            self._session.perform(
                self._session.library.articles.set_status, selected, Status.READING
            )

    @Slot()
    def _ask_for_tag(self) -> None:
        selected = self._selected()
        if not selected:
            return
        known = [name for name, _ in self._session.library.articles.counts().tags]
        question = self.tr("Tag for {articles}:").format(articles=counted.articles(len(selected)))
        name, accepted = QInputDialog.getItem(
            self._window(), self.tr("Tag"), question, ["", *known], 0, editable=True
        )
        if accepted:
            self._session.perform(self._session.library.tags.put_on, selected, name)

    @Slot()
    def _trash(self) -> None:
        if selected := self._selected():
            self._session.perform(self._session.library.articles.trash, selected)

    @Slot()
    def _restore(self) -> None:
        if selected := self._selected():
            self._session.perform(self._session.library.articles.restore, selected)

    @Slot()
    def _empty(self) -> None:
        count = len(self._session.library.articles.ids(ArticleFilter(View.TRASH)))
        if not count:
            self.told.emit(self.tr("The trash is empty."))
        elif self._confirm(count):
            try:
                self._session.library.articles.empty_trash()
            except PostilError as error:
                self._session.refused.emit(str(error))
            self._session.outdated.emit()

    def _confirm(self, count: int) -> bool:
        question = self.tr(
            "Delete {articles} in the trash for good, with their marks and notes?"
        ).format(articles=counted.articles(count))
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Empty Trash"), question)
        box.setParent(self._window(), box.windowFlags())
        box.setInformativeText(self.tr("This is the one thing that can't be undone."))
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is delete

    def _window(self) -> QWidget:
        return self._list.window()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self._list)
        groups = (
            (Do.TOGGLE_READ, Do.TOGGLE_STAR, Do.DONE_AND_NEXT, Do.IN_PROGRESS, Do.TAG),
            (Do.EXPORT,),
            (Do.TRASH, Do.RESTORE),
        )
        for group in groups:
            menu.addActions([self._actions[do] for do in group])
            menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
