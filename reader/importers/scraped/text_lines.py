"""The lines of a text that may be larger than the memory: decoded as they come, cut nowhere."""

from __future__ import annotations

from functools import cache
from io import TextIOWrapper
from typing import TYPE_CHECKING

from reader.importers.encoding import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document

_SAMPLE = 1024 * 1024
"""Bytes at the beginning that tell the encoding of a text."""
_UPPER = bytes(range(0x80, 0x100))


def charset_of(document: Document) -> str:
    """Return the encoding of a document; what was chosen counts where it shows no other.

    Raises:
        UnreadableFileError: there is no such encoding, or it isn't text.
    """
    document.file.seek(0)
    return encoding_of(document.file.read(_SAMPLE), document.choices.charset)


@cache
def restoring(charset: str) -> str:
    """Return how what doesn't fit ``charset`` is read and written: so that bytes are had back.

    That can't be where several bytes are a character, but in UTF-8.
    """
    is_single = charset == "utf-8" or len(_UPPER.decode(charset, "replace")) == len(_UPPER)
    return "surrogateescape" if is_single else "replace"


def lines(document: Document, charset: str, longest: int) -> Iterator[str | None]:
    """Yield the lines, with their ends as they are; None for one that is over ``longest``.

    That is counted in code points, and a byte order mark belongs to no line.
    """
    document.file.seek(0)
    text = TextIOWrapper(document.file, charset, restoring(charset), newline="")
    try:
        line = text.readline(longest).removeprefix("\ufeff")
        while line:
            whole = len(line) < longest or line.endswith(("\n", "\r"))
            yield line if whole else None
            while not whole:
                rest = text.readline(longest)
                whole = len(rest) < longest or rest.endswith(("\n", "\r"))
            line = text.readline(longest)
    finally:
        text.detach()  # the file stays open
