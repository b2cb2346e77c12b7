"""Boilerplate of a source: lines that its articles begin or end with, and that are none's own.

A line is a whole block, with its white space as single spaces. What stands outermost in many
articles of a source is boilerplate; then what is next to it, and so on. Articles that have no
line of their own tell nothing: they are copies of each other. Pure functions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, NewType

from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from reader.values import Block

MANY = 5
"""How many articles at least must have a line at the same end."""
SHARE = 0.25
"""How many of all that were looked at, likewise."""
DEPTH = 6
"""How many lines at an end can be boilerplate."""
LONGEST = 600
"""Code points; a longer line is not learned."""

_PLAIN = frozenset(
    (
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.QUOTE,
        BlockKind.LIST_ITEM,
        BlockKind.PREFORMATTED,
        BlockKind.CAPTION,
    )
)
"""What can be boilerplate: titles, names and dates stand in many articles, too."""

LineId = NewType("LineId", int)


class LineVerdict(StrEnum):
    """What is known of a line in the articles of a source."""

    LEARNED = "learned"
    """Many articles have it at the same end."""
    SAID = "said"
    """A person says it is boilerplate."""
    REFUSED = "refused"
    """A person says it is none, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class BoilerplateLine:
    """A line that is boilerplate in the articles of a source, or is not."""

    id: LineId
    source: str
    line: str
    verdict: LineVerdict


def line_of(text: str, block: Block) -> str:
    """Return a block of ``text`` as a line."""
    return " ".join(text[block.start : block.end].split())


def learn(
    articles: Iterable[tuple[str, Sequence[Block]]], known: Mapping[str, LineVerdict]
) -> set[str]:
    """Return the lines that are boilerplate in the articles of a source, beside those known."""
    passed = {line for line, said in known.items() if said != LineVerdict.REFUSED}
    plain = [(text, list(_plain(blocks))) for text, blocks in articles]
    if not share_ends(ends_of(text, blocks, passed) for text, blocks in plain):
        return set()
    bodies = _own([list(_lines(text, blocks)) for text, blocks in plain])
    least = max(MANY, SHARE * len(bodies))
    learned: set[str] = set()
    for _ in range(DEPTH):
        more = _outermost(bodies, learned | passed, least) - known.keys()
        if not more:
            break
        learned |= more
    return learned


class Ends(NamedTuple):
    """The first and the last line of an article that could be boilerplate; empty: there is none."""

    first: str
    last: str


def ends_of(text: str, blocks: Sequence[Block], passed: Container[str] = ()) -> Ends:
    """Return the ends of an article, but for the lines that are ``passed``."""
    first, last = (
        _first(_lines(text, _plain(each)), passed) for each in (blocks, reversed(blocks))
    )
    return Ends(first, last)


def share_ends(articles: Iterable[Ends]) -> bool:
    """Tell whether enough articles have one line at an end: else there is nothing to learn."""
    firsts: Counter[str] = Counter()
    lasts: Counter[str] = Counter()
    for ends in articles:
        firsts[ends.first] += 1
        lasts[ends.last] += 1
    return any(line and count >= MANY for ends in (firsts, lasts) for line, count in ends.items())


def _plain(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if block.kind in _PLAIN)


def _lines(text: str, blocks: Iterable[Block]) -> Iterator[str]:
    return (line_of(text, block) for block in blocks)


def _own(bodies: Sequence[list[str]]) -> list[list[str]]:
    """Return the bodies that have a line which no other has."""
    counts = Counter(line for body in bodies for line in set(body))
    return [body for body in bodies if any(counts[line] == 1 for line in body)]


def _outermost(bodies: Sequence[list[str]], passed: set[str], least: float) -> set[str]:
    """Return the lines that are first, or last, in ``least`` bodies but for what is ``passed``."""
    firsts = Counter(_first(body, passed) for body in bodies)
    lasts = Counter(_first(reversed(body), passed) for body in bodies)
    return {
        line
        for ends in (firsts, lasts)
        for line, count in ends.items()
        if line and count >= least and len(line) <= LONGEST
    }


def _first(lines: Iterable[str], passed: Container[str]) -> str:
    return next((line for line in lines if line not in passed), "")


def marked(
    text: str, blocks: Sequence[Block], known: Mapping[str, LineVerdict]
) -> tuple[Block, ...]:
    """Return the blocks of an article with the lines that are ``known`` as what they are.

    An article that is nothing but boilerplate is left as it is.
    """
    new = tuple(_marked(text, blocks, known))
    return new if any(block.kind in _PLAIN for block in new) else tuple(blocks)


def _marked(
    text: str, blocks: Iterable[Block], known: Mapping[str, LineVerdict]
) -> Iterator[Block]:
    for block in blocks:
        kind = block.kind
        is_plain = kind in _PLAIN
        if is_plain or kind is BlockKind.BOILERPLATE:
            said = known.get(line_of(text, block))
            if said and is_plain is (said != LineVerdict.REFUSED):
                other = BlockKind.BOILERPLATE if is_plain else BlockKind.PARAGRAPH
                yield block._replace(kind=other, level=0)
                continue
        yield block
