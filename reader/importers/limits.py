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


class Bounds(NamedTuple):
    """What a limit may be set to, in its unit."""

    low: int
    high: int
    unit: int = 1
    """How many of the limit's own are one."""


BOUNDS = {
    "size": Bounds(1, 4096, MEGABYTE),
    "unpacked": Bounds(1, 1_048_576, MEGABYTE),
    "members": Bounds(1, 10_000_000),
    "pages": Bounds(1, 1_000_000),
    "seconds": Bounds(1, 86_400),
    "memory": Bounds(512, 1_048_576, MEGABYTE),
}
"""The limits that a person may set; those in bytes are told in megabytes."""


def in_unit(limits: Limits, name: str) -> int:
    """Return a limit as a person tells it."""
    return int(getattr(limits, name)) // BOUNDS[name].unit


def limited(limits: Limits, name: str, number: int) -> Limits:
    """Return ``limits`` with one of them set to what a person tells.

    Raises:
        ValueError: there is no such limit, or it can't be that; the sentence says what it can.
    """
    if name not in BOUNDS:
        raise ValueError(f"there is no limit “{name}”; there are {', '.join(BOUNDS)}")
    low, high, unit = BOUNDS[name]
    if not low <= number <= high:
        raise ValueError(f"the limit “{name}” is from {low:,} to {high:,}")
    return limits._replace(**{name: number * unit})


def megabytes(size: int) -> str:
    """Return a number of bytes for a sentence."""
    return f"{size // MEGABYTE:,} MB"
