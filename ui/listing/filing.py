"""Filing: read, starred, done, tags and the trash, for the articles selected in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from reader.values import ArticleFilter, Status, View
from ui.actions import Do
from ui.dialogs import known_name
from ui.views.parts.menu import Menu
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader.library import Library
    from reader.values import ArticleId, ArticleSummary, Change
    from ui.actions import Actions
    from ui.listing.bulk import Bulk, Operation
    from ui.reading.current import Reading
    from ui.session import Session
    from ui.tasks import Task, Tasks
    from ui.views.lists.article_list import ArticleList


_MENU = (
    (Do.TOGGLE_READ, Do.TOGGLE_STAR, Do.DONE_AND_NEXT, Do.IN_PROGRESS),
    (Do.TAG, Do.COLLECT, Do.UNCOLLECT, Do.DETAILS),
    (Do.VERSIONS,),
    (Do.READ_ABOVE, Do.READ_BELOW),
    (Do.EXPORT,),
    (Do.TRASH, Do.RESTORE),
)


class Filing(QObject):
    """Turns what a person does with articles as a whole into operations of the session."""

    told = Signal(str)
    done = Signal()
    """An article was finished: time for the next one."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        session: Session,
        tasks: Tasks,
        bulk: Bulk,
        articles: ArticleList,
        reading: Reading,
        actions: Actions,
    ) -> None:
        super().__init__(articles)
        self._session, self._tasks, self._bulk = session, tasks, bulk
        self._list, self._reading, self._actions = articles, reading, actions
        self.more_menus: list[Menu] = []
        """What other parts do with the selected articles, for the list's menu."""
        for do, act in (
            (Do.TOGGLE_READ, self._toggle_read),
            (Do.READ_ABOVE, self._read_above),
            (Do.READ_BELOW, self._read_below),
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

    def selected(self) -> list[ArticleId]:
        """Return the articles to act on: those selected in the list, else the open one."""
        selected = self._list.selected_articles()
        if not selected and self._reading.article is not None:
            selected = [self._reading.article]
        if not selected:
            self.told.emit(self.tr("Select an article in the list first."))
        return selected

    def file(
        self, articles: Sequence[ArticleId], operation: Operation, *, go_on: bool = False
    ) -> None:
        """Do something to ``articles``; with ``go_on``, tell that they are finished."""
        if articles:
            self._bulk.perform(operation, len(articles), self._go_on if go_on else _stay)

    def _go_on(self, _change: Change) -> None:
        self.done.emit()

    def _first(self, articles: Sequence[ArticleId]) -> ArticleSummary | None:
        """Return the article whose state says what toggling does."""
        return next(iter(self._session.library.articles.summaries(articles[:1])), None)

    @Slot()
    def _toggle_read(self) -> None:
        selected = self.selected()
        if first := self._first(selected):
            self._set_read(selected, read=not first.read)

    def _set_read(self, articles: Sequence[ArticleId], *, read: bool) -> None:
        self.file(articles, lambda library: library.articles.set_read(articles, read=read))

    @Slot()
    def _read_above(self) -> None:
        self._set_read(self._list.articles_above(), read=True)

    @Slot()
    def _read_below(self) -> None:
        self._set_read(self._list.articles_below(), read=True)

    @Slot()
    def _toggle_star(self) -> None:
        selected = self.selected()
        if first := self._first(selected):
            self.file(
                selected,
                lambda library: library.articles.set_starred(selected, starred=not first.starred),
            )

    @Slot()
    def _finish(self) -> None:
        selected = self.selected()
        self.file(
            selected, lambda library: library.articles.set_status(selected, Status.DONE), go_on=True
        )

    @Slot()
    def _resume(self) -> None:
        selected = self.selected()
        self.file(selected, lambda library: library.articles.set_status(selected, Status.READING))

    @Slot()
    def _ask_for_tag(self) -> None:
        selected = self.selected()
        if not selected:
            return
        known = [name for name, _ in self._session.library.articles.counts().tags]
        question = self.tr("Tag for {articles}:").format(articles=counted.articles(len(selected)))
        name = known_name.ask(self.window(), self.tr("Tag"), question, known)
        if name is not None:
            self.file(selected, lambda library: library.tags.put_on(selected, name))

    @Slot()
    def _trash(self) -> None:
        selected = self.selected()
        self.file(selected, lambda library: library.articles.trash(selected))

    @Slot()
    def _restore(self) -> None:
        selected = self.selected()
        self.file(selected, lambda library: library.articles.restore(selected))

    @Slot()
    def _empty(self) -> None:
        count = len(self._session.library.articles.ids(ArticleFilter(View.TRASH)))
        if not count:
            self.told.emit(self.tr("The trash is empty."))
        elif self._confirm(count):
            task = self._tasks.start(_empty_trash)
            self._session.wait_for(task)
            task.failed.connect(self._session.refused)
            task.ended.connect(self._session.look_for_others)

    def _confirm(self, count: int) -> bool:
        question = self.tr(
            "Delete {articles} in the trash for good, with their marks and notes?"
        ).format(articles=counted.articles(count))
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Empty Trash"), question)
        box.setParent(self.window(), box.windowFlags())
        box.setInformativeText(self.tr("This is the one thing that can't be undone."))
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is delete

    def window(self) -> QWidget:
        """Return the window, for dialogs."""
        return self._list.window()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        menu = Menu(self._list)
        for group in _MENU:
            menu.addActions([self._actions[do] for do in group])
            menu.addSeparator()
        for more in self.more_menus:
            menu.addMenu(more)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


def _stay(_change: Change) -> None:
    """Leave the article open that is."""


def _empty_trash(library: Library, _task: Task) -> int:
    return library.articles.empty_trash()
