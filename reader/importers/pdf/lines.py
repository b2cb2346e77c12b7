"""The lines of a PDF page, put together from its glyphs by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from reader.importers.pdf.bidi import has_right_to_left, more_right_to_left, read_line
from reader.text import UNSPACED, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.importers.pdf.glyphs import Glyph

_SAME_LINE = 0.5
"""Of the size: how far up or down a glyph of the same line may stand, as exponents do."""
_INITIAL = 1.8
"""Times the size of the text: what is larger than that is no letter among others."""
_APART = 1.5
"""Of the size: the gap that ends a line, as that between columns or cells."""
_TOUCHING = 0.35
"""Of the size: the gap between two parts of a line that don't follow each other in the file."""
_BAND = 6
"""Points, for finding what is level without looking through the page."""
_WORDS_APART = 0.2
"""Of the size: the gap between two words that no space is between in the file."""
_COVERED = 0.1
"""Of the size: what is closer than that has no space between, even if one was drawn."""
_MOST_APART = 0.3
"""The share of letters that stand apart, from which on that means nothing."""
_DRAWN_LATER = 3
"""Parts; so far back goes a text on that a mark, drawn by itself, has cut."""
_RAISED = 0.15
_SMALL = 0.85
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENDS_LEFT = re.compile(r"[.,:;!?]\w.*[^.,:;!?]$")
"""A line of Latin letters that is set from right to left has its full stop at the left."""
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_BULLET = re.compile(r"^[•\uf0b7\uf0a7] ?(?=\S)")
"""Also as Word's symbol font has it."""
_PARTED = re.compile(r"(?<=[^\W\d]|[.,;:!?”’»)]) (?=[⁰¹²³⁴-⁹]{1,3}(?: |$))")
"""The space before the sign of a note, which is only that of the smaller type."""
_PRESENTATION = re.compile("[\ufb00-\ufb4f\ufb50-\ufdc7\ufe70-\ufefc]+")
"""Ligatures and positional shapes, which stand for other letters."""


class Line(NamedTuple):
    """A line, or what of it is in one column or cell."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    fixed: bool = False
    joined: bool = False
    """Whether it goes on a row of cells that the line before it began."""
    hang: float | None = None
    """Where the last cell of a row begins, and the lines that go on with that."""
    links: tuple[tuple[str, str], ...] = ()
    """What of it leads to an address, each with that."""

    @property
    def top(self) -> float:
        """About where its letters begin, downwards."""
        return self.base - self.size


def page_lines(glyphs: Iterable[Glyph], *, leftward: bool) -> list[Line]:
    """Return the lines of a page, in the order of the file.

    ``leftward``: the document is read from right to left. Its lines are mirrored, so that
    each begins where the smaller coordinate is.
    """
    parts = _merged(_rows(_parts(glyphs), leftward=leftward))
    lines = (_line(part, leftward=leftward) for part in parts)
    return [line for line in lines if line.text]


class _Part:
    """Glyphs on one line that follow each other, growing."""

    def __init__(self, glyph: Glyph) -> None:
        self.glyphs = [glyph]
        self.left, self.right = glyph.left, glyph.right
        self.base, self.size = glyph.base, glyph.size
        self.joined = False

    def takes(self, glyph: Glyph) -> bool:
        gap = max(glyph.left - self.right, self.left - glyph.right)
        return _are_level(self, glyph) and gap <= _APART * max(self.size, glyph.size)

    def add(self, glyph: Glyph) -> None:
        if self.has_inside(glyph) and not has_right_to_left(glyph.text):
            self.put_in([glyph])
        else:
            self.glyphs.append(glyph)
        self.left, self.right = min(self.left, glyph.left), max(self.right, glyph.right)
        if glyph.size > self.size and not glyph.text.isspace():
            self.base, self.size = glyph.base, glyph.size

    def extend(self, other: _Part) -> None:
        """Take in a part that stands to the right."""
        self.glyphs += other.glyphs
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        if other.size > self.size:
            self.base, self.size = other.base, other.size

    def has_inside(self, other: _Part | Glyph) -> bool:
        return self.left < other.left and other.right < self.right

    def put_in(self, glyphs: Sequence[Glyph]) -> None:
        """Take in what stands in a gap, in place of the space that was found there."""
        left = glyphs[0].left
        later = (index for index, each in enumerate(self.glyphs) if each.left >= left)
        end = next(later, len(self.glyphs))
        start = end - (0 < end < len(self.glyphs) and self.glyphs[end - 1].made)
        self.glyphs[start:end] = glyphs

    def is_level_with(self, other: _Part) -> bool:
        return _are_level(self, other)

    def touches(self, other: _Part, within: float) -> bool:
        gap = max(other.left - self.right, self.left - other.right)
        return self.is_level_with(other) and gap <= within * max(self.size, other.size)


def _are_level(one: _Part | Glyph, other: _Part | Glyph) -> bool:
    """Return whether two things are on one line; a large initial is on none (`pdf_initials`)."""
    small, large = sorted((one.size, other.size))
    return abs(one.base - other.base) <= _SAME_LINE * large and large <= _INITIAL * small


def _parts(glyphs: Iterable[Glyph]) -> list[_Part]:
    """Return glyphs that follow each other in the file and on the page."""
    parts: list[_Part] = []
    for glyph in glyphs:
        if glyph.made:
            if parts:
                parts[-1].glyphs.append(glyph)
        elif parts and parts[-1].takes(glyph):
            parts[-1].add(glyph)
        elif not glyph.text.isspace():
            parts.append(_Part(glyph))
        elif earlier := [part for part in parts[-_DRAWN_LATER:-1] if part.takes(glyph)]:
            earlier[-1].add(glyph)
    return parts


def _rows(parts: Iterable[_Part], *, leftward: bool) -> Iterator[_Part]:
    """Yield parts with those of one row, one after the other in the file, put in order."""
    row: list[_Part] = []
    for part in parts:
        if row and not part.is_level_with(row[-1]):
            yield from _joined(row, leftward=leftward)
            row = []
        row.append(part)
    yield from _joined(row, leftward=leftward)


def _joined(row: list[_Part], *, leftward: bool) -> Iterator[_Part]:
    """Yield the parts of a row from where it begins; those that hang together as one."""
    cells: list[_Part] = []
    for part in sorted(row, key=lambda part: part.left):
        if cells and cells[-1].touches(part, _APART):
            cells[-1].extend(part)
        else:
            cells.append(part)
    if leftward:
        cells.reverse()
    for index, cell in enumerate(cells):
        cell.joined = index > 0
    yield from cells


def _merged(parts: Iterable[_Part]) -> list[_Part]:
    """Return parts with pieces that came later in the file, such as bullets, put where they are."""
    merged: list[_Part] = []
    near: dict[int, list[_Part]] = {}
    for part in parts:
        place = round(part.base / _BAND)
        level = [each for band in (place - 1, place, place + 1) for each in near.get(band, ())]
        other = next((each for each in level if each.touches(part, _TOUCHING)), None)
        if other is None or part.joined:
            merged.append(part)
            near.setdefault(place, []).append(part)
        elif other.has_inside(part):
            other.put_in(part.glyphs)
        elif other.left <= part.left:
            other.extend(part)
        else:
            other.glyphs, part.glyphs = part.glyphs, other.glyphs
            other.extend(part)
    return merged


def _line(part: _Part, *, leftward: bool) -> Line:
    placed = [glyph for glyph in part.glyphs if not glyph.made]
    shown = [glyph for glyph in placed if not glyph.text.isspace()] or placed
    size = Counter(round(glyph.size, 1) for glyph in shown).most_common(1)[0][0]
    base = next(glyph.base for glyph in shown if round(glyph.size, 1) == size)
    seen = _without_covered_spaces(part.glyphs)
    glyphs = [_with_exponent(glyph, base, size) for glyph in seen]
    text = _text(glyphs)
    if has_right_to_left(text) or (leftward and _ENDS_LEFT.match(text)):
        text = read_line(glyphs, leftward=leftward or more_right_to_left(text))
    left, right = min(each.left for each in shown), max(each.right for each in shown)
    if leftward:
        left, right = -right, -left
    is_bold = 2 * sum(glyph.bold for glyph in shown) > len(shown)
    is_fixed = 2 * sum(glyph.fixed for glyph in shown) > len(shown)
    return Line(cleaned(text), left, right, base, size, is_bold, is_fixed, part.joined)


def _without_covered_spaces(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return glyphs without the spaces that the next letter is drawn over, as groff kerns."""
    around = zip(glyphs, glyphs[1:], glyphs[2:], strict=False)
    covered = {
        place
        for place, (before, space, after) in enumerate(around, 1)
        if space.text == " "
        and not (before.made or space.made or after.made or after.text.isspace())
        and before.left < space.left < after.right
        and after.left - before.right < _COVERED * space.size
        and after.left < (space.left + space.right) / 2
    }
    return [glyph for place, glyph in enumerate(glyphs) if place not in covered]


def _text(glyphs: Sequence[Glyph]) -> str:
    """Return what glyphs say, with a space where words stand apart without one.

    Where most letters stand apart, it is for the look of the line.
    """
    text = glyphs[0].text
    gaps = 0
    for before, glyph in pairwise(glyphs):
        is_apart = (
            glyph.left - before.right > _WORDS_APART * glyph.size
            and not (before.made or glyph.made or before.text.isspace() or glyph.text.isspace())
            and not UNSPACED.match(glyph.text)
        )
        gaps += is_apart
        text += f" {glyph.text}" if is_apart else glyph.text
    if gaps > _MOST_APART * len(glyphs):
        return "".join(glyph.text for glyph in glyphs)
    return text


def _with_exponent(glyph: Glyph, base: float, size: float) -> Glyph:
    """Return a figure that stands small and high as one that always does."""
    is_raised = glyph.base < base - _RAISED * size and glyph.size < _SMALL * size
    return glyph._replace(text=glyph.text.translate(_SUPERSCRIPTS)) if is_raised else glyph


def usual_size(lines: Iterable[Line]) -> float:
    """Return the size of most letters; 0 where there are none."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += len(line.text)
    return max(counts, key=lambda size: counts[size], default=0)


def cleaned(text: str) -> str:
    """Return a text with single spaces, and letters in place of their ligatures."""
    text = _PRESENTATION.sub(lambda match: normalize("NFKC", match[0]), text)
    text = _PARTED.sub("", _SPACES.sub(" ", normalise(text)).strip())
    return _BULLET.sub("• ", text)
