"""The room that a library takes on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import Library

if TYPE_CHECKING:
    from pathlib import Path

_NUMBER = 400


def filled(path: Path) -> Library:
    library = Library.open(path)
    folder = path.parent / "articles"
    folder.mkdir()
    for number in range(_NUMBER):
        words = " ".join(f"word{number * each}" for each in range(300))
        (folder / f"{number:03}.txt").write_text(f"Boat {number}\n\n{words}.\n", "utf-8")
    list(library.importing.files([folder]))
    return library


def test_an_import_leaves_no_room_in_the_file_that_nothing_takes(tmp_path: Path) -> None:
    with filled(tmp_path / "a.postil") as library:
        assert library._db.value("PRAGMA freelist_count") == 0


def test_the_file_becomes_smaller_when_the_trash_is_emptied(tmp_path: Path) -> None:
    path = tmp_path / "a.postil"
    filled(path).close()
    full = path.stat().st_size
    with Library.open(path) as library:
        library.articles.trash(list(library.articles.ids()))
        library.articles.empty_trash()
    assert path.stat().st_size < 0.6 * full
