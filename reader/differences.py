"""What two versions of a text have in common, and what only one of them has, word by word."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

from reader.near_duplicates import similarity
from reader.text import line_spans
from reader.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

PHRASE = 30
"""Code points; of less in common, between longer differences, nobody sees that it is the same."""
LONG = 5000
"""Words; shorter stretches are compared word by word, however much they differ."""
LEAST = 0.1
"""The least share of runs of words that two long stretches have in common to be compared so."""

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of both texts: what they have in common, or what each has in its place.

    What one of them leaves out is an empty span there. White space is not compared.
    """

    left: Span
    right: Span
    same: bool


def compare(left: str, right: str) -> list[Stretch]:
    """Return the stretches of two texts, in order.

    Paragraphs are compared as a whole first, then the words of those that are not the same:
    100 kB take less than a second. A few words that two quite different stretches happen to
    have in common are left out, as in Neil Fraser's “Diff Strategies”, 2006 (semantic cleanup).
    """
    return list(_joined(_stretches(left, right)))


def _stretches(left: str, right: str) -> Iterator[Stretch]:
    spans = list(line_spans(left)), list(line_spans(right))
    for stretch in _matched(left, spans[0], right, spans[1]):
        if stretch.same or not (_length(stretch.left) and _length(stretch.right)):
            yield stretch
            continue
        words = _tokens(left, stretch.left), _tokens(right, stretch.right)
        if _is_another_text(_runs(left, words[0]), _runs(right, words[1])):
            yield stretch
        else:
            yield from _readable(_joined(_matched(left, words[0], right, words[1])))


def _is_another_text(left: AbstractSet[str], right: AbstractSet[str]) -> bool:
    """Tell whether long stretches have next to nothing in common: a minute's work for nothing."""
    return min(len(left), len(right)) > LONG and similarity(left, right) < LEAST


def _runs(text: str, tokens: Sequence[Span]) -> AbstractSet[str]:
    """Return the text from every word to the second one after it."""
    return {text[one.start : third.end] for one, third in zip(tokens, tokens[2:], strict=False)}


def _matched(
    left: str, left_spans: Sequence[Span], right: str, right_spans: Sequence[Span]
) -> Iterator[Stretch]:
    matcher = SequenceMatcher(
        None,
        [left[s.start : s.end] for s in left_spans],
        [right[s.start : s.end] for s in right_spans],
    )
    for tag, first, last, other_first, other_last in matcher.get_opcodes():
        yield Stretch(
            _around(left_spans, first, last, len(left)),
            _around(right_spans, other_first, other_last, len(right)),
            tag == "equal",
        )


def _around(spans: Sequence[Span], first: int, last: int, end: int) -> Span:
    """Return the span from one of the ``spans`` up to another; of none, where it would be."""
    if first < last:
        return Span(spans[first].start, spans[last - 1].end)
    at = spans[first].start if first < len(spans) else spans[-1].end if spans else end
    return Span(at, at)


def _tokens(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _TOKEN.finditer(text, span.start, span.end)]


def _length(span: Span) -> int:
    return span.end - span.start


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches, one of a kind for several that follow each other."""
    for _, group in groupby(stretches, key=lambda stretch: stretch.same):
        yield _whole(list(group))


def _whole(stretches: Sequence[Stretch]) -> Stretch:
    first, last = stretches[0], stretches[-1]
    return Stretch(
        Span(first.left.start, last.left.end),
        Span(first.right.start, last.right.end),
        all(stretch.same for stretch in stretches),
    )


def _readable(stretches: Iterable[Stretch]) -> list[Stretch]:
    readable: list[Stretch] = []
    for stretch in stretches:
        readable.append(stretch)
        while _ends_in_chance(readable):
            readable[-3:] = [_whole(readable[-3:])]
    return readable


def _ends_in_chance(stretches: Sequence[Stretch]) -> bool:
    match stretches[-3:]:
        case [before, between, after] if between.same:
            return _length(between.left) < min(PHRASE, _longer(before) + 1, _longer(after) + 1)
    return False


def _longer(stretch: Stretch) -> int:
    return max(_length(stretch.left), _length(stretch.right))


def counterpart(stretches: Sequence[Stretch], offset: int) -> int:
    """Return where in the right text that is what is at ``offset`` in the left one.

    Within what differs, as far along; behind all stretches, the end of the last.
    """
    index = max(0, bisect_right(stretches, offset, key=lambda each: each.left.start) - 1)
    if not stretches or offset < stretches[0].left.start:
        return 0
    left, right, same = stretches[index].left, stretches[index].right, stretches[index].same
    into = offset - left.start
    if not same and left.end > left.start:
        into = round(into * (right.end - right.start) / (left.end - left.start))
    return min(right.start + into, right.end)


def mirrored(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the same stretches with left and right exchanged."""
    return [Stretch(each.right, each.left, each.same) for each in stretches]
