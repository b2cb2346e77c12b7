"""Undo and redo: through everything, across closing, and never over another program's work."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from conftest import TEXT, make_article
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from reader.errors import ConflictError, DamagedError
from reader.library import Library
from reader.storage import intake
from reader.values import ActionKind, ActionState, ArticleFilter, ArticleId, Outcome, Status, View

if TYPE_CHECKING:
    from collections.abc import Callable

    Add = Callable[..., ArticleId]

TEXTS = [
    TEXT,
    "Grain terminal\nThe terminal at Port Amon opened. 🚢\nIt is new.",
    "قال المجلس\nإنه سيشتري القوارب قريبا.",
    "Storm\nShort.",
]
SHOWN = {
    "article": "id, status, read, starred, trashed, annotations, notes",
    "article_text": "article_id, text, blocks",
    "annotation": "*",
    "note": "*",
    "label": "*",
    "article_tag": "*",
}


def state_of(library: Library) -> dict[str, list[Any]]:
    """Return all rows that actions change, undo and redo included."""
    return {
        table: library._db.all(f"SELECT {columns} FROM {table} ORDER BY 1")
        for table, columns in SHOWN.items()
    }


def beginning_of(library: Library) -> dict[str, list[Any]]:
    """Forget how the library became what it is, and return its rows."""
    library._db.execute("DELETE FROM change")
    library._db.execute("DELETE FROM action")
    return state_of(library)


def without_imported(state: dict[str, list[Any]], beginning: dict[str, list[Any]]) -> object:
    """Return ``state`` without articles that came after the ``beginning``; they are trashed."""
    known = {row[0] for row in beginning["article"]}
    trashed = 4
    assert all(row[trashed] for row in state["article"] if row[0] not in known)
    return {
        table: [row for row in rows if table not in {"article", "article_text"} or row[0] in known]
        for table, rows in state.items()
    }


class LibraryMachine(RuleBasedStateMachine):
    """Any actions in any order: undone they leave nothing, redone they leave the same."""

    @initialize()
    def make(self) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "test.postil"
        self.library = Library.open(self.path, author="ines")
        self.library.importing.article(make_article(TEXTS[0]))
        self.library.importing.article(make_article(TEXTS[1]))
        self.beginning = beginning_of(self.library)
        self.emptied = False

    def teardown(self) -> None:
        if hasattr(self, "library"):
            try:
                self.undo_all_and_redo_all()
                assert list(self.library.file.problems()) == []
            finally:
                self.library.close()
                self.folder.cleanup()

    def undo_all_and_redo_all(self) -> None:
        end = state_of(self.library)
        undone = 0
        while self.library.history.undo():
            undone += 1
        if not self.emptied:
            assert without_imported(state_of(self.library), self.beginning) == self.beginning
        for _ in range(undone):
            assert self.library.history.redo()
        assert state_of(self.library) == end
        while self.library.history.redo():
            pass

    def article(self, data: st.DataObject) -> ArticleId:
        ids = [row[0] for row in self.library._db.all("SELECT id FROM article ORDER BY id")]
        return ArticleId(data.draw(st.sampled_from(ids)))

    def articles(self, data: st.DataObject) -> list[ArticleId]:
        ids = [row[0] for row in self.library._db.all("SELECT id FROM article ORDER BY id")]
        return data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))

    def row(self, data: st.DataObject, table: str) -> Any:  # noqa: ANN401 (an id of that table)
        ids = [row[0] for row in self.library._db.all(f"SELECT id FROM {table} ORDER BY id")]
        return data.draw(st.sampled_from(ids))

    def span(self, data: st.DataObject, article: ArticleId) -> tuple[int, int]:
        length = len(self.library.articles.get(article).text)
        start = data.draw(st.integers(0, min(length - 1, 3)))
        return start, data.draw(st.integers(start + 1, min(length, start + 3)))

    def has(table: str) -> Any:  # type: ignore[misc]  # noqa: ANN401, N805 (a decorator of rules)
        return precondition(
            lambda self: self.library._db.value(f"SELECT count(*) FROM {table}") > 0
        )

    @has("article")
    @rule(data=st.data(), label=st.integers(1, 3), note=st.sampled_from(["", "Hm."]))
    def annotate(self, data: st.DataObject, label: int, note: str) -> None:
        article = self.article(data)
        with suppress(ConflictError):
            self.library.marks.add(article, *self.span(data, article), label, note=note)  # type: ignore[arg-type]

    @has("annotation")
    @rule(data=st.data(), label=st.integers(1, 3))
    def relabel(self, data: st.DataObject, label: int) -> None:
        wanted = [self.row(data, "annotation") for _ in range(2)]
        with suppress(ConflictError):
            self.library.marks.relabel(list(dict.fromkeys(wanted)), label)  # type: ignore[arg-type]

    @has("annotation")
    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        annotation = self.library.marks.get(self.row(data, "annotation"))
        with suppress(ConflictError):
            self.library.marks.move(annotation.id, *self.span(data, annotation.article))

    @has("annotation")
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self.library.marks.remove([self.row(data, "annotation"), self.row(data, "annotation")])

    @has("annotation")
    @rule(data=st.data(), text=st.sampled_from(["", "One.", "Two. 🗞️"]))
    def note(self, data: st.DataObject, text: str) -> None:
        self.library.notes.write_on(self.row(data, "annotation"), text)

    @has("article")
    @rule(data=st.data(), on_span=st.booleans())
    def add_note(self, data: st.DataObject, on_span: bool) -> None:  # noqa: FBT001 (drawn)
        article = self.article(data)
        span = self.span(data, article) if on_span else (None, None)
        self.library.notes.add(article, "A note.", *span)

    @has("note")
    @rule(data=st.data(), text=st.sampled_from(["", "Anew."]))
    def change_note(self, data: st.DataObject, text: str) -> None:
        self.library.notes.change(self.row(data, "note"), text)

    @has("article")
    @rule(data=st.data(), on=st.booleans())
    def star(self, data: st.DataObject, on: bool) -> None:  # noqa: FBT001 (drawn)
        self.library.articles.set_starred(self.articles(data), starred=on)

    @has("article")
    @rule(data=st.data(), on=st.booleans())
    def read(self, data: st.DataObject, on: bool) -> None:  # noqa: FBT001 (drawn)
        self.library.articles.set_read(self.articles(data), read=on)

    @has("article")
    @rule(data=st.data(), status=st.sampled_from(Status))
    def status(self, data: st.DataObject, status: Status) -> None:
        self.library.articles.set_status(self.articles(data), status)

    @has("article")
    @rule(data=st.data())
    def trash(self, data: st.DataObject) -> None:
        self.library.articles.trash(self.articles(data))

    @has("article")
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        self.library.articles.restore(self.articles(data))

    @has("article")
    @rule(data=st.data(), name=st.sampled_from(["port", "storm"]))
    def tag(self, data: st.DataObject, name: str) -> None:
        self.library.tags.put_on(self.articles(data), name)

    @has("article")
    @rule(data=st.data(), name=st.sampled_from(["port", "storm"]))
    def untag(self, data: st.DataObject, name: str) -> None:
        self.library.tags.take_off(self.articles(data), name)

    @has("article")
    @rule(data=st.data(), on=st.booleans())
    def boilerplate(self, data: st.DataObject, on: bool) -> None:  # noqa: FBT001 (drawn)
        article = self.article(data)
        block = data.draw(st.sampled_from(self.library.articles.blocks(article)))
        self.library.articles.set_boilerplate(article, block.start, boilerplate=on)

    @rule(name=st.sampled_from(["conll-2003", "ontonotes-5"]))
    def label_set(self, name: str) -> None:
        self.library.label_sets.add_shipped(name)

    @rule(text=st.sampled_from(TEXTS), tags=st.sampled_from([(), ("port",)]))
    def import_(self, text: str, tags: tuple[str, ...]) -> None:
        self.library.importing.article(make_article(text, tags=tags))

    @rule()
    def undo(self) -> None:
        before = state_of(self.library)
        if self.library.history.undo():
            after = state_of(self.library)
            assert self.library.history.redo()
            assert state_of(self.library) == before
            assert self.library.history.undo()
            assert state_of(self.library) == after

    @rule()
    def redo(self) -> None:
        self.library.history.redo()

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library.open(self.path, create=False, author="ines")

    @rule()
    def empty_trash(self) -> None:
        self.emptied |= self.library.articles.empty_trash() > 0

    @invariant()
    def quotes_stand_where_they_say(self) -> None:
        if hasattr(self, "library"):
            assert self.library._db.all(_SHIFTED) == []

    @invariant()
    def counts_are_right(self) -> None:
        if hasattr(self, "library"):
            assert self.library._db.all(_MISCOUNTED) == []


_SHIFTED = """
    SELECT 1 FROM annotation a JOIN article_text t USING (article_id)
      WHERE substr(text, start + 1, "end" - start) <> quote
"""
_MISCOUNTED = """
    SELECT id FROM article WHERE annotations <>
      (SELECT count(*) FROM annotation WHERE article_id = article.id) OR notes <>
      (SELECT count(*) FROM annotation WHERE article_id = article.id AND note <> '')
      + (SELECT count(*) FROM note WHERE article_id = article.id)
"""

TestAnyActions = LibraryMachine.TestCase
TestAnyActions.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)


# By hand


def states(library: Library) -> list[tuple[ActionKind, ActionState]]:
    return [(action.kind, action.state) for action in reversed(library.history.actions())]


def test_undo_and_redo_tell_what_they_changed(library: Library, add: Add) -> None:
    article = add()
    done = library.marks.add(article, 0, 7, library.labels.named("ORG").id)
    undone = library.history.undo()
    assert undone
    assert (undone.kind, undone.subject) == (ActionKind.ANNOTATE, "Harbour · ORG")
    assert undone.articles == {article}
    assert undone.annotations[0].before == done.annotations[0].after
    assert undone.annotations[0].after is None
    assert library.history.redo() == done


def test_the_next_steps_are_told(library: Library, add: Add) -> None:
    article = add()
    library.articles.set_starred([article], starred=True)
    library.history.undo()
    undo, redo = library.history.next_steps()
    assert undo
    assert redo
    assert (undo.kind, redo.kind) == (ActionKind.IMPORT, ActionKind.STAR)


def test_with_nothing_to_undo_or_redo_nothing_happens(library: Library) -> None:
    assert library.history.next_steps() == (None, None)
    assert library.history.undo() is None
    assert library.history.redo() is None


def test_everything_can_be_undone_and_redone_after_closing(path: Path) -> None:
    with Library.open(path) as library:
        article = library.articles.find(library.importing.article(make_article()).uid)
        library.tags.put_on([article], "port")
        library.notes.add(article, "A note.")
        library.history.undo()
    with Library.open(path) as library:
        assert library.history.redo()
        assert [note.text for note in library.articles.get(article).notes] == ["A note."]
        while library.history.undo():
            pass
        assert list(library.articles.ids()) == []
    with Library.open(path) as library:
        while library.history.redo():
            pass
        assert library.articles.summaries([article])[0].tags == ("port",)


def test_new_work_drops_what_could_be_redone(library: Library, add: Add) -> None:
    article = add()
    library.articles.set_starred([article], starred=True)
    library.articles.set_read([article], read=True)
    library.history.undo()
    library.history.undo()
    library.tags.put_on([article], "port")
    assert library.history.redo() is None
    assert states(library) == [
        (ActionKind.IMPORT, ActionState.DONE),
        (ActionKind.STAR, ActionState.DROPPED),
        (ActionKind.READ, ActionState.DROPPED),
        (ActionKind.TAG, ActionState.DONE),
    ]
    library.history.undo()
    library.history.undo()
    assert library.history.undo() is None


def test_what_changes_nothing_keeps_what_could_be_redone(library: Library, add: Add) -> None:
    article = add()
    library.articles.set_starred([article], starred=True)
    library.history.undo()
    library.articles.set_starred([article], starred=False)
    library.articles.mark_opened(article)
    library.articles.keep_position(article, 3)
    assert library.history.redo()


def test_undone_an_import_lies_in_the_trash(library: Library, add: Add) -> None:
    article = add()
    change = library.history.undo()
    assert change
    assert (change.kind, change.articles, change.listed) == (ActionKind.IMPORT, {article}, True)
    assert list(library.articles.ids(ArticleFilter(View.TRASH))) == [article]
    library.history.redo()
    assert list(library.articles.ids()) == [article]


def test_an_undone_import_that_was_emptied_cannot_be_redone(library: Library, add: Add) -> None:
    add()
    library.history.undo()
    library.articles.empty_trash()
    assert library.history.redo() is None
    assert library.history.actions() == []


def test_a_step_that_only_tagged_an_article_that_is_gone_is_forgotten(
    library: Library, add: Add
) -> None:
    library.tags.put_on([add()], "port")
    library.history.undo()
    library.history.undo()
    library.articles.empty_trash()
    assert library.history.actions() == []


def test_a_tag_comes_back_after_the_trash_was_emptied(library: Library, add: Add) -> None:
    kept, gone = add(), add("Other\nText")
    library.tags.put_on([kept, gone], "port")
    library.articles.trash([gone])
    library.tags.take_off([kept], "port")
    library.articles.empty_trash()
    library.tags.take_off([kept], "port")
    library.history.undo()
    assert library.articles.summaries([kept])[0].tags == ("port",)
    library.history.undo()
    assert library.articles.summaries([kept])[0].tags == ()


def test_a_history_that_cannot_be_read_is_damage(library: Library, path: Path, add: Add) -> None:
    library.articles.set_starred([add()], starred=True)
    write_behind(path, "UPDATE change SET before = '{'")
    with pytest.raises(DamagedError, match="is damaged"):
        library.history.undo()


def test_a_mark_that_comes_back_is_the_same_mark(library: Library, add: Add) -> None:
    article, org = add(), library.labels.named("ORG").id
    library.marks.add(article, 0, 7, org, note="Sure?")
    first = library.articles.get(article).annotations[0]
    library.marks.remove([first.id])
    library.marks.add(article, 8, 15, org)
    second = library.articles.get(article).annotations[0]
    assert second.id > first.id
    library.history.undo()
    library.history.undo()
    assert library.articles.get(article).annotations == (first,)
    library.history.redo()
    library.history.redo()
    assert library.articles.get(article).annotations == (second,)


def test_the_history_of_an_article_is_what_was_done_to_it(library: Library, add: Add) -> None:
    first, second = add(), add("Other\nText")
    library.tags.put_on([first, second], "port")
    library.articles.set_starred([second], starred=True)
    assert [action.kind for action in library.history.actions(first)] == [
        ActionKind.TAG,
        ActionKind.IMPORT,
    ]
    assert [action.kind for action in library.history.actions(second, limit=1)] == [ActionKind.STAR]


def test_the_history_tells_who_did_what(path: Path) -> None:
    with Library.open(path, author="ines") as library:
        article = library.articles.find(library.importing.article(make_article()).uid)
    with Library.open(path, author="rowan") as library:
        library.articles.set_starred([article], starred=True)
        assert [action.author for action in library.history.actions()] == ["rowan", "ines"]
        library.history.undo()
        library.history.undo()
        assert [action.author for action in library.history.actions()] == ["rowan", "ines"]


def test_an_article_has_another_version_after_every_step(library: Library, add: Add) -> None:
    article, other = add(), add("Other\nText")
    versions = [library.history.version_of(article)]
    library.articles.set_starred([article], starred=True)
    versions.append(library.history.version_of(article))
    library.history.undo()
    assert library.history.version_of(article) not in versions[1:]
    library.articles.set_starred([other], starred=True)
    assert library.history.version_of(article) != versions[1]
    library.history.undo()
    library.articles.set_starred([article], starred=True)
    assert library.history.version_of(article) not in versions


# Another program


def write_behind(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA foreign_keys = OFF")
        other.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE annotation SET label_id = 3",
        "UPDATE annotation SET note = 'mine'",
        "DELETE FROM annotation",
        "UPDATE article SET status = 'done'",
    ],
)
def test_what_another_program_changed_is_not_undone(
    library: Library, path: Path, add: Add, sql: str
) -> None:
    library.marks.add(add(), 0, 7, library.labels.named("ORG").id)
    write_behind(path, sql)
    before = state_of(library)
    with pytest.raises(
        ConflictError,
        match=r"“Harbour · ORG” can't be undone or redone: another program has changed it since\. "
        r"Nothing was changed\.",
    ):
        library.history.undo()
    assert state_of(library) == before
    assert states(library)[-1] == (ActionKind.ANNOTATE, ActionState.DONE)


_TWIN = (
    "INSERT INTO annotation SELECT {}, 'u', article_id, 0, {}, substr(text, 1, {}), 2, '', '',"
    " 'hand', '', '' FROM article_text"
)


@pytest.mark.parametrize(
    "sql",
    [_TWIN.format(9, 7, 7), _TWIN.format(1, 9, 9), "DELETE FROM label WHERE name = 'ORG'"],
    ids=["place", "id", "label"],
)
def test_a_mark_whose_place_id_or_label_is_taken_does_not_come_back(
    library: Library, path: Path, add: Add, sql: str
) -> None:
    article = add()
    library.marks.add(article, 0, 7, library.labels.named("ORG").id)
    library.marks.remove([library.articles.get(article).annotations[0].id])
    write_behind(path, sql)
    before = state_of(library)
    with pytest.raises(ConflictError, match="another program has changed it since"):
        library.history.undo()
    assert state_of(library) == before


def test_a_label_that_another_program_uses_is_not_taken_away(
    library: Library, path: Path, add: Add
) -> None:
    add()
    library.label_sets.add_shipped("conll-2003")
    write_behind(
        path,
        "INSERT INTO annotation SELECT 1, 'u', article_id, 0, 7, 'Harbour', label.id, '', '',"
        " 'hand', '', '' FROM article_text, label WHERE name = 'MISC'",
    )
    before = state_of(library)
    with pytest.raises(ConflictError, match="another program has changed it since"):
        library.history.undo()
    assert state_of(library) == before


def test_columns_that_an_action_did_not_touch_may_have_changed(
    library: Library, path: Path, add: Add
) -> None:
    article = add()
    library.articles.set_starred([article], starred=True)
    write_behind(path, "UPDATE article SET status = 'done', read = 1")
    library.history.undo()
    shown = library.articles.summaries([article])[0]
    assert (shown.starred, shown.status, shown.read) == (False, Status.DONE, True)


def test_what_is_already_as_it_shall_be_is_undone(library: Library, path: Path, add: Add) -> None:
    article = add()
    library.articles.set_starred([article], starred=True)
    write_behind(path, "UPDATE article SET starred = 0")
    assert library.history.undo()
    assert library.history.redo()
    assert library.articles.summaries([article])[0].starred


def test_one_conflict_among_many_rows_changes_none(library: Library, path: Path, add: Add) -> None:
    articles = [add(f"Title {number}\nText {number}") for number in range(5)]
    library.articles.trash(articles)
    write_behind(path, f"UPDATE article SET trashed = '2001' WHERE id = {articles[2]}")
    before = state_of(library)
    with pytest.raises(ConflictError, match="“5 articles” can't be undone"):
        library.history.undo()
    assert state_of(library) == before


def test_two_libraries_on_one_file_share_one_history(path: Path) -> None:
    with Library.open(path, author="ines") as first, Library.open(path, author="rowan") as second:
        article = first.articles.find(first.importing.article(make_article()).uid)
        first.articles.set_starred([article], starred=True)
        second.articles.set_read([article], read=True)
        undone = first.history.undo()
        assert undone
        assert undone.kind is ActionKind.READ
        second.tags.put_on([article], "port")
        assert first.history.redo() is None


# An import among other work


def test_an_import_of_many_transactions_is_one_step(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH_SIZE", 2)
    documents = [(f"{n}.txt", make_article(f"Title {n}\nText {n}"), None) for n in range(7)]
    assert len(list(intake.take_in(library._db, documents, "ines"))) == 7
    assert [(a.subject, a.changes) for a in library.history.actions()] == [("7 articles", 7)]
    library.history.undo()
    assert list(library.articles.ids()) == []
    library.history.redo()
    assert len(library.articles.ids()) == 7


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda library, article: library.articles.set_starred([article], starred=True),
        lambda library, article: (
            library.articles.trash([article]),
            library.articles.empty_trash(),
        ),
        lambda library, article: library.articles.trash([article]),
        lambda library, article: (library.tags.put_on([article], "x"), library.history.undo()),
    ],
    ids=["star", "trash and empty", "trash", "tag and undo"],
)
def test_what_is_done_during_an_import_is_undone_in_its_place(
    library: Library,
    add: Add,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Callable[[Library, ArticleId], object],
) -> None:
    monkeypatch.setattr(intake, "BATCH_SIZE", 1)
    old = add("Old\nAn old text.")
    other = add("Another\nAnother old text.")
    library.articles.trash([other])
    beginning = beginning_of(library)
    texts = ["New 1\nText 1", "New 2\nText 2", "Old\nAn old text.", "Another\nAnother old text."]
    documents = [(f"{n}.txt", make_article(text), None) for n, text in enumerate(texts)]
    reports = intake.take_in(library._db, documents, "ines")
    next(reports)
    meanwhile(library, old)
    assert len(list(reports)) == 3
    end = state_of(library)
    steps = 0
    while library.history.undo():
        steps += 1
    if {row[0] for row in beginning["article"]} <= {row[0] for row in end["article"]}:
        assert without_imported(state_of(library), beginning) == beginning
    for _ in range(steps):
        assert library.history.redo()
    assert state_of(library) == end
    assert list(library.file.problems()) == []


def test_a_duplicate_restored_during_an_import_goes_back_to_where_it_was(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH_SIZE", 1)
    old = add("Old\nAn old text.")
    texts = ["New\nA new text.", "Old\nAn old text."]
    documents = [("", make_article(text), None) for text in texts]
    reports = intake.take_in(library._db, documents, "ines")
    assert next(reports).outcome is Outcome.NEW
    library.articles.trash([old])
    assert next(reports).message == "Old (restored from the trash)"
    assert list(reports) == []
    assert [library.history.undo() is not None for _ in range(3)] == [True] * 3
    assert list(library.articles.ids()) == [old]
