"""What an importer is given: one file, whatever it is in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from reader.errors import UnreadableFileError
from reader.importers.choices import Choices
from reader.importers.encoding import decode, decode_as
from reader.importers.limits import Limits, megabytes
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from reader.importers.archives.unpacking import Allowance

HEAD = 65_536
"""How many bytes at the beginning of a file tell its format."""


class Failure(NamedTuple):
    """A part of a file that can't be read, while others can."""

    part: str
    """Its name in the file, as in `ImportedArticle.file`."""
    sentence: str


@dataclass(frozen=True)
class Document:
    """A file to be read: its bytes, its name, and how far one may go with it."""

    file: BinaryIO
    """Seekable; importers that stream read it from its beginning."""
    name: str = ""
    """Without its folder; empty for what has none, as text from the clipboard."""
    limits: Limits = field(default_factory=Limits)
    path: Path | None = None
    """Where it lies, for what belongs to it; None in memory and in archives."""
    inside: int = 0
    """How many archives it lies in."""
    choices: Choices = field(default_factory=Choices)
    allowance: Allowance | None = None
    """What may still be unpacked of the outermost archive that it lies in."""
    pages: frozenset[str] = frozenset()
    """Of an archive of the web: the addresses of the pages that are meant; empty: all."""

    @classmethod
    def of(cls, data: bytes, name: str = "", limits: Limits | None = None) -> Document:
        """Return a document that is in memory."""
        return cls(BytesIO(data), name, limits or Limits())

    @cached_property
    def suffix(self) -> str:
        """What the name ends with, in small letters, its dot included."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, for telling the format; of what is damaged, those before that place."""
        try:
            return self._start
        except UnreadableFileError:
            self.file.seek(0)
            head = b"".join(_before_damage(self.file))
            if not head:
                raise
            return head

    @cached_property
    def _start(self) -> bytes:
        """The first bytes, or an error."""
        self.file.seek(0)
        return self.file.read(HEAD)

    @cached_property
    def opening(self) -> str:
        """The beginning as text, for telling a format that is text; never an error."""
        with suppress(UnreadableFileError):
            return normalise(decode(self.head))
        return ""

    @cached_property
    def data(self) -> bytes:
        """All of its bytes.

        Raises:
            UnreadableFileError: there are more than may be read as one document.
        """
        data = self._start
        if len(data) == HEAD <= self.limits.size:  # else that was all of it, or too much
            self.file.seek(HEAD)
            data += self.file.read(self.limits.size + 1 - HEAD)
        if len(data) > self.limits.size:
            raise UnreadableFileError(
                f"The file is larger than {megabytes(self.limits.size)}; "
                "raise that limit, or cut it into smaller ones."
            )
        return data

    @cached_property
    def text(self) -> str:
        """All of it, decoded and normalised.

        Raises:
            UnreadableFileError: it is not text, or empty, or too much.
        """
        text = self._whole_opening() or normalise(decode_as(self.data, self.choices.charset))
        if not text or text.isspace():
            raise UnreadableFileError("The file is empty; there is nothing in it to import.")
        return text

    def _whole_opening(self) -> str:
        """Return `opening` where that is all of it, and nobody says how to read it; else nothing.

        It was decoded to find the format, and most texts are no longer.
        """
        is_whole = not self.choices.charset and len(self.data) <= len(self.head)
        return self.opening if is_whole else ""


def _before_damage(file: BinaryIO) -> Iterator[bytes]:
    length = 0
    with suppress(UnreadableFileError):
        while length < HEAD and (data := cast("BufferedReader", file).read1(HEAD - length)):
            length += len(data)
            yield data
