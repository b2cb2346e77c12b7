"""The CSV export: what stands in it, and that a file is whole or as it was."""

from __future__ import annotations

import csv
import io
import os
import stat
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import CancelledError, DamagedError, UserError
from reader.exporters import FORMATS, Variant, export
from reader.exporters.files import replacing
from reader.exporters.to_csv import write_csv
from reader.values import AnnotationRow, ArticleId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.library import Library

HEADER = (
    "annotation_uid,article_uid,title,source,published,url,start,end,label,quote,sentence,"
    "entity,note,author,origin,created,modified"
)
CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    [
        '"',
        '","',
        "a\r\nb",
        "\r",
        "\n",
        "=1+1",
        "-2",
        "@x",
        "\t",
        "+",
        "👩🏽‍🚒",
        "باشە",
        "\ufeff",
        "'",
    ]
)
TEXTS_OF_A_ROW = [name for name in AnnotationRow._fields if name not in ("start", "end")]


@st.composite
def rows(draw: st.DrawFn) -> AnnotationRow:
    fields = {name: draw(CELLS) for name in TEXTS_OF_A_ROW}
    start, end = draw(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)))
    return AnnotationRow(start=start, end=end, **fields)  # type: ignore[arg-type]


def written(lines: Iterable[AnnotationRow], variant: Variant = Variant.DATA) -> bytes:
    stream = io.BytesIO()
    write_csv(lines, stream, variant)
    return stream.getvalue()


def read(data: bytes, encoding: str = "utf-8") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), strict=True))


@pytest.fixture
def annotated(library: Library, add: Callable[..., ArticleId]) -> list[ArticleId]:
    """Two articles with five marks, nested ones and one over two lines among them."""
    first = add()
    second = add("Ferry strike\n\nDr. Ines Halloran spoke. “No,” she said. It ended.")
    text = library.articles.get(first).text
    harbour, emoji = text.index("The Harbour Council"), text.index("👩🏽‍🚒")
    org, person = library.labels.named("ORG").id, library.labels.named("PERSON").id
    library.marks.add(first, harbour + 4, harbour + 19, org, note='two\nlines, "quoted"')
    library.marks.add(first, harbour + 4, harbour + 11, org)
    library.marks.add(first, emoji, emoji + 4, person)
    library.marks.add(first, harbour - 8, harbour + 3, person)
    library.marks.add(second, 18, 31, person)
    return [second, first]


def test_the_header_is_the_contract() -> None:
    assert written([]) == HEADER.encode() + b"\r\n"


@given(st.lists(rows(), max_size=4))
def test_every_value_comes_back_as_it_was(lines: list[AnnotationRow]) -> None:
    assert read(written(lines))[1:] == [list(map(str, row)) for row in lines]


@given(st.lists(rows(), max_size=4))
def test_a_spreadsheet_runs_nothing(lines: list[AnnotationRow]) -> None:
    data = written(lines, Variant.SPREADSHEET)
    assert data.startswith(b"\xef\xbb\xbf" + HEADER.encode())
    for row, cells in zip(lines, read(data, "utf-8-sig")[1:], strict=True):
        for value, cell in zip(map(str, row), cells, strict=True):
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert cell in (value, "'" + value)


def test_only_what_would_run_gets_an_apostrophe() -> None:
    row = AnnotationRow("", "", "=T", "s", None, "", 1, 2, "", "a=b", "", "", "-", "", "", "", "")
    cells = read(written([row], Variant.SPREADSHEET), "utf-8-sig")[1]
    assert [cell for cell in cells if cell] == ["'=T", "s", "1", "2", "a=b", "'-"]


def test_each_row_holds_its_article_and_its_place(
    library: Library, annotated: list[ArticleId], tmp_path: Path
) -> None:
    target = tmp_path / "out.csv"
    export(library, annotated, target)
    header, *lines = read(target.read_bytes())
    records = [dict(zip(header, line, strict=True)) for line in lines]
    assert len(records) == 5
    for record in records:
        article = library.articles.get(library.articles.find(record["article_uid"]))
        start, end = int(record["start"]), int(record["end"])
        assert article.text[start:end] == record["quote"]
        assert record["quote"] in record["sentence"]
        assert record["sentence"] in article.text
        assert record["title"] == article.summary.title
        assert record["annotation_uid"] in {mark.uid for mark in article.annotations}
    assert records[0]["sentence"] == "Dr. Ines Halloran spoke."
    assert {record["note"] for record in records} == {"", 'two\nlines, "quoted"'}


def test_rows_come_by_article_and_by_place(library: Library, annotated: list[ArticleId]) -> None:
    found = list(library.marks.rows(annotated))
    assert [row.article_uid for row in found] == [
        summary.uid
        for summary in library.articles.summaries(annotated)
        for _ in range(summary.annotations)
    ]
    for before, after in pairwise(found):
        if before.article_uid == after.article_uid:
            assert (before.start, -before.end) <= (after.start, -after.end)


def test_articles_without_marks_or_no_longer_there_have_no_rows(
    library: Library, add: Callable[..., ArticleId]
) -> None:
    assert list(library.marks.rows([add(), ArticleId(4711)])) == []


def test_an_unknown_date_is_empty(library: Library, add: Callable[..., ArticleId]) -> None:
    article = add(published=None)
    library.marks.add(article, 0, 7, library.labels.named("ORG").id)
    assert read(written(library.marks.rows([article])))[1][4] == ""


def test_of_a_damaged_library_the_marks_that_can_be_read_are_written(
    library: Library, annotated: list[ArticleId], path: Path, tmp_path: Path
) -> None:
    whole = list(library.marks.rows(annotated))
    first = annotated[0]
    library._db.execute(
        "UPDATE article_text SET blocks = CAST(x'ff' AS TEXT) WHERE article_id = ?", (first,)
    )
    with pytest.raises(DamagedError):
        list(library.marks.rows(annotated))
    exported = export(library, annotated, tmp_path / "a.csv")
    assert exported == (len(whole), [])
    assert len(read((tmp_path / "a.csv").read_bytes())) == 1 + len(whole)
    library._db.execute("UPDATE article SET title = CAST(x'ff' AS TEXT) WHERE id = ?", (first,))
    exported = export(library, annotated, tmp_path / "a.csv")
    assert exported.left_out == [first]
    assert 0 < exported.marks < len(whole)


# Files


def test_the_number_of_finished_articles_is_told(
    library: Library, annotated: list[ArticleId], tmp_path: Path
) -> None:
    told: list[int] = []
    export(library, annotated, tmp_path / "out.csv", FORMATS[0], progress=told.append)
    assert told == [0, 1, 2]


def test_an_export_that_is_cancelled_leaves_nothing(
    library: Library, annotated: list[ArticleId], tmp_path: Path
) -> None:
    before = set(tmp_path.iterdir())
    answers = iter([False, True])
    with pytest.raises(CancelledError):
        export(library, annotated, tmp_path / "out.csv", cancelled=lambda: next(answers))
    assert set(tmp_path.iterdir()) == before


def test_the_library_itself_is_never_replaced(library: Library, path: Path) -> None:
    link = path.with_name("link.csv")
    link.symlink_to(path)
    for target in (path, link):
        with pytest.raises(UserError, match="is the library itself"):
            export(library, [], target)
    assert not list(library.file.problems())


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    target.chmod(0o640)
    with replacing(target) as stream:
        stream.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["out.csv"]  # noqa: PTH208 (names are compared)


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    with replacing(tmp_path / "out.csv"):
        pass
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_goes_on_leading_to_the_file(tmp_path: Path) -> None:
    target, link = tmp_path / "out.csv", tmp_path / "link.csv"
    target.write_bytes(b"old")
    link.symlink_to("out.csv")
    with replacing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")

    def fail() -> None:
        with replacing(target) as stream:
            stream.write(b"new")
            raise error

    with pytest.raises(UserError if error is OSError else error):
        fail()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a disk that is full")  # noqa: PTH110
def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(UserError, match="The disk is full"),
        replacing(tmp_path / "out.csv"),
        open("/dev/full", "wb", buffering=0) as full,  # noqa: PTH123
    ):
        full.write(b"x")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing/out.csv", "is not there"),
        ("file/out.csv", "is not there"),
        ("folder", "is a folder"),
        ("pipe", "is a device or a pipe"),
        ("x" * 300, "can't be written"),
    ],
)
def test_places_that_cannot_be_written_are_told_in_a_sentence(
    tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    before = set(tmp_path.iterdir())
    with pytest.raises(UserError, match=sentence), replacing(tmp_path / name):
        pass
    assert set(tmp_path.iterdir()) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("closed", ["folder", "folder/out.csv"])
def test_without_permission_nothing_is_written(tmp_path: Path, closed: str) -> None:
    target = tmp_path / "folder" / "out.csv"
    target.parent.mkdir()
    target.write_bytes(b"old")
    place = tmp_path / closed
    mode = place.stat().st_mode
    place.chmod(0o500 if place.is_dir() else 0o400)
    try:
        with pytest.raises(UserError, match="no permission"), replacing(target):
            pass
    finally:
        place.chmod(mode)
    assert target.read_bytes() == b"old"
