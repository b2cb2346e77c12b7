"""Every method that writes tells that the file is locked, damaged or only to be read."""

from __future__ import annotations

import inspect
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from conftest import make_article

from reader.errors import ReadOnlyError, StorageError
from reader.library import Library
from reader.storage import database
from reader.values import AnnotationId, ArticleId, LabelId, NoteId, NotePlace, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ARTICLE, TRASHED = ArticleId(1), ArticleId(2)
MARK, NOTE, LABEL = AnnotationId(1), NoteId(1), LabelId(2)

WRITING: dict[str, Callable[[Library], object]] = {
    "import_files": lambda library: list(library.import_files([library.path.parent / "a.txt"])),
    "import_documents": lambda library: list(library.import_documents([("a.txt", b"Title")])),
    "import_document": lambda library: library.import_document(b"Title\n\nText.", "a.txt"),
    "add_article": lambda library: library.add_article(make_article("New\nText")),
    "annotate": lambda library: library.annotate(ARTICLE, 0, 3, LABEL),
    "label_occurrences": lambda library: library.label_occurrences(
        list(library.occurrences("harbour")), LABEL
    ),
    "relabel": lambda library: library.relabel([MARK], LABEL),
    "move": lambda library: library.move(MARK, 0, 3),
    "remove": lambda library: library.remove([MARK]),
    "note": lambda library: library.note(MARK, "A note."),
    "add_note": lambda library: library.add_note(ARTICLE, "A note."),
    "change_note": lambda library: library.change_note(NOTE, "Anew."),
    "keep_draft": lambda library: library.keep_draft(NotePlace(ARTICLE), "A no"),
    "drop_draft": lambda library: library.drop_draft(NotePlace(ARTICLE, annotation=MARK)),
    "set_read": lambda library: library.set_read([ARTICLE], read=False),
    "set_starred": lambda library: library.set_starred([ARTICLE], starred=True),
    "set_status": lambda library: library.set_status([ARTICLE], Status.DONE),
    "trash": lambda library: library.trash([ARTICLE]),
    "restore": lambda library: library.restore([TRASHED]),
    "empty_trash": Library.empty_trash,
    "tag": lambda library: library.tag([ARTICLE], "port"),
    "untag": lambda library: library.untag([ARTICLE], "old"),
    "set_boilerplate": lambda library: library.set_boilerplate(ARTICLE, 0, boilerplate=True),
    "keep_position": lambda library: library.keep_position(ARTICLE, 3),
    "mark_opened": lambda library: library.mark_opened(TRASHED),
    "add_label_set": lambda library: library.add_label_set("conll-2003"),
    "import_label_set": lambda library: library.import_label_set('{"labels": [{"name": "A"}]}'),
    "add_label": lambda library: library.add_label("SHIP"),
    "change_label": lambda library: library.change_label(
        replace(library.label("ORG"), name="BODY")
    ),
    "move_label": lambda library: library.move_label(LABEL, 0),
    "merge_labels": lambda library: library.merge_labels([LABEL], LabelId(1)),
    "delete_label": lambda library: library.delete_label(LABEL),
    "annotate_as_new": lambda library: library.annotate_as_new(ARTICLE, 0, 3, "SHIP"),
    "relabel_as_new": lambda library: library.relabel_as_new([MARK], "SHIP"),
    "note_many": lambda library: library.note_many([MARK], "A note."),
    "undo_action": lambda library: library.undo_action(library.history()[1].id),
    "undo": Library.undo,
    "redo": Library.redo,
    "rebuild_index": Library.rebuild_index,
}
"""A case for each method that writes; each would change something."""

READING: dict[str, Callable[[Library], object]] = {
    "article_ids": Library.article_ids,
    "summaries": lambda library: library.summaries([ARTICLE]),
    "all_summaries": lambda library: list(library.all_summaries([ARTICLE])),
    "find": lambda library: library.find(library.summaries([ARTICLE])[0].uid),
    "article": lambda library: library.article(ARTICLE),
    "blocks": lambda library: library.blocks(ARTICLE),
    "original": lambda library: library.original(ARTICLE),
    "counts": Library.counts,
    "labels": Library.labels,
    "label": lambda library: library.label("ORG"),
    "label_counts": Library.label_counts,
    "label_set": Library.label_set,
    "annotation": lambda library: library.annotation(MARK),
    "annotation_rows": lambda library: list(library.annotation_rows([ARTICLE])),
    "occurrences": lambda library: list(library.occurrences("harbour")),
    "find_note": lambda library: library.find_note(NOTE),
    "drafts": Library.drafts,
    "version_of": lambda library: library.version_of(ARTICLE),
    "next_steps": Library.next_steps,
    "history": Library.history,
    "changes_of": lambda library: library.changes_of(library.history()[0].id),
    "history_of": lambda library: library.history_of(MARK),
    "version": Library.version,
    "backup": lambda library: library.backup(library.path.with_name("backup.postil")),
}
NEITHER = {
    *("open", "another", "close", "interrupt", "wait_at_most"),
    *("path", "read_only", "problems"),
}
SILENT_IF_READ_ONLY = {"keep_position", "mark_opened"}


@pytest.fixture
def furnished(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a library in which every method of `WRITING` has something to do."""
    (path.parent / "a.txt").write_text("Title\n\nText.")
    with Library.open(path) as library:
        library.add_article(make_article())
        library.add_article(make_article("Other\nText"))
        library.annotate(ARTICLE, 4, 8, library.label("PERSON").id)
        library.add_note(ARTICLE, "A note.")
        library.keep_draft(NotePlace(ARTICLE, annotation=MARK), "A no")
        library.tag([ARTICLE], "old")
        library.trash([TRASHED])
        library.set_starred([ARTICLE], starred=True)
        library.undo()
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    return path


@pytest.fixture
def locked(furnished: Path) -> Iterator[Library]:
    with Library.open(furnished) as library, closing(sqlite3.connect(furnished)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield library
        other.execute("ROLLBACK")


def test_every_method_has_its_case() -> None:
    public = {name for name, _ in inspect.getmembers(Library) if not name.startswith("_")}
    assert public == {*WRITING, *READING, *NEITHER}


@pytest.mark.parametrize("name", WRITING)
def test_every_case_writes(furnished: Path, name: str) -> None:
    with Library.open(furnished) as library, Library.open(furnished) as other:
        before = other.version()
        WRITING[name](library)
        assert other.version() != before


@pytest.mark.parametrize("name", WRITING)
def test_a_locked_file_is_told_and_nothing_is_written(locked: Library, name: str) -> None:
    before = list(locked._db.connection.iterdump())
    with pytest.raises(StorageError, match=r"Another program is writing to “test\.postil”"):
        WRITING[name](locked)
    assert list(locked._db.connection.iterdump()) == before


@pytest.mark.parametrize("name", READING)
def test_a_locked_file_is_read(locked: Library, name: str) -> None:
    READING[name](locked)


def test_the_wait_for_another_program_is_as_long_as_wanted(locked: Library) -> None:
    locked.wait_at_most(0.25)
    assert locked._db.value("PRAGMA busy_timeout") == 250


def test_a_locked_file_is_opened(locked: Library) -> None:
    with locked.another() as other:
        assert len(other.article_ids()) == 1


def test_a_file_that_another_program_has_for_itself_alone_is_told(furnished: Path) -> None:
    with closing(sqlite3.connect(furnished)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="Another program is writing to"):
            Library.open(furnished)


def test_a_file_that_another_program_reads_without_a_log_is_used_as_it_is(furnished: Path) -> None:
    with closing(sqlite3.connect(furnished, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN")
        other.execute("SELECT * FROM article").fetchone()
        with Library.open(furnished) as library:
            assert len(library.article_ids()) == 1


def test_the_index_of_a_locked_file_is_not_called_broken(locked: Library) -> None:
    with pytest.raises(StorageError, match="Another program is writing"):
        list(locked.problems())


def test_after_the_lock_is_gone_the_same_library_writes(furnished: Path) -> None:
    with Library.open(furnished) as library, closing(sqlite3.connect(furnished)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError):
            library.tag([ARTICLE], "port")
        other.execute("ROLLBACK")
        library.tag([ARTICLE], "port")
        assert library.summaries([ARTICLE])[0].tags == ("old", "port")


@pytest.mark.parametrize("name", [name for name in WRITING if name not in SILENT_IF_READ_ONLY])
def test_a_library_that_can_only_be_read_refuses(
    furnished: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with Library.open(furnished) as library:
        assert library.read_only
        with pytest.raises(ReadOnlyError, match=r"“test\.postil” can only be read"):
            WRITING[name](library)


@pytest.mark.parametrize("name", READING)
def test_a_library_that_can_only_be_read_is_read(
    furnished: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with Library.open(furnished) as library:
        READING[name](library)
        assert list(library.problems()) == []
