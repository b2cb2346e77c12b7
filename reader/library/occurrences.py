"""Every occurrence of a text in a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.by_products import begin_work
from reader.library.subjects import several
from reader.storage import labels, occurrences
from reader.values import ActionKind, ArticleFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library.store import Store
    from reader.occurrences import Matching
    from reader.values import ArticleId, Change, LabelId, Occurrence


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
