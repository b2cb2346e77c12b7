"""Bullets that are drawn beside the items of a list, as browsers print them, and are no letters."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.importers.pdf.rows import starts_item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.importers.pdf.lines import Line

_MOST = 4_000
"""Things on a page of which paths are looked for; what has more is a map or a drawing."""
_SIZES = (0.2, 0.7)
"""Of the size of the text: how large they are."""
_ROUND = 0.8
"""How high they are at least for how wide, or the other way round."""
_MOST_MARKS = 200
"""What has more of them is a drawing, too."""
_GAPS = (0.1, 2.0)
"""Of the size: how far from the text they stand."""
_LEVEL = 0.35
"""Of the size: how far up or down from the middle of its letters."""


class Mark(NamedTuple):
    """A small thing on a page, in points from its left and its bottom."""

    left: float
    bottom: float
    right: float
    top: float


def page_marks(page: Any, *, leftward: bool) -> list[Mark]:  # noqa: ANN401  (pypdfium2 has no types)
    """Return what is drawn on a page about as high as wide; mirrored as its lines are."""
    marks = [mark for mark in _paths(page) if _is_round(mark)]
    if len(marks) > _MOST_MARKS:
        return []
    if not leftward:
        return marks
    return [mark._replace(left=-mark.right, right=-mark.left) for mark in marks]


def with_bullets(lines: Sequence[Line], marks: Iterable[Mark]) -> list[Line]:
    """Return lines with a bullet before those that a mark stands beside."""
    told = list(lines)
    for mark in marks:
        for index, line in enumerate(told):
            if _is_beside(mark, line) and not line.joined and not starts_item(line.text):
                told[index] = line._replace(text=f"• {line.text}", left=mark.left)
                break
    return told


def _paths(page: Any) -> Iterator[Mark]:  # noqa: ANN401
    from pypdfium2 import raw

    count = raw.FPDFPage_CountObjects(page)
    corners = [ctypes.c_float() for _ in Mark._fields]
    for index in range(count if count <= _MOST else 0):
        thing = raw.FPDFPage_GetObject(page, index)
        is_path = raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_PATH
        if is_path and raw.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, corners)):
            yield Mark(*(corner.value for corner in corners))


def _is_round(mark: Mark) -> bool:
    sides = mark.right - mark.left, mark.top - mark.bottom
    return min(sides) > 0 and min(sides) >= _ROUND * max(sides)


def _is_beside(mark: Mark, line: Line) -> bool:
    middle = line.size / 3 - line.base
    gap = (line.left - mark.right) / line.size
    size = (mark.top - mark.bottom) / line.size
    is_level = abs((mark.top + mark.bottom) / 2 - middle) < _LEVEL * line.size
    return is_level and _SIZES[0] <= size <= _SIZES[1] and _GAPS[0] <= gap <= _GAPS[1]
