"""Web archives (WARC, ISO 28500): an article for each page that was fetched."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, cast
from urllib.parse import urldefrag

from reader.errors import UnreadableFileError
from reader.importers.archives.members import refuse_other
from reader.importers.composed import absolute, web_address
from reader.importers.document import Failure
from reader.importers.encoding import decode
from reader.importers.from_html import read_page
from reader.importers.from_text import article_of
from reader.importers.limits import megabytes
from reader.importers.refusals import failure_told
from reader.importers.times.instants import instant
from reader.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from typing import BinaryIO

    from warcio.recordloader import ArcWarcRecord

    from reader.importers.document import Document
    from reader.importers.limits import Limits
    from reader.values import ImportedArticle

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_TEXT = "text/plain"
_BROTLI = "br"
_DECODED = frozenset(("", "identity", "gzip", "x-gzip", "deflate", _BROTLI))
_PIECE = 256 * 1024
"""Bytes that are unpacked at once."""
_CUT_OFF = "The archive is cut off or damaged here; what is before is imported, get it once more."


class _Fetched(NamedTuple):
    """What was fetched from an address."""

    address: str
    date: str
    status: str
    kind: str
    """The media type."""
    charset: str
    encoding: str
    location: str
    """Where a redirect leads."""
    language: str = ""
    is_converted: bool = False
    """Whether it is what somebody made of what was fetched, as the texts of Common Crawl are."""


def recognises(document: Document) -> bool:
    """Return whether it begins with a record. What is compressed is unpacked before."""
    return document.head.startswith(b"WARC/")


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of each page that was there, or of its text where that was taken out.

    What else was fetched is passed over.

    Raises:
        UnreadableFileError: there is none.
    """
    refuse_other(is_archive=recognises(document))
    wanted = set(document.pages)
    number = 0
    for record in _records(document.file):
        if record is None:
            number += 1
            yield Failure("", _CUT_OFF)
            break
        fetched = _fetched(record)
        if _is_meant(fetched, wanted):
            number += 1
            yield _found(record, fetched, document.limits, f"#{number}")
    if not number:
        raise UnreadableFileError("There is no page in this web archive.")


def _records(file: BinaryIO) -> Iterator[ArcWarcRecord | None]:
    """Yield the records; None is the end of what is damaged."""
    from warcio import ArchiveIterator

    file.seek(0)
    stepwise = _Stepwise(file)
    records = ArchiveIterator(stepwise)
    stream: object = None
    while True:
        try:
            record = next(records, None)
        except (MemoryError, RecursionError):
            raise
        except Exception:  # noqa: BLE001  (what the library makes of damage is of every kind)
            break
        if record is None and stepwise.is_ended and getattr(stream, "limit", None) == 0:
            return
        if record is None or record.length is None:  # less came than was announced
            break
        stream = record.raw_stream
        yield record
    yield None


class _Stepwise:
    """A file that gives what it has before it tells of a damage behind that."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = cast("BufferedReader", file)
        self.tell = file.tell
        self.is_ended = True
        """Whether what was read ends as a record does."""

    def read(self, size: int) -> bytes:
        data = self._file.read1(size)
        self.is_ended = data.endswith(b"\n") if data else self.is_ended
        return data


def _fetched(record: ArcWarcRecord) -> _Fetched:
    said, answer = record.rec_headers, record.http_headers
    is_response = record.rec_type == "response" and answer is not None
    headers = answer if is_response else said
    kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    charset = parameters.lower().partition("charset=")[2].partition(";")[0]
    is_converted = record.rec_type == "conversion"
    is_page = is_response or is_converted or record.rec_type == "resource"
    return _Fetched(
        address=web_address(said.get_header("WARC-Target-URI") or "") if is_page else "",
        date=instant(said.get_header("WARC-Date") or ""),
        status=answer.get_statuscode() if is_response else "200",
        kind=kind.strip().lower(),
        charset=charset.strip("\"' "),
        encoding=(headers.get_header("Content-Encoding") or "").strip().lower(),
        location=(headers.get_header("Location") or "") if is_response else "",
        language=(said.get_header("WARC-Identified-Content-Language") or "").partition(",")[0],
        is_converted=is_converted,
    )


def _is_meant(fetched: _Fetched, wanted: set[str]) -> bool:
    """Return whether it is a page, and one of those ``wanted`` if these are known.

    Where a redirect leads is wanted, too, if it is.
    """
    is_wanted = not wanted or urldefrag(fetched.address).url in wanted
    if wanted and is_wanted and fetched.location:
        wanted.add(urldefrag(absolute(fetched.address, fetched.location)).url)
    is_read = fetched.kind in _PAGES or (fetched.is_converted and fetched.kind == _TEXT)
    return bool(fetched.address) and fetched.status == "200" and is_read and is_wanted


def _found(
    record: ArcWarcRecord, fetched: _Fetched, limits: Limits, part: str
) -> ImportedArticle | Failure:
    try:
        with failure_told(limits):
            data = _content(record, fetched.encoding, limits.size)
            article = _read(data, fetched)
    except UnreadableFileError as error:
        return Failure(part, f"{error} ({fetched.address})")
    return article._replace(
        url=article.url or fetched.address,
        language=article.language or fetched.language,
        fields=(*article.fields, *([("saved", fetched.date)] if fetched.date else [])),
        file=part,
        media_type=fetched.kind,
        original=data,
    )


def _read(data: bytes, fetched: _Fetched) -> ImportedArticle:
    if fetched.kind == _TEXT:
        text = normalise(decode(data))
        if not text.strip():
            raise UnreadableFileError("There is no text in this record.")
        return article_of(text)
    return read_page(data, fetched.charset, fetched.address)


def _content(record: ArcWarcRecord, encoding: str, limit: int) -> bytes:
    """Return what was fetched, as it was before it was packed for the way."""
    announced = record.length if record.payload_length < 0 else record.payload_length
    stream = record.raw_stream
    if encoding == _BROTLI:  # which the library knows no more in its present form
        record.http_headers.remove_header("Content-Encoding")
    try:
        raw = stream.read(limit + 1)
        record.raw_stream = BytesIO(raw)
        data: bytes = record.content_stream().read(limit + 1)
        if encoding == _BROTLI and not _is_plain(data):
            data = _of_brotli(data, limit)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # (as above)
        raise UnreadableFileError("The page is damaged.") from error
    finally:
        record.raw_stream = stream
    if len(raw) < min(announced, limit + 1):
        raise UnreadableFileError("The archive ends within this page.")
    if len(data) > limit:
        raise UnreadableFileError(f"The page is larger than {megabytes(limit)}.")
    if encoding not in _DECODED and not _is_plain(data):
        raise UnreadableFileError(f"The page is packed in a way that can't be read: {encoding}.")
    return data


def _is_plain(data: bytes) -> bool:
    """Return whether a page was stored unpacked, whatever its answer said."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _of_brotli(data: bytes, limit: int) -> bytes:
    """Return what was packed by Brotli (RFC 7932), not much more of it than the ``limit``.

    Raises:
        ValueError: it ends too soon.
    """
    import brotli

    packed = brotli.Decompressor()
    pieces = [packed.process(data, output_buffer_limit=_PIECE)]
    while not packed.is_finished() and pieces[-1] and _PIECE * len(pieces) <= limit:
        pieces.append(packed.process(b"", output_buffer_limit=_PIECE))
    whole = b"".join(pieces)
    if not packed.is_finished() and len(whole) <= limit:
        raise ValueError("It is cut off.")
    return whole
