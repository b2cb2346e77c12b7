"""What the rows of the inspector have in common: ground, label colours and lines of text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate

from reader.text import direction
from reader.values import Direction
from ui.colours import legible
from ui.views.parts.kept_pictures import KeptPictures
from ui.views.parts.ruler import ruler

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject, QRect
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.values import Label, LabelId
    from ui.theme import Theme

TEXT, SMALL = 13, 11
"""Sizes of letters, in pixels."""
EDGE = 12
"""From the rows' ground to the edges of the list."""
BAR = 3
"""The width of the bar in a label's colour."""
INDENT = 16
"""From the left of the ground to the text."""

_RADIUS = 5.0
_NOTED_STATES = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
)
_LONGEST_LINE = 400
"""Code points; no line shows more, and to measure all of a long text takes time."""


class RowDelegate(QStyledItemDelegate):
    """Draws a row on its ground; a subclass says how high a row is and what stands in it."""

    wraps = False
    """Whether the height of a row depends on its width."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.kept: KeptPictures
        """Of rows that move more often than they change."""
        self._labels: dict[LabelId, Label] = {}
        self._strong: dict[LabelId, QColor] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.theme = theme
        self.set_labels(self._labels.values())

    def set_labels(self, labels: Iterable[Label]) -> None:
        """Take names and colours of the labels."""
        self.kept = KeptPictures(self.theme.panel)
        self._labels = {label.id: label for label in labels}
        self._strong = {id_: strong(label, self.theme) for id_, label in self._labels.items()}

    def height(self, value: object, width: int) -> int:
        """Return the height of the row of ``value`` in a list of ``width``, both in pixels."""
        raise NotImplementedError

    def label_name(self, label: LabelId) -> str:
        """Return the name of a label, or a question mark where it isn't known."""
        return self._labels[label].name if label in self._labels else "?"

    def label_colour(self, label: LabelId) -> QColor:
        """Return the colour of a label, legible on every ground of a row."""
        return self._strong.get(label, self.theme.dim)

    def draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Draw whether the row is selected, under the mouse or has the focus."""
        state, flag = option.state, QStyle.StateFlag
        selected = bool(state & flag.State_Selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not state & _NOTED_STATES:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if selected or state & flag.State_MouseOver:
            painter.setBrush(self.theme.selection if selected else self.theme.hover)
        if state & flag.State_HasFocus:
            painter.setPen(QPen(self.theme.accent, 1))
        ground = QRectF(option.rect).adjusted(EDGE + 0.5, 0.5, -EDGE - 0.5, -0.5)
        painter.drawRoundedRect(ground, _RADIUS, _RADIUS)

    def draw_bar(self, painter: QPainter, option: QStyleOptionViewItem, colour: QColor) -> None:
        """Draw the bar at the beginning of the row."""
        inside = option.rect.adjusted(EDGE + 6, 3, 0, -3)
        inside.setWidth(BAR)
        bar = QRectF(QStyle.visualRect(option.direction, option.rect, inside))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(bar, 1, 1)


def strong(label: Label, theme: Theme) -> QColor:
    """Return the colour in which a label's name can be read on a panel, and when selected."""
    return legible(QColor(label.tint if theme.dark else label.colour), theme.selection)


@cache
def font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface's font in ``size`` pixels; not to be changed."""
    sized = QFont(QApplication.font())
    sized.setPixelSize(size)
    sized.setWeight(weight)
    return sized


@cache
def capitals_font(size: int) -> QFont:
    """Return the font of label names; not to be changed."""
    spaced = QFont(font(size, QFont.Weight.DemiBold))
    spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
    return spaced


def is_rtl(text: str) -> bool:
    """Return whether ``text`` runs from right to left, by its first strong character."""
    return direction(text) is Direction.RTL


def one_line(text: str) -> str:
    """Return the beginning of ``text`` without line ends."""
    return " ".join(text[:_LONGEST_LINE].split())


def draw_line(painter: QPainter, place: QRect, text: str, face: QFont, colour: QColor) -> None:
    """Draw as much of ``text`` as a line holds, at the side where it begins."""
    letters = ruler(face)
    painter.setFont(face)
    painter.setPen(colour)
    letters.draw(painter, place, letters.elided(one_line(text), place.width()), rtl=is_rtl(text))
