"""The lists of a DOCX: what stands before each of their items, counted in the order of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.importers.numbering import written
from reader.importers.office.docx_elements import attribute, child, number_in
from reader.text import normalise
from reader.values import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_FORMS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "bullet": "bullet",
    "none": "none",
}
_BLANK = "blank"
"""The form of what pandoc puts before a paragraph that goes on an item: a space for a bullet."""
_NUMBER = re.compile(r"%([1-9])")
_LONGEST = 12
"""Code points of what may stand before an item; of more, the number alone is shown."""


class _Level(NamedTuple):
    form: str
    text: str
    """With ``%1`` for the number of the outermost level, ``%2`` for that of the next …"""
    start: int


class Numbering:
    """Counts the items of lists; those of one kind (`abstractNum`) go on where the last ended."""

    def __init__(self, root: Element | None) -> None:
        """Take the root of ``numbering.xml``."""
        self._levels: dict[tuple[str, int], _Level] = {}
        """By list and depth, from 0."""
        self._kinds: dict[str, str] = {}
        self._anew: dict[tuple[str, int], int] = {}
        """With which number a list begins where it doesn't go on; until it has begun."""
        self._counts: dict[str, dict[int, int]] = {}
        """By kind and depth, the number of the last item."""
        if root is not None:
            kinds = {
                attribute(each, "abstractNumId"): dict(_levels(each))
                for each in root.iter("{*}abstractNum")
            }
            for used in root.iter("{*}num"):
                self._take(used, kinds)

    def _take(self, used: Element, kinds: dict[str, dict[int, _Level]]) -> None:
        number, kind = attribute(used, "numId"), attribute(child(used, "abstractNumId"), "val")
        self._kinds[number] = kind
        levels = kinds.get(kind, {}) | dict(
            level for each in used.iter("{*}lvlOverride") for level in _levels(each)
        )
        self._levels.update(((number, depth), level) for depth, level in levels.items())
        for override in used.iter("{*}lvlOverride"):
            depth = number_in(override, "ilvl")
            start = number_in(child(override, "startOverride"), "val")
            if depth is not None and start is not None:
                self._anew[number, depth] = start

    def is_unmarked(self, number: str, depth: int) -> bool:
        """Tell whether the items of a list show neither a number nor a bullet."""
        level = self._levels.get((number, depth))
        return level is not None and level.form == "none"

    def bullet(self, number: str, depth: int) -> str:
        """Return what stands before the next item of a list, as `Block` keeps it."""
        level = self._levels.get((number, depth))
        if level is None:
            return BULLET
        counts = self._counts.setdefault(self._kinds[number], {})
        begin = self._anew.pop((number, depth), None)
        counts[depth] = counts.get(depth, level.start - 1) + 1 if begin is None else begin
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.form in {"bullet", _BLANK}:
            return BULLET if level.form == "bullet" else ""
        return self._shown(number, level, counts)

    def _shown(self, number: str, level: _Level, counts: dict[int, int]) -> str:
        def count(depth: int) -> str:
            of = self._levels.get((number, depth), level)
            return written(counts.get(depth, of.start), of.form)

        text = _NUMBER.sub(lambda match: count(int(match[1]) - 1), level.text)
        return text if len(text) <= _LONGEST else f"{count(max(counts))}."


def _levels(parent: Element) -> Iterator[tuple[int, _Level]]:
    for each in parent.iter("{*}lvl"):
        depth = number_in(each, "ilvl")
        if depth is not None:
            form = attribute(child(each, "numFmt"), "val")
            text = normalise(attribute(child(each, "lvlText"), "val"))
            form = _BLANK if form == "bullet" and text.isspace() else _FORMS.get(form, "1")
            start = number_in(child(each, "start"), "val")
            yield depth, _Level(form, text.strip(), 1 if start is None else start)
