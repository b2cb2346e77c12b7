"""Comparing two articles in a task: what differs, and what could be carried over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from reader.carrying import Carrying
    from reader.differences import Stretch
    from reader.library import Library
    from reader.values import Article, ArticleId
    from ui.tasks import Task, Tasks


class Comparison(NamedTuple):
    """Two articles and what they have to do with each other."""

    left: Article
    right: Article
    stretches: list[Stretch]
    similarity: float
    """The share of their shingles that both have, 0 to 1."""
    to_right: Carrying
    to_left: Carrying


class Comparer(QObject):
    """One comparison at a time; a new one takes the place of the one before."""

    ready = Signal(object)
    """The `Comparison`."""
    failed = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None

    def start(self, left: ArticleId, right: ArticleId) -> None:
        """Begin to compare two articles."""
        self.stop()
        self._task = self._tasks.start(partial(_compare, left, right))
        self._task.succeeded.connect(self._finish)
        self._task.failed.connect(self._fail)

    def stop(self) -> None:
        """Let nothing come of the comparison under way."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @Slot(object)
    def _finish(self, comparison: Comparison) -> None:
        if self.sender() is self._task:
            self._task = None
            self.ready.emit(comparison)

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        if self.sender() is self._task:
            self._task = None
            self.failed.emit(sentence)


def _compare(left: ArticleId, right: ArticleId, library: Library, _task: Task) -> Comparison:
    from reader.carrying import plan
    from reader.differences import compare
    from reader.near_duplicates import shingles, similarity

    one, other = library.articles.get(left), library.articles.get(right)
    return Comparison(
        one,
        other,
        compare(one.text, other.text),
        similarity(shingles(one.text, one.blocks), shingles(other.text, other.blocks)),
        plan(one, other),
        plan(other, one),
    )
