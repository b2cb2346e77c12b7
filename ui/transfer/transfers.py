"""What comes in and goes out, in the background, one at a time, with progress and report."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from reader.errors import CancelledError, StorageError
from ui.actions import Do
from ui.session import PATIENCE_SECONDS
from ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.exporters import Exported
    from reader.library import Library
    from reader.values import ArticleId, Imported, Occurrence
    from ui.actions import Actions
    from ui.dialogs.export import ExportChoice
    from ui.dialogs.export_hits import HitsChoice
    from ui.session import Session
    from ui.settings import Settings
    from ui.tasks import Task, Tasks, Work
    from ui.views.message_strip import MessageStrip
    from ui.views.status_line import StatusLine

REPORT_SECONDS = 0.05
"""How often a task tells how far it is."""


class Transfers(QObject):
    """Exports, backups and checks, and what others do with many articles, one at a time."""

    began = Signal()
    ended = Signal()
    """Nothing goes on any more."""
    hits_exported = Signal(str)
    """A concordance is written; the sentence says where to."""

    def __init__(  # noqa: PLR0917  (the parts of the window that it works with)
        self,
        session: Session,
        tasks: Tasks,
        actions: Actions,
        strip: MessageStrip,
        status: StatusLine,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._tasks, self._settings = session, tasks, settings
        self._strip, self._status, self._window = strip, status, window
        self._task: Task | None = None
        for do, act in (
            (Do.BACK_UP, self._choose_backup),
            (Do.CHECK, self._check),
        ):
            actions[do].triggered.connect(act)
        status.cancel_requested.connect(self._cancel)

    # Exporting

    def export(
        self,
        everything: Sequence[ArticleId],
        listed: Sequence[ArticleId],
        selected: Sequence[ArticleId],
        list_name: str,
    ) -> None:
        """Ask which articles' annotations to export and where to, and do it."""
        from ui.dialogs.export import Exportable, ExportDialog, Scope

        scopes = {Scope.EVERYTHING: everything, Scope.LIST: listed, Scope.SELECTION: selected}
        exportable = Exportable(len(everything), list_name, len(listed), len(selected))
        dialog = ExportDialog(exportable, self._settings, self._window)
        if dialog.exec():
            choice = dialog.choice
            work = partial(_export, choice, scopes[choice.scope])
            self.start(work, self.tr("Exporting"), self._report_export)

    @Slot(object)
    def _report_export(self, done: tuple[str, Exported]) -> None:
        file, exported = done
        words = self.tr("Exported {marks} to “{file}”.")
        sentence = words.format(marks=counted.marks(exported.marks), file=file)
        if exported.left_out:
            words = self.tr("The library is damaged: the marks of {articles} are left out.")
            left_out = words.format(articles=counted.articles(len(exported.left_out)))
            self._strip.show_error(f"{sentence} {left_out}")
        else:
            self._strip.show_information(sentence)

    def export_hits(
        self, hits: Sequence[Occurrence], selected: Sequence[Occurrence], window: QWidget
    ) -> None:
        """Ask in ``window`` which hits of its concordance to export and where to, and do it."""
        from ui.dialogs.export_hits import ExportHitsDialog

        dialog = ExportHitsDialog(len(hits), len(selected), self._settings, window)
        if dialog.exec():
            choice = dialog.choice
            work = partial(_export_hits, choice, selected if choice.selected else hits)
            self.start(work, self.tr("Exporting"), self._report_hits)

    @Slot(object)
    def _report_hits(self, done: tuple[str, int]) -> None:
        file, count = done
        sentence = self.tr("Exported {hits} to “{file}”.")
        sentence = sentence.format(hits=counted.hits(count), file=file)
        self._strip.show_information(sentence)
        self.hits_exported.emit(sentence)

    # The file

    @Slot()
    def _choose_backup(self) -> None:
        library = self._session.library.path
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Back Up Library"),
            str(library.with_name(f"{library.stem} backup.postil")),
            self.tr("Postil libraries (*.postil)"),
        )
        if name:
            self.start(partial(_back_up, Path(name)), self.tr("Backing up"), self._report_backup)

    @Slot(object)
    def _report_backup(self, target: Path) -> None:
        self._strip.show_information(
            self.tr("The library is copied to “{file}”.").format(file=target.name)
        )

    @Slot()
    def _check(self) -> None:
        self.start(_check, self.tr("Checking the library"), self._report_check)

    @Slot(object)
    def _report_check(self, problems: list[str]) -> None:
        if not problems:
            self._strip.show_information(self.tr("The library is whole."))
        for problem in problems[:3]:
            self._strip.show_error(problem)

    # Tasks

    @property
    def busy(self) -> bool:
        """Whether something goes on."""
        return self._task is not None

    @property
    def stopped(self) -> bool:
        """Whether the person has stopped what goes on."""
        return self._task is not None and self._task.cancelled

    def is_busy(self) -> bool:
        """Tell whether something goes on, and let the person know."""
        if self._task is not None:
            sentence = self.tr("{task} is still going on; wait, or cancel it below.")
            self._strip.show_information(sentence.format(task=self._task.title))
        return self._task is not None

    def start(self, work: Work, title: str, report: Callable[[Any], None]) -> Task | None:
        """Do ``work`` in the background and ``report`` on it, unless something goes on."""
        if self.is_busy():
            return None
        self.began.emit()
        self._task = self._tasks.start(work, title)
        self._session.wait_for(self._task, PATIENCE_SECONDS)  # it writes a little at a time
        self._task.progressed.connect(self._show_progress)
        self._task.succeeded.connect(report)
        self._task.failed.connect(self._strip.show_error)
        self._task.ended.connect(self._end)
        self._status.show_progress(title)
        return self._task

    @Slot(object)
    def _show_progress(self, progress: tuple[int, int]) -> None:
        if self._task is not None:
            done, total = progress
            title = self._task.title
            if done and not total:
                title = f"{title} · {self._status.locale().toString(done)}"
            self._status.show_progress(title, *progress)

    @Slot()
    def _end(self) -> None:
        self._task = None
        self._status.end_progress()
        self._session.look_for_others()
        self.ended.emit()

    @Slot()
    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()


class Meter:
    """Tells a task's progress now and then, and stops it when it is cancelled."""

    def __init__(self, task: Task, total: int) -> None:
        self._task, self._total = task, total
        self._next = 0.0

    def tell(self, done: int) -> None:
        """Tell that so much is done.

        Raises:
            CancelledError: the task shall stop.
        """
        if monotonic() >= self._next:
            self._next = monotonic() + REPORT_SECONDS
            # A file can have any number of articles: then nobody knows how many there will be.
            self._task.report((done, self._total if done <= self._total else 0))


class Came(NamedTuple):
    """What an import brought, to its end or as far as it came."""

    reports: Sequence[Imported]
    reason: str = ""
    """Why there was no more room for the rest, in one sentence."""


def collected(reports: Iterator[Imported], total: int, task: Task) -> Came:
    """Return the reports, and tell how far they are.

    Raises:
        StorageError: nothing could be stored.
    """
    meter = Meter(task, total)
    collected: list[Imported] = []
    try:
        for report in reports:
            collected.append(report)
            if not task.cancelled:  # what came in is reported to its end
                meter.tell(len(collected))
    except CancelledError:  # in the middle of a batch: what came in before stays
        return Came(collected)
    except StorageError as error:
        if not collected:
            raise
        return Came(collected, str(error))
    return Came(collected)


def _export(
    choice: ExportChoice, articles: Sequence[ArticleId], library: Library, task: Task
) -> tuple[str, Exported]:
    from reader import exporters

    meter = Meter(task, len(articles))
    exported = exporters.export(
        library,
        articles,
        choice.path,
        choice.format,
        choice.variant,
        progress=meter.tell,
        cancelled=lambda: task.cancelled,
    )
    return choice.path.name, exported


def _export_hits(
    choice: HitsChoice, hits: Sequence[Occurrence], library: Library, task: Task
) -> tuple[str, int]:
    from reader.exporters import export_hits

    meter = Meter(task, len(hits))
    export_hits(library, hits, choice.path, choice.variant, meter.tell)
    return choice.path.name, len(hits)


def _back_up(target: Path, library: Library, task: Task) -> Path:
    meter = Meter(task, 100)
    library.file.backup(target, lambda share: meter.tell(round(100 * share)))
    return target


def _check(library: Library, task: Task) -> list[str]:
    problems = []
    for problem in library.file.problems():
        problems.append(problem)
        task.report((0, 0))
    return problems
