"""Workbooks (XLSX) and Parquet: typed values, sheets, and what is broken or hostile."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from arro3.core import Array, DataType, Table
from arro3.io import write_parquet
from openpyxl import Workbook
from tables import BODY, articles, failures, found, texts

from reader.errors import UnreadableFileError, UserError
from reader.importers.document import Document
from reader.importers.formats import format_of
from reader.importers.limits import Limits
from reader.importers.previews.look import look
from reader.importers.reading import read_apart
from reader.importers.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

NAMES = ("headline", "body", "published", "words")
ROWS: list[tuple[object, ...]] = [
    ("Boats", BODY, datetime(2021, 2, 18, 16, 56, 50), 31),  # noqa: DTZ001  (as workbooks have it)
    ("Grain", f"{BODY} Again.", date(2021, 2, 19), 32.5),
    ("Lamps", "سەرۆکی ئەنجومەن 👩🏽‍🚒", None, True),
]


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    book, stream = Workbook(write_only=True), BytesIO()
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(stream)
    return stream.getvalue()


def rezipped(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Return a workbook with other parts."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
    return stream.getvalue()


def parquet(**columns: Array) -> bytes:
    stream = BytesIO()
    write_parquet(Table.from_pydict(columns), stream)
    return stream.getvalue()


TEXT = DataType.utf8()
COLUMNS = {
    "headline": Array(["Boats", "Grain", None], TEXT),
    "body": Array([BODY, f"{BODY} Again.", "سەرۆکی ئەنجومەن 👩🏽‍🚒"], TEXT),
    "published": Array([1613667410000, None, 1613667411000], DataType.int64()).cast(
        DataType.timestamp("ms", tz="UTC")
    ),
    "words": Array([31, 32, None], DataType.int32()),
}


def test_each_row_of_a_workbook_is_an_article() -> None:
    boats, grain, lamps = articles(workbook([NAMES, *ROWS]), "news.xlsx")
    assert (boats.file, grain.file) == ("news.xlsx#2", "news.xlsx#3")
    assert boats.text == f"Boats\n{BODY}"
    assert (boats.published, grain.published) == ("2021-02-18T16:56:50+00:00", "2021-02-19")
    assert lamps.text == "Lamps\nسەرۆکی ئەنجومەن 👩🏽‍🚒"
    assert [each.fields for each in (boats, grain, lamps)] == [
        (("words", "31"),), (("words", "32.5"),), (("words", "true"),),
    ]  # fmt: skip
    assert json.loads(boats.original)["headline"] == "Boats"
    assert boats.media_type == "application/json"


def test_sheets_with_articles_are_read_and_others_passed_over() -> None:
    data = workbook([["a", "b"], [1, 2], [3, 4]], [NAMES, ROWS[0]], [], [["text"], ["Short."]])
    assert [each.file for each in articles(data, "news.xlsx")] == [
        "news.xlsx#Sheet1!2", "news.xlsx#Sheet3!2",
    ]  # fmt: skip


def test_the_sheet_that_is_shown_is_the_one_with_the_texts() -> None:
    document = Document.of(workbook([["a", "b"], [1, 2]], [NAMES, ROWS[0]]), "news.xlsx")
    assert [column.name for column in look(document).columns] == list(NAMES)
    document = Document.of(workbook([], [["a", "b"], [1, 2]]), "news.xlsx")
    assert [column.name for column in look(document).columns] == ["a", "b"]


def test_lines_above_the_names_of_the_columns_are_no_articles() -> None:
    data = workbook([["News of the port"], [], [None, *NAMES], [None, *ROWS[0]]])
    (article,) = articles(data, "news.xlsx")
    assert article.file == "news.xlsx#4"
    assert article.title == "Boats"


@pytest.mark.parametrize("name", ["news.xlsx", "news.zip", "news.csv", ""])
def test_a_workbook_is_found_by_its_content(name: str) -> None:
    assert format_of(Document.of(workbook([NAMES]), name)).name == "a workbook (XLSX)"


def test_wrong_dimensions_and_formulas_do_no_harm() -> None:
    data = workbook([NAMES, ROWS[0], ["=1+1", "A text.", None, None]])
    with zipfile.ZipFile(BytesIO(data)) as old:
        sheet = old.read("xl/worksheets/sheet1.xml")
    wrong = sheet.replace(b"<sheetData>", b'<dimension ref="A1:A1"/><sheetData>')
    data = rezipped(data, {"xl/worksheets/sheet1.xml": wrong})
    assert texts(data, "news.xlsx") == [f"Boats\n{BODY}", "A text."]


def test_entities_in_a_workbook_are_refused() -> None:
    data = workbook([NAMES, ROWS[0]])
    with zipfile.ZipFile(BytesIO(data)) as old:
        sheet = old.read("xl/worksheets/sheet1.xml")
    bomb = b'<!DOCTYPE a [<!ENTITY a "xx"><!ENTITY b "&a;&a;&a;">]>'
    changed = bomb + sheet.rpartition(b"?>")[2].replace(b"Boats", b"&b;")
    with pytest.raises(UnreadableFileError, match="damaged"):
        found(rezipped(data, {"xl/worksheets/sheet1.xml": changed}), "news.xlsx")


def test_what_unpacks_to_more_than_allowed_is_refused() -> None:
    document = Document.of(workbook([NAMES, *ROWS]), "news.xlsx", Limits(unpacked=1 << 20))
    assert len(list(format_of(document).importer().read(document))) == 3
    document = Document.of(workbook([NAMES, *ROWS]), "news.xlsx", Limits(unpacked=100))
    with pytest.raises(UnreadableFileError, match="unpacks to more than 0 MB"):
        list(format_of(document).importer().read(document))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (workbook([NAMES, *ROWS])[:-400], "damaged|cut off"),
        (workbook([NAMES]), "no row"),
        (workbook([["a", "b"], [1, 2]]), "No column"),
        (b"", "is empty"),
        (b"PK\x03\x04" + b"x" * 300, "damaged|cut off"),
        (rezipped(workbook([NAMES]), {"xl/worksheets/sheet1.xml": b"<worksheet>"}), "damaged"),
    ],
)
def test_broken_workbooks_are_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        found(data, "news.xlsx")


def test_each_row_of_parquet_is_an_article() -> None:
    boats, grain, lamps = articles(parquet(**COLUMNS), "news.parquet")
    assert [each.file for each in (boats, lamps)] == ["news.parquet#1", "news.parquet#3"]
    assert boats.text == f"Boats\n{BODY}"
    assert (boats.published, grain.published) == ("2021-02-18T16:56:50+00:00", None)
    assert lamps.text == "سەرۆکی ئەنجومەن 👩🏽‍🚒"
    assert boats.fields == (("words", "31"),)
    assert json.loads(boats.original)["words"] == 31


def test_a_few_bytes_of_parquet_that_are_no_text_are_counted() -> None:
    number = Array([bytes.fromhex("d533b69559b343e29b29bed79087ef94")], DataType.binary(16))
    (article,) = articles(parquet(body=Array([BODY], TEXT), number=number), "news.parquet")
    assert article.fields == (("number", "d533b69559b343e29b29bed79087ef94"),)


def test_bytes_of_parquet_are_text() -> None:
    data = parquet(body=Array([BODY.encode()], DataType.binary()))
    assert texts(data, "news.parquet") == [BODY]


def test_a_time_beyond_all_calendars_costs_no_row() -> None:
    times: Any = Array([1613667410, 10**15], DataType.int64()).cast(DataType.timestamp("s"))
    data = parquet(body=Array([BODY, f"{BODY} Again."], TEXT), date=times)
    assert [each.published for each in articles(data, "x.parquet")] == [
        "2021-02-18T16:56:50+00:00", None,
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["news.parquet", "news.csv", ""])
def test_parquet_is_found_by_its_content(name: str) -> None:
    assert format_of(Document.of(parquet(**COLUMNS), name)).name == "a table (Parquet)"


@pytest.mark.parametrize("data", [b"PAR1", b"PAR1PAR1", b"text"])
def test_what_is_no_parquet_at_all_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        found(data, "news.parquet")


@pytest.mark.parametrize("cut", [8, 40, 300, 600])
def test_broken_parquet_is_refused_with_a_sentence(cut: int) -> None:
    data = parquet(**COLUMNS)
    for broken in (data[:-cut], data[:cut] + data[-4:], data[: -cut - 4] + bytes(cut) + data[-4:]):
        with pytest.raises(UnreadableFileError, match="damaged"):
            found(broken, "news.parquet")


def test_a_parquet_file_with_damage_in_its_middle_brings_nothing_down(tmp_path: Path) -> None:
    data = bytearray(parquet(**COLUMNS))
    data[4:60] = bytes(56)
    (tmp_path / "broken.parquet").write_bytes(data)
    (tmp_path / "whole.parquet").write_bytes(parquet(**COLUMNS))
    sources = [Source(name, tmp_path / name) for name in ("broken.parquet", "whole.parquet")]
    read = list(read_apart(sources))
    assert [item.file for item in read if not isinstance(item.article, UserError)][-3:] == [
        f"whole.parquet#{number}" for number in (1, 2, 3)
    ]
    assert any(isinstance(item.article, UserError) for item in read)


def test_rows_without_a_text_are_told_by_their_sheet() -> None:
    data = workbook([NAMES, ROWS[0], ["Grain", None, None, 3]])
    assert [each.part for each in failures(data, "news.xlsx")] == ["#3"]


def test_utc_times_stay_as_they_are() -> None:
    moment = datetime(2021, 2, 18, 16, 56, 50, tzinfo=UTC)
    rows = [{"body": BODY, "date": moment.isoformat()}]
    (article,) = articles(json.dumps(rows).encode(), "news.json")
    assert article.published == "2021-02-18T16:56:50+00:00"
