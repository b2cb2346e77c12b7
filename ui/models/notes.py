"""The notes of one article as rows: by place, those on the article first, or by time."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.values import Annotation, Note
from ui.models.ordered_rows import OrderedRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from reader.values import AnnotationId, Edit, NoteId
    from ui.models.ordered_rows import Key

    Index = QModelIndex | QPersistentModelIndex

NOTE_ROLE = Qt.ItemDataRole.UserRole
"""The row's `Note`, or the `Annotation` whose note it is."""

AT_ONCE = 100
"""From so many edits on it is cheaper to fill the model anew."""

Row = Annotation | Note


class NoteOrder(StrEnum):
    """What notes are sorted by."""

    PLACE = "place"
    TIME = "time"
    """The one that was changed last comes first."""


class NotesModel(OrderedRows[Row]):
    """Notes on the article, on spans of it, and those of marks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[AnnotationId, Annotation] = {}
        self._notes: dict[NoteId, Note] = {}
        self._words: tuple[str, ...] = ()
        self._order = NoteOrder.PLACE

    @property
    def count(self) -> int:
        """How many notes there are, shown or not."""
        return len(self._marks) + len(self._notes)

    def set_filter(self, words: str) -> None:
        """Show the notes alone that have all the words, in what they say or are about."""
        self._words = tuple(words.casefold().split())
        self._refill()

    def set_order(self, order: NoteOrder) -> None:
        """Sort the notes by ``order``."""
        self._order = order
        self._refill()

    def set_notes(self, annotations: Iterable[Annotation], notes: Iterable[Note]) -> None:
        """Show the notes of an article, and those of its annotations that have one."""
        self._marks = {mark.id: mark for mark in annotations if mark.note}
        self._notes = {note.id: note for note in notes}
        self._refill()

    def apply(self, marks: Sequence[Edit[Annotation]], notes: Sequence[Edit[Note]]) -> None:
        """Follow edits of this article's marks and notes."""
        old_marks = [self._take_in_mark(edit) for edit in marks]
        old_notes = [self._take_in_note(edit) for edit in notes]
        if len(marks) + len(notes) >= AT_ONCE:
            self._refill()
            return
        for old, edit in zip(old_marks, marks, strict=True):
            noted = edit.after if edit.after and edit.after.note else None
            self._change(self._if_shown(old), self._if_shown(noted))
        for old_note, note in zip(old_notes, notes, strict=True):
            self._change(self._if_shown(old_note), self._if_shown(note.after))

    def _if_shown(self, value: Row | None) -> Row | None:
        return value if value is not None and self._has_words(value) else None

    def _has_words(self, value: Row) -> bool:
        if not self._words:
            return True
        said = f"{value.quote} {text_of(value)}".casefold()
        return all(word in said for word in self._words)

    def find_annotation(self, annotation: AnnotationId) -> int:
        """Return the row with the note of a mark, or -1."""
        mark = self._marks.get(annotation)
        return -1 if mark is None else self.row_of(mark)

    def find_note(self, note: NoteId) -> int:
        """Return the row of a note, or -1."""
        known = self._notes.get(note)
        return -1 if known is None else self.row_of(known)

    def find_again(self, value: Row) -> int:
        """Return the row of the same note as it is now, or -1 where it is gone."""
        if isinstance(value, Note):
            return self.find_note(value.id)
        return self.find_annotation(value.id)

    def key(self, value: Row) -> Key:
        """Return time if that counts, start (-1: the article), the longer first, kind, id."""
        newer = -_seconds(value.modified) if self._order is NoteOrder.TIME else 0
        start = -1 if value.start is None else value.start
        end = 0 if value.end is None else value.end
        return newer, start, -end, int(isinstance(value, Note)), value.id

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the note of a row, or what it says."""
        if not index.isValid():
            return None
        value = self._values[index.row()]
        if role == NOTE_ROLE:
            return value
        if role == Qt.ItemDataRole.DisplayRole:
            return " · ".join(filter(None, (value.quote, text_of(value))))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that notes can be selected."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren

    def _refill(self) -> None:
        self._fill(filter(self._has_words, [*self._marks.values(), *self._notes.values()]))

    def _take_in_mark(self, edit: Edit[Annotation]) -> Annotation | None:
        """Keep what ``edit`` says, and return what was shown before."""
        mark = edit.after or edit.before
        if mark is None:
            return None
        old = self._marks.pop(mark.id, None)
        if edit.after is not None and edit.after.note:
            self._marks[mark.id] = edit.after
        return old

    def _take_in_note(self, edit: Edit[Note]) -> Note | None:
        """Keep what ``edit`` says, and return what was shown before."""
        note = edit.after or edit.before
        if note is None:
            return None
        old = self._notes.pop(note.id, None)
        if edit.after is not None:
            self._notes[note.id] = edit.after
        return old


def text_of(value: Row) -> str:
    """Return the text of a note."""
    return value.text if isinstance(value, Note) else value.note


def _seconds(time: str) -> int:
    return int(datetime.fromisoformat(time).timestamp()) if time else 0
