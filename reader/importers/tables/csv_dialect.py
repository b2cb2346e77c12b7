"""How a table written as text is cut: what parts its cells, and how they are quoted.

Of the separators in use that one counts which cuts most rows of the beginning into as many
cells as the first, and into more than one. After the measure of patterns in G. J. J. van den Burg,
A. Nazábal, C. Sutton: Wrangling messy CSV files (2019), without the one of types.
"""

from __future__ import annotations

import csv
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.importers.header import names_some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SEPARATORS = ",\t;|"
_QUOTE = '"'
_NONE = "\x1f"
"""Stands in no text: so a table of one column has something that parts its cells."""
PREAMBLE = 5
"""How many lines can stand above a table."""
_NO_LIMIT = 2**31 - 1
"""Of the module `csv`, whose own is less than some articles have; rows are limited elsewhere."""
_RULES_BROKEN, _UNQUOTED, _LINES_JOINED = 0.98, 0.97, 0.96
"""Of what is consistent, by how much it is less likely."""
_SPACED = re.compile(rf'[{SEPARATORS}] +"')
_CUT_OFF = "unexpected end of data"
"""How the module `csv` says that a quotation mark is still open."""
_ROWS = 50
"""How many rows are looked at."""


class Dialect(NamedTuple):
    """What parts cells, and whether quotation marks hold them together."""

    separator: str
    quoted: bool = True
    escaped: bool = False
    """Whether a quotation mark in a cell stands after a backslash, and not twice."""
    spaced: bool = False
    """Whether a space behind what parts cells is none of theirs, as before a quotation mark."""

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
            skipinitialspace=self.spaced,
            strict=strict,
        )


def dialect_of(lines: Sequence[str]) -> Dialect:
    """Return how a table is written that begins with ``lines``, which are whole."""
    separator = _announced(lines)
    table = lines[1:] if separator else lines
    candidates = [
        Dialect(each, *quoting) for each in separator or SEPARATORS for quoting in _quotings(table)
    ]
    found = {dialect: _consistency(dialect, table) for dialect in candidates}
    best = max(candidates, key=found.__getitem__)
    if found[best]:
        return best
    start = _start(table)
    return dialect_of(table[start:]) if start else Dialect(_NONE)


def _start(lines: Sequence[str]) -> int:
    """Return how many lines stand above the names of the columns; 0 where these aren't found."""
    for number, line in enumerate(lines[1 : PREAMBLE + 1], 1):
        rows = (next(Dialect(each).reader([line]), []) for each in SEPARATORS)
        if any(map(names_some, rows)):
            return number
    return 0


def _quotings(lines: Sequence[str]) -> Iterator[tuple[bool, ...]]:
    """Yield how quotation marks may be meant, the usual way first."""
    yield (True,)
    if any('\\"' in line for line in lines):
        yield (True, True)
    if any(map(_SPACED.search, lines)):
        yield (True, False, True)
    yield (False,)


def is_announcement(line: str) -> bool:
    """Tell whether a line is ``sep=;``, by which Excel is told."""
    return line.lower().startswith("sep=") and len(line.strip()) in {4, 5}


def _announced(lines: Sequence[str]) -> str:
    return lines[0][4:5] if lines and is_announcement(lines[0]) else ""


def _consistency(dialect: Dialect, lines: Sequence[str]) -> float:
    """Return how much alike the rows are: 1 at most, for many cells in each.

    A little less where they break the rules that ``dialect`` has for quotation marks.
    """
    widths = [len(row) for row in _rows(dialect, lines) if row]
    if not widths:
        return 0
    same = widths.count(widths[0]) / len(widths)
    return same * (1 - 1 / widths[0]) * _likelihood(dialect, lines)


def _likelihood(dialect: Dialect, lines: Sequence[str]) -> float:
    if not dialect.quoted:
        return _UNQUOTED
    if not dialect.spaced and _are_quoted_behind_spaces(dialect, lines):
        return _RULES_BROKEN
    try:
        for _ in islice(dialect.reader(lines, strict=True), _ROWS):
            pass
    except csv.Error as error:
        return 1 if _CUT_OFF in str(error) else _broken(dialect, lines)
    return 1


def _are_quoted_behind_spaces(dialect: Dialect, lines: Sequence[str]) -> bool:
    """Return whether marks stand around a cell, but for a space before them."""
    edge = re.escape(dialect.separator)
    cell = re.compile(rf'{edge} +"[^"]+"(?=\s*(?:{edge}|$))')
    return any(map(cell.search, lines))


def _broken(dialect: Dialect, lines: Sequence[str]) -> float:
    """Return how likely quotation marks are that break the rules.

    Where they join lines and hold no cell together in any, they hardly are for that.
    """
    rows = sum(1 for _ in islice(dialect.reader(lines), _ROWS))
    edge = re.escape(dialect.separator)
    cell = re.compile(rf'(?:^|{edge})"[^"]*"(?:{edge}|$)', re.MULTILINE)
    joins_lines = rows < min(_ROWS, len(lines)) and not any(map(cell.search, lines))
    return _LINES_JOINED if joins_lines else _RULES_BROKEN


def _rows(dialect: Dialect, lines: Sequence[str]) -> Sequence[list[str]]:
    """Return the first rows, but for one that the end of ``lines`` may have cut."""
    found = list(islice(dialect.reader(lines), _ROWS))
    return found[:-1] if len(found) > 1 else found
