"""An article in a document: its blocks, their formats, and where its lines came to stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor

from reader.links import LinkKind, links
from reader.text import direction, layout_pieces
from reader.values import BlockKind, Direction, Inline, InlineKind, Span
from ui.reading.text_positions import TextPositions
from ui.views.page.line_geometry import BlockLines, straighten
from ui.views.page.mark_layout import MarkLayout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QTextBlock, QTextDocument

    from reader.values import Article, Block
    from ui.views.page.typography import BlockLook, Typography


FAR = 1_000_000
"""Code points that are laid out without being noticed; beyond it takes a second for 10 MB."""


_ABOUT = (BlockKind.BYLINE, BlockKind.DATELINE)
"""Blocks that say of the article who wrote it and when, often in digits or another script."""


_ARABIC = re.compile("[\u0620-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_OTHER = re.compile("[A-Za-z\u00c0-\u05ff]")


class LineBox(NamedTuple):
    """Where a line stands in the document, in pixels."""

    left: float
    right: float
    baseline: float
    size: int
    """Of its letters."""


class ArticlePage:
    """An article as ``document`` shows it. Block numbers are those of the document."""

    def __init__(self, article: Article, document: QTextDocument) -> None:
        """Make ready to show ``article``; `display` is what ``document`` has to hold."""
        self.article = article
        self.text = article.text
        self._document = document
        self._hides = False
        self._set_blocks(article.blocks)
        self.marks = MarkLayout(self.pieces, article.annotations)
        self.links = links(article.text, article.blocks, article.inlines)
        """What leads elsewhere, in order."""

    @property
    def display(self) -> str:
        """The plain text of the document."""
        return self.positions.display

    def _set_blocks(self, blocks: Sequence[Block]) -> None:
        self.pieces = list(layout_pieces(self.text, blocks))
        self.kinds = list(_shown_kinds(self.pieces))
        self.positions = TextPositions(self.text, self.pieces)

    def replace_blocks(self, blocks: Sequence[Block]) -> bool:
        """Take other blocks; return whether the document has to be filled again.

        Blocks that differ in their kinds alone leave its text, and so all positions, alone.
        """
        shown = self.positions.display
        self._set_blocks(blocks)
        self.marks = MarkLayout(self.pieces, self.marks.all())
        return self.positions.display != shown

    def set_formats(self, typography: Typography) -> None:
        """Set every block as ``typography`` says, and hide what it hides."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setCharFormat(QTextCharFormat())
        body = typography.look(BlockKind.PARAGRAPH, 0)
        cursor.setBlockFormat(body.block)
        for number, (kind, level) in enumerate(self.kinds):
            look = typography.look(kind, level)
            if look is not body or self._is_continued(number + 1):
                self._set_block_format(cursor, number, look)
            if kind in _ABOUT:
                self._set_beside_title(cursor)
            elif look.block.alignment() == Qt.AlignmentFlag.AlignJustify and self._gapes(number):
                self._set_ragged(cursor, number)
        signs = (link for link in self.links if link.kind is not LinkKind.ADDRESS)
        as_links = (Inline(link.start, link.end, InlineKind.LINK) for link in signs)
        for inline in (*self.article.inlines, *as_links):
            self._select(cursor, inline.start, inline.end)
            cursor.mergeCharFormat(typography.inline(inline))
        cursor.endEditBlock()
        self._hides = typography.style.boilerplate == "hide"
        self._hide()

    def _set_block_format(self, cursor: QTextCursor, number: int, look: BlockLook) -> None:
        piece = self.pieces[number]
        self._select(cursor, piece.start, piece.end)
        cursor.setCharFormat(look.letters)
        block = QTextBlockFormat(look.block)
        if self._is_continued(number + 1):
            block.setBottomMargin(0)
        if piece.kind is BlockKind.CONTINUED:
            block.setTopMargin(0)
        cursor.setBlockFormat(block)

    def _set_beside_title(self, cursor: QTextCursor) -> None:
        """Let the block at ``cursor`` begin at the side of the article, whatever its script."""
        rtl = self.article.summary.direction is Direction.RTL
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        aligned = QTextBlockFormat()
        aligned.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        cursor.mergeBlockFormat(aligned)

    def _gapes(self, number: int) -> bool:
        """Return whether Qt would justify a block with few gaps, and those wide.

        Between Arabic letters it leaves spaces alone where a line has any between others.
        """
        text = self.text[self.pieces[number].start : self.pieces[number].end]
        found = bool(_ARABIC.search(text) and _OTHER.search(text))
        return found and direction(text) is Direction.RTL

    def _set_ragged(self, cursor: QTextCursor, number: int) -> None:
        piece, ragged = self.pieces[number], QTextBlockFormat()
        self._select(cursor, piece.start, piece.end)
        ragged.setAlignment(Qt.AlignmentFlag.AlignLeading)
        cursor.mergeBlockFormat(ragged)

    def _is_continued(self, number: int) -> bool:
        return number < len(self.pieces) and self.pieces[number].kind is BlockKind.CONTINUED

    def _select(self, cursor: QTextCursor, start: int, end: int) -> None:
        cursor.setPosition(self.positions.to_qt(start))
        cursor.setPosition(self.positions.to_qt_end(end), QTextCursor.MoveMode.KeepAnchor)

    def _hide(self) -> None:
        for number, (kind, _) in enumerate(self.kinds):
            block = self.block(number)
            visible = not (self._hides and kind is BlockKind.BOILERPLATE)
            if block.isVisible() != visible:
                block.setVisible(visible)
                self._document.markContentsDirty(block.position(), block.length())

    def is_visible(self, offset: int) -> bool:
        """Return whether the block of ``offset`` is shown."""
        return self.block(self.marks.block_at(offset)).isVisible()

    def paragraphs(self) -> list[Span]:
        """Return where the blocks are that are shown, the pieces of a long one as one."""
        found: list[Span] = []
        for piece, (kind, _) in zip(self.pieces, self.kinds, strict=True):
            if kind is BlockKind.BOILERPLATE and self._hides:
                continue
            if piece.kind is BlockKind.CONTINUED and found:
                found[-1] = Span(found[-1].start, piece.end)
            else:
                found.append(Span(piece.start, piece.end))
        return found

    def shown_from(self, offset: int) -> int:
        """Return ``offset``, or the beginning of the next block shown if its own is hidden."""
        for number in range(self.marks.block_at(offset), len(self.pieces)):
            if self.block(number).isVisible():
                return max(offset, self.pieces[number].start)
        return offset

    def block(self, number: int) -> QTextBlock:
        """Return a block of the document."""
        return self._document.findBlockByNumber(number)

    def visible_blocks(self, top: float, bottom: float) -> Iterator[QTextBlock]:
        """Yield the blocks between two heights of the document, and what may reach into them."""
        layout = self._document.documentLayout()
        block = self.block(max(0, self._first_below(top) - 2))
        while (
            self.pieces
            and block.isValid()
            and (not block.isVisible() or layout.blockBoundingRect(block).top() <= bottom)
        ):
            if block.isVisible():
                self._straighten(block)
                yield block
            block = block.next()

    def _straighten(self, block: QTextBlock) -> None:
        justified = block.blockFormat().alignment() == Qt.AlignmentFlag.AlignJustify
        if justified and block.textDirection() == Qt.LayoutDirection.RightToLeft:
            straighten(block.layout())

    def is_laid_out(self, offset: int) -> bool:
        """Return whether the block of ``offset``, or the one shown before it, has its place."""
        return self._top_of(self.marks.block_at(offset)) < inf

    def is_far(self, offset: int) -> bool:
        """Return whether to lay out all before ``offset`` would keep the window waiting."""
        if offset <= FAR or self.is_laid_out(offset):
            return False
        number = bisect_left(range(len(self.pieces)), inf, key=self._top_of)
        return offset - self.pieces[min(number, len(self.pieces) - 1)].start > FAR

    def lay_out_to(self, height: float) -> None:
        """Have all blocks laid out that begin above ``height``, and the one after them."""
        layout = self._document.documentLayout()
        for number in range(self._first_below(height), len(self.pieces)):
            block = self.block(number)
            if block.isVisible() and layout.blockBoundingRect(block).top() > height:
                break

    def _first_below(self, height: float) -> int:
        """Return the number of the first block that begins there or isn't laid out."""
        # Not a hit test: between two blocks it goes through all that follow, laid out or not.
        return bisect_right(range(len(self.pieces)), height, key=self._top_of)

    def _top_of(self, number: int) -> float:
        """Return the height of a block, or infinity while it isn't laid out."""
        block = self.block(number)
        while not block.isVisible() and block.previous().isValid():
            block = block.previous()
        laid = block.layout().lineCount() > 0
        return block.layout().position().y() if laid else inf

    def height_of(self, offset: int) -> float | None:
        """Return about how far down ``offset`` stands; None where it isn't laid out or shown."""
        number = self.marks.block_at(offset)
        piece, block = self.pieces[number], self.block(number)
        layout = block.layout()
        if not block.isVisible() or layout.lineCount() == 0:
            return None
        share = (offset - piece.start) / max(1, piece.end - piece.start)
        return layout.position().y() + share * layout.boundingRect().height()

    def origin(self, block: QTextBlock) -> QPointF:
        """Return where the top left corner of a block stands in the document."""
        return self._document.documentLayout().blockBoundingRect(block).topLeft()

    def lines(self, block: QTextBlock) -> BlockLines:
        """Return the lines of a block that is laid out."""
        piece = self.pieces[block.blockNumber()]
        return BlockLines(block, self.text[piece.start : piece.end])

    def positions_in(self, number: int, start: int, end: int) -> tuple[int, int]:
        """Return what a span covers of a block, as positions in that block."""
        piece = self.pieces[number]
        base = self.positions.to_qt(piece.start)
        first = self.positions.to_qt(min(max(start, piece.start), piece.end)) - base
        return first, self.positions.to_qt_end(max(min(end, piece.end), piece.start)) - base

    def offset_in(self, block: QTextBlock, position: int) -> int:
        """Return the offset of a position in a block."""
        piece, base = self.pieces[block.blockNumber()], block.position()
        inside = self.positions.to_offset(base + position) - self.positions.to_offset(base)
        return piece.start + inside

    def line_box(self, offset: int, typography: Typography) -> LineBox | None:
        """Return where the line of ``offset`` stands; None while it is nowhere.

        That is in a hidden block, or in a view that hasn't been shown yet.
        """
        number = self.marks.block_at(offset)
        block = self.block(number)
        origin = self.origin(block)
        if not self.pieces or block.layout().lineCount() == 0:
            return None
        lines = self.lines(block)
        line = lines.line_at(self.positions_in(number, offset, offset)[0])
        left, right = lines.extent(line)
        return LineBox(
            origin.x() + left,
            origin.x() + right,
            origin.y() + lines.baselines[line],
            typography.look(*self.kinds[number]).size,
        )


def _shown_kinds(pieces: Sequence[Block]) -> Iterator[tuple[BlockKind, int]]:
    """Yield the kind and level each block is set in: a continued one has those before it."""
    shown = (BlockKind.PARAGRAPH, 0)
    for piece in pieces:
        if piece.kind is not BlockKind.CONTINUED:
            shown = (piece.kind, piece.level)
        yield shown
