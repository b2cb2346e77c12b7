"""What the owner of a mailbox made of its mails, as mail programs keep it: tags and a star."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from reader.importers.mail.headers import header

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_OF_GMAIL = frozenset(
    (
        *("inbox", "unread", "opened", "archived", "sent", "draft", "drafts"),
        *("important", "starred", "trash", "spam", "chat"),
    )
)
"""Labels that Gmail sets, and not its user; those of its tabs begin with ``Category``."""
_OF_THUNDERBIRD = frozenset(("junk", "nonjunk"))
_STAR = "starred"
_MARKED = 0x0004
"""The bit of a star among Thunderbird's."""


def tags(message: Message) -> tuple[str, ...]:
    """Return what it was tagged with, whatever tagged it."""
    keys = header(message, "X-Mozilla-Keys").split()
    own = (key for key in keys if not key.startswith("$") and key not in _OF_THUNDERBIRD)
    return (*header(message, "Keywords").split(","), *filter(_is_own, _of_gmail(message)), *own)


def is_starred(message: Message) -> bool:
    """Return whether Gmail or Thunderbird had a star at it."""
    if _STAR in map(str.casefold, _of_gmail(message)):
        return True
    try:
        return bool(int(header(message, "X-Mozilla-Status"), 16) & _MARKED)
    except ValueError:
        return False


def _of_gmail(message: Message) -> Iterator[str]:
    """Yield the labels in an export of Gmail; one with a comma in it stands in quotes."""
    for row in csv.reader([header(message, "X-Gmail-Labels")], skipinitialspace=True):
        yield from map(str.strip, row)


def _is_own(label: str) -> bool:
    name = label.casefold()
    return name not in _OF_GMAIL and not name.startswith(("category ", "imap_"))
