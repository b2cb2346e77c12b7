"""Putting articles into collections, onto tags and into the other lists of the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.errors import NotFoundError
from reader.kinds import Status, View
from ui.actions import Do
from ui.dialogs import known_name
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library import Library
    from reader.lists import ArticleFilter, ArticleId, CollectionId
    from reader.values import Change
    from ui.actions import Actions
    from ui.listing.bulk import Operation
    from ui.listing.filing import Filing
    from ui.listing.loading import Listing
    from ui.models.sidebar import SidebarLine
    from ui.session import Session
    from ui.views.lists.sidebar import Sidebar


class Collecting(QObject):
    """Files the selected articles where the user says, or where they are dropped."""

    def __init__(
        self,
        session: Session,
        filing: Filing,
        listing: Listing,
        sidebar: Sidebar,
        actions: Actions,
    ) -> None:
        super().__init__(sidebar)
        self._session, self._filing, self._listing = session, filing, listing
        self._sidebar, self._taking_out = sidebar, actions[Do.UNCOLLECT]
        actions[Do.COLLECT].triggered.connect(self._ask_for_collection)
        self._taking_out.triggered.connect(self._take_out)
        listing.loaded.connect(self._offer)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        """Offer to take out where a collection is shown."""
        self._taking_out.setEnabled(self._listing.filter.collection is not None)

    @Slot()
    def _ask_for_collection(self) -> None:
        """Put the selected articles into a collection, which may be a new one."""
        selected = self._filing.selected()
        if not selected:
            return
        names = [collection.name for collection in self._session.library.collections.all()]
        question = self.tr("Collection for {articles}; a new name makes a new one:")
        name = known_name.ask(
            self._sidebar.window(),
            self.tr("Add to Collection"),
            question.format(articles=counted.articles(len(selected))),
            names,
        )
        if name is not None:
            self._filing.file(selected, lambda library: _collect(library, selected, name))

    @Slot()
    def _take_out(self) -> None:
        """Take the selected articles out of the collection that is shown."""
        collection = self._listing.filter.collection
        if collection is not None:
            selected = self._filing.selected()
            self._filing.file(
                selected, lambda library: library.collections.take_out(selected, collection)
            )

    @Slot(object, bool)
    def drop(self, line: SidebarLine, move: bool) -> None:  # noqa: FBT001  (Qt's signal)
        """File the articles that were dropped on a line of the sidebar.

        With ``move``, they leave the collection that is shown.
        """
        selected = self._filing.selected()
        if line.filter is None:  # the heading of the collections
            self._ask_for_collection()
            return
        operation = _dropping(
            selected, line.filter, self._listing.filter.collection if move else None
        )
        if operation is not None:
            self._filing.file(selected, operation)


def _collect(library: Library, articles: Sequence[ArticleId], name: str) -> Change:
    try:
        collection = library.collections.named(name)
    except NotFoundError:
        return library.collections.put_in_new(articles, name)
    return library.collections.put_in(articles, collection.id)


def _dropping(
    articles: Sequence[ArticleId], wanted: ArticleFilter, out_of: CollectionId | None
) -> Operation | None:
    """Return what makes ``articles`` belong to a list."""
    collection, tag = wanted.collection, wanted.tag
    if collection is not None:
        return lambda library: library.collections.put_in(articles, collection, out_of=out_of)
    if tag is not None:
        return lambda library: library.tags.put_on(articles, tag)
    return {
        View.UNREAD: lambda library: library.articles.set_read(articles, read=False),
        View.READING: lambda library: library.articles.set_status(articles, Status.READING),
        View.DONE: lambda library: library.articles.set_status(articles, Status.DONE),
        View.STARRED: lambda library: library.articles.set_starred(articles, starred=True),
        View.TRASH: lambda library: library.articles.trash(articles),
    }.get(wanted.view)
