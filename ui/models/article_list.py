"""The list's model: an array of ids, and the few pages of summaries that are on the screen."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from reader.values import ArticleId

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtCore import QPersistentModelIndex

    from reader.values import ArticleSummary

    Index = QModelIndex | QPersistentModelIndex

PAGE = 64
PAGES_KEPT = 32
SUMMARY_ROLE = Qt.ItemDataRole.UserRole
"""The row's `ArticleSummary`; None where the article went since."""

_NO_PARENT = QModelIndex()


class ArticleListModel(QAbstractTableModel):
    """One column of articles: memory and time don't grow with the list but for its ids."""

    def __init__(
        self, read_summaries: Callable[[Sequence[ArticleId]], list[ArticleSummary]]
    ) -> None:
        """Show articles whose summaries ``read_summaries`` returns."""
        super().__init__()
        self._read = read_summaries
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, dict[int, ArticleSummary]] = OrderedDict()

    @property
    def ids(self) -> array[int]:
        """The ids of all rows, in order."""
        return self._ids

    def set_ids(self, ids: array[int]) -> None:
        """Show another list."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def refresh(self, articles: Collection[ArticleId]) -> None:
        """Read the summaries of ``articles`` again where they are on a page at hand."""
        for page, rows in list(self._pages.items()):
            if not rows.keys().isdisjoint(articles):
                del self._pages[page]
                first = page * PAGE
                for row, id_ in enumerate(self._ids[first : first + PAGE], first):
                    if id_ in articles:
                        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def refresh_all(self) -> None:
        """Read every summary again when it is needed next."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def row_of(self, article: ArticleId) -> int:
        """Return the row of an article, or -1."""
        try:
            return self._ids.index(article)
        except ValueError:
            return -1

    def article_at(self, row: int) -> ArticleId:
        """Return the id of the article in a row."""
        return ArticleId(self._ids[row])

    def summary(self, row: int) -> ArticleSummary | None:
        """Return the summary of a row; None where the article went since."""
        return self._page(row // PAGE).get(self._ids[row])

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of articles."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return 1."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's)
        """Return the title, or the summary by `SUMMARY_ROLE`."""
        if not index.isValid():
            return None
        if role == SUMMARY_ROLE:
            return self.summary(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            summary = self.summary(index.row())
            return summary.title if summary else ""
        return None

    def _page(self, page: int) -> dict[int, ArticleSummary]:
        if page in self._pages:
            self._pages.move_to_end(page)
            return self._pages[page]
        ids = [ArticleId(id_) for id_ in self._ids[page * PAGE : (page + 1) * PAGE]]
        self._pages[page] = {summary.id: summary for summary in self._read(ids)}
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return self._pages[page]
