"""What in an article leads elsewhere: addresses, references to notes, notes back. Pure functions.

References are those of Markdown (``[^name]``) and of plain text (``[1]``, ``[a]``, ``¹``) for
which a block of the article begins with the same sign: that block is the note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from reader.values import InlineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.values import Block, Inline

_SIGN = re.compile(r"\[\^[^\]\s]{1,40}\]|\[(?:\d{1,3}|[a-z])\]|[¹²³⁰⁴-⁹]{1,3}")
_FIRST = frozenset("[¹²³⁰⁴⁵⁶⁷⁸⁹")
_NESTED = 4
"""How many links may begin inside of each other."""
_NOTE = re.compile(r"[:.]?\s*\S")
"""What follows the sign of a note."""


class LinkKind(Enum):
    """Where a link leads."""

    ADDRESS = auto()
    REFERENCE = auto()
    """From the text to a note."""
    NOTE = auto()
    """From a note back to the text."""


class Link(NamedTuple):
    """A stretch of text that leads elsewhere."""

    start: int
    end: int
    kind: LinkKind
    href: str = ""
    """Of an address."""
    target: Span = Span(0, 0)
    """Of a reference, the whole note; of a note, the first reference to it."""


class _Note(NamedTuple):
    sign: Span
    whole: Span


def links(text: str, blocks: Sequence[Block], inlines: Sequence[Inline]) -> list[Link]:
    """Return all links of an article, in order."""
    addresses = (
        Link(each.start, each.end, LinkKind.ADDRESS, each.href)
        for each in inlines
        if each.kind is InlineKind.LINK and each.href
    )
    return sorted([*addresses, *_references(text, _notes(text, blocks))], key=_place)


def link_at(found: Sequence[Link], offset: int) -> Link | None:
    """Return the link that covers ``offset``, else one that ends there, or None."""
    place = bisect_right(found, offset, key=lambda link: link.start)
    near = found[max(0, place - _NESTED) : place][::-1]
    covering = (link for link in near if offset < link.end)
    return next(covering, None) or next((link for link in near if offset == link.end), None)


def _place(link: Link) -> tuple[int, int]:
    return link.start, -link.end


def _notes(text: str, blocks: Sequence[Block]) -> dict[str, list[_Note]]:
    """Return the blocks that may be notes, by their signs."""
    found: dict[str, list[_Note]] = {}
    for block in blocks:
        if text[block.start] not in _FIRST:
            continue
        sign = _SIGN.match(text, block.start, block.end)
        if sign and _NOTE.match(text, sign.end(), block.end):
            note = _Note(Span(*sign.span()), Span(block.start, block.end))
            found.setdefault(sign[0], []).append(note)
    return found


def _references(text: str, notes: dict[str, list[_Note]]) -> Iterator[Link]:
    signs = {note.sign for same in notes.values() for note in same}
    pointed: set[_Note] = set()
    for match in _SIGN.finditer(text) if notes else ():
        span = Span(*match.span())
        same = notes.get(match[0])
        if not same or span in signs:
            continue
        note = next((each for each in same if each.sign.start > span.start), same[-1])
        yield Link(*span, LinkKind.REFERENCE, target=note.whole)
        if note not in pointed:
            pointed.add(note)
            yield Link(*note.sign, LinkKind.NOTE, target=span)
