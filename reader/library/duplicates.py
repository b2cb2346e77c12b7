"""Near-duplicates: finding them, saying what they are, and keeping what was done on one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UserError
from reader.library.articles import Articles
from reader.library.subjects import titled
from reader.near_duplicates import Verdict, groups
from reader.storage import comparing, near_duplicates
from reader.values import ActionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.carrying import Carrying
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
        return comparing.backlog(self._db)

    def find(
        self, progress: Callable[[float], None] = lambda _share: None
    ) -> Iterator[NearDuplicate]:
        """Compare the articles that were not yet, and yield what is found, once it is on the disk.

        No step of the history. It goes on where it ended: what came since the last time is
        compared with everything. ``progress`` is called now and then with the share that is
        done, and may raise to stop.
        """
        self._store.refuse_read_only()
        return comparing.find(self._db, progress)

    def of(self, article: ArticleId) -> list[NearDuplicate]:
        """Return the near-duplicates of an article outside the trash, the most similar first."""
        return near_duplicates.of_article(self._db, article)

    def verdict(self, one: ArticleId, other: ArticleId) -> Verdict | None:
        """Return what is thought of two articles; None where nothing was found or said."""
        return near_duplicates.verdict(self._db, one, other)

    def groups(self) -> list[list[ArticleId]]:
        """Return all articles that have near-duplicates, those that belong together as one list.

        Newest articles first, in a list and of the lists.
        """
        return groups(near_duplicates.all_pairs(self._db))

    def link(self, one: ArticleId, other: ArticleId) -> Change:
        """Say that two articles are copies of each other, found or not.

        Raises:
            NotFoundError: one of them is no longer there.
            UserError: they are one and the same.
        """
        return self._decide(ActionKind.LINK, one, other, Verdict.LINKED)

    def dismiss(self, one: ArticleId, other: ArticleId) -> Change:
        """Say that two articles are no copies of each other; they are not offered again.

        Raises:
            NotFoundError: one of them is no longer there.
            UserError: they are one and the same.
        """
        return self._decide(ActionKind.DISMISS, one, other, Verdict.DISMISSED)

    def _decide(
        self, kind: ActionKind, one: ArticleId, other: ArticleId, verdict: Verdict
    ) -> Change:
        _refuse_same(one, other)
        with self._store.recording(kind) as written:
            written.subject = titled(self._db, [one])
            near_duplicates.decide(self._db, written, one, other, verdict)
        return written.change()

    def carrying(self, source: ArticleId, target: ArticleId) -> Carrying:
        """Return which marks and notes of an article have a place in another, by their quotes.

        Raises:
            NotFoundError: one of the articles is no longer there.
        """
        from reader.carrying import plan

        articles = Articles(self._store)
        return plan(articles.get(source), articles.get(target))

    def carry(self, source: ArticleId, target: ArticleId) -> Change:
        """Copy the marks and notes of an article to where `carrying` finds them in another.

        Raises:
            NotFoundError: one of the articles is no longer there.
        """
        from reader.storage.carrying import carry_over

        with self._store.recording(ActionKind.CARRY) as written:
            carry_over(self._db, written, source, target)
            written.subject = titled(self._db, [target])
        return written.change()

    def keep(self, kept: ArticleId, other: ArticleId, *, carry: bool) -> Change:
        """Put the ``other`` of two copies into the trash, its marks and notes carried over first.

        Raises:
            NotFoundError: one of the articles is no longer there.
            UserError: they are one and the same.
        """
        from reader.storage.carrying import carry_over
        from reader.storage.identity import now

        _refuse_same(kept, other)
        with self._store.recording(ActionKind.KEEP) as written:
            if carry:
                carry_over(self._db, written, other, kept)
            if written.row("article", other)["trashed"] is None:
                written.update("article", other, trashed=now())
            written.subject = titled(self._db, [kept])
        return written.change()


def _refuse_same(one: ArticleId, other: ArticleId) -> None:
    if one == other:
        raise UserError("An article is no version of itself; choose two.")
