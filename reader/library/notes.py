"""The notes of a library: on marks, on spans without a label, and on articles.

A ``#tag`` that comes into a note tags the article, in the same step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UserError
from reader.library.subjects import quoted, short
from reader.storage import annotations as marks
from reader.storage import drafts, notes
from reader.storage.by_products import begin_work, note_text, tag_as_noted
from reader.storage.identity import now
from reader.values import ActionKind, NotePlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.store import Store
    from reader.values import AnnotationId, ArticleId, Change, Note, NoteId


class Notes:
    """The notes of a library."""

    def __init__(self, store: Store) -> None:
        """Use `Library.notes`."""
        self._store = store
        self._db = store.db

    def write_on(self, annotation: AnnotationId, text: str) -> Change:
        """Write the note of an annotation; an empty text takes it away.

        Each ``#tag`` that the note didn't have before becomes a tag of the article.
        """
        text = note_text(text)
        with self._store.recording(ActionKind.NOTE) as written:
            old = marks.get(self._db, annotation)
            written.subject = short(old.quote)
            if text != old.note:
                written.update("annotation", annotation, note=text, modified=now())
            tag_as_noted(self._db, written, old.article, text, old.note)
            drafts.drop(self._db, NotePlace(old.article, annotation=annotation))
        return written.change()

    def write_on_many(self, wanted: Sequence[AnnotationId], text: str) -> Change:
        """Write the same note on annotations; an empty text takes theirs away."""
        text = note_text(text)
        with self._store.recording(ActionKind.NOTE) as written:
            written.subject = short(quoted(self._db, wanted))
            noted = [each for each in wanted if marks.get(self._db, each).note != text]
            written.update_many("annotation", noted, note=text, modified=now())
        return written.change()

    def add(
        self, article: ArticleId, text: str, start: int | None = None, end: int | None = None
    ) -> Change:
        """Put a note on an article, or on a span of it (code points) that needs no label.

        Each ``#tag`` in it becomes a tag of the article.

        Raises:
            UserError: the text is empty, or the span not inside the article.
        """
        text = note_text(text)
        if not text:
            raise UserError("A note needs a text.")
        if (start is None) != (end is None):
            raise UserError("A span needs both a start and an end.")
        span = None if start is None or end is None else (start, end)
        with self._store.recording(ActionKind.NOTE) as written:
            written.subject = short(text)
            notes.add(self._db, written, article, span, text=text, author=self._store.author)
            tag_as_noted(self._db, written, article, text)
            begin_work(written, article)
            drafts.drop(self._db, NotePlace(article, start=start, end=end))
        return written.change()

    def get(self, note: NoteId) -> Note:
        """Return a note on an article, or on a span without a label.

        Raises:
            NotFoundError: it is no longer there.
        """
        return notes.get(self._db, note)

    def change(self, note: NoteId, text: str) -> Change:
        """Write a note anew; an empty text removes it.

        Each ``#tag`` that it didn't have before becomes a tag of the article.
        """
        text = note_text(text)
        with self._store.recording(ActionKind.NOTE) as written:
            old = notes.get(self._db, note)
            written.subject = short(text or old.text)
            if not text:
                written.delete("note", note)
            elif text != old.text:
                written.update("note", note, text=text, modified=now())
            tag_as_noted(self._db, written, old.article, text, old.text)
            drafts.drop(self._db, NotePlace(old.article, note=note))
        return written.change()
