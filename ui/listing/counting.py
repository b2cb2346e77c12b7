"""Counting what the lists of the sidebar hold, after each change and without waiting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.errors import QueryError
from reader.lists import ArticleFilter
from ui.models.sidebar_lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.library import Library
    from reader.values import SavedSearch, SearchId
    from ui.models.sidebar import SidebarLine
    from ui.tasks import Task, Tasks


class Counted(NamedTuple):
    """What the sidebar shows."""

    lines: Sequence[SidebarLine]
    tags: Sequence[str]
    found: Mapping[SearchId, int]
    """How many articles the saved searches find."""


class Counting(QObject):
    """Reads the counts that the library keeps, and then counts what saved searches find.

    Both happen in a task, where the lines are put together too: with thousands of sources
    that takes longer than a frame.
    """

    counted = Signal(object)
    """`Counted`: once with what searches found before, and again where they find others."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._found: Mapping[SearchId, int] = {}
        self.timer = QTimer(self, singleShot=True, interval=0)
        """Runs until the changes of this moment are through."""
        self.timer.timeout.connect(self._count)

    def begin(self) -> None:
        """Count anew; a count under way is for nothing then."""
        self.timer.start()

    @Slot()
    def _count(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = self._tasks.start(partial(_count, self._found))
        self._task.progressed.connect(self._show)
        self._task.succeeded.connect(self._finish)

    @Slot(object)
    def _show(self, counted: Counted) -> None:
        if self.sender() is self._task:
            self.counted.emit(counted)

    @Slot(object)
    def _finish(self, counted: Counted) -> None:
        if self.sender() is self._task:
            self._task = None
            if counted.found != self._found:
                self._found = counted.found
                self.counted.emit(counted)


def _count(before: Mapping[SearchId, int], library: Library, task: Task) -> Counted:
    counts, searches = library.articles.counts(), library.searches.all()
    tags = [name for name, _ in counts.tags]
    task.report(Counted(lines_of(counts, searches, before), tags, before))
    found = {search.id: _number(library, search) for search in searches}
    return Counted(lines_of(counts, searches, found), tags, found)


def _number(library: Library, search: SavedSearch) -> int:
    try:
        return library.articles.count(ArticleFilter(query=search.query))
    except QueryError:  # kept by a program that knew another language
        return 0
