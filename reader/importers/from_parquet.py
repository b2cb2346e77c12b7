"""Parquet (https://parquet.apache.org/docs/file-format/), read by Arrow's Rust implementation."""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.tables.cells import shown
from reader.importers.tables.json_rows import MEDIA_TYPE, flat
from reader.importers.tables.rows import Row, articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arro3.core import Array, RecordBatch

    from reader.importers.document import Document, Failure
    from reader.values import ImportedArticle

_MARK = b"PAR1"
_AT_ONCE = 64
"""How many rows are unpacked at once."""
_DAMAGED = "The table is damaged or cut off; get it once more, or have it written as JSON Lines."


def recognises(document: Document) -> bool:
    """Return whether it is Parquet, whatever its name is."""
    return document.head.startswith(_MARK)


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of each row.

    Raises:
        UnreadableFileError: it is damaged, or has no texts.
    """
    return articles(rows(document), document, MEDIA_TYPE)


def rows(document: Document) -> Iterator[Row | Failure]:
    """Yield the rows, some at once in memory.

    Raises:
        UnreadableFileError: it is damaged.
    """
    from arro3.io import read_parquet

    numbers = count(1)
    with _damage_told():
        _refuse_cut_off(document)
        for batch in read_parquet(document.file, batch_size=_AT_ONCE):
            for values in _values(batch):
                original = json.dumps(values, ensure_ascii=False, default=shown)
                data = original.encode("utf-8", "replace")
                yield Row(f"#{next(numbers)}", flat(values), data)


def _refuse_cut_off(document: Document) -> None:
    document.file.seek(-len(_MARK), 2)
    is_whole = document.file.read() == _MARK
    document.file.seek(0)
    if not is_whole:
        raise UnreadableFileError(_DAMAGED)


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except (UnreadableFileError, MemoryError, GeneratorExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # a panic of Rust is no Exception
        raise UnreadableFileError(_DAMAGED) from error


def _values(batch: RecordBatch) -> Iterator[dict[str, object]]:
    """Yield rows of what was unpacked, without what is null."""
    names = batch.schema.names
    columns = [_cells(batch.column(place)) for place in range(batch.num_columns)]
    for cells in zip(*columns, strict=True):
        pairs = zip(names, cells, strict=True)
        yield {name: cell for name, cell in pairs if cell is not None}


def _cells(column: Array) -> list[object]:
    """Return the values of a column; None for one that Python has none for, as the year 20,000."""
    if "<Interval(" in str(column.type):  # arro3 panics: "not yet implemented"
        return [None] * len(column)
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError):
        return [_cell(column, place) for place in range(len(column))]


def _cell(column: Array, place: int) -> object:
    with suppress(ValueError, OverflowError):
        return column[place].as_py()
    return None
