"""Where a word that is found may begin and end. Pure functions.

Words end where a selection snaps to (`reader.snapping.atoms`), and after an article that lost
its vowel (``l’OTAN``); scripts that put no spaces between words need no word ends.
"""

from __future__ import annotations

import re

from reader.snapping import atoms
from reader.text import UNSPACED

_NEAR = 64
"""Code points to both sides of a place that are read to see whether it is inside a word."""
_ELIDED = re.compile(
    r"(?<!\w)(?:[cdjlmnst]|(?:jus|lors|puis|quois)?qu|un|a?gl|all|dall|dell|nell|sull)['’]\Z",
    re.IGNORECASE,
)
"""French and Italian words that lose their end before a vowel: the next word begins there."""
_LONGEST_ELIDED = 8


def may_begin(text: str, offset: int) -> bool:
    """Tell whether a word may begin at ``offset``, which is no place inside a grapheme."""
    return not _is_inside(text, offset) or _follows_elision(text, offset)


def may_end(text: str, offset: int) -> bool:
    """Tell whether a word may end at ``offset``, which is no place inside a grapheme."""
    return not _is_inside(text, offset)


def _is_inside(text: str, offset: int) -> bool:
    if offset <= 0 or offset >= len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if before in " \n" or after in " \n" or UNSPACED.match(before) or UNSPACED.match(after):
        return False
    if before.isalnum() and after.isalnum():
        return True
    start = max(text.rfind(" ", 0, offset), offset - _NEAR, 0)
    end = min(len(text), offset + _NEAR)
    near = atoms(text, start, end)
    return any(atom.start < offset < atom.end for atom in near)


def _follows_elision(text: str, offset: int) -> bool:
    before = text[max(0, offset - _LONGEST_ELIDED) : offset]
    return _ELIDED.search(before) is not None
