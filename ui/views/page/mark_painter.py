"""Paints marks under the text: fills, underlines in lanes, tags, and the selected mark."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPen, QRegion
from PySide6.QtWidgets import QApplication

from ui.colours import legible
from ui.views.page.mark_metrics import (
    INSET,
    LANE,
    LANES,
    UNDERLINE,
    above,
    below,
    tag_gap,
    tag_size,
)
from ui.views.page.mark_shapes import TagMeasures
from ui.views.page.shown_marks import ShownMarks
from ui.views.page.tag_slots import Spacing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from reader.values import AnnotationId, Label, LabelId
    from ui.theme import Theme
    from ui.views.page.line_geometry import Stretch
    from ui.views.page.mark_shapes import MarkShape, TagShape
    from ui.views.page.tag_slots import Room

FILL_LIGHT = 0.33
"""The opacity of a fill on light paper."""
FILL_DARK = 0.19
FADED = 0.22
"""The opacity of marks whose label is filtered out."""

LEAST_TAG = 22.0
"""Pixels below which a tag isn't readable and shares the slot before it."""
BETWEEN_TAGS = 5.0

_RADIUS = 3.0
_PAD = 1.0
_OUTLINE = 1.6


@dataclass(frozen=True, slots=True)
class LabelInk:
    """What a label is painted with."""

    name: str
    fill: QColor
    strong: QColor


def label_ink(label: Label, colours: Theme) -> LabelInk:
    """Return the colours of ``label`` on a page."""
    fill = QColor(label.tint)
    fill.setAlphaF(FILL_DARK if colours.dark else FILL_LIGHT)
    strong = QColor(label.tint if colours.dark else label.colour)
    return LabelInk(label.name, fill, legible(strong, colours.paper, colours.least_contrast))


def tag_font(size: int) -> QFont:
    """Return the font of tags beside letters of ``size`` pixels."""
    font = QFont(QApplication.font())
    font.setPixelSize(tag_size(size))
    font.setWeight(QFont.Weight.Bold)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.3)
    return font


class MarkPainter:
    """Paints the shapes of blocks in the colours of the labels."""

    def __init__(self, colours: Theme, labels: Iterable[Label], size: int) -> None:
        """Paint on the page of ``colours``; ``size`` is that of its text, in pixels."""
        self.shown = ShownMarks()
        self._colours = colours
        self._inks = {label.id: label_ink(label, colours) for label in labels}
        self._unknown = LabelInk("?", QColor(colours.line), QColor(colours.dim))
        self._font = tag_font(size)
        self._metrics = QFontMetricsF(self._font)
        self._widths: dict[LabelId, float] = {}

    def ink(self, label: LabelId) -> LabelInk:
        """Return the colours of a label; one that isn't known is grey."""
        return self._inks.get(label, self._unknown)

    def tag_measures(self, room: Room) -> TagMeasures:
        """Return the measures of tags that stand in ``room``."""
        count = self._metrics.horizontalAdvance(" +9")
        return TagMeasures(self._tag_width, Spacing(LEAST_TAG, BETWEEN_TAGS, count), room)

    def _tag_width(self, label: LabelId) -> float:
        if label not in self._widths:
            self._widths[label] = self._metrics.horizontalAdvance(self.ink(label).name)
        return self._widths[label]

    def paint_fills(self, painter: QPainter, shapes: Iterable[MarkShape], size: int) -> None:
        """Fill marks at letters of ``size``; the painter's origin is the block's corner."""
        for shape in shapes:
            fill = self.ink(shape.annotation.label).fill
            painter.setOpacity(self._opacity(shape))
            for stretch in shape.stretches:
                painter.fillPath(_fill_path(fill_rect(shape, stretch, size)), fill)
        painter.setOpacity(1)

    def keep_clear(self, painter: QPainter, tags: Iterable[TagShape], size: int) -> None:
        """Paint no more where ``tags`` will be: deep lanes of the line above reach there."""
        elsewhere = QRegion(painter.clipBoundingRect().toAlignedRect())
        for tag in tags:
            elsewhere -= self._room_of(tag, size)
        painter.setClipRegion(elsewhere, Qt.ClipOperation.IntersectClip)

    def _room_of(self, tag: TagShape, size: int) -> QRect:
        """Return the room of the capitals of a tag, and a pixel around."""
        left, right = floor(tag.left), ceil(tag.right)
        height = ceil(self._metrics.capHeight())
        top = _tag_baseline(tag, size) - height
        return QRect(left, top, right - left, height).adjusted(-1, -1, 1, 0)

    def _opacity(self, shape: MarkShape) -> float:
        return FADED if self.shown.fades(shape.annotation.label) else 1

    def paint_underlines(
        self,
        painter: QPainter,
        shapes: Iterable[MarkShape],
        size: int,
        selected: AnnotationId | None,
    ) -> None:
        """Underline marks, and outline the selected one."""
        for shape in shapes:
            painter.setOpacity(self._opacity(shape))
            self._paint_underline(painter, shape, size)
            painter.setOpacity(1)
            if shape.annotation.id == selected:
                self._paint_outline(painter, shape, size)

    def _paint_underline(self, painter: QPainter, shape: MarkShape, size: int) -> None:
        strong = self.ink(shape.annotation.label).strong
        for stretch in shape.stretches:
            bottom = fill_rect(shape, stretch, size).bottom()
            line = QRectF(stretch.left, bottom - UNDERLINE, stretch.right - stretch.left, UNDERLINE)
            if shape.annotation.note:
                _paint_dots(painter, line, strong)
            else:
                painter.fillRect(line, strong)

    def _paint_outline(self, painter: QPainter, shape: MarkShape, size: int) -> None:
        painter.setPen(QPen(self._colours.accent, _OUTLINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stretch in shape.stretches:
            around = fill_rect(shape, stretch, size).adjusted(-1.5, 0, 1.5, 1)
            painter.drawRoundedRect(around, _RADIUS, _RADIUS)

    def paint_tags(self, painter: QPainter, tags: Iterable[TagShape], size: int) -> None:
        """Paint tags above letters of ``size``; the painter's origin is the block's corner."""
        painter.setFont(self._font)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for tag in tags:
            ink = self.ink(tag.label)
            painter.setPen(ink.strong)
            count = f" +{tag.others}" if tag.others else ""
            room = tag.right - tag.left - self._metrics.horizontalAdvance(count)
            # Half a pixel more, or rounding would cut a name that fits.
            name = self._metrics.elidedText(ink.name, Qt.TextElideMode.ElideRight, room + 0.5)
            text = name + count
            left = tag.right - self._metrics.horizontalAdvance(text) if tag.leftwards else tag.left
            painter.drawText(QPointF(left, _tag_baseline(tag, size)), text)


def _tag_baseline(tag: TagShape, size: int) -> int:
    return round(tag.baseline) - above(size) - tag_gap(size)


def fill_rect(shape: MarkShape, stretch: Stretch, size: int) -> QRectF:
    """Return the fill of a stretch, its underline included; whole pixels from top to bottom."""
    baseline = round(stretch.baseline)
    top = baseline - above(size) + INSET * min(shape.depth, 2)
    bottom = baseline + below(size) + UNDERLINE + LANE * min(shape.lane, LANES - 1)
    return QRectF(stretch.left - _PAD, top, stretch.right - stretch.left + 2 * _PAD, bottom - top)


def _fill_path(rect: QRectF) -> QPainterPath:
    """Return ``rect`` with its upper corners rounded; the lower ones stand on an underline."""
    path = QPainterPath(rect.bottomLeft())
    path.lineTo(rect.left(), rect.top() + _RADIUS)
    path.quadTo(rect.topLeft(), QPointF(rect.left() + _RADIUS, rect.top()))
    path.lineTo(rect.right() - _RADIUS, rect.top())
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + _RADIUS))
    path.lineTo(rect.bottomRight())
    path.closeSubpath()
    return path


def _paint_dots(painter: QPainter, line: QRectF, colour: QColor) -> None:
    pen = QPen(colour, UNDERLINE, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 2])
    painter.setPen(pen)
    y = line.center().y()
    painter.drawLine(QPointF(line.left() + 1, y), QPointF(line.right() - 1, y))
