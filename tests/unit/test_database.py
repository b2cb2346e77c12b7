"""The file underneath: opening it, refusing what isn't one, and what goes wrong with it."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from conftest import make_article

from reader.errors import (
    CancelledError,
    DamagedError,
    NotFoundError,
    ReadOnlyError,
    StorageError,
    UserError,
)
from reader.library import Library
from reader.library.articles import Articles
from reader.library.opening import is_read_only
from reader.storage.database import Database
from reader.values import ArticleId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
NOBODY = 65534


AS_NOBODY = (
    "import os, sys\n"
    "from reader.errors import ReadOnlyError, StorageError\n"
    "from reader.library import Library\n"
    "from reader.library import articles, file, history, labels\n"  # nobody may read no module
    "os.setgroups([])\n"
    f"os.setuid({NOBODY})\n"
)


def run_python(code: str, *arguments: object) -> str:
    """Run ``code`` in another process and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def make_library(path: Path, articles: int = 3) -> None:
    with Library.open(path, author="ines") as library:
        for number in range(articles):
            library.importing.article(make_article(f"Title {number}\nText of number {number}."))


# Opening


@pytest.mark.parametrize(
    "name",
    [
        "with space.postil",
        "what?.postil",
        "no#1.postil",
        "100%25.postil",
        "a&mode=ro.postil",
        "ڕۆژنامە.postil",
        "no suffix",
        "emoji 🗞️.postil",
        "quote'\".postil",
        "semi;colon.postil",
    ],
)
def test_any_file_name_opens_the_file_of_that_name(tmp_path: Path, name: str) -> None:
    with Library.open(tmp_path / name) as library:
        library.importing.article(make_article())
        assert library.path == tmp_path / name
    assert [file.name for file in tmp_path.iterdir()] == [name]
    with Library.open(tmp_path / name, create=False) as library:
        assert len(library.articles.ids()) == 1


def test_a_file_name_that_is_not_utf_8_opens(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.postil")
    with Library.open(path) as library:
        library.importing.article(make_article())
    with Library.open(path, create=False) as library:
        assert len(library.articles.ids()) == 1


def test_a_relative_path_stays_the_same_file_when_the_program_changes_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Library.open("news.postil") as library:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        library.importing.article(make_article())
        with library.another() as other:
            assert len(other.articles.ids()) == 1
    assert (tmp_path / "news.postil").exists()


def test_a_link_opens_the_library_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    make_library(tmp_path / "real" / "news.postil")
    link = tmp_path / "link.postil"
    link.symlink_to(tmp_path / "real" / "news.postil")
    with Library.open(link, create=False) as library:
        assert len(library.articles.ids()) == 3
        assert not library.read_only


@pytest.mark.parametrize("place", ["gone/news.postil", "link.postil"])
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path, place: str) -> None:
    link = tmp_path / "link.postil"
    link.symlink_to(place)
    with pytest.raises(StorageError, match=r"“link\.postil” is a link that leads nowhere"):
        Library.open(link)


def test_a_missing_library_is_not_made_where_none_is_wanted(path: Path) -> None:
    with pytest.raises(StorageError, match=r"There is no library “test\.postil”"):
        Library.open(path, create=False)
    assert not path.exists()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"The folder .*gone” is not there"):
        Library.open(tmp_path / "gone" / "news.postil")


def test_a_folder_is_not_a_library(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="is a folder, not a library"):
        Library.open(tmp_path)


def test_a_pipe_is_not_a_library(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StorageError, match="is a device or a pipe, not a library"):
        Library.open(tmp_path / "pipe")


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="is not there"):
        Library.open(tmp_path / "file" / "news.postil")


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="can't be reached"):
        Library.open(tmp_path / ("n" * 300))


@pytest.mark.parametrize("content", [b"xy", b"Just a text.\n", b"SQLite format 4\x00" * 100])
def test_a_text_file_is_not_a_library_and_stays_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StorageError, match="is not a Postil library"):
        Library.open(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("sql", ["CREATE TABLE song (name)", "PRAGMA application_id = 7"])
def test_the_database_of_another_program_is_not_a_library(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(sql)
    content = path.read_bytes()
    with pytest.raises(StorageError, match="is not a Postil library"):
        Library.open(path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_library_where_one_may_be_made(path: Path) -> None:
    path.touch()
    with pytest.raises(StorageError, match="There is no library in"):
        Library.open(path, create=False)
    assert path.read_bytes() == b""
    with Library.open(path) as library:
        assert library.labels.named("ORG").name == "ORG"


def test_an_unknown_label_set_leaves_an_empty_file_that_still_becomes_a_library(
    path: Path,
) -> None:
    with pytest.raises(NotFoundError, match=r"There is no label set “\.\./x”"):
        Library.open(path, label_set="../x")
    with Library.open(path, label_set="conll-2003") as library:
        assert [label.name for label in library.labels.all()] == ["PER", "ORG", "LOC", "MISC"]


def test_closing_twice_does_nothing(library: Library) -> None:
    library.close()
    library.close()


def test_interrupting_a_closed_library_does_nothing(library: Library) -> None:
    library.close()
    library.interrupt()


def test_closing_leaves_one_file(path: Path) -> None:
    make_library(path)
    assert list(path.parent.iterdir()) == [path]


def test_a_library_in_another_journal_mode_is_used_with_a_log_again(path: Path) -> None:
    make_library(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
    with Library.open(path), closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_library_that_gets_no_log_as_somebody_reads_it_is_written_to_without(path: Path) -> None:
    make_library(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("PRAGMA journal_mode = DELETE")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM article").fetchone()
        library = Library.open(path)
    with library:
        library.importing.article(make_article("Another\nThe council met again."))
        with Library.open(path) as other:
            other.importing.article(make_article("A third\nThe council met once more."))
        assert len(library.articles.ids()) == 5


def test_processes_that_make_the_same_library_at_the_same_time_all_get_it(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from reader.library import Library\n"
        "sys.stdin.readline()\n"
        "for number in range(8):\n"
        "    with Library.open(f'{sys.argv[1]}/{number}.postil') as library:\n"
        "        print(len(library.labels.all()))\n"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    outputs = [process.communicate(timeout=120) for process in processes]
    assert outputs == [("9\n" * 8, "")] * 3


def test_a_library_that_another_program_makes_just_now_is_not_taken_for_read_only(
    tmp_path: Path,
) -> None:
    for number in range(1000):
        path = tmp_path / f"{number}.postil"
        both = Barrier(2)

        def make(path: Path = path, both: Barrier = both) -> None:
            both.wait()
            path.touch()

        other = Thread(target=make)
        other.start()
        both.wait()
        assert not any(is_read_only(path) for _ in range(5))
        other.join()


# What can only be read


@pytest.fixture
def shared() -> Iterator[Path]:
    """Return a library that another user may read, in a folder that he may enter."""
    if os.geteuid():
        pytest.skip("needs to become another user")
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "shared" / "news.postil"
        path.parent.mkdir()
        make_library(path)
        copies = path.parents[1] / "copies"
        copies.mkdir()
        copies.chmod(0o777)
        yield path


READ_ALL = AS_NOBODY + (
    "with Library.open(sys.argv[1]) as library:\n"
    "    ids = library.articles.ids()\n"
    "    print(library.read_only, len(ids), library.articles.get(ids[0]).summary.title)\n"
    "    print(*library.file.problems())\n"
    "    library.file.backup(sys.argv[2])\n"
    "    try:\n"
    "        library.articles.set_starred(ids, starred=True)\n"
    "    except ReadOnlyError as error:\n"
    "        print(error)\n"
)
REFUSED = (
    "True 3 Title 2\n\nThe library “news.postil” can only be read; "
    "change its permissions or copy it elsewhere."
)


def test_a_file_without_the_right_to_write_is_read(shared: Path) -> None:
    shared.chmod(0o644)
    shared.parent.chmod(0o777)
    copies = shared.parents[1] / "copies"
    assert run_python(READ_ALL, shared, copies / "c.postil") == REFUSED


@pytest.mark.parametrize("mode", [0o644, 0o666])
def test_a_library_in_a_folder_without_the_right_to_write_is_read(shared: Path, mode: int) -> None:
    shared.chmod(mode)
    copies = shared.parents[1] / "copies"
    assert run_python(READ_ALL, shared, copies / "c.postil") == REFUSED
    assert list(shared.parent.iterdir()) == [shared]


def test_a_link_to_a_library_that_can_only_be_read_is_read(shared: Path) -> None:
    copies = shared.parents[1] / "copies"
    (copies / "link.postil").symlink_to(shared)
    out = run_python(READ_ALL, copies / "link.postil", copies / "c.postil")
    assert out.startswith("True 3 Title 2")


def test_a_folder_that_may_not_be_entered_is_told(shared: Path) -> None:
    shared.parent.chmod(0o700)
    code = AS_NOBODY + (
        "try:\n    Library.open(sys.argv[1])\nexcept StorageError as error:\n    print(error)\n"
    )
    assert run_python(code, shared) == ("“news.postil” can't be reached: Permission denied.")


def test_nothing_is_imported_into_a_library_that_can_only_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_library(path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Library.open(path) as library:
        with pytest.raises(ReadOnlyError, match="can only be read"):
            library.importing.article(make_article("Another\nText"))
        with pytest.raises(ReadOnlyError, match="can only be read"):
            library.importing.files([])
        assert library.articles.mark_opened(library.articles.ids()[0]) is None
        library.articles.keep_position(library.articles.ids()[0], 3)
        assert library.articles.get(library.articles.ids()[0]).position == 0


# Transactions


@pytest.fixture
def db(path: Path) -> Database:
    database = Database(path)
    database.execute("CREATE TABLE t (n INTEGER)")
    return database


def numbers(db: Database) -> list[int]:
    return [row[0] for row in db.all("SELECT n FROM t ORDER BY n")]


def write_and_fail(db: Database, number: int) -> None:
    with db.transaction():
        db.execute("INSERT INTO t VALUES (?)", (number,))
        raise ZeroDivisionError


def test_an_error_takes_back_all_of_a_transaction(db: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        write_and_fail(db, 1)
    assert numbers(db) == []
    db.close()


def test_an_error_inside_an_inner_transaction_leaves_the_outer_one(db: Database) -> None:
    with db.transaction():
        db.execute("INSERT INTO t VALUES (1)")
        with pytest.raises(ZeroDivisionError):
            write_and_fail(db, 2)
        with db.transaction():
            db.execute("INSERT INTO t VALUES (3)")
    assert numbers(db) == [1, 3]
    db.close()


def test_a_commit_that_fails_is_taken_back(db: Database, path: Path) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("CREATE TABLE p (id INTEGER PRIMARY KEY)")
    db.execute("CREATE TABLE c (p REFERENCES p DEFERRABLE INITIALLY DEFERRED)")
    with pytest.raises(sqlite3.IntegrityError), db.transaction():
        db.execute("INSERT INTO c VALUES (7)")
    with db.transaction():
        db.execute("INSERT INTO t VALUES (1)")
    assert db.all("SELECT * FROM c") == []
    assert numbers(db) == [1]
    db.close()


def test_a_snapshot_does_not_see_what_others_write_meanwhile(db: Database, path: Path) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    other = Database(path)
    with db.snapshot():
        other.execute("INSERT INTO t VALUES (1)")
        with db.snapshot():
            assert numbers(db) == []
    assert numbers(db) == [1]
    db.close()
    other.close()


def test_an_interrupted_query_is_cancelled(library: Library) -> None:
    for number in range(50):
        library.importing.article(make_article(f"Title {number}\nThe text."))
    calls = iter(range(10**9))
    library._db.connection.set_progress_handler(lambda: next(calls) > 3, 10)
    with pytest.raises(CancelledError, match="Stopped"):
        library.articles.ids()


# Damage


def damage(path: Path, start: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def found_out(path: Path) -> list[str]:
    """Return what opening and checking the library say."""
    try:
        with Library.open(path, create=False) as library:
            return list(library.file.problems())
    except DamagedError as error:
        return [str(error)]


def test_a_truncated_library_is_found_out(path: Path) -> None:
    make_library(path, 60)
    os.truncate(path, path.stat().st_size // 2)
    problems = found_out(path)
    assert problems
    assert "damaged" in problems[0]


@pytest.mark.parametrize("page", [1, 2, 3, 5, 8, 13])
def test_a_zeroed_page_is_found_out(path: Path, page: int) -> None:
    make_library(path, 60)
    damage(path, page * 4096, bytes(4096))
    assert found_out(path)


def test_a_zeroed_header_is_not_a_library(path: Path) -> None:
    make_library(path)
    damage(path, 0, bytes(100))
    with pytest.raises(StorageError, match="is not a Postil library"):
        Library.open(path)


def test_a_library_without_its_tables_is_damaged(path: Path) -> None:
    make_library(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("DROP TABLE note")
    with pytest.raises(DamagedError, match="is damaged"):
        Library.open(path)


def test_bytes_that_are_no_text_are_damage(path: Path) -> None:
    make_library(path, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE article SET title = CAST(x'ff' AS TEXT)")
    with Library.open(path) as library, pytest.raises(DamagedError, match="is damaged"):
        library.articles.summaries(library.articles.ids())


@pytest.mark.parametrize(
    ("column", "read"),
    [
        ("blocks = '[[0'", Articles.get),
        ("""blocks = '[[0, 3, "song", 0]]'""", Articles.blocks),
        ("inlines = '[1]'", Articles.get),
        ("original = x'00'", Articles.original),
    ],
)
def test_values_that_cannot_be_read_are_damage(
    path: Path, column: str, read: Callable[..., object]
) -> None:
    make_library(path, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"UPDATE article_text SET {column}")
    with Library.open(path) as library:
        with pytest.raises(DamagedError, match="is damaged"):
            read(library.articles, library.articles.ids()[0])
        assert len(list(library.file.problems())) == 1


@pytest.mark.parametrize(
    ("sql", "read"),
    [
        (
            "UPDATE article SET status = 'song'",
            lambda library: library.articles.summaries([ArticleId(1)]),
        ),
        ("UPDATE action SET kind = 'song'", lambda library: library.history.actions()),
        ("UPDATE action SET kind = 'song'", lambda library: library.history.undo()),
    ],
)
def test_words_that_the_program_does_not_know_are_damage(
    path: Path, sql: str, read: Callable[[Library], object]
) -> None:
    make_library(path, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute(sql)
    with Library.open(path) as library, pytest.raises(DamagedError, match="is damaged"):
        read(library)


def test_a_schema_that_is_no_text_is_damage(path: Path) -> None:
    make_library(path)
    content = path.read_bytes()
    assert b"CREATE TABLE property" in content
    path.write_bytes(content.replace(b"CREATE TABLE property", b"CREATE T\xb1BLE property"))
    with pytest.raises(DamagedError, match="is damaged"):
        Library.open(path)


@pytest.mark.parametrize("seed", range(40))
def test_any_flipped_bytes_are_told_as_damage_or_do_no_harm(path: Path, seed: int) -> None:
    generator = random.Random(seed)  # noqa: S311 (the same damage in every run)
    content = bytearray((ROOT / "tests" / "data" / "library-v1.postil").read_bytes())
    for _ in range(generator.choice([1, 8, 64])):
        content[generator.randrange(len(content))] = generator.randrange(256)
    path.write_bytes(content)
    with suppress(StorageError, UserError), Library.open(path, create=False) as library:
        list(library.file.problems())
        library.history.actions()
        library.articles.counts()
        for article in library.articles.ids():
            library.articles.get(ArticleId(article))


# A full disk


def test_a_full_disk_changes_nothing_and_is_told(library: Library) -> None:
    library.importing.article(make_article())
    pages = library._db.value("PRAGMA page_count")
    library._db.execute(f"PRAGMA max_page_count = {pages + 2}")
    long = "\n".join(f"Line {number} {number * 7919:x}" for number in range(20_000))
    with pytest.raises(StorageError, match=r"The disk is full: nothing more was kept"):
        library.importing.article(make_article(long))
    assert len(library.articles.ids()) == 1
    library._db.execute("PRAGMA max_page_count = 1000000")
    library.importing.article(make_article(long))
    assert len(library.articles.ids()) == 2
    assert list(library.file.problems()) == []


def test_a_disk_that_refuses_to_write_keeps_all_that_was_acknowledged(path: Path) -> None:
    code = (
        "import resource, signal, sys\n"
        "sys.path.insert(0, 'tests')\n"
        "from conftest import make_article\n"
        "from reader.errors import StorageError\n"
        "from reader.library import Library\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "library = Library.open(sys.argv[1])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))\n"
        "stored = 0\n"
        "try:\n"
        "    while True:\n"
        "        library.importing.article(make_article(f'Title {stored}\\nA text. ' * 200))\n"
        "        stored += 1\n"
        "except StorageError as error:\n"
        "    print(stored, error)\n"
    )
    stored, sentence = run_python(code, path).split(" ", 1)
    assert "The disk" in sentence
    with Library.open(path, create=False) as library:
        assert len(library.articles.ids()) == int(stored) > 0
        assert list(library.file.problems()) == []
