"""That this process uses a library, said to other programs so that it stays said.

SQLite says it by locks (POSIX) of which a process loses all that it has on a file when any part
of it closes that file, as a file dialog does which looks what kind of file it is. Another program
would then take itself for the last one, and remove the log when it closes: what is written here
after that was lost with the log. So the same bytes are locked once more, by locks that belong to
an open file and that Linux keeps until that is closed.
"""

from __future__ import annotations

import os
import struct
import sys
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCKED = {
    "": (0x40000002, 510),  # SHARED_FIRST and SHARED_SIZE of SQLite's os.h
    "-shm": (128, 1),  # UNIX_SHM_DMS of its os_unix.c
}
"""By the ends of the names: the bytes that say of a file that it is in use."""

_here: dict[str, tuple[int, list[int]]] = {}
"""By library: how many connections this process has to it, and the files with the locks."""
_one_at_a_time = Lock()


def enter(path: Path) -> str:
    """Say that one more connection uses the library at ``path``; return what `leaving` takes.

    The connection has read from it already, and so has made the log and its index.
    """
    place = os.path.realpath(path)
    with _one_at_a_time:
        connections, files = _here.get(place, (0, []))
        _here[place] = (connections + 1, files or _locked(place))
    return place


@contextmanager
def leaving(place: str) -> Iterator[None]:
    """Let a connection be closed inside.

    The last one may tidy up only when the locks are gone, but the files may not be closed before
    it: that would take its own locks away.
    """
    with _one_at_a_time:
        connections, files = _here.pop(place)
        if connections > 1:
            _here[place] = (connections - 1, files)
            yield
            return
        for file, span in zip(files, _LOCKED.values(), strict=False):
            _lock(file, span, locked=False)
        try:
            yield
        finally:
            for file in files:
                os.close(file)


def _locked(place: str) -> list[int]:
    """Return files that are opened and locked; none where the system knows no such locks."""
    files: list[int] = []
    if sys.platform != "linux":
        return files
    with suppress(OSError):  # not on every file system; then it is as without them
        for end, span in _LOCKED.items():
            files.append(os.open(place + end, os.O_RDONLY))
            _lock(files[-1], span, locked=True)
    return files


def _lock(file: int, span: tuple[int, int], *, locked: bool) -> None:
    import fcntl

    kind = fcntl.F_RDLCK if locked else fcntl.F_UNLCK
    fcntl.fcntl(file, fcntl.F_OFD_SETLK, struct.pack("hhqqi", kind, os.SEEK_SET, *span, 0))
