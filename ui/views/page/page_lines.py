"""The lines of an article where they stand in its document, with all that is painted about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui.views.page.mark_metrics import LANE, UNDERLINE, below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock

    from ui.views.page.article_page import ArticlePage
    from ui.views.page.typography import Typography

_TAGS = 12
"""What stands above the letters: tags."""


class PageLine(NamedTuple):
    """One line; heights are pixels of the document."""

    start: int
    """The offset of its first character."""
    end: int
    """The offset of the next line's."""
    top: float
    bottom: float


def top_of(baseline: float, size: int) -> float:
    """Return where a line of letters of ``size`` begins: its tags included."""
    return baseline - size - _TAGS


def lines_between(
    page: ArticlePage, typography: Typography, top: float, bottom: float
) -> Iterator[PageLine]:
    """Yield the lines of which nothing is above ``top``, to the last that begins above ``bottom``.

    Half a pixel doesn't count.
    """
    for block in page.visible_blocks(top, bottom):
        for line in _lines_of(page, typography, block):
            if top - 1 < line.top <= bottom:
                yield line


def _lines_of(page: ArticlePage, typography: Typography, block: QTextBlock) -> Iterator[PageLine]:
    number = block.blockNumber()
    piece, size = page.pieces[number], typography.look(*page.kinds[number]).size
    lines, origin = page.lines(block), page.origin(block).y()
    starts = [page.offset_in(block, lines.start_of(at)) for at in range(len(lines.baselines))]
    for start, end, baseline in zip(starts, [*starts[1:], piece.end], lines.baselines, strict=True):
        bottom = baseline + below(size) + UNDERLINE + LANE
        yield PageLine(start, end, top_of(origin + baseline, size), origin + bottom)
