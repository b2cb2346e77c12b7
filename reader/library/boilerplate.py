"""Boilerplate of sources: what is known of it, and saying what a line is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boilerplate import LineVerdict, line_of
from reader.errors import UserError
from reader.library.subjects import short
from reader.storage import articles, boilerplate, texts
from reader.values import ActionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.boilerplate import BoilerplateLine, LineId
    from reader.library.store import Store
    from reader.values import ArticleId, Change


class Boilerplate:
    """The lines that are boilerplate in the articles of a source."""

    def __init__(self, store: Store) -> None:
        """Use `Library.boilerplate`."""
        self._store = store
        self._db = store.db

    def of_source(self, source: str) -> list[BoilerplateLine]:
        """Return what is known of the lines of a source, the newest first."""
        return boilerplate.of_source(self._db, source)

    def newest(self) -> LineId:
        """Return the newest line, for `learned_after`."""
        return boilerplate.newest(self._db)

    def learned_after(self, last: LineId) -> list[BoilerplateLine]:
        """Return the lines that imports have learned since ``last`` was the newest one."""
        return boilerplate.learned_after(self._db, last)

    def line_at(self, article: ArticleId, offset: int) -> str:
        """Return the line at ``offset``.

        Raises:
            NotFoundError: the article is no longer there.
            UserError: there is no block at ``offset``.
        """
        text, blocks, _, _ = texts.text(self._db, article)
        for block in blocks:
            if block.start <= offset < block.end:
                return line_of(text, block)
        raise UserError("There is no paragraph at this place.")

    def say(self, article: ArticleId, offset: int, *, boilerplate: bool) -> Change:
        """Say that the line at ``offset`` is boilerplate in all articles of the source, or none.

        Articles that come later have it so, too. See `line_at` for what is refused.
        """
        line = self.line_at(article, offset)
        (summary,) = articles.summaries(self._db, [article])
        return self.decide(summary.source, [line], boilerplate=boilerplate)

    def decide(self, source: str, lines: Sequence[str], *, boilerplate: bool) -> Change:
        """Say what ``lines`` are in all articles of a source, those to come among them.

        Raises:
            UserError: there is no line among them.
        """
        verdict = LineVerdict.SAID if boilerplate else LineVerdict.REFUSED
        return self._mark(source, dict.fromkeys(lines, verdict), decide=True)

    def mark(self, source: str, lines: Sequence[BoilerplateLine]) -> Change:
        """Mark lines that are known of a source in all its articles.

        Raises:
            UserError: there is no line among them.
        """
        return self._mark(source, {each.line: each.verdict for each in lines}, decide=False)

    def _mark(self, source: str, lines: dict[str, LineVerdict], *, decide: bool) -> Change:
        if not lines:
            raise UserError("No line is selected.")
        with self._store.recording(ActionKind.BOILERPLATE_LINE) as written:
            written.subject = short(next(iter(lines)))
            for line, verdict in lines.items():
                if decide:
                    boilerplate.decide(written, source, line, verdict)
                boilerplate.mark(
                    written, boilerplate.with_line(self._db, source, line), {line: verdict}
                )
        return written.change()
