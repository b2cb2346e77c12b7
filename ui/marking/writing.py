"""What happens to the text of one note editor: a draft while it is typed, then a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.errors import PostilError

if TYPE_CHECKING:
    from reader.values import Change, NotePlace
    from ui.session import Session
    from ui.views.notes.note_editor import NoteEditor

KEEP_AFTER_MS = 100
"""How far the draft may be behind the keys: what is typed meanwhile goes into one write."""


class Writing(QObject):
    """Keeps what is typed in an editor; it goes with the editor."""

    draft_kept = Signal()
    """What stands in the editor is in the library file, as a draft."""
    ended = Signal()
    """There is a note, or nothing is to change; no draft is left."""
    failed = Signal(str)
    """The text that could not be kept as a note."""

    def __init__(self, session: Session, editor: NoteEditor, place: NotePlace) -> None:
        super().__init__(editor)
        self._session, self._editor, self._place = session, editor, place
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep_draft)
        editor.typed.connect(self._keep_soon)
        editor.paused.connect(self._keep_now)
        editor.kept.connect(self._keep)
        editor.cancelled.connect(self._drop)

    @Slot()
    def _keep_soon(self) -> None:
        if not self._timer.isActive():  # not put off with every key
            self._timer.start()

    @Slot()
    def _keep_now(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._keep_draft()

    @Slot()
    def _keep_draft(self) -> None:
        try:
            self._session.library.drafts.keep(self._place, self._editor.field.typed())
        except PostilError:  # the next key tries again, and the note itself says why
            self._session.set_unsaved(True)
            return
        self._session.set_unsaved(False)
        self.draft_kept.emit()

    @Slot(str)
    def _keep(self, text: str) -> None:
        """Write the note, which takes the place of its draft."""
        self._timer.stop()
        change = self._write(text)
        if change is None and text and not self._session.is_waiting:
            self.failed.emit(text)
        self.ended.emit()

    @Slot()
    def _drop(self) -> None:
        self._timer.stop()
        try:
            self._session.library.drafts.drop(self._place)
        except PostilError as error:
            self._session.refused.emit(str(error))
        self.ended.emit()

    def _write(self, text: str) -> Change | None:
        perform, library, on = self._session.perform, self._session.library, self._place
        if on.annotation is not None:
            return perform(library.notes.write_on, on.annotation, text)
        if on.note is not None:
            return perform(library.notes.change, on.note, text)
        return perform(library.notes.add, on.article, text, on.start, on.end)
