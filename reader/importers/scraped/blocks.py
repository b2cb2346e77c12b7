"""What stands around a scraped text that has a structure already: Markdown of a page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reader.importers.scraped.marks import Marks
from reader.importers.scraped.recognising import recognise, recognise_body
from reader.importers.times.day_first import told_apart
from reader.values import BULLET, BlockKind, InlineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.rendered import Rendered
    from reader.importers.scraped.recognised import Recognised

_MAY_BE_ASIDE = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM))
_MAY_BE_TITLE = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING))
_OF_PARAGRAPHS = frozenset((BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION))


def around(blocks: Sequence[Rendered], *, is_told: bool) -> Recognised:
    """Return what each of ``blocks`` is; ``is_told`` says that the title stands elsewhere."""
    lines = [" ".join(block.text.split()) for block in blocks]
    linked = frozenset(_linked(blocks))
    titles = [index for index, block in enumerate(blocks) if _is_first_level(block)]
    marks = Marks(told_apart(lines), linked, titles[0] if len(titles) == 1 else None)
    return recognise_body(marks) if is_told else recognise(marks)


def _linked(blocks: Sequence[Rendered]) -> Iterator[int]:
    """Yield which blocks are links and nothing else; of a list, all items or none."""
    numbered = enumerate(blocks)
    for kind, together in groupby(numbered, lambda each: each[1].kind):
        found = [(index, _is_linked(block)) for index, block in together]
        if kind is not BlockKind.LIST_ITEM or all(is_linked for _, is_linked in found):
            yield from (index for index, is_linked in found if is_linked)


def _is_linked(block: Rendered) -> bool:
    """Return whether all of a block is links."""
    rest = list(block.text)
    for inline in block.inlines:
        if inline.kind is InlineKind.LINK:
            rest[inline.start : inline.end] = " " * (inline.end - inline.start)
    return bool(block.inlines) and not any(map(str.isalnum, rest))


def _is_first_level(block: Rendered) -> bool:
    return block.kind is BlockKind.TITLE or (block.kind is BlockKind.HEADING and block.level == 1)


def with_kinds(blocks: Sequence[Rendered], found: Recognised) -> list[Rendered]:
    """Return ``blocks`` with what was ``found`` of them; quotations, code and tables stay."""
    return list(_with_kinds(blocks, found))


def _with_kinds(blocks: Sequence[Rendered], found: Recognised) -> Iterator[Rendered]:
    is_titled = any(block.kind is BlockKind.TITLE for block in blocks)
    for block, kind in zip(blocks, found.kinds, strict=True):
        if kind is BlockKind.TITLE and not is_titled and block.kind in _MAY_BE_TITLE:
            is_titled = True
            yield block._replace(kind=kind, level=0)
        elif kind is BlockKind.BOILERPLATE and block.kind in _MAY_BE_ASIDE:
            yield block._replace(kind=kind, level=0, bullet=BULLET)
        elif kind in _OF_PARAGRAPHS and block.kind is BlockKind.PARAGRAPH:
            yield block._replace(kind=kind)
        else:
            yield block
