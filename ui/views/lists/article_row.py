"""How one article is drawn in the list, and a heading above some."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate

from reader.kinds import Direction
from ui.models.article_list import EXCERPT_ROLE, HEADING_ROLE, SUMMARY_ROLE
from ui.reading.text_positions import TextPositions
from ui.views.lists.row_state import row_state
from ui.views.parts.ruler import ruler
from ui.wording.dates import byline, date, progress
from ui.wording.parts import joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.lists import ArticleSummary, LabelColours, LabelId
    from reader.values import Label
    from ui.theme import Theme
    from ui.views.lists.row_state import RowState
    from ui.views.parts.ruler import Ruler

COMPACT, NORMAL, ROOMY = DENSITIES = ("compact", "normal", "roomy")
HEIGHTS = {COMPACT: 30, NORMAL: 90, ROOMY: 126}
"""How high a row is at each density, in pixels."""
TITLE_SIZE = 13
META_SIZE = 12
BAR_WIDTH = 92
STAR_SIZE = 14
NOTE_SIZE = 12
_LEFT, _RIGHT, _TOP = 23, 13, 11
_TITLE_LINES, _EXCERPT_LINES = 2, 2
_DATE_FROM = 220
"""From this width on, in pixels, a compact row shows the date."""
_LEAST_SOURCE = 50
"""Pixels; of a source that has less, nothing can be read."""
_DOT = " · "
_CENTRE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_AT_LEFT, _AT_RIGHT = _CENTRE | Qt.AlignmentFlag.AlignLeft, _CENTRE | Qt.AlignmentFlag.AlignRight


class ArticleRow(QStyledItemDelegate):
    """Draws an article in one line, or in a few."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._colours: dict[LabelId, QColor] = {}
        self._title_font = QFont()
        self._meta_font = QFont()
        self._meta_font.setPixelSize(META_SIZE)
        self._title_font.setPixelSize(TITLE_SIZE)
        self._meta = ruler(self._meta_font)
        self.density = NORMAL
        """One of DENSITIES."""
        self.set_theme(theme, None)

    def set_theme(
        self,
        theme: Theme,
        star: QPixmap | None,
        note: QPixmap | None = None,
        versions: QPixmap | None = None,
    ) -> None:
        """Take the colours of ``theme``, its star, its sheet for notes, and that for versions."""
        self._theme = theme
        self._star, self._note, self._versions = star, note, versions

    def set_labels(self, labels: Mapping[LabelId, Label | LabelColours]) -> None:
        """Take the labels whose colours the bars show."""
        self._colours = {
            id_: QColor(label.tint if self._theme.dark else label.colour)
            for id_, label in labels.items()
        }

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the fixed height of a row."""
        return QSize(200, HEIGHTS[self.density])

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        summary = index.data(SUMMARY_ROLE)
        heading = index.data(HEADING_ROLE) if summary is None else None
        if heading is not None:
            self._draw_heading(painter, heading, option.rect)
            return
        self._draw_ground(painter, option.rect, row_state(option, index))
        if summary is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = option.rect.adjusted(_LEFT, 0, -_RIGHT, -1)
        if self.density == COMPACT:
            self._draw_dot(painter, summary, QPointF(option.rect.left() + 12, inner.center().y()))
            self._draw_in_line(painter, summary, inner)
        else:
            top = inner.top() + _TOP
            self._draw_dot(painter, summary, QPointF(option.rect.left() + 12, top + 9))
            excerpt = index.data(EXCERPT_ROLE) if self.density == ROOMY else ""
            self._draw(painter, summary, excerpt, inner.adjusted(0, _TOP, 0, -7))
        painter.restore()

    # What all rows have

    def _draw_heading(self, painter: QPainter, text: str, rect: QRect) -> None:
        painter.save()
        fill(painter, rect, self._theme.window)
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.line)
        font = QFont(self._meta_font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.dim)
        place = rect.adjusted(_LEFT - 9, 0, -_RIGHT, -1)
        shown = ruler(font).elided(text, place.width())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown
        )
        painter.restore()

    def _draw_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        if state.selected or state.hovered:
            fill(painter, rect, self._theme.selection if state.selected else self._theme.hover)
        if state.focused:
            fill(painter, QRect(rect.left(), rect.top(), 3, rect.height() - 1), self._theme.accent)
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.line)

    def _draw_dot(self, painter: QPainter, summary: ArticleSummary, centre: QPointF) -> None:
        if not summary.read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.accent)
            painter.drawEllipse(centre, 3.5, 3.5)

    def _title_of(self, summary: ArticleSummary, painter: QPainter) -> QFont:
        """Set the ink of a title, and return its font."""
        font = self._title_font
        font.setWeight(QFont.Weight.Normal if summary.read else QFont.Weight.Bold)
        painter.setPen(self._theme.dim if summary.trashed is not None else self._theme.ink)
        return font

    def _draw_counts(self, painter: QPainter, summary: ArticleSummary, rect: QRect) -> int:
        """Draw how many notes and other versions there are; return where that begins."""
        right = rect.right()
        for count, picture in ((summary.notes, self._note), (summary.versions, self._versions)):
            if count:
                room = rect.adjusted(0, 0, right - rect.right(), 0)
                right = self._draw_count(painter, count, picture, room)
        return right

    def _draw_count(
        self, painter: QPainter, count: int, picture: QPixmap | None, rect: QRect
    ) -> int:
        painter.setFont(self._meta_font)
        painter.setPen(self._theme.dim)
        painter.drawText(rect, _AT_RIGHT, str(count))
        left = rect.right() - round(self._meta.width(str(count))) - NOTE_SIZE - 3
        if picture is not None:
            painter.drawPixmap(left, rect.center().y() - NOTE_SIZE // 2, picture)
        return left - 8

    def _draw_star(self, painter: QPainter, summary: ArticleSummary, right: int, y: int) -> int:
        """Draw the star of an article that has one; return where it begins."""
        if not summary.starred or self._star is None:
            return right
        painter.drawPixmap(right - STAR_SIZE, y, self._star)
        return right - STAR_SIZE - 8

    # In one line

    def _draw_in_line(self, painter: QPainter, summary: ArticleSummary, rect: QRect) -> None:
        painter.setFont(self._meta_font)
        painter.setPen(self._theme.dim)
        right = rect.right()
        if rect.width() >= _DATE_FROM:
            day = date(summary.published)
            width = ceil(self._meta.width(day))
            self._meta.draw(painter, rect.adjusted(rect.width() - width, 0, 0, 0), day)
            right -= width + 8 if day else 0
        room = rect.adjusted(0, 0, right - rect.right(), 0)
        room.setRight(self._draw_counts(painter, summary, room))
        star = rect.center().y() - STAR_SIZE // 2
        room.setRight(self._draw_star(painter, summary, room.right(), star))
        font = self._title_of(summary, painter)
        top = rect.center().y() - QFontMetrics(font).height() // 2
        rtl = summary.direction is Direction.RTL
        draw_lines(
            painter, summary.title, font, room.adjusted(0, top - rect.top(), 0, 0), 1, rtl=rtl
        )

    # In several lines

    def _draw(self, painter: QPainter, summary: ArticleSummary, excerpt: str, rect: QRect) -> None:
        self._draw_star(painter, summary, rect.right(), rect.top() + 1)
        font, rtl = self._title_of(summary, painter), summary.direction is Direction.RTL
        title = rect.adjusted(0, 0, -STAR_SIZE - 8, 0)
        bottom = draw_lines(painter, summary.title, font, title, _TITLE_LINES, rtl=rtl)
        meta = QRect(rect.left(), bottom + 1, rect.width(), 18)
        painter.setFont(self._meta_font)
        painter.setPen(self._theme.dim)
        self._meta.draw(painter, meta, fitting_byline(summary, rect.width(), self._meta))
        bottom = meta.bottom()
        if excerpt:
            body = rect.adjusted(0, bottom + 3 - rect.top(), 0, 0)
            bottom = draw_lines(painter, excerpt, self._meta_font, body, _EXCERPT_LINES, rtl=rtl)
        self._draw_foot(painter, summary, QRect(rect.left(), bottom, rect.width(), 18))

    def _draw_foot(self, painter: QPainter, summary: ArticleSummary, rect: QRect) -> None:
        """Draw the marks by label, the tags, and how many notes and versions there are."""
        right = self._draw_counts(painter, summary, rect)
        left = self._draw_bar(painter, summary, rect)
        if summary.tags:
            words = " ".join(f"\u2068#{name}\u2069" for name in summary.tags)
            painter.setFont(self._meta_font)
            painter.setPen(self._theme.dim)
            room = QRect(left, rect.top(), max(0, right - left), rect.height())
            painter.drawText(room, _AT_LEFT, self._shortened(words, room.width()))

    def _draw_bar(self, painter: QPainter, summary: ArticleSummary, rect: QRect) -> int:
        """Draw the marks by label, and their number; return where it ends."""
        total = sum(count for _, count in summary.labels)
        if not total:
            return rect.left()
        x, y = float(rect.left()), rect.center().y() - 1
        for label, count in summary.labels:
            width = BAR_WIDTH * count / total
            fill(painter, QRectF(x, y, width, 3), self._colours.get(label, self._theme.dim))
            x += width
        number = f"{summary.annotations}"
        painter.setFont(self._meta_font)
        painter.setPen(self._theme.dim)
        painter.drawText(rect.adjusted(BAR_WIDTH + 6, 0, 0, 0), _AT_LEFT, number)
        return rect.left() + BAR_WIDTH + 14 + round(self._meta.width(number))

    def _shortened(self, text: str, width: int) -> str:
        return self._meta.elided(text, width)


def fill(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """Fill ``rect``, without `fillRect`, which makes enums for 5 ms when it is used first."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)


def fitting_byline(summary: ArticleSummary, width: int, letters: Ruler) -> str:
    """Return source, date and reading time as far as they fit.

    The source is shortened rather than the date, for which the time is left out.
    """
    whole = byline(summary)
    if letters.width(whole) <= width:
        return whole
    day = date(summary.published)
    for rest in (joined(day, progress(summary)), day):
        line = _with_source(summary.source, rest, width, letters)
        if line:
            return line
    return letters.elided(whole, width)


def _with_source(source: str, rest: str, width: int, letters: Ruler) -> str:
    """Return as much of ``source`` as can stand before ``rest``; empty where that is too little."""
    room = width - letters.width(_DOT + rest)
    while source and rest and room >= _LEAST_SOURCE:
        line = joined(letters.elided(source, room), rest)
        over = letters.width(line) - width
        if over <= 0:
            return line
        room -= max(over, 1)  # scripts whose letters join are wider beside others
    return ""


def draw_lines(
    painter: QPainter, text: str, font: QFont, rect: QRect, most: int, *, rtl: bool
) -> int:
    """Draw at most so many lines of ``text``, the last one elided; return where they end."""
    letters = ruler(font)
    painter.setFont(font)
    before = painter.layoutDirection()
    y, height = rect.top(), QFontMetrics(font).height()
    pieces = lines(" ".join(text.split()), font, rect.width(), most, rtl=rtl)
    for number, piece in enumerate(pieces, 1):
        shown = letters.elided(piece, rect.width()) if number == most else piece
        letters.draw(painter, QRect(rect.left(), y, rect.width(), height), shown, rtl=rtl)
        y += height
    painter.setLayoutDirection(before)
    return y


def _direction(*, rtl: bool) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


def lines(text: str, font: QFont, width: int, most: int, *, rtl: bool) -> list[str]:
    """Break ``text`` into at most so many lines; the last one has all that is left."""
    if most == 1:
        return [text] if text else []
    layout, option = QTextLayout(text, font), QTextOption()
    option.setTextDirection(_direction(rtl=rtl))
    layout.setTextOption(option)
    positions, ends = TextPositions(text, ()), [0]
    layout.beginLayout()
    for _ in range(most - 1):
        line = layout.createLine()
        if line.isValid():
            line.setLineWidth(width)
            ends.append(positions.to_offset(line.textStart() + line.textLength()))
    layout.endLayout()
    pieces = (text[start:end].rstrip() for start, end in pairwise([*ends, len(text)]))
    return [piece for piece in pieces if piece]
