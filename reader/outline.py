"""The outline of an article: its headings, or what its paragraphs begin with. Pure functions."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.values import Block

FEWEST = 6
"""Paragraphs; an article without headings that has fewer is seen at a glance."""
_LONGEST = 90
"""Code points of what a paragraph begins with."""
_RUNNING = frozenset((BlockKind.PARAGRAPH, BlockKind.QUOTE))
_LONGEST_HEAD = 60
_STOPS = tuple(".,;:!?…。，！？؟،؛۔\"'”’»)]")
"""What a line ends with that heads nothing."""


class Entry(NamedTuple):
    """A heading, or the beginning of a paragraph."""

    start: int
    """Where it stands, in code points."""
    text: str
    """In one line."""
    level: int
    """0 for the outermost headings, or lines that look like some; more for what is under them."""


def outline(text: str, blocks: Sequence[Block]) -> list[Entry]:
    """Return the headings of an article, in order, or the beginnings of its paragraphs.

    Empty for a short article without headings.
    """
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    if headings:
        return _headings(text, headings)
    paragraphs = [block for block in blocks if block.kind in _RUNNING]
    return list(_beginnings(text, paragraphs)) if len(paragraphs) >= FEWEST else []


def entry_at(entries: Sequence[Entry], offset: int) -> int:
    """Return the number of the entry that ``offset`` stands under, or -1 before the first."""
    return bisect_right(entries, offset, key=lambda entry: entry.start) - 1


def _headings(text: str, headings: Sequence[Block]) -> list[Entry]:
    outermost = min(heading.level for heading in headings)
    return [Entry(each.start, _one_line(text, each), each.level - outermost) for each in headings]


def _beginnings(text: str, paragraphs: Sequence[Block]) -> Iterator[Entry]:
    heads = {block.start for block in paragraphs if _looks_like_a_heading(text, block)}
    for block in paragraphs:
        line = _one_line(text, block)
        if len(line) > _LONGEST:
            cut = line.rfind(" ", _LONGEST // 2, _LONGEST)
            line = f"{line[: cut if cut > 0 else _LONGEST]}…"
        yield Entry(block.start, line, int(bool(heads) and block.start not in heads))


def _looks_like_a_heading(text: str, block: Block) -> bool:
    """Return whether a paragraph is short and no sentence, as headings in plain text are."""
    short = block.end - block.start <= _LONGEST_HEAD
    return short and not text[block.start : block.end].rstrip().endswith(_STOPS)


def _one_line(text: str, block: Block) -> str:
    """Return the beginning of a block with white space as single spaces."""
    return " ".join(text[block.start : min(block.end, block.start + 4 * _LONGEST)].split())
