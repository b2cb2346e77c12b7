"""Between a text cursor and spans of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from reader.values import Span

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from ui.reading.text_positions import TextPositions


def selected_span(cursor: QTextCursor, positions: TextPositions) -> Span | None:
    """Return what is selected, widened to whole graphemes; None where nothing is."""
    if not cursor.hasSelection():
        return None
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    return Span(
        positions.to_offset(_grapheme_start(document, start)),
        positions.to_offset(_grapheme_end(document, end), round_up=True),
    )


def cursor_offsets(cursor: QTextCursor, positions: TextPositions) -> tuple[int, int]:
    """Return where a selection was begun and where the caret is."""
    return positions.to_offset(cursor.anchor()), positions.to_offset(cursor.position())


def cursor_over(document: QTextDocument, positions: TextPositions, span: Span) -> QTextCursor:
    """Return a cursor that was drawn from the start of ``span`` to its end, or the other way."""
    cursor = QTextCursor(document)
    anchor, caret = positions.to_qt(span.start), positions.to_qt(span.end)
    if span.end > span.start:
        caret = positions.to_qt_end(span.end)
    cursor.setPosition(anchor)
    cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _grapheme_start(document: QTextDocument, position: int) -> int:
    block = document.findBlock(position)
    inside = position - block.position()
    if block.layout().isValidCursorPosition(inside):
        return position
    return block.position() + block.layout().previousCursorPosition(inside)


def _grapheme_end(document: QTextDocument, position: int) -> int:
    block = document.findBlock(position)
    inside = position - block.position()
    if block.layout().isValidCursorPosition(inside):
        return position
    return block.position() + block.layout().nextCursorPosition(inside)
