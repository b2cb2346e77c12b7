"""How a table written as text is cut: what parts its cells, and how they are quoted.

Of the separators in use that one counts which cuts most rows of the beginning into as many
cells as the first, and into more than one. After the measure of patterns in G. J. J. van den Burg,
A. Nazábal, C. Sutton: Wrangling messy CSV files (2019), without the one of types.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SEPARATORS = ",\t;|"
_QUOTE = '"'
_NONE = "\x1f"
"""Stands in no text: so a table of one column has something that parts its cells."""
_NO_LIMIT = 2**31 - 1
"""Of the module `csv`, whose own is less than some articles have; rows are limited elsewhere."""
_ROWS = 50
"""How many rows are looked at."""


class Dialect(NamedTuple):
    """What parts cells, and whether quotation marks hold them together."""

    separator: str
    quoted: bool = True
    escaped: bool = False
    """Whether a quotation mark in a cell stands after a backslash, and not twice."""

    def reader(self, lines: Iterable[str], *, strict: bool = False) -> Iterator[list[str]]:
        """Return the rows that are written in ``lines``; if ``strict``, wrong ones are errors."""
        csv.field_size_limit(_NO_LIMIT)
        return csv.reader(
            lines,
            delimiter=self.separator,
            quotechar=_QUOTE,
            quoting=csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE,
            doublequote=not self.escaped,
            escapechar="\\" if self.escaped else None,
            strict=strict,
        )


def dialect_of(lines: Sequence[str]) -> Dialect:
    """Return how a table is written that begins with ``lines``, which are whole."""
    separator = _announced(lines)
    text = "".join(lines)
    escaped = '\\"' in text and text.count('\\"') > text.count('""')
    candidates = [
        Dialect(each, quoted, escaped and quoted)
        for each in separator or SEPARATORS
        for quoted in (True, False)
    ]
    best = max(candidates, key=lambda dialect: _consistency(dialect, lines))
    return best if _consistency(best, lines) else Dialect(_NONE)


def is_announcement(line: str) -> bool:
    """Tell whether a line is ``sep=;``, by which Excel is told."""
    return line.lower().startswith("sep=") and len(line.strip()) in {4, 5}


def _announced(lines: Sequence[str]) -> str:
    return lines[0][4:5] if lines and is_announcement(lines[0]) else ""


def _consistency(dialect: Dialect, lines: Sequence[str]) -> float:
    """Return how much alike the rows are: 1 at most, for many cells in each."""
    table = lines[1:] if lines and is_announcement(lines[0]) else lines
    widths = [len(row) for row in _rows(dialect, table) if row]
    if not widths:
        return 0
    same = widths.count(widths[0]) / len(widths)
    return same * (1 - 1 / widths[0]) * (1 if dialect.quoted else 0.99)


def _rows(dialect: Dialect, lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the first rows, but for one that the end of ``lines`` may have cut."""
    found: list[list[str]] = []
    try:
        for row in dialect.reader(lines):
            found.append(row)
            if len(found) > _ROWS:
                break
    except csv.Error:
        pass
    return iter(found[:-1] if len(found) > 1 else found)
