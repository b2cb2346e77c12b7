"""Checking a library finds each kind of damage; a backup is whole or not there."""

from __future__ import annotations

import os
import re
import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from conftest import make_article, rows_of

from reader.errors import CancelledError, DamagedError, UserError
from reader.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.values import ArticleId

    Add = Callable[..., ArticleId]


@pytest.fixture
def furnished(path: Path) -> Path:
    with Library.open(path) as library:
        article = library.articles.find(library.importing.article(make_article()).uid)
        library.marks.add(article, 0, 7, library.labels.named("ORG").id, note="Sure?")
        library.notes.add(article, "A note.", 8, 15)
        library.tags.put_on([article], "port")
    return path


def write_behind(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA foreign_keys = OFF")
        for sql in statements:
            other.execute(sql)


def overwrite_page(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))


def problems(path: Path) -> list[str]:
    with Library.open(path, create=False) as library:
        return list(library.file.problems())


def test_a_whole_library_has_no_problems(furnished: Path) -> None:
    assert problems(furnished) == []


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        (
            "UPDATE article_text SET text = replace(text, '24 boats', '25 boats')",
            "is not what was imported",
        ),
        ("UPDATE article_text SET original = x'789c'", "that article"),
        (
            "UPDATE article_text SET blocks = '[[0,9999,\"title\",0]]'",
            "paragraphs or the title of article",
        ),
        ("UPDATE change SET after = '{'", "The step .* of the history can't be read"),
        ("UPDATE article_text SET blocks = 'x'", "paragraphs or the title of article"),
        ("DELETE FROM article_text", "The text, the paragraphs or the title of article"),
        ("UPDATE annotation SET start = 1", "does not stand where its quote is"),
        ("UPDATE annotation SET quote = 'Harbors'", "does not stand where its quote is"),
        ("UPDATE note SET quote = 'x'", "Note .* does not stand where its quote is"),
        ("UPDATE article SET annotations = 2", "wrong number of marks or notes"),
        ("UPDATE article SET notes = 0", "wrong number of marks or notes"),
        ("UPDATE facet SET articles = 7 WHERE value = 'all'", "wrong numbers of articles"),
        ("DELETE FROM facet WHERE kind = 'source'", "wrong numbers of articles"),
        ("UPDATE tag SET articles = 7", "wrong numbers of articles"),
        ("UPDATE article SET title = 'Zebra'", r"Article \w+ is at a wrong place in lists"),
        ("UPDATE article SET source_key = 'zebra'", r"Article \w+ is at a wrong place in lists"),
        ("UPDATE article SET fields = '[]'", r"The fields of article \w+ can't be read"),
        ("UPDATE article SET fields = '{'", r"The fields of article \w+ can't be read"),
        ("DELETE FROM label WHERE name = 'ORG'", "A row of “annotation” belongs to something"),
        ("DELETE FROM tag", "A row of “article_tag” belongs to something that is gone"),
        ("DELETE FROM article_search_data WHERE id > 10", "search index"),
        ("DELETE FROM article_search_docsize", "search index"),
        (
            "UPDATE article SET title = CAST(x'ff' AS TEXT)",
            "The text, the paragraphs or the title of article",
        ),
    ],
)
def test_each_kind_of_damage_is_found(furnished: Path, sql: str, sentence: str) -> None:
    write_behind(furnished, sql)
    found = problems(furnished)
    assert any(re.search(sentence, problem) for problem in found), found


def test_the_same_damage_is_told_once(furnished: Path) -> None:
    with Library.open(furnished) as library:
        page = library._db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'article'")
    overwrite_page(furnished, page)
    found = problems(furnished)
    assert any("is damaged" in sentence for sentence in found)
    assert len(found) == len(set(found))


def test_an_index_that_lost_an_article_is_found_and_rebuilt(furnished: Path) -> None:
    write_behind(furnished, "INSERT INTO article_search (article_search) VALUES ('delete-all')")
    assert problems(furnished) == [
        "The search index does not agree with the texts; “postil check --repair” rebuilds it."
    ]
    with Library.open(furnished) as library:
        library.file.rebuild_index()
        assert list(library.file.problems()) == []


def test_wrong_numbers_of_articles_are_found_and_counted_anew(furnished: Path) -> None:
    write_behind(furnished, "DELETE FROM facet")
    assert problems(furnished) == [
        "The sidebar shows wrong numbers of articles; “postil check --repair” counts them."
    ]
    with Library.open(furnished) as library:
        library.file.rebuild_index()
        assert list(library.file.problems()) == []
        assert library.articles.counts().sources == (("Northgate Wire", 1),)


def test_what_another_program_gave_other_titles_is_found_and_sorted(furnished: Path) -> None:
    write_behind(furnished, "UPDATE article SET title = '“Ärger”', source = 'Échos'")
    with Library.open(furnished) as library:
        library.file.rebuild_index()
        assert list(library.file.problems()) == []
        assert library._db.first("SELECT title_key, source_key FROM article") == ("arger", "echos")


def test_an_index_entry_that_disagrees_is_found(furnished: Path) -> None:
    write_behind(furnished, "UPDATE article_text SET text = text || 'x', text_sha256 = x'00'")
    assert any("search index" in problem for problem in problems(furnished))


# Backups


def test_a_backup_is_the_whole_library_in_one_file(furnished: Path, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "backup.postil"
    target.parent.mkdir()
    shares: list[float] = []
    with Library.open(furnished) as library:
        before = rows_of(library)
        library.file.backup(target, shares.append)
    assert shares[-1] == 1.0
    assert shares == sorted(shares)
    assert list(target.parent.iterdir()) == [target]
    with Library.open(target, create=False) as copy:
        assert rows_of(copy) == before
        assert copy.history.undo()
        assert list(copy.file.problems()) == []


def test_a_backup_replaces_another_library_and_its_old_log(furnished: Path, tmp_path: Path) -> None:
    target = tmp_path / "old.postil"
    with Library.open(target) as old:
        for number in range(20):
            old.importing.article(make_article(f"Old {number}\nOld text"))
        log = (tmp_path / "old.postil-wal").read_bytes()
    (tmp_path / "old.postil-wal").write_bytes(log)
    with Library.open(furnished) as library:
        library.file.backup(target)
    assert not (tmp_path / "old.postil-wal").exists()
    with Library.open(target, create=False) as copy:
        assert [summary.title for summary in copy.articles.summaries(copy.articles.ids())] == [
            "Harbour council doubles its pilot fleet"
        ]
        assert list(copy.file.problems()) == []


def cancel(_share: float) -> None:
    raise CancelledError("Stopped.")


def test_a_cancelled_backup_leaves_nothing_and_the_target_as_it_was(
    furnished: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copies" / "backup.postil"
    target.parent.mkdir()
    target.write_bytes(b"what was there")
    with Library.open(furnished) as library:
        with pytest.raises(CancelledError):
            library.file.backup(target, cancel)
        library.articles.set_starred(library.articles.ids(), starred=True)
    assert list(target.parent.iterdir()) == [target]
    assert target.read_bytes() == b"what was there"


def test_a_backup_into_a_missing_folder_is_refused(furnished: Path, tmp_path: Path) -> None:
    with (
        Library.open(furnished) as library,
        pytest.raises(UserError, match=r"The folder “.*gone” is not there; make it"),
    ):
        library.file.backup(tmp_path / "gone" / "b.postil")


def test_a_backup_onto_a_folder_is_refused(furnished: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with (
        Library.open(furnished) as library,
        pytest.raises(UserError, match="folder” is a folder; choose a file in it"),
    ):
        library.file.backup(tmp_path / "folder")


def test_a_backup_does_not_replace_a_pipe(furnished: Path, tmp_path: Path) -> None:
    target = tmp_path / "pipe"
    os.mkfifo(target)
    with (
        Library.open(furnished) as library,
        pytest.raises(UserError, match="pipe” is a device or a pipe; choose a file"),
    ):
        library.file.backup(target)
    assert target.is_fifo()


def test_a_backup_under_too_long_a_name_is_refused(furnished: Path, tmp_path: Path) -> None:
    with (
        Library.open(furnished) as library,
        pytest.raises(UserError, match=r"can't be written \(File name too long\)"),
    ):
        library.file.backup(tmp_path / ("b" * 300))


def test_a_backup_onto_the_library_itself_is_refused(furnished: Path, tmp_path: Path) -> None:
    (tmp_path / "link.postil").symlink_to(furnished)
    with Library.open(furnished) as library:
        for target in (furnished, tmp_path / "link.postil"):
            with pytest.raises(UserError, match="is the library itself; choose another name"):
                library.file.backup(target)
        library.articles.set_starred(library.articles.ids(), starred=True)
    assert problems(furnished) == []


def test_a_damaged_library_gives_no_backup(furnished: Path, tmp_path: Path) -> None:
    with Library.open(furnished) as library:
        for number in range(200):
            library.importing.article(make_article(f"Title {number}\n" + f"Text {number}. " * 50))
        page = library._db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'article_text'")
    overwrite_page(furnished, page)
    target = tmp_path / "backup.postil"
    with (
        Library.open(furnished) as library,
        pytest.raises(DamagedError, match=r"“test\.postil” is damaged"),
    ):
        library.file.backup(target)
    assert not target.exists()


def test_a_backup_goes_on_while_others_write(furnished: Path, tmp_path: Path) -> None:
    with Library.open(furnished) as library:
        for number in range(100):
            library.importing.article(make_article(f"Title {number}\n" + f"{number} word " * 5000))
    calls = 0

    def write(_share: float) -> None:
        nonlocal calls
        calls += 1
        assert calls < 1000
        worker = threading.Thread(target=star)
        worker.start()
        worker.join()

    def star() -> None:
        with Library.open(furnished) as other:
            other.importing.article(make_article(f"Meanwhile {calls}\nText"))

    with Library.open(furnished) as library:
        library.file.backup(tmp_path / "backup.postil", write)
    assert calls > 1
    with Library.open(tmp_path / "backup.postil") as copy:
        assert len(copy.articles.ids()) == 101
        assert list(copy.file.problems()) == []
