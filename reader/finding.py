"""Finding in one article what somebody types: exact spans, whatever the script. No storage.

Case, diacritics and variants are folded as in `reader.folding`, or all have to be the same. A
hit lies in one paragraph, neither begins nor ends inside a grapheme, and overlaps no other.

Regular expressions are those of the library ``regex``, which can stop at a time limit. Two
things that it offers could take all memory before a limit is reached and are refused: an
expression that calls itself, and what repeats by very large numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from math import prod
from time import monotonic
from typing import TYPE_CHECKING

from reader.errors import PatternError, UserError
from reader.folding import any_spelling, fold, plain
from reader.occurrences import LONGEST_TEXT
from reader.snapping import grapheme_start
from reader.values import Span
from reader.word_ends import may_begin, may_end

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import regex

PATIENCE = 1.0
"""Seconds that an expression may look for its next hit."""

_MOST_REPEATS = 100_000
"""``regex`` writes out what is repeated; 10,000,000 letters take 3 GB."""
_REPEATED = re.compile(r"(?<!\\)\{(\d+)(?:,\d*)?\}")
_CALL = re.compile(r"(?<!\\)\(\?(?:R|[+-]?\d+|&|P>)")


@dataclass(frozen=True)
class Sought:
    """What is looked for in an article, and what counts as found."""

    text: str
    match_case: bool = False
    """Whether case and diacritics must be the same; of a regular expression the case alone."""
    whole_words: bool = False
    regular: bool = False
    """Whether ``text`` is a regular expression."""

    @cached_property
    def is_nothing(self) -> bool:
        """Whether there is nothing in it that could be found."""
        return not (self.text if self.regular else fold(self.text).strip())


class ArticleSearch:
    """Finds one thing; made once, used on any number of articles."""

    def __init__(self, sought: Sought) -> None:
        """Prepare to look for ``sought``.

        Raises:
            PatternError: it is a regular expression, and it is wrong.
            UserError: there is nothing in it that could be found, or it is too long.
        """
        if sought.is_nothing:
            raise UserError("There is nothing to look for; give a word or a phrase.")
        if len(sought.text) > LONGEST_TEXT:
            raise UserError(f"A text of more than {LONGEST_TEXT} characters can't be looked for.")
        self._sought = sought
        self._plain = plain(sought.text)
        self._expression = _expression(sought) if sought.regular else None
        self._pattern = None if sought.regular else re.compile(any_spelling(sought.text.strip()))

    def hits(self, text: str, paragraphs: Iterable[Span]) -> Iterator[Span]:
        """Yield what is found in the ``paragraphs`` of ``text``, in order.

        Raises:
            UserError: an expression took more than `PATIENCE` for its next hit.
        """
        if self._expression is not None:
            return self._hits_of_expression(self._expression, text, paragraphs)
        return (hit for paragraph in paragraphs for hit in self._hits_in(text, paragraph))

    def _hits_in(self, text: str, paragraph: Span) -> Iterator[Span]:
        pattern, start = self._pattern, paragraph.start
        while pattern and (match := pattern.search(text, start, paragraph.end)):
            counts = self._is_same(match[0]) and self._is_whole(text, *match.span())
            start = match.end() if counts else match.start() + 1
            if counts:
                yield Span(*match.span())

    def _hits_of_expression(
        self, expression: regex.Pattern[str], text: str, paragraphs: Iterable[Span]
    ) -> Iterator[Span]:
        deadline = monotonic() + PATIENCE
        for paragraph in paragraphs:
            # A copy, so that ^, $ and what looks around know nothing of other paragraphs.
            piece, place = text[slice(*paragraph)], 0
            while place < len(piece) and (match := _next_match(expression, piece, place, deadline)):
                place = max(match.end(), match.start() + 1)
                start, end = (paragraph.start + offset for offset in match.span())
                if start < end and self._is_whole(text, start, end):
                    yield Span(start, end)
                    deadline = monotonic() + PATIENCE

    def _is_same(self, found: str) -> bool:
        return not self._sought.match_case or plain(found) == self._plain

    def _is_whole(self, text: str, start: int, end: int) -> bool:
        """Return whether a hit cuts no grapheme and, where that is asked for, no word."""
        if grapheme_start(text, start) != start or grapheme_start(text, end) != end:
            return False
        return not self._sought.whole_words or (may_begin(text, start) and may_end(text, end))


def _expression(sought: Sought) -> regex.Pattern[str]:
    import regex  # 15 ms, and the first window needs none

    _refuse_insatiable(sought.text)
    flags = regex.MULTILINE
    if not sought.match_case:
        flags |= regex.IGNORECASE | regex.FULLCASE
    try:
        expression = regex.compile(sought.text, flags)
    except regex.error as error:
        # The stubs know nothing of what it tells.
        reason, position = getattr(error, "msg", str(error)), getattr(error, "pos", None)
        raise PatternError(reason, position or 0) from error
    except RecursionError as error:
        raise PatternError("it is nested too deeply", 0) from error
    if expression.flags & regex.REVERSE:
        raise PatternError("searching backwards is not possible", sought.text.index("(?"))
    return expression


def _refuse_insatiable(pattern: str) -> None:
    """Refuse what could take all memory."""
    if call := _CALL.search(pattern):
        raise PatternError("an expression can't call itself", call.start())
    repeats = list(_REPEATED.finditer(pattern))
    if prod(max(1, int(repeat[1])) for repeat in repeats) > _MOST_REPEATS:
        most = max(repeats, key=lambda repeat: int(repeat[1]))
        raise PatternError("this repeats something too often", most.start())


def _next_match(
    expression: regex.Pattern[str], piece: str, place: int, deadline: float
) -> regex.Match[str] | None:
    left = deadline - monotonic()
    try:
        return expression.search(piece, place, timeout=max(left, 0.001))
    except TimeoutError as error:
        raise UserError(
            "The expression takes too long in this article; make it simpler."
        ) from error
