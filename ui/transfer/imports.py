"""What comes into the library by hand: files, folders, pasted texts, samples; and the report."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from reader.boilerplate import LineId
from reader.values import Outcome
from ui.actions import Do
from ui.transfer.books import Books
from ui.transfer.previews import Previews
from ui.transfer.samples import sample_files
from ui.transfer.tables import Tables
from ui.transfer.transfers import Came, collected
from ui.transfer.under_way import UnderWay
from ui.views.message_strip import Remedy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.importers.choices import Choices
    from reader.importers.limits import Limits
    from reader.library import Library
    from reader.values import Article, CollectionId, Imported
    from ui.actions import Actions
    from ui.dialogs.import_report import ImportReport
    from ui.session import Session
    from ui.settings import Settings
    from ui.tasks import Task, Tasks, Work
    from ui.transfer.transfers import Transfers
    from ui.versions.comparing import FoundVersion
    from ui.views.message_strip import MessageStrip

_ADDRESS = re.compile(r"[a-z]+://\S+", re.IGNORECASE)


class Imports(QObject):
    """Asks what has to be asked before an import, does it, and tells what became of it."""

    imported = Signal(object)
    """The uids of the articles that an import brought, in its order."""
    open_wanted = Signal(object)
    """The id of an article."""
    compare_wanted = Signal(list)
    """A new version of an article, and the earlier one."""

    def __init__(  # noqa: PLR0917  (the parts of the window that it works with)
        self,
        session: Session,
        tasks: Tasks,
        transfers: Transfers,
        actions: Actions,
        strip: MessageStrip,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._transfers, self._settings = session, transfers, settings
        self._strip, self._window = strip, window
        self._previews = Previews(session, tasks, settings, window)
        self._books, self._tables = Books(tasks, settings, window), Tables(tasks, settings, window)
        self._report: ImportReport | None = None
        self._open_uid = ""
        self._successors: frozenset[str] = frozenset()
        """The uids of what came last as new versions."""
        self._newest_line = LineId(0)
        """Of the boilerplate that is known: what is newer, an import has learned."""
        self.under_way = UnderWay(session, self)
        for do, act in (
            (Do.IMPORT, self.choose_files),
            (Do.IMPORT_FOLDER, self._choose_folder),
            (Do.PASTE_ARTICLE, self._paste),
            (Do.ADD_SAMPLES, self.add_samples),
            (Do.IMPORT_REPORT, self._show_report),
        ):
            actions[do].triggered.connect(act)
        self._reporting = actions[Do.IMPORT_REPORT]
        self._reporting.setEnabled(False)

    @Slot(object)
    def note_opened(self, article: Article | None) -> None:
        """Take notice of the article that is open: nobody has to be offered to open it."""
        self._open_uid = article.summary.uid if article else ""

    @Slot()
    def choose_files(self) -> None:
        """Ask for files and import them."""
        if not self._can_begin():
            return
        from reader.importers.formats import FORMATS

        shown = " ".join(f"*{suffix}" for each in FORMATS for suffix in each.suffixes)
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import Files"),
            "",
            self.tr("Articles ({suffixes});;All files (*)").format(suffixes=shown),
            options=QFileDialog.Option.HideNameFilterDetails,
        )
        self.import_paths([Path(name) for name in names], anew=True)

    @Slot()
    def _choose_folder(self) -> None:
        if not self._can_begin():
            return
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Import Folder"))
        if name:
            self.import_paths([Path(name)])

    def _can_begin(self) -> bool:
        """Tell whether something can come in now, before anybody is asked about it in vain."""
        if self._session.library.read_only:
            self._strip.show_error(
                self.tr("The library can only be read: nothing can be imported into it.")
            )
            return False
        return not self._transfers.is_busy()

    def import_paths(
        self, paths: Sequence[Path], *, anew: bool = False, into: CollectionId | None = None
    ) -> None:
        """Import files and folders; ask about books and tables, ``anew`` of known ones, too."""
        if paths and self._can_begin():
            self._previews.ask(paths, partial(self._ask_more, paths, anew, into))

    def _ask_more(
        self,
        paths: Sequence[Path],
        anew: bool,  # noqa: FBT001
        into: CollectionId | None,
        charset: str,
    ) -> None:
        go_on = partial(self._import_paths, paths, into, charset)
        ask_tables = partial(self._tables.ask, paths, go_on, charset=charset, anew=anew)
        self._books.ask(paths, ask_tables, anew=anew)

    def choices(self) -> Choices:
        """Return how to read what comes in without being asked about."""
        return self._tables.choices()._replace(whole_books=self._books.are_whole)

    def limits(self) -> Limits:
        """Return how far one may go with a file that comes in."""
        from ui.transfer.import_limits import kept_limits

        return kept_limits(self._settings)

    def _import_paths(self, paths: Sequence[Path], into: CollectionId | None, charset: str) -> None:
        choices = self.choices()._replace(charset=charset)
        work = partial(_import, paths, into, choices, self.limits())
        self._start(work, self.tr("Importing"))

    @Slot()
    def add_samples(self) -> None:
        """Import the sample articles that come with the program."""
        self._start(_import_samples, self.tr("Adding the sample articles"))

    @Slot()
    def _paste(self) -> None:
        # A desktop that nothing was copied on gives None.
        self.import_mime(QGuiApplication.clipboard().mimeData() or QMimeData())

    @Slot(object, object)
    def import_mime(self, data: QMimeData, into: CollectionId | None = None) -> None:
        """Import what was dropped or copied: files and folders, or a text as a new article."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            if len(paths) < len(data.urls()):
                self._strip.show_error(
                    self.tr(
                        "Only the files come in, not the links: nothing is fetched from the web; "
                        "save the pages and import their files."
                    )
                )
            self.import_paths(paths, into=into)
        elif data.hasUrls() or _ADDRESS.fullmatch(data.text().strip()):
            self._strip.show_information(
                self.tr("Nothing is fetched from the web; save the page and import its file.")
            )
        elif data.text().strip() or data.html().strip():
            work = partial(_import_copied, data.text(), data.html(), into)
            self._start(work, self.tr("Importing"))
        else:
            self._strip.show_information(self.tr("There is no text or file to import."))

    @Slot(object)
    def _report_import(self, came: Came) -> None:
        from ui.dialogs.import_report import ImportReport

        reports = came.reports
        learned = self._session.ask(
            self._session.library.boilerplate.learned_after, self._newest_line
        )
        stopped = self._transfers.stopped
        report = ImportReport(
            reports, learned or [], self._window, stopped=stopped, reason=came.reason
        )
        self.keep_report(report)
        self._successors = frozenset(each.uid for each in reports if each.succeeds)
        self.imported.emit([each.uid for each in reports if each.uid])
        failed = came.reason or any(each.outcome is Outcome.FAILED for each in reports)
        show = self._strip.show_error if failed else self._strip.show_information
        show(report.sentence(), self._remedy(reports, report))

    def keep_report(self, report: ImportReport) -> None:
        """Keep a report, to be shown when it is asked for, until there is a newer one."""
        self._report = report
        report.open_wanted.connect(self._ask_to_open)
        self._reporting.setEnabled(True)

    @Slot()
    def _show_report(self) -> None:
        if self._report is not None:
            self._report.open()

    def _remedy(self, reports: Sequence[Imported], report: ImportReport) -> Remedy | None:
        """Offer the report; of one article, to compare it with its earlier version, or open it."""
        if len(reports) > 1 or any(each.outcome is Outcome.FAILED for each in reports):
            return Remedy(self.tr("Show report"), report.open)
        for each in reports:
            if each.succeeds is not None:
                compare = partial(self._ask_to_compare, each.uid, each.succeeds.uid)
                return Remedy(self.tr("Compare"), compare)
            if each.uid != self._open_uid:
                return Remedy(self.tr("Open"), partial(self._ask_to_open, each.uid))
        return None

    @Slot(str)
    def _ask_to_open(self, uid: str) -> None:
        article = self._session.ask(self._session.library.articles.find, uid)
        if article is not None:
            self.open_wanted.emit(article)

    def _ask_to_compare(self, *uids: str) -> None:
        find = self._session.library.articles.find
        found = [self._session.ask(find, uid) for uid in uids]
        if all(found):
            self.compare_wanted.emit(found)

    def untold(self, found: Sequence[FoundVersion]) -> list[FoundVersion]:
        """Return the versions that the last report has not named."""
        return [each for each in found if each.uid not in self._successors]

    def tell_versions(self, versions: Mapping[str, str]) -> None:
        """Say in the last report which articles, by uid, are versions of which, by title."""
        if self._report is not None:
            self._report.tell_versions(versions)

    def _start(self, work: Work, title: str) -> None:
        self._newest_line = self._session.library.boilerplate.newest()
        step_before = self.under_way.newest()
        task = self._transfers.start(work, title, self._report_import)
        if task is not None:
            self.under_way.begin(task, step_before)


def _import(  # noqa: PLR0917  (what is asked, and by whom)
    paths: Sequence[Path],
    into: CollectionId | None,
    choices: Choices,
    limits: Limits,
    library: Library,
    task: Task,
) -> Came:
    from reader.importers import find_files

    total = sum(1 for _ in find_files(paths))
    reports = library.importing.files(
        paths, into=into, choices=choices, limits=limits, stopped=lambda: task.cancelled
    )
    return collected(reports, total, task)


def _import_copied(
    text: str, markup: str, into: CollectionId | None, library: Library, _: Task
) -> Came:
    return Came([library.importing.copied(text, markup, into=into)])


def _import_samples(library: Library, task: Task) -> Came:
    samples = sample_files()
    return collected(library.importing.documents(samples), len(samples), task)
