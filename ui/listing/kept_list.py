"""Which list was shown last, and where it stood, as the settings keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.kinds import Sort, View
from reader.lists import ArticleFilter, CollectionId
from ui import settings as stored
from ui.listing.loading import Order

if TYPE_CHECKING:
    from pathlib import Path

    from ui.settings import Settings

_FILTER = "filter."
"""What the names of a list's conditions begin with among all that is kept."""


def keep(settings: Settings, library: Path, shown: ArticleFilter, top: str, y: int) -> None:
    """Remember the list, the uid of the article at its top, and how far that is cut off there."""
    usual = ArticleFilter()._asdict()
    chosen = {name: value for name, value in shown._asdict().items() if value != usual[name]}
    kept = {"library": str(library), "top": top, "y": str(y)}
    settings.set(stored.LAST_LIST, kept | {f"{_FILTER}{name}": chosen[name] for name in chosen})


def last_filter(settings: Settings, library: Path) -> ArticleFilter:
    """Return the list that was shown last; all articles where it isn't known."""
    kept = settings.get(stored.LAST_LIST)
    if kept.get("library") != str(library):
        return ArticleFilter()
    chosen: dict[str, Any] = {
        name.removeprefix(_FILTER): kept[name] for name in kept if name.startswith(_FILTER)
    }
    try:
        if "collection" in chosen:
            chosen["collection"] = CollectionId(int(chosen["collection"]))
        return ArticleFilter(**chosen | {"view": View(chosen.get("view", View.ALL))})
    except (TypeError, ValueError):
        return ArticleFilter()


def last_place(settings: Settings, library: Path) -> tuple[str, int]:
    """Return the uid of the article that was at the top, and where its top was, in pixels."""
    kept = settings.get(stored.LAST_LIST)
    y = kept.get("y", "0")
    known = kept.get("library") == str(library) and y.lstrip("-").isdecimal()
    return (kept.get("top", ""), int(y)) if known else ("", 0)


def last_order(settings: Settings) -> Order:
    """Return how lists were sorted last."""
    sort = Sort(settings.get(stored.LIST_SORT))
    backwards = settings.get(stored.LIST_BACKWARDS) == "yes"
    if sort is Sort.OLDEST:
        sort, backwards = Sort.NEWEST, True
    return Order(sort, backwards, settings.get(stored.LIST_GROUPED) == "yes")
