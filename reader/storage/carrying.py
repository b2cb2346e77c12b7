"""Writing the marks and notes of one article at their places in another version of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.carrying import NOTES_APART, note_of, plan, says
from reader.errors import ConflictError
from reader.storage.annotations import of_article
from reader.storage.by_products import begin_work, tag_as_noted
from reader.storage.identity import new_uid, now
from reader.storage.whole import whole
from reader.values import Annotation, Note

if TYPE_CHECKING:
    from reader.carrying import Carrying
    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.storage.rows import Row
    from reader.values import ArticleId, Span


def carry_over(db: Database, written: Recording, source: ArticleId, target: ArticleId) -> Carrying:
    """Copy the marks and notes of an article to another one, which then is in progress.

    Raises:
        NotFoundError: one of the articles is no longer there.
    """
    carrying = plan(whole(db, source), whole(db, target))
    if carrying.new:
        carry(db, written, carrying)
        for item, _ in carrying.new:
            tag_as_noted(db, written, target, note_of(item))
        begin_work(written, target)
    return carrying


def carry(db: Database, written: Recording, carrying: Carrying) -> None:
    """Write what is ``new``; labels, notes, authors and origins are as they were.

    Raises:
        ConflictError: a quote does not stand at its place.
    """
    _refuse_misplaced(db, carrying)
    target, time = carrying.target, now()
    twins = {(mark.start, mark.end, mark.label): mark for mark in of_article(db, target)}
    marks: list[Row] = []
    for item, place in carrying.new:
        if isinstance(item, Annotation) and place:
            twin = twins.get((*place, item.label))
            if twin is None:
                marks.append(_mark_row(item, target, place, time))
            elif not says(twin.note, item.note):
                note = NOTES_APART.join(filter(None, (twin.note, item.note)))
                written.update("annotation", twin.id, note=note, modified=time)
    written.insert_many("annotation", marks)
    written.insert_many(
        "note",
        [_note_row(it, target, at, time) for it, at in carrying.new if isinstance(it, Note)],
    )


def _refuse_misplaced(db: Database, carrying: Carrying) -> None:
    text: str = db.value("SELECT text FROM article_text WHERE article_id = ?", (carrying.target,))
    for item, place in carrying.new:
        if place and text[place.start : place.end] != item.quote:
            raise ConflictError(f"“{item.quote}” is not at {place.start}–{place.end}.")


def _mark_row(mark: Annotation, article: ArticleId, place: Span, time: str) -> Row:
    return {
        "uid": new_uid(),
        "article_id": article,
        "start": place.start,
        "end": place.end,
        "quote": mark.quote,
        "label_id": mark.label,
        "note": mark.note,
        "author": mark.author,
        "origin": mark.origin.value,
        "created": time,
        "modified": time,
    }


def _note_row(note: Note, article: ArticleId, place: Span | None, time: str) -> Row:
    return {
        "uid": new_uid(),
        "article_id": article,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "quote": note.quote,
        "text": note.text,
        "author": note.author,
        "created": time,
        "modified": time,
    }
