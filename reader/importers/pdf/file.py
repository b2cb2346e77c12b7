"""A PDF as a file: opened with PDFium, or refused; what it says of itself."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from reader.errors import UnreadableFileError
from reader.importers.file_metadata import author_told, title_told
from reader.importers.html.names import letters
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATE = re.compile(
    r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?)?", re.ASCII
)
_BROWSERS = re.compile(r"mozilla|firefox|chrom|safari|wkhtmltopdf|headless", re.IGNORECASE)
_DEPTH = 6
"""Levels of bookmarks that are headings."""


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """Open a PDF, as a `pypdfium2.PdfDocument`; one without a password opens though encrypted.

    Raises:
        UnreadableFileError: it needs a password, or is broken.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise UnreadableFileError(
                "The PDF is protected by a password; open it, save it without one and import that."
            ) from error
        raise UnreadableFileError(
            "The PDF is broken; get it once more, or open it, save it again and import that."
        ) from error
    try:
        yield pdf
    finally:
        pdf.close()


def told_title(pdf: Any) -> str:  # noqa: ANN401  (pypdfium2 has no types)
    """Return the title in the metadata, if it is one; else nothing."""
    return title_told(_told(pdf, "Title"))


def told_author(pdf: Any) -> str:  # noqa: ANN401
    """Return who wrote it by the metadata, unless it is the name of an account."""
    return author_told(_told(pdf, "Author"))


def told_subjects(pdf: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return the keywords in the metadata."""
    words = re.split(r"\s*[,;،؛]\s*", _told(pdf, "Keywords"))
    return tuple(dict.fromkeys(word for word in words if word))


def told_date(pdf: Any) -> str | None:  # noqa: ANN401
    """Return when it was made, or the day alone where it has no time.

    When a browser printed a page is not the date of what it says.
    """
    if _BROWSERS.search(_told(pdf, "Creator")):
        return None
    match = _DATE.match(_told(pdf, "CreationDate"))
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    sign, hours, minutes = match.groups()[6:]
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    with suppress(ValueError, OverflowError):
        zone = timezone(-ahead if sign == "-" else ahead)
        made = datetime(year, month, day, hour, minute, second, tzinfo=zone)
        if match[4] is None:
            return made.date().isoformat()
        return made.isoformat(timespec="seconds")
    return None


def sections(pdf: Any) -> dict[str, int]:  # noqa: ANN401
    """Return the letters of the bookmarks, each with its level."""
    found: dict[str, int] = {}
    for bookmark in pdf.get_toc(max_depth=_DEPTH):
        mark = letters(normalise(bookmark.get_title()))
        if mark:
            found.setdefault(mark, bookmark.level + 1)
    return found


def _told(pdf: Any, key: str) -> str:  # noqa: ANN401
    return " ".join(normalise(pdf.get_metadata_value(key)).split())
