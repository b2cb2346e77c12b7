"""The annotations of a library: spans of articles with a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.subjects import labelled, quoted
from reader.storage import annotations as marks
from reader.storage import labels
from reader.storage.by_products import begin_work, note_text, tag_as_noted
from reader.storage.identity import now
from reader.values import ActionKind, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.library.store import Store
    from reader.storage.journal import Recording
    from reader.values import Annotation, AnnotationId, AnnotationRow, ArticleId, Change, LabelId


class Marks:
    """The annotations of a library."""

    def __init__(self, store: Store) -> None:
        """Use `Library.marks`."""
        self._store = store
        self._db = store.db

    def get(self, annotation: AnnotationId) -> Annotation:
        """Return one annotation.

        Raises:
            NotFoundError: it is no longer there.
        """
        return marks.get(self._db, annotation)

    def rows(
        self,
        wanted: Iterable[ArticleId],
        leave_out: Callable[[ArticleId], object] | None = None,
    ) -> Iterator[AnnotationRow]:
        """Yield the annotations of articles as rows of a table, by article and place.

        ``leave_out`` is told of articles that a damaged file doesn't give back; without it, the
        first of them is an error.
        """
        from reader.storage import exports

        return exports.annotation_rows(self._db, wanted, leave_out)

    def add(
        self,
        article: ArticleId,
        start: int,
        end: int,
        label: LabelId,
        *,
        note: str = "",
        origin: Origin = Origin.HAND,
    ) -> Change:
        """Mark the span ``[start, end)`` of an article, in code points, with a label.

        An article that was new is in progress from now on.

        Raises:
            UserError: the span is empty or not inside the text.
            ConflictError: the same span has this label already.
        """
        with self._store.recording(ActionKind.ANNOTATE) as written:
            self._add(written, article, (start, end), label, note=note, origin=origin)
        return written.change()

    def add_as_new(self, article: ArticleId, start: int, end: int, name: str) -> Change:
        """Mark a span with a label of that name, which is made with it in the same step.

        The label gets colours of the palette and the first free digit.

        Raises:
            UserError: the span or the name can't be used.
            ConflictError: there is a label of that name.
        """
        with self._store.recording(ActionKind.ANNOTATE) as written:
            label = labels.make(self._db, written, name)
            self._add(written, article, (start, end), label)
        return written.change()

    def _add(
        self,
        written: Recording,
        article: ArticleId,
        span: tuple[int, int],
        label: LabelId,
        *,
        note: str = "",
        origin: Origin = Origin.HAND,
    ) -> None:
        quote = marks.quote_at(self._db, article, *span)
        written.subject = labelled(self._db, quote, label)
        marks.add(
            self._db,
            written,
            article,
            span,
            quote,
            label=label,
            note=note_text(note),
            author=self._store.author,
            origin=origin,
        )
        tag_as_noted(self._db, written, article, note)
        begin_work(written, article)

    def relabel(self, wanted: Sequence[AnnotationId], label: LabelId) -> Change:
        """Give annotations another label; all else about them stays.

        Raises:
            ConflictError: one of the spans has this label already.
        """
        with self._store.recording(ActionKind.RELABEL) as written:
            self._relabel(written, wanted, label)
        return written.change()

    def relabel_as_new(self, wanted: Sequence[AnnotationId], name: str) -> Change:
        """Give annotations a label of that name, which is made as `add_as_new` does."""
        with self._store.recording(ActionKind.RELABEL) as written:
            self._relabel(written, wanted, labels.make(self._db, written, name))
        return written.change()

    def _relabel(self, written: Recording, wanted: Sequence[AnnotationId], label: LabelId) -> None:
        written.subject = labelled(self._db, quoted(self._db, wanted), label)
        for annotation in map(self.get, wanted):
            if annotation.label != label:
                span = annotation.start, annotation.end
                marks.refuse_twin(self._db, annotation.article, span, label)
                written.update("annotation", annotation.id, label_id=label, modified=now())

    def move(self, annotation: AnnotationId, start: int, end: int) -> Change:
        """Give an annotation other boundaries.

        Raises:
            UserError: the span is empty or not inside the text.
            ConflictError: that span has this label already.
        """
        with self._store.recording(ActionKind.MOVE) as written:
            old = self.get(annotation)
            quote = marks.quote_at(self._db, old.article, start, end)
            written.subject = labelled(self._db, quote, old.label)
            if (start, end) != (old.start, old.end):
                marks.refuse_twin(self._db, old.article, (start, end), old.label)
                values = {"start": start, "end": end, "quote": quote, "modified": now()}
                written.update("annotation", annotation, **values)
        return written.change()

    def remove(self, wanted: Sequence[AnnotationId]) -> Change:
        """Remove annotations, their notes with them."""
        with self._store.recording(ActionKind.REMOVE) as written:
            quote = quoted(self._db, wanted)
            written.subject = labelled(self._db, quote, self.get(wanted[0]).label)
            for annotation in wanted:
                written.delete("annotation", annotation)
        return written.change()
