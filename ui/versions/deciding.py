"""Versions of articles: comparing them, keeping one of them, and saying what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.near_duplicates import Verdict
from ui import settings as stored
from ui.actions import Do
from ui.reading.style import kept_style
from ui.theme import paper_colours
from ui.versions.comparing import Comparing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDialog

    from reader.library import Library
    from reader.values import ArticleId, Change
    from ui.actions import Actions
    from ui.listing.bulk import Bulk
    from ui.reading.current import Reading
    from ui.session import Session
    from ui.settings import Settings
    from ui.tasks import Tasks
    from ui.theme import Appearance
    from ui.views.lists.article_list import ArticleList
    from ui.views.version_deeds import Carried, Keeping


class Versions(QObject):
    """Opens the dialogs and does what is asked for in them."""

    told = Signal(str)

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        session: Session,
        tasks: Tasks,
        bulk: Bulk,
        articles: ArticleList,
        reading: Reading,
        settings: Settings,
        appearance: Appearance,
        actions: Actions,
    ) -> None:
        super().__init__(articles)
        self._session, self._tasks, self._bulk = session, tasks, bulk
        self._list, self._reading, self._actions = articles, reading, actions
        self._settings, self._appearance = settings, appearance
        self.comparing = Comparing(tasks, self)
        """Finds versions; started by whoever wants them found."""
        actions[Do.VERSIONS].triggered.connect(self._show)
        actions[Do.FIND_VERSIONS].triggered.connect(self.show_all)

    @Slot()
    def _show(self) -> None:
        """Compare the two articles selected in the list, or the open one with its versions."""
        selected = self._list.selected_articles()
        if len(selected) == 2:  # noqa: PLR2004  (one beside the other)
            self.compare(selected)
        else:
            self._show_versions_of(self._reading.article or next(iter(selected), None))

    def _show_versions_of(self, article: ArticleId | None) -> None:
        duplicates = self._session.library.duplicates
        if article is None:
            self.told.emit(self.tr("Open an article first."))
        elif others := [each.other for each in duplicates.of(article)]:
            self.compare([article, *others])
        elif duplicates.backlog():
            self.told.emit(
                self.tr(
                    "No other version is known, but not all articles were compared yet: "
                    "Article > Find Versions in the Library does that."
                )
            )
        else:
            self.told.emit(self.tr("The library has no other version of this article."))

    @Slot(list)
    def compare(self, articles: Sequence[ArticleId]) -> None:
        """Show the first of the ``articles`` beside the others."""
        from ui.dialogs.versions import VersionsDialog

        theme = self._appearance.theme
        article, *others = articles
        dialog = VersionsDialog(
            self._session,
            self._tasks,
            article,
            others,
            self._session.library.labels.all(),
            paper_colours(theme, self._settings.get(stored.PAPER)),
            kept_style(self._settings),
            self._list.window(),
        )
        dialog.deeds.keeping_wanted.connect(self._keep)
        dialog.deeds.carrying_wanted.connect(self._carry)
        dialog.deeds.verdict_wanted.connect(self._decide)
        dialog.undo_wanted.connect(self._actions[Do.UNDO].trigger)
        _open(dialog)

    @Slot()
    def show_all(self) -> None:
        """List all articles that have other versions, found anew."""
        from ui.dialogs.version_groups import VersionGroupsDialog

        dialog = VersionGroupsDialog(
            self._session, self._tasks, self.comparing, self._list.window()
        )
        dialog.compare_wanted.connect(self.compare)
        _open(dialog)

    # What is asked for

    @Slot(object)
    def _keep(self, keeping: Keeping) -> None:
        def keep(library: Library) -> Change:
            return library.duplicates.keep(keeping.kept, keeping.other, carry=keeping.carry)

        self._bulk.perform(keep, keeping.size)

    @Slot(object)
    def _carry(self, carried: Carried) -> None:
        def carry(library: Library) -> Change:
            return library.duplicates.carry(carried.source, carried.target)

        self._bulk.perform(carry, carried.size)

    @Slot(object, object, object)
    def _decide(self, one: ArticleId, other: ArticleId, verdict: Verdict) -> None:
        duplicates = self._session.library.duplicates
        linked = verdict is Verdict.LINKED
        self._session.perform(duplicates.link if linked else duplicates.dismiss, one, other)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
