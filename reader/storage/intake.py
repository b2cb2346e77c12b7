"""Taking documents into the library: duplicates told, batches committed, one action for all."""

from __future__ import annotations

from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from reader.errors import UserError
from reader.storage import articles, journal, tags
from reader.text import normalise
from reader.values import ActionKind, Imported, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.storage.database import Database
    from reader.values import ActionId, ImportedArticle

BATCH_SECONDS = 0.04
"""How long one transaction of an import may hold the others' writes up."""

BATCH_SIZE = 200


def take_in(
    db: Database, documents: Iterable[tuple[str, Callable[[], ImportedArticle]]], author: str
) -> Iterator[Imported]:
    """Store documents, each given as file name and how to read it; yield what became of each.

    What is yielded is on the disk. One that can't be read doesn't stop the others. All
    that came in is one action of the history, however many transactions it took; where
    something else was done in between, the rest is another one.
    """
    intake = _Intake(db, author)
    source = iter(documents)
    while batch := list(islice(_within(source, BATCH_SECONDS), BATCH_SIZE)):
        yield from intake.store(batch)


def _within(
    documents: Iterator[tuple[str, Callable[[], ImportedArticle]]], seconds: float
) -> Iterator[tuple[str, ImportedArticle | UserError]]:
    """Yield documents, read, until the time is up; reading needs no lock."""
    end = monotonic() + seconds
    for file, read in documents:
        yield file, _read(read)
        if monotonic() > end:
            return


def _read(read: Callable[[], ImportedArticle]) -> ImportedArticle | UserError:
    try:
        article = read()
        articles.refuse_malformed(article)
    except UserError as error:
        return error
    return article


class _Intake:
    """One import: the action that its batches belong to."""

    def __init__(self, db: Database, author: str) -> None:
        self._db = db
        self._author = author
        self._action: ActionId | None = None
        self._count = 0

    def store(self, batch: list[tuple[str, ImportedArticle | UserError]]) -> list[Imported]:
        with self._db.transaction():
            written = journal.Recording(self._db, ActionKind.IMPORT)
            reports = [self._store_one(written, file, article) for file, article in batch]
            if written.changes:
                self._append(written.changes)
        return reports

    def _store_one(
        self, written: journal.Recording, file: str, article: ImportedArticle | UserError
    ) -> Imported:
        file = normalise(file)  # a name on the disk need not be UTF-8
        if isinstance(article, UserError):
            return Imported(Outcome.FAILED, "", str(article), file)
        twin = articles.twin(self._db, article.text)
        if twin is not None:
            return _welcome_back(written, twin, file)
        id_, uid = articles.add(self._db, article)
        written.appeared(id_)
        for name in filter(None, map(tags.clean_name, article.tags)):
            tags.add(self._db, written, [id_], name)
        return Imported(Outcome.NEW, uid, article.title, file)

    def _append(self, changes: list[journal.RowChange]) -> None:
        if self._action is None or not journal.may_go_on(self._db, self._action):
            self._action = journal.begin(self._db, ActionKind.IMPORT, "", self._author)
            self._count = 0
        self._count += sum(change.table == "article" for change in changes)
        subject = "1 article" if self._count == 1 else f"{self._count} articles"
        self._db.execute("UPDATE action SET subject = ? WHERE id = ?", (subject, self._action))
        journal.append(self._db, self._action, changes)


def _welcome_back(
    written: journal.Recording, twin: tuple[int, str, str, str | None], file: str
) -> Imported:
    """Report the article that was there before, taken out of the trash if it lay there."""
    id_, uid, title, trashed = twin
    if trashed is not None:
        written.update("article", id_, trashed=None)
        title = f"{title} (restored from the trash)"
    return Imported(Outcome.DUPLICATE, uid, title, file)
