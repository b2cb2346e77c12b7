"""Which articles are listed: the filter, the order, and how they are loaded without waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.kinds import Sort
from reader.lists import ArticleFilter

if TYPE_CHECKING:
    from array import array

    from reader.library import Library
    from ui.session import Session
    from ui.tasks import Task, Tasks

FIRST = 500
"""How many ids are read at once; the others follow from the background."""

INDEXED = (Sort.NEWEST, Sort.IMPORTED)
"""The orders whose first ids are read at once."""


class Listing(QObject):
    """Reads the ids of a list: the first ones at once where that is quick, then all."""

    loaded = Signal(object, bool)
    """Ids in order, and whether they are all; sent once or twice for each list."""
    failed = Signal(str)

    def __init__(self, session: Session, tasks: Tasks) -> None:
        super().__init__(session)
        self._session = session
        self._tasks = tasks
        self._task: Task | None = None
        self.filter = ArticleFilter()
        self.sort = Sort.NEWEST

    def show(self, wanted: ArticleFilter | None = None, *, sort: Sort | None = None) -> None:
        """List other articles, or the same ones in another order."""
        self.filter = wanted or self.filter
        self.sort = sort or self.sort
        if self.sort in INDEXED and not self.filter.words:
            ids = self._session.library.articles.ids(self.filter, self.sort, FIRST)
            self.loaded.emit(ids, len(ids) < FIRST)
            if len(ids) < FIRST:
                self._stop()
                return
        self.reload()

    def reload(self) -> None:
        """Read the whole list again in the background."""
        self._stop()
        wanted, sort = self.filter, self.sort

        def read(library: Library, _task: Task) -> array[int]:
            return library.articles.ids(wanted, sort)

        self._task = self._tasks.start(read)
        self._task.succeeded.connect(self._arrive)
        self._task.failed.connect(self.failed)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @Slot(object)
    def _arrive(self, ids: array[int]) -> None:
        if self.sender() is self._task:
            self._task = None
            self.loaded.emit(ids, True)  # noqa: FBT003 (a signal takes no names)
