"""Tables written as text (CSV, TSV and their like; RFC 4180 and what differs from it)."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from reader.importers.document import Failure
from reader.importers.header import has_names, names_some, unique
from reader.importers.scraped.text_lines import charset_of, lines, restoring
from reader.importers.tables.column_names import Field, field_of
from reader.importers.tables.csv_dialect import PREAMBLE, dialect_of, is_announcement
from reader.importers.tables.csv_records import Record, records
from reader.importers.tables.rows import Row, articles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.importers.document import Document
    from reader.importers.tables.csv_records import Broken
    from reader.values import ImportedArticle

MEDIA_TYPE = "text/csv"
_OTHERS = frozenset(
    ("", ".txt", ".text", ".dat", ".asc", ".log", ".xls", ".xlsx", ".json", ".jsonl", ".parquet")
)
"""Suffixes of files that turn out to be such a table."""
_SAMPLE_LINES = 400
_SAMPLE_SIZE = 262_144
"""Code points at the beginning that tell how a table is written."""
_ALIKE = 20
_FEWEST_ROWS = 3
"""How many rows, with the one of the names, tell by themselves that a text is a table."""
_LONGEST_NAMES = 2_000
"""Bytes of the line with the names of the columns, in a file that isn't called a table."""


def recognises(document: Document) -> bool:
    """Return whether it begins with names of columns that articles have, and rows as wide."""
    first = document.head[:_LONGEST_NAMES].partition(b"\n")[0]
    if document.suffix not in _OTHERS or len(first) == _LONGEST_NAMES:
        return False
    if not any(separator in first for separator in (b",", b"\t", b";", b"|")):
        return False
    opening = document.opening.splitlines(keepends=True)[:_SAMPLE_LINES]
    rows = list(islice(records(iter(opening), dialect_of(opening), len(document.head)), _ALIKE))
    cells = [row.cells if isinstance(row, Record) else [] for row in rows[:-1]]
    return len(rows) >= _FEWEST_ROWS and _names_articles(cells[0]) and _are_alike(cells)


def _names_articles(names: Sequence[str]) -> bool:
    known = {found[0] for found in map(field_of, names) if found} - {Field.SKIPPED}
    return len(known) > 1 and bool(known & {Field.TEXT, Field.TITLE}) and has_names(names)


def _are_alike(rows: Sequence[Sequence[str]]) -> bool:
    return len(set(map(len, rows))) == 1


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of each row.

    Raises:
        UnreadableFileError: it is no table, or none with texts.
    """
    return articles(rows(document), document, MEDIA_TYPE)


def rows(document: Document) -> Iterator[Row | Failure]:
    """Yield the rows of a table, in constant memory.

    Raises:
        UnreadableFileError: it isn't text, or there is none.
    """
    charset = charset_of(document)
    longest = document.limits.size
    coming = lines(document, charset, longest)
    first = _beginning(coming)
    dialect = dialect_of([line for line in first if line is not None])
    if first and is_announcement(first[0] or ""):
        del first[0]
    found = records(chain(first, coming), dialect, longest)
    yield from _named(found, charset)


def _beginning(coming: Iterator[str | None]) -> list[str | None]:
    """Return the first lines, as many as tell how the table is written."""
    first: list[str | None] = []
    size = 0
    for line in islice(coming, _SAMPLE_LINES):
        first.append(line)
        size += len(line or "")
        if size > _SAMPLE_SIZE:
            break
    return first


def _without_preamble(first: Sequence[Record | Broken]) -> Sequence[Record | Broken]:
    """Return the first rows without those of few cells above the names of the columns."""
    cells = [list(filter(None, row.cells)) if isinstance(row, Record) else [] for row in first]
    start = next((place for place, row in enumerate(cells) if names_some(row)), 0)
    most = max(1, len(cells[start]) // 2) if start else 0
    return first[start:] if all(len(row) <= most for row in cells[:start]) else first


def _named(found: Iterator[Record | Broken], charset: str) -> Iterator[Row | Failure]:
    """Yield records with their cells by the names of the columns."""
    names: list[str] = []
    first = list(islice(found, PREAMBLE + 1))
    for record in chain(_without_preamble(first), found):
        part = f"#{record.number}"
        if not isinstance(record, Record):
            yield Failure(part, record.sentence)
            continue
        if not names and has_names(record.cells):
            names = unique(record.cells)
            continue
        names = names or unique([""] * len(record.cells), index=False)
        while len(names) < len(record.cells):
            names.append(f"column {len(names) + 1}")
        values = dict(zip(names, record.cells, strict=False))
        yield Row(part, values, record.raw.encode(charset, restoring(charset)))
