"""The model of what one step of the history changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.values import Detail
from ui.models.headed_table import HeadedTable
from ui.wording.detail_words import aspect_name
from ui.wording.detail_words import value as in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from reader.values import ArticleId


class DetailsModel(HeadedTable[Detail]):
    """What each value was and became, and the article that it is in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_headings(
            *(self.tr("Of"), self.tr("Value"), self.tr("Before"), self.tr("After")),
            self.tr("In the article"),
        )
        self._titles: Mapping[ArticleId, str] = {}

    def show(self, details: Sequence[Detail], titles: Mapping[ArticleId, str]) -> None:
        """Show ``details``, which lie in the articles of ``titles``."""
        self._titles = titles
        self.set_values(details)

    def text(self, value: Detail, column: int) -> str:
        """Return what was changed, its aspect, what that was and is, or the article's title."""
        title = self._titles.get(value.article, "") if value.article else ""
        before, after = in_words(value, value.before), in_words(value, value.after)
        return (value.subject, aspect_name(value), before, after, title)[column]
