"""Folders whose new files come in by themselves: what is in them, and what of that is complete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, NewType

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from reader.values import CollectionId

FolderId = NewType("FolderId", int)


class Stamp(NamedTuple):
    """What changes when a file is written."""

    size: int
    """In bytes."""
    modified: int
    """In nanoseconds, as the file system tells it."""


Stamps = dict[str, Stamp]
"""Files by their names within a folder."""


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder whose new files come in."""

    id: FolderId
    path: Path
    collection: CollectionId | None
    """What they are put into."""


class Look(NamedTuple):
    """What was seen when a folder was looked into."""

    stamps: Stamps
    is_there: bool
    ready: Stamps
    """The files that stayed as they were since the last look, and are not known to be in."""
    is_waiting: bool
    """Whether there are files that have to stay as they are a while longer."""
    places: frozenset[str]
    """The folder itself and those in it that have files."""


def look_into(
    folder: Path, before: Mapping[str, Stamp], known: Collection[tuple[str, Stamp]]
) -> Look:
    """Look into a folder, where it was ``before`` as told, and where ``known`` files are in."""
    found = stamps_in(folder)
    stamps = found or {}
    unknown = {name: stamp for name, stamp in stamps.items() if (name, stamp) not in known}
    ready = complete(unknown, before)
    inside = {str((folder / name).parent) for name in stamps}
    places = frozenset({str(folder), *inside} if found is not None else ())
    return Look(stamps, found is not None, ready, len(ready) < len(unknown), places)


def stamps_in(folder: Path) -> Stamps | None:
    """Return the files of a folder that can be imported; None where it is not there.

    It may take as long as the network that the folder is on. Empty files are left out: they
    are about to be written.
    """
    from reader.importers import find_files

    if not folder.is_dir():
        return None
    stamps = ((file, _stamp(file)) for file in find_files([folder]))
    return {str(file.relative_to(folder)): stamp for file, stamp in stamps if stamp and stamp.size}


def _stamp(file: Path) -> Stamp | None:
    try:
        status = file.stat()
    except OSError:  # it has just gone, or says why it can't be read when it is a folder
        return None
    return Stamp(status.st_size, status.st_mtime_ns)


def complete(now: Mapping[str, Stamp], before: Mapping[str, Stamp]) -> Stamps:
    """Return the files that are as they were a while ``before``: nobody writes them any more."""
    return {name: stamp for name, stamp in now.items() if before.get(name) == stamp}
