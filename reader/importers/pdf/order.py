"""The order in which the parts of a PDF page are read.

Lines that stand under each other make a part; the parts are put in order after Breuel, "High
performance document layout analysis" (2003): one comes before another where it stands above
it, or in a column on the left of it, with nothing between the two that reaches over both.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.pdf.lines import Line

_MOST = 120
"""Parts of a page that are put in order; of more, such as a map's, the order is the file's."""
_PITCH = 1.9
"""Of the size: how far the next line of a part is, at most."""
_LOOSER = 1.25
"""By how much a line may be further from the one above than the lines before were."""
_ALIKE = 0.12
"""By how much sizes of lines in one part may differ."""
_OVERLAP = 2.0
"""Points that stand above each other only by chance."""


class Part(NamedTuple):
    """Lines that stand under each other, of one size."""

    lines: tuple[Line, ...]
    left: float
    right: float
    top: float
    bottom: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Part:
        """Return a part with the place of its lines."""
        return cls(
            tuple(lines),
            min(line.left for line in lines),
            max(line.right for line in lines),
            min(line.top for line in lines),
            max(line.base for line in lines),
        )

    def is_beside(self, other: Part) -> bool:
        """Return whether no line of one is above or below one of the other."""
        return min(self.right, other.right) - max(self.left, other.left) <= _OVERLAP


def parts_in_order(lines: Sequence[Line]) -> list[Part]:
    """Return the parts of a page, as they are read; ``lines`` are in the order of the file."""
    parts = _parts(lines)
    if len(parts) > _MOST:
        return parts
    before = [
        {other for other in range(len(parts)) if _is_before(parts[other], parts[index], parts)}
        for index in range(len(parts))
    ]
    ordered: list[int] = []
    left = list(range(len(parts)))
    while left:
        free = (index for index in left if not before[index].intersection(left))
        chosen = next(free, left[0])
        ordered.append(chosen)
        left.remove(chosen)
    return [parts[index] for index in ordered]


def _parts(lines: Sequence[Line]) -> list[Part]:
    """Return the parts, in the order in which the first line of each is in the file."""
    numbers = {id(line): number for number, line in enumerate(lines)}
    open_parts: list[list[Line]] = []
    done: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.base, line.left)):
        farthest = line.base - _PITCH * 2 * line.size
        done += [part for part in open_parts if part[-1].base < farthest]
        open_parts = [part for part in open_parts if part[-1].base >= farthest]
        home = next((part for part in reversed(open_parts) if _goes_under(line, part)), None)
        if home is None:
            open_parts.append([line])
        else:
            home.append(line)
    parts = [piece for part in done + open_parts for piece in _cut_at_gaps(part)]
    parts.sort(key=lambda part: min(numbers[id(line)] for line in part))
    return [Part.of(part) for part in parts]


def _cut_at_gaps(part: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the pieces of a part whose first lines stand further apart than the others."""
    gaps = [after.base - before.base for before, after in pairwise(part)]
    widest, start = _LOOSER * min(gaps, default=0), 0
    for index, gap in enumerate(gaps, 1):
        if gap > widest:
            yield part[start:index]
            start = index
    yield part[start:]


def _goes_under(line: Line, part: Sequence[Line]) -> bool:
    last = part[-1]
    down = line.base - last.base
    farthest = _PITCH * max(line.size, last.size)
    if len(part) > 1:
        farthest = min(farthest, _LOOSER * (last.base - part[-2].base))
    overlap = min(line.right, last.right) - max(line.left, last.left)
    return line.size / 2 < down <= farthest and overlap > _OVERLAP and _are_alike(line, last)


def _are_alike(line: Line, last: Line) -> bool:
    return abs(line.size - last.size) <= _ALIKE * last.size and line.bold == last.bold


def _is_before(one: Part, other: Part, parts: Sequence[Part]) -> bool:
    if one is other:
        return False
    if not one.is_beside(other):
        return (one.top, one.bottom) < (other.top, other.bottom)
    if one.left < other.left:
        return one.top <= other.top or _is_in_column_before(one, other, parts)
    return one.bottom <= other.top and not _is_in_column_before(other, one, parts)


def _is_in_column_before(left: Part, right: Part, parts: Sequence[Part]) -> bool:
    """Return whether a part, which begins lower, is in a column that stands beside the other.

    A heading under a centred title stands to the left of it, too, but in no column.
    """
    reach = _reach(right, parts)
    is_column = any(
        each.right <= right.left + _OVERLAP
        and each.top < reach
        and right.top < each.bottom
        and not each.is_beside(left)
        for each in parts
    )
    return is_column and not any(_is_between(each, left, right) for each in parts)


def _reach(part: Part, parts: Sequence[Part]) -> float:
    """Return how far down a part reaches: to the next paragraph of its column, if one follows."""
    last = part.lines[-1]
    below = (
        each
        for each in parts
        if each.top >= part.bottom
        and each.lines[0].base - last.base <= _PITCH * last.size
        and not each.is_beside(part)
        and _are_alike(each.lines[0], last)
    )
    return max(part.bottom, min((each.top for each in below), default=part.bottom) - _OVERLAP)


def _is_between(each: Part, one: Part, other: Part) -> bool:
    """Return whether a part reaches over two others and stands below one and above the other."""
    high, low = (one, other) if one.top < other.top else (other, one)
    return (
        high.bottom <= each.top
        and each.bottom <= low.top
        and not each.is_beside(one)
        and not each.is_beside(other)
    )
