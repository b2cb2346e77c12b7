"""What the parts of a library share: the open file, who writes, and how a write is recorded."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.errors import ReadOnlyError, UserError
from reader.library.opening import user_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.values import ActionKind, ArticleId


class Store:
    """An open library file and the author of what is written to it."""

    def __init__(self, db: Database, author: str | None) -> None:
        """Share ``db``; where ``author`` is None, it is the user of the machine who writes."""
        self.db = db
        self._author = author

    @property
    def author(self) -> str:
        """The name that is written beside what is done; may change while the library is open."""
        from reader.text import normalise  # not at the start: nobody has written yet

        if self._author is None:
            self._author = user_name()
        return normalise(self._author)

    @author.setter
    def author(self, name: str) -> None:
        self._author = name

    def recording(self, kind: ActionKind) -> AbstractContextManager[Recording]:
        """Journal the writes inside as one step of the history, in one transaction."""
        from reader.storage import journal

        self.refuse_read_only()
        return journal.recording(self.db, kind, self.author)

    @contextmanager
    def recording_of(self, kind: ActionKind, articles: Sequence[ArticleId]) -> Iterator[Recording]:
        """Do as `recording` does for an action on articles, which are its subject.

        Raises:
            UserError: there is no article among them.
        """
        from reader.library.subjects import titled

        if not articles:
            raise UserError("No article is selected.")
        with self.recording(kind) as written:
            written.subject = titled(self.db, articles)
            yield written

    def refuse_read_only(self) -> None:
        """Refuse to write to a library that can only be read.

        Raises:
            ReadOnlyError: it can't be written.
        """
        if self.db.read_only:
            raise ReadOnlyError(
                f"The library “{self.db.path.name}” can only be read; "
                "change its permissions or copy it elsewhere."
            )
