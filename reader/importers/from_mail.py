"""Mails (RFC 5322, MIME): an article a mail, those sent along in it and files as their own."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from email import policy
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from reader.errors import UnreadableFileError
from reader.importers.archives.members import Member, read_member, refuse_deep, within
from reader.importers.archives.unpacking import Allowance
from reader.importers.composed import Told, compose
from reader.importers.document import Failure
from reader.importers.mail import headers, labels
from reader.importers.mail.text import blocks_of_part, children, is_apart, payload
from reader.importers.refusals import failure_told
from reader.importers.times.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from reader.importers.document import Document
    from reader.values import ImportedArticle

_HEADER = re.compile(rb"[!-9;-~]+:[ \t]")
_ANY_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]*:", re.MULTILINE)
_OF_MAIL = re.compile(
    rb"^(?:message-id|received|return-path|delivered-to|dkim-signature|x-mailer):",
    re.IGNORECASE | re.MULTILINE,
)
_IN_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_TO = re.compile(rb"^to:", re.IGNORECASE | re.MULTILINE)
"""Who gets it: no mail of a page that a browser has saved says that."""
_FROM = re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE)
_END = re.compile(rb"\r?\n\r?\n")
_COUNT = re.compile(rb"\d+[ \t]*\n")
"""What stands before a mail in the files of Apple Mail."""
_UNREADABLE = {
    "application/ms-tnef": "Its text is in a winmail.dat of Outlook, which can't be read; "
    "save the mail as HTML or text and import that.",
    "multipart/encrypted": "The mail is encrypted; decrypt it in your mail program and save it.",
    "application/pkcs7-mime": "The mail is encrypted; decrypt it in your mail program and save it.",
}


def recognises(document: Document) -> bool:
    """Return whether it begins with the headers of a mail that was sent."""
    return begins_mail(document.head)


def begins_mail(data: bytes) -> bool:
    """Return whether ``data`` begins with the headers of a mail that was sent."""
    data = data[match.end() :] if (match := _COUNT.match(data)) else data
    if not _HEADER.match(data):
        return False
    end = _END.search(data)
    start = data[: end.start()] if end else data
    is_mail = _OF_MAIL.search(start) or (_IN_MIME.search(start) and _TO.search(start))
    return bool(_FROM.search(start) and is_mail)


def read(document: Document) -> Iterator[ImportedArticle | Failure]:
    """Yield the article of a mail, then of those in it, then what is in the files sent along.

    Raises:
        UnreadableFileError: there is no text in it.
    """
    data = document.data
    if not data.strip():
        raise UnreadableFileError("The file is empty; there is nothing in it to import.")
    if not _ANY_HEADER.search(data):
        raise UnreadableFileError(
            "There is no mail in this file; save it again in your mail program."
        )
    if document.suffix == ".emlx" and (match := _COUNT.match(data)):
        data = data[match.end() :][: int(match[0])]
    yield from read_message(document, data, "")


def read_message(
    document: Document, data: bytes, part: str, received: str = ""
) -> Iterator[ImportedArticle | Failure]:
    """Yield what is in the mail ``data``, which is the ``part`` of a document.

    ``received`` is when it came, as its mailbox says.

    Raises:
        UnreadableFileError: there is no text in it, or it is nested too deep.
    """
    refuse_deep(document)
    own = replace(document, allowance=document.allowance or Allowance(document.limits, len(data)))
    with failure_told(document.limits):
        message = email.message_from_bytes(data, policy=policy.compat32)
        yield from _in_message(own, message, data, part, received)


def _in_message(
    document: Document, message: Message, data: bytes, part: str, received: str = ""
) -> Iterator[ImportedArticle | Failure]:
    blocks = blocks_of_part(message)
    if blocks:
        yield compose(_told(message, received), blocks, data, "message/rfc822", part)
    is_empty = not blocks
    for number, apart in enumerate(_apart(message), 1):
        for found in _in_apart(document, apart, part, number):
            is_empty = False
            yield found
    if is_empty:
        raise UnreadableFileError(_why_empty(message))


def _told(message: Message, received: str) -> Told:
    name, address = headers.sender(message)
    # What is sent to many by a list's program is from the list; else from where the writer is.
    is_newsletter = headers.header(message, "List-Unsubscribe")
    return Told(
        title=headers.header(message, "Subject"),
        bylines=(_in_order(name),),
        source=headers.list_name(message) or (name if is_newsletter else "")
        or address.rpartition("@")[2].lower(),
        published=instant(headers.header(message, "Date")) or instant(received),
        url=headers.archived_at(message),
        language=headers.header(message, "Content-Language").partition(",")[0],
        tags=labels.tags(message),
        starred=labels.is_starred(message),
    )  # fmt: skip


def _in_order(name: str) -> str:
    """Return ``Halloran, Ines`` as one says it."""
    last, comma, first = name.partition(",")
    return f"{first} {last}" if comma and "," not in first else name


def _apart(message: Message) -> Iterator[Message]:
    """Yield the mails and files that are sent along in a mail, not what is in those."""
    for child in children(message):
        if is_apart(child):
            yield child
        else:
            yield from _apart(child)


def _in_apart(
    document: Document, apart: Message, part: str, number: int
) -> Iterator[ImportedArticle | Failure]:
    """Yield what is in a mail or a file that is sent along."""
    if not apart.is_multipart():
        file = payload(apart)
        member = Member(headers.file_name(apart), len(file), len(file), partial(BytesIO, file))
        yield from (within(found, part) for found in read_member(document, member))
        return
    for mail in children(apart):
        try:
            yield from _in_message(document, mail, headers.written(mail), f"{part}/{number}")
        except UnreadableFileError as error:
            yield Failure(f"{part}/{number}", str(error))


def _why_empty(message: Message) -> str:
    kinds = (each.get_content_type() for each in message.walk())
    sentences = (_UNREADABLE[kind] for kind in kinds if kind in _UNREADABLE)
    return next(sentences, "There is no text in this mail.")
