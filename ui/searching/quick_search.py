"""Searching as one types: the rows under the search box, and what choosing one of them does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.errors import QueryError
from reader.query import parse, write
from ui.models.search_rows import Kind, SearchRow, SearchRowsModel
from ui.searching.results import Deed, Typed, find
from ui.views.search.search_popup import SearchPopup
from ui.wording.dates import isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.searching.completing import Offer
    from ui.tasks import Task, Tasks
    from ui.theme import Theme
    from ui.views.search.search_box import SearchBox


class QuickSearch(QObject):
    """Keeps the rows in step with what is typed; a search under way gives way to the next."""

    chosen = Signal(object)
    """What a row stands for."""
    done = Signal(object, str)
    """A `Deed`, and the query that it is to be done with."""
    left = Signal()
    """The user goes back to where he came from."""

    def __init__(
        self,
        tasks: Tasks,
        box: SearchBox,
        narrow: Callable[[], str],
        theme: Theme,
        window: QWidget,
    ) -> None:
        """Search from ``box``; ``narrow`` names the list that is shown if it isn't all articles."""
        super().__init__(window)
        self._tasks, self._box, self._narrow = tasks, box, narrow
        self._model = SearchRowsModel(self)
        self.popup = SearchPopup(self._model, theme, box, window)
        self._task: Task | None = None
        self._accepting = False
        """Whether Enter was pressed before anything was found."""
        box.textEdited.connect(self._look)
        box.entered.connect(self._enter)
        box.exited.connect(self.close)
        box.stepped.connect(self._step)
        box.accepted.connect(self._accept)
        box.all_wanted.connect(self._list_all)
        box.completed.connect(self._complete)
        box.left.connect(self._leave)
        box.cleared.connect(self._clear)
        self.popup.chosen.connect(self._choose)

    @property
    def searching(self) -> bool:
        """Whether something is being looked for."""
        return self._task is not None

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.popup.set_theme(theme)

    def ask(self, query: str) -> None:
        """Put ``query`` into the box, and look for it."""
        self._box.setFocus()
        self._box.show_query(query)
        self._look()

    # What is typed

    @Slot()
    def _enter(self) -> None:
        """Show again what was found."""
        if self._box.text().strip() and self._box.text() != self._box.kept:
            self._look()

    @Slot()
    def _look(self) -> None:
        """Look for what is typed so far."""
        self._stop()
        typed = self._box.text()
        if not typed.strip():
            self.close()
            return
        try:
            query = write(parse(typed, typing=True))
        except QueryError as error:
            self._refuse(error)
            return
        wanted = Typed(typed, self._box.caret(), query)
        self._task = self._tasks.start(partial(find, wanted), quick=True)
        self._task.succeeded.connect(self._arrive)
        self._task.failed.connect(self._fail)

    def _refuse(self, error: QueryError) -> None:
        """Say what is wrong with what is typed, in place of what was found before."""
        self._box.completing = False
        self._model.set_rows([])
        self.popup.show_problem(str(error), self._box.text(), error.start, error.end)

    def _stop(self) -> None:
        self._accepting = False
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @Slot(object)
    def _arrive(self, found: Sequence[SearchRow]) -> None:
        if self.sender() is not self._task:
            return
        self._task = None
        completing = [row for row in found if row.kind is Kind.COMPLETION]
        self._box.completing = bool(completing)
        self._model.set_rows([*found, *self._deeds(found=len(found) > len(completing))])
        self.popup.show_rows()
        self.popup.go_to(self._first())
        if self._accepting:
            self._accept()

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        if self.sender() is self._task:
            self._task = None
            self.popup.show_problem(sentence)

    def _first(self) -> int:
        """Return the row that Enter chooses at first: the first that was found."""
        places = (self._model.first(kind) for kind in (Kind.HIT, Kind.NAME))
        return next((row for row in places if row >= 0), -1)

    def _deeds(self, *, found: bool) -> list[SearchRow]:
        head = [] if found else [SearchRow(Kind.HEAD, self.tr("Nothing found"))]
        return [
            *head,
            SearchRow(Kind.LINE, ""),
            SearchRow(Kind.DEED, self.tr("All results in the list"), "Ctrl+⏎", target=Deed.LIST),
            *self._here(),
            SearchRow(Kind.DEED, self.tr("All hits in their context"), target=Deed.CONCORDANCE),
            SearchRow(Kind.DEED, self.tr("Save this search…"), target=Deed.SAVE),
            SearchRow(Kind.DEED, self.tr("How to search"), target=Deed.HELP),
        ]

    def _here(self) -> list[SearchRow]:
        name = self._narrow()
        words = self.tr("Results in “{}” alone").format(isolated(name))
        return [SearchRow(Kind.DEED, words, target=Deed.LIST_HERE)] if name else []

    # What is chosen

    @Slot(int)
    def _step(self, by: int) -> None:
        if not self.popup.isVisible():
            self._look()
        else:
            self.popup.go_to(self._model.step(self.popup.current, by))

    @Slot()
    def _accept(self) -> None:
        """Choose the row that one is at; where nothing is found yet, as soon as it is.

        Where nothing is looked for, the list isn't searched any more.
        """
        if not self._box.text().strip():
            self._clear()
        elif self._task is not None:
            self._accepting = True
        elif self.popup.current >= 0:
            self._choose(self.popup.current)
        elif not self.popup.isVisible():
            self._look()

    @Slot(int)
    def _choose(self, row: int) -> None:
        chosen = self._model.rows[row]
        if chosen.kind is Kind.COMPLETION:
            self._take_offer(chosen.target)
        elif chosen.kind is Kind.DEED:
            self._do(chosen.target)
        elif chosen.kind in (Kind.HIT, Kind.NAME):
            self.close()
            self.chosen.emit(chosen.target)

    @Slot()
    def _list_all(self) -> None:
        self._do(Deed.LIST)

    def _do(self, deed: Deed) -> None:
        """Ask for something with the query, if it is one; the list takes what is shown here."""
        typed = self._box.text()
        listed = deed in (Deed.LIST, Deed.LIST_HERE)
        try:
            query = write(parse(typed, typing=listed)) if deed is not Deed.HELP else ""
        except QueryError as error:
            self._refuse(error)
            return
        self.close()
        self.done.emit(deed, query)

    @Slot()
    def _complete(self) -> None:
        row = self._model.rows[max(0, self._model.first(Kind.COMPLETION))]
        current = self.popup.current
        if current >= 0 and self._model.rows[current].kind is Kind.COMPLETION:
            row = self._model.rows[current]
        self._take_offer(row.target)

    def _take_offer(self, offer: Offer) -> None:
        self._box.show_query(offer.query, offer.caret)
        self._look()

    @Slot()
    def _leave(self) -> None:
        """Go back as if nothing had been typed."""
        self.close()
        self._box.show_query(self._box.kept)
        self.left.emit()

    @Slot()
    def _clear(self) -> None:
        self.close()
        if self._box.kept:
            self.done.emit(Deed.LIST_HERE, "")

    @Slot()
    def close(self) -> None:
        """Show no rows."""
        self._stop()
        self._box.completing = False
        self.popup.hide()
