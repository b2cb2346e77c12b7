"""How texts begin, below their titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.values import ArticleId

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.storage.database import Database

LENGTH = 300
"""How long an excerpt is at most, in code points."""

_BEGINNING = 3000
"""How much of a text is looked at."""
_BLOCKS = 1200
"""How much of the blocks, in characters of their JSON."""

_BODY = re.compile(r'\[(\d+),(\d+),"(?:paragraph|quote|list item|continued|preformatted)"')


def excerpts(db: Database, wanted: Sequence[ArticleId]) -> dict[ArticleId, str]:
    """Return the beginning of each text's body, on one line; empty where there is none."""
    marks = ", ".join("?" * len(wanted))
    rows = db.rows(
        f"SELECT article_id, substr(text, 1, {_BEGINNING}), substr(blocks, 1, {_BLOCKS})"
        f" FROM article_text WHERE article_id IN ({marks})",
        wanted,
    )
    return {ArticleId(article): _excerpt(text, blocks) for article, text, blocks in rows}


def _excerpt(text: str, blocks: str) -> str:
    """Return the first blocks of the body, as many as an excerpt holds."""
    words = " ".join(word for piece in _bodies(text, blocks) for word in piece.split())
    return words if len(words) <= LENGTH else words[: LENGTH - 1] + "…"


def _bodies(text: str, blocks: str) -> Iterator[str]:
    left = LENGTH
    for match in _BODY.finditer(blocks):
        if left <= 0:
            return
        start, end = int(match[1]), int(match[2])
        yield text[start : min(end, start + _BEGINNING)]
        left -= end - start
