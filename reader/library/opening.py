"""Where a library may lie, and who opens it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from struct import Struct
from typing import TYPE_CHECKING

from reader.errors import DamagedError, StorageError
from reader.storage.schema import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def user_name() -> str:
    """Return the name of the user, as the system knows it; empty where it knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the system's list
        return ""


def check_place(path: Path, *, create: bool) -> None:
    """Refuse a path that no library can be opened at, or made at with ``create``.

    Raises:
        StorageError: it is no file, can't be reached, or there is none and none is to be made.
    """
    try:
        is_there, is_file = path.exists(), path.is_file()
        is_blank = is_file and not path.stat().st_size
    except OSError as error:  # a folder on the way may not be entered, or a name is too long
        raise StorageError(f"“{path.name}” can't be reached: {error.strerror}.") from error
    if is_there and not is_file:
        kind = "a folder" if path.is_dir() else "a device or a pipe"
        raise StorageError(f"“{path.name}” is {kind}, not a library; choose a file.")
    if is_blank and not create:  # connected to, it would get a first page
        raise StorageError(f"There is no library in “{path.name}”; open another file.")
    if is_there:
        return
    if path.is_symlink():
        raise StorageError(f"“{path.name}” is a link that leads nowhere; choose another file.")
    if not create:
        raise StorageError(f"There is no library “{path.name}”; check the name, or make one.")
    if not path.parent.is_dir():
        raise StorageError(
            f"The folder “{path.parent}” is not there; make it, or choose another place."
        )


@contextmanager
def saying_what_helps(path: Path) -> Iterator[None]:
    """Say of a library that can't be opened inside, as it is damaged, that a backup is needed.

    Raises:
        DamagedError: it is.
    """
    try:
        yield
    except DamagedError as error:
        raise DamagedError(
            f"The library “{path.name}” is damaged, and so far that it can't be opened; "
            "restore a backup."
        ) from error


def is_earlier(path: Path) -> bool:
    """Tell whether an earlier version of the program made the library at ``path``.

    It is read from the first page alone; of what can't be read, it is no matter.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD.size)
    except OSError:
        return False
    if len(head) < _HEAD.size:
        return False
    version, application = _HEAD.unpack(head)
    return bool(application == APPLICATION_ID and version < VERSION)


_HEAD = Struct(">60xi4xi")
"""Version and application, as SQLite keeps them in the header of a file (its file format, 1.3)."""


def is_read_only(path: Path) -> bool:
    """Tell whether the library at ``path`` is there and can't be written."""
    place = path.resolve()  # SQLite puts its log beside the file that a link leads to
    if not place.exists():  # asked first: another program may be making it
        return False
    return not (os.access(place, os.W_OK) and os.access(place.parent, os.W_OK))
