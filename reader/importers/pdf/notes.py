"""The footnotes of a PDF: small lines at the foot of a page or column that begin with a sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.pdf.lines import Line
    from reader.importers.pdf.order import Part

_SMALLER = 0.95
"""Of the size of the text: what is smaller may be a note."""
_LOWER = 0.4
"""Of the page: what is above that isn't at its foot."""
_SIGN = re.compile(r"(?:[¹²³⁰⁴-⁹]{1,3}|\d{1,3}|[*†‡§¶]{1,3})(?=[\s.)]*[^\W\d])")
_FIGURES = re.compile(r"^(\d{1,3})[.)]?(?=\D)")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def without_notes(parts: Sequence[Part], size: float) -> tuple[list[Part], list[list[Line]]]:
    """Return the parts of a page that are its text, of ``size``, and the lines of each note."""
    text: list[Part] = []
    notes: list[list[Line]] = []
    for part in parts:
        if not _is_at_foot(part, parts, size):
            text.append(part)
        elif _SIGN.match(part.lines[0].text):
            notes += _cut(part.lines)
        elif notes and part.lines[0].text[0].islower():  # the rest of it, in the next column
            notes[-1] += part.lines
        else:
            text.append(part)
    return text, notes


def _is_at_foot(part: Part, parts: Sequence[Part], size: float) -> bool:
    """Return whether a part is small, low on the page, and has no text under it."""
    if part.lines[0].size > _SMALLER * size:
        return False
    top, bottom = min(each.top for each in parts), max(each.bottom for each in parts)
    return part.top > top + _LOWER * (bottom - top) and not any(
        each.top > part.top and each.lines[0].size > _SMALLER * size and not each.is_beside(part)
        for each in parts
    )


def _cut(lines: Sequence[Line]) -> list[list[Line]]:
    notes: list[list[Line]] = []
    for line in lines:
        if _SIGN.match(line.text):
            notes.append([])
        notes[-1].append(line)
    return notes


def note_text(text: str) -> str:
    """Return a note with its number as what refers to it is written."""
    return _FIGURES.sub(lambda match: match[1].translate(_SUPERSCRIPTS), text)
