"""Workbooks of Excel 2007 and later (ECMA-376), as LibreOffice and others write them too."""

from __future__ import annotations

import json
import zipfile
from contextlib import closing, contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from reader.errors import UnreadableFileError
from reader.importers.archives.zip_members import names_in
from reader.importers.header import has_names, names_some, unique
from reader.importers.limits import megabytes
from reader.importers.tables.beside_cells import beside_cells
from reader.importers.tables.cells import shown
from reader.importers.tables.column_names import Field, field_of
from reader.importers.tables.columns import columns_of, decide
from reader.importers.tables.json_rows import MEDIA_TYPE
from reader.importers.tables.rows import Row, articles, sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.workbook import Workbook

    from reader.importers.document import Document, Failure
    from reader.importers.tables.beside_cells import BesideCells
    from reader.values import ImportedArticle

    Cells = Sequence[object]
    Numbered = tuple[int, Cells]

_WORKBOOK = "xl/workbook.xml"
_SEARCHED = 10
"""Among how many rows the names of the columns are."""
_DAMAGED = "The workbook is damaged; save it anew, or as CSV, and import that."


def recognises(document: Document) -> bool:
    """Return whether it is a workbook, whatever its name is."""
    return document.head.startswith(b"PK\x03\x04") and _WORKBOOK in names_in(document)


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of each row of each sheet that has texts.

    Raises:
        UnreadableFileError: it is damaged or larger than allowed, or no sheet has texts.
    """
    refused = UnreadableFileError("There is no row in this workbook; there is nothing to import.")
    has_articles = False
    with _opened(document) as book:
        for rows_ in _sheets(book, document):
            try:
                for article in articles(rows_, document, MEDIA_TYPE):
                    has_articles = True
                    yield article
            except UnreadableFileError as error:
                refused = error
    if not has_articles:
        raise refused


def rows(document: Document) -> Iterator[Row | Failure]:
    """Yield the rows of the first sheet that has texts, else of the first that has any.

    Raises:
        UnreadableFileError: it is damaged or larger than allowed.
    """
    with _opened(document) as book:
        begun = ((sample(rows_), rows_) for rows_ in _sheets(book, document))
        filled = [(first, rest) for first, rest in begun if first]
        chosen = next((each for each in filled if _has_texts(each[0])), None)
        for first, rest in [chosen] if chosen else filled[:1]:
            yield from chain(first, rest)


def _has_texts(first: Sequence[Row | Failure]) -> bool:
    columns = columns_of([row.values for row in first if isinstance(row, Row)])
    return Field.TEXT in decide(columns).values()


@contextmanager
def _opened(document: Document) -> Iterator[Workbook]:
    import warnings

    from openpyxl import load_workbook

    warnings.filterwarnings("ignore", module="openpyxl")  # of what it leaves out
    with _damage_told():
        _refuse_too_large(document)
        book = load_workbook(document.file, read_only=True, data_only=True, keep_links=False)
    with closing(book):
        yield book


def _refuse_too_large(document: Document) -> None:
    if not document.head.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFileError(
            "This is not the kind of table that its name says; "
            "give it the right name and import it again."
        )
    entries = zipfile.ZipFile(document.file).infolist()
    if sum(entry.file_size for entry in entries) > document.limits.unpacked:
        raise UnreadableFileError(
            f"The workbook unpacks to more than {megabytes(document.limits.unpacked)}; "
            "save it as CSV and import that."
        )


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except (UnreadableFileError, MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever openpyxl stumbles over
        raise UnreadableFileError(_DAMAGED) from error


def _sheets(book: Workbook, document: Document) -> Iterator[Iterator[Row | Failure]]:
    sheets = book.worksheets
    for sheet in sheets:
        prefix = f"#{sheet.title}!" if len(sheets) > 1 else "#"
        with _damage_told():
            beside = beside_cells(zipfile.ZipFile(document.file), _path(sheet))
        yield _named(_cells(sheet, beside), prefix, beside)


def _path(sheet: Any) -> str:  # noqa: ANN401  (openpyxl's types lack those for reading)
    path: str = sheet._worksheet_path  # noqa: SLF001  (there is no other name for it)
    return path


def _cells(sheet: Any, beside: BesideCells) -> Iterator[Numbered]:  # noqa: ANN401
    """Yield the rows that aren't empty, with their numbers; merged cells are so in all rows."""
    from openpyxl.utils.escape import unescape

    held: dict[int, tuple[int, object]] = {}
    with _damage_told():
        sheet.reset_dimensions()  # some programs write wrong ones
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            if any(cell is not None for cell in cells):
                row = [unescape(each) if isinstance(each, str) else each for each in cells]
                if beside.merged:
                    _fill(row, number, beside, held)
                yield number, row


def _fill(
    row: list[object], number: int, beside: BesideCells, held: dict[int, tuple[int, object]]
) -> None:
    """Say in a row what merged cells say that reach down to it."""
    for column, cell in enumerate(row):
        last, value = held.get(column, (0, None))
        if cell is None and number <= last:
            row[column] = value
        if (number, column) in beside.merged:
            held[column] = beside.merged[number, column], cell


def _named(cells: Iterator[Numbered], prefix: str, beside: BesideCells) -> Iterator[Row | Failure]:
    """Yield rows with their cells by the names of the columns."""
    first = list(islice(cells, _SEARCHED))
    place = next((n for n, (_, row) in enumerate(first) if names_some(map(shown, row))), 0)
    del first[:place]
    if first and has_names([shown(cell) for cell in first[0][1]]) and _are_texts(first[0][1]):
        names = unique([shown(cell) for cell in first.pop(0)[1]])
    else:
        names = []
    for number, row in chain(first, cells):
        names += [f"column {place}" for place in range(len(names) + 1, len(row) + 1)]
        values = {name: cell for name, cell in zip(names, row, strict=False) if cell is not None}
        values |= _links(number, names, row, beside)
        original = json.dumps(values, ensure_ascii=False, default=shown).encode("utf-8", "replace")
        yield Row(f"{prefix}{number}", values, original)


def _links(
    number: int, names: Sequence[str], row: Cells, beside: BesideCells
) -> Iterator[tuple[str, str]]:
    """Yield where cells lead that say something else: instead of that in a column of addresses."""
    for column, (name, cell) in enumerate(zip(names, row, strict=False)) if beside.links else ():
        address = beside.links.get((number, column), "")
        if address and address.rstrip("/") != shown(cell).strip().rstrip("/"):
            is_of_addresses = (field_of(name) or ("",))[0] is Field.URL
            yield name if is_of_addresses else f"{name}.link", address


def _are_texts(row: Cells) -> bool:
    return all(cell is None or isinstance(cell, str) for cell in row)
