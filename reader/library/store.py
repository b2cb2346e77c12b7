"""What the parts of a library share: the open file, who writes, and how a write is recorded."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.errors import ReadOnlyError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.values import ActionKind, ArticleId


class Store:
    """An open library file and the author of what is written to it."""

    def __init__(self, db: Database, author: str) -> None:
        """Share ``db``; ``author`` may change while the library is open."""
        self.db = db
        self.author = author

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
