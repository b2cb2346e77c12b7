"""The sidebar's model: lists of articles under headings, each with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from reader.kinds import View
from reader.lists import ArticleFilter, Counts
from ui.tips import tip

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The row's `SidebarLine`."""

_NO_PARENT = QModelIndex()


class SidebarLine(NamedTuple):
    """One line: a heading, or a list of articles with its count."""

    text: str
    filter: ArticleFilter | None = None
    articles: int = 0


class SidebarModel(QAbstractListModel):
    """The library's views, then its tags, then its sources."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = self._make_lines(Counts(dict.fromkeys(View, 0), (), ()))

    def set_counts(self, counts: Counts) -> None:
        """Show these lists; the rows stay the same ones where only the counts changed."""
        lines = self._make_lines(counts)
        if [line.text for line in lines] == [line.text for line in self._lines]:
            self._lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> SidebarLine:
        """Return one line."""
        return self._lines[row]

    def row_of(self, wanted: ArticleFilter) -> int:
        """Return the row of a list, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.filter == wanted), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's)
        """Return the text of a line, or the line itself by `LINE_ROLE`."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.text if line.filter is None else f"{line.text}, {line.articles}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything but headings be chosen."""
        if not index.isValid() or self._lines[index.row()].filter is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def view_name(self, view: View) -> str:
        """Return the name of a view in the user's language."""
        return {
            View.ALL: self.tr("All articles"),
            View.UNREAD: self.tr("Unread"),
            View.READING: self.tr("In progress"),
            View.DONE: self.tr("Done"),
            View.STARRED: self.tr("Starred"),
            View.TRASH: self.tr("Trash"),
        }[view]

    def _make_lines(self, counts: Counts) -> list[SidebarLine]:
        lines = [SidebarLine(self.tr("Library"))]
        lines += [
            SidebarLine(self.view_name(view), ArticleFilter(view=view), count)
            for view, count in counts.views.items()
        ]
        tags = [SidebarLine(f"#{name}", ArticleFilter(tag=name), n) for name, n in counts.tags]
        if tags:
            lines += [SidebarLine(self.tr("Tags")), *tags]
        sources = [SidebarLine(name, ArticleFilter(source=name), n) for name, n in counts.sources]
        if sources:
            lines += [SidebarLine(self.tr("Sources")), *sources]
        return lines
