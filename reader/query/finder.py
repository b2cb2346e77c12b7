"""Where the words of a query stand in a text: as the index has the text, and to the code point.

What is found is what the index counts as found, so that every article that it names for its
words has hits, but for words that stand in its notes alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import category

from reader.folding import (
    VOICING,
    before_silent,
    fold,
    past_silent,
    side_by_side,
    side_by_side_in_ascii,
)
from reader.index_text import is_letter, words_of
from reader.occurrences import Found
from reader.query.fields import Field
from reader.query.nodes import Near
from reader.query.parts import asked_words
from reader.values import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.query.nodes import Node, Term
    from reader.values import Block


class QueryFinder:
    """Finds the words that a query asks for; made once, used on any number of texts."""

    def __init__(self, query: Node, part: Field | None = None) -> None:
        """Prepare to find the words of ``query``, or of that ``part`` of it (``title:``).

        What the query leaves out is not looked for.
        """
        leaves = dict.fromkeys(asked_words(query, part))
        self._leaves = [_Near(leaf) if isinstance(leaf, Near) else _Words(leaf) for leaf in leaves]
        titles = None if part else QueryFinder(query, Field.TITLE)
        self._titles = None if titles is None or titles.is_nothing else titles

    @property
    def is_nothing(self) -> bool:
        """Whether there is no word to be found."""
        return not self._leaves and self._titles is None

    @property
    def is_one_word(self) -> bool:
        """Whether one word, or words side by side, are all that is to be found."""
        return len(self._leaves) == 1 and not isinstance(self._leaves[0], _Near)

    def may_find(self, text: str) -> bool:
        """Tell quickly whether it is worth calling `find`."""
        return any(leaf.may_find(text) for leaf in self._leaves) or (
            self._titles is not None and self._titles.may_find(text)
        )

    def spans(self, text: str) -> list[Span]:
        """Return where the words stand, in order; none overlaps another."""
        return list(self._each(text))

    def _each(self, text: str) -> Iterable[Span]:
        """Return the spans; those of one word are looked for as they are wanted."""
        if self.is_one_word:
            return self._leaves[0].spans(text)
        return _apart(chain.from_iterable(leaf.spans(text) for leaf in self._leaves))

    def find(
        self, text: str, blocks: Sequence[Block], others: Iterable[Span] = ()
    ) -> Iterator[Found]:
        """Yield where the words stand in the ``blocks`` of an article, and ``others``, in order."""
        spans = self._each(text)
        more = [*(self._titles.in_titles(text, blocks) if self._titles else ()), *others]
        if more:
            spans = _apart((*spans, *more))
        bounds = _paragraphs(blocks)
        starts = [start for start, _ in bounds]
        for start, end in spans:
            first, last = (bisect_right(starts, place) - 1 for place in (start, end - 1))
            if first >= 0:
                paragraph = Span(bounds[first].start, max(end, bounds[last].end))
                yield Found(start, end, part=False, paragraph=paragraph)

    def in_titles(self, text: str, blocks: Sequence[Block]) -> Iterator[Span]:
        """Yield where the words stand in the titles of an article."""
        for block in blocks:
            if block.kind is BlockKind.TITLE:
                for start, end in self.spans(text[block.start : block.end]):
                    yield Span(block.start + start, block.start + end)


class _Words:
    """Finds words side by side."""

    def __init__(self, term: Term) -> None:
        words = words_of(term.text)
        self._beginning = term.beginning
        self._unspaced = [is_letter(words[place]) for place in (0, -1)] if words else []
        self._words = words

    def may_find(self, text: str) -> bool:
        if not self._words:
            return False
        if text.isascii():
            return self._in_ascii.search(text.lower()) is not None
        return self._in_any.search(text) is not None

    def spans(self, text: str) -> Iterable[Span]:
        """Return where the words stand, in order; none overlaps another."""
        if not self._words:
            return ()
        if text.isascii():
            return (Span(*match.span()) for match in self._in_ascii.finditer(text.lower()))
        return self._spans_in_any(text)

    def _spans_in_any(self, text: str) -> Iterator[Span]:
        place = 0
        while match := self._in_any.search(text, place):
            start, end = match.span()
            place = start + 1
            if self._begins(text, start) and (self._goes_on or self._ends(text, end)):
                place = end = _end_of_word(text, end) if self._goes_on else end
                yield Span(start, end)

    @cached_property
    def _in_ascii(self) -> re.Pattern[str]:
        """What finds the words in small letters; it takes next to no time to compile."""
        return re.compile(side_by_side_in_ascii(self._words, beginning=self._beginning))

    @cached_property
    def _in_any(self) -> re.Pattern[str]:
        """What finds all spellings of the words, which takes milliseconds to compile."""
        return re.compile(side_by_side(self._words))

    @property
    def _goes_on(self) -> bool:
        return self._beginning and not self._unspaced[1]

    def _begins(self, text: str, start: int) -> bool:
        before = before_silent(text, start)
        return not before or self._unspaced[0] or not _is_of_word(text[before - 1])

    def _ends(self, text: str, end: int) -> bool:
        after = past_silent(text, end)
        following = text[after : after + 1]
        if self._unspaced[1]:
            return fold(following) not in VOICING
        return not following or not _is_of_word(following)


class _Near:
    """Finds words near to each other."""

    def __init__(self, near: Near) -> None:
        self._words = [_Words(term) for term in near.terms]
        self._distance = near.distance

    def may_find(self, text: str) -> bool:
        return all(words.may_find(text) for words in self._words)

    def spans(self, text: str) -> Iterator[Span]:
        """Yield the words of each stretch that holds all of them and little else."""
        found = sorted(
            (span, number) for number, words in enumerate(self._words) for span in words.spans(text)
        )
        newest: dict[int, Span] = {}
        for span, number in found:
            newest[number] = span
            if len(newest) == len(self._words) and self._are_near(text, newest.values()):
                yield from newest.values()

    def _are_near(self, text: str, spans: Iterable[Span]) -> bool:
        """Tell whether few words lie from the end of the first to the start of the last."""
        starts, ends = zip(*spans, strict=True)
        return len(words_of(text[min(ends) : max(starts)])) <= self._distance


def _is_of_word(character: str) -> bool:
    """Tell whether a word goes on with ``character``; letters without spaces are words."""
    return category(character)[0] in "LMN" and not is_letter(character)


def _end_of_word(text: str, place: int) -> int:
    while True:
        after = past_silent(text, place)
        if after == len(text) or not _is_of_word(text[after]):
            return place
        place = after + 1


def _paragraphs(blocks: Sequence[Block]) -> list[Span]:
    """Return start and end of each block; the pieces of a long paragraph are one."""
    bounds: list[Span] = []
    for block in blocks:
        if block.kind is BlockKind.CONTINUED and bounds:
            bounds[-1] = bounds[-1]._replace(end=block.end)
        else:
            bounds.append(Span(block.start, block.end))
    return bounds


def _place(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return ``spans`` in order, of those that overlap the first and longest."""
    found: list[Span] = []
    for span in sorted(spans, key=_place):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
