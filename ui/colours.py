"""Arithmetic of colours: blending, contrast, and making text readable on its ground."""

from __future__ import annotations

from PySide6.QtGui import QColor

AA_TEXT = 4.5
"""The least contrast of text to its ground, WCAG 2.2 level AA."""

_MIDDLE = 0.18
"""The luminance on which black and white have nearly the same contrast."""
_LINEAR_BELOW = 0.04045
"""Where the transfer curve of sRGB (IEC 61966-2-1) is a straight line."""


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return ``colour`` laid over ``ground`` with an opacity of ``share``, 0 to 1."""
    return QColor.fromRgbF(
        *(
            over * share + under * (1 - share)
            for over, under in zip(_channels(colour), _channels(ground), strict=True)
        )
    )


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: QColor, ground: QColor, least: float = AA_TEXT) -> QColor:
    """Return ``colour``, as little darkened or lightened as ``ground`` needs for ``least``."""
    goal = QColor("black") if _luminance(ground) > _MIDDLE else QColor("white")
    steps = (mixed(goal, colour, step / 20) for step in range(20))
    return next((step for step in steps if contrast(step, ground) >= least), goal)


def _channels(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
