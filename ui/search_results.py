"""What a query finds in a library, as the rows under the search box; works in a task."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from reader.lists import ArticleFilter, ArticleId
from reader.query import write
from reader.query.fields import Field
from ui.completing import name
from ui.models.search_rows import Kind, SearchRow
from ui.wording import date

if TYPE_CHECKING:
    from reader.library import Library
    from reader.query.nodes import Node
    from reader.values import ArticleSummary
    from ui.completing import Names
    from ui.tasks import Task

MOST = 8
"""So many hits of each kind are shown."""


class Deed(Enum):
    """What can be done with all that a query finds, and with the query."""

    LIST = auto()
    LIST_HERE = auto()
    """In the list that is shown alone."""
    CONCORDANCE = auto()
    SAVE = auto()
    HELP = auto()


class Hit(NamedTuple):
    """What a row leads to."""

    article: ArticleId
    start: int = 0
    end: int = 0


def known_names(library: Library, _task: Task) -> Names:
    """Return the names that fields can take."""
    counts = library.articles.counts()
    return {
        Field.SOURCE: [name(*each) for each in counts.sources],
        Field.TAG: [name(*each) for each in counts.tags],
        Field.LANG: [name(*each) for each in counts.languages],
        Field.IN: [name(called, number) for _, called, number in counts.collections],
        Field.LABEL: [name(label.name) for label in library.labels.all()],
    }


def find(query: Node, library: Library, _task: Task) -> list[SearchRow]:
    """Return the rows of what ``query`` finds, in groups."""
    ids = library.articles.ids(ArticleFilter(query=write(query)), limit=MOST)
    found = library.articles.summaries([ArticleId(each) for each in ids])
    rows = [SearchRow(Kind.HIT, each.title, _detail(each), target=Hit(each.id)) for each in found]
    return [SearchRow(Kind.HEAD, _tr("Articles")), *rows] if rows else []


def _detail(article: ArticleSummary) -> str:
    parts = (article.source, date(article.published))
    return " · ".join(f"\u2068{part}\u2069" for part in parts if part)


def _tr(words: str) -> str:
    return QCoreApplication.translate("SearchResults", words)
