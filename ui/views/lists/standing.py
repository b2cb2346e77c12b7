"""How a list stands: what is current, selected, and where on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.values import ArticleId


class Place(NamedTuple):
    """Where the list is scrolled to, by an article and by pixels; by default to its top."""

    article: ArticleId | None = None
    y: int = 0
    """Where the article's row begins on the screen, in pixels."""
    row: int = 0
    """The row that the article had."""
    top: int = 0
    """What lies above the screen, in pixels, for the case that the article is gone."""


class Standing(NamedTuple):
    """All of it, for when other rows come."""

    row: int
    """The current one, or -1."""
    current: ArticleId | None
    selected: set[int]
    place: Place
