"""Lines at the head of a paper or document that say who wrote it and when, marked as such."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.importers.html.bylines import choose_byline
from reader.importers.html.names import letters
from reader.importers.scraped.facts import facts_in
from reader.importers.times.day_first import told_apart
from reader.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.rendered import Rendered

_WITHIN = 8
"""Blocks from the beginning."""
_MAY_BE = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING))


class Head(NamedTuple):
    """The blocks of an article, and what those at its head say."""

    blocks: list[Rendered]
    byline: str
    published: str
    """Empty where they say nothing."""


def with_head_marked(blocks: Sequence[Rendered], byline: str) -> Head:
    """Return blocks with those marked that say who wrote it and when.

    ``byline`` is who that is by the metadata; where it is empty, the text is believed.
    """
    marked = list(blocks)
    told: dict[str, str] = {}
    texts = told_apart([block.text for block in blocks])
    for index, (block, text) in enumerate(zip(blocks[:_WITHIN], texts, strict=False)):
        kind = _kind(text, byline, told) if block.kind in _MAY_BE else None
        if kind:
            marked[index] = block._replace(kind=kind, level=0)
    name = byline or choose_byline((told.get("byline", ""),), "")
    return Head(marked, name, told.get("published", ""))


def _kind(text: str, byline: str, told: dict[str, str]) -> BlockKind | None:
    """Return what a block is if its text only says such things, and keep those."""
    mark = letters(text)
    names = {letters(name) for name in (byline, *byline.split(", "))} - {""}
    if mark in names or letters(choose_byline((text,), "")) in names:
        return BlockKind.BYLINE
    facts = facts_in(text, first=False)
    for fact in facts:
        if fact.value:
            told.setdefault(fact.field, fact.value)
    if not facts:
        return None
    return BlockKind.BYLINE if any(fact.field == "byline" for fact in facts) else BlockKind.DATELINE
