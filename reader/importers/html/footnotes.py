"""The notes that an article refers to: they stand below it, or beside it, and lead back to it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.values import BlockKind, InlineKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from reader.importers.html.blocks import Piece

_LEVELS = 4
"""How many elements around a block may be the note that it is of."""
_LONGEST = 3000
"""Code points; what says more is a part of the text that its contents lead to."""
_UNLINKED = 0.2


def footnotes(pieces: Sequence[Piece], article: AbstractSet[int]) -> AbstractSet[int]:
    """Return the blocks of the notes that an ``article`` refers to, and their heading.

    ``article`` and the result are indices of ``pieces``.
    """
    calling = [pieces[index] for index in article if any(_calls(pieces[index]))]
    if not calling:
        return set()
    called = {call for piece in calling for call in _calls(piece)}
    marks = {mark for element in {piece.element for piece in calling} for mark in _marks(element)}
    notes: dict[HtmlElement, bool] = {}
    found: set[int] = set()
    for index, piece in enumerate(pieces):
        note = None if index in article else _note_of(piece.element, called, notes)
        if note is None:
            continue
        if note not in notes:
            notes[note] = _leads_back(note, marks)
        if notes[note]:
            found.add(index)
    return found | _heading(pieces, article, found)


def _calls(piece: Piece) -> Iterator[str]:
    """Yield what a block refers to on its own page, as it seems: saved links may be complete."""
    for inline in piece.inlines:
        if inline.kind is InlineKind.LINK and "#" in inline.href:
            yield _target(inline.href)


def _target(href: str) -> str:
    return unquote(href.partition("#")[2])


def _marks(element: HtmlElement) -> Iterator[str]:
    """Yield what an element and those in it can be referred to by."""
    for each in element.iter():
        yield from _own_marks(each)


def _own_marks(element: HtmlElement) -> Iterable[str]:
    return filter(None, (element.get("id"), element.get("name")))


def _note_of(
    element: HtmlElement, called: AbstractSet[str], known: Collection[HtmlElement]
) -> HtmlElement | None:
    """Return the element around a block, or in it, that is ``called``; None where there is none.

    ``known`` are those that were found so far: one may be called by a link in its first block.
    """
    for around in (element, *islice(element.iterancestors(), _LEVELS)):
        if around in known or not called.isdisjoint(_own_marks(around)):
            return around
    return element if any(not called.isdisjoint(_own_marks(a)) for a in element.iter("a")) else None


def _leads_back(note: HtmlElement, marks: AbstractSet[str]) -> bool:
    """Return whether a note has a link to where it is referred to, and to nothing in itself."""
    own = set(_marks(note))
    back = {_target(each.get("href") or "") for each in note.iter("a")} - own
    return not back.isdisjoint(marks) and len(note.text_content()) <= _LONGEST


def _heading(
    pieces: Sequence[Piece], article: AbstractSet[int], notes: AbstractSet[int]
) -> AbstractSet[int]:
    """Return the heading right above the first of the ``notes``, if they have one."""
    above = min(notes, default=0) - 1
    if above < 0 or above in article or pieces[above].kind is not BlockKind.HEADING:
        return set()
    return {above} if pieces[above].linked < _UNLINKED else set()
