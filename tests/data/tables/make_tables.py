"""Makes the tables here with programs that people have: pandas, Arrow, DuckDB, LibreOffice …

It needs ``pandas pyarrow duckdb polars xlsxwriter openpyxl`` and ``soffice``:
``python tests/data/tables/make_tables.py``.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

HERE = Path(__file__).parent
ROWS = pd.DataFrame(
    {
        "headline": ["Boats", "Grain für alle", "سەرۆکی ئەنجومەن"],
        "body": [
            "The harbour council voted on Wednesday to widen the pilot service in the strait.",
            "The ferry came back on Monday.\n\n“Every ship deserves a pilot,” she said. 👩🏽‍🚒",
            'سەرۆکی ئەنجومەن گوتی: "باشە".',
        ],
        "published_at": pd.to_datetime(["2021-02-18T16:56:50Z", "2021-02-19T08:00:00Z", None]),
        "outlet": ["Northgate Wire", "Northgate Wire", "Tide"],
        "tags": [["harbour", "boats"], ["grain"], []],
        "views": [1, 2, None],
    }
)


FERRY = (
    "Die Fähre fährt wieder jede Stunde.\n\n„Wer zur Insel will“, sagte sie, „muss nicht warten“; "
    "das gilt ab Freitag – für alle."
)
REVIEW = [
    ["Titel", "Datum", "Zeitung", "Text", "Schlagwörter"],
    ["Die Fähre", "03.06.2019", "Hafenbote", FERRY, "Hafen, Fähre"],
    ["Boje", "04.06.2019", "Hafenbote", 'Die "grüne" Boje ist fort; sie kostet 20 €.', "Bojen"],
]


def main() -> None:
    """Write them all."""
    of_pandas_and_libreoffice()
    of_other_programs()
    reviews()


def of_pandas_and_libreoffice() -> None:
    """Write the same articles in what pandas writes, and LibreOffice makes of that."""
    ROWS.to_parquet(HERE / "pandas.parquet")
    ROWS.to_json(HERE / "pandas.json", date_format="epoch")
    ROWS.to_json(HERE / "pandas.jsonl", orient="records", lines=True, date_format="iso")
    flat = ROWS.assign(
        published_at=ROWS["published_at"].dt.tz_localize(None), tags=ROWS["tags"].map("; ".join)
    )
    flat.to_excel(HERE / "xlsxwriter.xlsx", engine="xlsxwriter", index=False)
    flat.to_csv(HERE / "pandas.csv")
    with TemporaryDirectory() as folder:
        source = Path(folder) / "libreoffice.csv"
        flat.to_csv(source, index=False)
        _convert(source, "xlsx", "CSV:44,34,76,1", folder)
        _convert(
            HERE / "libreoffice.xlsx", "tsv:Text - txt - csv (StarCalc):9,34,65535,1", "", folder
        )
        _convert(
            HERE / "libreoffice.xlsx", "csv:Text - txt - csv (StarCalc):59,34,76,1", "", folder
        )


def of_other_programs() -> None:
    """Write the same articles in other kinds, packings and pages of Parquet, and by openpyxl."""
    table = pa.Table.from_pandas(ROWS, preserve_index=False)
    for name in ("headline", "body", "outlet"):
        place, column = table.schema.get_field_index(name), table[name].cast(pa.large_string())
        column = column.dictionary_encode() if name == "outlet" else column
        table = table.set_column(place, name, column)
    options = {"compression": "brotli", "data_page_version": "2.0"}
    pq.write_table(table, HERE / "arrow.parquet", **options)
    old = {"use_deprecated_int96_timestamps": True, "compression": "gzip", "row_group_size": 1}
    pq.write_table(table, HERE / "int96.parquet", **old)  # as Spark writes times
    pl.from_arrow(table).write_parquet(HERE / "polars.parquet", compression="lz4")
    target = f"'{HERE / 'duckdb.parquet'}' (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2)"
    duckdb.sql(f"COPY (SELECT *, INTERVAL 1 DAY AS gap FROM 'table') TO {target}")
    flat = ROWS.assign(
        published_at=ROWS["published_at"].dt.tz_localize(None), tags=ROWS["tags"].map("; ".join)
    )
    flat.to_excel(HERE / "openpyxl.xlsx", engine="openpyxl", index=False)


def reviews() -> None:
    """Write reviews of the press as people keep them: by hand, in a spreadsheet."""
    _review_of_xlsxwriter(HERE / "reviews" / "xlsxwriter.xlsx")
    with TemporaryDirectory() as folder:
        source = Path(folder) / "libreoffice.csv"
        pd.DataFrame(REVIEW[1:], columns=REVIEW[0]).to_csv(source, index=False)
        kind = "csv:Text - txt - csv (StarCalc):59,34,1,1"
        _convert(source, kind, "CSV:44,34,76,1", folder, HERE / "reviews")


def _review_of_xlsxwriter(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Cover").write(0, 0, "Collection of 2021")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    body = "The harbour council voted on Wednesday to widen the pilot service in the strait."
    sheet = book.add_worksheet("Articles")
    sheet.merge_range(0, 0, 0, 4, "Press review, spring")
    sheet.write_row(1, 0, ["Headline", "Date", "Outlet", "Body", "Link"])
    sheet.write_row(2, 0, ["Boats", None, None, body])
    sheet.merge_range(2, 1, 3, 1, pd.Timestamp("2021-02-18"), day)
    sheet.merge_range(2, 2, 3, 2, "Northgate Wire")
    sheet.write_url(2, 4, "https://wire.example/boats", string="read it")
    sheet.write_row(3, 0, ["Grain", None, None, f"{body} Again."])
    sheet.write_formula(
        3, 4, '="https://wire.example/"&"grain"', None, "https://wire.example/grain"
    )
    more = book.add_worksheet("More")
    more.write_row(0, 0, ["Headline", "Date", "Outlet", "Body"])
    more.write_url(1, 0, "https://tide.example/tides", string="Tides")
    more.write_row(1, 1, ["18.02.2021", "Tide", f"{body} Tides."])
    lamps = '=HYPERLINK("https://tide.example/lamps?a=1&b=2","Lamps")'  # as in Google Sheets
    more.write_formula(2, 0, lamps, None, "Lamps")
    more.write_row(2, 1, ["19.02.2021", "Tide", f"{body} Lamps."])
    book.close()


def _convert(source: Path, target: str, filter_: str, folder: str, to: Path = HERE) -> None:
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *([f"--infilter={filter_}"] if filter_ else []),
            *("--convert-to", target, "--outdir", str(to), str(source)),
        ],
        check=True,
    )


if __name__ == "__main__":
    main()
