"""What the library holds, as lines of the sidebar."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from reader import language_names
from reader.lists import ArticleFilter
from ui.models.sidebar import (
    COLLECTIONS,
    DATES,
    LANGUAGES,
    SEARCHES,
    SOURCES,
    TAGS,
    SidebarLine,
    view_lines,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.lists import CollectionId, Counts
    from reader.values import SavedSearch, SearchId

    Counted = Sequence[tuple[str, int]]
    """Names, each with how many articles there are."""


def lines_of(
    counts: Counts,
    searches: Sequence[SavedSearch] = (),
    found: Mapping[SearchId, int] | None = None,
) -> list[SidebarLine]:
    """Return the lines of all sections; ``found`` is how many articles searches find."""
    return [
        *view_lines(counts.views),
        *collection_lines(counts.collections),
        *tag_lines(counts.tags),
        *search_lines(searches, found or {}),
        *source_lines(counts.sources),
        *language_lines(counts.languages),
        *date_lines(counts.months),
    ]


def collection_lines(
    collections: Sequence[tuple[CollectionId, str, int]],
) -> list[SidebarLine]:
    """Return the collections."""
    return [
        SidebarLine(COLLECTIONS, name, ArticleFilter(collection=id_), count, name, id_)
        for id_, name, count in collections
    ]


def tag_lines(tags: Counted) -> list[SidebarLine]:
    """Return the tags."""
    return [
        SidebarLine(TAGS, f"#{name}", ArticleFilter(tag=name), count, name) for name, count in tags
    ]


def search_lines(
    searches: Sequence[SavedSearch], found: Mapping[SearchId, int]
) -> list[SidebarLine]:
    """Return the saved searches."""
    return [
        SidebarLine(
            SEARCHES,
            search.name,
            ArticleFilter(query=search.query),
            found.get(search.id, 0),
            search.name,
            search,
        )
        for search in searches
    ]


def source_lines(sources: Counted) -> list[SidebarLine]:
    """Return the sources."""
    return [
        SidebarLine(SOURCES, name, ArticleFilter(source=name), count) for name, count in sources
    ]


def language_lines(languages: Counted) -> list[SidebarLine]:
    """Return the languages, by the names that they have in the user's."""
    return [
        SidebarLine(LANGUAGES, language_names.name_of(code), ArticleFilter(language=code), count)
        for code, count in languages
    ]


def date_lines(months: Counted) -> list[SidebarLine]:
    """Return the years, each with its months; ``months`` are such as ``2021-02``, in order."""
    lines = []
    for year, group in groupby(months, lambda each: each[0][:4]):
        inside = tuple(
            SidebarLine(DATES, _month(month), ArticleFilter(published=month), count)
            for month, count in group
        )
        total = sum(line.articles for line in inside)
        lines.append(SidebarLine(DATES, year, ArticleFilter(published=year), total, inside=inside))
    return lines


def _month(month: str) -> str:
    return QLocale().standaloneMonthName(int(month[5:7]))


def _period(published: str) -> str:
    """Return the name of a year, or of a month with its year."""
    year, month = published[:4], published[5:7]
    return f"{_month(published)} {year}" if month else year


def name_of(wanted: ArticleFilter) -> str:
    """Return the name of a list that has no line, as there is nothing in it any more."""
    if wanted.tag is not None:
        return f"#{wanted.tag}"
    if wanted.language is not None:
        return language_names.name_of(wanted.language)
    if wanted.query:
        return f"“{wanted.query}”"
    return wanted.source or _period(wanted.published or "")
