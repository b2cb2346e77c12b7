"""Going through what is unread: down the list, and anywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.values import ArticleFilter, View
from ui.actions import Do

if TYPE_CHECKING:
    from array import array

    from reader.library import Library
    from reader.values import ArticleId
    from ui.actions import Actions
    from ui.models.article_list import ArticleListModel
    from ui.reading.current import Reading
    from ui.tasks import Task, Tasks
    from ui.views.lists.article_list import ArticleList
    from ui.views.page.reading_view import ReadingView

NEAR = 200
"""How many rows are looked at at once; from there on the search goes on in a task."""


class Unread(QObject):
    """Finds the next unread article."""

    told = Signal(str)
    wanted = Signal(object)
    """An `ArticleId` that isn't in the list shall be opened, in the list of all unread ones."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        tasks: Tasks,
        reading: Reading,
        view: ReadingView,
        articles: ArticleList,
        model: ArticleListModel,
        actions: Actions,
    ) -> None:
        super().__init__(articles)
        self._tasks, self._reading, self._view = tasks, reading, view
        self._list, self._model = articles, model
        self._task: Task | None = None
        self._anywhere = False
        actions[Do.READ_ON].triggered.connect(self._read_on)
        actions[Do.NEXT_UNREAD].triggered.connect(self._go_on_anywhere)

    @Slot()
    def _read_on(self) -> None:
        """Scroll down a page; at the end go to the next article that is unread."""
        if self._reading.article is not None and not self._view.at_end():
            self._view.read_on()
        else:
            self._go_on(anywhere=False)

    @Slot()
    def _go_on_anywhere(self) -> None:
        self._go_on(anywhere=True)

    def _go_on(self, *, anywhere: bool) -> None:
        """Go to the next unread article below; further on it is looked for in a task."""
        first = self._list.table.currentIndex().row() + 1
        for row in range(first, min(first + NEAR, self._model.rowCount())):
            if self._is_unread(row):
                self._list.go_to(row)
                return
        if not anywhere and first + NEAR >= self._model.rowCount():
            self._tell_none_below()
        else:
            self._look_further(first, anywhere=anywhere)

    def _look_further(self, first: int, *, anywhere: bool) -> None:
        below = self._model.articles_in(first, self._model.rowCount())
        above = self._model.articles_in(0, first - 1) if anywhere else below[:0]
        self._anywhere = anywhere
        if self._task is not None:
            self._task.cancel()
        self._task = self._tasks.start(partial(_first_unread, below, above, anywhere=anywhere))
        self._task.succeeded.connect(self._arrive)

    def _is_unread(self, row: int) -> bool:
        if self._model.heading_at(row) is not None:
            return False
        summary = self._model.summary(row)
        return summary is not None and not summary.read

    @Slot(object)
    def _arrive(self, found: ArticleId | None) -> None:
        if self.sender() is not self._task:
            return
        self._task = None
        row = -1 if found is None else self._model.row_of(found)
        if row >= 0:
            self._list.go_to(row)
        elif found is not None:
            self.wanted.emit(found)
        elif self._anywhere:
            self.told.emit(self.tr("Every article is read."))
        else:
            self._tell_none_below()

    def _tell_none_below(self) -> None:
        self.told.emit(self.tr("There is no unread article further down."))


def _first_unread(
    below: array[int], above: array[int], library: Library, _task: Task, *, anywhere: bool
) -> int | None:
    """Return the first unread article of two stretches of the list, else of the library."""
    listed = library.articles.ids(ArticleFilter(View.UNREAD))
    unread = set(listed)
    for stretch in (below, above):
        found = next((each for each in stretch if each in unread), None)
        if found is not None:
            return found
    return listed[0] if anywhere and listed else None
