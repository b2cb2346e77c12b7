"""Learning boilerplate while articles come in, and marking in them what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boilerplate import LONGEST, Ends, ends_of, marked
from reader.storage import boilerplate
from reader.text import normalise

if TYPE_CHECKING:
    from reader.boilerplate import LineVerdict
    from reader.storage.database import Database
    from reader.storage.journal import Recording
    from reader.values import ArticleId, ImportedArticle

_STEPS = frozenset((10, 40))
"""After so many articles of a source its lines are looked at, for what comes after them."""
_MOST_SOURCES = 1000
"""Of how many sources at once, so that memory stays what it is."""


class Learning:
    """What one import knows and learns of the sources of its articles."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[str, dict[str, LineVerdict]] = {}
        self._came: dict[str, dict[ArticleId, Ends | None]] = {}
        """The articles of each source that came, as long as they may tell something new.

        Their ends are not known any more where they have been marked since.
        """

    def marked(self, article: ImportedArticle) -> ImportedArticle:
        """Return ``article`` with the boilerplate of its source marked."""
        source = normalise(article.source)
        known = self._known.get(source)
        if known is None:
            if len(self._known) >= _MOST_SOURCES:
                self._known.clear()
            known = self._known[source] = boilerplate.known(self._db, source)
        if not known:
            return article
        return article._replace(blocks=marked(article.text, article.blocks, known))

    def take_note(self, written: Recording, article: ImportedArticle, id_: ArticleId) -> None:
        """Remember an article that came in, and learn where enough of its source did.

        Articles of which no source is known have no more in common than that.
        """
        source = normalise(article.source)
        if not source or (source not in self._came and len(self._came) >= _MOST_SOURCES):
            return
        came = self._came.setdefault(source, {})
        if len(came) < boilerplate.LOOKED_AT:
            came[id_] = _short(ends_of(article.text, article.blocks))
            if len(came) in _STEPS:
                self.learn(written, source)

    def sources(self) -> list[str]:
        """Return the sources that something came of."""
        return list(self._came)

    def learn(self, written: Recording, source: str) -> None:
        """Learn from what came of a source."""
        came = self._came[source]
        if boilerplate.learn_from(written, source, came):
            self._known.pop(source, None)
            self._came[source] = dict.fromkeys(came)


def _short(ends: Ends) -> Ends:
    """Return the ends without lines that are too long to be learned, for the memory they take."""
    return Ends(*(line if len(line) <= LONGEST else "" for line in ends))
