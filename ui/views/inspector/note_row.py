"""How a note is drawn in the inspector: what it is about, and its whole text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QSize
from PySide6.QtWidgets import QStyle

from reader.values import Annotation, Note
from ui.models.notes import NOTE_ROLE, text_of
from ui.views.inspector.row_delegate import EDGE, INDENT, RowDelegate, draw_line, font
from ui.views.notes.note_document import NoteDocument

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.theme import Theme

_ABOUT, _PAD, _TOP = 18, 8, 6
_KEPT = 400
"""How many notes are kept as they are laid out."""


class NoteRow(RowDelegate):
    """Draws the quote dim and small, and below it the note, wrapped."""

    wraps = True

    def height(self, value: object, width: int) -> int:
        """Return the height that the note needs."""
        text = text_of(value) if isinstance(value, Annotation | Note) else ""
        return self._document(text).height_at(_room(width)) + _ABOUT + 2 * _TOP

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room that the note needs."""
        width = option.rect.width()
        return QSize(width, self.height(index.data(NOTE_ROLE), width))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one note."""
        painter.save()
        value: Annotation | Note = index.data(NOTE_ROLE)
        self.draw_ground(painter, option)
        self.draw_bar(painter, option, self._colour(value))
        inside = option.rect.adjusted(EDGE + INDENT, _TOP, -EDGE - _PAD, -_TOP)
        inside = QStyle.visualRect(option.direction, option.rect, inside)
        about = value.quote or self.tr("On the article")
        line = inside.adjusted(0, 0, 0, _ABOUT - inside.height())
        draw_line(painter, line, about, font(12), self.theme.dim)
        document = self._document(text_of(value))
        document.height_at(inside.width())
        document.paint(painter, inside.left(), inside.top() + _ABOUT)
        painter.restore()

    def anchor_at(self, value: Annotation | Note, row: QRect, point: QPoint) -> str:
        """Return the address or the tag at a point of the ``row`` of a note, or nothing."""
        document = self._document(text_of(value))
        document.height_at(_room(row.width()))
        corner = row.topLeft() + QPoint(EDGE + INDENT, _TOP + _ABOUT)
        return document.anchor_at(QPointF(point - corner))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._documents: dict[str, NoteDocument] = {}
        super().set_theme(theme)

    def _document(self, text: str) -> NoteDocument:
        if text not in self._documents:
            if len(self._documents) >= _KEPT:
                self._documents.clear()
            self._documents[text] = NoteDocument(text, self.theme)
        return self._documents[text]

    def _colour(self, value: Annotation | Note) -> QColor:
        if isinstance(value, Annotation):
            return self.label_colour(value.label)
        return self.theme.accent if value.start is None else self.theme.edge


def _room(width: int) -> int:
    return width - 2 * EDGE - INDENT - _PAD
