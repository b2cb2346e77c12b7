"""Editing the details of the selected articles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot

from reader.errors import PostilError
from ui.actions import Do
from ui.listing.bulk import MANY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.library import Library
    from reader.metadata import Metadata
    from reader.values import ArticleId, Change
    from ui.actions import Actions
    from ui.dialogs.details import DetailsDialog
    from ui.listing.bulk import Bulk
    from ui.listing.filing import Filing
    from ui.session import Session
    from ui.tasks import Task, Tasks
    from ui.theme import Theme
    from ui.views.inspector.info_pane import InfoPane


class Describing(QObject):
    """Opens the dialog of details, and makes the changes that it asks for as one step."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        session: Session,
        tasks: Tasks,
        bulk: Bulk,
        filing: Filing,
        theme: Callable[[], Theme],
        actions: Actions,
    ) -> None:
        super().__init__(filing)
        self._session, self._tasks, self._bulk = session, tasks, bulk
        self._filing, self._theme = filing, theme
        actions[Do.DETAILS].triggered.connect(self._edit)

    def serve(self, pane: InfoPane) -> None:
        """Tell ``pane`` of collections and own fields, and edit the details when it asks."""
        pane.set_asked(self._collections, self._own_fields)
        pane.edit_wanted.connect(self._edit)

    def _collections(self, article: ArticleId) -> Sequence[str]:
        found = self._session.ask(self._session.library.collections.of, article)
        return [collection.name for collection in found or ()]

    def _own_fields(self, article: ArticleId) -> Mapping[str, str | None]:
        found = self._session.ask(_shared, [article], self._session.library)
        return found.fields if found else {}

    @Slot()
    def _edit(self) -> None:
        """Edit the selected articles; what very many have in common is read in a task."""
        selected = self._filing.selected()
        if not selected:
            return
        if len(selected) < MANY:
            found = self._session.ask(_shared, selected, self._session.library)
            if found is not None:
                self._open(selected, found)
            return
        task = self._tasks.start(partial(_shared, selected))
        task.succeeded.connect(partial(self._open, selected))
        task.failed.connect(self._session.refused)

    def _open(self, articles: Sequence[ArticleId], found: Metadata) -> None:
        from ui.dialogs.details import DetailsDialog, Known

        counts = self._session.library.articles.counts()
        known = Known([name for name, _ in counts.sources], [name for name, _ in counts.tags])
        dialog = DetailsDialog(found, len(articles), known, self._theme(), self._filing.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.change_wanted.connect(partial(self._change, dialog, articles))
        dialog.open()

    def _change(
        self, dialog: DetailsDialog, articles: Sequence[ArticleId], changes: dict[str, Any]
    ) -> None:
        def change(library: Library) -> Change:
            return library.metadata.change(articles, **changes)

        if len(articles) >= MANY:
            dialog.accept()
            self._bulk.perform(change, len(articles))
            return
        try:
            self._session.attempt(change, self._session.library)
        except PostilError as error:
            dialog.show_problem(str(error))
        else:
            dialog.accept()


def _shared(articles: Sequence[ArticleId], library: Library, _task: Task | None = None) -> Metadata:
    return library.metadata.of(articles)
