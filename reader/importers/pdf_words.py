"""Joining the lines of a PDF to running text: hyphens at line ends, spaces between words."""

from __future__ import annotations

import re
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
        text = lines[0]
        for line in lines[1:]:
            text = self._join(text, line)
        return text

    def _join(self, text: str, line: str) -> str:
        if text[-1:] in _HYPHENS and len(text) > 1:
            return self._rejoin(text, line)
        if UNSPACED.match(text[-1:]) and UNSPACED.match(line):
            return text + line
        return f"{text} {line}"

    def _rejoin(self, text: str, line: str) -> str:
        """Return what a hyphen at a line end parts: a word, or two that it joins."""
        last, first = _LAST.search(text[-_LONGEST:]), _FIRST.match(line)
        if text[-2].isspace():  # a dash
            return f"{text} {line}"
        if last is None or first is None:
            return text + line
        whole, compound = f"{last[1]}{first[0]}".casefold(), f"{last[1]}-{first[0]}".casefold()
        if whole not in self._known and (
            compound in self._known or self._are_two(last[1], first[0])
        ):
            return text + line
        return text[:-1] + line

    def _are_two(self, last: str, first: str) -> bool:
        """Return whether both are words by themselves, and no syllables."""
        if first[0].isupper():
            return True
        both = last.casefold(), first.casefold()
        return min(map(len, both)) >= _SYLLABLE and self._known.issuperset(both)
