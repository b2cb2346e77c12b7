"""Several programs on one library, and programs that are killed while they write."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import make_article

from reader.errors import StorageError
from reader.library import Library
from reader.values import ArticleFilter, View

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
sys.path.insert(0, "tests")
from conftest import make_article
from reader.library import Library
path, name, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Library.open(path, author=name) as library:
    print("ready", flush=True)
    org = library.labels.named("ORG").id
    for number in range(rounds):
        text = f"{name} {number}\\nThe council met. " * 5
        report = library.importing.article(make_article(text))
        print("article", report.uid, flush=True)
        article = library.articles.find(report.uid)
        change = library.marks.add(article, 0, 4, org, note="Sure?")
        print("mark", change.annotations[0].after.uid, flush=True)
        library.tags.put_on([article], name)
        print("tagged", report.uid, flush=True)
        if number % 3 == 0:
            library.articles.trash([article])
            print("trashed", report.uid, flush=True)
"""


VISITOR = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(*connection.execute("SELECT count(*) FROM article").fetchone())
connection.close()
"""


def start(path: Path, name: str, rounds: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(rounds)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_programs_write_at_the_same_time_without_an_error(path: Path) -> None:
    programs = [start(path, name, 60) for name in ("ines", "rowan")]
    for program in programs:
        _, error = program.communicate(timeout=120)
        assert (program.returncode, error) == (0, "")
    with Library.open(path) as library:
        assert list(library.file.problems()) == []
        counts = library.articles.counts()
        assert counts.views[View.ALL] + counts.views[View.TRASH] == 120
        assert len(library.history.actions(limit=1000)) == 2 * (3 * 60 + 20)
        while library.history.undo():
            pass
        assert library.articles.counts().views[View.ALL] == 0
        assert list(library.file.problems()) == []


def told_by_a_killed_program(path: Path, name: str, lines: int, seconds: float) -> list[list[str]]:
    """Return what a program said that it had written, before it was killed.

    It was some ``seconds`` after so many ``lines``: under load it may say nothing for long.
    """
    program = start(path, name, 10_000)
    assert program.stdout
    ready = program.stdout.readline()
    first = [program.stdout.readline() for _ in range(lines)]
    time.sleep(seconds)
    program.send_signal(signal.SIGKILL)
    out, error = program.communicate(timeout=60)
    assert (ready, error) == ("ready\n", "")
    whole = first + out.split("\n")[:-1]  # the last line may be cut off
    return [line.split() for line in whole]


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(path: Path) -> None:
    random.seed(20)
    told = []
    for number in range(20):
        lines, seconds = number % 7, random.uniform(0, 0.02)  # noqa: S311
        told += told_by_a_killed_program(path, f"writer{number}", lines, seconds)
        with Library.open(path, create=False) as library:
            assert list(library.file.problems()) == []
            marks = {row[0] for row in library._db.all("SELECT uid FROM annotation")}
            trash = set(library.articles.ids(ArticleFilter(View.TRASH)))
            for what, uid in told:
                if what == "mark":
                    assert uid in marks
                    continue
                article = library.articles.find(uid)
                if what == "tagged":
                    assert len(library.articles.summaries([article])[0].tags) == 1
                assert what != "trashed" or article in trash
    with Library.open(path) as library:
        while library.history.undo():
            pass
        assert library.articles.counts().views[View.ALL] == 0
        assert list(library.file.problems()) == []


def test_nothing_is_lost_when_something_here_read_the_file_and_another_program_left_it(
    path: Path,
) -> None:
    with Library.open(path) as library, library.another():
        for end in ("", "-shm", "-wal"):  # as a file dialog does
            path.with_name(path.name + end).read_bytes()
        subprocess.run([sys.executable, "-c", VISITOR, str(path)], check=True)
        library.importing.article(make_article("Title\nThe council met."))
        with Library.open(path) as other:
            assert len(other.articles.ids()) == 1
        seen = subprocess.run(
            [sys.executable, "-c", VISITOR, str(path)], check=True, capture_output=True
        )
        assert seen.stdout == b"1\n"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("lost_by", ["deleting", "moving", "replacing"])
def test_a_library_that_lost_its_name_is_not_written_to(path: Path, lost_by: str) -> None:
    with Library.open(path) as library:
        library.importing.article(make_article("Title\nThe council met."))
        library.file.backup(path.with_name("copy.postil"))
        if lost_by == "replacing":  # as a program does that brings it up to date from elsewhere
            path.with_name("copy.postil").replace(path)
        elif lost_by == "deleting":
            path.unlink()
        else:
            path.rename(path.with_name("moved.postil"))
        with pytest.raises(StorageError, match=r"“test\.postil” was moved, deleted or replaced"):
            library.importing.article(make_article("Another\nThe council met again."))
        if lost_by == "moving":
            path.with_name("moved.postil").rename(path)
            library.importing.article(make_article("Another\nThe council met again."))
            assert len(library.articles.ids()) == 2
