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

_FEWEST = 2
"""So many blocks of what pages have around their texts are in what was a page."""
_BULLETS = "•·‣▪◦*–- "
_MAY_BE_ASIDE = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM))
_MAY_BE_TITLE = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING))
_OF_PARAGRAPHS = frozenset((BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION))


def around(blocks: Sequence[Rendered], *, is_told: bool) -> Recognised:
    """Return what each of ``blocks`` is; ``is_told`` says that the title stands elsewhere.

    Links alone don't tell that a document was a page: it may have a list of its chapters.
    """
    lines = [_line(block) for block in blocks]
    linked = frozenset(_linked(blocks))
    titles = [index for index, block in enumerate(blocks) if _is_first_level(block)]
    marks = Marks(told_apart(lines), heading=titles[0] if len(titles) == 1 else None)
    read = recognise_body if is_told else recognise
    found = read(marks)
    if found.kinds.count(BlockKind.BOILERPLATE) >= _FEWEST:
        return read(marks._replace(linked=linked))
    aside = BlockKind.BOILERPLATE
    found.kinds = [BlockKind.PARAGRAPH if kind is aside else kind for kind in found.kinds]
    return found


def _line(block: Rendered) -> str:
    """Return the text of a block as one line, without the bullet that a PDF has in it."""
    line = " ".join(block.text.split())
    return (block.kind is BlockKind.LIST_ITEM and line.lstrip(_BULLETS)) or line


def with_furniture_marked(blocks: Sequence[Rendered]) -> list[Rendered]:
    """Return ``blocks`` with what is around the text of a page marked, where they were one.

    Pages are printed to PDF, and copied into documents, with their menus and share bars.
    """
    kinds = around(blocks, is_told=False).kinds
    return [_aside(block, kind) for block, kind in zip(blocks, kinds, strict=True)]


def _aside(block: Rendered, kind: BlockKind) -> Rendered:
    is_aside = kind is BlockKind.BOILERPLATE and block.kind in _MAY_BE_ASIDE
    return block._replace(kind=kind, level=0, bullet=BULLET) if is_aside else block


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
        elif kind in _OF_PARAGRAPHS and block.kind is BlockKind.PARAGRAPH:
            yield block._replace(kind=kind)
        else:
            yield _aside(block, kind)
