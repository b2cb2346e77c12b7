"""How a mark is drawn in the inspector, and the heading of a label's marks."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle

from reader.markup import words_in
from reader.values import Annotation
from ui.models.marks import ANNOTATION_ROLE, HEADING_ROLE, Heading, MarkOrder, MarksModel
from ui.theme import icon
from ui.views.inspector.row_delegate import (
    EDGE,
    INDENT,
    SMALL,
    TEXT,
    RowDelegate,
    capitals_font,
    draw_line,
    font,
)
from ui.views.inspector.rows_view import ROW_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.theme import Theme

_HEADING, _WITH_NOTE = 38, 46
_TAG = 10
_TAG_SHARE = 0.45
"""The most of a line that a label's name takes."""
_ICON = 12
_LONGEST = 300
"""Code points of a note of which a line shows the beginning."""
_GAP = 6
_PAD = 8


class MarkRow(RowDelegate):
    """Draws a bar, the quote and its label; below them the beginning of the note."""

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        super().set_theme(theme)
        self._note = icon("note", theme, theme.dim, _ICON).pixmap(QSize(_ICON, _ICON))

    def height(self, value: object, width: int) -> int:
        """Return the height of a heading, or of a mark with or without a note."""
        if isinstance(value, Heading):
            return _HEADING
        return _WITH_NOTE if isinstance(value, Annotation) and value.note else ROW_HEIGHT

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        mark: Annotation | None = index.data(ANNOTATION_ROLE)
        if mark is None:
            painter.save()
            self._draw_heading(painter, option, index.data(HEADING_ROLE))
            painter.restore()
            return
        model = index.model()
        tagged = isinstance(model, MarksModel) and model.order is MarkOrder.PLACE
        what = mark.label, mark.quote, mark.note, tagged
        self.kept.draw(painter, option, what, partial(self._draw_mark, mark=mark, tagged=tagged))

    def _draw_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading
    ) -> None:
        line = option.rect.adjusted(EDGE, _HEADING - 26, -EDGE - _PAD, 0)
        count = QLocale().toString(heading.count)
        room = QFontMetrics(font(12)).horizontalAdvance(count) + _GAP
        draw_line(
            painter,
            _mirrored(option, line.adjusted(0, 0, -room, 0)),
            self.label_name(heading.label),
            capitals_font(SMALL),
            self.label_colour(heading.label),
        )
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight)
        painter.setFont(font(12))
        painter.setPen(self.theme.dim)
        painter.drawText(
            _mirrored(option, line),
            side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
            count,
        )

    def _draw_mark(
        self, painter: QPainter, option: QStyleOptionViewItem, mark: Annotation, *, tagged: bool
    ) -> None:
        self.draw_ground(painter, option)
        self.draw_bar(painter, option, self.label_colour(mark.label))
        line = option.rect.adjusted(EDGE + INDENT, 0, -EDGE - _PAD, 0)
        if mark.note:
            self._draw_note(painter, option, line.adjusted(0, 24, 0, -3), mark.note)
        line.setHeight(ROW_HEIGHT)
        if tagged:
            line = self._draw_tag(painter, option, line, mark)
        draw_line(painter, _mirrored(option, line), mark.quote, font(TEXT), self.theme.ink)

    def _draw_tag(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, mark: Annotation
    ) -> QRect:
        """Draw the label's name at the end of ``line``; return what is left of it."""
        name, face = self.label_name(mark.label), capitals_font(_TAG)
        width = QFontMetrics(face).horizontalAdvance(name) + 1
        width = min(width, int(line.width() * _TAG_SHARE))
        tag = line.adjusted(line.width() - width, 1, 0, 1)
        draw_line(painter, _mirrored(option, tag), name, face, self.label_colour(mark.label))
        return line.adjusted(0, 0, -width - _GAP, 0)

    def _draw_note(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, note: str
    ) -> None:
        corner = QPoint(line.left(), line.center().y() - _ICON // 2 + 1)
        spot = QRect(corner, QSize(_ICON, _ICON))
        painter.drawPixmap(_mirrored(option, spot), self._note)
        words = line.adjusted(_ICON + _GAP - 1, 0, 0, 0)
        place, beginning = _mirrored(option, words), _beginning(note)
        draw_line(painter, place, beginning, font(SMALL), self.theme.dim)


@lru_cache(maxsize=512)
def _beginning(note: str) -> str:
    """Return the words that a note begins with, without its markup; kept for the next painting."""
    return words_in(note[:_LONGEST])


def _mirrored(option: QStyleOptionViewItem, place: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, place)
