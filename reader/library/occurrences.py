"""Every occurrence of a text in a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UserError
from reader.library.subjects import several
from reader.markup import tags_in
from reader.storage import articles, labels, occurrences, tags
from reader.storage.by_products import begin_work, note_text
from reader.values import ActionKind, ArticleFilter, HitRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.library.store import Store
    from reader.occurrences import Matching
    from reader.values import ArticleId, Change, LabelId, Occurrence

_PAGE = 500
"""How many rows of a table are made at a time."""


class Occurrences:
    """Where texts occur in a library."""

    def __init__(self, store: Store) -> None:
        """Use `Library.occurrences`."""
        self._store = store

    def find(
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

        where = ArticleFilter() if where is None else where
        return occurrences.find(self._store.db, text, where, matching or Matching(), progress)

    def label(
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
        db, author = self._store.db, self._store.author
        with self._store.recording(ActionKind.ANNOTATE) as written:
            name = labels.name(db, label)
            labelled = occurrences.label(db, written, wanted, label, author)
            if labelled:
                written.subject = f"{several(labelled, wanted[0].quote)} · {name}"
            if labelled and working_on is not None:
                begin_work(written, working_on)
        return written.change()

    def again(self, wanted: Iterable[Occurrence]) -> Iterator[Occurrence]:
        """Yield occurrences, by article and place, with the labels that are there now.

        Those in articles that are gone are left out.
        """
        return occurrences.again(self._store.db, wanted)

    def note(self, wanted: Sequence[Occurrence], text: str) -> Change:
        """Put the same note on occurrences, all in one step of the history.

        Each ``#tag`` in it becomes a tag of their articles.

        Raises:
            UserError: the text is empty, or there are no occurrences.
            ConflictError: one of them is not in the text of its article.
        """
        text = note_text(text)
        if not text or not wanted:
            raise UserError("A note needs a text, and something to stand on.")
        db = self._store.db
        with self._store.recording(ActionKind.NOTE) as written:
            written.subject = several(len(wanted), wanted[0].quote)
            noted = occurrences.note(db, written, wanted, text, self._store.author)
            for name in tags_in(text):
                tags.add(db, written, sorted(noted), name)
        return written.change()

    def rows(
        self, wanted: Sequence[Occurrence], progress: Callable[[int], None] = lambda _count: None
    ) -> Iterator[HitRow]:
        """Yield occurrences as rows of a table, in the order given, with the labels of then.

        ``progress`` is called now and then with the number of them that are done. Those in
        articles that are gone are left out.
        """
        names = {label.id: label.name for label in labels.all_labels(self._store.db)}
        for start in range(0, len(wanted), _PAGE):
            progress(start)
            yield from self._page_of_rows(wanted[start : start + _PAGE], names)
        progress(len(wanted))

    def _page_of_rows(
        self, page: Sequence[Occurrence], names: Mapping[LabelId, str]
    ) -> Iterator[HitRow]:
        ids = list(dict.fromkeys(hit.article for hit in page))
        known = {each.id: each for each in articles.summaries(self._store.db, ids)}
        for hit in page:
            if summary := known.get(hit.article):
                yield HitRow(
                    summary.uid,
                    summary.title,
                    summary.source,
                    summary.published,
                    hit.start,
                    hit.end,
                    hit.left,
                    hit.quote,
                    hit.right,
                    "; ".join(names[label] for label in hit.labels if label in names),
                )
