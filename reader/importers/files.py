"""The files of an import: which ones there are, and their bytes."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.errors import UnreadableFileError
from reader.importers.html.saved_folder import belongs_to_page
from reader.importers.unnamed import ENOUGH, may_accompany, may_be_article

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

OF_ZOTERO = "files"
"""The folder that Zotero puts beside an export: it says of what is in it whose it is."""


def walk(paths: Iterable[Path], suffixes: Collection[str]) -> Iterator[Path]:
    """Yield ``paths``, a folder's files with one of ``suffixes`` in its place, in sorted order.

    Its other files are yielded too where they begin as something that is imported.

    In folders, what is hidden is passed over and symbolic links are not followed. What
    doesn't exist or can't be opened is yielded too: reading it says why.
    """
    for path in paths:
        # Path.is_dir raises where a folder above may not be entered.
        if os.path.isdir(path):  # noqa: PTH112
            yield from _inside(path, suffixes)
        else:
            yield path


def _inside(folder: Path, suffixes: Collection[str]) -> Iterator[Path]:
    try:
        pending = _entries(folder)
    except OSError:
        yield folder
        return
    while pending:
        entry = pending.pop()
        if not entry.is_dir(follow_symlinks=False):
            if os.path.splitext(entry.name)[1].lower() in suffixes or _is_unnamed(entry):  # noqa: PTH122  (in a third of the time)
                yield Path(entry.path)
            continue
        try:
            pending += _entries(entry)
        except OSError:
            yield Path(entry.path)


def _is_unnamed(entry: os.DirEntry[str]) -> bool:
    """Return whether it is no kind of file by its name, but may be an article."""
    if may_accompany(entry.name) or not entry.is_file(follow_symlinks=False):
        return False
    return may_be_article(entry.name, head_of(Path(entry.path)))


def head_of(path: Path, length: int = ENOUGH) -> bytes:
    """Return the first bytes of the file at ``path``; of what can't be read, nothing."""
    try:
        if not path.is_file():  # a pipe would wait for somebody who writes
            return b""
        with path.open("rb") as file:
            return file.read(length)
    except (OSError, ValueError):
        return b""


def _entries(folder: Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    """Return what is to be looked at in ``folder``, the first to be taken at the end.

    What was saved together with a page is read with it, and an export before what it tells of.
    """
    with os.scandir(folder) as entries:
        shown = [
            entry for entry in entries if not entry.name.startswith(".") and not entry.is_symlink()
        ]
    names = {entry.name for entry in shown}
    own = (entry for entry in shown if not belongs_to_page(entry.name, names))
    return sorted(own, key=lambda entry: (entry.name == OF_ZOTERO, entry.name), reverse=True)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, ValueError) as error:  # a name with a NUL is a ValueError
        raise UnreadableFileError("There is no such file; check its name and folder.") from error
    except PermissionError as error:
        raise UnreadableFileError(
            "The file may not be read; change its permissions and import it again."
        ) from error
    except OSError as error:
        raise UnreadableFileError(
            f"The file can't be read ({error.strerror or error}); copy it elsewhere and try again."
        ) from error


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open the file at ``path`` for reading.

    Raises:
        UnreadableFileError: it is no file, or can't be opened.
    """
    with _told():
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            os.scandir(path).close()  # one that may not be opened is another story
            raise UnreadableFileError("This is a folder; import the files in it.")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError("This is a device or a pipe; import a regular file.")
        with path.open("rb") as file:
            yield file
