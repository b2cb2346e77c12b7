"""Which articles are listed: the filter, the order, and how they are loaded without waiting."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from reader.errors import QueryError
from reader.kinds import Sort
from reader.lists import ArticleFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library import Library
    from ui.models.article_list import Heading
    from ui.session import Session
    from ui.tasks import Task, Tasks

    Rows = tuple[array[int], Sequence[Heading]]
    """The ids of a list in order, and the headings of its groups."""

_SORTED_BY_WORK = (Sort.MARKS, Sort.TOUCHED)

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
        self.order = self._usual = Order()

    def show(self, wanted: ArticleFilter | None = None, *, order: Order | None = None) -> None:
        """List other articles, or the same ones in another order.

        By relevance they are sorted as long as a query is asked, then as they were before.
        """
        self.filter = wanted or self.filter
        self.order = order or self.order
        if self.order.sort is not Sort.RELEVANCE:
            self._usual = self.order
        elif not self.filter.query:
            self.order = self._usual
        self._stop()
        problem = problem_of(self.filter.query)
        if problem:
            self.loaded.emit(array("q"), (), True)  # noqa: FBT003 (a signal takes no names)
            self.failed.emit(problem)
        elif is_quick(self.filter):
            ids, headings = read_list(self._session.library, self.filter, self.order, FIRST)
            self.loaded.emit(ids, headings, len(ids) < FIRST)
            if len(ids) == FIRST:
                self._start()
        else:
            self._start(FIRST)

    def reload(self, listed: array[int] | None = None, *, empty: bool = False) -> None:
        """Read the whole list again in the background, the first ids before if it is ``empty``.

        Where what is done in the list changes its order, what is ``listed`` stays in this one;
        it is sorted anew when it is shown again.
        """
        self._stop()
        if problem_of(self.filter.query):
            return
        if empty:
            self.show()
            return
        stays = self.order.sort in _SORTED_BY_WORK and not self.order.grouped
        self._start(listed=listed if stays else None)

    def _start(self, first: int = 0, listed: array[int] | None = None) -> None:
        """Read the list in the background, its ``first`` ids before the others."""
        work = partial(_read, self.filter, self.order, first, listed)
        self._task = self._tasks.start(work)
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
            self.loaded.emit(*rows, False)  # noqa: FBT003

    @Slot(object)
    def _arrive(self, rows: Rows) -> None:
        if self.sender() is self._task:
            self._task = None
            self.loaded.emit(*rows, True)  # noqa: FBT003


def in_the_order_of(listed: array[int], ids: array[int]) -> array[int]:
    """Return ``ids`` in the order of a list; what isn't there comes behind what it now follows."""
    known, wanted = set(listed), set(ids)
    new: dict[int, list[int]] = {0: []}
    before = 0
    for id_ in ids:
        if id_ in known:
            before = id_
        else:
            new.setdefault(before, []).append(id_)
    found = array("q", new[0])
    for id_ in listed:
        if id_ in wanted:
            found.append(id_)
            found.extend(new.get(id_, ()))
    return found


def problem_of(query: str) -> str:
    """Return what is wrong with a query that was kept; empty where it can be asked."""
    if not query:
        return ""
    from reader.query import parse

    try:
        parse(query)
    except QueryError as error:
        return str(error)
    return ""


def is_quick(wanted: ArticleFilter) -> bool:
    """Return whether the first articles are those of an index, whatever the order."""
    return wanted == ArticleFilter(view=wanted.view)


def read_list(
    library: Library, wanted: ArticleFilter, order: Order, limit: int = -1
) -> tuple[array[int], Sequence[Heading]]:
    """Return the ids of a list, at most ``limit``, and the headings of its groups."""
    if not order.grouped:
        return library.articles.ids(wanted, order.sort, limit, backwards=order.backwards), ()
    from ui.listing.headings import headings_of

    articles = library.articles
    ids, groups = articles.grouped(wanted, order.sort, limit, backwards=order.backwards)
    return ids, headings_of(groups, order.sort)


def _read(  # noqa: PLR0917 (what is known beforehand, and what a task gets)
    wanted: ArticleFilter,
    order: Order,
    first: int,
    listed: array[int] | None,
    library: Library,
    task: Task,
) -> Rows:
    if listed is not None:
        return in_the_order_of(listed, read_list(library, wanted, order)[0]), ()
    if first and order.sort is not Sort.RELEVANCE:  # of which the first take as long as all
        rows = read_list(library, wanted, order, first)
        if len(rows[0]) < first:
            return rows
        task.report(rows)
    return read_list(library, wanted, order)
