"""What is unpacked of archives, as files that count: how much, and how much of how little."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from reader.importers.limits import MEGABYTE, megabytes
from reader.importers.refusals import ExceededError, damage_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.importers.document import Document
    from reader.importers.limits import Limits

    Buffer = bytearray | memoryview

_UNSUSPICIOUS = 8 * MEGABYTE
"""Bytes up to which it doesn't matter how well something was packed."""
_ORDINARY = 50
"""Times its own size that a large file unpacks to, archives in it included, and is honest."""
_AHEAD = 256 * 1024
"""Bytes that are unpacked at once; what lies in them can be gone back to for nothing."""


class Allowance:
    """What may still be unpacked of one file, by all the archives that are in it together."""

    def __init__(self, limits: Limits, size: int) -> None:
        """Allow what ``limits`` say, and more to a file of so many bytes that it isn't strange."""
        self._limits = limits
        self._most = max(limits.unpacked, _ORDINARY * size)
        self._bytes = 0
        self._members = 0

    @classmethod
    def of(cls, document: Document) -> Allowance:
        """Return that of the file which ``document`` is in, or is."""
        if document.allowance is not None:
            return document.allowance
        return cls(document.limits, document.file.seek(0, io.SEEK_END))

    def count_member(self) -> None:
        """Count one more file.

        Raises:
            ExceededError: there are too many.
        """
        self._members += 1
        if self._members > self._limits.members:
            raise ExceededError(
                f"There are more files in the archive than {self._limits.members:,}; "
                "unpack it and import them in parts."
            )

    def count_bytes(self, count: int, unpacked: int, packed: int) -> None:
        """Count ``count`` bytes more, after which ``packed`` ones became ``unpacked``.

        Raises:
            ExceededError: it is too much, or was packed too well.
        """
        self._bytes += count
        if self._bytes > self._most:
            raise ExceededError(
                f"The archive unpacks to more than {megabytes(self._most)}; "
                "unpack it and import the files in parts."
            )
        if unpacked > max(_UNSUSPICIOUS, packed * self._limits.ratio):
            raise ExceededError(
                f"It unpacks to more than {self._limits.ratio} times its size, as no text does; "
                "if you trust it, unpack it and import what comes out."
            )


def counted(file: io.BufferedIOBase, allowance: Allowance, packed: Callable[[], int]) -> BinaryIO:
    """Return a file that reads from ``file``, tells what is damaged, and counts what comes out.

    ``packed`` says how many bytes of the archive were used for it so far, or will be.
    """
    return io.BufferedReader(_Counting(file, allowance, packed), _AHEAD)


class _Counting(io.RawIOBase):
    """Reads from a file that is unpacked."""

    def __init__(
        self, file: io.BufferedIOBase, allowance: Allowance, packed: Callable[[], int]
    ) -> None:
        self._file = file
        self._allowance = allowance
        self._packed = packed
        self._place = 0
        self._furthest = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:  # type: ignore[override]
        with damage_told():
            data = self._file.read1(len(buffer))  # so that what is before a damage comes out
        buffer[: len(data)] = data
        self._count(self._place + len(data))
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET or offset != self._place:
            with damage_told():
                self._count(self._file.seek(offset, whence))
        return self._place

    def tell(self) -> int:
        return self._place

    def _count(self, place: int) -> None:
        self._place = place
        more = place - self._furthest
        if more > 0:
            self._furthest = place
            self._allowance.count_bytes(more, place, self._packed())
