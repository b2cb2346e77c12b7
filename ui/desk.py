"""The desk: what the window holds besides the list, built and connected; it acts elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.values import ArticleId
from ui import settings as stored
from ui.actions import Actions, Do
from ui.keys.keymap import Keymap
from ui.keys.positions import KeyPositions
from ui.listing.work import ListWork
from ui.marking.work import MarkWork
from ui.menus import Menus
from ui.opening import Opening
from ui.reading.current import Reading
from ui.reading.style import kept_style
from ui.reading.work import ReadingWork
from ui.searching.concordances import Parts
from ui.searching.work import Searching
from ui.steps import Steps
from ui.theme import icon, paper_colours
from ui.transfer.imports import Imports
from ui.transfer.transfers import Transfers
from ui.transfer.watching import Watching
from ui.versions.deciding import Versions
from ui.versions.new_versions import NewVersions
from ui.views.inspector.pane import Inspector
from ui.views.message_strip import MessageStrip
from ui.views.reader_pane import ReaderPane
from ui.views.status_line import SaveState, StatusLine
from ui.views.top_bar import TopBar, TopBarActions

if TYPE_CHECKING:
    from reader.values import Article, ArticleSummary, Change
    from ui.settings import Settings
    from ui.theme import Appearance, Theme
    from ui.window import Window


class Desk(QObject):
    """The reader and the inspector, the bars, the menus, and the parts that act."""

    def __init__(self, window: Window, settings: Settings, appearance: Appearance) -> None:
        super().__init__(window)
        theme = appearance.theme
        settings.remember_library(window.library_path())
        self._window, self._settings, self._appearance = window, settings, appearance
        self.session, self.tasks, self.listing = window.session, window.tasks, window.listing
        self.model, self.sidebar, self.list = window.model, window.sidebar, window.list
        self.panes = window.panes
        self.actions_ = Actions(window, theme)
        self.keymap = Keymap(self.actions_, settings)
        KeyPositions(window)
        self._build(theme)
        self._work()
        self._connect()
        self._dress()
        self._restore()

    # Building

    def _build(self, theme: Theme) -> None:
        """Make the parts that are seen."""
        paper = paper_colours(theme, self._settings.get(stored.PAPER))
        self.strip = MessageStrip(theme)
        self.pane = ReaderPane(paper, kept_style(self._settings), self.strip, self.keymap.way)
        self.view = self.pane.view
        self.inspector = Inspector(theme)
        self.status = StatusLine(theme)
        self.top = TopBar(self._top_actions(), theme)
        self.panes.put("reader", self.pane, self.view)
        self.panes.put("inspector", self.inspector, self.inspector)
        self.panes.obey(self.actions_)
        self._window.frame(self.top, self.status)

    def _top_actions(self) -> TopBarActions:
        do = self.actions_
        return TopBarActions(
            sidebar=do[Do.SIDEBAR],
            import_=do[Do.IMPORT],
            search=do[Do.SEARCH],
            undo=do[Do.UNDO],
            redo=do[Do.REDO],
            reading=do[Do.READING],
            export=do[Do.EXPORT],
        )

    def _work(self) -> None:
        """Make the parts that act, each after those that it works with."""
        self.reading = Reading(self.session, self.pane, self._settings)
        self._work_in_list()
        self._work_on_files()
        self._work_in_text()
        self._work_in_menus()
        self._work_on_versions()
        self.steps = Steps(
            self.session,
            self.list_work.bulk,
            self.imports.under_way,
            self.reading,
            self.view,
            self.actions_,
        )
        self._work_in_search()

    def _work_in_list(self) -> None:
        self.list_work = ListWork(
            self._window,
            self._settings,
            self.reading,
            self.pane,
            self.top.search,
            self.actions_,
            lambda: self._appearance.theme,
        )
        self.browsing = self.list_work.browsing
        self.list_work.describing.serve(self.inspector.info)

    def _work_on_files(self) -> None:
        session, tasks, do = self.session, self.tasks, self.actions_
        self.transfers = Transfers(
            session, tasks, do, self.strip, self.status, self._settings, self._window
        )
        self.imports = Imports(
            session, tasks, self.transfers, do, self.strip, self._settings, self._window
        )
        self.watching = Watching(session, tasks, self.transfers, self.imports, self.strip, do)

    def _work_in_text(self) -> None:
        self.reading_work = ReadingWork(
            self._window,
            self._settings,
            self._appearance,
            self.panes,
            self.pane,
            self.reading,
            self.top,
            self.status,
            self.keymap,
            self.actions_,
        )
        self.screen = self.reading_work.screen
        self.mark_work = MarkWork(
            self._window,
            self._appearance,
            self.pane,
            self.inspector,
            self.reading,
            self.list_work,
            self.strip,
            self.status,
            self.keymap,
            self.actions_,
        )
        self.annotating, self.noting = self.mark_work.annotating, self.mark_work.noting

    def _work_in_menus(self) -> None:
        do = self.actions_
        self.menus = Menus(
            self._window,
            do,
            self._settings,
            self.annotating.label_menu,
            self.mark_work.text_work.showing.menu,
            self.list_work.arranging.menus,
        )
        self.opening = Opening(
            self.session,
            self._settings,
            self._appearance,
            self.keymap,
            self.menus,
            do,
            self._window,
        )
        self.mark_work.fill(self.menus)

    def _work_on_versions(self) -> None:
        self.versions = Versions(
            self.session,
            self.tasks,
            self.list_work.bulk,
            self.list,
            self.reading,
            self._settings,
            self._appearance,
            self.actions_,
        )
        compare = NewVersions(
            self.session, self.versions, self.transfers, self.imports, self.strip, self.status
        )
        self.watching.came.connect(compare.want)
        self.imports.compare_wanted.connect(self.versions.compare)

    def _work_in_search(self) -> None:
        parts = Parts(
            self.session,
            self.tasks,
            self.reading,
            self.annotating,
            self.mark_work.all_occurrences,
            self.transfers,
            lambda: self._appearance.theme,
        )
        self.searching = Searching(
            parts, self.list_work, self.top.search, self.pane, self.actions_, self._window
        )

    def _connect(self) -> None:
        """Connect the parts, by who tells."""
        do = self.actions_
        do.act_in(self.view)
        for what, act in (
            (Do.COPY, self.view.copy),
            (Do.SELECT_ALL, self.view.selectAll),
            (Do.EXPORT, self._export),
            (Do.QUIT, self._window.close),
            (Do.NEW_LIBRARY, self._window.new_library_wanted),
            (Do.OPEN_LIBRARY, self._window.open_library_wanted),
        ):
            do[what].triggered.connect(act)
        self.list.selection_changed.connect(self.status.set_selected)
        self.strip.closed.connect(self._take_focus_back)
        self._connect_session()

    def _connect_session(self) -> None:
        self.session.changed.connect(self._apply)
        self.session.outdated.connect(self._show_changed_summary)
        self.session.refused.connect(self.strip.show_error)
        self.session.unsaved_changed.connect(self._show_saved)
        self.session.put_off.connect(self._show_put_off)
        self.session.caught_up.connect(self._show_saved)
        self.listing.failed.connect(self.strip.show_error)
        self.reading.opened.connect(self._show_opened)
        work = self.list_work, self.mark_work, self.reading_work
        for part in (self.steps, self.versions, self.searching, *work, self.list_work.shelving):
            part.told.connect(self.strip.show_information)
        self.screen.ended.connect(self.strip.withdraw)
        self.list_work.bulk.ended.connect(self.strip.withdraw)
        self.steps.about_to_step.connect(self.noting.finish)
        self.noting.draft_kept.connect(self._show_draft_kept)
        self.noting.ended.connect(self._show_saved)
        self.browsing.welcome_wanted.connect(self._welcome)
        self.imports.imported.connect(self.browsing.show_imported)
        self.imports.open_wanted.connect(self.reading.open)
        self.list_work.drops.files_dropped.connect(self.imports.import_mime)
        self.reading.opened.connect(self.imports.note_opened)
        self.annotating.labels_changed.connect(self._show_labels)
        self.menus.theme_chosen.connect(self._choose_theme)
        self.opening.theme_chosen.connect(self._choose_theme)
        self.menus.library_chosen.connect(self._window.library_wanted)
        self._appearance.changed.connect(self._set_theme)

    def _dress(self) -> None:
        library = self.session.library
        self._window.setWindowTitle(self.tr("{name} — Postil").format(name=library.path.stem))
        self._window.setWindowIcon(icon("postil", self._appearance.theme, size=64))
        self._window.setAcceptDrops(True)
        self.status.set_library(library.path.name, str(library.path))
        self.status.set_saved(SaveState.READ_ONLY if library.read_only else SaveState.SAVED)
        self.annotating.show_labels()

    def _restore(self) -> None:
        self.list_work.start()
        self.noting.offer_any()
        self.watching.begin()
        self.panes.go_to("list")
        for sentence in self.keymap.losses:
            self.strip.show_information(sentence)

    # Articles

    @Slot()
    def _welcome(self) -> None:
        from ui.views.welcome import Welcome

        welcome = Welcome(self._appearance.theme, self.keymap.way)
        welcome.import_requested.connect(self.imports.choose_files)
        welcome.samples_requested.connect(self.imports.add_samples)
        self.pane.show_welcome(welcome)

    @Slot(object)
    def _show_opened(self, article: Article | None) -> None:
        self.inspector.show_article(article)
        if article is None:
            self.status.clear_article()
            self.browsing.show_blank()
            return
        if self.list.current_article() != article.summary.id:
            self.list.select_quietly(article.summary.id)
        self._show_summary(article.summary)
        self.noting.offer()

    def _show_summary(self, summary: ArticleSummary) -> None:
        self.status.set_counts(summary.annotations, summary.notes)
        self.view.set_summary(summary)
        do = self.actions_
        do[Do.TOGGLE_READ].setChecked(summary.read)
        do[Do.TOGGLE_STAR].setChecked(summary.starred)
        do[Do.RESTORE].setEnabled(summary.trashed is not None)

    @Slot()
    def _show_put_off(self) -> None:
        self.status.set_saved(SaveState.WAITING)
        self.strip.show_information(
            self.tr("What you do meanwhile is saved right after what is being written.")
        )

    # Marks

    @Slot()
    def _show_draft_kept(self) -> None:
        self.status.set_saved(SaveState.DRAFT)

    @Slot()
    def _show_saved(self) -> None:
        if self.session.is_unsaved:
            self.status.set_saved(SaveState.FAILED)
        else:
            waiting = self.session.is_waiting
            self.status.set_saved(SaveState.WAITING if waiting else SaveState.SAVED)

    @Slot()
    def _show_labels(self) -> None:
        self.inspector.set_labels(list(self.annotating.labels.values()))
        self.list.set_theme(self._appearance.theme, self.annotating.labels)

    @Slot()
    def _take_focus_back(self) -> None:
        if self._window.focusWidget() is None or self.strip.isAncestorOf(
            self._window.focusWidget()
        ):
            self.view.setFocus()

    # What changed

    @Slot(object)
    def _apply(self, change: Change) -> None:
        """Bring up to date what an operation changed."""
        if change.is_step:
            self.strip.withdraw_taking_back()
        self.inspector.apply_change(change)
        if change.labels:
            self.annotating.show_labels()
        if change.listed or self.reading.article in change.articles:
            self._show_changed_summary()

    @Slot()
    def _show_changed_summary(self) -> None:
        found = self.session.library.articles.summaries([ArticleId(self.reading.article or 0)])
        for summary in found:
            self._show_summary(summary)
            self.inspector.update_summary(summary)

    # Menus and dialogs

    @Slot()
    def _export(self) -> None:
        everything = [ArticleId(id_) for id_ in self.session.library.articles.ids()]
        listed = [ArticleId(id_) for id_ in self.model.ids]
        selected = self.list.selected_articles()
        self.transfers.export(everything, listed, selected, self.browsing.list_name())

    @Slot(str)
    def _choose_theme(self, name: str) -> None:
        self._settings.set(stored.THEME, name)
        self._appearance.choose(name)
        self.menus.show_theme(name)

    @Slot(object)
    def _set_theme(self, theme: Theme) -> None:
        self.actions_.set_theme(theme)
        for part in (self.top, self.strip, self.status, self.sidebar, self.inspector):
            part.set_theme(theme)
        self.reading_work.set_theme(theme)
        self.mark_work.set_theme(theme)
        self.searching.set_theme(theme)

    # The window's own

    def dismiss(self) -> bool:
        """Take back, as Esc does, what lies over or beside the text, or what hides the rest.

        That is the choice of marks, a message, the find bar, the article alone, full screen.
        Return whether there was any.
        """
        if self.mark_work.text_work.overlaps.leave():
            return True
        if not self.screen.alone and self.strip.isVisible():
            self.strip.dismiss()
            return True
        return self.searching.finding.leave() or self.screen.step_back()

    def finish(self) -> None:
        """Keep what is being typed and where the article is read to, and stop what goes on."""
        self.noting.finish()
        self.reading.finish()
        self.searching.finish()
        self.watching.finish()
        self.tasks.finish()

    def keep_settings(self) -> None:
        """Remember what is open, and how the list and the panes look."""
        self._settings.set(stored.LAST_ARTICLE, self._open_uid())
        self.list_work.keep()
        self.screen.show_all()
        self.panes.keep(self._settings)

    def _open_uid(self) -> str:
        article = self.view.article()
        return article.summary.uid if article else ""
