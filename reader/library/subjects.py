"""What an action was done to, in a few words for the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UserError
from reader.storage import annotations as marks
from reader.storage import articles, labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.storage.database import Database
    from reader.values import AnnotationId, ArticleId, LabelId

LONGEST = 60
"""How many characters of a text are told."""


def short(text: str) -> str:
    """Return the beginning of ``text`` as one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def several(count: int, quote: str) -> str:
    """Return ``quote``, with how often it occurred if that is more than once."""
    return short(quote) if count == 1 else f"{count} × “{short(quote)}”"


def titled(db: Database, wanted: Sequence[ArticleId]) -> str:
    """Return the title of the one article, or how many there are."""
    if len(wanted) > 1:
        return f"{len(wanted)} articles"
    found = articles.summaries(db, wanted)
    return short(found[0].title) if found else ""


def quoted(db: Database, wanted: Sequence[AnnotationId]) -> str:
    """Return the quote of the one annotation, or how many there are.

    Raises:
        UserError: there is none among them.
        NotFoundError: the first is no longer there.
    """
    if not wanted:
        raise UserError("No mark is selected.")
    first = marks.get(db, wanted[0])
    return first.quote if len(wanted) == 1 else f"{len(wanted)} marks"


def labelled(db: Database, quote: str, label: LabelId) -> str:
    """Return ``quote`` with the name of a label."""
    return f"{short(quote)} · {labels.name(db, label)}"
