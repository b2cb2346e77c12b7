"""What is about to be imported, told without reading more than the beginnings of files."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.importers import find_files
from reader.importers.encoding import is_text as begins_text
from reader.importers.files import head_of
from reader.importers.formats import FORMATS
from reader.importers.limits import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

MANY = 200
"""From so many files on an import is large."""
HUGE = 50 * MEGABYTE
"""Bytes of one file, likewise."""
LOOKED_INTO = 500
"""How many files are looked into for what is doubtful."""
SAMPLES = 12
"""How many files are shown."""
_HEAD = 16_384
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NAMED = re.compile(rb"charset\s*=|<\?xml[^>]+encoding", re.IGNORECASE)
_FORMATS = {suffix: each.name for each in FORMATS for suffix in each.suffixes}
_UNNAMED = "a file without a known suffix"
_TEXTS = frozenset(
    suffix
    for each in FORMATS
    for suffix in each.suffixes
    if each.media_type in {"text/plain", "text/markdown", "text/html", "text/csv"}
)
_SIGNS = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".rdf"), b"<"),
    **dict.fromkeys((".epub", ".docx", ".odt", ".xlsx", ".zip", ".wacz"), b"PK"),
    ".pdf": b"%PDF",
}
"""What must be somewhere at the beginning of files of that name; the formats look closer."""


class Survey(NamedTuple):
    """The files of an import."""

    files: int
    size: int
    """Bytes of all of them together."""
    formats: tuple[tuple[str, int], ...]
    """Names of formats, as the names of files tell them, with their numbers of files."""
    unsure: tuple[Path, ...]
    """Texts that are not in UTF-8 and don't say what they are in."""
    misnamed: tuple[Path, ...]
    """Files that are not what their names say."""
    samples: tuple[Path, ...]
    """Some of the files, what is doubtful first, then of each format some."""
    is_large: bool

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it."""
        return bool(self.unsure or self.misnamed)


def survey(paths: Iterable[Path], stopped: Callable[[], bool] = lambda: False) -> Survey:
    """Return what is in ``paths``; where ``stopped`` says yes, as far as that was found out."""
    found: list[tuple[Path, int]] = []
    for file in find_files(paths):
        if stopped():
            break
        found.append((file, _size(file)))
    files = [file for file, _ in found]
    heads = [(file, head_of(file, _HEAD)) for file in islice(files, LOOKED_INTO) if not stopped()]
    unsure = tuple(file for file, head in heads if _is_unsure(file, head))
    misnamed = tuple(file for file, head in heads if _is_misnamed(file, head))
    return Survey(
        len(files),
        sum(size for _, size in found),
        tuple(Counter(map(_format, files)).most_common()),
        unsure,
        misnamed,
        _samples(files, (*unsure[:SAMPLES], *misnamed[:SAMPLES])),
        len(files) >= MANY or any(size > HUGE for _, size in found),
    )


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except (OSError, ValueError):
        return 0


def _format(file: Path) -> str:
    return _FORMATS.get(file.suffix.lower(), _UNNAMED)


def _is_unsure(file: Path, head: bytes) -> bool:
    suffix = file.suffix.lower()
    is_text = suffix in _TEXTS or (suffix not in _FORMATS and begins_text(head))
    if not is_text or head.startswith(_MARKS) or b"\0" in head:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return not _NAMED.search(head)
    return False


def _is_misnamed(file: Path, head: bytes) -> bool:
    return bool(head) and _SIGNS.get(file.suffix.lower(), b"") not in head


def _samples(files: Sequence[Path], doubtful: Iterable[Path]) -> tuple[Path, ...]:
    """Return the doubtful files, the first of each format, and others from all over."""
    firsts: dict[str, Path] = {}
    for file in files:
        firsts.setdefault(_format(file), file)
    spread = files[:: max(1, len(files) // SAMPLES)]
    return tuple(dict.fromkeys((*doubtful, *firsts.values(), *spread)))[:SAMPLES]
