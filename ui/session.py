"""The window's way to the library: the only writer, and the one who tells what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.errors import PostilError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.values import Change

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE_SECONDS = 0.5
"""How long the window may stand still for another program that writes."""

WATCH_MS = 1000
"""How often the file is looked at for changes by other programs."""


class Session(QObject):
    """Performs one operation after the other on the library, each saved when it returns."""

    changed = Signal(object)
    """An operation, an undo or a redo changed something, a `Change`; it is on the disk."""
    done = Signal(object)
    """What changed was something new, no step back or forth; comes after `changed`."""
    refused = Signal(str)
    """An operation was refused; the sentence says why and what to do."""
    outdated = Signal()
    """Another program or a background task has written, or the trash was emptied."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        """For reading."""
        library.wait_at_most(PATIENCE_SECONDS)
        self._version = library.version()
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self.look_for_others)
        self._watch.start()

    def perform(
        self, operation: Callable[P, Change | None], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Do ``operation``, a method of the library, and tell what it changed.

        Returns None where it was refused or changed nothing.
        """
        change = self.step(operation, *args, **kwargs)
        if change is not None:
            self.done.emit(change)
        return change

    def step(
        self, operation: Callable[P, Change | None], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Undo or redo something by ``operation``; all else as in `perform`."""
        try:
            return self.attempt(operation, *args, **kwargs)
        except PostilError as error:
            from ui.refusals import sentence

            self.refused.emit(sentence(error))
            return None

    def attempt(
        self, operation: Callable[P, Change | None], *args: P.args, **kwargs: P.kwargs
    ) -> Change | None:
        """Do ``operation`` and tell what it changed; a refusal is for the caller to tell.

        Raises:
            PostilError: it was refused.
        """
        change = operation(*args, **kwargs)
        if change is not None:
            self.changed.emit(change)
        return change

    def ask(self, question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Ask the library for what another program may have removed; None where it has."""
        try:
            return question(*args, **kwargs)
        except PostilError as error:
            self.refused.emit(str(error))
            return None

    @Slot()
    def look_for_others(self) -> None:
        """Tell if another connection has written since the last look."""
        try:
            version = self.library.version()
        except PostilError as error:
            self._watch.stop()
            self.refused.emit(str(error))
            return
        if version != self._version:
            self._version = version
            self.outdated.emit()

    def close(self) -> None:
        """Stop watching and close the library."""
        self._watch.stop()
        self.library.close()
