"""Showing what would come in before a large or doubtful import, and remembering what is chosen."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reader.errors import PostilError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from reader.importers.previews.survey import Survey
    from reader.library import Library
    from ui.dialogs.import_preview import ImportPreview
    from ui.session import Session
    from ui.settings import Settings
    from ui.tasks import Task, Tasks

    GoOn = Callable[[str], None]
    """Imports, with a charset for what is not in UTF-8; empty: it is guessed."""


class Previews(QObject):
    """Looks at an import in the background; a few good files go on without a question."""

    def __init__(self, session: Session, tasks: Tasks, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._tasks, self._window = session, tasks, window
        self._settings = settings

    def ask(self, paths: Sequence[Path], go_on: GoOn) -> None:
        """Show what is in ``paths`` where that is much or doubtful, then go on, if it is wanted."""
        task = self._tasks.start(partial(_survey, paths))
        task.succeeded.connect(partial(self._ask_about, paths, go_on))

    def _ask_about(self, paths: Sequence[Path], go_on: GoOn, survey: Survey) -> None:
        folders = _folders(paths)
        charset = self._remembered(folders)
        is_sure = charset is not None and not survey.misnamed
        if not survey.is_large and (is_sure or not survey.is_doubtful):
            go_on(charset or "")
            return
        from ui.dialogs import import_preview
        from ui.transfer.import_limits import kept_limits

        dialog = import_preview.ImportPreview(
            survey, self._tasks, charset or "", kept_limits(self._settings), self._window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._accept, dialog, folders, go_on))
        dialog.open()

    def _remembered(self, folders: Sequence[Path]) -> str | None:
        """Return the charset that was chosen for all of some folders; None where none was."""
        ask, importing = self._session.ask, self._session.library.importing
        chosen = {ask(importing.remembered_charset, folder) for folder in folders}
        return chosen.pop() if len(chosen) == 1 else None

    def _accept(self, dialog: ImportPreview, folders: Sequence[Path], go_on: GoOn) -> None:
        """Remember what was chosen where there was something to choose, and go on."""
        if dialog.has_choice:
            try:
                for folder in folders:
                    self._session.library.importing.remember_charset(folder, dialog.charset)
            except PostilError as error:
                self._session.refused.emit(str(error))
        go_on(dialog.charset)


def _folders(paths: Sequence[Path]) -> list[Path]:
    """Return the folders among some paths, and those of the files among them."""
    absolute = (path.absolute() for path in paths)
    return list(dict.fromkeys(p if os.path.isdir(p) else p.parent for p in absolute))  # noqa: PTH112


def _survey(paths: Sequence[Path], _: Library, task: Task) -> Survey:
    from reader.importers.previews.survey import survey

    return survey(paths, stopped=lambda: task.cancelled)
