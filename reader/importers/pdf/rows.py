"""Lines of a PDF page that stand side by side: columns of text, cells of a table, or neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.pdf.lines import Line

_BULLET = "[•◦▪▫■□●○‣⁃–—*·\uf0b7\uf0a7]"
_NUMBER = r"(?:\(?(?:\d{1,3}|[a-zA-Zα-ω]|[ivx]{1,5})[.)]|\[\d{1,3}\])"
_LABEL = re.compile(f"{_BULLET}|{_NUMBER}")
"""What stands before an item of a list."""
_ITEM = re.compile(rf"[•◦▪▫■□●○‣⁃]\s*\S|{_BULLET}\s+\w|{_NUMBER}\s+\S")
_LEADER = re.compile(r"\s*(?:[.·…_]\s?){4,}\s*(?=\w{1,8}$)")
"""The dots from an entry to its page."""
_LONG = 20
"""Characters that make a line of text, and not a cell."""
_COLUMN_ROWS = 5
"""Rows that make columns of text."""
_ALIGNED = 3.0
"""Points by which cells of one column may begin, or end, at different places."""


def with_rows_told(lines: Sequence[Line]) -> list[Line]:
    """Return lines with the cells of each row joined by tabs; columns of text stay apart."""
    rows = [_with_label(row) for row in _rows(lines)]
    is_columns = _are_columns(rows)
    told: list[Line] = []
    for index, row in enumerate(rows):
        if len(row) == 1 or is_columns:
            told += [cell._replace(joined=False) for cell in row]
            continue
        around = rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]
        is_table = any(_aligned(row, other) for other in around)
        told.append(_one(row, "\t" if is_table else " ", joined=is_table))
    return [_without_leader(line) for line in told]


def _without_leader(line: Line) -> Line:
    """Return a line of a table of contents as a row of cells."""
    text, count = _LEADER.subn("\t", line.text)
    return line._replace(text=text, joined=True) if count else line


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    row: list[Line] = []
    for line in lines:
        if row and not line.joined:
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _with_label(row: list[Line]) -> list[Line]:
    """Return a row with the label of an item as a part of its text."""
    if len(row) > 1 and _LABEL.fullmatch(row[0].text):
        return [_one(row[:2], " ", joined=False), *row[2:]]
    return row


def _one(row: Sequence[Line], between: str, *, joined: bool) -> Line:
    """Return a row as a line that looks like most of it."""
    text = between.join(cell.text for cell in row)
    longest = max(row, key=lambda cell: len(cell.text))
    return longest._replace(
        text=text,
        left=row[0].left,
        right=row[-1].right,
        joined=joined,
        hang=row[-1].left,
        links=tuple(link for cell in row for link in cell.links),
    )


def _are_columns(rows: Sequence[Sequence[Line]]) -> bool:
    """Return whether many rows are two long lines, with the gap in the same place."""
    pairs = [row for row in rows if len(row) > 1 and min(len(cell.text) for cell in row) > _LONG]
    starts = [cell.left for row in pairs for cell in row[1:]]
    most = max(
        (sum(abs(start - other) < _ALIGNED for other in starts) for start in starts), default=0
    )
    return most >= _COLUMN_ROWS and 2 * most > len(starts)


def _aligned(row: Sequence[Line], other: Sequence[Line]) -> bool:
    """Return whether a cell of one row, after the first, stands under one of the other."""
    return any(
        abs(one.left - two.left) < _ALIGNED or abs(one.right - two.right) < _ALIGNED
        for one in row[1:]
        for two in other[1:]
    )


def starts_item(text: str) -> bool:
    """Return whether a line begins as an item of a list does."""
    return bool(_ITEM.match(text))
