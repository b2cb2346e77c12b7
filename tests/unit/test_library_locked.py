"""Every method that writes tells that the file is locked, damaged or only to be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import pytest
from conftest import make_article, rows_of

from reader.boilerplate import LineId
from reader.errors import ReadOnlyError, StorageError
from reader.library import Library
from reader.lists import ArticleFilter
from reader.query.completion import place_at
from reader.storage import database
from reader.values import (
    AnnotationId,
    ArticleId,
    CollectionId,
    LabelId,
    NoteId,
    NotePlace,
    SearchId,
    Status,
)
from reader.watching import FolderId, Stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ARTICLE, TRASHED = ArticleId(1), ArticleId(2)
MARK, NOTE, LABEL = AnnotationId(1), NoteId(1), LabelId(2)
PORTS, EMPTY = CollectionId(1), CollectionId(2)

WRITING: dict[str, Callable[[Library], object]] = {
    "importing.files": lambda library: list(
        library.importing.files([library.path.parent / "a.txt"])
    ),
    "importing.documents": lambda library: list(library.importing.documents([("a.txt", b"Title")])),
    "importing.document": lambda library: library.importing.document(b"Title\n\nText.", "a.txt"),
    "importing.copied": lambda library: library.importing.copied("Title\n\nText."),
    "importing.article": lambda library: library.importing.article(make_article("New\nText")),
    "marks.add": lambda library: library.marks.add(ARTICLE, 0, 3, LABEL),
    "occurrences.label": lambda library: library.occurrences.label(
        list(library.occurrences.find("harbour")), LABEL
    ),
    "marks.relabel": lambda library: library.marks.relabel([MARK], LABEL),
    "marks.move": lambda library: library.marks.move(MARK, 0, 3),
    "marks.remove": lambda library: library.marks.remove([MARK]),
    "notes.write_on": lambda library: library.notes.write_on(MARK, "A note."),
    "notes.add": lambda library: library.notes.add(ARTICLE, "A note."),
    "notes.change": lambda library: library.notes.change(NOTE, "Anew."),
    "drafts.keep": lambda library: library.drafts.keep(NotePlace(ARTICLE), "A no"),
    "drafts.drop": lambda library: library.drafts.drop(NotePlace(ARTICLE, annotation=MARK)),
    "articles.set_read": lambda library: library.articles.set_read([ARTICLE], read=False),
    "articles.set_starred": lambda library: library.articles.set_starred([ARTICLE], starred=True),
    "articles.set_status": lambda library: library.articles.set_status([ARTICLE], Status.DONE),
    "articles.trash": lambda library: library.articles.trash([ARTICLE]),
    "articles.restore": lambda library: library.articles.restore([TRASHED]),
    "articles.empty_trash": lambda library: library.articles.empty_trash(),
    "tags.put_on": lambda library: library.tags.put_on([ARTICLE], "port"),
    "tags.take_off": lambda library: library.tags.take_off([ARTICLE], "old"),
    "metadata.change": lambda library: library.metadata.change([ARTICLE], source="Wire"),
    "tags.rename": lambda library: library.tags.rename("old", "new"),
    "tags.merge": lambda library: library.tags.merge(["old"], "new"),
    "tags.delete": lambda library: library.tags.delete("old"),
    "collections.add": lambda library: library.collections.add("News"),
    "collections.rename": lambda library: library.collections.rename(PORTS, "Harbours"),
    "collections.move": lambda library: library.collections.move(PORTS, 1),
    "collections.merge": lambda library: library.collections.merge([PORTS], EMPTY),
    "collections.delete": lambda library: library.collections.delete(PORTS),
    "collections.put_in": lambda library: library.collections.put_in([ARTICLE], EMPTY),
    "collections.put_in_new": lambda library: library.collections.put_in_new([ARTICLE], "New"),
    "collections.take_out": lambda library: library.collections.take_out([ARTICLE], PORTS),
    "searches.add": lambda library: library.searches.add("New", "is:new"),
    "searches.change": lambda library: library.searches.change(
        replace(library.searches.all()[0], name="Ships")
    ),
    "searches.move": lambda library: library.searches.move(SearchId(1), 1),
    "searches.delete": lambda library: library.searches.delete(SearchId(1)),
    "articles.set_boilerplate": lambda library: library.articles.set_boilerplate(
        ARTICLE, 0, boilerplate=True
    ),
    "boilerplate.say": lambda library: library.boilerplate.say(ARTICLE, 60, boilerplate=True),
    "boilerplate.decide": lambda library: library.boilerplate.decide("", ["A"], boilerplate=True),
    "boilerplate.mark": lambda library: library.boilerplate.mark(
        "Northgate Wire", library.boilerplate.of_source("Northgate Wire")
    ),
    "importing.remember_charset": lambda library: library.importing.remember_charset(
        library.path.parent, "cp1252"
    ),
    "watched.add": lambda library: library.watched.add(library.path.parent.parent),
    "watched.remove": lambda library: library.watched.remove(FolderId(1)),
    "watched.put_into": lambda library: library.watched.put_into(FolderId(1), PORTS),
    "watched.pass_over": lambda library: library.watched.pass_over(
        FolderId(1), {"a.txt": Stamp(1, 1)}
    ),
    "watched.take_in": lambda library: list(
        library.watched.take_in(library.watched.all()[0], {"a.txt": Stamp(1, 1)})
    ),
    "articles.keep_position": lambda library: library.articles.keep_position(ARTICLE, 3),
    "articles.mark_opened": lambda library: library.articles.mark_opened(TRASHED),
    "label_sets.add_shipped": lambda library: library.label_sets.add_shipped("conll-2003"),
    "label_sets.add": lambda library: library.label_sets.add('{"labels": [{"name": "A"}]}'),
    "occurrences.note": lambda library: library.occurrences.note(
        list(library.occurrences.find("harbour")), "Which one?"
    ),
    "labels.add": lambda library: library.labels.add("SHIP"),
    "labels.change": lambda library: library.labels.change(
        replace(library.labels.named("ORG"), name="BODY")
    ),
    "labels.move": lambda library: library.labels.move(LABEL, 0),
    "labels.merge": lambda library: library.labels.merge([LABEL], LabelId(1)),
    "labels.delete": lambda library: library.labels.delete(LABEL),
    "marks.add_as_new": lambda library: library.marks.add_as_new(ARTICLE, 0, 3, "SHIP"),
    "marks.relabel_as_new": lambda library: library.marks.relabel_as_new([MARK], "SHIP"),
    "notes.write_on_many": lambda library: library.notes.write_on_many([MARK], "A note."),
    "history.undo_action": lambda library: library.history.undo_action(
        library.history.actions()[1].id
    ),
    "history.undo": lambda library: library.history.undo(),
    "history.redo": lambda library: library.history.redo(),
    "duplicates.find": lambda library: list(library.duplicates.find()),
    "duplicates.link": lambda library: library.duplicates.link(ARTICLE, TRASHED),
    "duplicates.dismiss": lambda library: library.duplicates.dismiss(ARTICLE, TRASHED),
    "duplicates.carry": lambda library: library.duplicates.carry(ARTICLE, TRASHED),
    "duplicates.keep": lambda library: library.duplicates.keep(TRASHED, ARTICLE, carry=True),
    "file.rebuild_index": lambda library: library.file.rebuild_index(),
}
"""A case for each method that writes; each would change something."""

READING: dict[str, Callable[[Library], object]] = {
    "articles.ids": lambda library: library.articles.ids(),
    "articles.grouped": lambda library: library.articles.grouped(),
    "articles.summaries": lambda library: library.articles.summaries([ARTICLE]),
    "articles.all_summaries": lambda library: list(library.articles.all_summaries([ARTICLE])),
    "articles.find": lambda library: library.articles.find(
        library.articles.summaries([ARTICLE])[0].uid
    ),
    "articles.excerpts": lambda library: library.articles.excerpts([ARTICLE]),
    "articles.get": lambda library: library.articles.get(ARTICLE),
    "articles.blocks": lambda library: library.articles.blocks(ARTICLE),
    "articles.original": lambda library: library.articles.original(ARTICLE),
    "articles.count": lambda library: library.articles.count(ArticleFilter()),
    "articles.counts": lambda library: library.articles.counts(),
    "boilerplate.of_source": lambda library: library.boilerplate.of_source("Northgate Wire"),
    "boilerplate.newest": lambda library: library.boilerplate.newest(),
    "boilerplate.learned_after": lambda library: library.boilerplate.learned_after(LineId(0)),
    "boilerplate.line_at": lambda library: library.boilerplate.line_at(ARTICLE, 0),
    "importing.remembered_charset": lambda library: library.importing.remembered_charset(
        library.path.parent
    ),
    "watched.all": lambda library: library.watched.all(),
    "watched.new": lambda library: library.watched.new(FolderId(1), {"a.txt": Stamp(1, 1)}),
    "labels.all": lambda library: library.labels.all(),
    "labels.named": lambda library: library.labels.named("ORG"),
    "labels.counts": lambda library: library.labels.counts(),
    "labels.lately_used": lambda library: library.labels.lately_used(),
    "label_sets.export": lambda library: library.label_sets.export(),
    "marks.get": lambda library: library.marks.get(MARK),
    "marks.rows": lambda library: list(library.marks.rows([ARTICLE])),
    "search.hits": lambda library: list(library.search.hits("harbour")),
    "search.in_texts": lambda library: list(library.search.in_texts("harbour")),
    "search.in_titles": lambda library: list(library.search.in_titles("harbour")),
    "search.in_marks": lambda library: list(library.search.in_marks("harbour")),
    "search.in_notes": lambda library: list(library.search.in_notes("note")),
    "search.names": lambda library: list(library.search.names("o*")),
    "search.completions": lambda library: list(library.search.completions(place_at("tag:", 4))),
    "occurrences.find": lambda library: list(library.occurrences.find("harbour")),
    "occurrences.again": lambda library: list(
        library.occurrences.again(library.occurrences.find("harbour"))
    ),
    "occurrences.rows": lambda library: list(
        library.occurrences.rows(list(library.occurrences.find("harbour")))
    ),
    "metadata.of": lambda library: library.metadata.of([ARTICLE]),
    "articles.label_colours": lambda library: library.articles.label_colours(),
    "collections.all": lambda library: library.collections.all(),
    "collections.named": lambda library: library.collections.named("ports"),
    "collections.of": lambda library: library.collections.of(ARTICLE),
    "searches.all": lambda library: library.searches.all(),
    "notes.get": lambda library: library.notes.get(NOTE),
    "drafts.all": lambda library: library.drafts.all(),
    "history.version_of": lambda library: library.history.version_of(ARTICLE),
    "history.next_steps": lambda library: library.history.next_steps(),
    "history.actions": lambda library: library.history.actions(),
    "history.changes_of": lambda library: library.history.changes_of(
        library.history.actions()[0].id
    ),
    "history.of_annotation": lambda library: library.history.of_annotation(MARK),
    "duplicates.backlog": lambda library: library.duplicates.backlog(),
    "duplicates.of": lambda library: library.duplicates.of(ARTICLE),
    "duplicates.verdict": lambda library: library.duplicates.verdict(ARTICLE, TRASHED),
    "duplicates.groups": lambda library: library.duplicates.groups(),
    "duplicates.carrying": lambda library: library.duplicates.carrying(ARTICLE, TRASHED),
    "version": Library.version,
    "file.backup": lambda library: library.file.backup(library.path.with_name("backup.postil")),
}
NEITHER = {
    *("open", "another", "close", "interrupt", "wait_at_most"),
    *("path", "read_only", "author", "file.problems"),
}
SILENT_IF_READ_ONLY = {"articles.keep_position", "articles.mark_opened"}


@pytest.fixture
def furnished(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a library in which every method of `WRITING` has something to do."""
    (path.parent / "a.txt").write_text("Title\n\nText.")
    with Library.open(path) as library:
        library.importing.article(make_article())
        library.importing.article(make_article("Other\nText"))
        library.marks.add(ARTICLE, 4, 8, library.labels.named("PERSON").id)
        library.notes.add(ARTICLE, "A note.")
        library.drafts.keep(NotePlace(ARTICLE, annotation=MARK), "A no")
        library.tags.put_on([ARTICLE], "old")
        library.collections.add("Ports")
        library.collections.add("Empty")
        library.collections.put_in([ARTICLE], PORTS)
        library.searches.add("Boats", "boat*")
        library.searches.add("Unread", "is:unread")
        library.articles.trash([TRASHED])
        library.watched.add(path.parent)
        library.boilerplate.say(ARTICLE, 60, boilerplate=True)
        library.articles.set_boilerplate(ARTICLE, 60, boilerplate=False)
        library.articles.set_starred([ARTICLE], starred=True)
        library.history.undo()
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    return path


@pytest.fixture
def locked(furnished: Path) -> Iterator[Library]:
    with Library.open(furnished) as library, closing(sqlite3.connect(furnished)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield library
        other.execute("ROLLBACK")


def test_every_method_has_its_case(library: Library) -> None:
    parts = {name for name, value in vars(Library).items() if isinstance(value, cached_property)}
    public = {name for name in vars(Library) if not name.startswith("_")} - parts
    for part in parts:
        methods = vars(type(getattr(library, part)))
        public |= {f"{part}.{name}" for name in methods if not name.startswith("_")}
    assert public == {*WRITING, *READING, *NEITHER}


@pytest.mark.parametrize("name", WRITING)
def test_every_case_writes(furnished: Path, name: str) -> None:
    with Library.open(furnished) as library, Library.open(furnished) as other:
        before = other.version()
        WRITING[name](library)
        assert other.version() != before


@pytest.mark.parametrize("name", WRITING)
def test_a_locked_file_is_told_and_nothing_is_written(locked: Library, name: str) -> None:
    before = rows_of(locked)
    with pytest.raises(StorageError, match=r"Another program is writing to “test\.postil”"):
        WRITING[name](locked)
    assert rows_of(locked) == before


@pytest.mark.parametrize("name", READING)
def test_a_locked_file_is_read(locked: Library, name: str) -> None:
    READING[name](locked)


def test_the_wait_for_another_program_is_as_long_as_wanted(locked: Library) -> None:
    locked.wait_at_most(0.25)
    assert locked._db.value("PRAGMA busy_timeout") == 250


def test_a_locked_file_is_opened(locked: Library) -> None:
    with locked.another() as other:
        assert len(other.articles.ids()) == 1


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
            assert len(library.articles.ids()) == 1


def test_the_index_of_a_locked_file_is_not_called_broken(locked: Library) -> None:
    with pytest.raises(StorageError, match="Another program is writing"):
        list(locked.file.problems())


def test_after_the_lock_is_gone_the_same_library_writes(furnished: Path) -> None:
    with Library.open(furnished) as library, closing(sqlite3.connect(furnished)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError):
            library.tags.put_on([ARTICLE], "port")
        other.execute("ROLLBACK")
        library.tags.put_on([ARTICLE], "port")
        assert library.articles.summaries([ARTICLE])[0].tags == ("old", "port")


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
        assert list(library.file.problems()) == []
