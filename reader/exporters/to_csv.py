"""CSV: one row an annotation, after RFC 4180, in UTF-8."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from enum import StrEnum
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO

from reader.values import AnnotationRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Row = tuple[str | int | None, ...]


class Variant(StrEnum):
    """Whom a table is for."""

    DATA = "data"
    """Programs: every value as it is."""
    SPREADSHEET = "spreadsheet"
    """Excel and its like: with a byte order mark, and nothing that they would run."""


_FORMULA_STARTS = frozenset("=+-@\t\r")


def write_csv(
    rows: Iterable[Row],
    stream: BinaryIO,
    variant: Variant,
    columns: Sequence[str] = AnnotationRow._fields,
) -> None:
    """Write ``rows`` under a header, the names of their ``columns``; ``stream`` stays open.

    For spreadsheets a cell that begins like a formula gets an apostrophe before it (OWASP,
    "CSV Injection"), and the byte order mark says that the file is UTF-8.
    """
    text = TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        if variant is Variant.SPREADSHEET:
            text.write(BOM_UTF8.decode())
            rows = map(_harmless, rows)
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows(rows)
    finally:
        text.detach()


def _harmless(row: Row) -> Row:
    if _FORMULA_STARTS.isdisjoint([cell[:1] for cell in row if isinstance(cell, str)]):
        return row
    return tuple(
        f"'{cell}" if isinstance(cell, str) and cell[:1] in _FORMULA_STARTS else cell
        for cell in row
    )
