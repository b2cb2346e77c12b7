"""What converters of pages to plain text mark links, headings and emphasis with.

``* [World](/world)`` of Markdown, and ``[2]World`` of text browsers, which list below the text
where the numbers lead. Such lines are read without their marks; the text itself keeps them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 600
"""Code points of a line that is none of the body; addresses count as well."""
_SIGNS = ("](", "[1]", "[2]")
"""One of them is in a text that has marks for links."""
_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,300}(?:\s\"[^\"]{0,200}\")?\)")
_NUMBERED = re.compile(r"\[\d{1,4}\](?=[^\W\d_])|^\[\d{1,4}\](?=\w)")
_PLACE = re.compile(r"\d{1,4}\.\s(?:https?|file|mailto|javascript):\S+")
"""Where a numbered link leads."""
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_FIRST_HEADING = re.compile(r"#\s+\S")
_BULLET = re.compile(r"[*+•o-]\s+(?=!?\[)|#(?=\[\d)")
_EMPHASIS = re.compile(r"(\*\*\*?|__|[*_])(?P<inside>[^*_]{1,200})\1")
_BUTTON = re.compile(r"\(BUTTON\)\s*|\[(?:INS|DEL|BUTTON): ?:?(?:INS|DEL|BUTTON)?\]")
_STOPS = tuple(".:;؛۔。")


class Marks(NamedTuple):
    """What the marks say of the lines of a text."""

    lines: Sequence[str]
    """The lines without marks; one that is nothing else stays as it is."""
    linked: frozenset[int] = frozenset()
    """Those of which all is a link."""
    heading: int | None = None
    """The line that is the one heading of the first level."""


def without_marks(text: str, lines: Sequence[str]) -> Marks:
    """Return ``lines`` of ``text`` without marks, and what those say."""
    if not _has_marks(text):
        return Marks(lines)
    is_numbered = any(_NUMBERED.search(line) for line in lines)
    linked = frozenset(
        index for index, line in enumerate(lines) if _is_linked(line, is_numbered=is_numbered)
    )
    headings = [index for index, line in enumerate(lines) if _FIRST_HEADING.match(line)]
    plain = [_plain(line) or line for line in lines]
    return Marks(plain, linked, headings[0] if len(headings) == 1 else None)


def _has_marks(text: str) -> bool:
    return (
        ("[" in text and any(sign in text for sign in _SIGNS))
        or ("#" in text and ("\n# " in text or text.startswith("# ")))
        or ("*" in text and "**" in text)
    )


def _is_linked(line: str, *, is_numbered: bool) -> bool:
    if len(line) > _LONGEST:
        return False
    bare = _HEADING.sub("", _BULLET.sub("", line, count=1), count=1)
    if is_numbered and (_PLACE.fullmatch(line) or _BUTTON.match(line)):
        return True
    if is_numbered and _NUMBERED.match(bare):
        return not line.endswith(_STOPS)
    is_link = _LINK.search(bare) is not None
    return is_link and not any(map(str.isalnum, _LINK.sub("", _LINK.sub("", bare))))


def _plain(line: str) -> str:
    if len(line) > _LONGEST:
        return line
    bullet = _BULLET.match(line)
    bare = _LINK.sub(r"\1", _LINK.sub(r"\1", line[bullet.end() if bullet else 0 :]))
    bare = _NUMBERED.sub("", _BUTTON.sub("", bare)).strip()
    bare = _HEADING.sub("", bare, count=1)
    emphasised = _EMPHASIS.fullmatch(bare)
    return (emphasised["inside"] if emphasised else bare).strip()
