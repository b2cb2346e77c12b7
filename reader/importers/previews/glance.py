"""What a file is taken for, and what its first articles would be: seen before it is imported."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reader.importers import read
from reader.importers.document import Failure
from reader.importers.encoding import encoding_of
from reader.importers.formats import format_of
from reader.importers.previews.values import Glance, Shown
from reader.text import normalise

if TYPE_CHECKING:
    from reader.importers.document import Document
    from reader.values import ImportedArticle

ARTICLES = 3
"""How many articles of a file are shown."""
LONGEST = 1500
"""How much of the text of an article is, in code points."""


def glance(document: Document) -> Glance:
    """Return what a file is taken for; no more of it is read than its first articles.

    Raises:
        UnreadableFileError: nothing can be read of it.
    """
    found = format_of(document)
    shown: list[Shown] = []
    problem = ""
    for article in islice(read(document), ARTICLES):
        if isinstance(article, Failure):
            problem = article.sentence
        else:
            shown.append(_shown(article))
    charset = _charset(document) if found.media_type.startswith("text/") else ""
    return Glance(normalise(document.name), found.name, charset, tuple(shown), problem)


def _charset(document: Document) -> str:
    """Return what a text is in; what a person says counts for what is not in UTF-8."""
    found = encoding_of(document.head)
    return found if found.startswith("utf") else document.choices.charset or found


def _shown(article: ImportedArticle) -> Shown:
    return Shown(
        normalise(article.title),
        normalise(article.byline),
        normalise(article.source),
        article.published or "",
        article.language,
        article.text[:LONGEST],
    )
