"""The library: what the window, the command line and scripts get.

    from reader.library import Library

    with Library.open("news.postil") as library:
        for report in library.import_files(["articles/"]):
            print(report.outcome, report.uid, report.message)
        article = library.article(library.article_ids()[0])
        org = library.label("ORG")
        change = library.annotate(article.summary.id, 0, 4, org.id)
        library.undo()

Every method that writes does so in one transaction that is on the disk when it returns,
is one step of the history, and returns a `Change` that says what is different now.
Methods raise `UserError` for requests that can't be served and `StorageError` where the
file, the disk or another program is at fault; nothing is half done then.
"""

from __future__ import annotations

import getpass
import os
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reader import label_sets
from reader.errors import ReadOnlyError, StorageError, UserError
from reader.label_sets import NewLabel
from reader.markup import tags_in
from reader.storage import annotations as marks
from reader.storage import (
    articles,
    drafts,
    exports,
    intake,
    journal,
    label_changes,
    labels,
    migrations,
    notes,
    tags,
)
from reader.storage.changes import change_of, to_change
from reader.storage.database import Database
from reader.storage.identity import now
from reader.text import normalise
from reader.values import (
    ActionKind,
    Article,
    ArticleFilter,
    BlockKind,
    Change,
    NotePlace,
    Origin,
    Sort,
    Status,
)

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from types import TracebackType

    from reader.occurrences import Matching
    from reader.storage.journal import Recording, RowChange
    from reader.values import (
        Action,
        ActionId,
        Annotation,
        AnnotationId,
        AnnotationRow,
        ArticleId,
        ArticleSummary,
        Block,
        Counts,
        Detail,
        Draft,
        Imported,
        ImportedArticle,
        Label,
        LabelId,
        Note,
        NoteId,
        Occurrence,
        Step,
    )

PAGE = 500
"""How many summaries `Library.all_summaries` reads at a time."""


class Library:
    """One library file, opened; use it in the thread that opened it."""

    def __init__(self, db: Database, author: str) -> None:
        """Use `Library.open`."""
        self._db = db
        self.author = author

    # Opening and closing

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        create: bool = True,
        author: str | None = None,
        label_set: str = "news",
    ) -> Library:
        """Open the library at ``path``; make it, with ``label_set``, where there is none.

        ``author`` is written beside what is done; by default the name of the user.

        Raises:
            StorageError: it can't be opened: missing and not to be made, not a library,
                newer than this program, damaged, locked.
        """
        path = Path(path).absolute()  # the program may change its folder later
        _check_place(path, create=create)
        db = Database(path, read_only=_is_read_only(path))
        try:
            migrations.prepare(db, label_set if create else None)
        except BaseException:
            db.close()
            raise
        return cls(db, normalise(_user() if author is None else author))

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._db.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._db.read_only

    def another(self) -> Library:
        """Open the same file once more, for use in another thread (call it there)."""
        return Library.open(self.path, create=False, author=self.author)

    def interrupt(self) -> None:
        """Stop a query that runs in another thread; it raises `CancelledError` there."""
        self._db.interrupt()

    def wait_at_most(self, seconds: float) -> None:
        """Wait at most so long for another program to finish writing; 5 s where it isn't said."""
        self._db.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def version(self) -> int:
        """Return a number that changes when another connection has written."""
        version: int = self._db.value("PRAGMA data_version")
        return version

    # Reading

    def article_ids(
        self,
        wanted: ArticleFilter | None = None,
        order: Sort = Sort.NEWEST,
        limit: int = -1,
    ) -> array[int]:
        """Return the ids of the articles of a list, all or the first ``limit`` of them."""
        return articles.ids(self._db, wanted or ArticleFilter(), order, limit)

    def summaries(self, wanted: Sequence[ArticleId]) -> list[ArticleSummary]:
        """Return what a list shows of articles, in the order asked for; the gone are left out."""
        return list(self.all_summaries(wanted))

    def all_summaries(self, wanted: Sequence[ArticleId]) -> Iterator[ArticleSummary]:
        """Yield the summaries of any number of articles."""
        for start in range(0, len(wanted), PAGE):
            yield from articles.summaries(self._db, wanted[start : start + PAGE])

    def find(self, uid: str) -> ArticleId:
        """Return the id of the article with that uid, or with the only one that begins so.

        Raises:
            NotFoundError: there is none, or several begin so.
        """
        return articles.find(self._db, uid)

    def article(self, article: ArticleId) -> Article:
        """Return a whole article.

        Raises:
            NotFoundError: it is no longer in the library.
        """
        with self._db.snapshot():
            text, blocks, inlines, position = articles.text(self._db, article)
            return Article(
                self.summaries([article])[0],
                text,
                blocks,
                inlines,
                marks.of_article(self._db, article),
                notes.of_article(self._db, article),
                position,
            )

    def version_of(self, article: ArticleId) -> tuple[int | None, int | None]:
        """Return what is different when an action was done, undone or redone on an article."""
        return journal.version_of(self._db, article)

    def blocks(self, article: ArticleId) -> tuple[Block, ...]:
        """Return the blocks of an article."""
        return articles.blocks(self._db, article)

    def original(self, article: ArticleId) -> bytes:
        """Return the document that an article was made of, to the byte."""
        return articles.original(self._db, article)

    def counts(self) -> Counts:
        """Return how many articles each line of the sidebar holds."""
        return articles.counts(self._db)

    def labels(self) -> list[Label]:
        """Return the labels in their order."""
        return labels.all_labels(self._db)

    def label(self, name: str) -> Label:
        """Return the label of that name, case aside.

        Raises:
            NotFoundError: there is none.
        """
        return labels.by_name(self._db, name)

    def label_counts(self) -> dict[LabelId, int]:
        """Return how many marks there are of each label that has any, the trash included."""
        return labels.counts(self._db)

    def annotation_rows(self, wanted: Iterable[ArticleId]) -> Iterator[AnnotationRow]:
        """Yield the annotations of articles as rows of a table, by article and place."""
        return exports.annotation_rows(self._db, wanted)

    # Importing

    def import_files(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[Imported]:
        """Import files and folders; yield what became of each document, once it is on the disk.

        A document that can't be read is reported and the others still come in. ``stopped`` is
        asked now and then; where it says yes, the import ends, and all that came in was yielded.
        """
        from reader import importers

        self._refuse_read_only()
        files = importers.find_files(Path(path) for path in paths)
        return intake.take_in(
            self._db,
            ((file.name, partial(importers.read_file, file)) for file in files),
            self.author,
            stopped,
        )

    def import_documents(self, documents: Iterable[tuple[str, bytes]]) -> Iterator[Imported]:
        """Import documents from memory, each with its file name, as `import_files` does."""
        from reader import importers

        self._refuse_read_only()
        return intake.take_in(
            self._db,
            ((name, partial(importers.read_document, data, name)) for name, data in documents),
            self.author,
        )

    def import_document(self, data: bytes, name: str = "") -> Imported:
        """Import one document from memory; ``name`` is its file name, if it has one."""
        return next(self.import_documents([(name, data)]))

    def add_article(self, article: ImportedArticle) -> Imported:
        """Store an article that a script made.

        Raises:
            UserError: its text isn't normalised, or a block doesn't lie in it.
        """
        self._refuse_read_only()
        articles.refuse_malformed(article)
        return next(intake.take_in(self._db, [(article.file, lambda: article)], self.author))

    # Annotating

    def annotate(
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
        with self._recording(ActionKind.ANNOTATE) as written:
            self._mark(written, article, (start, end), label, note=note, origin=origin)
        return to_change(written)

    def annotate_as_new(self, article: ArticleId, start: int, end: int, name: str) -> Change:
        """Mark a span with a label of that name, which is made with it in the same step.

        The label gets colours of the palette and the first free digit.

        Raises:
            UserError: the span or the name can't be used.
            ConflictError: there is a label of that name.
        """
        with self._recording(ActionKind.ANNOTATE) as written:
            label = self._make_label(written, name)
            self._mark(written, article, (start, end), label)
        return to_change(written)

    def _mark(
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
        written.subject = self._named(quote, label)
        marks.add(
            self._db,
            written,
            article,
            span,
            quote,
            label=label,
            note=_note_text(note),
            author=self.author,
            origin=origin,
        )
        self._tag_as_noted(written, article, note)
        self._begin_work(written, article)

    def _make_label(self, written: Recording, name: str) -> LabelId:
        new = NewLabel(name, key=labels.free_key(self._db))
        return labels.add(self._db, written, new, None)

    def annotation(self, annotation: AnnotationId) -> Annotation:
        """Return one annotation.

        Raises:
            NotFoundError: it is no longer there.
        """
        return marks.get(self._db, annotation)

    def relabel(self, wanted: Sequence[AnnotationId], label: LabelId) -> Change:
        """Give annotations another label; all else about them stays.

        Raises:
            ConflictError: one of the spans has this label already.
        """
        with self._recording(ActionKind.RELABEL) as written:
            self._relabel(written, wanted, label)
        return to_change(written)

    def relabel_as_new(self, wanted: Sequence[AnnotationId], name: str) -> Change:
        """Give annotations a label of that name, which is made as `annotate_as_new` does."""
        with self._recording(ActionKind.RELABEL) as written:
            self._relabel(written, wanted, self._make_label(written, name))
        return to_change(written)

    def _relabel(self, written: Recording, wanted: Sequence[AnnotationId], label: LabelId) -> None:
        written.subject = self._named(self._quote(wanted), label)
        for annotation in map(self.annotation, wanted):
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
        with self._recording(ActionKind.MOVE) as written:
            old = self.annotation(annotation)
            quote = marks.quote_at(self._db, old.article, start, end)
            written.subject = self._named(quote, old.label)
            if (start, end) != (old.start, old.end):
                marks.refuse_twin(self._db, old.article, (start, end), old.label)
                values = {"start": start, "end": end, "quote": quote, "modified": now()}
                written.update("annotation", annotation, **values)
        return to_change(written)

    def remove(self, wanted: Sequence[AnnotationId]) -> Change:
        """Remove annotations, their notes with them."""
        with self._recording(ActionKind.REMOVE) as written:
            written.subject = self._named(self._quote(wanted), self.annotation(wanted[0]).label)
            for annotation in wanted:
                written.delete("annotation", annotation)
        return to_change(written)

    # All occurrences

    def occurrences(
        self,
        text: str,
        where: Sequence[ArticleId] | ArticleFilter | None = None,
        matching: Matching | None = None,
        progress: Callable[[float], None] = lambda _share: None,
    ) -> Iterator[Occurrence]:
        """Yield where ``text`` occurs in articles, by default in all that aren't in the trash.

        ``progress`` is called now and then with the share of the articles that are done, and
        may raise to stop the search.

        Raises:
            UserError: there is nothing in ``text`` that could be found.
        """
        from reader.occurrences import Matching
        from reader.storage import occurrences

        where = ArticleFilter() if where is None else where
        return occurrences.find(self._db, text, where, matching or Matching(), progress)

    def label_occurrences(
        self,
        wanted: Sequence[Occurrence],
        label: LabelId,
        *,
        working_on: ArticleId | None = None,
    ) -> Change:
        """Label occurrences, all in one step of the history; what has the label already stays.

        The work on the other articles but ``working_on`` has not begun with that.

        Raises:
            ConflictError: one of them is not in the text of its article.
        """
        from reader.storage import occurrences

        with self._recording(ActionKind.ANNOTATE) as written:
            name = labels.name(self._db, label)
            labelled = occurrences.label(self._db, written, wanted, label, self.author)
            if labelled:
                written.subject = f"{_several(labelled, wanted[0].quote)} · {name}"
            if labelled and working_on is not None:
                self._begin_work(written, working_on)
        return to_change(written)

    # Notes

    #
    # A ``#tag`` that comes into a note tags the article, in the same step. One that goes out
    # of it takes nothing off: the article may have it for other reasons.

    def note(self, annotation: AnnotationId, text: str) -> Change:
        """Write the note of an annotation; an empty text takes it away.

        Each ``#tag`` that the note didn't have before becomes a tag of the article.
        """
        text = _note_text(text)
        with self._recording(ActionKind.NOTE) as written:
            old = self.annotation(annotation)
            written.subject = _short(old.quote)
            if text != old.note:
                written.update("annotation", annotation, note=text, modified=now())
            self._tag_as_noted(written, old.article, text, old.note)
            drafts.drop(self._db, NotePlace(old.article, annotation=annotation))
        return to_change(written)

    def note_many(self, wanted: Sequence[AnnotationId], text: str) -> Change:
        """Write the same note on annotations; an empty text takes theirs away."""
        text = _note_text(text)
        with self._recording(ActionKind.NOTE) as written:
            written.subject = _short(self._quote(wanted))
            noted = [each for each in wanted if self.annotation(each).note != text]
            written.update_many("annotation", noted, note=text, modified=now())
        return to_change(written)

    def add_note(
        self, article: ArticleId, text: str, start: int | None = None, end: int | None = None
    ) -> Change:
        """Put a note on an article, or on a span of it (code points) that needs no label.

        Each ``#tag`` in it becomes a tag of the article.

        Raises:
            UserError: the text is empty, or the span not inside the article.
        """
        text = _note_text(text)
        if not text:
            raise UserError("A note needs a text.")
        if (start is None) != (end is None):
            raise UserError("A span needs both a start and an end.")
        span = None if start is None or end is None else (start, end)
        with self._recording(ActionKind.NOTE) as written:
            written.subject = _short(text)
            notes.add(self._db, written, article, span, text=text, author=self.author)
            self._tag_as_noted(written, article, text)
            self._begin_work(written, article)
            drafts.drop(self._db, NotePlace(article, start=start, end=end))
        return to_change(written)

    def find_note(self, note: NoteId) -> Note:
        """Return a note on an article, or on a span without a label.

        Raises:
            NotFoundError: it is no longer there.
        """
        return notes.get(self._db, note)

    def change_note(self, note: NoteId, text: str) -> Change:
        """Write a note anew; an empty text removes it.

        Each ``#tag`` that it didn't have before becomes a tag of the article.
        """
        text = _note_text(text)
        with self._recording(ActionKind.NOTE) as written:
            old = notes.get(self._db, note)
            written.subject = _short(text or old.text)
            if not text:
                written.delete("note", note)
            elif text != old.text:
                written.update("note", note, text=text, modified=now())
            self._tag_as_noted(written, old.article, text, old.text)
            drafts.drop(self._db, NotePlace(old.article, note=note))
        return to_change(written)

    def keep_draft(self, place: NotePlace, text: str) -> None:
        """Keep what is being typed in a note, for the case that it can't be finished.

        No step of the history. The draft goes when the note is written, or is dropped.

        Raises:
            NotFoundError: what the note is on is gone.
        """
        self._refuse_read_only()
        drafts.keep(self._db, place, normalise(text))

    def drop_draft(self, place: NotePlace) -> None:
        """Forget what was typed in a note and not kept."""
        self._refuse_read_only()
        drafts.drop(self._db, place)

    def drafts(self) -> list[Draft]:
        """Return what was being typed and is no note yet, the newest first.

        Drafts on what is gone are left out; they come back with it.
        """
        return drafts.all_drafts(self._db)

    # The state of articles

    def set_read(self, wanted: Sequence[ArticleId], *, read: bool) -> Change:
        """Mark articles as read or unread."""
        kind = ActionKind.READ if read else ActionKind.UNREAD
        return self._update_articles(kind, wanted, read=int(read))

    def set_starred(self, wanted: Sequence[ArticleId], *, starred: bool) -> Change:
        """Star articles, or take the star away."""
        kind = ActionKind.STAR if starred else ActionKind.UNSTAR
        return self._update_articles(kind, wanted, starred=int(starred))

    def set_status(self, wanted: Sequence[ArticleId], status: Status) -> Change:
        """Say how far the work on articles is; what is done is read."""
        values: dict[str, object] = {"status": status.value}
        if status is Status.DONE:
            values["read"] = 1
        return self._update_articles(ActionKind.STATUS, wanted, **values)

    def trash(self, wanted: Sequence[ArticleId]) -> Change:
        """Put articles into the trash; those that lie there stay as they are."""
        with self._recording_of(ActionKind.TRASH, wanted) as written:
            for article in wanted:
                if written.row("article", article)["trashed"] is None:
                    written.update("article", article, trashed=now())
        return to_change(written)

    def restore(self, wanted: Sequence[ArticleId]) -> Change:
        """Take articles out of the trash."""
        return self._update_articles(ActionKind.RESTORE, wanted, trashed=None)

    def empty_trash(self) -> int:
        """Delete the articles in the trash for good; the one thing that can't be undone.

        Returns how many there were. The history forgets them.
        """
        self._refuse_read_only()
        with self._db.transaction():
            gone = articles.trashed(self._db)
            for draft in drafts.all_drafts(self._db):
                if draft.place.article in gone:
                    drafts.drop(self._db, draft.place)
            for article in gone:
                journal.forget_article(self._db, article)
            articles.delete(self._db, gone)
            journal.forget_empty_actions(self._db)
        return len(gone)

    def tag(self, wanted: Sequence[ArticleId], name: str) -> Change:
        """Tag articles.

        Raises:
            UserError: the name is empty.
        """
        name = _tag_name(name)
        with self._recording_of(ActionKind.TAG, wanted) as written:
            written.subject = f"#{name}"
            tags.add(self._db, written, wanted, name)
        return to_change(written)

    def untag(self, wanted: Sequence[ArticleId], name: str) -> Change:
        """Take a tag off articles; a tag that nothing has any more is shown no longer."""
        name = _tag_name(name)
        with self._recording_of(ActionKind.UNTAG, wanted) as written:
            written.subject = f"#{name}"
            tags.remove(self._db, written, wanted, name)
        return to_change(written)

    def set_boilerplate(self, article: ArticleId, offset: int, *, boilerplate: bool) -> Change:
        """Mark the block at ``offset`` as boilerplate, or as a paragraph.

        Raises:
            UserError: there is no block at ``offset``.
        """
        kind = BlockKind.BOILERPLATE if boilerplate else BlockKind.PARAGRAPH
        with self._recording_of(ActionKind.BOILERPLATE, [article]) as written:
            blocks = articles.with_block_kind(self.blocks(article), offset, kind)
            written.update("article_text", article, blocks=articles.dump_blocks(blocks))
        return to_change(written)

    def keep_position(self, article: ArticleId, offset: int) -> None:
        """Remember the offset that an article was read to; no step of the history."""
        if not self.read_only:
            articles.keep_position(self._db, article, offset)

    def mark_opened(self, article: ArticleId) -> Change | None:
        """Mark an unread article as read because it was opened; no step of the history."""
        if self.read_only or not articles.mark_read(self._db, article):
            return None
        return Change(ActionKind.READ, "", articles=frozenset([article]), listed=True)

    # Labels

    def add_label(
        self,
        name: str,
        colour: str = "",
        *,
        tint: str = "",
        key: str = "",
        description: str = "",
        parent: LabelId | None = None,
    ) -> Change:
        """Add a label behind the others; ``parent`` is the label that it is a kind of.

        Without colours it gets those of the palette that are farthest from the ones in use.

        Raises:
            UserError: the name is empty, a colour is none, or the parent is a kind itself.
            ConflictError: another label has the name, case aside, or the key.
        """
        new = NewLabel(name, colour, tint, key, description)
        with self._recording(ActionKind.ADD_LABEL) as written:
            added = labels.add(self._db, written, new, parent)
            written.subject = labels.name(self._db, added)
        return to_change(written)

    def change_label(self, label: Label) -> Change:
        """Make the label with that id what ``label`` says: all but uid and position.

            library.change_label(dataclasses.replace(library.label("ORG"), name="BODY"))

        Raises:
            UserError, ConflictError: see `add_label`.
        """
        with self._recording(ActionKind.CHANGE_LABEL) as written:
            old = labels.name(self._db, label.id)
            labels.change(self._db, written, label)
            new = labels.name(self._db, label.id)
            written.subject = old if old == new else f"{old} → {new}"
        return to_change(written)

    def move_label(self, label: LabelId, position: int) -> Change:
        """Put a label at a place, from 0, among those with the same parent."""
        with self._recording(ActionKind.CHANGE_LABEL) as written:
            written.subject = labels.name(self._db, label)
            labels.move(self._db, written, label, position)
        return to_change(written)

    def merge_labels(self, merged: Sequence[LabelId], into: LabelId) -> Change:
        """Give the marks of labels to another one, and remove the labels.

        Where a span has both, one mark stays, with the notes of both.

        Raises:
            NotFoundError: one of the labels is no longer there.
        """
        gone = [label for label in dict.fromkeys(merged) if label != into]
        with self._recording(ActionKind.MERGE_LABELS) as written:
            names = ", ".join(labels.name(self._db, label) for label in gone)
            written.subject = f"{_short(names)} → {labels.name(self._db, into)}"
            label_changes.merge(self._db, written, gone, into)
        return to_change(written)

    def delete_label(self, label: LabelId, *, with_annotations: bool = False) -> Change:
        """Remove a label; its kinds become labels of their own.

        Raises:
            ConflictError: it has marks, and they are not to go with it.
        """
        with self._recording(ActionKind.DELETE_LABEL) as written:
            gone = labels.get(self._db, label)
            written.subject = gone.name
            label_changes.delete(self._db, written, gone, with_annotations=with_annotations)
        return to_change(written)

    def add_label_set(self, name: str) -> Change:
        """Add the missing labels of a shipped set (see `reader.label_sets.PRESETS`).

        Raises:
            NotFoundError: there is no such set.
        """
        return self._take_in(name, label_sets.preset(name), replace=False)

    def label_set(self) -> dict[str, object]:
        """Return the labels as a set that JSON can hold, see `reader.label_sets`."""
        return label_sets.write(self.path.stem, self.labels())

    def import_label_set(self, data: bytes | str, *, replace: bool = False) -> Change:
        """Add the labels of a set in JSON; those of the same name stay, or are replaced.

        A label that stays keeps its key, and one that is replaced takes the set's.

        Raises:
            UserError: it is not a set of labels, or contradicts itself or the library.
        """
        labels_ = label_sets.read(data)
        return self._take_in(", ".join(label.name for label in labels_), labels_, replace=replace)

    def _take_in(self, subject: str, new: Sequence[NewLabel], *, replace: bool) -> Change:
        with self._recording(ActionKind.LABELS) as written:
            written.subject = _short(subject)
            label_changes.take_in(self._db, written, new, replace=replace)
        return to_change(written)

    # History

    def undo(self) -> Change | None:
        """Undo the newest action that holds, whenever and wherever it was done.

        Returns what changed, or None where there is nothing to undo.

        Raises:
            ConflictError: another program has changed the same rows since.
        """
        self._refuse_read_only()
        return _as_change(journal.undo(self._db))

    def redo(self) -> Change | None:
        """Do again what was undone last; None where there is nothing to redo.

        Raises:
            ConflictError: another program has changed the same rows since.
        """
        self._refuse_read_only()
        return _as_change(journal.redo(self._db))

    def undo_action(self, action: ActionId) -> Change:
        """Undo any step of the history by a new step, which can be undone as well.

        That an article is in progress since a mark was made stays where it has other marks
        or notes, or where its status was changed later.

        Raises:
            NotFoundError: the history doesn't know the step.
            BuiltUponError: a later step builds on it and has to be undone first.
            ConflictError: it is undone already, or another program changed what it left.
        """
        from reader.storage import undoing

        self._refuse_read_only()
        return to_change(undoing.undo_action(self._db, action, self.author))

    def next_steps(self) -> tuple[Action | None, Action | None]:
        """Return the actions that `undo` and `redo` would take."""
        return journal.next_steps(self._db)

    def history(
        self,
        article: ArticleId | None = None,
        limit: int = 100,
        *,
        before: ActionId | None = None,
        matching: Callable[[Action], bool] = lambda _action: True,
    ) -> list[Action]:
        """Return the newest actions first, of one article or of the library.

        Only those older than the action ``before`` count, and of them the ones that
        ``matching`` takes: so the history can be read a page at a time.
        """
        return journal.history(self._db, article, limit, before=before, matching=matching)

    def changes_of(self, action: ActionId, limit: int = 500) -> tuple[Detail, ...]:
        """Return what an action changed, with what it was before, at most ``limit`` details."""
        from reader.storage import details

        return details.of_action(self._db, action, limit)

    def history_of(self, annotation: AnnotationId) -> list[Step]:
        """Return what was done to an annotation, in order; what was undone is left out."""
        from reader.storage import details

        return details.of_annotation(self._db, annotation)

    # The file

    def problems(self) -> Iterator[str]:
        """Check the whole file; yield a sentence for each thing that is wrong with it."""
        from reader.storage import integrity

        return integrity.problems(self._db)

    def rebuild_index(self) -> None:
        """Make the search index anew from the texts."""
        from reader.storage import integrity

        self._refuse_read_only()
        integrity.rebuild_index(self._db)

    def backup(
        self,
        target: str | os.PathLike[str],
        progress: Callable[[float], None] = lambda _share: None,
    ) -> None:
        """Write a whole copy of the library to ``target``, which is replaced at the end.

        Raises:
            StorageError: the copy can't be written or isn't whole; ``target`` is as it was.
        """
        from reader.storage import integrity

        integrity.backup(self._db, Path(target), progress)

    # Inside

    def _recording(self, kind: ActionKind) -> AbstractContextManager[Recording]:
        self._refuse_read_only()
        return journal.recording(self._db, kind, self.author)

    @contextmanager
    def _recording_of(self, kind: ActionKind, wanted: Sequence[ArticleId]) -> Iterator[Recording]:
        if not wanted:
            raise UserError("No article is selected.")
        with self._recording(kind) as written:
            written.subject = self._titled(wanted)
            yield written

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise ReadOnlyError(
                f"The library “{self.path.name}” can only be read; "
                "change its permissions or copy it elsewhere."
            )

    def _update_articles(
        self, kind: ActionKind, wanted: Sequence[ArticleId], **values: object
    ) -> Change:
        with self._recording_of(kind, wanted) as written:
            for article in wanted:
                written.update("article", article, **values)
        return to_change(written)

    def _begin_work(self, written: Recording, article: ArticleId) -> None:
        if written.row("article", article)["status"] == Status.NEW:
            written.update("article", article, status=Status.READING.value, read=1)

    def _tag_as_noted(
        self, written: Recording, article: ArticleId, text: str, before: str = ""
    ) -> None:
        known = tags_in(before)
        for name in tags_in(text):
            if name not in known:
                tags.add(self._db, written, [article], name)

    def _titled(self, wanted: Sequence[ArticleId]) -> str:
        if len(wanted) > 1:
            return f"{len(wanted)} articles"
        found = self.summaries(wanted)
        return _short(found[0].title) if found else ""

    def _quote(self, wanted: Sequence[AnnotationId]) -> str:
        if not wanted:
            raise UserError("No mark is selected.")
        first = self.annotation(wanted[0])
        return first.quote if len(wanted) == 1 else f"{len(wanted)} marks"

    def _named(self, quote: str, label: LabelId) -> str:
        return f"{_short(quote)} · {labels.name(self._db, label)}"


LONGEST_SUBJECT = 60


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SUBJECT else line[: LONGEST_SUBJECT - 1] + "…"


def _several(count: int, quote: str) -> str:
    return _short(quote) if count == 1 else f"{count} × “{_short(quote)}”"


def _note_text(text: str) -> str:
    text = normalise(text)
    return "" if text.isspace() else text


def _tag_name(name: str) -> str:
    name = tags.clean_name(name)
    if not name:
        raise UserError("A tag needs a name.")
    return name


def _as_change(step: tuple[Action, list[RowChange]] | None) -> Change | None:
    return None if step is None else change_of(step[0].kind, step[0].subject, step[1])


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the system's list
        return ""


def _check_place(path: Path, *, create: bool) -> None:
    try:
        is_there, is_file = path.exists(), path.is_file()
    except OSError as error:  # a folder on the way may not be entered, or a name is too long
        raise StorageError(f"“{path.name}” can't be reached: {error.strerror}.") from error
    if is_there and not is_file:
        kind = "a folder" if path.is_dir() else "a device or a pipe"
        raise StorageError(f"“{path.name}” is {kind}, not a library; choose a file.")
    if is_there:
        return
    if not create:
        raise StorageError(f"There is no library “{path.name}”; check the name, or make one.")
    if not path.parent.is_dir():
        raise StorageError(
            f"The folder “{path.parent}” is not there; make it, or choose another place."
        )


def _is_read_only(path: Path) -> bool:
    place = path.resolve()  # SQLite puts its log beside the file that a link leads to
    writable = os.access(place, os.W_OK) and os.access(place.parent, os.W_OK)
    return place.exists() and not writable
