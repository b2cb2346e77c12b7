"""Which list was shown last, and where it stood, as the settings keep it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.values import ArticleFilter, View
from ui import settings as stored

if TYPE_CHECKING:
    from pathlib import Path

    from ui.settings import Settings


def keep(settings: Settings, library: Path, shown: ArticleFilter, top: str, y: int) -> None:
    """Remember the list, the uid of the article at its top, and how far that is cut off there."""
    default = ArticleFilter()
    chosen = {
        name: getattr(shown, name)
        for name in ArticleFilter.__slots__
        if getattr(shown, name) != getattr(default, name)
    }
    kept = {"library": str(library), "filter": json.dumps(chosen), "top": top, "y": str(y)}
    settings.set(stored.LAST_LIST, kept)


def last_filter(settings: Settings, library: Path) -> ArticleFilter:
    """Return the list that was shown last; all articles where it isn't known."""
    kept = settings.get(stored.LAST_LIST)
    if kept.get("library") != str(library):
        return ArticleFilter()
    try:
        chosen = json.loads(kept["filter"])
        return ArticleFilter(**chosen | {"view": View(chosen.get("view", View.ALL))})
    except (KeyError, TypeError, ValueError, AttributeError):
        return ArticleFilter()


def last_place(settings: Settings, library: Path) -> tuple[str, int]:
    """Return the uid of the article that was at the top, and where its top was, in pixels."""
    kept = settings.get(stored.LAST_LIST)
    y = kept.get("y", "0")
    known = kept.get("library") == str(library) and y.lstrip("-").isdecimal()
    return (kept.get("top", ""), int(y)) if known else ("", 0)
