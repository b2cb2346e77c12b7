"""Why reading can fail wherever it is, in sentences."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.limits import megabytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _FeedParser

    from reader.importers.limits import Limits

CUT_OFF = "The file is cut off; what is before is imported, get it once more."
_NO_MEMORY = "ERR_NO_MEMORY"


class ExceededError(UnreadableFileError):
    """A limit of a whole file is reached: nothing more of it is read."""


@contextmanager
def exhaustion_told(limits: Limits) -> Iterator[None]:
    """Tell of memory or levels of calls that a document exhausts.

    Raises:
        UnreadableFileError: it did.
    """
    try:
        yield
    except MemoryError as error:
        raise UnreadableFileError(
            f"To read it takes more than {megabytes(limits.memory)} of memory; "
            "raise that limit, or cut it into smaller files."
        ) from error
    except RecursionError as error:
        raise UnreadableFileError(
            "It is nested too deep to be read; save its text as .txt."
        ) from error


def refuse_exhausted(parser: _FeedParser) -> None:
    """Tell of memory that libxml2 ran out of, which to `lxml` is like any other error.

    Raises:
        MemoryError: it did.
    """
    if any(entry.type_name == _NO_MEMORY for entry in parser.error_log):
        raise MemoryError


@contextmanager
def failure_told(limits: Limits) -> Iterator[None]:
    """Tell of whatever makes reading one of many fail: a bug that it meets, the others don't.

    Raises:
        UnreadableFileError: something did.
    """
    try:
        with exhaustion_told(limits):
            yield
    except UnreadableFileError:
        raise
    except Exception as error:
        raise UnreadableFileError(failed(error)) from error


def failed(error: Exception) -> str:
    """Return the sentence for what should not have happened."""
    return f"Reading it failed ({type(error).__name__}: {error}); save its text as .txt."


@contextmanager
def damage_told() -> Iterator[None]:
    """Tell of what is wrong with something packed.

    Raises:
        UnreadableFileError: something is.
    """
    import lzma
    import struct
    import tarfile
    import zipfile
    import zlib

    try:
        yield
    except NotImplementedError as error:
        raise UnreadableFileError(
            "It is packed in a way that can't be read; unpack it and import what comes out."
        ) from error
    except (
        *(zipfile.BadZipFile, zipfile.LargeZipFile, tarfile.TarError, zlib.error, lzma.LZMAError),
        *(struct.error, EOFError, OSError, ValueError, OverflowError, RuntimeError),
    ) as error:
        raise UnreadableFileError(
            "It is damaged or cut off; get it once more and import it again."
        ) from error
