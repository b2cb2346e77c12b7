"""Arithmetic of colours: blending, contrast, and how far apart they look, to anybody.

A colour is its red, green and blue in sRGB, each 0 to 1.
"""

from __future__ import annotations

import re
from functools import cache

Colour = tuple[float, float, float]
Matrix = tuple[Colour, Colour, Colour]

READABLE = 4.5
"""The least contrast of text to its ground: WCAG 2.2, success criterion 1.4.3, level AA."""

_WRITTEN = re.compile(r"#[0-9a-fA-F]{6}")
_LINEAR_BELOW = 0.04045
"""Where the transfer curve of sRGB (IEC 61966-2-1) is a straight line."""

# Ottosson 2020, "A perceptual color space for image processing"
_TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_CONES: Matrix = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_FROM_OKLAB: Matrix = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_VISIONS: tuple[Matrix, ...] = (
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    # Machado, Oliveira and Fernandes 2009, severity 1.0: protanopia, deuteranopia, tritanopia
    (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
)


def is_written(text: str) -> bool:
    """Tell whether ``text`` is a colour as ``#rrggbb``."""
    return _WRITTEN.fullmatch(text) is not None


def read(text: str) -> Colour:
    """Return the colour that ``text`` writes as ``#rrggbb``."""
    red, green, blue = (int(text[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def write(colour: Colour) -> str:
    """Return a colour as ``#rrggbb``."""
    return "#" + "".join(f"{round(min(max(c, 0.0), 1.0) * 255):02x}" for c in colour)


def mixed(colour: Colour, ground: Colour, share: float) -> Colour:
    """Return ``colour`` laid over ``ground`` with an opacity of ``share``, 0 to 1."""
    red, green, blue = (
        over * share + under * (1 - share) for over, under in zip(colour, ground, strict=True)
    )
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Return the relative luminance of WCAG 2.2, 0 to 1."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def to_oklab(colour: Colour) -> Colour:
    """Return a colour's lightness (0 to 1), its green to red and its blue to yellow."""
    long, medium, short = _times(_TO_CONES, _linear(colour))
    return _times(_TO_OKLAB, (long ** (1 / 3), medium ** (1 / 3), short ** (1 / 3)))


def from_oklab(lightness: float, a: float, b: float) -> Colour:
    """Return the colour, as saturated as sRGB can show it with that lightness and hue."""
    for share in (step / 50 for step in range(50, 0, -1)):
        shown = _times(_FROM_CONES, _cubed(_times(_FROM_OKLAB, (lightness, a * share, b * share))))
        if all(-0.001 <= c <= 1.001 for c in shown):  # noqa: PLR2004 (what rounding leaves)
            red, green, blue = map(_encoded, shown)
            return red, green, blue
    grey = _encoded(lightness**3)
    return grey, grey, grey


@cache
def distance(one: str, other: str) -> float:
    """Return how far apart two colours, as ``#rrggbb``, look to those who see it least.

    The distance is that of OKLab times 100, the least of full colour vision and the three
    kinds of colour blindness; about 2 can just be noticed side by side.
    """
    return min(_apart(_seen(one, vision), _seen(other, vision)) for vision in range(len(_VISIONS)))


@cache
def _seen(colour: str, vision: int) -> Colour:
    red, green, blue = _times(_VISIONS[vision], _linear(read(colour)))
    return to_oklab((_encoded(red), _encoded(green), _encoded(blue)))


def _apart(one: Colour, other: Colour) -> float:
    return float(100 * sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)


def _linear(colour: Colour) -> Colour:
    red, green, blue = (
        c / 12.92 if c <= _LINEAR_BELOW else ((c + 0.055) / 1.055) ** 2.4 for c in colour
    )
    return red, green, blue


def _encoded(linear: float) -> float:
    """Return a channel of sRGB, clipped to what can be shown."""
    clipped = min(max(linear, 0.0), 1.0)
    low = clipped * 12.92
    return low if low <= _LINEAR_BELOW else 1.055 * clipped ** (1 / 2.4) - 0.055


def _cubed(colour: Colour) -> Colour:
    x, y, z = colour
    return x**3, y**3, z**3


def _times(matrix: Matrix, colour: Colour) -> Colour:
    x, y, z = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return x, y, z
