"""How the width of the reading view is shared: margins, the text, the notes beside it."""

from __future__ import annotations

from typing import NamedTuple

SIDE = 36
"""The least margin beside the text, in pixels."""
NARROW_SIDE = 24
"""The same in a view too narrow for SIDE and a full line."""
GUTTER = 26
"""Between the text and the notes."""
NOTES = 190
"""The width of notes where there is room."""
LEAST_NOTES = 140
"""The width below which notes fold."""
NOTES_SIDE = 14
"""Right of the notes."""
LEAST_SHARE = 0.85
"""How much of the wanted width the text keeps where that gives the notes their room."""


class Column(NamedTuple):
    """The text's column and that of the notes, as x in pixels."""

    left: int
    right: int
    notes: tuple[float, float] | None
    """None where the notes fold."""


def column(available: int, wanted: int) -> Column:
    """Share ``available`` pixels for lines of ``wanted``; what is left over goes to both sides.

    Lines are a little shorter where that makes room for the notes.
    """
    if available < wanted + 2 * SIDE:
        side = NARROW_SIDE if available > 4 * NARROW_SIDE else 0
        width = min(wanted, available - 2 * side)
        left = max(side, (available - width) // 2)
        return Column(left, left + width, None)
    spare = available - wanted - SIDE - GUTTER - NOTES_SIDE
    missing = max(0, LEAST_NOTES - spare)
    if missing <= wanted * (1 - LEAST_SHARE):
        wanted, spare = wanted - missing, spare + missing
    else:
        left = max(SIDE, (available - wanted) // 2)
        return Column(left, left + wanted, None)
    notes = min(NOTES, spare)
    left = SIDE + (spare - notes) // 2
    right = left + wanted
    return Column(left, right, (right + GUTTER, right + GUTTER + notes))
