"""What a table is like, before it is imported: its columns, and what they are taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.formats import format_of
from reader.importers.previews.values import Look, LookedAt
from reader.importers.scraped.text_lines import charset_of
from reader.importers.tables.cells import known
from reader.importers.tables.columns import columns_of, decide, known_table
from reader.importers.tables.rows import Row, sample
from reader.text import normalise

if TYPE_CHECKING:
    from reader.importers.document import Document
    from reader.importers.tables.columns import Column

VALUES = 3
"""How many values of a column are shown."""
_LONGEST = 160
"""Code points that are shown of a value."""


def look(document: Document) -> Look:
    """Return what a table is like; its first rows tell.

    Raises:
        UnreadableFileError: it is no table, or none that can be read.
    """
    found = format_of(document)
    if not found.is_table:
        raise UnreadableFileError("This is no table.")
    rows = sample(found.table_importer().rows(document))
    columns = columns_of([row.values for row in rows if isinstance(row, Row)])
    chosen = document.choices.columns or known_table(columns, document.choices.tables)
    fields = decide(columns, chosen)
    is_text = found.media_type.startswith("text/") or "json" in found.media_type
    return Look(
        found.name,
        charset_of(document) if is_text else "",
        tuple(_looked_at(column, fields[column.name]) for column in columns),
        is_known=bool(chosen),
        has_many=len(rows) > 1,
    )


def _looked_at(column: Column, field: str) -> LookedAt:
    values = dict.fromkeys(_shown(value) for value in column.values[: 4 * VALUES])
    return LookedAt(normalise(column.name), str(field), tuple(values)[:VALUES])


def _shown(value: object) -> str:
    line = normalise(known(value))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
