"""Growing and shrinking a selection: word, name, clause, sentence, paragraph. Pure functions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.candidates import next_candidates
from reader.names import name_around, titled_name_around
from reader.snapping import (
    block_around,
    next_word_end,
    previous_word_end,
    snap,
    word_around,
)
from reader.text import Sentences
from reader.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.values import Block

_CLAUSE_ENDS = re.compile(r"[,;:](?=\s)|\s[–—-]\s|[()\[\]“”«»\"،؛、，；：]")
_REACH = 300
"""Code points before a place in which a number or date that reaches over it begins."""


def grow(
    text: str,
    blocks: Sequence[Block],
    span: Span,
    caret: int,
    language: str = "",
    *,
    coarse: bool = False,
) -> Span | None:
    """Return the next larger unit around ``span`` and ``caret``; None for a whole paragraph.

    An empty span grows to a word. Then follow the name, number or date, the name with its
    titles, the clause, the sentence, the paragraph. In scripts without capitals, where no
    name can be told, a word more at a time comes before the clause. ``coarse`` leaves out
    those, the titles and the clause.
    """
    around = _units(text, blocks, caret, language, coarse=coarse)
    clause = _clause_around(text, blocks, caret)
    if not coarse and clause and span.end > span.start and _has_no_case(text, span.start):
        around.append(Span(span.start, next_word_end(text, clause, span.end)))
    return min(
        (unit for unit in around if _holds(unit, span)),
        key=lambda unit: unit.end - unit.start,
        default=None,
    )


def shrink(
    text: str, blocks: Sequence[Block], span: Span, caret: int, language: str = ""
) -> Span | None:
    """Return the next smaller unit around ``caret`` inside ``span``; None where there is none."""
    inside = _units(text, blocks, caret, language)
    clause = _clause_around(text, blocks, caret)
    if clause and _holds(clause, span) and _has_no_case(text, span.start):
        inside.append(Span(span.start, previous_word_end(text, clause, span.end)))
    return max(
        (unit for unit in inside if _holds(span, unit) and unit.start <= caret <= unit.end),
        key=lambda unit: unit.end - unit.start,
        default=None,
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner


def _has_no_case(text: str, offset: int) -> bool:
    letter = text[offset]
    return letter.isalpha() and letter.lower() == letter.upper()


def _units(
    text: str, blocks: Sequence[Block], caret: int, language: str, *, coarse: bool = False
) -> list[Span]:
    """Return the units around ``caret``, each inside the next."""
    chain: list[Span] = []
    units = _all_units(text, blocks, caret, language, coarse=coarse)
    for unit in sorted(units, key=lambda unit: unit.end - unit.start):
        if not chain or _holds(unit, chain[-1]):
            chain.append(unit)
    return chain


def _all_units(
    text: str, blocks: Sequence[Block], caret: int, language: str, *, coarse: bool
) -> Iterator[Span]:
    block = block_around(blocks, caret)
    word = word_around(text, block, caret) if block else None
    if block is None or word is None:
        return
    yield word
    counted = _counted(text, block, blocks, caret, language)
    yield from filter(None, (name_around(text, block, caret, language), counted))
    wider = [Sentences(text, blocks).around(*word), block]
    if not coarse:
        yield titled_name_around(text, block, caret, language) or word
        wider.append(_clause(text, blocks, word))
    for unit in wider:
        # First without the stop at its end: that is what a label goes to.
        yield from filter(None, (snap(text, block, unit), unit))


def _clause_around(text: str, blocks: Sequence[Block], caret: int) -> Span | None:
    block = block_around(blocks, caret)
    word = word_around(text, block, caret) if block else None
    return _clause(text, blocks, word) if word else None


def _counted(
    text: str, block: Span, blocks: Sequence[Block], caret: int, language: str
) -> Span | None:
    """Return the number or the date around ``caret``."""
    for each in next_candidates(text, blocks, max(block.start, caret - _REACH), language):
        if each.start > caret:
            break
        if caret <= each.end:
            return each
    return None


def _clause(text: str, blocks: Sequence[Block], word: Span) -> Span:
    sentence = Sentences(text, blocks).around(*word)
    start, end = sentence
    for stop in _CLAUSE_ENDS.finditer(text, *sentence):
        if stop.end() <= word.start:
            start = stop.end()
        elif stop.start() >= word.end:
            end = stop.start()
            break
    inside = text[start:end]
    return Span(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()))
