"""Writing a file that is whole or not there at all."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from reader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a stream whose bytes are the file at ``path`` once the block has ended well.

    Until then, and for good where the block raises, what was at ``path`` stays. A file
    that is replaced keeps its permissions; of a symbolic link, the file it leads to is
    replaced.

    Raises:
        UserError: the file can't be written there.
    """
    try:
        yield from _through_part(path)
    except OSError as error:
        raise UserError(_sentence(error, path)) from error


def _through_part(path: Path) -> Iterator[BinaryIO]:
    mode = _mode(path)
    target = path.resolve()
    part = target.with_name(f".postil-{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            part.chmod(mode)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _mode(path: Path) -> int | None:
    """Return the permissions of the file at ``path``, None where there is none to replace."""
    try:
        found = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found):
        raise UserError(f"“{path}” is a device or a pipe; name a file instead.")
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(found)


def _sentence(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"The folder “{path.parent}” is not there; make it, or choose another place."
    if isinstance(error, IsADirectoryError):
        return f"“{path}” is a folder; name a file in it."
    if isinstance(error, PermissionError):
        return f"You have no permission to write “{path}”; choose another place."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full: “{path.name}” was not written; make room and try again."
    return f"“{path.name}” can't be written ({error.strerror or error}); choose another place."
