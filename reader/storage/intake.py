"""Taking documents into the library: duplicates told, batches committed, one action for all."""

from __future__ import annotations

from collections import deque
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from reader.errors import ConflictError, UserError
from reader.index_text import prepare
from reader.near_duplicates import Verdict
from reader.storage import (
    collections,
    index,
    journal,
    known,
    metadata,
    near_duplicates,
    notes,
    tags,
    texts,
)
from reader.storage.learning import Learning
from reader.text import normalise
from reader.values import ActionKind, Imported, Outcome, Succession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.index_text import Prepared
    from reader.storage.database import Database
    from reader.storage.index import Described
    from reader.storage.known import Known
    from reader.values import ActionId, ArticleId, CollectionId, ImportedArticle

    Read = tuple[str, ImportedArticle | UserError | ArticleId, Prepared | None]
    """What was read of a file; of a document that is known, it is the article made of it."""
    Sound = tuple[ImportedArticle, Prepared]
    Coming = tuple[str, Sound | UserError | ArticleId]

BATCH_SIZE, BATCH_SECONDS = 500, 0.25
"""How many articles are waited for, and how long, before they are stored."""
STORING_SECONDS, BRIEFLY, CONSIDERATE_SECONDS = 0.1, 0.015, 10.0
"""How long the articles of one transaction are stored, which takes as long again to index them;
how long after somebody else was found writing, or waited for it; and how long it is so then.

What is stored in few large transactions takes a tenth less of the time.
"""


def take_in(
    db: Database,
    read: Iterable[Read],
    author: str,
    stopped: Callable[[], bool] = lambda: False,
    into: CollectionId | None = None,
    *,
    chosen: bool = False,
) -> Iterator[Imported]:
    """Store what was read, each with the name of its file; yield what became of each.

    What the library has already is told as a duplicate: the same text, the same document
    (unless a person has ``chosen`` how to read it), the same words at the same address or in
    the same file. With other words it is a new version, linked with the earlier one, whose
    marks and notes are carried over.

    What is yielded is on the disk, and in the collection ``into``, duplicates too. ``stopped``
    is asked before each transaction; where it says yes, all that came in was yielded. One that
    can't be read doesn't stop the others. All that came in is one action of the history, however
    many transactions it took, and whatever is done in between; but for what builds on that.

    What is next is taken in another thread from those who read, while what was before it is
    stored: nobody waits there for SQLite, nor here for them.

    Raises:
        ConflictError: another program, or another part of this one, has undone the import.
    """
    from concurrent.futures import ThreadPoolExecutor

    intake = _Intake(db, author, into, chosen=chosen)
    coming = iter(read)
    with ThreadPoolExecutor(1) as ahead:
        batch = _next_batch(coming)
        while batch and not stopped():
            following = ahead.submit(_next_batch, coming)
            yield from intake.store(batch, stopped)
            batch = following.result()
    intake.learn(stopped)
    index.tidy(db, intake.indexed)


def _next_batch(coming: Iterator[Read]) -> deque[Coming]:
    """Return what is read next, as many as come in the time; reading needs no lock."""
    end = monotonic() + BATCH_SECONDS
    batch: deque[Coming] = deque()
    for file, article, prepared in islice(coming, BATCH_SIZE):
        batch.append((file, _sound(article, prepared)))
        if monotonic() > end:
            break
    return batch


def _sound(
    article: ImportedArticle | UserError | ArticleId, prepared: Prepared | None
) -> Sound | UserError | ArticleId:
    """Return the article, and what is indexed of it, or why it is none that can be stored."""
    if isinstance(article, (UserError, int)):
        return article
    try:
        texts.refuse_malformed(article)
    except UserError as error:
        return error
    return article, prepared or prepare(article.text, normalise(article.title))


class _Intake:
    """One import: the action that its batches belong to."""

    def __init__(
        self, db: Database, author: str, into: CollectionId | None, *, chosen: bool
    ) -> None:
        self._db = db
        self._author = author
        self._into = into
        self._chosen = chosen
        self._last: int = db.value("SELECT max(id) FROM article") or 0
        """The last article that was there before: of one document several may come."""
        self._action: ActionId | None = None
        self._count = 0
        self._considerate_until = 0.0
        self.indexed = 0
        """How many articles went into the index."""
        self._new: list[tuple[Described, Prepared]] = []
        self._learning = Learning(db)
        self._restored: set[ArticleId] = set()
        """What came out of the trash: they are no versions of each other, as what is new."""
        self._names: dict[str, str] = {}
        """Of sources by their hosts, as a list that came in tells."""

    def store(self, batch: deque[Coming], stopped: Callable[[], bool]) -> Iterator[Imported]:
        """Store a batch, in transactions for which nobody waits long; yield what came of each."""
        while batch and not stopped():
            with self._db.transaction(patient=True):
                reports = self._store_some(self._as_many_as_may_be(batch))
                index.take_in(self._db)
            yield from reports

    def _as_many_as_may_be(self, batch: deque[Coming]) -> Iterator[Coming]:
        """Yield what one transaction stores, and take it out of ``batch``."""
        if self._db.has_waited:
            self._be_considerate()
        start = monotonic()
        end = start + (BRIEFLY if start < self._considerate_until else STORING_SECONDS)
        while batch:
            yield batch.popleft()
            if self._db.is_awaited():
                self._be_considerate()
                return
            if monotonic() > end:
                return

    def _be_considerate(self) -> None:
        self._considerate_until = monotonic() + CONSIDERATE_SECONDS

    def _store_some(self, some: Iterable[Coming]) -> list[Imported]:
        if self._action and not journal.holds(self._db, self._action):
            raise ConflictError(
                "This import was undone while it went on: what came in lies in the trash, "
                "and the rest was left out."
            )
        written = journal.Recording(self._db, ActionKind.IMPORT)
        if self._into is not None and not collections.exists(self._db, self._into):
            self._into = None  # another program has deleted it meanwhile
        reports = [self._store_one(written, file, read) for file, read in some]
        if written.changes:
            self._append(self._action_for(written.changes), written.changes)
        index.hand_in(self._db, self._new)
        self.indexed += len(self._new)
        self._new.clear()
        return reports

    def learn(self, stopped: Callable[[], bool]) -> None:
        """Learn what is boilerplate in what came in, and mark it there, a source at a time."""
        for source in self._learning.sources():
            with self._db.transaction(patient=True):
                if stopped() or not self._action or not self._may_learn(self._action):
                    return
                written = journal.Recording(self._db, ActionKind.IMPORT)
                self._learning.learn(written, source)
                if written.changes:
                    self._append(self._action, written.changes)

    def _may_learn(self, action: ActionId) -> bool:
        """Tell whether what is learned can be of the import; else the next one learns it."""
        return journal.holds(self._db, action) and journal.is_apart(
            self._db, action, ("article_text", "boilerplate_line")
        )

    def _store_one(
        self, written: journal.Recording, file: str, read: Sound | UserError | ArticleId
    ) -> Imported:
        file = normalise(file)  # a name on the disk need not be UTF-8
        if isinstance(read, UserError):
            return Imported(Outcome.FAILED, "", str(read), file)
        if isinstance(read, int):
            return self._tell_known(written, file, read)
        article, prepared = read
        for host, name in article.source_names:
            self._names[host] = name
            metadata.name_source(written, host, name)
        article = article._replace(source=self._names.get(article.source, article.source))
        twin, sameness, earlier = self._known(article)
        if twin is not None:
            self._collect(written, twin.id)
            succession = None
            if twin.trashed is not None:
                succession = self._succeed_again(written, article, twin.id)
                self._restored.add(twin.id)
            return _welcome_back(written, twin, sameness, file, succession)
        blocks, article = article.blocks, self._learning.marked(article)
        words = prepared.words if article.blocks == blocks else None  # some are none now
        id_, uid = texts.add(self._db, article, words)
        self._learning.take_note(written, article, id_)
        written.appeared(id_)
        self._new.append((_described(id_, article), prepared))
        for name in filter(None, map(tags.clean_name, article.tags)):
            tags.add(self._db, written, [id_], name)
        for note in filter(str.strip, map(normalise, article.notes)):
            notes.add(self._db, written, id_, None, text=note.strip(), author=self._author)
        self._collect(written, id_)
        succession = earlier and self._succeed(written, earlier, id_)
        return Imported(Outcome.NEW, uid, article.title, file, succession)

    def _tell_known(self, written: journal.Recording, file: str, article: ArticleId) -> Imported:
        twin = known.with_id(self._db, article)
        if twin is None:  # another program has deleted it a moment ago
            return Imported(Outcome.FAILED, "", "Its article was just deleted; try again.", file)
        self._collect(written, article)
        return _welcome_back(written, twin, "", file)

    def _known(self, article: ImportedArticle) -> tuple[Known | None, str, Known | None]:
        """Return the same article, why it is that, and the one that this is a new version of."""
        twin = known.with_text(self._db, article.text)
        if twin is not None:
            return twin, "", None
        if not self._chosen:
            twin = known.with_document(self._db, article, self._last)
            if twin is not None:
                return twin, "the same document", None
        earlier, is_same = known.earlier_version(self._db, article, self._last) or (None, False)
        return (earlier, "the same words", None) if is_same else (None, "", earlier)

    def _succeed(self, written: journal.Recording, earlier: Known, id_: ArticleId) -> Succession:
        """Link an article with the earlier version, and carry over what was done on that."""
        from reader.storage.carrying import carry_over

        near_duplicates.decide(self._db, written, id_, earlier.id, Verdict.LINKED)
        carrying = carry_over(self._db, written, earlier.id, id_)
        quotes = tuple(item.quote for item in carrying.lost)
        return Succession(earlier.uid, earlier.title, len(carrying.new), quotes)

    def _succeed_again(
        self, written: journal.Recording, article: ImportedArticle, id_: ArticleId
    ) -> Succession | None:
        """Make what comes out of the trash the new version that it is, unless it was decided."""
        earlier, is_same = known.earlier_version(self._db, article, self._last) or (None, False)
        if earlier is None or is_same or earlier.id > id_ or earlier.id in self._restored:
            return None
        said = near_duplicates.verdict(self._db, id_, earlier.id)
        is_open = said in {None, Verdict.FOUND}
        return self._succeed(written, earlier, id_) if is_open else None

    def _collect(self, written: journal.Recording, article: ArticleId) -> None:
        if self._into is not None and not collections.holds(self._db, self._into, article):
            row = {"article_id": article, "collection_id": self._into}
            written.insert("article_collection", row)

    def _action_for(self, changes: list[journal.RowChange]) -> ActionId:
        """Return the action of the import, or another one if ``changes`` can't be of that."""
        if self._action is None or not journal.may_take(self._db, self._action, changes):
            self._action = journal.begin(self._db, ActionKind.IMPORT, "", self._author)
            self._count = 0
        return self._action

    def _append(self, action: ActionId, changes: list[journal.RowChange]) -> None:
        self._count += len({each.row_id for each in changes if each.table == "article"})
        subject = "1 article" if self._count == 1 else f"{self._count} articles"
        self._db.execute("UPDATE action SET subject = ? WHERE id = ?", (subject, action))
        journal.append(self._db, action, changes)
        journal.keep_indexed(self._db, changes)


def _described(id_: int, article: ImportedArticle) -> Described:
    said = map(normalise, (article.title, article.source, article.byline))
    return index.Described(index.key_of(id_, article.published), *said)


def _welcome_back(
    written: journal.Recording,
    twin: Known,
    sameness: str,
    file: str,
    succession: Succession | None = None,
) -> Imported:
    """Report the article that was there before, taken out of the trash if it lay there."""
    said = [sameness] if sameness else []
    if twin.trashed is not None:
        written.update("article", twin.id, trashed=None)
        said.append("restored from the trash")
    title = f"{twin.title} ({', '.join(said)})" if said else twin.title
    return Imported(Outcome.DUPLICATE, twin.uid, title, file, succession)
