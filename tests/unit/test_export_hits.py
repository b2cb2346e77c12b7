"""A concordance as CSV: its columns, and that the file is whole or as it was."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from reader.errors import CancelledError, UserError
from reader.exporters import Variant, export_hits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library import Library
    from reader.values import ArticleId

    Add = Callable[..., ArticleId]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_each_hit_is_a_row_in_the_order_given(library: Library, add: Add, tmp_path: Path) -> None:
    article = add("Title\n=Quay, by “the” quay\tside", source="Tide", published="2021-02-18")
    first, second = library.occurrences.find("quay")
    library.marks.add(article, first.start, first.end, library.labels.named("ORG").id)
    library.marks.add(article, first.start, first.end, library.labels.named("GPE").id)
    again = list(library.occurrences.again([first, second]))
    path = tmp_path / "hits.csv"
    export_hits(library, again[::-1], path)
    uid = library.articles.get(article).summary.uid
    assert read(path) == [
        {
            "article_uid": uid, "title": "Title", "source": "Tide", "published": "2021-02-18",
            "start": "22", "end": "26", "left": "=Quay, by “the” ", "hit": "quay",
            "right": " side", "labels": "",
        },
        {
            "article_uid": uid, "title": "Title", "source": "Tide", "published": "2021-02-18",
            "start": "7", "end": "11", "left": "=", "hit": "Quay", "right": ", by “the” quay side",
            "labels": "ORG; GPE",
        },
    ]  # fmt: skip


def test_a_spreadsheet_runs_nothing_of_it(library: Library, add: Add, tmp_path: Path) -> None:
    add("Title\n=1+1 quay")
    path = tmp_path / "hits.csv"
    export_hits(library, list(library.occurrences.find("quay")), path, Variant.SPREADSHEET)
    assert read(path)[0]["left"] == "'=1+1 "


def test_hits_in_articles_that_are_gone_are_left_out(
    library: Library, add: Add, tmp_path: Path
) -> None:
    add("A quay")
    gone = add("Another quay")
    found = list(library.occurrences.find("quay"))
    library.articles.trash([gone])
    library.articles.empty_trash()
    export_hits(library, found, tmp_path / "hits.csv")
    assert [row["title"] for row in read(tmp_path / "hits.csv")] == ["A quay"]


def test_a_stopped_export_leaves_the_file_as_it_was(
    library: Library, add: Add, tmp_path: Path
) -> None:
    add("A quay")
    path = tmp_path / "hits.csv"
    path.write_text("before", encoding="utf-8")
    told: list[int] = []

    def stop(done: int) -> None:
        told.append(done)
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        export_hits(library, list(library.occurrences.find("quay")), path, progress=stop)
    assert told == [0]
    assert path.read_text("utf-8") == "before"


def test_the_library_itself_is_never_written_over(library: Library, path: Path) -> None:
    with pytest.raises(UserError, match="library itself"):
        export_hits(library, [], path)
