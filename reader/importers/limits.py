"""How far the reading of one file may go; files are hostile until they are read."""

from __future__ import annotations

from typing import NamedTuple

MEGABYTE = 1024 * 1024


class Limits(NamedTuple):
    """What a file is refused for when it exceeds it; each refusal names its limit."""

    size: int = 64 * MEGABYTE
    """Bytes of what has to be read as a whole: a page, a book, an item of a dump."""
    unpacked: int = 2048 * MEGABYTE
    """Bytes that one archive may unpack to, all in all."""
    ratio: int = 250
    """Times its size that a file in an archive may unpack to."""
    members: int = 100_000
    """Files in one archive."""
    pages: int = 5_000
    """Of a paginated document."""
    depth: int = 256
    """Levels of nesting: elements in elements."""
    archives: int = 3
    """Archives in archives."""
    seconds: float = 60
    """Until the next article of a file has to be there."""
    memory: int = 2048 * MEGABYTE
    """Bytes of address space of the process that reads."""


def megabytes(size: int) -> str:
    """Return a number of bytes for a sentence."""
    return f"{size // MEGABYTE:,} MB"
