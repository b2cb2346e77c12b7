"""How tall the parts of a marked line are, in whole pixels, by the size of its letters.

From top to bottom: the tag, the fill with the letters, the underline in its lane.
"""

from __future__ import annotations

UNDERLINE = 2
LANE = 3
"""From one underline to the next."""
LANES = 4
"""How many are told apart; the deeper ones share the last, or they would reach the next line."""
INSET = 2
"""How much lower a nested fill begins than the one around it."""
CLEARANCE = 2
"""Between a tag and the underline above it."""


def above(size: int) -> int:
    """Return how far a fill reaches above the base line."""
    return round(size * 0.76) + 1


def below(size: int) -> int:
    """Return how far the first underline is below the base line."""
    return round(size * 0.18) + 1


def tag_size(size: int) -> int:
    """Return the size of a tag beside text of ``size``."""
    return min(12, max(8, round(size * 0.53)))


def tag_gap(size: int) -> int:
    """Return the gap between a tag and the fill below it, which accents of capitals reach into."""
    return max(1, int(size * 0.94) - above(size))


def line_room(size: int, text_size: int) -> int:
    """Return the least distance of lines of ``size`` that keeps tags off the line before."""
    capitals = round(tag_size(text_size) * 0.73)
    return above(size) + below(size) + UNDERLINE + tag_gap(size) + capitals + CLEARANCE
