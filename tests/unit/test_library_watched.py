"""Watched folders: what is new in them comes in once, complete, and stays where it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.errors import ConflictError, NotFoundError, UserError
from reader.values import ArticleFilter, CollectionId, Outcome
from reader.watching import complete, stamps_in

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library
    from reader.values import Imported
    from reader.watching import WatchedFolder


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    """Return a folder with one article in it."""
    folder = tmp_path / "drop"
    folder.mkdir()
    (folder / "boats.txt").write_text("Boats\n\nThey came.")
    return folder


@pytest.fixture
def folder(library: Library, drop: Path) -> WatchedFolder:
    library.watched.add(drop)
    return library.watched.all()[0]


def take_in(library: Library, folder: WatchedFolder) -> list[Imported]:
    new = library.watched.new(folder.id, stamps_in(folder.path) or {})
    return list(library.watched.take_in(folder, new))


def test_what_is_in_a_watched_folder_comes_in_once(library: Library, folder: WatchedFolder) -> None:
    assert [report.file for report in take_in(library, folder)] == ["boats.txt"]
    assert take_in(library, folder) == []
    assert (folder.path / "boats.txt").exists()


def test_a_new_file_and_one_that_changed_come_in(library: Library, folder: WatchedFolder) -> None:
    take_in(library, folder)
    (folder.path / "sub").mkdir()
    (folder.path / "sub" / "lamps.txt").write_text("Lamps\n\nThey are lit.")
    (folder.path / "boats.txt").write_text("Boats\n\nThey came, and left again.")
    reports = take_in(library, folder)
    assert {report.file: report.outcome for report in reports} == {
        "boats.txt": Outcome.NEW,
        "sub/lamps.txt": Outcome.NEW,
    }
    assert [bool(report.succeeds) for report in reports] == [True, False]


def test_what_can_not_be_read_is_told_once_until_it_changes(
    library: Library, folder: WatchedFolder
) -> None:
    bad = folder.path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02" * 100)
    outcomes = [report.outcome for report in take_in(library, folder)]
    assert outcomes == [Outcome.FAILED, Outcome.NEW]
    assert take_in(library, folder) == []
    bad.write_text("It is text now.")
    assert [report.outcome for report in take_in(library, folder)] == [Outcome.NEW]


def test_an_import_that_was_undone_does_not_come_again(
    library: Library, folder: WatchedFolder
) -> None:
    take_in(library, folder)
    library.history.undo()
    assert take_in(library, folder) == []
    assert not library.articles.ids()


def test_an_import_that_is_undone_while_it_goes_on_does_not_come_again(
    library: Library, folder: WatchedFolder
) -> None:
    for number in range(1000):
        (folder.path / f"{number}.txt").write_text(f"Ship {number} is in\n\nIt lies at quay 3.")
    new = library.watched.new(folder.id, stamps_in(folder.path) or {})
    coming = library.watched.take_in(folder, new)
    next(coming)
    library.history.undo()
    with pytest.raises(ConflictError):
        list(coming)
    assert take_in(library, folder) == []


def test_what_comes_goes_into_the_collection_of_the_folder(
    library: Library, folder: WatchedFolder
) -> None:
    library.collections.add("Ports")
    ports = library.collections.named("Ports").id
    library.watched.put_into(folder.id, ports)
    take_in(library, library.watched.all()[0])
    assert len(library.articles.ids(ArticleFilter(collection=ports))) == 1
    library.history.undo()
    library.collections.delete(ports)
    assert library.watched.all()[0].collection is None
    with pytest.raises(NotFoundError, match="no longer there"):
        library.watched.put_into(folder.id, CollectionId(99))


def test_a_folder_is_watched_once_and_no_more_when_it_is_removed(
    library: Library, folder: WatchedFolder
) -> None:
    with pytest.raises(UserError, match="“drop” is watched already"):
        library.watched.add(folder.path)
    take_in(library, folder)
    library.watched.remove(folder.id)
    assert library.watched.all() == []
    library.watched.add(folder.path)
    again = take_in(library, library.watched.all()[0])
    assert [report.outcome for report in again] == [Outcome.DUPLICATE]


def test_what_is_no_folder_is_not_watched(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder “nowhere”"):
        library.watched.add(tmp_path / "nowhere")


def test_an_import_that_is_stopped_goes_on_the_next_time(
    library: Library, folder: WatchedFolder
) -> None:
    new = library.watched.new(folder.id, stamps_in(folder.path) or {})
    assert list(library.watched.take_in(folder, new, stopped=lambda: True)) == []
    assert len(take_in(library, folder)) == 1


def test_a_folder_that_is_not_there_has_nothing_to_tell(drop: Path) -> None:
    assert stamps_in(drop / "nowhere") is None


def test_empty_hidden_and_foreign_files_are_passed_over(drop: Path) -> None:
    (drop / "empty.txt").touch()
    (drop / ".hidden.txt").write_text("Hidden")
    (drop / "boats.exe").write_text("Boats")
    assert set(stamps_in(drop) or {}) == {"boats.txt"}


def test_a_file_is_complete_when_it_stays_as_it_was(drop: Path) -> None:
    before = stamps_in(drop) or {}
    assert complete(before, {}) == {}
    assert complete(stamps_in(drop) or {}, before) == before
    with (drop / "boats.txt").open("a") as file:
        file.write(" More came.")
    assert complete(stamps_in(drop) or {}, before) == {}
    before = stamps_in(drop) or {}
    os.utime(drop / "boats.txt", ns=(0, 0))
    assert complete(stamps_in(drop) or {}, before) == {}
