"""The model of all articles that have other versions: a row for those that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.values import ArticleId
from ui.models.headed_table import HeadedTable
from ui.wording.dates import date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QObject

    from reader.values import ArticleSummary

    Read = Callable[[Sequence[ArticleId]], list[ArticleSummary]]


class VersionGroupsModel(HeadedTable[Sequence[ArticleId]]):
    """Title of the newest, how many there are, from where, and from when to when."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        """Show what ``read`` says of the articles in view."""
        super().__init__(parent)
        self.set_headings(
            *(self.tr("Newest version"), self.tr("Versions"), self.tr("Sources"), self.tr("Dates"))
        )
        self._read = read
        self._known: dict[ArticleId, list[ArticleSummary]] = {}

    def set_values(self, values: Iterable[Sequence[ArticleId]]) -> None:
        """Show groups of articles, the newest first in each."""
        self._known.clear()
        super().set_values(values)

    def text(self, value: Sequence[ArticleId], column: int) -> str:
        """Return what a column says of a group."""
        articles = self._articles(value)
        if not articles:
            return ""
        texts = (
            articles[0].title,
            str(len(value)),
            ", ".join(dict.fromkeys(each.source for each in articles if each.source)),
            " – ".join(dict.fromkeys(_ends([date(each.published) for each in articles]))),
        )
        return texts[column]

    def _articles(self, group: Sequence[ArticleId]) -> list[ArticleSummary]:
        if group[0] not in self._known:
            self._known[group[0]] = self._read(group)
        return self._known[group[0]]


def _ends(days: list[str]) -> list[str]:
    """Return the first and the last day, where there are any."""
    known = [day for day in reversed(days) if day]
    return [known[0], known[-1]] if known else []
