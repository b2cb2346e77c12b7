"""Watching folders while the window is open: what is new in them and complete comes in."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot

from reader.errors import StorageError
from reader.values import Outcome
from ui.actions import Do
from ui.transfer.transfers import Came, collected
from ui.views.message_strip import Remedy
from ui.wording.dates import isolated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.importers.choices import Choices
    from reader.importers.limits import Limits
    from reader.library import Library
    from reader.values import Imported
    from reader.watching import FolderId, Look, Stamp, Stamps, WatchedFolder
    from ui.actions import Actions
    from ui.session import Session
    from ui.tasks import Task, Tasks
    from ui.transfer.imports import Imports
    from ui.transfer.transfers import Transfers
    from ui.views.message_strip import MessageStrip

POLLED_EVERY = 10_000
"""Milliseconds: not every folder of a network says that it changes."""
SETTLED_AFTER = 1_000
"""Milliseconds that a file has to stay as it is."""
_REST = 20
"""How many times as long as looking takes it is rested after that, at least."""
RESTED = 60.0
"""Seconds until it is tried again where the library could not be written."""
AT_ONCE = 500
"""Files; what is more comes in after that, so that it can be stopped in between."""


class Watching(QObject):
    """Looks into the watched folders now and then, and when the system says they changed."""

    came = Signal()
    """New articles are in the library."""
    looked = Signal(object, float)
    """A `Look` for each folder, by their ids, and the seconds that it took."""
    checked = Signal()
    """It is known which folders are there."""

    def __init__(  # noqa: PLR0917  (the parts of the window that it works with)
        self,
        session: Session,
        tasks: Tasks,
        transfers: Transfers,
        imports: Imports,
        strip: MessageStrip,
        actions: Actions,
    ) -> None:
        super().__init__(transfers)
        self._session, self._tasks, self._transfers = session, tasks, transfers
        self._imports, self._strip = imports, strip
        self._begun = False
        self._folders: list[WatchedFolder] = []
        self._seen: dict[FolderId, Stamps] = {}
        self._known: dict[FolderId, set[tuple[str, Stamp]]] = {}
        """What is known to be in the library, or to be none: it needn't be asked again."""
        self._rests_until, self._told = 0.0, ""
        """When what could not be written is tried again, and why it could not, as was told."""
        self._missing: frozenset[FolderId] = frozenset()
        self._thread: Thread | None = None
        self._system = QFileSystemWatcher(self)
        self._soon = QTimer(self, interval=SETTLED_AFTER, singleShot=True)
        self._poll = QTimer(self, interval=POLLED_EVERY)
        self._connect(actions)

    def _connect(self, actions: Actions) -> None:
        self._system.directoryChanged.connect(self._soon.start)
        self._soon.timeout.connect(self._look)
        self._poll.timeout.connect(self._look)
        self.looked.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._transfers.ended.connect(self._soon_if_any)
        self._session.outdated.connect(self._follow)
        actions[Do.WATCHED].triggered.connect(self._show)

    @property
    def missing(self) -> frozenset[FolderId]:
        """The folders that were not there when they were looked into last."""
        return self._missing

    @Slot()
    def begin(self) -> None:
        """Watch the folders that the library names from now on."""
        if self._session.library.read_only:
            return
        self._begun = True
        self._folders = self._session.ask(self._session.library.watched.all) or []
        for watched in self._system.directories():
            self._system.removePath(watched)
        self._known = {}  # they may go into another collection now
        if self._folders:
            self._poll.start()
            self._look()
        else:
            self._poll.stop()

    @Slot()
    def _follow(self) -> None:
        """Watch other folders where another program says so."""
        if self._begun and self._session.ask(self._session.library.watched.all) != self._folders:
            self.begin()

    def finish(self) -> None:
        """Look no more; a thread that waits for a network is left behind."""
        self._begun = False
        self._poll.stop()
        self._soon.stop()
        self._folders = []
        if self._thread is not None:
            self._thread.join(timeout=0.5)

    @Slot()
    def _soon_if_any(self) -> None:
        if self._folders:
            self._soon.start()

    # Looking

    @Slot()
    def _look(self) -> None:
        """Look into the folders, in a thread that nobody has to wait for."""
        busy = self._thread is not None and self._thread.is_alive()
        busy = busy or self._transfers.busy or monotonic() < self._rests_until
        if self._folders and not busy:
            asked = [
                (each, self._seen.get(each.id, {}), self._known.setdefault(each.id, set()))
                for each in self._folders
            ]
            look = partial(_look, asked, self.looked.emit)
            self._thread = Thread(target=look, name="watching", daemon=True)
            self._thread.start()

    @Slot(object, float)
    def _take(self, found: Mapping[FolderId, Look], seconds: float) -> None:
        """Let come in what is ready; where looking takes long, it is done less often."""
        self._poll.setInterval(max(POLLED_EVERY, round(seconds * 1000 * _REST)))
        self._missing = frozenset(id_ for id_, look in found.items() if not look.is_there)
        for folder in self._folders:
            if folder.id in found:
                self._take_from(folder, found[folder.id])
        self.checked.emit()

    def _take_from(self, folder: WatchedFolder, look: Look) -> None:
        self._seen[folder.id] = look.stamps
        fresh = look.places.difference(self._system.directories())
        if fresh:
            self._system.addPaths(sorted(fresh))
        if look.ready and not self._transfers.busy:
            task = self._tasks.start(partial(_new, folder.id, look.ready))
            task.succeeded.connect(partial(self._take_in, folder, look.ready))
            task.failed.connect(self._strip.show_error)
        elif look.ready or look.is_waiting:
            self._soon.start()

    # Taking in

    def _take_in(
        self, folder: WatchedFolder, ready: Stamps, found: tuple[Stamps, set[tuple[str, Stamp]]]
    ) -> None:
        """Import what is new, some files at once; the others are looked for again after that."""
        new, known = found
        self._known.setdefault(folder.id, set()).update(known)
        if not new or self._transfers.busy or folder not in self._folders:
            return
        self._known[folder.id].update(new.items())
        importing = self._session.library.importing
        charset = self._session.ask(importing.remembered_charset, folder.path) or ""
        choices = self._imports.choices()._replace(charset=charset)
        work = partial(_take_in, folder, new, (choices, self._imports.limits()))
        title = self.tr("Importing from “{}”").format(folder.path.name)
        step_before = self._imports.under_way.newest()
        task = self._transfers.start(work, title, partial(self._report, folder, new))
        if task is not None:
            task.ended.connect(partial(self._leave_be, task, folder, ready))
            self._imports.under_way.begin(task, step_before)

    def _leave_be(self, task: Task, folder: WatchedFolder, ready: Stamps) -> None:
        """Begin nothing anew that a person has stopped; what is undone doesn't come again."""
        if task.cancelled:
            self._known.setdefault(folder.id, set()).update(ready.items())
            if self._imports.under_way.is_undone:
                self._session.ask(self._session.library.watched.pass_over, folder.id, ready)

    def _report(self, folder: WatchedFolder, tried: Stamps, came: Came) -> None:
        """Tell what came in, and what could not be read."""
        reports = came.reports
        new, failed = (_count(reports, outcome) for outcome in (Outcome.NEW, Outcome.FAILED))
        if new:
            self.came.emit()
        if came.reason:
            self._known.setdefault(folder.id, set()).difference_update(tried.items())
            self._rests_until = monotonic() + RESTED
        is_told, self._told = came.reason in {"", self._told}, came.reason
        if not new and not failed and is_told:
            return
        from ui.dialogs.import_report import ImportReport

        stopped = self._transfers.stopped
        report = ImportReport(
            reports, (), self._strip.window(), stopped=stopped, reason=came.reason
        )
        self._imports.keep_report(report)
        show = self._strip.show_error if failed or came.reason else self._strip.show_information
        sentence = self.tr("From “{folder}”: {sentence}")
        remedy = Remedy(self.tr("Show report"), report.open)
        show(sentence.format(folder=isolated(folder.path.name), sentence=report.sentence()), remedy)

    # The dialog

    @Slot()
    def _wait(self) -> None:
        """Take nothing in from what was changed while more may be said of it."""
        self._begun = False
        wanted = self._session.ask(self._session.library.watched.all) or []
        self._folders = [folder for folder in self._folders if folder in wanted]

    @Slot()
    def _show(self) -> None:
        from ui.dialogs.watched import WatchedDialog

        dialog = WatchedDialog(self._session, lambda: self._missing, self._strip.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self._wait)
        dialog.finished.connect(self.begin)
        self.checked.connect(dialog.refresh)
        dialog.open()


def _look(
    asked: Iterable[tuple[WatchedFolder, Stamps, set[tuple[str, Stamp]]]],
    tell: Callable[[object, float], None],
) -> None:
    from reader.watching import look_into

    began = monotonic()
    found = {folder.id: look_into(folder.path, seen, known) for folder, seen, known in asked}
    with suppress(RuntimeError):  # the window is gone meanwhile
        tell(found, monotonic() - began)


def _new(
    folder: FolderId, ready: Stamps, library: Library, _task: Task
) -> tuple[Stamps, set[tuple[str, Stamp]]]:
    """Return the first of the files that are not in the library, and those that are."""
    new = library.watched.new(folder, ready)
    return dict(sorted(new.items())[:AT_ONCE]), ready.items() - new.items()


def _take_in(
    folder: WatchedFolder, stamps: Stamps, how: tuple[Choices, Limits], library: Library, task: Task
) -> Came:
    choices, limits = how
    reports = library.watched.take_in(
        folder, stamps, choices=choices, limits=limits, stopped=lambda: task.cancelled
    )
    try:
        return collected(reports, len(stamps), task)
    except StorageError as error:
        return Came((), str(error))


def _count(reports: Sequence[Imported], outcome: Outcome) -> int:
    return sum(report.outcome is outcome for report in reports)
