"""Browsing: the sidebar, the list and the search, and going from one article to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.errors import NotFoundError
from reader.values import ActionKind, ArticleFilter, Sort, View
from ui.actions import Do
from ui.listing.counting import Counting
from ui.listing.loading import problem_of
from ui.models.sidebar_lines import name_of
from ui.views.lists.standing import Place

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.values import ArticleId, ArticleSummary, Change
    from ui.actions import Actions
    from ui.listing.counting import Counted
    from ui.listing.loading import Listing, Order
    from ui.models.article_list import ArticleListModel, Heading
    from ui.reading.current import Reading
    from ui.session import Session
    from ui.tasks import Tasks
    from ui.views.lists.article_list import ArticleList
    from ui.views.lists.sidebar import Sidebar
    from ui.views.reader_pane import ReaderPane
    from ui.views.search.search_box import SearchBox

_LEAVING = frozenset((ActionKind.TRASH, ActionKind.RESTORE, ActionKind.IMPORT, ActionKind.KEEP))
"""After these, or after undoing them, the article after the one that went is the one to read."""

_MOVING = _LEAVING | {
    ActionKind.TAG,
    ActionKind.UNTAG,
    ActionKind.RENAME_TAG,
    ActionKind.MERGE_TAGS,
    ActionKind.DELETE_TAG,
    ActionKind.METADATA,
    ActionKind.COLLECT,
    ActionKind.UNCOLLECT,
    ActionKind.MERGE_COLLECTIONS,
    ActionKind.DELETE_COLLECTION,
}
"""After these articles may stand in another list; the others leave the list as it is."""

FEW = 20
"""So many articles that are gone are taken out of the list at once."""


class Browsing(QObject):
    """Keeps sidebar, list and reader in step."""

    told = Signal(str)
    welcome_wanted = Signal()
    """The library is empty."""
    tags_known = Signal(list)

    def __init__(  # noqa: PLR0917  (the parts that it keeps in step)
        self,
        session: Session,
        tasks: Tasks,
        listing: Listing,
        reading: Reading,
        sidebar: Sidebar,
        articles: ArticleList,
        model: ArticleListModel,
        pane: ReaderPane,
        search: SearchBox,
        actions: Actions,
    ) -> None:
        super().__init__(articles)
        self._session, self._listing, self._reading = session, listing, reading
        self._sidebar, self._list, self._model = sidebar, articles, model
        self._pane, self._search = pane, search
        self._closing_up = self._opening_first = self._revealing = False
        self._listed: int | None = None
        """How many articles are listed; None until it is known."""
        self._arrival: Place | None = None
        """Where the list that is being read shall stand; None to stay where it is."""
        self._left: dict[ArticleFilter, Place] = {}
        """Where each list stood when another one was chosen."""
        self._base = ArticleFilter()
        """The list that was chosen, whatever is searched in it."""
        self.counting = Counting(tasks, self)
        self.counting.counted.connect(self._show_counts)
        sidebar.list_chosen.connect(self._choose_list)
        articles.article_chosen.connect(reading.open)
        listing.loaded.connect(self._show_list)
        reading.progressed.connect(self._show_progress)
        session.changed.connect(self._apply)
        session.outdated.connect(self.catch_up)
        for do, act in (
            (Do.NEXT_ARTICLE, self.go_to_next),
            (Do.PREVIOUS_ARTICLE, self._go_to_previous),
        ):
            actions[do].triggered.connect(act)

    def start(
        self, wanted: ArticleFilter, order: Order, last: str = "", top: tuple[str, int] = ("", 0)
    ) -> None:
        """Show a list and open the article with the uid ``last``, or the first of the list.

        ``top`` is the uid of the article to begin with on the screen, and where it begins there.
        """
        self._opening_first = not self._open_again(last)
        article = self._found(top[0])
        self._arrival = Place(article.id, top[1]) if article else None
        self._revealing = article is None
        self._base = wanted if self._holds_something(wanted) else ArticleFilter()
        self._listing.show(self._base, order=order)
        self._sidebar.show_chosen(self._base)
        self.counting.begin()

    def _holds_something(self, wanted: ArticleFilter) -> bool:
        """Return whether a list that was shown before still makes sense."""
        if not wanted.query:
            return bool(self._session.library.articles.ids(wanted, limit=1))
        return not problem_of(wanted.query)

    def _open_again(self, last: str) -> bool:
        article = self._found(last)
        if article is not None and article.trashed is None:
            self._reading.open(article.id)
            self._reading.come_back()
        return self._reading.article is not None

    def _found(self, uid: str) -> ArticleSummary | None:
        articles = self._session.library.articles
        try:
            return articles.summaries([articles.find(uid)])[0] if uid else None
        except (NotFoundError, IndexError):
            return None

    def list_name(self) -> str:
        """Return the name of the list that is shown."""
        shown, usual = self._sidebar.name_of(self._base), name_of(self._base)
        return (shown or usual) if self._base.query else (usual or shown or "")

    def base(self) -> ArticleFilter:
        """Return the list that was chosen, without what is searched in it."""
        return self._base

    def typed(self) -> str:
        """Return what is searched in it, as it was typed."""
        return self._search.text()

    def window(self) -> QWidget:
        """Return the window, for dialogs."""
        return self._list.window()

    # Choosing a list

    @Slot(object, str)
    def _choose_list(self, wanted: ArticleFilter, _name: str) -> None:
        self._search.keep("")
        self._base = wanted
        self._go_to_list(wanted)

    def _go_to_list(self, wanted: ArticleFilter) -> None:
        """Show a list where it was left, else where the current article stays on the screen."""
        if not self._listing.filter.query:
            self._left[self._listing.filter] = self._list.place()
        self._arrival = self._left.get(wanted) or self._list.place_of_current()
        self._listing.show(wanted)

    @Slot(str)
    def show_tag(self, name: str) -> None:
        """List the articles with a tag."""
        self.show_list(ArticleFilter(tag=name))

    @Slot(object)
    def show_list(self, wanted: ArticleFilter) -> None:
        """Show a list as if it had been chosen in the sidebar."""
        self._choose_list(wanted, "")
        self._sidebar.show_chosen(wanted)

    @Slot(object)
    def arrange(self, order: Order) -> None:
        """List the same articles in another order; what is most relevant is to be seen then."""
        relevant = order.sort is Sort.RELEVANCE
        self._arrival = Place() if relevant else self._list.place_of_current()
        self._left.clear()  # other articles are where they were
        self._listing.show(order=order)

    def search_for(self, query: str, *, everywhere: bool) -> None:
        """List what ``query`` finds, in the list that is shown or among all articles.

        Raises:
            QueryError: it is no query.
        """
        from reader.query import parse, write
        from reader.query.nodes import all_of

        self._base = ArticleFilter() if everywhere else self._base
        self._search.keep(query)
        both = all_of([parse(self._base.query), parse(query)])
        wanted = self._base._replace(query=write(both)) if query else self._base
        if wanted != self._listing.filter:
            self._go_to_list(wanted)
            self._sidebar.show_chosen(self._base)

    @Slot()
    def go_to_list(self) -> None:
        """Give the list the focus."""
        self._list.setFocus()

    def is_narrow(self) -> bool:
        """Return whether the list that is shown holds but some of the articles."""
        return self._base != ArticleFilter()

    @Slot(object, object, bool)
    def _show_list(
        self,
        ids: array[int],
        headings: Sequence[Heading],
        complete: bool,  # noqa: FBT001  (Qt's signal)
    ) -> None:
        closing_up, self._closing_up = self._closing_up, False
        self._list.show_ids(
            ids,
            headings,
            current=self._reading.article,
            place=self._arrival,
            close_up=closing_up,
            partial=not complete,
        )
        self._listed = len(ids) if complete else None
        self._show_title()
        if closing_up and not ids:
            self._reading.close()
        if self._opening_first and self._list.go_to_first():
            self._opening_first = False
        if self._reading.article is None:
            self.show_blank()
        if complete:
            self._arrive()

    def _show_title(self) -> None:
        self._list.set_title(self.list_name(), self._listed)

    def _arrive(self) -> None:
        """Be where the list shall stand, now that it is all there."""
        if self._revealing and self._reading.article is not None:
            self._list.select_quietly(self._reading.article)
        self._arrival, self._revealing = None, False

    def show_blank(self) -> None:
        """Show why there is no article to read."""
        if self._model.rowCount():
            self._pane.show_nothing()
        elif self._listing.filter == ArticleFilter() and self._is_empty():
            self.welcome_wanted.emit()
        else:
            self._pane.show_nothing(self._listing.filter)

    def _is_empty(self) -> bool:
        return not self._session.library.articles.ids(ArticleFilter(View.TRASH), limit=1)

    # Going from one article to the next

    @Slot()
    def go_to_next(self) -> None:
        """Go to the next article of the list."""
        if not self._list.step(1):
            self.told.emit(self.tr("This is the last article of the list."))

    @Slot()
    def _go_to_previous(self) -> None:
        if not self._list.step(-1):
            self.told.emit(self.tr("This is the first article of the list."))

    @Slot(object)
    def show_unread(self, article: ArticleId) -> None:
        """List all that is unread, and open one of them."""
        self._reading.open(article)
        self.show_list(ArticleFilter(View.UNREAD))

    @Slot(object)
    def show_imported(self, uids: list[str]) -> None:
        """List what an import brought; open the first of it if no article is open."""
        self._listing.show()
        if uids and self._reading.article is None:
            self._reading.open(self._session.library.articles.find(uids[0]))

    # What changed

    @Slot(object)
    def _show_progress(self, article: ArticleId) -> None:
        self._model.refresh({article})

    @Slot(object)
    def _apply(self, change: Change) -> None:
        if change.kind in _LEAVING:  # others may have lost a version, or got one back
            self._model.refresh_all()
        else:
            self._model.refresh(change.articles)
        if change.listed or change.collections or change.searches:
            self.counting.begin()
        if change.kind in _MOVING:
            leaving = change.kind in _LEAVING or change.kind is ActionKind.UNCOLLECT
            self._closing_up = leaving and not self._take_away(change.articles)
            self._listing.reload(self._model.ids)

    def _take_away(self, articles: Collection[ArticleId]) -> bool:
        """Show at once that a few articles went into the trash, or out of it; return if so.

        The next key may be for the article that follows.
        """
        if len(articles) > FEW:
            return False
        found = self._session.library.articles.summaries(list(articles))
        in_trash = self._listing.filter.view is View.TRASH
        gone = [each.id for each in found if (each.trashed is not None) is not in_trash]
        row = self._list.table.currentIndex().row()
        ids, headings = self._model.without(gone, row)
        if len(ids) == len(self._model.ids):
            return False
        self._closing_up = True
        self._show_list(ids, headings, complete=True)
        return True

    @Slot()
    def catch_up(self) -> None:
        """Show everything anew after another program, or a task, has written."""
        self._model.refresh_all()
        self._listing.reload(empty=not self._model.rowCount())
        self.counting.begin()

    @Slot(object)
    def _show_counts(self, counted: Counted) -> None:
        self._sidebar.set_lines(counted.lines, self._base)
        self.tags_known.emit(counted.tags)
        if self._is_gone(self._base):
            self.show_list(ArticleFilter())
            self.told.emit(self.tr("The collection that was listed is no longer there."))
        self._show_title()

    def _is_gone(self, wanted: ArticleFilter) -> bool:
        """Return whether a collection was undone, or deleted by another program."""
        if wanted.collection is None or self._sidebar.name_of(wanted) is not None:
            return False
        known = self._session.library.collections.all()
        return all(each.id != wanted.collection for each in known)
