"""The list's model: an array of ids, and the few pages of summaries that are on the screen."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from reader.lists import ArticleId

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtCore import QPersistentModelIndex

    from reader.lists import ArticleSummary

    Index = QModelIndex | QPersistentModelIndex

PAGE = 32
PAGES_KEPT = 64
EXCERPT_PAGE, EXCERPTS_KEPT = 16, 2000
SUMMARY_ROLE = Qt.ItemDataRole.UserRole
"""The row's `ArticleSummary`; None for a heading, or where the article went since."""
EXCERPT_ROLE = Qt.ItemDataRole.UserRole + 2
"""How the article's text begins."""
HEADING_ROLE = Qt.ItemDataRole.UserRole + 1
"""The text of a heading; None for an article."""

Heading = tuple[int, str]
"""How many articles stand above a heading, and its text."""

_ROLES = frozenset(
    (
        SUMMARY_ROLE,
        HEADING_ROLE,
        EXCERPT_ROLE,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_NO_PARENT = QModelIndex()


class ArticleListModel(QAbstractTableModel):
    """One column of articles: memory and time don't grow with the list but for its ids.

    Headings have rows of their own among the articles.
    """

    def __init__(
        self,
        read_summaries: Callable[[Sequence[ArticleId]], list[ArticleSummary]],
        read_excerpts: Callable[[Sequence[ArticleId]], dict[ArticleId, str]],
    ) -> None:
        """Show articles whose summaries and excerpts the functions return."""
        super().__init__()
        self._read, self._read_excerpts = read_summaries, read_excerpts
        self._excerpts: dict[ArticleId, str] = {}
        self._ids: array[int] = array("q")
        self._headings: Sequence[Heading] = ()
        self._starts: list[int] = []
        self._heading_rows: list[int] = []
        self._pages: OrderedDict[int, dict[int, ArticleSummary]] = OrderedDict()

    @property
    def ids(self) -> array[int]:
        """The ids of all articles, in order."""
        return self._ids

    @property
    def heading_rows(self) -> Sequence[int]:
        """The rows of the headings, in order."""
        return self._heading_rows

    def set_ids(self, ids: array[int], headings: Sequence[Heading] = ()) -> None:
        """Show another list, in groups where there are ``headings``."""
        self.beginResetModel()
        self._ids, self._headings = ids, headings
        self._starts = [start for start, _ in headings]
        self._heading_rows = [start + number for number, start in enumerate(self._starts)]
        self._pages.clear()
        self.endResetModel()

    def shows(self, ids: array[int], headings: Sequence[Heading] = ()) -> bool:
        """Return whether just these rows are shown."""
        return ids == self._ids and tuple(headings) == tuple(self._headings)

    def refresh(self, articles: Collection[ArticleId]) -> None:
        """Read the summaries of ``articles`` again where they are on a page at hand."""
        for page, rows in list(self._pages.items()):
            if not rows.keys().isdisjoint(articles):
                del self._pages[page]
                first = page * PAGE
                for place, id_ in enumerate(self._ids[first : first + PAGE], first):
                    if id_ in articles:
                        index = self.index(self._row(place), 0)
                        self.dataChanged.emit(index, index)

    def refresh_all(self) -> None:
        """Read every summary again when it is needed next."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    # Rows and articles

    def row_of(self, article: ArticleId, near: int = 0) -> int:
        """Return the row of an article, or -1; at once where it is not far from row ``near``."""
        first = max(0, near - PAGE)
        nearby = self._ids[first : near + PAGE]
        if article in nearby:
            return self._row(first + nearby.index(article))
        return self._row(self._ids.index(article)) if article in self._ids else -1

    def rows_of(self, articles: AbstractSet[int]) -> list[int]:
        """Return the rows of those of ``articles`` that are listed, in order."""
        found = [place for place, id_ in enumerate(self._ids) if id_ in articles]
        return [self._row(place) for place in found] if self._starts else found

    def without(
        self, articles: Collection[ArticleId], near: int
    ) -> tuple[array[int], list[Heading]]:
        """Return what would be shown without some articles, which are best near a row."""
        rows = (self.row_of(article, near) for article in articles)
        places = sorted(self._place(row) for row in rows if row >= 0)
        ids = self._ids[:]
        for place in reversed(places):
            del ids[place]
        headings = [(start - bisect_left(places, start), text) for start, text in self._headings]
        ends = [start for start, _ in headings[1:]] + [len(ids)]
        kept = zip(headings, ends, strict=True) if headings else ()
        return ids, [heading for heading, end in kept if heading[0] < end]

    def article_at(self, row: int) -> ArticleId | None:
        """Return the id of the article in a row; None for a heading, or where there is no row."""
        if not 0 <= row < self.rowCount() or self.heading_at(row) is not None:
            return None
        return ArticleId(self._ids[self._place(row)])

    def articles_in(self, first: int, last: int) -> array[int]:
        """Return the ids of the articles in the rows from ``first`` to ``last``."""
        return self._ids[self._place(first) : self._place(last + 1)]

    def heading_at(self, row: int) -> str | None:
        """Return the text of the heading in a row; None where an article stands."""
        above = bisect_right(self._heading_rows, row)
        is_heading = above > 0 and self._heading_rows[above - 1] == row
        return self._headings[above - 1][1] if is_heading else None

    def summary(self, row: int) -> ArticleSummary | None:
        """Return the summary of an article's row; None where it went since."""
        place = self._place(row)
        return self._page(place // PAGE).get(self._ids[place])

    def excerpt(self, row: int) -> str:
        """Return how the text of an article begins; it never changes."""
        place = self._place(row)
        article = ArticleId(self._ids[place])
        if article not in self._excerpts:
            if len(self._excerpts) > EXCERPTS_KEPT:
                self._excerpts.clear()
            first = place - place % EXCERPT_PAGE
            ids = [ArticleId(id_) for id_ in self._ids[first : first + EXCERPT_PAGE]]
            self._excerpts |= dict.fromkeys(ids, "") | self._read_excerpts(ids)
        return self._excerpts[article]

    def _row(self, place: int) -> int:
        return place + bisect_right(self._starts, place)

    def _place(self, row: int) -> int:
        """Return how many articles stand above a row."""
        return row - bisect_right(self._heading_rows, row - 1)

    # Qt's

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of articles and headings."""
        return 0 if parent.isValid() else len(self._ids) + len(self._headings)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return 1."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything but headings be chosen."""
        if not index.isValid() or self.heading_at(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's)
        """Return what stands in a row: for people, by `SUMMARY_ROLE` or by `HEADING_ROLE`."""
        if not index.isValid() or role not in _ROLES:
            return None
        heading = self.heading_at(index.row())
        if role == HEADING_ROLE:
            return heading
        if role == EXCERPT_ROLE:
            return self.excerpt(index.row()) if heading is None else ""
        summary = self.summary(index.row()) if heading is None else None
        if role == SUMMARY_ROLE:
            return summary
        if summary is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(summary)
        return summary.title if summary else heading or ""

    def _spoken(self, summary: ArticleSummary) -> str:
        """Say what a row shows."""
        from ui.wording import counted
        from ui.wording.dates import byline

        parts = [
            summary.title,
            byline(summary),
            "" if summary.read else self.tr("unread"),
            self.tr("starred") if summary.starred else "",
            counted.marks(summary.annotations) if summary.annotations else "",
            counted.notes(summary.notes) if summary.notes else "",
            counted.other_versions(summary.versions) if summary.versions else "",
            *(f"#{name}" for name in summary.tags),
        ]
        return ", ".join(part for part in parts if part)

    def _page(self, page: int) -> dict[int, ArticleSummary]:
        if page in self._pages:
            self._pages.move_to_end(page)
            return self._pages[page]
        ids = [ArticleId(id_) for id_ in self._ids[page * PAGE : (page + 1) * PAGE]]
        self._pages[page] = {summary.id: summary for summary in self._read(ids)}
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return self._pages[page]
