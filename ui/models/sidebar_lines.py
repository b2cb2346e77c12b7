"""What the library holds, as lines of the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.lists import ArticleFilter
from ui.models.sidebar import SOURCES, TAGS, SidebarLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.lists import Counts

    Counted = Sequence[tuple[str, int]]
    """Names, each with how many articles there are."""


def lines_of(counts: Counts) -> list[SidebarLine]:
    """Return the lines of all sections but the library's own."""
    return [
        *tag_lines(counts.tags),
        *source_lines(counts.sources),
    ]


def tag_lines(tags: Counted) -> list[SidebarLine]:
    """Return the tags."""
    return [
        SidebarLine(TAGS, f"#{name}", ArticleFilter(tag=name), count, name) for name, count in tags
    ]


def source_lines(sources: Counted) -> list[SidebarLine]:
    """Return the sources."""
    return [
        SidebarLine(SOURCES, name, ArticleFilter(source=name), count) for name, count in sources
    ]


def name_of(wanted: ArticleFilter) -> str:
    """Return the name of a list that has no line, as there is nothing in it any more."""
    if wanted.tag is not None:
        return f"#{wanted.tag}"
    return wanted.source or ""
