"""A note as it is shown: its markup as the formats of a document, built letter by letter.

Never from HTML, and nothing is loaded: a note may come from anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from reader.markup import Run, parse
from reader.text import direction
from reader.values import BlockKind, Direction
from ui.views.inspector.row_delegate import TEXT, font

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QColor, QPainter

    from reader.markup import Paragraph
    from ui.theme import Theme

TAG = "tag:"
"""Begins what is kept at a tag, where an address is kept at a link."""

_INDENT = 16
_APART = 4
"""Between two paragraphs, in pixels."""
_LARGER = (3, 2, 1)
"""How many pixels the letters of headings are larger, by level."""


class NoteDocument(QTextDocument):
    """A note, laid out to be painted."""

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setDefaultFont(font(TEXT))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        cursor = QTextCursor(self)
        for number, paragraph in enumerate(parse(text)):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_block_format(paragraph, first=number == 0))
            self._insert(cursor, paragraph)

    def loadResource(self, kind: int, name: object) -> object:
        """Load nothing, whatever a note asks for."""
        return None

    def height_at(self, width: int) -> int:
        """Return the height in pixels when it is ``width`` wide."""
        self.setTextWidth(max(1, width))
        return round(self.size().height())

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the note with its corner there."""
        painter.save()
        painter.translate(left, top)
        self.drawContents(painter)
        painter.restore()

    def anchor_at(self, point: QPointF) -> str:
        """Return the address, or the tag after TAG, at a point of the note; else nothing."""
        return self.documentLayout().anchorAt(point)

    def _insert(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        dim = paragraph.kind is BlockKind.QUOTE
        ink = self._theme.dim if dim else self._theme.ink
        if paragraph.bullet:
            cursor.insertText(f"{paragraph.bullet} ", _letters(Run(""), paragraph, self._theme.dim))
        for run in paragraph.runs:
            colour = self._theme.accent if run.href or run.tag else ink
            cursor.insertText(run.text.replace("\n", "\u2028"), _letters(run, paragraph, colour))


def anchors_in(text: str) -> list[str]:
    """Return the addresses and the tags, each after TAG, in a note."""
    runs = (run for paragraph in parse(text) for run in paragraph.runs)
    anchors = (run.href or (run.tag and TAG + run.tag) for run in runs)
    return list(dict.fromkeys(filter(None, anchors)))


def _block_format(paragraph: Paragraph, *, first: bool) -> QTextBlockFormat:
    block = QTextBlockFormat()
    text = "".join(run.text for run in paragraph.runs)
    rtl = direction(text) is Direction.RTL
    way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    block.setLayoutDirection(way)
    block.setTopMargin(0 if first else _APART)
    indent = _INDENT * (paragraph.level if paragraph.kind is not BlockKind.HEADING else 0)
    margin = block.setRightMargin if rtl else block.setLeftMargin
    margin(indent)
    if paragraph.bullet:
        block.setTextIndent(-_INDENT)
    return block


def _letters(run: Run, paragraph: Paragraph, colour: QColor) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setForeground(colour)
    heading = paragraph.kind is BlockKind.HEADING
    if run.strong or heading:
        letters.setFontWeight(QFont.Weight.DemiBold)
    if heading:
        larger = _LARGER[paragraph.level - 1] if paragraph.level <= len(_LARGER) else 0
        letters.setProperty(QTextCharFormat.Property.FontPixelSize, TEXT + larger)
    letters.setFontItalic(run.emphasis)
    if run.code:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setFontFamilies(fixed.families())
    if run.href or run.tag:
        letters.setAnchor(True)
        letters.setAnchorHref(run.href or TAG + run.tag)
        letters.setFontUnderline(bool(run.href))
    return letters
