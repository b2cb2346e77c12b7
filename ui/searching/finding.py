"""Finding in the open article: what the bar below it asks for is searched and shown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import partial
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.actions import Do
from ui.views.search.find_bar import FindActions, FindBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.finding import Sought
    from reader.library import Library
    from reader.values import Article, Span
    from ui.actions import Actions
    from ui.reading.current import Reading
    from ui.tasks import Task, Tasks
    from ui.theme import Theme
    from ui.views.reader_pane import ReaderPane

MOST_HITS = 200_000
"""Where a search ends: nobody goes through more."""
LONGEST_TAKEN = 200
"""Code points of a selection that is taken as what to find."""
_PAUSE = 0.05
"""Seconds between two portions."""


class Finding(QObject):
    """Shows the bar and the hits, and goes from one to the next.

    The hit that one is at is the one that is selected: whatever selects it, and a label
    goes to it.
    """

    told = Signal(str)

    def __init__(
        self, tasks: Tasks, pane: ReaderPane, reading: Reading, actions: Actions, theme: Theme
    ) -> None:
        super().__init__(pane)
        self._tasks, self._view = tasks, pane.view
        self.bar = FindBar(FindActions(actions[Do.FIND_PREVIOUS], actions[Do.FIND_NEXT]), theme)
        pane.put_below_text(self.bar)
        self._hits: list[Span] = []
        self._task: Task | None = None
        self._origin = 0
        """Where the caret was when one began to type."""
        self._goal: int | None = None
        """Where to go as soon as it is found: on (1), back (-1), or on from the origin (0)."""
        self._went_round = 0
        """1 where the search went on from the top of the article, -1 from its end."""
        self._problem = ""
        self.bar.changed.connect(self._look_for_other)
        self.bar.stepped.connect(self._step)
        self.bar.closed.connect(self.close)
        self._view.selection_changed.connect(self._show_count)
        self._view.laid_out.connect(self._look_again)
        reading.opened.connect(self._take_article)
        actions[Do.FIND].triggered.connect(self.open)
        actions[Do.FIND_NEXT].triggered.connect(partial(self._step, 1))
        actions[Do.FIND_PREVIOUS].triggered.connect(partial(self._step, -1))

    @property
    def searching(self) -> bool:
        """Whether more hits may come."""
        return self._task is not None

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.bar.set_theme(theme)

    # The bar

    @Slot()
    def open(self) -> None:
        """Show the bar; what is selected is what to find."""
        if self._view.article() is None:
            self.told.emit(self.tr("Open an article first."))
            return
        selection = self._view.selection()
        self._origin = selection.start if selection else self._view.caret()
        if self._place() is None and (text := self._selected_text()):
            self.bar.set_text(re.escape(text) if self.bar.sought().regular else text)
        self.bar.show()
        self.bar.take_focus()
        self._search(None)

    def _selected_text(self) -> str:
        article, selection = self._view.article(), self._view.selection()
        text = article.text[slice(*selection)] if article and selection else ""
        return "" if "\n" in text or len(text) > LONGEST_TAKEN else text

    def leave(self) -> bool:
        """Close the bar if it is open; return whether it was."""
        was_open = not self.bar.isHidden()
        if was_open:
            self.close()
        return was_open

    @Slot()
    def close(self) -> None:
        """Hide the bar and the hits; the one that is selected stays so."""
        self._stop()
        self._set_hits([])
        self.bar.hide()
        self._view.setFocus()

    # Searching

    @Slot()
    def _look_for_other(self) -> None:
        self._search(0)

    @Slot()
    def _look_again(self) -> None:
        self._search(None)

    @Slot(object)
    def _take_article(self, article: Article | None) -> None:
        self._origin = article.position if article else 0
        self._search(None)

    def _search(self, goal: int | None) -> None:
        """Find all there is in the open article, then go where ``goal`` says."""
        self._stop()
        self._set_hits([])
        self._problem = ""
        article, sought = self._view.article(), self.bar.sought()
        if article is None or self.bar.isHidden() or sought.is_nothing:
            self._show_count()
            return
        self._goal = goal
        work = partial(_find, sought, article.text, self._view.paragraphs())
        self._task = self._tasks.start(work)
        self._task.progressed.connect(self._take)
        self._task.succeeded.connect(self._finish)
        self._task.failed.connect(self._fail)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _set_hits(self, hits: list[Span]) -> None:
        self._hits = hits
        self._view.set_hits(hits)

    @Slot(object)
    def _take(self, portion: list[Span]) -> None:
        if self.sender() is self._task:
            self._set_hits(self._hits + portion)
            self._reach_goal()
            self._show_count()

    @Slot(object)
    def _finish(self, portion: list[Span]) -> None:
        if self.sender() is not self._task:
            return
        self._task = None
        self._set_hits(self._hits + portion)
        self._reach_goal()
        self._show_count()

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        if self.sender() is self._task:
            self._task = None
            self._set_hits([])
            self._problem = sentence
            self.bar.show_problem(sentence)

    # Going from hit to hit

    @Slot(int)
    def _step(self, by: int) -> None:
        if not self.bar.isHidden() and self._view.article() is not None:
            self._goal = by
            self._reach_goal()
        elif self.bar.sought().is_nothing or self._view.article() is None:
            self.open()
        else:
            self.bar.show()
            self._search(by)

    def _reach_goal(self) -> None:
        """Select the hit that is the goal, once it is sure which one that is."""
        if self._goal is None or not self._hits:
            return
        index = self._aim(self._goal)
        if self._task is not None and not 0 <= index < len(self._hits) - (self._goal < 0):
            return  # the hit may be still to come
        self._goal = None
        self._went_round = (index >= len(self._hits)) - (index < 0)
        self._view.select_span(*self._hits[index % len(self._hits)])
        self._show_count()

    def _aim(self, goal: int) -> int:
        """Return which hit a goal is; beyond an end of the hits, the one at the other is meant."""
        selection = self._view.selection()
        start = selection.start if selection else self._view.caret()
        if goal == 0:
            return self._first_from(self._origin)
        if goal < 0:
            return self._first_from(start) - 1
        if selection:
            return bisect_right(self._hits, start, key=lambda hit: hit.start)
        return self._first_from(start)

    def _first_from(self, offset: int) -> int:
        return bisect_left(self._hits, offset, key=lambda hit: hit.start)

    def _place(self) -> int | None:
        """Return which hit is selected, from 0."""
        selection = self._view.selection()
        if selection is None:
            return None
        index = self._first_from(selection.start)
        return index if self._hits[index : index + 1] == [selection] else None

    @Slot()
    def _show_count(self) -> None:
        if not self.bar.isHidden() and not self._problem:
            self.bar.show_count(self._counted())

    def _counted(self) -> str:
        if self.bar.sought().is_nothing:
            return ""
        count, place = len(self._hits), self._place()
        number = self.bar.locale().toString
        more = "…" if self._task is not None else "+" if count >= MOST_HITS else ""
        if place is not None:
            words = self.tr("{place} of {count}").format(
                place=number(place + 1), count=number(count) + more
            )
            return self._where_from().format(words)
        if count == 0:
            return more or self.tr("Not found")
        return self.tr("1 hit") if count == 1 else self.tr("{} hits").format(number(count) + more)

    def _where_from(self) -> str:
        """Return the pattern that says where the search went on, if that is elsewhere."""
        if self._went_round > 0:
            return self.tr("{}, from the top")
        return self.tr("{}, from the end") if self._went_round else "{}"


def _find(
    sought: Sought, text: str, paragraphs: Sequence[Span], _library: Library, task: Task
) -> list[Span]:
    """Report portions of the hits; return the last one."""
    from reader.finding import ArticleSearch

    portion: list[Span] = []
    told = monotonic()
    for hit in islice(ArticleSearch(sought).hits(text, paragraphs), MOST_HITS):
        portion.append(hit)
        if monotonic() - told > _PAUSE:
            task.report(portion)
            portion, told = [], monotonic()
    return portion
