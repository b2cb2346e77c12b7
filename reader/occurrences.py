"""Finding every occurrence of a text in articles: exact offsets, whatever the script.

Case, diacritics and variants are folded as in `reader.folding`. A text all in capitals keeps
its case and diacritics (``US`` is not ``us``), as every text does where that is asked for.
Words end as `reader.word_ends` says. An occurrence neither begins nor ends inside a grapheme.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UserError
from reader.folding import any_spelling, fold, plain
from reader.snapping import grapheme_start
from reader.values import BlockKind, Span
from reader.word_ends import may_begin, may_end

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.values import Block

LONGEST_TEXT = 1000
"""Code points; nobody looks for the occurrences of a longer text."""

_SIBILANT = re.compile(r"(?:[sxz]|[cs]h)\Z")
_PLURAL_IN_IES = re.compile(r"[^aeiou\W]y\Z")


@dataclass(frozen=True, slots=True)
class Matching:
    """What counts as an occurrence of a text."""

    match_case: bool = False
    """Whether case and diacritics must be the same."""
    inflected: bool = False
    """Whether possessives and plurals are taken whole: ``NATO’s``, ``Iraqis``; without it
    ``NATO’s`` is an occurrence of ``NATO`` that ends before the apostrophe."""
    parts_of_words: bool = False
    """Whether the text is also looked for inside of words."""
    beginnings: bool = False
    """Whether it is also looked for where a longer word begins."""


class Found(NamedTuple):
    """One occurrence: a span in code points."""

    start: int
    end: int
    part: bool
    """Whether it is a part of a longer word."""
    paragraph: Span
    """The block that it lies in."""


class Finder:
    """Finds the occurrences of one text; made once, used on any number of articles."""

    def __init__(self, text: str, matching: Matching) -> None:
        """Prepare to look for ``text``.

        Raises:
            UserError: there is nothing in ``text`` that could be found, or too much.
        """
        text = text.strip()
        if not fold(text).strip():
            raise UserError("There is nothing to look for; give a word or a phrase.")
        if len(text) > LONGEST_TEXT:
            raise UserError(f"A text of more than {LONGEST_TEXT} characters can't be looked for.")
        self._matching = matching
        self._plain = plain(text)
        self._exact = matching.match_case or self._plain.isupper()
        self._suffix = re.compile(_suffix(fold(text))) if matching.inflected else None
        self._pattern = re.compile(self._expression(text))

    def _expression(self, text: str) -> str:
        core = any_spelling(text)
        if self._matching.inflected and not self._exact and _PLURAL_IN_IES.search(fold(text)):
            return rf"(?:{any_spelling(text[:-1])}(?:ies|IES)(?!\w)|{core})"
        return core

    def may_find(self, text: str) -> bool:
        """Tell quickly whether `find` is worth calling."""
        return self._pattern.search(text) is not None

    def find(self, text: str, blocks: Iterable[Block]) -> Iterator[Found]:
        """Yield the occurrences in the ``blocks`` of ``text`` that aren't boilerplate, in order.

        None of them overlaps another or goes on in another block.
        """
        for paragraph in _paragraphs(blocks):
            start = paragraph.start
            while match := self._pattern.search(text, start, paragraph.end):
                found = self._occurrence(text, match, paragraph)
                start = found.end if found else match.start() + 1
                if found:
                    yield found

    def _occurrence(self, text: str, match: re.Match[str], paragraph: Span) -> Found | None:
        """Return the occurrence that ``match`` is, or None where it is none."""
        start, end = match.span()
        if self._exact and plain(match[0]) != self._plain:
            return None
        if grapheme_start(text, start) != start or grapheme_start(text, end) != end:
            return None
        begins = may_begin(text, start)
        whole_end = self._whole_end(text, end, paragraph.end)
        if begins and whole_end is not None:
            return Found(start, whole_end, part=False, paragraph=paragraph)
        if self._matching.parts_of_words or (self._matching.beginnings and begins):
            return Found(start, end, part=True, paragraph=paragraph)
        return None

    def _whole_end(self, text: str, end: int, limit: int) -> int | None:
        """Return where the word ends that is found up to ``end``; None: it goes on."""
        suffix = self._suffix.match(text, end, limit) if self._suffix else None
        if suffix and may_end(text, suffix.end()):
            return suffix.end()
        return end if may_end(text, end) else None


def _suffix(folded: str) -> str:
    """Return an expression for what makes a plural or a possessive of a word.

    English plurals, the possessive ``’s``, and what Turkish puts behind a name (``NATO’nun``);
    not the verbs that English shortens (``who’d``).
    """
    plural = "es|ES" if _SIBILANT.search(folded) else "s"
    verbs = r"(?!(?i:d|ll|m|re|t|ve)\b)"
    return rf"(?:['’]{verbs}\w{{1,6}}|{plural})(?!\w)"


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Span]:
    """Yield start and end of each block but boilerplate; the pieces of a long one are one."""
    start = end = 0
    for block in blocks:
        continued = block.kind is BlockKind.CONTINUED and end > start
        if end > start and not continued:
            yield Span(start, end)
        start = start if continued else block.start
        end = start if block.kind is BlockKind.BOILERPLATE else block.end
    if end > start:
        yield Span(start, end)
