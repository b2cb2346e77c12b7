"""Saved pages that end before their end."""

from __future__ import annotations

import pytest

from reader.importers import read
from reader.importers.document import Document, Failure
from tests.unit.test_import_html import HARBOUR, PARAGRAPH

PAGE = f"<!DOCTYPE html><html><head><title>Strike</title></head><body><div>{PARAGRAPH * 2}"


def told(data: bytes) -> list[str]:
    """Return what reading a page says beside its article."""
    article, *failures = read(Document.of(data, "page.html"))
    assert not isinstance(article, Failure)
    assert "The council, which" in article.text or "pilots" in article.text
    return [each.sentence for each in failures if isinstance(each, Failure)]


@pytest.mark.parametrize(
    "rest",
    ["", "<p>The pilots wer", "<a href='https://www.northgatewire.exam", "<script>var seen = ["],
)
def test_a_page_that_is_cut_off_says_so(rest: str) -> None:
    expected = ["The file is cut off; what is before is imported, get it once more."]
    assert told(f"{PAGE}{rest}".encode()) == expected
    assert told(f"{PAGE}{rest}".encode("utf-16")) == expected


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_a_page_that_is_cut_off_anywhere_says_so(share: float) -> None:
    assert told(HARBOUR[: int(len(HARBOUR) * share)])


@pytest.mark.parametrize(
    "page",
    [
        f"{PAGE}</div></body></html>",
        f"{PAGE}</div><p>Ends that can be left out are left out.",
        f"{PAGE}<p>Sloppy, but whole.</body></html>\n<!-- saved at noon -->",
        f"<div>{PARAGRAPH}<p>A part of a page.",
    ],
)
def test_a_page_that_goes_to_its_end_is_whole(page: str) -> None:
    assert told(page.encode()) == []
