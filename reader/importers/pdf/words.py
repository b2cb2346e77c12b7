"""Joining the lines of a PDF to running text: hyphens at line ends, spaces between words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.text import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HYPHENS = "-\u00ad\u2010"
_LONGEST = 100
"""Characters of a word that is looked up, at most."""
_SYLLABLE = 4
"""Letters; what is shorter may be a word, and a syllable of another all the same."""
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:[-\u2010][^\W\d_]+)*)[-\u00ad\u2010]$")
_FIRST = re.compile(r"[^\W\d_]+")


_WIDE = re.compile("[\u3000-\u303f\uff00-\uff65]")
"""Marks of China and Japan, which have their own space in them."""
_MARKS = "“”‘’…—·"


class Words:
    """The words of a document, which tell whether a hyphen at a line end belongs to its word."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take all lines of the document; words that are cut at a line end don't count."""
        self._known: set[str] = set()
        for line in lines:
            words = [match[0].casefold() for match in _WORD.finditer(line)]
            self._known.update(words[1:-1] if line[-1:] in _HYPHENS else words[1:])

    def join(self, lines: Sequence[str]) -> str:
        """Return lines as one text."""
        pieces: list[str] = []
        for before, line in pairwise(lines):
            pieces.append(self._before(before, line))
        return "".join([*pieces, lines[-1]])

    def _before(self, before: str, line: str) -> str:
        """Return a line with what stands between it and the next one."""
        if before[-1:] in _HYPHENS and len(before) > 1:
            return self._without_hyphen(before, line)
        if _is_unspaced(before, line):
            return before
        return f"{before} "

    def _without_hyphen(self, before: str, line: str) -> str:
        """Return a line without the hyphen at its end, unless that joins two words."""
        last, first = _LAST.search(before[-_LONGEST:]), _FIRST.match(line)
        if before[-2].isspace():  # a dash
            return f"{before} "
        if last is None or first is None:
            return before
        whole, compound = f"{last[1]}{first[0]}".casefold(), f"{last[1]}-{first[0]}".casefold()
        if whole not in self._known and (
            compound in self._known or self._are_two(last[1], first[0])
        ):
            return before
        return before[:-1]

    def _are_two(self, last: str, first: str) -> bool:
        """Return whether both are words by themselves, and no syllables."""
        if first[0].isupper():
            return True
        both = last.casefold(), first.casefold()
        return min(map(len, both)) >= _SYLLABLE and self._known.issuperset(both)


def _is_unspaced(before: str, line: str) -> bool:
    """Return whether there is no space between two lines, as in scripts that have none."""
    if _WIDE.match(before[-1:]) or _WIDE.match(line):
        return True
    last, first = before.rstrip(_MARKS)[-1:], line.lstrip(_MARKS)
    return bool(UNSPACED.match(last) and UNSPACED.match(first))
