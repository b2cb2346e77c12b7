"""What is done in the list and the sidebar: the parts, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.kinds import View
from reader.lists import ArticleFilter
from ui import settings as stored
from ui.actions import Do
from ui.listing import kept_list
from ui.listing.arranging import Arranging
from ui.listing.browsing import Browsing
from ui.listing.bulk import Bulk
from ui.listing.collecting import Collecting
from ui.listing.describing import Describing
from ui.listing.filing import Filing
from ui.listing.saving import Saving
from ui.listing.shelving import Shelving
from ui.listing.unread import Unread
from ui.listing.visited import Visited
from ui.views.lists.sidebar_drops import SidebarDrops
from ui.views.lists.trash_bar import TrashBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.actions import Actions
    from ui.reading.current import Reading
    from ui.settings import Settings
    from ui.theme import Theme
    from ui.views.reader_pane import ReaderPane
    from ui.views.search.search_box import SearchBox
    from ui.window import Window


class ListWork(QObject):
    """Browsing, filing, arranging, going back and to what is unread."""

    told = Signal(str)
    """Something to tell in one sentence."""

    def __init__(  # noqa: PLR0917  (the parts that it works with)
        self,
        window: Window,
        settings: Settings,
        reading: Reading,
        pane: ReaderPane,
        search: SearchBox,
        actions: Actions,
        theme: Callable[[], Theme],
    ) -> None:
        super().__init__(window)
        self._settings, self._session = settings, window.session
        self._listing, self._list, self._sidebar = window.listing, window.list, window.sidebar
        session, tasks = window.session, window.tasks
        self.bulk = Bulk(session, tasks)
        self.filing = Filing(session, tasks, self.bulk, window.list, reading, actions)
        self.arranging = Arranging(window.list, settings, window)
        self.visited = Visited(session, reading, actions)
        self.unread = Unread(tasks, reading, pane.view, window.list, window.model, actions)
        self.browsing = Browsing(
            session,
            tasks,
            window.listing,
            reading,
            window.sidebar,
            window.list,
            window.model,
            pane,
            search,
            actions,
        )
        self.collecting = Collecting(session, self.filing, window.listing, window.sidebar, actions)
        self.shelving = Shelving(session, self.bulk, window.sidebar, actions)
        self.describing = Describing(session, tasks, self.bulk, self.filing, theme, actions)
        self.saving = Saving(session, self.browsing, window.sidebar, actions)
        self.drops = SidebarDrops(window.sidebar)
        self._trash_bar = TrashBar([actions[Do.RESTORE], actions[Do.EMPTY_TRASH]])
        window.list.put_bar(self._trash_bar)
        window.list.table.addActions([actions[Do.READ_ON], actions[Do.READ_BACK]])
        window.listing.loaded.connect(self._show_listed)
        self.visited.listen_to(window)
        self._connect()

    def _connect(self) -> None:
        """Let the parts hear of each other."""
        parts = self.bulk, self.filing, self.unread, self.saving, self.browsing
        for part in parts:
            part.told.connect(self.told)
        self.drops.articles_dropped.connect(self.collecting.drop)
        self.drops.line_moved.connect(self.shelving.move)
        self.shelving.list_wanted.connect(self.browsing.show_list)
        self.saving.list_wanted.connect(self.browsing.show_list)
        self.unread.wanted.connect(self.browsing.show_unread)
        self.arranging.ordered.connect(self.browsing.arrange)
        self.filing.done.connect(self.browsing.go_to_next)

    @Slot()
    def _show_listed(self) -> None:
        shown = self._listing.filter
        self._trash_bar.setVisible(shown.view is View.TRASH)
        self.arranging.show(self._listing.order, searching=bool(shown.query))

    def start(self) -> None:
        """Show what was shown last, or the newest articles if that is wanted."""
        settings, path = self._settings, self._session.library.path
        order = self.arranging.order
        if settings.get(stored.START) != "last":
            self.browsing.start(ArticleFilter(), order)
            return
        self.browsing.start(
            kept_list.last_filter(settings, path),
            order,
            settings.get(stored.LAST_ARTICLE),
            kept_list.last_place(settings, path),
        )

    def keep(self) -> None:
        """Remember what is listed, where it stands, and what is folded in the sidebar."""
        library, place = self._session.library, self._list.place()
        found = library.articles.summaries([place.article] if place.article else [])
        shown, top = self.browsing.base(), found[0].uid if found else ""
        self._settings.set(stored.FOLDED_SECTIONS, self._sidebar.folded())
        kept_list.keep(self._settings, library.path, shown, top, place.y)
