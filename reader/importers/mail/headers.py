"""The headers of mails: encoded words, bytes without a charset, names and addresses."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.encoding import decode
from reader.importers.html.charset import decode_html
from reader.text import normalise

if TYPE_CHECKING:
    from email.message import Message

_LONGEST = 10_000
"""Characters of a header that are looked at."""
_NAME_FIRST = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
_NAME_LAST = re.compile(r"(?P<address>\S+@\S+) \((?P<name>.*)\)")
_ADDRESS = re.compile(r"\S+@\S+")
_LIST = re.compile(r'\s*"?([^"<>]*?)"?\s*<([^<>]+)>')
_OF_MACHINES = re.compile(r"[0-9a-f]{6}|\d{3}|\bmc list\b|\.local$|=", re.IGNORECASE)
_LINK = re.compile(r"<(https?://[^<>\s]+)>")


def header(message: Message, name: str) -> str:
    """Return the first header called ``name``, decoded, on one line; empty without one."""
    wanted = name.lower()
    for key, value in message.raw_items():
        if key.lower() == wanted:
            return " ".join(normalise(_words_decoded(str(value)[:_LONGEST])).split())
    return ""


def sender(message: Message) -> tuple[str, str]:
    """Return the name and the address of who wrote a mail; each may be empty."""
    written = header(message, "From") or header(message, "Sender")
    match = _NAME_FIRST.match(written) or _NAME_LAST.match(written)
    if match is None:
        return ("", written) if _ADDRESS.fullmatch(written) else (written, "")
    return (match["name"] or "").strip("'\" "), match["address"].strip()


def list_name(message: Message) -> str:
    """Return the name of the list that a mail went to (RFC 2919), if it is one for people."""
    match = _LIST.match(header(message, "List-Id"))
    names = (match[1], match[2]) if match else ()
    return next((name for name in names if name and not _OF_MACHINES.search(name)), "")


def archived_at(message: Message) -> str:
    """Return where a mail stands on the web (RFC 5064); empty where it doesn't say."""
    written = header(message, "Archived-At")
    match = _LINK.search(written) or _LINK.search(f"<{written}>")
    return match[1] if match else ""


def file_name(part: Message) -> str:
    """Return what a file that is sent along is called; empty where it has no name."""
    try:
        name = part.get_filename("")
    except (LookupError, TypeError, ValueError):  # parameters cut in pieces that don't fit
        return ""
    return " ".join(_words_decoded(name).split())


def written(message: Message) -> bytes:
    """Return a mail that was in another one as a document of its own."""
    try:
        return message.as_bytes()
    except (LookupError, TypeError, ValueError):  # bytes that no charset knows
        return message.as_string().encode("utf-8", "replace")


def text_of(data: bytes, charset: str | None) -> str:
    """Return ``data`` as text, also where its charset is missing, unknown or wrong."""
    try:
        return decode_html(data, charset or "")
    except UnreadableFileError:
        return data.decode("ascii", "replace")


def _words_decoded(value: str) -> str:
    """Return a header without its encoding (RFC 2047), and without guesses of the parser."""
    raw = value.encode("utf-8", "surrogateescape")
    try:
        value = decode(raw) if raw else ""
    except UnreadableFileError:
        value = raw.decode("ascii", "replace")
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError):  # base64 that is none
        return value
    return "".join(
        part if isinstance(part, str) else _part(part, charset) for part, charset in parts
    )


def _part(data: bytes, charset: str | None) -> str:
    if charset is None:
        return data.decode("raw-unicode-escape", "replace")
    return text_of(data, charset)
