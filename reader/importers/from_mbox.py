"""Mailboxes in one file (mbox, RFC 4155, and MMDF): an article a mail, however many there are."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reader.errors import UnreadableFileError
from reader.importers.document import Failure
from reader.importers.from_mail import read_message
from reader.importers.limits import megabytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importers.document import Document
    from reader.values import ImportedArticle

_POSTMARK = re.compile(rb"From (?:\S* +)?(.*\d{4}.*|-.*)?\r?\n")
"""What is before each mail: who sent it, and when it came."""
_END = b"\x01\x01\x01\x01\n"
_DIVIDED = re.compile(rb"\x01{4}\r?\n")
"""The line before and the line behind each mail, in MMDF."""
_HEADER = re.compile(rb"[!-9;-~]+:|>?From ")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_MOZILLA_STATUS = re.compile(rb"^X-Mozilla-Status: ([0-9a-fA-F]{4})\r?$", re.MULTILINE)
_STATUS_WITHIN = 1024
"""Bytes; it is the first header, or among the first."""
_EXPUNGED = 0x8
_LINE = 1 << 20
"""Bytes of a line that are read at once."""


class _Mail(NamedTuple):
    data: bytes | None
    """None where it is larger than it may be."""
    received: str
    """As the postmark says."""


def recognises(document: Document) -> bool:
    """Return whether it begins with a postmark and a header, or a divider, empty lines aside."""
    head = document.head.lstrip(b"\r\n")
    divider = _DIVIDED.match(head)
    postmark = _POSTMARK.match(head, divider.end() if divider else 0)
    begin = postmark or divider
    return bool(begin and _HEADER.match(head, begin.end()))


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield what is in each mail.

    Raises:
        UnreadableFileError: it doesn't begin as a mailbox does.
    """
    if not recognises(document):
        raise UnreadableFileError(
            "There is no mail in this mailbox; export it again from your mail program."
        )
    is_divided = _DIVIDED.match(document.head.lstrip(b"\r\n"))
    mails = (_divided if is_divided else _mails)(document.file, document.limits.size)
    for number, mail in enumerate(mails, 1):
        part = f"#{number}"
        if mail.data is not None and _is_deleted(mail.data):
            continue
        if mail.data is None:
            yield Failure(part, f"The mail is larger than {megabytes(document.limits.size)}.")
            continue
        try:
            yield from read_message(document, mail.data, part, mail.received)
        except UnreadableFileError as error:
            yield Failure(part, str(error))


def _is_deleted(data: bytes) -> bool:
    """Return whether Thunderbird has deleted a mail, but not yet taken it out of its file."""
    match = _MOZILLA_STATUS.search(data, 0, _STATUS_WITHIN)
    return bool(match and int(match[1], 16) & _EXPUNGED)


def _mails(file: BinaryIO, limit: int) -> Iterator[_Mail]:
    """Yield the mails one after the other; no more than one is in memory."""
    file.seek(0)
    postmark = file.readline(_LINE)
    while postmark and not postmark.strip(b"\r\n"):
        postmark = file.readline(_LINE)
    lines: list[bytes] = []
    size = 0
    is_start = True
    following = file.readline(_LINE)
    while following:
        line, following = following, file.readline(_LINE)
        if is_start and _POSTMARK.fullmatch(line) and _HEADER.match(following):
            yield _mail(postmark, lines, size, limit)
            postmark, lines, size = line, [], 0
        else:
            size += len(line)
            if size <= limit:
                lines.append(line)
        is_start = not line.strip(b"\r\n")
    yield _mail(postmark, lines, size, limit)


def _divided(file: BinaryIO, limit: int) -> Iterator[_Mail]:
    """Yield the mails that stand between dividers, one after the other."""
    file.seek(0)
    postmark, lines, size = b"", list[bytes](), 0
    for line in chain(iter(partial(file.readline, _LINE), b""), (_END,)):
        if _DIVIDED.fullmatch(line):
            if size:
                yield _mail(postmark, lines, size, limit)
            postmark, lines, size = b"", [], 0
        elif not size and _POSTMARK.fullmatch(line):
            postmark = line
        elif size or line.strip(b"\r\n"):
            size += len(line)
            if size <= limit:
                lines.append(line)


def _mail(postmark: bytes, lines: list[bytes], size: int, limit: int) -> _Mail:
    """Return a mail as it was before the mailbox quoted it."""
    match = _POSTMARK.fullmatch(postmark)
    received = (match[1] or b"").decode("ascii", "replace") if match else ""
    data = _QUOTED.sub(rb"\1", b"".join(lines)) if size <= limit else None
    return _Mail(data, received)
