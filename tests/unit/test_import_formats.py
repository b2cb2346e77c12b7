"""Finding the format of a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.importers.document import Document
from reader.importers.formats import format_of, recognisers

DATA = Path(__file__).parent.parent / "data"
BEGINNINGS = (
    *("From ", "From: a@b.example\n", "Subject: Boats\n", "12\nFrom: ", "WARC/1.0\r\n", "bplist00"),
    *("<?xml version='1.0'?>", "<rss>", "<html>", "<opml>", "<!DOCTYPE NETSCAPE-Bookmark-file-1>"),
    *('{"a": 1}\n', '[{"title": "Boats"}]', '{"version": "https://jsonfeed.org/version/1"}'),
    *("PK\x03\x04", "BZh9", "PAR1", "%PDF-1.4", "title,text\n", "title\ttext\n", "url;title\n"),
    *(
        "---\ntitle: Boats\n---\n",
        "# Boats\n",
        "Boats for the harbour\n",
        "مراكب\n",
        "\n",
        " ",
        "\0",
    ),
    *(
        "Boats,bread\n",
        "MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
        "x" * 70,
        "é",
        "\0",
    ),
)


def expected(document: Document) -> str:
    """Return the name of the format of a text, all being asked."""
    recognised = (each.name for each, recognises in recognisers() if recognises(document))
    return next(recognised, "plain text")


@settings(deadline=None)  # the first of them waits for all importers to be loaded
@given(st.lists(st.sampled_from(BEGINNINGS), max_size=5).map("".join))
def test_a_text_is_taken_for_what_all_formats_say(text: str) -> None:
    document = Document.of(text.encode(), "a.txt")
    assert format_of(document).name == expected(document)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "cp1256", "utf-8-sig"])
def test_a_text_in_any_charset_is_taken_for_what_all_formats_say(encoding: str) -> None:
    for begin in BEGINNINGS:
        document = Document.of(begin.encode(encoding, "replace") * 2, "a.txt")
        assert format_of(document).name == expected(document), begin


@pytest.mark.parametrize(
    "sample", sorted(file for file in DATA.rglob("*") if file.is_file()), ids=lambda file: file.name
)
def test_a_sample_that_is_called_a_text_is_what_all_formats_say(sample: Path) -> None:
    document = Document.of(sample.read_bytes(), "a.txt")
    assert format_of(document).name == expected(document)
