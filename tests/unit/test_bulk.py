"""What is done to many articles at once is undone and redone as if it were done one by one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from conftest import rows_of

from reader.errors import ConflictError, NotFoundError
from reader.lists import ArticleFilter
from reader.storage import trash, undo_bulk
from reader.values import ActionKind, ArticleId, CollectionId, Status, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library import Library

    Add = Callable[..., ArticleId]
    from reader.values import Change

    Act = Callable[[Library, list[ArticleId]], Change]

PORTS, SHIPS = CollectionId(1), CollectionId(2)
ACTIONS: dict[str, Act] = {
    "read": lambda library, all_: library.articles.set_read(all_, read=True),
    "star": lambda library, all_: library.articles.set_starred(all_[1:], starred=True),
    "done": lambda library, all_: library.articles.set_status(all_, Status.DONE),
    "trash": lambda library, all_: library.articles.trash(all_),
    "restore": lambda library, all_: library.articles.restore(all_),
    "tag": lambda library, all_: library.tags.put_on(all_, "sea"),
    "untag": lambda library, all_: library.tags.take_off(all_, "port"),
    "rename tag": lambda library, _: library.tags.rename("port", "harbour"),
    "merge tags": lambda library, _: library.tags.merge(["port"], "sea"),
    "delete tag": lambda library, _: library.tags.delete("port"),
    "collect": lambda library, all_: library.collections.put_in(all_, SHIPS),
    "take out": lambda library, all_: library.collections.take_out(all_, PORTS),
    "merge collections": lambda library, _: library.collections.merge([PORTS], SHIPS),
    "delete collection": lambda library, _: library.collections.delete(PORTS),
}


@pytest.fixture
def filed(library: Library, add: Add) -> list[ArticleId]:
    """Return articles that differ in every way of filing them."""
    articles = [add(f"Title {number}\nText {number}") for number in range(5)]
    library.articles.set_read(articles[:2], read=True)
    library.articles.set_status(articles[1:3], Status.READING)
    library.articles.trash(articles[4:])
    library.tags.put_on(articles[:3], "port")
    library.tags.put_on(articles[2:4], "sea")
    library.collections.add("Ports")
    library.collections.add("Ships")
    library.collections.put_in(articles[1:], PORTS)
    library.collections.put_in(articles[:2], SHIPS)
    return articles


@pytest.fixture(params=["one by one", "in bulk"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Turn actions on a few articles in the way of those on many, or not."""
    if request.param == "in bulk":
        monkeypatch.setattr(undo_bulk, "FEW", 1)
    way: str = request.param
    return way


def content(library: Library) -> list[tuple[object, ...]]:
    """Return all rows but the history's and unused tags, and but for when and how often."""
    library._db.execute("UPDATE article SET touched = NULL")
    library._db.execute("DELETE FROM facet WHERE articles = 0")
    tags = {id_ for (id_,) in library._db.all("SELECT tag_id FROM article_tag")}
    untold = ("action", "change", "sqlite_sequence")
    return [
        row
        for row in rows_of(library)
        if row[0] not in untold and (row[0] != "tag" or row[1] in tags)
    ]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("name", ACTIONS)
def test_filing_is_undone_and_redone_without_a_trace(
    library: Library, filed: list[ArticleId], name: str
) -> None:
    before = content(library)
    change = ACTIONS[name](library, filed)
    after = content(library)
    assert after != before
    undone = library.history.undo()
    assert undone
    assert content(library) == before
    assert undone.articles == change.articles
    redone = library.history.redo()
    assert redone
    assert content(library) == after
    assert redone.listed
    assert list(library.file.problems()) == []


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("name", "meanwhile"),
    [
        ("trash", "UPDATE article SET trashed = '2020-01-01' WHERE id = 2"),
        ("tag", "DELETE FROM article_tag WHERE article_id = 1 AND tag_id = 2"),
        ("untag", "INSERT INTO article_tag (article_id, tag_id) VALUES (1, 1)"),
        ("rename tag", "UPDATE article_tag SET tag_id = 2 WHERE article_id = 1"),
        (
            "delete collection",
            "INSERT INTO collection (uid, name, position) VALUES (1, 'Ports', 3)",
        ),
    ],
)
def test_what_another_program_changed_is_not_overwritten(
    library: Library, filed: list[ArticleId], path: Path, name: str, meanwhile: str
) -> None:
    ACTIONS[name](library, filed)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(meanwhile)
    before = rows_of(library)
    with pytest.raises(ConflictError, match="another program has changed it since"):
        library.history.undo()
    assert rows_of(library) == before


@pytest.mark.usefixtures("way")
def test_what_is_already_as_undoing_would_leave_it_is_no_conflict(
    library: Library, filed: list[ArticleId]
) -> None:
    before = content(library)
    library.articles.set_read(filed, read=True)
    library._db.execute("UPDATE article SET read = 0 WHERE id = 4")
    assert library.history.undo()
    assert content(library) == before


def test_an_article_that_is_gone_keeps_all_from_being_filed(
    library: Library, filed: list[ArticleId]
) -> None:
    before = rows_of(library)
    with pytest.raises(NotFoundError, match="This article is no longer there"):
        library.articles.set_starred([*filed, ArticleId(99)], starred=True)
    assert rows_of(library) == before


def test_a_row_that_was_changed_twice_in_a_step_is_undone_in_order(
    library: Library, filed: list[ArticleId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_bulk, "FEW", 1)
    before = content(library)
    with library._store.recording(ActionKind.STAR) as written:
        written.update("article", filed[0], status="done")
        written.update("article", filed[0], status="reading", starred=1)
    library.history.undo()
    assert content(library) == before


def test_an_import_of_many_is_undone_in_bulk(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo_bulk, "FEW", 2)
    documents = [(f"{number}.txt", f"Title {number}\n\nText.".encode()) for number in range(5)]
    assert len(list(library.importing.documents(documents))) == 5
    assert library.history.undo()
    assert len(library.articles.ids(ArticleFilter(View.TRASH))) == 5
    assert library.history.redo()
    assert len(library.articles.ids()) == 5


def test_the_trash_is_emptied_a_batch_at_a_time(
    library: Library, filed: list[ArticleId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trash, "_AT_ONCE", 2)
    library.articles.trash(filed)
    assert library.articles.empty_trash() == 5
    assert len(library.articles.ids(ArticleFilter(View.TRASH))) == 0
    assert library._db.value("SELECT count(*) FROM change WHERE article_id IS NOT NULL") == 0
    assert list(library.file.problems()) == []
