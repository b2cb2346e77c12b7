"""Tables as other programs write them, and as no program should."""

from __future__ import annotations

import json
import tracemalloc
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables import articles, found

from reader.errors import UnreadableFileError
from reader.importers.document import Document, Failure
from reader.importers.formats import format_of

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[1] / "data" / "tables").iterdir()
    if path.suffix not in {".py", ".pyc"} and path.is_file()
)
STARTS = [path.read_bytes() for path in SAMPLES]
PARAGRAPH = "The ferry came back on Monday. " * 60
FERRY = "The ferry came back on Monday.\n\n“Every ship deserves a pilot,” she said. 👩🏽‍🚒"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_tables_of_other_programs_come_in(path: Path) -> None:
    boats, grain, kurdish = articles(path.read_bytes(), path.name)
    assert boats.title == "Boats"
    assert grain.text == f"Grain für alle\n{FERRY}"
    assert kurdish.text == 'سەرۆکی ئەنجومەن\nسەرۆکی ئەنجومەن گوتی: "باشە".'
    assert [each.published for each in (boats, grain, kurdish)] == [
        "2021-02-18T16:56:50+00:00", "2021-02-19T08:00:00+00:00", None,
    ]  # fmt: skip
    assert (boats.source, kurdish.source) == ("Northgate Wire", "Tide")
    assert boats.tags == ("harbour", "boats")
    assert [name for name, _ in boats.fields] == ["views"]
    assert kurdish.direction.value == "rtl"


REVIEWS = Path(__file__).parents[1] / "data" / "tables" / "reviews"


def test_merged_cells_hold_for_all_rows_and_links_for_theirs() -> None:
    found_ones = articles((REVIEWS / "xlsxwriter.xlsx").read_bytes(), "review.xlsx")
    assert [(each.file, each.source, each.published, each.url) for each in found_ones] == [
        (
            "review.xlsx#Articles!3",
            "Northgate Wire",
            "2021-02-18",
            "https://wire.example/boats",
        ),
        (
            "review.xlsx#Articles!4",
            "Northgate Wire",
            "2021-02-18",
            "https://wire.example/grain",
        ),
        ("review.xlsx#More!2", "Tide", "2021-02-18", "https://tide.example/tides"),
        ("review.xlsx#More!3", "Tide", "2021-02-19", "https://tide.example/lamps?a=1&b=2"),
    ]
    assert [each.title for each in found_ones] == ["Boats", "Grain", "Tides", "Lamps"]


def test_a_table_in_an_older_encoding_may_have_lines_in_its_cells() -> None:
    ferry, buoy = articles((REVIEWS / "libreoffice.csv").read_bytes(), "review.csv")
    assert ferry.text.splitlines()[1:3] == ["Die Fähre fährt wieder jede Stunde.", ""]
    assert ferry.text.endswith("„muss nicht warten“; das gilt ab Freitag – für alle.")
    assert buoy.text == 'Boje\nDie "grüne" Boje ist fort; sie kostet 20 €.'
    assert (ferry.published, ferry.tags) == ("2019-06-03", ("Hafen", "Fähre"))


def as_csv(count: int) -> bytes:
    rows = (f"Boat {n},{PARAGRAPH}\n" for n in range(count))
    return "".join(("title,text\n", *rows)).encode()


def as_lines(count: int) -> bytes:
    rows = ({"title": f"Boat {n}", "text": PARAGRAPH} for n in range(count))
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_array(count: int) -> bytes:
    return b'{"articles": [' + b",".join(as_lines(count).splitlines()) + b"]}"


@pytest.mark.parametrize("make", [as_csv, as_lines, as_array])
def test_a_table_of_any_length_takes_the_same_memory(
    make: Callable[[int], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "large"
    path.write_bytes(make(10_000))
    peaks = []
    for count in (3_000, 10_000):
        with path.open("rb") as file:
            document = Document(file, "large")
            rows = format_of(document).table_importer().rows
            tracemalloc.start()
            assert len([None for _ in islice(rows(document), count)]) == count
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < 1.1 * peaks[0] < path.stat().st_size


NAMES = st.sampled_from(["x.csv", "x.tsv", "x.json", "x.jsonl", "x.xlsx", "x.parquet", "x.txt", ""])
JSONISH = st.text(st.sampled_from('{}[]",:\\ \n1ae\ud800é')).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
CSVISH = st.text(st.sampled_from('",;\t|\n\r\\ab1é\0')).map(str.encode)


def read_anyhow(data: bytes, name: str) -> None:
    """Read what may be anything: it is articles, failures, or refused with a sentence."""
    with suppress(UnreadableFileError):
        for each in found(data, name):
            assert isinstance(each, Failure) or each.text.strip()


@settings(deadline=None)
@given(st.binary() | JSONISH | CSVISH, NAMES)
def test_nothing_is_too_strange_to_be_read_or_refused(data: bytes, name: str) -> None:
    read_anyhow(data, name)


@settings(deadline=None)
@given(st.binary(max_size=60).map(b"PAR1".__add__) | st.binary().map(b"PK\x03\x04".__add__))
def test_what_only_begins_as_a_table_is_refused(data: bytes) -> None:
    read_anyhow(data, "x")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
@given(st.data())
def test_a_damaged_table_is_read_as_far_as_it_goes_or_refused(
    path: Path, data: st.DataObject
) -> None:
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    read_anyhow(bytes(whole[: data.draw(st.integers(1, len(whole)))]), path.name)
