"""The colours of labels: a palette, and what a colour has to be so that it can be read.

A label has two colours. The first is written on light paper and on its marks there; the
second is written on dark paper, and is thinned out as the fill of marks on both.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from reader.colours import (
    READABLE,
    contrast,
    distance,
    from_oklab,
    mixed,
    read,
    to_oklab,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PAPER, DARK_PAPER = read("#fffefb"), read("#1b1c1e")
FILL, DARK_FILL = 0.33, 0.19
"""How much of the tint there is in the fill of a mark."""

SIMILAR = 4.0
"""The distance of two labels' colours under which not everybody tells them apart."""

_STEP = 0.005
_BRIGHT = 0.80
"""The least lightness of a tint that is derived, in OKLab."""


class Pair(NamedTuple):
    """The two colours of a label, as ``#rrggbb``."""

    colour: str
    tint: str


PALETTE = tuple(
    Pair(*pair.split())
    for pair in (
        "#903800 #f89f09",
        "#4342fa #98c0da",
        "#006c41 #9dea9b",
        "#5e784e #d3f87d",
        "#670cbb #c5abfd",
        "#a65202 #fdd705",
        "#b8007a #f1abb2",
        "#55607b #cbcfd7",
        "#1a709c #6cebfe",
        "#670085 #eb70c6",
        "#6f2c2d #ff6f4a",
        "#3a584e #43d370",
        "#063255 #3fa9cf",
        "#004847 #c3fefd",
        "#3f3805 #f9fabe",
        "#1f015d #9b95fe",
        "#1e2bdd #b2c7fa",
        "#8e1c8d #d5a0b5",
        "#37120b #f9e1d6",
        "#2d2b28 #aaa096",
    )
)
"""Twenty pairs that can be read in every theme and told apart by colour-blind readers too."""


def free(used: Iterable[Pair]) -> Pair:
    """Return the pair of the palette that is farthest from the ``used`` ones."""
    taken = list(used)

    def room(pair: Pair) -> float:
        return min((_apart(pair, other) for other in taken), default=0.0)

    return max(PALETTE, key=room)


def similar(one: Pair, other: Pair) -> bool:
    """Tell whether somebody may take one label's colours for the other's."""
    return _apart(one, other) < SIMILAR


def _apart(one: Pair, other: Pair) -> float:
    return min(distance(one.colour, other.colour), distance(one.tint, other.tint))


def pair(picked: str) -> Pair:
    """Return the two colours of the hue that somebody picked, as near to it as can be read."""
    lightness, a, b = to_oklab(read(picked))
    bright = write(from_oklab(max(lightness, _BRIGHT), a, b))
    tint = readable_tint(bright)
    return Pair(readable_colour(picked, tint), tint)


def readable_colour(picked: str, tint: str) -> str:
    """Return ``picked``, darkened as far as light paper and a mark with ``tint`` need."""
    marked = mixed(read(tint), PAPER, FILL)
    return _nearest(picked, -_STEP, lambda colour: min(_on(PAPER, colour), _on(marked, colour)))


def readable_tint(picked: str) -> str:
    """Return ``picked``, lightened as far as dark paper and a mark on it need."""

    def least(colour: str) -> float:
        marked = mixed(read(colour), DARK_PAPER, DARK_FILL)
        return min(_on(DARK_PAPER, colour), _on(marked, colour))

    return _nearest(picked, _STEP, least)


def _nearest(picked: str, step: float, contrast_of: Callable[[str], float]) -> str:
    """Return the first colour of the same hue that can be read, ``step`` by ``step``."""
    if contrast_of(picked) >= READABLE:
        return picked
    lightness, a, b = to_oklab(read(picked))
    shades = (write(from_oklab(lightness + step * n, a, b)) for n in count(1))
    return next(shade for shade in shades if contrast_of(shade) >= READABLE)


def _on(ground: tuple[float, float, float], colour: str) -> float:
    return contrast(read(colour), ground)
