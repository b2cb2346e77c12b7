"""The rows of a table written as text, each with the lines it stands in, whatever is broken."""

from __future__ import annotations

import csv
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from reader.importers.limits import megabytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.tables.csv_dialect import Dialect


class Record(NamedTuple):
    """A row: its cells, and the lines as they stand in the file."""

    number: int
    """As a spreadsheet counts it: from 1, that of the names and those that are empty too."""
    cells: list[str]
    raw: str


class Broken(NamedTuple):
    """A row that can't be read."""

    number: int
    sentence: str


class _BrokenError(Exception):
    pass


def records(
    lines: Iterator[str | None], dialect: Dialect, longest: int
) -> Iterator[Record | Broken]:
    """Yield the rows in ``lines`` that aren't empty; one longer than ``longest`` is broken.

    A quotation mark that is never closed would take in all that follows: then only the line
    that it stands in is lost, and what follows is read anew.
    """
    source = _Lines(lines, longest)
    reader = dialect.reader(source)
    width = number = 0
    while source.has_more():
        number += 1
        try:
            cells = next(reader)
            if width and _runs_away(cells, source.taken, dialect, width):
                raise _BrokenError(_UNCLOSED)  # noqa: TRY301  (as where it is noticed below)
        except (_BrokenError, csv.Error) as error:
            yield Broken(number, str(error))
            source.take_back()
            continue
        width = len(cells) if width <= 1 else width  # a line above the table is one cell
        if any(cells):
            yield Record(number, cells, "".join(source.taken))
        source.let_go()


_UNCLOSED = "A quotation mark opens in this row and is not closed; write it twice, or close it."


def _runs_away(cells: list[str], taken: list[str], dialect: Dialect, width: int) -> bool:
    """Tell whether a row of several lines is badly written, and the second of them a whole row."""
    return (
        len(taken) > 1
        and len(next(dialect.reader([taken[1]]), ())) == width
        and (len(cells) != width or not _is_well_written(dialect, taken))
    )


def _is_well_written(dialect: Dialect, taken: list[str]) -> bool:
    try:
        return bool(next(dialect.reader(taken, strict=True)))
    except csv.Error:
        return False


class _Lines:
    """Lines of which those of the row in turn can be taken back."""

    def __init__(self, coming: Iterator[str | None], longest: int) -> None:
        self._coming = coming
        self._longest = longest
        self._again: deque[str | None] = deque()
        self.taken: list[str] = []
        self._size = 0
        """Of what is taken, in code points."""

    def has_more(self) -> bool:
        if not self._again:
            self._again.extend(line for line in [next(self._coming, "")] if line != "")
        return bool(self._again)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self.has_more():
            raise _BrokenError(_UNCLOSED)
        line = self._again.popleft()
        if line is None or self._size + len(line) > self._longest:
            if self.taken:
                self._again.appendleft(line)
            raise _BrokenError(
                f"This row is larger than {megabytes(self._longest)}; cut its text and import it."
            )
        self.taken.append(line)
        self._size += len(line)
        return line

    def let_go(self) -> None:
        """Be done with the row in turn."""
        self.taken.clear()
        self._size = 0

    def take_back(self) -> None:
        """Have all lines of the row in turn, but for the first, read again."""
        self._again.extendleft(reversed(self.taken[1:]))
        self.let_go()
