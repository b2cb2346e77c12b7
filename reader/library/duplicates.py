"""Near-duplicates: finding them, and saying what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.subjects import titled
from reader.near_duplicates import Verdict, groups
from reader.storage import near_duplicates
from reader.values import ActionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.library.store import Store
    from reader.near_duplicates import NearDuplicate
    from reader.values import ArticleId, Change


class Duplicates:
    """The near-duplicates of a library."""

    def __init__(self, store: Store) -> None:
        """Use `Library.duplicates`."""
        self._store = store
        self._db = store.db

    def backlog(self) -> int:
        """Return how many articles were not yet compared with the others."""
        return near_duplicates.backlog(self._db)

    def find(
        self, progress: Callable[[float], None] = lambda _share: None
    ) -> Iterator[NearDuplicate]:
        """Compare the articles that were not yet, and yield what is found, once it is on the disk.

        No step of the history. It goes on where it ended: what came since the last time is
        compared with everything. ``progress`` is called now and then with the share that is
        done, and may raise to stop.
        """
        self._store.refuse_read_only()
        return near_duplicates.find(self._db, progress)

    def of(self, article: ArticleId) -> list[NearDuplicate]:
        """Return the near-duplicates of an article outside the trash, the most similar first."""
        return near_duplicates.of_article(self._db, article)

    def groups(self) -> list[list[ArticleId]]:
        """Return all articles that have near-duplicates, those that belong together as one list.

        Newest articles first, in a list and of the lists.
        """
        return groups(near_duplicates.all_pairs(self._db))

    def link(self, one: ArticleId, other: ArticleId) -> Change:
        """Say that two articles are copies of each other, found or not.

        Raises:
            NotFoundError: one of them is no longer there.
        """
        return self._decide(ActionKind.LINK, one, other, Verdict.LINKED)

    def dismiss(self, one: ArticleId, other: ArticleId) -> Change:
        """Say that two articles are no copies of each other; they are not offered again.

        Raises:
            NotFoundError: one of them is no longer there.
        """
        return self._decide(ActionKind.DISMISS, one, other, Verdict.DISMISSED)

    def _decide(
        self, kind: ActionKind, one: ArticleId, other: ArticleId, verdict: Verdict
    ) -> Change:
        with self._store.recording(kind) as written:
            written.subject = titled(self._db, [one])
            near_duplicates.decide(self._db, written, one, other, verdict)
        return written.change()
