"""Makes the tables here with programs that people have: pandas, Arrow, XlsxWriter, LibreOffice.

It needs ``pandas pyarrow xlsxwriter`` and ``soffice``: ``python tests/data/tables/make_tables.py``.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

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


def main() -> None:
    """Write them all."""
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


def _convert(source: Path, target: str, filter_: str, folder: str) -> None:
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *([f"--infilter={filter_}"] if filter_ else []),
            *("--convert-to", target, "--outdir", str(HERE), str(source)),
        ],
        check=True,
    )


if __name__ == "__main__":
    main()
