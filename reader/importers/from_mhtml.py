"""Pages saved as MHTML (RFC 2557), by Chromium and others: the page, or the frame with the text."""

from __future__ import annotations

import email
import re
from email import policy
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.composed import web_address
from reader.importers.html.frames import Frame, read_with_frames

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from reader.importers.document import Document
    from reader.values import ImportedArticle

_HEADERS = re.compile(rb"\s*(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)+\r?\n")
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(
    rb"^(?:snapshot-content-location:|from:.*saved by|x-mhtml-)|^content-location:",
    re.IGNORECASE | re.MULTILINE,
)
_PAGES = ("text/html", "application/xhtml+xml")


def recognises(document: Document) -> bool:
    """Return whether it begins as a page that a browser saved into one file."""
    headers = _HEADERS.match(document.head)
    return bool(headers and _RELATED.search(headers[0]) and _SAVED.search(document.head))


def read(document: Document) -> Iterator[ImportedArticle]:
    """Yield the article of a saved page.

    Raises:
        UnreadableFileError: there is no page in it, or no text on that.
    """
    message = email.message_from_bytes(document.data, policy=policy.compat32)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not pages:
        raise UnreadableFileError("There is no page in this file; save it again.")
    start = str(message.get_param("start") or "")
    first = next((part for part in pages if start and _identity(part) == start), pages[0])
    saved = {name: part for part in pages if part is not first for name in _names(part)}

    def load(source: str) -> Frame | None:
        part = saved.get(source.strip())
        return None if part is None else _frame(part)

    page = _frame(first)
    address = page.address or web_address(_header(message, "Snapshot-Content-Location"))
    yield read_with_frames(page._replace(address=address), load)


def _identity(part: Message) -> str:
    return _header(part, "Content-ID")


def _names(part: Message) -> Iterator[str]:
    """Yield the addresses that a frame can have for a part."""
    yield "cid:" + _identity(part).strip("<>")
    yield _header(part, "Content-Location")


def _header(part: Message, name: str) -> str:
    return "".join(str(part.get(name) or "").split())


def _frame(part: Message) -> Frame:
    data = part.get_payload(decode=True)
    charset = str(part.get_param("charset") or "")
    location = _header(part, "Content-Location")
    address = location if location.startswith(("http://", "https://")) else ""
    return Frame(data if isinstance(data, bytes) else b"", charset, address)
