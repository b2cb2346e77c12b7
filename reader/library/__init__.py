"""The library: what the window, the command line and scripts get.

    from reader.library import Library

    with Library.open("news.postil") as library:
        for report in library.importing.files(["articles/"]):
            print(report.outcome, report.uid, report.message)
        article = library.articles.get(library.articles.ids()[0])
        org = library.labels.named("ORG")
        change = library.marks.add(article.summary.id, 0, 4, org.id)
        library.history.undo()

Every method that writes does so in one transaction that is on the disk when it returns,
is one step of the history, and returns a `Change` that says what is different now.
Methods raise `UserError` for requests that can't be served and `StorageError` where the
file, the disk or another program is at fault; nothing is half done then.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reader.library.opening import check_place, is_read_only, saying_what_helps
from reader.library.store import Store
from reader.storage import versions
from reader.storage.database import Database

if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from types import TracebackType

    from reader.library.articles import Articles
    from reader.library.boilerplate import Boilerplate
    from reader.library.collections import Collections
    from reader.library.drafts import Drafts
    from reader.library.duplicates import Duplicates
    from reader.library.file import File
    from reader.library.history import History
    from reader.library.importing import Importing
    from reader.library.label_sets import LabelSets
    from reader.library.labels import Labels
    from reader.library.marks import Marks
    from reader.library.metadata import ArticleMetadata
    from reader.library.notes import Notes
    from reader.library.occurrences import Occurrences
    from reader.library.search import Search
    from reader.library.searches import Searches
    from reader.library.tags import Tags
    from reader.library.watched import Watched


class Library:
    """One library file, opened; use it in the thread that opened it.

    What it holds is reached through its parts, a noun each. A part is made, and what it is
    made of imported, when it is asked for first.
    """

    def __init__(self, db: Database, author: str | None) -> None:
        """Use `Library.open`."""
        self._db = db
        self._store = Store(db, author)

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        create: bool = True,
        author: str | None = None,
        label_set: str = "news",
        stopped: Callable[[], bool] | None = None,
    ) -> Library:
        """Open the library at ``path``; make it, with ``label_set``, where there is none.

        ``author`` is written beside what is done; by default the name of the user. One that an
        earlier version made is brought up to date, which may take long: ``stopped`` is asked
        now and then, and where it says yes, the library stays as it was.

        Raises:
            StorageError: it can't be opened: missing and not to be made, not a library,
                newer than this program, damaged, locked.
            CancelledError: ``stopped`` said yes.
        """
        path = Path(path).absolute()  # the program may change its folder later
        check_place(path, create=create)
        with saying_what_helps(path):
            db = Database(path, read_only=is_read_only(path))
            try:
                versions.prepare(db, label_set if create else None, stopped)
                db.stay()
            except BaseException:
                db.close()
                raise
        return cls(db, author)

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

    @property
    def author(self) -> str:
        """The name that is written beside what is done from now on."""
        return self._store.author

    @author.setter
    def author(self, name: str) -> None:
        self._store.author = name

    def another(self) -> Library:
        """Open the same file once more, for use in another thread (call it there)."""
        return Library.open(self.path, create=False, author=self.author)

    def interrupt(self) -> None:
        """Stop a query that runs in another thread; it raises `CancelledError` there."""
        self._db.interrupt()

    def wait_at_most(self, seconds: float) -> None:
        """Wait at most so long for others to finish writing; 5 s where it isn't said."""
        self._db.wait_at_most(seconds)

    def version(self) -> int:
        """Return a number that changes when another connection has written."""
        version: int = self._db.value("PRAGMA data_version")
        return version

    @cached_property
    def articles(self) -> Articles:
        """The articles: listing, reading, and what state they are in."""
        from reader.library.articles import Articles

        return Articles(self._store)

    @cached_property
    def metadata(self) -> ArticleMetadata:
        """What is said about articles: title, source, date, fields of the user's own."""
        from reader.library.metadata import ArticleMetadata

        return ArticleMetadata(self._store)

    @cached_property
    def importing(self) -> Importing:
        """Taking in files and documents."""
        from reader.library.importing import Importing

        return Importing(self._store)

    @cached_property
    def boilerplate(self) -> Boilerplate:
        """The lines that are boilerplate in the articles of a source."""
        from reader.library.boilerplate import Boilerplate

        return Boilerplate(self._store)

    @cached_property
    def watched(self) -> Watched:
        """The folders whose new files come in by themselves."""
        from reader.library.watched import Watched

        return Watched(self._store)

    @cached_property
    def marks(self) -> Marks:
        """The annotations: spans of articles with a label."""
        from reader.library.marks import Marks

        return Marks(self._store)

    @cached_property
    def occurrences(self) -> Occurrences:
        """Every place where a text occurs, and labelling them at once."""
        from reader.library.occurrences import Occurrences

        return Occurrences(self._store)

    @cached_property
    def search(self) -> Search:
        """Hits in texts, titles, marks and notes."""
        from reader.library.search import Search

        return Search(self._store)

    @cached_property
    def notes(self) -> Notes:
        """The notes on marks, on spans without a label, and on articles."""
        from reader.library.notes import Notes

        return Notes(self._store)

    @cached_property
    def drafts(self) -> Drafts:
        """What is being typed and is no note yet."""
        from reader.library.drafts import Drafts

        return Drafts(self._store)

    @cached_property
    def labels(self) -> Labels:
        """The labels that marks have."""
        from reader.library.labels import Labels

        return Labels(self._store)

    @cached_property
    def label_sets(self) -> LabelSets:
        """Whole sets of labels, coming and going."""
        from reader.library.label_sets import LabelSets

        return LabelSets(self._store)

    @cached_property
    def tags(self) -> Tags:
        """The tags of articles."""
        from reader.library.tags import Tags

        return Tags(self._store)

    @cached_property
    def duplicates(self) -> Duplicates:
        """Articles with nearly the same text."""
        from reader.library.duplicates import Duplicates

        return Duplicates(self._store)

    @cached_property
    def collections(self) -> Collections:
        """The collections of articles."""
        from reader.library.collections import Collections

        return Collections(self._store)

    @cached_property
    def searches(self) -> Searches:
        """The saved searches."""
        from reader.library.searches import Searches

        return Searches(self._store)

    @cached_property
    def history(self) -> History:
        """What was done: undoing, redoing, and telling of it."""
        from reader.library.history import History

        return History(self._store)

    @cached_property
    def file(self) -> File:
        """The file itself: whether it is whole, and copies of it."""
        from reader.library.file import File

        return File(self._store)
