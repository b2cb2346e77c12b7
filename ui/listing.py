"""Which articles are listed: the filter, the order, and how they are loaded without waiting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from reader.kinds import Sort
from reader.lists import ArticleFilter

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from reader.library import Library
    from ui.models.article_list import Heading
    from ui.session import Session
    from ui.tasks import Task, Tasks

    Rows = tuple[array[int], Sequence[Heading]]
    """The ids of a list in order, and the headings of its groups."""

FIRST = 500
"""How many ids are read at first; the others follow."""


class Order(NamedTuple):
    """How a list is sorted, and whether in groups."""

    sort: Sort = Sort.NEWEST
    backwards: bool = False
    grouped: bool = False
    """By day or by source, as the order is."""


class Listing(QObject):
    """Reads a list: the first ids at once where that is quick, then all."""

    loaded = Signal(object, object, bool)
    """Ids in order, headings, and whether they are all; sent once or twice for each list."""
    failed = Signal(str)

    def __init__(self, session: Session, tasks: Tasks) -> None:
        super().__init__(session)
        self._session = session
        self._tasks = tasks
        self._task: Task | None = None
        self.filter = ArticleFilter()
        self.order = Order()

    def show(self, wanted: ArticleFilter | None = None, *, order: Order | None = None) -> None:
        """List other articles, or the same ones in another order."""
        self.filter = wanted or self.filter
        self.order = order or self.order
        self._stop()
        if is_quick(self.filter):
            ids, headings = read_list(self._session.library, self.filter, self.order, FIRST)
            self.loaded.emit(ids, headings, len(ids) < FIRST)
            if len(ids) == FIRST:
                self._start()
        else:
            self._start(FIRST)

    def reload(self) -> None:
        """Read the whole list again in the background."""
        self._stop()
        self._start()

    def _start(self, first: int = 0) -> None:
        """Read the list in the background, its ``first`` ids before the others."""
        self._task = self._tasks.start(partial(_read, self.filter, self.order, first))
        self._task.progressed.connect(self._begin)
        self._task.succeeded.connect(self._arrive)
        self._task.failed.connect(self.failed)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @Slot(object)
    def _begin(self, rows: Rows) -> None:
        if self.sender() is self._task:
            self.loaded.emit(*rows, False)  # noqa: FBT003 (a signal takes no names)

    @Slot(object)
    def _arrive(self, rows: Rows) -> None:
        if self.sender() is self._task:
            self._task = None
            self.loaded.emit(*rows, True)  # noqa: FBT003


def is_quick(wanted: ArticleFilter) -> bool:
    """Return whether the first articles are those of an index, whatever the order."""
    return wanted == ArticleFilter(view=wanted.view)


def read_list(
    library: Library, wanted: ArticleFilter, order: Order, limit: int = -1
) -> tuple[array[int], Sequence[Heading]]:
    """Return the ids of a list, at most ``limit``, and the headings of its groups."""
    if not order.grouped:
        return library.articles.ids(wanted, order.sort, limit, backwards=order.backwards), ()
    from ui.headings import headings_of

    articles = library.articles
    ids, groups = articles.grouped(wanted, order.sort, limit, backwards=order.backwards)
    return ids, headings_of(groups, order.sort)


def _read(wanted: ArticleFilter, order: Order, first: int, library: Library, task: Task) -> Rows:
    if first:
        rows = read_list(library, wanted, order, first)
        if len(rows[0]) < first:
            return rows
        task.report(rows)
    return read_list(library, wanted, order)
