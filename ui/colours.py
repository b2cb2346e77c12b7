"""Arithmetic of colours for Qt: blending, contrast, and making text readable on its ground."""

from __future__ import annotations

from PySide6.QtGui import QColor

from reader import colours

AA_TEXT = colours.READABLE
"""The least contrast of text to its ground, WCAG 2.2 level AA."""

_MIDDLE = 0.18
"""The luminance on which black and white have nearly the same contrast."""


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return ``colour`` laid over ``ground`` with an opacity of ``share``, 0 to 1."""
    return QColor.fromRgbF(*colours.mixed(_channels(colour), _channels(ground), share))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.2, 1 to 21."""
    return colours.contrast(_channels(one), _channels(other))


def legible(colour: QColor, ground: QColor, least: float = AA_TEXT) -> QColor:
    """Return ``colour``, as little darkened or lightened as ``ground`` needs for ``least``."""
    light = colours.luminance(_channels(ground)) > _MIDDLE
    goal = QColor("black") if light else QColor("white")
    steps = (mixed(goal, colour, step / 20) for step in range(20))
    return next((step for step in steps if contrast(step, ground) >= least), goal)


def _channels(colour: QColor) -> colours.Colour:
    return colour.redF(), colour.greenF(), colour.blueF()
