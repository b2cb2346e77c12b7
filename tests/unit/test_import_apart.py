"""Reading files in processes of their own: in order, within limits, and gone afterwards."""

from __future__ import annotations

import os
import pickle
import signal
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import UserError
from reader.importers.limits import Limits
from reader.importers.reading import read_apart
from reader.importers.source import Source
from reader.kinds import BlockKind, Direction, InlineKind

if TYPE_CHECKING:
    from reader.importers.worker import Item
    from reader.kinds import Kind

DAMAGED = Path(__file__).parents[1] / "data" / "damaged"
LONG = "The pilots sailed at noon, and the harbour was empty again.\n"


def source(path: Path, text: str) -> Source:
    path.write_text(text, encoding="utf-8")
    return Source(path.name, path)


def sources(folder: Path, count: int) -> list[Source]:
    return [source(folder / f"{n}.txt", f"Title {n}\n{LONG}") for n in range(count)]


def failure(item: Item) -> str:
    assert isinstance(item.article, UserError)
    return str(item.article)


def children() -> set[int]:
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):  # the thread has just ended
            found.update(map(int, (task / "children").read_text("ascii").split()))
    return found


def test_files_come_out_in_the_order_they_went_in(tmp_path: Path) -> None:
    wanted = sources(tmp_path, 50)
    wanted.insert(3, source(tmp_path / "long.txt", LONG * 20_000))
    assert [item.file for item in read_apart(wanted)] == [each.name for each in wanted]


@pytest.mark.parametrize("kind", [*BlockKind, *InlineKind, *Direction])
def test_kinds_cross_to_other_processes_as_words(kind: Kind) -> None:
    assert kind.__reduce_ex__(5) == (type(kind), (kind.value,))
    assert pickle.loads(pickle.dumps(kind)) is kind  # noqa: S301  (of our own making)


def test_nothing_to_read_starts_nothing() -> None:
    before = children()
    assert list(read_apart([])) == []
    assert children() == before


def test_what_takes_too_long_is_given_up_and_the_others_are_read(tmp_path: Path) -> None:
    first, second, *others = sources(tmp_path, 6)
    endless = source(tmp_path / "endless.txt", LONG * 1_000_000)
    read = list(read_apart([first, second, endless, *others], Limits(seconds=3)))
    assert "longer than 3 seconds;" in failure(read[2])
    assert [item.file for item in read] == [
        "0.txt", "1.txt", "endless.txt", "2.txt", "3.txt", "4.txt", "5.txt",
    ]  # fmt: skip
    assert sum(isinstance(item.article, UserError) for item in read) == 1


@pytest.mark.skipif(os.name == "nt", reason="memory is not limited there")
@pytest.mark.parametrize(
    ("name", "text"),
    [("large.txt", LONG * 900_000), ("large.html", "<p><i>1</i></p>" * 900_000)],
    ids=lambda value: value[:10],
)
def test_what_takes_too_much_memory_is_refused_with_the_limit(
    tmp_path: Path, name: str, text: str
) -> None:
    large = source(tmp_path / name, text)
    limits = Limits(memory=300 * 1024 * 1024)
    read = list(read_apart([large, *sources(tmp_path, 3)], limits))
    assert "300 MB of memory" in failure(read[0])
    assert not any(isinstance(item.article, UserError) for item in read[1:])


def test_a_process_that_is_brought_down_is_started_again(tmp_path: Path) -> None:
    before = children()
    wanted = sources(tmp_path, 200)
    reading = read_apart(wanted)
    read = [next(reading)]
    for child in children() - before:
        os.kill(child, signal.SIGSEGV)
    read.extend(reading)
    assert list(dict.fromkeys(item.file for item in read)) == [each.name for each in wanted]
    assert sum(isinstance(item.article, UserError) for item in read) <= 2


def test_small_files_read_together_are_read_again_when_their_process_goes_down(
    tmp_path: Path,
) -> None:
    before = children()
    wanted = sources(tmp_path, 300)
    reading = read_apart(wanted)
    read = [next(reading) for _ in range(40)]
    for _ in range(3):
        for child in children() - before:
            os.kill(child, signal.SIGSEGV)
        read.extend(next(reading) for _ in range(20))
    read.extend(reading)
    assert list(dict.fromkeys(item.file for item in read)) == [each.name for each in wanted]
    assert sum(isinstance(item.article, UserError) for item in read) <= 6  # two at a time


def test_files_small_and_large_come_out_in_their_order(tmp_path: Path) -> None:
    wanted = sources(tmp_path, 120)
    for number in (20, 41, 42, 90):
        wanted[number] = source(tmp_path / f"{number}.txt", f"Long {number}\n{LONG * 400}")
    (tmp_path / "50.txt").unlink()
    read = list(read_apart(wanted))
    assert [item.file for item in read] == [each.name for each in wanted]
    assert "no such file" in failure(read[50])
    assert sum(isinstance(item.article, UserError) for item in read) == 1


def test_whoever_stops_leaves_no_process_and_no_thread(tmp_path: Path) -> None:
    before, threads = children(), threading.active_count()
    reading = read_apart(sources(tmp_path, 200))
    next(reading)
    reading.close()
    assert children() == before
    assert threading.active_count() == threads


def test_reading_ends_where_it_is_told_to_stop(tmp_path: Path) -> None:
    read: list[Item] = []
    for item in read_apart(sources(tmp_path, 200), stopped=lambda: len(read) >= 5):
        read.append(item)  # noqa: PERF402  (it is looked at meanwhile)
    assert len(read) == 5


def test_a_module_in_the_current_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "chardet.py").write_text("raise SystemExit('run')", encoding="utf-8")
    latin = tmp_path / "latin.txt"
    latin.write_bytes(("Le café était fermé après la tempête. " * 20).encode("latin-1"))
    monkeypatch.chdir(tmp_path)
    (item,) = read_apart([Source(latin.name, latin)])
    assert not isinstance(item.article, UserError)
    assert "café" in item.article.text


def test_a_file_that_makes_a_library_end_its_process_is_told_and_the_rest_is_read(
    tmp_path: Path,
) -> None:
    damaged = DAMAGED / "ends_its_process.parquet"
    wanted = [Source(damaged.name, damaged), *sources(tmp_path, 2)]
    broken, *rest = read_apart(wanted)
    assert failure(broken).endswith("save its text as .txt.")
    assert [item.file for item in rest] == ["0.txt", "1.txt"]
