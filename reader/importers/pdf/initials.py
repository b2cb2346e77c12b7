"""Large initials in a PDF, which reach over several lines: part of the first word beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.pdf.lines import Line

_LARGER = 1.8
"""Of the size of the lines beside it."""
_GAP = 1.5
"""Of the size of those lines: how far they stand from it, at most."""
_LONGEST = 2
"""Characters: a letter, perhaps with a quotation mark before it."""


def with_initials_joined(lines: Sequence[Line]) -> list[Line]:
    """Return lines with each initial as a part of the first one beside it.

    All lines beside it are taken to begin where it does.
    """
    joined = list(lines)
    for initial in lines:
        if len(initial.text) > _LONGEST or not initial.text[-1].isalpha():
            continue
        beside = [number for number, line in enumerate(joined) if _is_beside(line, initial)]
        if not beside:
            continue
        for number in beside:
            joined[number] = joined[number]._replace(left=initial.left)
        first = min(beside, key=lambda number: joined[number].base)
        joined[first] = joined[first]._replace(text=initial.text + joined[first].text)
        joined.remove(initial)
    return joined


def _is_beside(line: Line, initial: Line) -> bool:
    middle = line.base - line.size / 3
    return (
        initial.size > _LARGER * line.size
        and -line.size / 2 < line.left - initial.right < _GAP * line.size
        and initial.top < middle < initial.base + line.size / 3
    )
