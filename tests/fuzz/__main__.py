"""Fuzzes importers by hand: ``python -m tests.fuzz TARGET [OPTION OF LIBFUZZER …]``.

It needs atheris, which isn't among the tests' packages. It starts from what the tests of the
format start from, and ends where something but articles or a sentence comes out; what it finds
becomes a test.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import atheris

UNIT = Path(__file__).parents[1] / "unit"
MEGABYTE = 1024 * 1024


class Target(NamedTuple):
    """What is fuzzed: the module of tests that has the starts, and how the file is named."""

    module: str
    name: str


TARGETS = {
    "archives": Target("test_import_archives", ""),
    "epub": Target("test_import_epub", "book.epub"),
    "feeds": Target("test_import_feeds", "feed.xml"),
    "html": Target("test_import_html", "page.html"),
    "lists": Target("test_import_reading_lists", ""),
    "kept": Target("test_import_kept_entries", ""),
    "mail": Target("test_import_mail", "mail.eml"),
    "mailbox": Target("test_import_mail", "mails.mbox"),
    "csv": Target("test_import_tables_anyhow", "table.csv"),
    "json": Target("test_import_tables_anyhow", "table.json"),
    "jsonl": Target("test_import_tables_anyhow", "table.jsonl"),
    "parquet": Target("test_import_tables_anyhow", "table.parquet"),
    "workbooks": Target("test_import_tables_anyhow", "table.xlsx"),
    "news": Target("test_import_news_xml", "wire.xml"),
    "office": Target("test_import_office", ""),
    "pdf": Target("test_import_pdf", "paper.pdf"),
    "saved": Target("test_import_saved", ""),
    "sgml": Target("test_import_sgml", "wire.sgm"),
    "text": Target("test_import_scraped", "article.txt"),
    "warc": Target("test_import_warc", ""),
}


def main() -> None:
    """Fuzz one target until something is found, or the options say to stop."""
    _, wanted, *options = sys.argv
    target = TARGETS[wanted]
    sys.path.insert(0, str(UNIT))
    with atheris.instrument_imports():
        tests = import_module(target.module)
        from imports import read_all

        from reader.errors import UnreadableFileError
        from reader.importers.limits import Limits
    limits = Limits(size=MEGABYTE, unpacked=8 * MEGABYTE)

    def one(data: bytes) -> None:
        with suppress(UnreadableFileError):
            read_all(data, target.name, limits)

    with TemporaryDirectory() as corpus:
        for number, start in enumerate(tests.STARTS):
            (Path(corpus) / str(number)).write_bytes(start)
        atheris.Setup([sys.argv[0], corpus, *options], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
