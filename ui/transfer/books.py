"""E-books that are about to be imported: by chapters or as a whole, asked and remembered."""

from __future__ import annotations

import os
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.errors import CancelledError
from ui.settings import BOOKS, CHAPTERS, WHOLE_BOOKS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from reader.library import Library
    from ui.settings import Settings
    from ui.tasks import Task, Tasks

_SUFFIX = ".epub"
_MOST_LOOKED_AT = 5_000
"""How many files in folders are looked at before they are imported."""


class Books(QObject):
    """Asks how the e-books in an import shall come in."""

    def __init__(self, tasks: Tasks, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._settings, self._window = tasks, settings, window

    @property
    def are_whole(self) -> bool:
        """Whether a book becomes one article, as was said last."""
        return self._settings.get(BOOKS) == WHOLE_BOOKS

    def ask(self, paths: Sequence[Path], go_on: Callable[[], None], *, anew: bool = False) -> None:
        """Ask about the books among ``paths``, then go on, unless the person has enough.

        It is asked once, and ``anew`` each time. Folders are looked through in the background.
        """
        named = [path.name for path in paths if path.suffix.lower() == _SUFFIX]
        if self._settings.get(BOOKS) and not anew:
            go_on()
        elif named:
            self._ask_about(go_on, named)
        elif any(map(os.path.isdir, paths)):  # one that may not be entered raises nothing
            task = self._tasks.start(partial(_books_in, paths))
            task.succeeded.connect(partial(self._ask_about, go_on))
        else:
            go_on()

    def _ask_about(self, go_on: Callable[[], None], names: Sequence[str]) -> None:
        if not names or self._decided(names):
            go_on()

    def _decided(self, names: Sequence[str]) -> bool:
        """Let the person decide; return whether that was done."""
        from ui.dialogs.books import BooksDialog

        dialog = BooksDialog(names, self._settings.get(BOOKS) or CHAPTERS, self._window)
        accepted = bool(dialog.exec())
        if accepted:
            self._settings.set(BOOKS, dialog.choice)
        dialog.deleteLater()
        return accepted


def _books_in(paths: Sequence[Path], _: Library, task: Task) -> list[str]:
    """Return the names of the books in some folders; in the background."""
    from reader.importers import find_files

    names: list[str] = []
    for file in islice(find_files(paths), _MOST_LOOKED_AT):
        if task.cancelled:
            raise CancelledError("Stopped.")
        if file.suffix.lower() == _SUFFIX:
            names.append(file.name)
    return names
