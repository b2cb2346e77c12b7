"""The articles of a library: listing them, reading them, and what state they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.kinds import BlockKind, Sort, Status
from reader.lists import ArticleFilter
from reader.storage import articles

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

    from reader.journal_kinds import ActionKind
    from reader.library.store import Store
    from reader.lists import ArticleId, ArticleSummary, Counts, LabelColours, LabelId
    from reader.values import Article, Block, Change, Group

PAGE = 500
"""How many summaries `Articles.all_summaries` reads at a time."""


class Articles:
    """The articles of a library."""

    def __init__(self, store: Store) -> None:
        """Use `Library.articles`."""
        self._store = store
        self._db = store.db

    def ids(
        self,
        wanted: ArticleFilter | None = None,
        sort: Sort = Sort.NEWEST,
        limit: int = -1,
        *,
        backwards: bool = False,
    ) -> array[int]:
        """Return the ids of the articles of a list, all or the first ``limit`` of them.

        ``backwards`` turns the order round; articles without a date stay at the end.
        """
        wanted = wanted or ArticleFilter()
        return articles.ids(self._db, wanted, sort, limit, backwards=backwards)

    def count(self, wanted: ArticleFilter) -> int:
        """Return how many articles a list holds.

        Raises:
            QueryError: its query can't be read.
        """
        return articles.count(self._db, wanted)

    def grouped(
        self,
        wanted: ArticleFilter | None = None,
        sort: Sort = Sort.NEWEST,
        limit: int = -1,
        *,
        backwards: bool = False,
    ) -> tuple[array[int], list[Group]]:
        """Return what `ids` does, with the groups of the same moment.

        They are days, or sources where those are the order; where it is another one, none.
        """
        from reader.storage.groups import groups

        wanted = wanted or ArticleFilter()
        with self._db.snapshot():
            ids = articles.ids(self._db, wanted, sort, limit, backwards=backwards)
            first = ids if limit >= 0 else None
            return ids, groups(self._db, wanted, sort, first, backwards=backwards)

    def summaries(self, wanted: Sequence[ArticleId]) -> list[ArticleSummary]:
        """Return what a list shows of articles, in the order asked for; the gone are left out."""
        return list(self.all_summaries(wanted))

    def all_summaries(self, wanted: Sequence[ArticleId]) -> Iterator[ArticleSummary]:
        """Yield the summaries of any number of articles."""
        for start in range(0, len(wanted), PAGE):
            yield from articles.summaries(self._db, wanted[start : start + PAGE])

    def excerpts(self, wanted: Sequence[ArticleId]) -> dict[ArticleId, str]:
        """Return how the texts of some articles begin below their titles, in one line each."""
        from reader.storage import excerpts

        return excerpts.excerpts(self._db, wanted)

    def label_colours(self) -> dict[LabelId, LabelColours]:
        """Return the colours of the labels, for what summaries say of an article's marks."""
        return articles.label_colours(self._db)

    def find(self, uid: str) -> ArticleId:
        """Return the id of the article with that uid, or with the only one that begins so.

        Raises:
            NotFoundError: there is none, or several begin so.
        """
        return articles.find(self._db, uid)

    def get(self, article: ArticleId) -> Article:
        """Return a whole article.

        Raises:
            NotFoundError: it is no longer in the library.
        """
        from reader.storage.whole import whole

        with self._db.snapshot():
            return whole(self._db, article)

    def blocks(self, article: ArticleId) -> tuple[Block, ...]:
        """Return the blocks of an article."""
        from reader.storage import texts

        return texts.blocks(self._db, article)

    def original(self, article: ArticleId) -> bytes:
        """Return the document that an article was made of, to the byte."""
        from reader.storage import texts

        return texts.original(self._db, article)

    def counts(self) -> Counts:
        """Return how many articles each line of the sidebar holds."""
        from reader.storage import facets

        return facets.counts(self._db)

    def set_read(self, wanted: Sequence[ArticleId], *, read: bool) -> Change:
        """Mark articles as read or unread."""
        from reader.journal_kinds import ActionKind

        kind = ActionKind.READ if read else ActionKind.UNREAD
        return self._update(kind, wanted, read=int(read))

    def set_starred(self, wanted: Sequence[ArticleId], *, starred: bool) -> Change:
        """Star articles, or take the star away."""
        from reader.journal_kinds import ActionKind

        kind = ActionKind.STAR if starred else ActionKind.UNSTAR
        return self._update(kind, wanted, starred=int(starred))

    def set_status(self, wanted: Sequence[ArticleId], status: Status) -> Change:
        """Say how far the work on articles is; what is done is read."""
        from reader.journal_kinds import ActionKind

        values: dict[str, object] = {"status": status.value}
        if status is Status.DONE:
            values["read"] = 1
        return self._update(ActionKind.STATUS, wanted, **values)

    def trash(self, wanted: Sequence[ArticleId]) -> Change:
        """Put articles into the trash; those that lie there stay as they are."""
        from reader.journal_kinds import ActionKind
        from reader.storage import bulk
        from reader.storage.identity import now

        chosen = bulk.chosen(wanted)
        with self._store.recording_of(ActionKind.TRASH, wanted) as written:
            bulk.refuse_gone(self._db, chosen)
            shown = f"id IN {bulk.CHOSEN} AND trashed IS NULL"
            parameters = {"chosen": chosen, "time": now()}
            bulk.update(written, "article", {"trashed": ":time"}, shown, parameters)
        return written.change()

    def restore(self, wanted: Sequence[ArticleId]) -> Change:
        """Take articles out of the trash."""
        from reader.journal_kinds import ActionKind

        return self._update(ActionKind.RESTORE, wanted, trashed=None)

    def empty_trash(self) -> int:
        """Delete the articles in the trash for good; the one thing that can't be undone.

        Returns how many there were. The history forgets them.
        """
        from reader.storage import trash

        self._store.refuse_read_only()
        return trash.empty(self._db)

    def set_boilerplate(self, article: ArticleId, offset: int, *, boilerplate: bool) -> Change:
        """Mark the block at ``offset`` as boilerplate, or as a paragraph.

        Raises:
            UserError: there is no block at ``offset``.
        """
        from reader.journal_kinds import ActionKind
        from reader.storage import texts

        kind = BlockKind.BOILERPLATE if boilerplate else BlockKind.PARAGRAPH
        with self._store.recording_of(ActionKind.BOILERPLATE, [article]) as written:
            blocks = texts.with_block_kind(self.blocks(article), offset, kind)
            written.update("article_text", article, blocks=texts.dump_blocks(blocks))
        return written.change()

    def keep_position(self, article: ArticleId, offset: int, *, reached: int = 0) -> None:
        """Remember where an article was left; no step of the history.

        ``offset`` is that at the top of the window, ``reached`` the farthest that was on the
        screen; what was reached before counts as long as it was farther.
        """
        if not self._db.read_only:
            articles.keep_position(self._db, article, offset, reached)

    def mark_opened(self, article: ArticleId) -> Change | None:
        """Mark an unread article as read because it was opened; no step of the history."""
        if self._db.read_only or not articles.mark_read(self._db, article):
            return None
        from reader.journal_kinds import ActionKind
        from reader.values import Change

        return Change(ActionKind.READ, "", articles=frozenset([article]), listed=True)

    def _update(self, kind: ActionKind, wanted: Sequence[ArticleId], **values: object) -> Change:
        from reader.storage import bulk

        with self._store.recording_of(kind, wanted) as written:
            bulk.file(written, wanted, values)
        return written.change()
