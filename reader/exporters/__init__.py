"""The exporters: one module a format, values in, a file out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reader.errors import CancelledError, UserError
from reader.exporters.files import replacing
from reader.exporters.to_csv import Variant, write_csv
from reader.values import HitRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.library import Library
    from reader.values import AnnotationRow, ArticleId, Occurrence

__all__ = ["FORMATS", "Exported", "Format", "Variant", "export", "export_hits"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that annotations can be written in."""

    name: str
    suffix: str
    write: Callable[[Iterable[AnnotationRow], BinaryIO, Variant], None]


class Exported(NamedTuple):
    """What was written."""

    marks: int
    left_out: Sequence[ArticleId]
    """The articles that could not be read, as the library is damaged."""


FORMATS = (Format("csv", ".csv", write_csv),)


def export(
    library: Library,
    articles: Sequence[ArticleId],
    path: Path,
    kind: Format = FORMATS[0],
    variant: Variant = Variant.DATA,
    *,
    progress: Callable[[int], None] = lambda _count: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Exported:
    """Write the annotations of ``articles`` to a file, which is whole or as it was before.

    Of a damaged library, what can be read is written. ``progress`` gets the number of articles
    that are done; ``cancelled`` is asked before each of them.

    Raises:
        CancelledError: ``cancelled`` said yes.
        UserError: the file can't be written there.
        StorageError: the library can't be read.
    """
    _refuse_library(library, path)
    left_out: list[ArticleId] = []
    written = count()
    with replacing(path) as stream:
        watched = _watched(articles, progress, cancelled)
        rows = library.marks.rows(watched, left_out.append)
        kind.write((row for row, _ in zip(rows, written, strict=False)), stream, variant)
    return Exported(next(written), left_out)


def export_hits(
    library: Library,
    hits: Sequence[Occurrence],
    path: Path,
    variant: Variant = Variant.DATA,
    progress: Callable[[int], None] = lambda _count: None,
) -> None:
    """Write a concordance as CSV to a file, which is whole or as it was before.

    ``progress`` gets the number of hits that are written, and may raise to stop. Hits in
    articles that are gone are left out.

    Raises:
        UserError: the file can't be written there.
        StorageError: the library can't be read.
    """
    _refuse_library(library, path)
    with replacing(path) as stream:
        rows = library.occurrences.rows(hits, progress)
        write_csv(rows, stream, variant, HitRow._fields)


def _refuse_library(library: Library, path: Path) -> None:
    with suppress(OSError):  # nothing is there; a place that can't be reached is told of later
        if path.samefile(library.path):
            raise UserError(f"“{path.name}” is the library itself; choose another name.")


def _watched(
    articles: Sequence[ArticleId],
    progress: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> Iterator[ArticleId]:
    for done, article in enumerate(articles):
        if cancelled():
            raise CancelledError("Stopped.")
        progress(done)
        yield article
    progress(len(articles))
