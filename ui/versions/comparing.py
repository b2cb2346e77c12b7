"""Comparing articles with all the others in a task, to find other versions of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library
    from reader.near_duplicates import NearDuplicate
    from reader.values import ArticleId
    from ui.tasks import Task, Tasks


class FoundVersion(NamedTuple):
    """An article that turned out to be another version of an older one."""

    article: ArticleId
    uid: str
    title: str
    other: ArticleId
    other_title: str


class Comparing(QObject):
    """One search at a time; what it found before it was stopped stays found."""

    progressed = Signal(object)
    """The share of the articles that is compared, 0 to 1."""
    finished = Signal(object)
    """Everything that was new is compared; a `FoundVersion` for each that is one."""
    failed = Signal(str)
    ended = Signal()
    """After any of the others, and after a stop."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None

    @property
    def running(self) -> bool:
        """Whether articles are being compared."""
        return self._task is not None

    def start(self) -> None:
        """Compare what was not yet; nothing more happens where that is going on."""
        if self._task is None:
            self._task = self._tasks.start(_find)
            self._task.progressed.connect(self.progressed)
            self._task.succeeded.connect(self.finished)
            self._task.failed.connect(self.failed)
            self._task.ended.connect(self._end)

    @Slot()
    def stop(self) -> None:
        """End the search; it goes on from there when it is started again."""
        if self._task is not None:
            self._task.cancel()

    @Slot()
    def _end(self) -> None:
        self._task = None
        self.ended.emit()


def _find(library: Library, task: Task) -> list[FoundVersion]:
    pairs = {pair.article: pair for pair in library.duplicates.find(task.report)}
    return [named for pair in pairs.values() for named in _named(library, pair)]


def _named(library: Library, pair: NearDuplicate) -> Iterator[FoundVersion]:
    """Yield what was found with its titles; nothing where it has gone since."""
    match library.articles.summaries([pair.article, pair.other]):
        case [article, other]:
            yield FoundVersion(article.id, article.uid, article.title, other.id, other.title)
