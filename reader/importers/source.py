"""What is to be imported: a file on the disk, or bytes in memory with a name."""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UnreadableFileError
from reader.importers import files
from reader.importers.choices import Choices
from reader.importers.document import Document
from reader.importers.limits import megabytes
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.importers.limits import Limits
    from reader.values import ArticleId


class Source(NamedTuple):
    """A file, or bytes; it can go to another process."""

    name: str
    """Of the file, without its folder."""
    path: Path | None = None
    data: bytes = b""
    """Its content, where there is no path."""
    choices: Choices = Choices()
    only_columns: bool = False
    """Whether nothing is to be read but what the columns of a table are."""
    only_glance: bool = False
    """Whether nothing is to be read but what it is taken for, and its first articles."""
    known: ArticleId | None = None
    """The article that was made of the same document: then nothing is read."""
    place: str = ""
    """Where it lies below the folder that is imported, with a slash at its end; for reports."""

    def told(self, file: str) -> str:
        """Return what a report calls it, or the ``file`` in it: by its place, too."""
        return f"{normalise(self.place)}{file}"

    @contextmanager
    def opened(self, limits: Limits) -> Iterator[Document]:
        """Open it for reading.

        Raises:
            UnreadableFileError: it isn't there, isn't a file, or may not be read; or it is in
                memory and more than may be read as a whole, and so may have been cut off.
        """
        if self.path is None:
            if len(self.data) > limits.size:
                raise UnreadableFileError(
                    f"This is larger than {megabytes(limits.size)}; save it and import the file."
                )
            yield Document(BytesIO(self.data), self.name, limits, choices=self.choices)
            return
        with files.opened(self.path) as file:
            yield Document(file, self.name, limits, self.path, choices=self.choices)
