"""The row with the names of the columns of a table: whether there is one, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.tables.cells import address_of, time_of
from reader.importers.tables.column_names import field_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_NAME = 60
"""Code points of the name of a column."""
_MOST_WORDS = 6
_KNOWN = 2


def has_names(row: Sequence[str]) -> bool:
    """Tell whether a first row is the names of the columns: short, none of them a value.

    Where some are known it is, though others are as long as the questions of a form.
    """
    named = [cell.strip() for cell in row if cell.strip()]
    if names_some(named):
        return True
    return len(named) * 2 > len(row) and len(set(named)) == len(named) and all(map(_is_name, named))


def names_some(cells: Iterable[str]) -> bool:
    """Tell whether some cells are names of columns that are known."""
    return sum(field_of(cell) is not None for cell in cells if cell.strip()) >= _KNOWN


def _is_name(cell: str) -> bool:
    return (
        len(cell) <= _LONGEST_NAME
        and len(cell.split()) <= _MOST_WORDS
        and "\n" not in cell
        and not cell.isdecimal()
        and not address_of(cell)
        and not time_of(cell)
    )


def unique(names: Sequence[str], *, index: bool = True) -> list[str]:
    """Return names of columns, each of them once, and none of them empty.

    A first one without a name is that of the numbers that pandas writes before rows.
    """
    found: dict[str, None] = {}
    for place, name in enumerate(map(str.strip, names), 1):
        made = name or ("index" if index and place == 1 else f"column {place}")
        number = 2
        while made in found:
            made, number = f"{name} {number}", number + 1
        found[made] = None
    return list(found)
