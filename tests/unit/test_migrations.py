"""Older libraries: today's program finds everything in them, and going up is all or nothing."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import rows_of

from reader.errors import CancelledError, DamagedError, ReadOnlyError, StorageError
from reader.kinds import Sort
from reader.library import Library
from reader.library.opening import is_earlier
from reader.near_duplicates import Verdict
from reader.storage import database, migrations, versions
from reader.storage.schema import VERSION
from reader.values import ActionKind, ActionState, ArticleFilter, BlockKind, Direction, Status, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.storage.database import Database

    Step = Callable[[Database], None]
    GoUp = Callable[[Step], None]

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parents[1] / "data"

KILLED = """
import os, signal, sys
from reader.library import Library
Library.open(sys.argv[1], stopped=lambda: os.kill(os.getpid(), signal.SIGKILL))
"""


@pytest.fixture
def old(path: Path) -> Path:
    """Return a library of version 1, as it was stored then."""
    shutil.copy(DATA / "library-v1.postil", path)
    return path


@pytest.fixture
def second(path: Path) -> Path:
    """Return a library of version 2: the same, with a label under a label and a draft."""
    shutil.copy(DATA / "library-v2.postil", path)
    return path


@pytest.fixture
def third(path: Path) -> Path:
    """Return a library of version 3: with collections, searches, versions and own fields."""
    shutil.copy(DATA / "library-v3.postil", path)
    return path


@pytest.fixture
def fourth(path: Path) -> Path:
    """Return a library of version 4: the same, with titles and sources to be sorted."""
    shutil.copy(DATA / "library-v4.postil", path)
    return path


@pytest.fixture
def fifth(path: Path) -> Path:
    """Return a library of version 5: the same, with articles in Japanese."""
    shutil.copy(DATA / "library-v5.postil", path)
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        found: int = file.execute("PRAGMA user_version").fetchone()[0]
        return found


# A library of version 1


def test_everything_in_a_library_of_version_1_is_found(old: Path) -> None:
    with Library.open(old, create=False) as library:
        assert list(library.file.problems()) == []
        _pilots, harbour = map(library.articles.get, library.articles.ids())  # type: ignore[arg-type]
        assert harbour.summary.title == "Harbour council doubles its pilot fleet"
        assert (harbour.summary.source, harbour.summary.published) == (
            "Northgate Wire",
            "2021-02-18T16:56:50+00:00",
        )
        assert (harbour.summary.status, harbour.summary.read) == (Status.DONE, True)
        assert harbour.summary.tags == ()
        assert harbour.blocks[-1].kind is BlockKind.BOILERPLATE
        assert [mark.quote for mark in harbour.annotations] == ["Harbour Council", "Ines Halloran"]
        assert harbour.annotations[0].note == "The board of it?"
        assert [note.text for note in harbour.notes] == ["Who sells them?"]
        assert "24 boats. 🚢" in harbour.text
        assert library.articles.original(harbour.summary.id).decode() == harbour.text


def test_what_is_not_latin_in_a_library_of_version_1_is_found(old: Path) -> None:
    with Library.open(old, create=False) as library:
        pilots = library.articles.get(library.articles.ids()[0])  # type: ignore[arg-type]
        assert (pilots.summary.language, pilots.summary.direction) == ("ar", Direction.RTL)
        assert (pilots.summary.starred, pilots.summary.read) == (True, True)
        assert pilots.summary.tags == ("port", "بحر")
        marks = [
            (mark.quote, library.labels.all()[mark.label - 1].name) for mark in pilots.annotations
        ]
        assert marks == [("المجلس", "ORG"), ("Northgate", "GPE")]
        assert all(pilots.text[mark.start : mark.end] == mark.quote for mark in pilots.annotations)
        assert pilots.annotations[1].note == "Check 👩🏽‍🚒."
        assert [(note.quote, note.text) for note in pilots.notes] == [("مجلس", "السؤال")]
        assert list(library.articles.ids(ArticleFilter(query="المجلس"))) == [pilots.summary.id]


def test_the_trash_of_a_library_of_version_1_is_found(old: Path) -> None:
    with Library.open(old, create=False) as library:
        (gone,) = library.articles.summaries(library.articles.ids(ArticleFilter(View.TRASH)))  # type: ignore[arg-type]
        assert gone.title == "An old notice"


def test_the_history_of_version_1_can_be_undone_and_redone(old: Path) -> None:
    with Library.open(old, create=False) as library:
        states = [action.state for action in library.history.actions()]
        assert states.count(ActionState.DROPPED) == 1
        undo, redo = library.history.next_steps()
        assert undo
        assert redo
        assert (undo.kind, redo.kind) == (ActionKind.UNTAG, ActionKind.UNREAD)
        before = content(library)
        steps = 0
        while library.history.undo():
            steps += 1
        assert len(library.articles.ids()) == 0
        for _ in range(steps):
            assert library.history.redo()
        assert content(library) == before
        assert list(library.file.problems()) == []


def content(library: Library) -> list[tuple[object, ...]]:
    """Return all that the file holds, but when articles were touched and what counts nothing."""
    library._db.execute("UPDATE article SET touched = NULL")
    library._db.execute("DELETE FROM facet WHERE articles = 0")
    return rows_of(library)


# A library of version 2


def test_everything_in_a_library_of_version_2_is_found(second: Path) -> None:
    with Library.open(second, create=False) as library:
        assert list(library.file.problems()) == []
        pilots, harbour = library.articles.summaries(library.articles.ids())  # type: ignore[arg-type]
        assert (pilots.tags, harbour.tags) == (("port", "بحر"), ())
        assert (pilots.annotations, harbour.annotations) == (2, 2)
        port = library.labels.named("PORT")
        assert (port.parent, port.key) == (library.labels.named("GPE").id, "0")
        assert [draft.text for draft in library.drafts.all()] == ["What was being typed. 🛟"]
        states = [action.state for action in library.history.actions()]
        assert states[:3] == [ActionState.UNDONE, ActionState.DONE, ActionState.DROPPED]


def test_a_step_undone_in_a_library_of_version_2_can_be_done_again(second: Path) -> None:
    with Library.open(second, create=False) as library:
        library.history.undo()
        harbour = library.articles.get(library.articles.ids()[1])  # type: ignore[arg-type]
        assert "24 boats" in [mark.quote for mark in harbour.annotations]


def test_the_texts_of_a_library_of_version_2_are_measured(second: Path) -> None:
    with Library.open(second, create=False) as library:
        lengths = dict(library._db.all("SELECT id, length FROM article"))
        for article in library.articles.ids():
            assert lengths[article] == len(library.articles.get(article).text)  # type: ignore[arg-type]


def test_the_history_of_version_2_says_when_an_article_was_touched(second: Path) -> None:
    with Library.open(second, create=False) as library:
        touched = dict(library._db.all("SELECT title, touched FROM article"))
        for article in library.articles.summaries(library.articles.ids()):  # type: ignore[arg-type]
            newest = library.history.actions(article.id, 1)[0]
            assert touched[article.title] == newest.created


# A library of version 3


def test_everything_in_a_library_of_version_3_is_found(third: Path) -> None:
    with Library.open(third, create=False) as library:
        assert list(library.file.problems()) == []
        assert [each.name for each in library.collections.all()] == ["Strike"]
        assert [each.query for each in library.searches.all()] == ["boat* source:Northgate"]
        found = library.articles.ids(ArticleFilter(query="ferry"))
        (ferry,) = library.articles.summaries(found)  # type: ignore[arg-type]
        assert library.metadata.of([ferry.id]).fields == {"desk": "Ports"}
        assert b"<title>Ferry" in library.articles.original(ferry.id)
        assert library.duplicates.backlog() == 0
        said = {each.verdict for each in library.duplicates.of(ferry.id)}
        assert said == {Verdict.LINKED}
        assert len(library.duplicates.groups()[0]) == 3


def test_a_step_undone_in_a_library_of_version_3_can_be_done_again(third: Path) -> None:
    with Library.open(third, create=False) as library:
        assert not library.articles.ids(ArticleFilter(View.STARRED))
        library.history.redo()
        assert library.articles.ids(ArticleFilter(View.STARRED))
        while library.history.undo():
            pass
        assert list(library.file.problems()) == []


# A library of version 4


def test_a_library_of_version_4_is_sorted_as_one_made_today(fourth: Path) -> None:
    with Library.open(fourth, create=False) as library:
        assert list(library.file.problems()) == []
        assert titles(library, Sort.TITLE) == [
            "À la carte",
            "“Ärger” at the harbour",
            "Chapter 2",
            "Chapter 10",
            "Ferry",
            "Harbour council buys boats",
            "“Quay” and pier",
            "مجلس الميناء يشتري القوارب",
        ]
        assert titles(library, Sort.SOURCE)[-3:] == [
            "“Ärger” at the harbour",
            "Harbour council buys boats",
            "مجلس الميناء يشتري القوارب",
        ]


def test_a_title_in_the_history_of_version_4_takes_its_place_with_undo_and_redo(
    fourth: Path,
) -> None:
    with Library.open(fourth, create=False) as library:
        library.history.redo()
        assert titles(library, Sort.TITLE)[-2] == "(Zebra crossing)"
        library.history.undo()
        library.history.undo()
        assert titles(library, Sort.TITLE)[4:6] == [
            "Harbour council buys boats",
            "Harbour council doubles its pilot fleet",
        ]
        while library.history.undo():
            pass
        assert list(library.file.problems()) == []


# A library of version 5


def test_kana_in_a_library_of_version_5_are_told_from_voiced_ones(fifth: Path) -> None:
    with Library.open(fifth, create=False) as library:
        assert list(library.file.problems()) == []
        assert found_by(library, "バック") == ["船のバック"]
        assert found_by(library, "バッグ") == ["港のバッグ"]
        assert found_by(library, "source:ドック") == ["船のバック"]
        assert found_by(library, "note:どの店") == ["港のバッグ"]
        library.metadata.change(library.articles.ids(ArticleFilter(query="バッグ")), source="港")
        assert found_by(library, "source:ドッグ") == []
        while library.history.undo():
            pass
        assert list(library.file.problems()) == []


def found_by(library: Library, query: str) -> list[str]:
    ids = library.articles.ids(ArticleFilter(query=query))
    return [article.title for article in library.articles.summaries(ids)]  # type: ignore[arg-type]


def titles(library: Library, sort: Sort) -> list[str]:
    ids = library.articles.ids(sort=sort)
    return [article.title for article in library.articles.summaries(ids)]  # type: ignore[arg-type]


# Going up


def add_column(db: Database) -> None:
    db.execute("ALTER TABLE article ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")


def fail(db: Database) -> None:
    add_column(db)
    db.execute("DELETE FROM annotation")
    raise StorageError("The disk is full.")


def lose_labels(db: Database) -> None:
    db.execute("DELETE FROM label")


def rebuild_articles(db: Database) -> None:
    db.execute("CREATE TABLE fresh AS SELECT * FROM tag")
    db.execute("DELETE FROM tag")  # article_tag refers to it
    db.execute("INSERT INTO tag SELECT * FROM fresh")
    db.execute("DROP TABLE fresh")


@pytest.fixture
def today(old: Path) -> Path:
    """Return the library of version 1, brought up to today's version."""
    Library.open(old).close()
    old.with_name("test.postil.version-1").unlink()
    return old


@pytest.fixture
def go_up(monkeypatch: pytest.MonkeyPatch) -> GoUp:
    """Return a function that makes the program one of the next version, with that step."""

    def make(step: Step) -> None:
        for module in (migrations, versions):
            monkeypatch.setattr(module, "VERSION", VERSION + 1)
        monkeypatch.setitem(migrations.STEPS, VERSION, step)

    return make


@pytest.mark.parametrize("step", range(1, VERSION))
def test_every_older_version_has_its_step(step: int) -> None:
    assert step in migrations.STEPS


@pytest.mark.parametrize("number", range(1, VERSION))
def test_an_older_library_comes_out_as_one_made_today(path: Path, number: int) -> None:
    old = path.with_name("old.postil")
    shutil.copy(DATA / f"library-v{number}.postil", old)
    Library.open(old).close()
    fresh = path.with_name("fresh.postil")
    Library.open(fresh).close()

    def schema(file: Path) -> set[tuple[str, ...]]:
        with closing(sqlite3.connect(file)) as opened:
            columns = opened.execute(
                'SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk'
                " FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'"
            )
            others = opened.execute("SELECT type, name FROM sqlite_schema WHERE type <> 'table'")
            return {*columns, *others}

    assert schema(old) == schema(fresh)


def test_an_older_library_goes_up_after_a_copy_was_made(today: Path, go_up: GoUp) -> None:
    go_up(add_column)
    with Library.open(today) as library:
        assert library._db.value("SELECT DISTINCT mood FROM article") == "calm"
        assert library._db.value("PRAGMA foreign_keys") == 1
        assert list(library.file.problems()) == []
    assert version(today) == VERSION + 1
    copy = today.with_name(f"test.postil.version-{VERSION}")
    assert sorted(today.parent.iterdir()) == [today, copy]
    assert version(copy) == VERSION


def test_what_a_killed_program_left_of_the_copy_goes_when_the_library_goes_up(old: Path) -> None:
    foreign = [old.with_name(".postil-mine"), old.with_name(".postil-0123456789abcdef-mine")]
    for file in foreign:
        file.write_bytes(b"mine")
    subprocess.run([sys.executable, "-c", KILLED, str(old)], cwd=ROOT, timeout=60, check=False)
    assert version(old) == 1
    assert len(list(old.parent.glob(".postil-*"))) > len(foreign)
    Library.open(old).close()
    copy = old.with_name("test.postil.version-1")
    assert sorted(old.parent.iterdir()) == sorted([*foreign, old, copy])


def test_the_copy_is_a_library_of_the_older_version(
    today: Path,
    go_up: GoUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_up(add_column)
    Library.open(today).close()
    monkeypatch.undo()
    with Library.open(today.with_name(f"test.postil.version-{VERSION}"), create=False) as library:
        assert len(library.articles.ids()) == 2
        assert library.history.undo()


def test_a_library_that_is_up_to_date_is_not_copied(path: Path) -> None:
    Library.open(path).close()
    Library.open(path).close()
    assert list(path.parent.iterdir()) == [path]


def test_a_step_that_fails_leaves_the_library_as_it_was(today: Path, go_up: GoUp) -> None:
    go_up(fail)
    with pytest.raises(StorageError, match="The disk is full"):
        Library.open(today)
    assert version(today) == VERSION
    with closing(sqlite3.connect(today)) as file:
        assert file.execute("SELECT count(*) FROM annotation").fetchone() == (4,)


def test_a_step_that_leaves_rows_without_their_owner_is_taken_back(
    today: Path,
    go_up: GoUp,
) -> None:
    go_up(lose_labels)
    with pytest.raises(StorageError, match="can't be brought up to date: a row of “a"):
        Library.open(today)
    assert version(today) == VERSION


def test_a_step_may_build_a_table_anew(today: Path, go_up: GoUp) -> None:
    go_up(rebuild_articles)
    with Library.open(today) as library:
        assert [name for name, _ in library.articles.counts().tags] == ["port", "بحر"]


def test_a_library_that_can_only_be_read_does_not_go_up(
    today: Path,
    go_up: GoUp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_up(add_column)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(ReadOnlyError, match="was made by an older Postil and can only be read"):
        Library.open(today)
    assert list(today.parent.iterdir()) == [today]


def test_a_second_program_finds_the_library_up_to_date(today: Path, go_up: GoUp) -> None:
    go_up(add_column)
    Library.open(today).close()
    copy = today.with_name(f"test.postil.version-{VERSION}").read_bytes()
    with Library.open(today) as library:
        migrations.migrate(library._db, lambda: False)
    assert version(today) == VERSION + 1
    assert today.with_name(f"test.postil.version-{VERSION}").read_bytes() == copy


def test_a_newer_library_is_refused_and_stays_as_it_is(old: Path) -> None:
    with closing(sqlite3.connect(old)) as file:
        file.execute("PRAGMA user_version = 99")
    content = old.read_bytes()
    with pytest.raises(StorageError, match="was made by a newer Postil; update Postil to open it"):
        Library.open(old)
    assert old.read_bytes() == content


@pytest.mark.parametrize("unknown", [0, -3])
def test_a_version_that_never_was_is_damage(old: Path, unknown: int) -> None:
    with closing(sqlite3.connect(old)) as file:
        file.execute(f"PRAGMA user_version = {unknown}")
    with pytest.raises(DamagedError, match="is damaged"):
        Library.open(old)


# Stopping


def test_a_library_is_told_to_be_of_an_earlier_version_by_its_first_bytes(
    fourth: Path, tmp_path: Path
) -> None:
    assert is_earlier(fourth)
    Library.open(fourth).close()
    assert not is_earlier(fourth)
    (tmp_path / "short").write_bytes(b"SQLite format 3")
    assert not any(
        map(is_earlier, (tmp_path, tmp_path / "none", tmp_path / "short", Path(__file__)))
    )


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_who_stops_going_up_finds_the_library_as_it_was(
    fourth: Path, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fourth.read_bytes()
    monkeypatch.setattr(database, "_STEPS_BETWEEN", 100)
    asking = iter([False] * (asked - 1))
    with pytest.raises(CancelledError):
        Library.open(fourth, stopped=lambda: next(asking, True))
    assert fourth.read_bytes() == before
    assert sorted(each.name for each in fourth.parent.iterdir()) == [fourth.name]
    with Library.open(fourth) as library:
        assert library.articles.ids()


def test_who_stops_the_copying_keeps_the_copy_that_was_there(fourth: Path) -> None:
    copy = fourth.with_name(f"{fourth.name}.version-4")
    copy.write_text("made the last time")
    with pytest.raises(CancelledError):
        Library.open(fourth, stopped=lambda: True)
    assert copy.read_text() == "made the last time"
