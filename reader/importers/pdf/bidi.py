"""The characters of a line as they are read, from how they stand beside each other.

A PDF says where each glyph stands, and not in what order a line with a script from right to
left is to be read. This turns round what UAX #9 does to show a line; where two readings look
the same, as of a number beside a Latin word, what goes from left to right stays together.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional, category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.importers.pdf.glyphs import Glyph

_SPACE = 0.18
"""Of the size: the gap between two words."""
_CLEFT = 0.5
"""The same on a line that has spaces of its own, where a letter may stand apart."""
_WITHIN_WORD = 0.35
"""The same between letters that PDFium found no words between, where it found some on the line."""
_BETWEEN_WORDS = 0.15
"""And between letters that it found to be of two."""
_TOUCHING = 0.05
"""Points."""
_FEW = 3
"""How many smaller gaps a line may have between letters that aren't words."""
_LAM = "\u0644"
_ALEFS = frozenset("\u0622\u0623\u0625\u0627\u0671")
_SHADDA = "\u0651"
_KINDS = {"L": "L", "R": "R", "AL": "R", "EN": "n", "AN": "n", "CS": ",", "ES": "-", "ET": "%"}
_LEFT_TO_RIGHT = re.compile("%*[Ln](?:[^R]*[Ln])?%*")
_RIGHT_TO_LEFT = re.compile("R(?:[^L]*R)?")
_FIGURES = re.compile("%*n+(?:[,-]n+)*%*")
_ARABIC_FIGURES = re.compile("n+(?:,n+)*")
"""Beside Arabic letters, other signs don't join figures (rules W2 to W5)."""
_INSIDE = re.compile(r"(?<=[(\[]) | (?=[)\]])")
"""Spaces that LibreOffice has on the wrong side of a bracket."""
_BRACKETS = ("()", "[]", "{}", "«»")


class _Cell(NamedTuple):
    """A character with the marks on it."""

    text: str
    left: float
    right: float
    word: int = 0
    """Which of the words of the page it is in, as PDFium parts them."""


def more_right_to_left(text: str) -> bool:
    """Return whether most letters are written from right to left."""
    kinds = [bidirectional(character) for character in text]
    return kinds.count("R") + kinds.count("AL") > kinds.count("L")


def has_right_to_left(text: str) -> bool:
    """Return whether there is a letter that is written from right to left."""
    return not text.isascii() and any(bidirectional(each) in {"R", "AL"} for each in text)


def read_line(glyphs: Sequence[Glyph], *, leftward: bool) -> str:
    """Return what a line says; ``leftward``: it is one of a text from right to left."""
    cells, size = _cells(glyphs), max(glyph.size for glyph in glyphs)
    cells = _spaced(cells, size, parted=any(glyph.made for glyph in glyphs))
    ordered = _turned_left_to_right(cells[::-1]) if leftward else _turned_right_to_left(cells)
    return "".join(cell.text for cell in ordered)


def with_mended_brackets(text: str) -> str:
    """Return a text from right to left with brackets that close before they open turned round.

    Some programs write the character of the glyph that is seen, others the one that is meant.
    """
    for pair in _BRACKETS:
        found = [index for index, character in enumerate(text) if character in pair]
        if len(found) % 2 == 0 and not _is_balanced([text[index] for index in found], pair):
            characters = list(text)
            for turn, index in enumerate(found):
                characters[index] = pair[turn % 2]
            text = "".join(characters)
    return _INSIDE.sub("", text)


def _is_balanced(brackets: Iterable[str], pair: str) -> bool:
    depth = 0
    for bracket in brackets:
        depth += 1 if bracket == pair[0] else -1
        if depth < 0:
            return False
    return depth == 0


def _cells(glyphs: Sequence[Glyph]) -> list[_Cell]:
    """Return the characters from left to right, each with its marks."""
    placed = [glyph for glyph in glyphs if not glyph.made]
    bases = _from_left(glyph for glyph in placed if category(glyph.text[0]) != "Mn")
    letters = [index for index, glyph in enumerate(bases) if not glyph.text.isspace()]
    marks: dict[int, list[Glyph]] = {}
    for mark in placed:
        if category(mark.text[0]) == "Mn" and letters:
            marks.setdefault(_bearer(mark, bases, letters), []).append(mark)
    return [
        _Cell(
            "".join([glyph.text, *_in_order(marks.get(index, ()))]),
            min([glyph.left, *(m.left for m in marks.get(index, ()) if _are_one(m, glyph))]),
            glyph.right,
            glyph.word,
        )
        for index, glyph in enumerate(bases)
    ]


def _in_order(marks: Iterable[Glyph]) -> list[str]:
    return sorted((mark.text for mark in marks), key=lambda mark: mark != _SHADDA)


def _bearer(mark: Glyph, bases: Sequence[Glyph], letters: Iterable[int]) -> int:
    """Return the index of the letter that a mark is on."""
    middle = (mark.left + mark.right) / 2
    nearest = min(letters, key=lambda index: _distance(bases[index], middle))
    if _distance(bases[nearest], middle)[0] > 0:
        return next((index for index in letters if _are_one(mark, bases[index])), nearest)
    return nearest


def _are_one(mark: Glyph, letter: Glyph) -> bool:
    """Return whether one glyph shows a letter and its mark, whose place PDFium cuts in two."""
    return abs(letter.left - mark.right) < _TOUCHING


def _from_left(bases: Iterable[Glyph]) -> list[Glyph]:
    """Return glyphs in the order they stand in; of those that one glyph shows, the last first."""
    numbered = sorted(
        enumerate(bases),
        key=lambda pair: (
            pair[1].left + pair[1].right,
            -pair[0] if has_right_to_left(pair[1].text) else pair[0],
        ),
    )
    ordered = [glyph for _, glyph in numbered]
    for index, (one, other) in enumerate(pairwise(ordered)):
        is_one_glyph = (one.left, one.right) == (other.left, other.right)
        if is_one_glyph and one.text == _LAM and other.text in _ALEFS:
            ordered[index : index + 2] = other, one
    return ordered


def _distance(glyph: Glyph, middle: float) -> tuple[float, float]:
    outside = max(glyph.left - middle, middle - glyph.right, 0)
    return outside, abs(glyph.left + glyph.right - 2 * middle)


def _spaced(cells: Sequence[_Cell], size: float, *, parted: bool) -> list[_Cell]:
    """Return cells with a space where there is a gap; ``parted``: PDFium found words among them."""
    has_spaces = any(cell.text.isspace() for cell in cells)
    gaps = sum(
        cell.left - before.right > _SPACE * size
        and not (before.text.isspace() or cell.text.isspace())
        for before, cell in pairwise(cells)
    )
    widest = (_CLEFT if has_spaces and gaps < _FEW else _SPACE) * size
    spaced = list(cells[:1])
    for before, cell in pairwise(cells):
        limit = widest
        if parted and before.text[0].isalpha() and cell.text[0].isalpha():
            limit = (_WITHIN_WORD if before.word == cell.word else _BETWEEN_WORDS) * size
        is_apart = cell.left - before.right > limit
        if is_apart and not before.text.isspace() and not cell.text.isspace():
            spaced.append(_Cell(" ", before.right, cell.left))
        spaced.append(cell)
    return spaced


def _turned_left_to_right(cells: list[_Cell]) -> list[_Cell]:
    """Return cells from the right with what is read from the left turned round."""
    kinds = _kinds(cells)
    for match in _LEFT_TO_RIGHT.finditer(kinds):
        start, end = match.span()
        if "L" in match[0]:
            cells[start:end] = cells[start:end][::-1]
        else:
            cells[start:end] = _figures_turned(cells[start:end], arabic=_has_arabic(cells))
    return cells


def _turned_right_to_left(cells: list[_Cell]) -> list[_Cell]:
    """Return cells from the left with what is read from the right turned round."""
    for match in _RIGHT_TO_LEFT.finditer(_kinds(cells)):
        start, end = match.span()
        turned = cells[start:end][::-1]
        cells[start:end] = _figures_turned(turned, arabic=_has_arabic(turned))
    return cells


def _figures_turned(cells: list[_Cell], *, arabic: bool) -> list[_Cell]:
    figures = _ARABIC_FIGURES if arabic else _FIGURES
    for match in figures.finditer(_kinds(cells)):
        start, end = match.span()
        cells[start:end] = cells[start:end][::-1]
    return cells


def _kinds(cells: Iterable[_Cell]) -> str:
    """Return a letter for each cell: what it is for the directions."""
    return "".join(_KINDS.get(bidirectional(cell.text[0]), "o") for cell in cells)


def _has_arabic(cells: Iterable[_Cell]) -> bool:
    return any(bidirectional(cell.text[0]) == "AL" for cell in cells)
