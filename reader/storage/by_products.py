"""What comes with marks and notes in the same step: work that begins, tags that are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.markup import tags_in
from reader.storage import tags
from reader.text import normalise
from reader.values import Status

if TYPE_CHECKING:
    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.values import ArticleId


def begin_work(written: Recording, article: ArticleId) -> None:
    """Say that an article that was new is in progress from now on."""
    if written.row("article", article)["status"] == Status.NEW:
        written.update("article", article, status=Status.READING.value, read=1)


def tag_as_noted(
    db: Database, written: Recording, article: ArticleId, text: str, before: str = ""
) -> None:
    """Tag an article with each ``#tag`` that came into a note.

    One that went out of it takes nothing off: the article may have it for other reasons.
    """
    known = tags_in(before)
    for name in tags_in(text):
        if name not in known:
            tags.add(db, written, [article], name)


def note_text(text: str) -> str:
    """Return what was typed as the text of a note; white space alone is none."""
    text = normalise(text)
    return "" if text.isspace() else text
